"""Sessions: which folders are open, at which case, and which of them are watched."""
