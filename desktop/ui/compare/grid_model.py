"""A plain table for Qt: links look like links, a model's line stands before its name."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from desktop.ui.appearance import colours
from desktop.ui.compare.links import Cell, Grid
from desktop.ui.compare.styles import swatch_icon

CELL_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `Cell` itself."""

_NO_INDEX = QModelIndex()
AnyIndex = QModelIndex | QPersistentModelIndex


class GridModel(QAbstractTableModel):
    """Adapts a `Grid`.

    Parameters
    ----------
    checkable : bool
        Whether rows can be ticked, in their first column; all are at first.
    """

    def __init__(self, *, checkable: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._grid = Grid()
        self._checkable = checkable
        self._unticked: set[int] = set()

    @property
    def grid(self) -> Grid:
        """What is shown."""
        return self._grid

    @property
    def ticked(self) -> list[int]:
        """The rows that are ticked."""
        return [row for row in range(self.rowCount()) if row not in self._unticked]

    def show_grid(self, grid: Grid) -> None:
        """Show another table; rows that were not ticked stay so."""
        same = (grid.titles, len(grid.rows)) == (self._grid.titles, len(self._grid.rows))
        if same and len(grid.rows):
            self._grid = grid
            self.dataChanged.emit(
                self.index(0, 0), self.index(len(grid.rows) - 1, len(grid.titles) - 1)
            )
            return
        self.beginResetModel()
        self._grid = grid
        self.endResetModel()

    def cell(self, index: AnyIndex) -> Cell | None:
        """Return a cell; None outside the table."""
        return self._grid.rows[index.row()][index.column()] if index.isValid() else None

    # Qt overrides

    def rowCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._grid.rows)

    def columnCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._grid.titles)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let rows be ticked."""
        known = super().flags(index)
        if self._checkable and index.isValid() and index.column() == 0:
            known |= Qt.ItemFlag.ItemIsUserCheckable
        return known

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says."""
        cell = self.cell(index)
        if cell is None:
            return None
        if role == Qt.ItemDataRole.CheckStateRole:
            if not self._checkable or index.column() > 0:
                return None
            on = index.row() not in self._unticked
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.tip or cell.text
        if role == Qt.ItemDataRole.DecorationRole and cell.place is not None:
            return swatch_icon(cell.place)
        return _link_look(role) if cell.link is not None else None

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a row, or take its tick away."""
        if role != Qt.ItemDataRole.CheckStateRole or not self._checkable or not index.isValid():
            return False
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._unticked.discard(index.row())
        else:
            self._unticked.add(index.row())
        where = self.index(index.row(), 0)
        self.dataChanged.emit(where, where, [Qt.ItemDataRole.CheckStateRole])
        return True

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the title of a column."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._grid.titles[section]
        if role == Qt.ItemDataRole.ToolTipRole and self._grid.tips:
            return self._grid.tips[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


def _link_look(role: int) -> Any:
    if role == Qt.ItemDataRole.FontRole:
        font = QFont()
        font.setUnderline(True)
        return font
    if role == Qt.ItemDataRole.ForegroundRole:
        return QColor(colours().unflagged)
    return None
