"""Failed operations, told in a bar that can be copied and dismissed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.ui.told.lookup import error_told

if TYPE_CHECKING:
    from desktop.errors import PneumoTriageError


class NoticeBar(QFrame):
    """Shows one notice; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self.setAccessibleName(self.tr("Notice"))
        self._words = QLabel(self)
        self._words.setAccessibleName(self.tr("What went wrong"))
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        copy = QPushButton(self.tr("Copy"), self)
        copy.clicked.connect(self.copy)
        dismiss = QPushButton(self.tr("Dismiss"), self)
        dismiss.clicked.connect(self.hide)
        for button in (copy, dismiss):
            button.setAccessibleName(self.tr("{action} the notice").format(action=button.text()))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.addWidget(self._words, 1)
        layout.addWidget(copy)
        layout.addWidget(dismiss)
        self.hide()

    @property
    def text(self) -> str:
        """What the notice says."""
        return self._words.text()

    def tell(self, error: PneumoTriageError) -> None:
        """Show what went wrong, with what, and what to do."""
        self._words.setText(error_told(error))
        self.show()

    @Slot()
    def copy(self) -> None:
        """Put the notice on the clipboard."""
        QGuiApplication.clipboard().setText(self.text)
