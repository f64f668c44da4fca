"""Qt: nothing outside this package imports PySide6."""
