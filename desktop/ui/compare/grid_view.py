"""The view of a plain table: a click on a linked cell, or Enter, asks for its films."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.ui.compare.grid_model import GridModel
from desktop.ui.compare.styles import SWATCH

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

    from desktop.ui.compare.links import Grid

_PADDING = 22
_HIGHER = 4
_MEASURED_ROWS = 60
"""Rows of a long table whose words give the columns their width."""


class GridView(QTableView):
    """Shows a `Grid`.

    Parameters
    ----------
    name : str
        For who cannot see it.
    checkable : bool
        Whether rows can be ticked.
    stretch : int
        The column that takes what room is left, and gives way first.
    tall : bool
        Whether rows are as high as their words; not for long tables.
    widest : int
        Pixels that no column may be wider than; 0 for as wide as its words.

    Attributes
    ----------
    films_wanted : Signal of Selection
        The reader wants to see the films of a cell.
    ticked_changed : Signal
        Other rows are ticked.
    """

    films_wanted = Signal(object)
    ticked_changed = Signal()

    def __init__(
        self,
        name: str,
        *,
        checkable: bool = False,
        stretch: int = -1,
        tall: bool = False,
        widest: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        self._grid_model = GridModel(checkable=checkable)  # Qt tells of changes before all is made
        super().__init__(parent)
        self._grid_model.setParent(self)
        self._most = 0
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setInterval(0)
        self._due.timeout.connect(self._fit_again)
        self._stretch = stretch
        self._tall = tall
        self._widest = widest
        self.setModel(self._grid_model)
        self.setAccessibleName(name)
        self.setProperty("quiet", True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(tall)
        self.setIconSize(SWATCH)
        self.setMouseTracking(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setVisible(False)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(2 * _PADDING)
        self.clicked.connect(self._on_clicked)
        self._grid_model.dataChanged.connect(self._on_data)
        copy = QAction(self.tr("Copy the table"), self)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy)
        self.addAction(copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    @property
    def grid(self) -> Grid:
        """What is shown."""
        return self._grid_model.grid

    @property
    def ticked(self) -> list[int]:
        """The rows that are ticked."""
        return self._grid_model.ticked

    def show_grid(self, grid: Grid) -> None:
        """Show another table."""
        self._grid_model.show_grid(grid)
        self._fit_columns()

    def fit_height(self, most: int = 8) -> None:
        """Make the table as high as its rows, up to some, whatever the size of text."""
        self._most = most
        rows = sum(self.rowHeight(row) for row in range(min(self._grid_model.rowCount(), most)))
        rows = rows or self.verticalHeader().defaultSectionSize()
        header = self.horizontalHeader().sizeHint().height()
        bar = self.horizontalScrollBar().sizeHint().height() if self._overflows() else 0
        self.setFixedHeight(header + rows + bar + 4)

    @Slot()
    def copy(self) -> None:
        """Put the table on the clipboard."""
        QGuiApplication.clipboard().setText(self.grid.as_text())

    def open_cell(self, index: QModelIndex) -> None:
        """Ask for the films of a cell, if it stands for some."""
        cell = self._grid_model.cell(index)
        if cell is not None and cell.link is not None:
            found = cell.link()
            if found.films:
                self.films_wanted.emit(found)

    def _overflows(self) -> bool:
        needed = sum(self.columnWidth(at) for at in range(self._grid_model.columnCount()))
        return needed > self.viewport().width()

    def _fit_columns(self) -> None:
        """Make columns as wide as their words; one of them takes what is left or gives way."""
        grid, header = self.grid, self.horizontalHeader()
        if not grid.titles:
            return
        metrics = self.fontMetrics()
        seen = grid.rows[:_MEASURED_ROWS]
        widths = []
        for at, title in enumerate(grid.titles):
            words = [
                *title.split("\n"),
                *(part for row in seen for part in row[at].text.split("\n")),
            ]
            swatch = SWATCH.width() + 6 if any(row[at].place is not None for row in seen) else 0
            box = (
                24
                if at == 0
                and self._grid_model.flags(self.model().index(0, 0))
                & (Qt.ItemFlag.ItemIsUserCheckable)
                else 0
            )
            widths.append(max(map(metrics.horizontalAdvance, words)) + _PADDING + swatch + box)
        if self._widest:
            widths = [min(width, self._widest) for width in widths]
        if self._stretch >= 0:
            stretch = self._stretch % len(widths)
            room = self.viewport().width() - (sum(widths) - widths[stretch])
            widths[stretch] = max(room, min(widths[stretch], 160))
        for at, width in enumerate(widths):
            self.setColumnWidth(at, width)
        header.setStretchLastSection(self._stretch < 0)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        if self._tall:
            self.resizeRowsToContents()
        else:
            self._fit_rows()

    def _fit_rows(self) -> None:
        """Make all rows as high as the highest of those that are measured."""
        rows = self.verticalHeader()
        seen = range(min(self._grid_model.rowCount(), _MEASURED_ROWS))
        needed = max(map(self.sizeHintForRow, seen), default=0)
        rows.resetDefaultSectionSize()
        rows.setDefaultSectionSize(max(needed, rows.defaultSectionSize()))

    @Slot()
    def _fit_again(self) -> None:
        self._fit_columns()
        if self._most:
            self.fit_height(self._most)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.open_cell(index)

    @Slot(QModelIndex, QModelIndex, list)
    def _on_data(self, _first: QModelIndex, _last: QModelIndex, roles: list[int]) -> None:
        if roles == [Qt.ItemDataRole.CheckStateRole]:
            self.ticked_changed.emit()

    def _borrows(self, row: int) -> bool:
        """Tell whether a row has signs from a font that is higher, such as Chinese ones."""
        metrics = self.fontMetrics()
        return any(
            metrics.boundingRect(QRect(), 0, text).height()
            > metrics.height() * (1 + text.count("\n"))
            for text in (cell.text for cell in self.grid.rows[row])
        )

    # Qt overrides

    def changeEvent(self, event: QEvent) -> None:
        """Fit the columns to words of another size, once Qt is through with changing."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.grid.titles:
            self._due.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a link with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_cell(self.currentIndex())
            return
        super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the cursor what is a link."""
        cell = self._grid_model.cell(self.indexAt(event.position().toPoint()))
        hand = cell is not None and cell.link is not None
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
        )
        super().mouseMoveEvent(event)

    def sizeHintForRow(self, row: int) -> int:
        """Give signs of another font the room that Qt needs before it leaves a line out."""
        return super().sizeHintForRow(row) + (_HIGHER if self._borrows(row) else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let one column take what room is left."""
        super().resizeEvent(event)
        if self._stretch >= 0 and event.size().width() != event.oldSize().width():
            self._fit_columns()
