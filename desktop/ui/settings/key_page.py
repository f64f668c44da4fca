"""Where the reader changes keys: choose an action, press a key, see who has it already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.actions import plain_text
from desktop.ui.flow import FlowLayout
from desktop.ui.key_table import native
from desktop.ui.mnemonics import plain
from desktop.ui.settings.key_model import RECORD, KeyModel, KeyRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.ui.key_table import Keys

_LETTERS = 20
"""So many letters wide is the field for a new key at least."""


class KeyPage(QWidget):
    """Lists every action with its keys, and changes them.

    Parameters
    ----------
    keys : mapping of str to tuple of str
        As they are now.

    Attributes
    ----------
    changed : Signal
        A key was given, taken away or put back.
    """

    changed = Signal()

    def __init__(self, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = KeyModel(keys, self)
        self.search = QLineEdit(self)
        self.table = self._make_table()
        self.chosen = QLabel(self)
        self.chosen.setProperty("role", "lead")
        self.press = QKeySequenceEdit(self)
        self.conflict = QLabel(self)
        self.conflict.setWordWrap(True)
        self.assign = self._button(self.tr("&Give this key"), self.give)
        self.clear = self._button(self.tr("&No key"), self._clear)
        self.default = self._button(self.tr("&Default key"), self._reset)
        self.all_defaults = self._button(self.tr("All &defaults"), self._reset_all)
        self._set_up()
        self._lay_out()
        self.table.selectRow(0)
        self._show()

    def _make_table(self) -> QTableView:
        self._proxy = QSortFilterProxyModel(self)
        self._proxy.setSourceModel(self.model)
        self._proxy.setFilterKeyColumn(-1)
        self._proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        table = QTableView(self)
        table.setModel(self._proxy)
        table.setAccessibleName(self.tr("Actions and their keys"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        return table

    def _set_up(self) -> None:
        self.search.setPlaceholderText(self.tr("Search for an action or a key"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._on_search)
        # One key, no chords; what moves the focus stays what moves the focus.
        self.press.setMaximumSequenceLength(1)
        self.press.setAccessibleName(self.tr("New key"))
        self.press.keySequenceChanged.connect(self._show)
        for line in self.press.findChildren(QLineEdit):
            line.setAccessibleName(self.press.accessibleName())
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.model.dataChanged.connect(self._show)

    def _lay_out(self) -> None:
        self.press.setMinimumWidth(_LETTERS * self.fontMetrics().averageCharWidth())
        new = FlowLayout(spacing=6)
        for widget in (self.press, self.assign, self.clear, self.default):
            new.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 12, 20, 12)
        layout.setSpacing(8)
        layout.addWidget(self.search)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.chosen)
        layout.addLayout(new)
        layout.addWidget(self.conflict)
        layout.addWidget(self.all_defaults, 0, Qt.AlignmentFlag.AlignLeft)

    def _button(self, text: str, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAccessibleName(plain(text))
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    @property
    def row(self) -> KeyRow | None:
        """The action that is chosen."""
        record = self.table.currentIndex().data(RECORD)
        return record if isinstance(record, KeyRow) else None

    @property
    def key(self) -> str:
        """The key that was pressed; empty before."""
        return self.press.keySequence().toString(QKeySequence.SequenceFormat.PortableText)

    @Slot()
    def give(self) -> None:
        """Give the chosen action the pressed key, from whichever has it."""
        if self.row is not None and self.key:
            self.model.give(self.row.spec.name, self.key)
            self.press.clear()
            self.changed.emit()

    @Slot()
    def _clear(self) -> None:
        if self.row is not None:
            self.model.clear(self.row.spec.name)
            self.changed.emit()

    @Slot()
    def _reset(self) -> None:
        if self.row is not None:
            self.model.reset(self.row.spec.name)
            self.changed.emit()

    @Slot()
    def _reset_all(self) -> None:
        self.model.reset_all()
        self.changed.emit()

    @Slot(str)
    def _on_search(self, text: str) -> None:
        self._proxy.setFilterFixedString(text)
        if not self.table.currentIndex().isValid():
            self.table.selectRow(0)

    @Slot(QModelIndex)
    def _on_row(self, _row: QModelIndex) -> None:
        self.press.clear()
        self._show()

    @Slot()
    def _show(self) -> None:
        """Say which action is chosen, and who has the pressed key."""
        row = self.row
        self.chosen.setText(plain_text(row.spec) if row else self.tr("Choose an action"))
        owner = self.model.owner(self.key) if self.key else None
        taken = owner is not None and row is not None and owner.name != row.spec.name
        self.assign.setText(self.tr("&Take this key") if taken else self.tr("&Give this key"))
        self.assign.setAccessibleName(plain(self.assign.text()))
        self.assign.setEnabled(bool(row and self.key) and (owner is None or taken))
        self.clear.setEnabled(bool(row and row.keys))
        self.default.setEnabled(bool(row and row.changed))
        self.all_defaults.setEnabled(bool(self.model.changes()))
        self.conflict.setText(
            self._words(owner.text and plain_text(owner) if owner else "", taken=taken)
        )
        self.conflict.setProperty("role", "caution" if taken else "muted")
        self.conflict.style().polish(self.conflict)
        # The editor puts its own words there whenever it is cleared.
        for line in self.press.findChildren(QLineEdit):
            line.setPlaceholderText(self.tr("Press a key"))

    def _words(self, owner: str, *, taken: bool) -> str:
        if taken:
            words = self.tr("{key} is the key of “{other}”, which would lose it.")
        elif owner:
            words = self.tr("{key} is its key already.")
        else:
            return self.tr("An action may have several keys. No key has two actions.")
        return words.format(key=native([self.key]), other=owner)
