"""Cells of the triage strip: a title and what belongs beneath it; several break into lines."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget


class Cell(QWidget):
    """Labels and controls one beneath the other, never narrower than they must be.

    Parameters
    ----------
    title : QLabel
        Says what the others are.
    parts : QWidget
        The others, from above.
    least : int
        Pixels that the widest of what it may say takes: cells stand still while that changes.
    """

    def __init__(self, title: QLabel, *parts: QWidget, least: int, parent: QWidget) -> None:
        super().__init__(parent)
        title.setProperty("role", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        for part in (title, *parts):
            column.addWidget(part)
        column.addStretch()
        self.setMinimumWidth(max(least, column.minimumSize().width()))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
