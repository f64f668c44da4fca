"""A line of words that ends with an ellipsis where there is no room for the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class ElidedLabel(QLabel):
    """Says as much as there is room for, and the whole in its tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # A name or a note is never taken for markup.
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._whole = ""

    @property
    def whole(self) -> str:
        """All that it has to say."""
        return self._whole

    def say(self, text: str, *, more: str = "") -> None:
        """Say something, and more of it in the tooltip."""
        self._whole = text
        self.setAccessibleDescription(text)
        self.setToolTip("\n".join(part for part in (text, more) if part))
        self._elide()

    def _elide(self) -> None:
        right = Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(self._whole, right, self.width()))

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for now."""
        super().resizeEvent(event)
        self._elide()
