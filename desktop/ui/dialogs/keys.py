"""The list of all keys and what the mouse does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop.ui.actions import MOUSE, SPECS, plain_text, translate

_COLUMNS = 2


class KeysDialog(QDialog):
    """Lists the keys from the same table from which the actions are made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys and mouse"))
        self.setAccessibleName(self.windowTitle())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        keys = [(_native(spec.keys), plain_text(spec)) for spec in SPECS if spec.keys]
        mouse = [(translate(how), translate(what)) for how, what in MOUSE]
        layout.addWidget(self._heading(self.tr("Keys")))
        layout.addLayout(self._table(keys))
        layout.addWidget(self._heading(self.tr("Mouse on the film")))
        layout.addLayout(self._table(mouse))
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close.rejected.connect(self.reject)
        for button in close.buttons():
            button.setAccessibleName(self.tr("Close"))
        layout.addWidget(close)

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text, self)
        font = label.font()
        font.setBold(True)
        label.setFont(font)
        return label

    def _table(self, rows: list[tuple[str, str]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        height = -(-len(rows) // _COLUMNS)
        for n, (key, text) in enumerate(rows):
            column, row = divmod(n, height)
            name = QLabel(key, self)
            name.setProperty("role", "unflagged")
            grid.addWidget(name, row, 2 * column, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(QLabel(text, self), row, 2 * column + 1)
        for column in range(_COLUMNS):
            grid.setColumnStretch(2 * column + 1, 1)
        return grid


def _native(keys: tuple[str, ...]) -> str:
    written = (QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
    return " · ".join(written)
