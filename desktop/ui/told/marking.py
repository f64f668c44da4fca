"""Marks a text of the tables beside, so that it is collected for translation."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP


def _(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("Told", text))
