"""The settings dialog, made from the records of `desktop.settings`, and the change of keys."""
