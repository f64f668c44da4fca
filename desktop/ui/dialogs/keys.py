"""The help overlay: every key as it is now, and what the mouse does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.actions import MOUSE, SPECS, Reach, default_keys, plain_text, translate
from desktop.ui.key_table import Keys, in_force, native

if TYPE_CHECKING:
    from collections.abc import Sequence

_COLUMNS = 3
_LARGEST = QSize(1240, 740)
_GAP = 10
_HELP = "keys"


class KeysDialog(QDialog):
    """Lists the keys from the same table from which the actions are made.

    Parameters
    ----------
    keys : mapping of str to tuple of str, optional
        Keys of all actions, as they are now; the defaults when omitted.
    """

    def __init__(self, keys: Keys | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys and mouse"))
        self.setAccessibleName(self.windowTitle())
        self._keys = keys or in_force(default_keys(), {})
        rows = QWidget(self)
        self._grid = QGridLayout(rows)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(3)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(2 * column + 1, 1)
        for title, table in self._sections():
            self._add_section(title, table)
        area = QScrollArea(self)
        area.setAccessibleName(self.windowTitle())
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(rows)
        layout = QVBoxLayout(self)
        layout.addWidget(area, 1)
        layout.addWidget(self._foot())
        layout.addWidget(self._close_button())
        self.resize(_LARGEST.boundedTo(self.screen().availableSize()))
        # The key that opened the overlay closes it again.
        for key in self._keys[_HELP]:
            QShortcut(QKeySequence(key), self, self.accept)

    def _sections(self) -> list[tuple[str, list[tuple[str, str]]]]:
        heads = {
            Reach.WORKLIST: self.tr("While reading"),
            Reach.FILM: self.tr("On the film"),
            Reach.WINDOW: self.tr("Everywhere"),
        }
        sections = [
            (
                head,
                [
                    (native(self._keys[spec.name]), plain_text(spec))
                    for spec in SPECS
                    if spec.reach is reach and self._keys[spec.name]
                ],
            )
            for reach, head in heads.items()
        ]
        mouse = [(translate(how), translate(what)) for how, what in MOUSE]
        return [*sections, (self.tr("Mouse on the film"), mouse)]

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setProperty("role", "lead")
        return label

    def _foot(self) -> QLabel:
        label = QLabel(self.tr("All keys can be changed under File → Settings → Keys."), self)
        label.setProperty("role", "muted")
        label.setWordWrap(True)
        return label

    def _close_button(self) -> QDialogButtonBox:
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close.rejected.connect(self.reject)
        for button in close.buttons():
            button.setAccessibleName(self.tr("Close"))
        return close

    def _add_section(self, title: str, rows: Sequence[tuple[str, str]]) -> None:
        """Put a heading and its rows below what is there, in columns that all sections share."""
        top = self._grid.rowCount()
        self._grid.addWidget(self._heading(title), top, 0, 1, 2 * _COLUMNS)
        height = -(-len(rows) // _COLUMNS)
        for n, (key, text) in enumerate(rows):
            column, row = divmod(n, height)
            name = QLabel(key, self)
            name.setProperty("role", "unflagged")
            name.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop)
            words = QLabel(text, self)
            words.setWordWrap(True)
            words.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(name, top + 1 + row, 2 * column)
            self._grid.addWidget(words, top + 1 + row, 2 * column + 1)
        self._grid.setRowMinimumHeight(top + height + 1, _GAP)
