"""Boards that keep the room they need: in large letters they scroll, they do not overlap."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QSplitter, QWidget

_LINES = 16
"""So many lines of text high are charts at least."""


class ChartsBeside(QSplitter):
    """Charts and tables side by side, never lower than can be read."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)

    # Qt overrides

    def minimumSizeHint(self) -> QSize:
        """Grow with the size of text."""
        height = _LINES * self.fontMetrics().lineSpacing()
        return super().minimumSizeHint().expandedTo(QSize(0, height))


def scrolling(board: QWidget, name: str, parent: QWidget) -> QScrollArea:
    """Return an area that shows a board whole, and scrolls where there is no room for it.

    Parameters
    ----------
    board : QWidget
        What is shown.
    name : str
        For those who hear the window.
    parent : QWidget
        Owns it.
    """
    area = QScrollArea(parent)
    area.setAccessibleName(name)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidgetResizable(True)
    # It scrolls to whichever control has the focus.
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(board)
    return area
