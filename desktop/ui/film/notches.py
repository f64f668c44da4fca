"""Turns of the wheel as whole steps."""

from __future__ import annotations

NOTCH = 120
"""What Qt calls one notch of a wheel."""


class Notches:
    """Adds small turns up: touchpads send many, and a film passes with each whole notch."""

    def __init__(self) -> None:
        self._turned = 0

    def after(self, turned: int) -> int:
        """Return how many notches a turn completes; those towards the reader are positive."""
        self._turned += turned
        notches = int(self._turned / NOTCH)
        self._turned -= notches * NOTCH
        return -notches
