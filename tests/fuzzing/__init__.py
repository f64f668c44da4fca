"""Damaged films for the readers: see ``python -m tests.fuzzing --help``."""
