"""Asks once who reads; the name stands with every verdict."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.mnemonics import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

NAME_LETTERS = 80


def user_name() -> str:
    """Return what the system calls the person at the machine; empty where it does not say."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


class NameDialog(QDialog):
    """Asks for the reader's name.

    Parameters
    ----------
    now : str
        Who reads at present; empty for nobody yet.
    known : sequence of str
        Everyone who ever gave a verdict here.

    Attributes
    ----------
    named : Signal of str
        Who reads from now on.
    """

    named = Signal(str)

    def __init__(self, now: str, known: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Who reads?"))
        self.setAccessibleName(self.windowTitle())
        why = QLabel(
            self.tr(
                "Your name stands with each of your verdicts, in the log on this computer. A "
                "second reader gives another name and sees their own verdicts only."
            ),
            self,
        )
        why.setWordWrap(True)
        self.name = QComboBox(self)
        self.name.setEditable(True)
        self.name.setAccessibleName(self.tr("Name of the reader"))
        self.name.addItems(list(known))
        self.name.setEditText(now or user_name())
        line = self.name.lineEdit()
        if line is not None:
            line.setMaxLength(NAME_LETTERS)
            line.setAccessibleName(self.tr("Name of the reader"))
            line.selectAll()
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel, self)
        for kind in (kinds.Ok, kinds.Cancel):
            button = self.buttons.button(kind)
            button.setAccessibleName(plain(button.text()))
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        self.name.editTextChanged.connect(self._on_text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(why)
        layout.addWidget(self.name)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(420)
        self.name.setFocus()
        self._on_text(self.name.currentText())

    @Slot(str)
    def _on_text(self, text: str) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(text.strip()))

    @Slot()
    def _on_accepted(self) -> None:
        if self.name.currentText().strip():
            self.accept()
            self.named.emit(self.name.currentText().strip())
