"""The comparison of the installed models."""
