"""Small dialogs: keys, about, a bug."""
