"""Asking what a column must say: a choice of its words, a range, or a text."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import words
from desktop.ui.mnemonics import plain
from desktop.ui.worklist.columns import BY_NAME, Kind
from desktop.ui.worklist.filters import ColumnFilter
from desktop.ui.worklist.order_words import end_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.ui.worklist.case import Case


def counted(column: str, cases: Iterable[Case]) -> list[tuple[str, int]]:
    """Return the different words of a column with how many films say them."""
    tally: Counter[str] = Counter()
    for case in cases:
        tally.update(BY_NAME[column].words(case) or ("",))
    return sorted(tally.items(), key=lambda pair: (pair[0] == "", pair[0]))


class ColumnFilterDialog(QDialog):
    """Asks for the filter of one column.

    Parameters
    ----------
    now : ColumnFilter
        The filter in force.
    cases : iterable of Case
        All films, for the words to choose from.

    Attributes
    ----------
    chosen : Signal of ColumnFilter
        The filter that is wanted; an idle one for none.
    """

    chosen = Signal(object)

    def __init__(
        self, now: ColumnFilter, cases: Iterable[Case], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._column = BY_NAME[now.column]
        title = self._column.called
        self.setWindowTitle(self.tr("Filter by “{column}”").format(column=title))
        self.setAccessibleName(self.windowTitle())
        self.choices = QListWidget(self)
        self.choices.setAccessibleName(self.tr("Films that say"))
        self.low, self.high, self.text = (QLineEdit(self) for _ in range(3))
        self._problem = QLabel(self)
        self._problem.setProperty("role", "fault")
        self._problem.setWordWrap(True)
        self._problem.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        tip = QLabel(words.translate(self._column.tip), self)
        tip.setProperty("role", "muted")
        tip.setWordWrap(True)
        layout.addWidget(tip)
        layout.addWidget(self._asking(now, cases), 1)
        layout.addWidget(self._problem)
        layout.addWidget(self._make_buttons())
        self.setMinimumWidth(340)

    def _asking(self, now: ColumnFilter, cases: Iterable[Case]) -> QWidget:
        kind = self._column.kind
        self.choices.setVisible(kind is Kind.CHOICE)
        for field in (self.low, self.high, self.text):
            field.hide()
        if kind is Kind.CHOICE:
            self._offer(now, cases)
            return self.choices
        form = QWidget(self)
        rows = QFormLayout(form)
        rows.setContentsMargins(0, 0, 0, 0)
        dated = kind is Kind.DATE
        fields = (
            [(self.tr("Contains"), self.text, now.text)]
            if kind is Kind.TEXT
            else [
                (self.tr("From"), self.low, now.low),
                (self.tr("To"), self.high, now.high),
            ]
        )
        for name, field, value in fields:
            field.setText(end_words(value))
            field.setAccessibleName(name)
            field.setPlaceholderText(self.tr("YYYY-MM-DD") if dated else "")
            rows.addRow(name, field)
            field.show()
        return form

    def _offer(self, now: ColumnFilter, cases: Iterable[Case]) -> None:
        for said, n in counted(self._column.name, cases):
            name = said or self.tr("not stated")
            line = QListWidgetItem(f"{name}  ({words.number(n)})", self.choices)
            line.setData(Qt.ItemDataRole.UserRole, said)
            line.setFlags(line.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            checked = said in now.values
            line.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)

    def _make_buttons(self) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel | kinds.Reset, self)
        for kind in (kinds.Ok, kinds.Cancel, kinds.Reset):
            button = buttons.button(kind)
            button.setAccessibleName(plain(button.text()))
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        buttons.button(kinds.Reset).clicked.connect(self._on_reset)
        return buttons

    def _wanted(self) -> ColumnFilter:
        name, kind = self._column.name, self._column.kind
        if kind is Kind.CHOICE:
            lines = (self.choices.item(row) for row in range(self.choices.count()))
            checked = [one for one in lines if one.checkState() == Qt.CheckState.Checked]
            return ColumnFilter(name, frozenset(o.data(Qt.ItemDataRole.UserRole) for o in checked))
        if kind is Kind.TEXT:
            return ColumnFilter(name, text=self.text.text().strip())
        low, high = (_value(field.text(), kind) for field in (self.low, self.high))
        return ColumnFilter(name, low=low, high=high)

    @Slot()
    def _on_accepted(self) -> None:
        try:
            wanted = self._wanted()
        except ValueError:
            dated = self._column.kind is Kind.DATE
            self._problem.setText(
                self.tr("A date is written YYYY-MM-DD, such as 2026-03-01")
                if dated
                else self.tr("A number is wanted, such as 0.5; leave a field empty for no limit")
            )
            self._problem.show()
            return
        self.chosen.emit(wanted)
        self.accept()

    @Slot()
    def _on_reset(self) -> None:
        self.chosen.emit(ColumnFilter(self._column.name))
        self.accept()


def _value(text: str, kind: Kind) -> float | str | None:
    """Read the end of a range; raises ValueError for what is none."""
    text = text.strip()
    if not text:
        return None
    if kind is Kind.DATE:
        return datetime.date.fromisoformat(text).isoformat()
    return float(text.replace(",", "."))
