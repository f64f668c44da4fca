"""Adapts the plain worklist to Qt's tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.review.findings import Status
from desktop.ui import words
from desktop.ui.triage import phrases
from desktop.ui.worklist.columns import COLUMNS, INDEX, remark
from desktop.ui.worklist.rows import Insertion, Move, Removal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desktop.review.findings import Finding
    from desktop.review.verdicts import FilmKey
    from desktop.ui.worklist.arrangement import Arrangement
    from desktop.ui.worklist.case import Case
    from desktop.ui.worklist.rows import Change, Row
    from desktop.ui.worklist.state import Worklist

FINDING_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `Finding` of a row."""

ROW_ROLE = Qt.ItemDataRole.UserRole + 2
"""The `Row` itself: the case, and how it came to stand there."""

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
        self._carry_out(self._worklist.admit(findings))
        if self._worklist.rows:
            # Each film that comes may change the rank of those that are there.
            top, bottom = self.index(0, INDEX["rank"]), self.index(self.rowCount() - 1, 0)
            self.dataChanged.emit(top, bottom, [Qt.ItemDataRole.DisplayRole])

    def revise(self, films: Iterable[FilmKey]) -> None:
        """Show what the reader has made of films."""
        self._carry_out(self._worklist.revise(films))

    def dismiss(self, findings: Sequence[Finding]) -> None:
        """Take findings away whose files were written anew."""
        self._carry_out(self._worklist.dismiss(findings))

    def replace(self, findings: Sequence[Finding]) -> None:
        """Put findings in the place of all there are, judged by other thresholds."""
        self.beginResetModel()
        self._worklist.replace(findings)
        self.endResetModel()

    def clear(self) -> None:
        """Empty the list."""
        self.beginResetModel()
        self._worklist.clear()
        self.endResetModel()

    def arrange(self, arrangement: Arrangement | None = None) -> None:
        """Arrange the list, anew or otherwise."""
        self.beginResetModel()
        self._worklist.arrange(arrangement)
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

    def case(self, row: int) -> Case | None:
        """Return the case in a row; None outside the list."""
        rows = self._worklist.rows
        return rows[row].case if 0 <= row < len(rows) else None

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
            return self._rank(row) if column.name == "rank" else column.text(row.case)
        if role == FINDING_ROLE:
            return row.finding
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tooltip(row.case)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNED.get(column.name)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title()}: {self._spoken(column.name, row)}"
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

    def _carry_out(self, changes: Iterator[Change]) -> None:
        for change in changes:
            if isinstance(change, Insertion):
                self.beginInsertRows(_NO_INDEX, change.at, change.at + len(change.rows) - 1)
                self._worklist.carry_out(change)
                self.endInsertRows()
            elif isinstance(change, Removal):
                self.beginRemoveRows(_NO_INDEX, change.at, change.at)
                self._worklist.carry_out(change)
                self.endRemoveRows()
            elif isinstance(change, Move):
                # Qt counts the place to go to with the row that goes.
                to = change.to + (change.to > change.at)
                self.beginMoveRows(_NO_INDEX, change.at, change.at, _NO_INDEX, to)
                self._worklist.carry_out(change)
                self.endMoveRows()
                self._renewed(change.to)
            else:
                self._worklist.carry_out(change)
                self._renewed(change.at)

    def _renewed(self, row: int) -> None:
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    def _rank(self, row: Row) -> str:
        rank = self._worklist.rank(row)
        if rank is None:
            return words.HIDDEN if row.case.veiled else words.NOT_A_NUMBER
        return str(rank)

    def _spoken(self, column: str, row: Row) -> str:
        case = row.case
        if column == "rank":
            marked = words.translate("marked") if case.marked else ""
            return ", ".join(part for part in (self._rank(row), marked) if part)
        text = COLUMNS[INDEX[column]].text(case)
        if column == "votes" and not row.case.veiled:
            return words.votes(row.finding)
        if column == "file":
            return ", ".join(part for part in (text, remark(case.finding), case.note) if part)
        return text.replace(words.HIDDEN, words.translate("hidden"))


def _tooltip(case: Case) -> str:
    finding = case.finding
    tells_score = case.veiled and finding.status is Status.OK
    reason = words.translate("Scores are hidden until your verdict") if tells_score else ""
    lines = (
        words.film_name(finding.ref),
        reason or phrases.reason(finding),
        remark(finding),
        words.of_screening(finding.advice),
        words.decision(case.decision),
        case.note,
    )
    return "\n".join(dict.fromkeys(line for line in lines if line))
