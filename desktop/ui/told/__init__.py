"""What the layers below the window, and the models' cards, say in English, in other languages."""
