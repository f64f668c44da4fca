"""The dialog for installed models."""
