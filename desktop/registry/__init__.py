"""Installed models: install, verify, activate, roll back."""
