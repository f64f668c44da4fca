"""The strip under the worklist: progress, cancel, and the account of every image."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import words
from desktop.ui.progress import Progress


class ProgressStrip(QFrame):
    """Says how far the folder has come.

    Attributes
    ----------
    cancel_wanted : Signal
        The reader wants no more films read.
    """

    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._doing = QLabel(self)
        self._doing.setAccessibleName(self.tr("What is going on"))
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self._cancel.setAccessibleName(self.tr("Cancel reading"))
        self._cancel.clicked.connect(self._on_cancel)
        self._account = QLabel(self)
        self._account.setAccessibleName(self.tr("Count of the images"))
        self._account.setProperty("role", "muted")
        self._account.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self._doing, 1)
        row.addWidget(self._cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 6, 10, 6)
        layout.setSpacing(4)
        layout.addWidget(self._bar)
        layout.addLayout(row)
        layout.addWidget(self._account)
        self.show_progress(Progress())

    @property
    def account(self) -> str:
        """The account of every image."""
        return self._account.text()

    @property
    def doing(self) -> str:
        """What is going on, in words."""
        return self._doing.text()

    def show_progress(self, progress: Progress) -> None:
        """Say how far it has come."""
        for widget in (self._bar, self._doing, self._cancel):
            widget.setVisible(progress.working)
        if not progress.working:
            self._cancel.setEnabled(True)
        if progress.found:
            self._bar.setRange(0, progress.found)
            self._bar.setValue(progress.done)
        else:
            self._bar.setRange(0, 0)
        self._doing.setText(words.progress_line(progress))
        self._account.setText(words.counts_line(progress))
        self.setVisible(bool(self._account.text()))

    def _on_cancel(self) -> None:
        self._cancel.setEnabled(False)
        self.cancel_wanted.emit()
