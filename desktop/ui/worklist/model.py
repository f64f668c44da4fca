"""Adapts the plain worklist to Qt's tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.ui import words
from desktop.ui.worklist.columns import COLUMNS, INDEX, remark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.review.findings import Finding
    from desktop.review.verdicts import FilmKey
    from desktop.ui.worklist.state import Group, Order, Worklist

FINDING_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `Finding` of a row."""

_NO_INDEX = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter
_ALIGNED = {"rank": _RIGHT, "votes": _CENTRE, "age": _CENTRE, "view": _CENTRE, "date": _CENTRE}
AnyIndex = QModelIndex | QPersistentModelIndex


class WorklistModel(QAbstractTableModel):
    """Rows of the worklist; batches are put in place without a reset.

    Parameters
    ----------
    worklist : Worklist
        The plain list; changed through this model only.
    """

    def __init__(self, worklist: Worklist, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worklist = worklist

    @property
    def worklist(self) -> Worklist:
        """The plain list."""
        return self._worklist

    def add(self, findings: Sequence[Finding]) -> None:
        """Put a batch of findings in place."""
        for insertion in self._worklist.admit(findings):
            last = insertion.at + len(insertion.rows) - 1
            self.beginInsertRows(_NO_INDEX, insertion.at, last)
            self._worklist.place(insertion)
            self.endInsertRows()
        if self._worklist.rows:
            top, bottom = self.index(0, 0), self.index(self.rowCount() - 1, 0)
            self.dataChanged.emit(top, bottom, [Qt.ItemDataRole.DisplayRole])

    def clear(self) -> None:
        """Empty the list."""
        self.beginResetModel()
        self._worklist.clear()
        self.endResetModel()

    def arrange(self, *, order: Order | None = None, group: Group | None = None) -> None:
        """Change order or filter."""
        self.beginResetModel()
        self._worklist.arrange(order=order, group=group)
        self.endResetModel()

    def narrow(self, title: str, keys: Iterable[FilmKey]) -> None:
        """Show only certain films."""
        self.beginResetModel()
        self._worklist.narrow(title, keys)
        self.endResetModel()

    def widen(self) -> None:
        """Show the others again."""
        self.beginResetModel()
        self._worklist.widen()
        self.endResetModel()

    def finding(self, row: int) -> Finding | None:
        """Return the finding in a row; None outside the list."""
        rows = self._worklist.rows
        return rows[row].finding if 0 <= row < len(rows) else None

    # Qt overrides

    def rowCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        """Return the number of rows shown."""
        return 0 if parent.isValid() else len(self._worklist.rows)

    def columnCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says; constant time, nothing is read from disk."""
        if not index.isValid():
            return None
        row, column = self._worklist.rows[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            if column.name == "rank":
                rank = self._worklist.rank(row)
                return words.NOT_A_NUMBER if rank is None else str(rank)
            return column.text(row.finding)
        if role == FINDING_ROLE:
            return row.finding
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tooltip(row.finding)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNED.get(column.name)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title()}: {_spoken(column.name, row.finding)}"
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the title of a column."""
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(COLUMNS):
            if role == Qt.ItemDataRole.DisplayRole:
                return COLUMNS[section].title()
            if role == Qt.ItemDataRole.ToolTipRole:
                return words.translate(COLUMNS[section].tip)
            if role == Qt.ItemDataRole.TextAlignmentRole and section == INDEX["file"]:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


def _tooltip(finding: Finding) -> str:
    lines = [words.film_name(finding.ref), finding.reason, remark(finding), finding.advice]
    return "\n".join(dict.fromkeys(line for line in lines if line))


def _spoken(column: str, finding: Finding) -> str:
    text = COLUMNS[INDEX[column]].text(finding)
    return f"{text}, {remark(finding)}" if column == "file" and remark(finding) else text
