"""Room for what the opened strip holds: as much as it wants; where there is less, it scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_LEAST_LINES = 7


class Room(QScrollArea):
    """Takes the height that its content wants, and less where the list beneath needs it.

    Large letters on a small screen would otherwise cut lines in two, or push the list out.

    Parameters
    ----------
    content : QWidget
        What stands in it; higher where it is narrower.
    """

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(content.accessibleName())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setWidget(content)
        self.setWidgetResizable(True)
        for ground in (content, self.viewport()):
            ground.setAutoFillBackground(False)

    def _wanted(self) -> int:
        # Without a scroll bar: with one it is narrower and would want still more.
        height = self._content.heightForWidth(self.width())
        return max(height, self._content.minimumSizeHint().height())

    # Qt overrides

    def sizeHint(self) -> QSize:
        """Want what the content wants in this width."""
        return QSize(self._content.sizeHint().width(), self._wanted())

    def minimumSizeHint(self) -> QSize:
        """Leave something in sight, and the way to the rest."""
        least = _LEAST_LINES * self.fontMetrics().lineSpacing()
        return QSize(self._content.minimumSizeHint().width(), min(least, self._wanted()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Want another height in another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Want another height when the content says something else."""
        if watched is self._content and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
