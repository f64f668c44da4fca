"""The table of the worklist: keeps the reader's place while films stream in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.ui.worklist.columns import COLUMNS, INDEX, Column
from desktop.ui.worklist.delegates import (
    FileDelegate,
    FilmDelegate,
    ScoreDelegate,
    StatusDelegate,
)
from desktop.ui.worklist.sections import paint_section
from desktop.ui.worklist.thumbnails import Thumbnails

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from desktop.review.findings import Finding
    from desktop.review.verdicts import FilmKey
    from desktop.ui.worklist.model import WorklistModel
    from desktop.ui.worklist.state import Group, Order

_ROW_LINES = 2.9
_PADDING = 20


class WorklistView(QTableView):
    """Shows the worklist.

    Attributes
    ----------
    finding_selected : Signal of Finding or None
        Another film is current.
    """

    finding_selected = Signal(object)

    def __init__(self, model: WorklistModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._shown: Finding | None = None
        self._chosen = False
        self.thumbnails = Thumbnails()
        self.setModel(model)
        self.setAccessibleName(self.tr("Worklist"))
        self.setProperty("plain", True)
        self._set_behaviour()
        self._set_columns()
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.pressed.connect(self.touch)

    @property
    def finding(self) -> Finding | None:
        """The film that is current."""
        return self._model.finding(self.currentIndex().row())

    def add(self, findings: Sequence[Finding]) -> None:
        """Put a batch in place; what the reader looks at stays where it is."""
        anchor, offset = self._anchor()
        self._model.add(findings)
        self._show_used_columns(findings)
        if anchor is not None:
            self._scroll_to(anchor, offset)
        if not self.currentIndex().isValid():
            self.select_row(0)

    def clear(self) -> None:
        """Empty the list."""
        self._chosen = False
        self._model.clear()
        self._announce(None)
        for column in COLUMNS:
            if column.optional:
                self.setColumnHidden(INDEX[column.name], True)

    def arrange(self, *, order: Order | None = None, group: Group | None = None) -> None:
        """Change order or filter; the current film stays current if it is still shown."""
        self._rearrange(partial(self._model.arrange, order=order, group=group))

    def narrow(self, title: str, keys: Iterable[FilmKey]) -> None:
        """Show only certain films; the current one stays current if it is among them."""
        self._rearrange(partial(self._model.narrow, title, keys))

    def widen(self) -> None:
        """Show the others again."""
        self._rearrange(self._model.widen)

    def _rearrange(self, change: Callable[[], None]) -> None:
        kept = self._shown
        change()
        row = self._model.worklist.row_of(kept) if kept is not None else None
        self.select_row(row if row is not None else 0)
        if self._model.rowCount() == 0:
            self._announce(None)

    def select_row(self, row: int) -> None:
        """Make a row current and scroll to it."""
        index = self._model.index(row, INDEX["score"])
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def select_finding(self, finding: Finding) -> bool:
        """Make a film current; return whether it is shown in the list."""
        row = self._model.worklist.row_of(finding)
        if row is not None:
            self._chosen = True
            self.select_row(row)
        return row is not None

    def step(self, by: int) -> None:
        """Go to a film so many rows further down; the ends are firm."""
        self._chosen = True
        last = self._model.rowCount() - 1
        self.select_row(min(max(self.currentIndex().row() + by, 0), last))

    def step_flagged(self, step: int) -> None:
        """Go to the next flagged film, downwards (1) or upwards (-1)."""
        self._chosen = True
        row = self._model.worklist.next_flagged(self.currentIndex().row(), step)
        if row is not None:
            self.select_row(row)

    @Slot()
    def touch(self) -> None:
        """Take note that the reader is at work on the current film and wants to stay."""
        self._chosen = True

    @Slot()
    def settle(self) -> None:
        """Go to the first film, unless the reader is at work already."""
        if not self._chosen:
            self.select_row(0)

    def _anchor(self) -> tuple[Finding | None, int]:
        """Return the film that has to stay where it is, and where that is."""
        row = self.currentIndex().row()
        seen = self.viewport().rect().intersects(self.visualRect(self.currentIndex()))
        if not self._chosen and self.verticalScrollBar().value() == 0:
            return None, 0
        if not seen:
            row = self.rowAt(0)
        return self._model.finding(row), self.rowViewportPosition(row)

    def _scroll_to(self, anchor: Finding, offset: int) -> None:
        row = self._model.worklist.row_of(anchor)
        if row is not None:
            # Positions are known only after the pending layout of the new rows.
            self.executeDelayedItemsLayout()
            moved = self.rowViewportPosition(row) - offset
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + moved)

    def _show_used_columns(self, findings: Sequence[Finding]) -> None:
        for column in COLUMNS:
            at = INDEX[column.name]
            if column.optional and self.isColumnHidden(at) and any(map(column.text, findings)):
                self.setColumnHidden(at, False)
                self._fill_width()

    def _fill_width(self) -> None:
        """Give the file names what the other columns leave."""
        file = INDEX["file"]
        others = sum(self.columnWidth(at) for at in range(len(COLUMNS)) if at != file)
        least = self._first_width(COLUMNS[file])
        self.setColumnWidth(file, max(least, self.viewport().width() - others))

    def _set_behaviour(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(round(self.fontMetrics().height() * _ROW_LINES))

    def _set_columns(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(2 * _PADDING)
        for at, column in enumerate(COLUMNS):
            self.setColumnWidth(at, self._first_width(column))
            self.setColumnHidden(at, column.optional)
        header.setStretchLastSection(False)
        self.setItemDelegateForColumn(INDEX["film"], FilmDelegate(self.thumbnails, self))
        self.setItemDelegateForColumn(INDEX["score"], ScoreDelegate(self))
        self.setItemDelegateForColumn(INDEX["status"], StatusDelegate(self))
        self.setItemDelegateForColumn(INDEX["file"], FileDelegate(self))

    def _first_width(self, column: Column) -> int:
        metrics = self.fontMetrics()
        words = (column.title(), column.sample)
        return max(metrics.horizontalAdvance(word) for word in words) + _PADDING

    def _announce(self, finding: Finding | None) -> None:
        if finding is not self._shown:
            self._shown = finding
            self.finding_selected.emit(finding)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        finding = self._model.finding(current.row())
        if finding is not None:
            self._announce(finding)

    # Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and over them where another section begins."""
        super().paintEvent(event)
        last = self.rowAt(self.viewport().height() - 1)
        rows = range(self.rowAt(0), (last if last >= 0 else self._model.rowCount() - 1) + 1)
        starts = [row for row in rows if self._model.worklist.starts_section(row)]
        if not starts:
            return
        painter = QPainter(self.viewport())
        for row in starts:
            finding = self._model.finding(row)
            if finding is not None:
                paint_section(
                    painter,
                    finding,
                    top=self.rowViewportPosition(row),
                    left=self.columnViewportPosition(INDEX["status"]) + _PADDING // 2,
                    width=self.viewport().width(),
                )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the file names take the room there is."""
        super().resizeEvent(event)
        self._fill_width()
