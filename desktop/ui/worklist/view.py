"""The table of the worklist: keeps the reader's place while films stream in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QSize,
    Signal,
    Slot,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from desktop.ui.worklist.columns import INDEX
from desktop.ui.worklist.delegates import (
    FileDelegate,
    FilmDelegate,
    RankDelegate,
    ScoreDelegate,
    StatusDelegate,
    VerdictDelegate,
)
from desktop.ui.worklist.header import WorklistHeader
from desktop.ui.worklist.sections import paint_section
from desktop.ui.worklist.thumbnails import Thumbnails

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from desktop.review.findings import Finding
    from desktop.review.sessions import Place
    from desktop.review.verdicts import FilmKey
    from desktop.ui.tasks import TaskFactory
    from desktop.ui.worklist.arrangement import Arrangement
    from desktop.ui.worklist.case import Case
    from desktop.ui.worklist.model import WorklistModel

_ROW_LINES = 2.9
_LEAST_ROWS = 1.5
_WANTED_ROWS = 5
_FLAGS = QItemSelectionModel.SelectionFlag


class WorklistView(QTableView):
    """Shows the worklist.

    Parameters
    ----------
    model : WorklistModel
        The list.
    new_task : callable
        Makes the task on which thumbnails are unpacked.

    Attributes
    ----------
    finding_selected : Signal of Finding or None
        Another film is current.
    """

    finding_selected = Signal(object)

    def __init__(
        self, model: WorklistModel, new_task: TaskFactory, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._shown: Finding | None = None
        self._chosen = False
        self._expected: Place | None = None
        self.thumbnails = Thumbnails(new_task, self)
        self.header = WorklistHeader(self)
        self.setHorizontalHeader(self.header)
        self.setModel(model)
        self.header.set_up()
        self.setAccessibleName(self.tr("Worklist"))
        self.setProperty("plain", True)
        self._set_behaviour()
        self._set_delegates()
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.pressed.connect(self.touch)
        self.thumbnails.arrived.connect(self._paint_thumbnails)

    @property
    def finding(self) -> Finding | None:
        """The film that is current."""
        return self._model.finding(self.currentIndex().row())

    @property
    def case(self) -> Case | None:
        """The case that is current."""
        return self._model.case(self.currentIndex().row())

    @property
    def expecting(self) -> bool:
        """Whether the case to go to has not come yet."""
        return self._expected is not None

    @property
    def selected(self) -> list[Finding]:
        """The films that are selected, in the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [one for row in rows if (one := self._model.finding(row)) is not None]

    def add(self, findings: Sequence[Finding]) -> None:
        """Put a batch in place; what the reader looks at stays where it is."""
        self._in_place(partial(self._model.add, findings))
        self.header.show_used(findings)
        if self._expected is not None:
            self._go_to_expected(findings)
        if not self.currentIndex().isValid():
            self.select_row(0)

    def revise(self, films: Iterable[FilmKey]) -> None:
        """Show what the reader has made of films; the current one stays where it is."""
        self._in_place(partial(self._model.revise, films))

    def dismiss(self, findings: Sequence[Finding]) -> None:
        """Take findings away whose files were written anew."""
        self._in_place(partial(self._model.dismiss, findings))

    def replace(self, findings: Sequence[Finding]) -> None:
        """Put findings in the place of all there are, judged by other thresholds.

        The current film stays current; where it is no longer shown, its row does.
        """
        kept, row = self._shown, self.currentIndex().row()
        self._model.replace(findings)
        again = [one for one in findings if kept is not None and one.ref == kept.ref]
        there = self._model.worklist.row_of(again[0]) if again else None
        last = self._model.rowCount() - 1
        self.select_row(there if there is not None else max(min(row, last), 0))
        if last < 0:
            self._announce(None)

    def clear(self) -> None:
        """Empty the list."""
        self._chosen = False
        self._expected = None
        self._model.clear()
        self._announce(None)
        self.header.hide_unused()

    def expect(self, place: Place | None) -> None:
        """Go to a case as soon as it comes, unless the reader goes elsewhere before."""
        self._expected = place

    def arrange(self, arrangement: Arrangement | None = None) -> None:
        """Arrange the list; the current film stays current if it is still shown."""
        self._rearrange(partial(self._model.arrange, arrangement))

    def narrow(self, title: str, keys: Iterable[FilmKey]) -> None:
        """Show only certain films; the current one stays current if it is among them."""
        self._rearrange(partial(self._model.narrow, title, keys))

    def widen(self) -> None:
        """Show the others again."""
        self._rearrange(self._model.widen)

    def select_row(self, row: int) -> None:
        """Make a row current and scroll to it."""
        index = self._model.index(row, INDEX["score"])
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, _FLAGS.ClearAndSelect | _FLAGS.Rows)
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def select_finding(self, finding: Finding) -> bool:
        """Make a film current; return whether it is shown in the list."""
        row = self._model.worklist.row_of(finding)
        if row is not None:
            self.touch()
            self.select_row(row)
        return row is not None

    def step(self, by: int) -> None:
        """Go to a film so many rows further down; the ends are firm."""
        self.touch()
        last = self._model.rowCount() - 1
        self.select_row(min(max(self.currentIndex().row() + by, 0), last))

    def step_unread(self, step: int) -> bool:
        """Go to the next unread flagged film, downwards (1) or upwards (-1); False without one."""
        self.touch()
        row = self._model.worklist.next_unread(self.currentIndex().row(), step, flagged=True)
        if row is not None:
            self.select_row(row)
        return row is not None

    def go_on(self) -> bool:
        """Go to the next unread film, from the top again after the last; False without one."""
        self.touch()
        here = self.currentIndex().row()
        row = self._model.worklist.next_unread(here, 1)
        if row is None:
            row = self._model.worklist.next_unread(-1, 1)
        if row is None or row == here:
            return False
        self.select_row(row)
        return True

    @Slot()
    def touch(self) -> None:
        """Take note that the reader is at work on the current film and wants to stay."""
        self._chosen = True
        self._expected = None

    @Slot()
    def settle(self) -> None:
        """Go to the first film, unless the reader is at work already."""
        self._expected = None
        if not self._chosen:
            self.select_row(0)

    def _in_place(self, change: Callable[[], None]) -> None:
        """Carry out a change; what the reader looks at stays where it is on the screen."""
        anchor, offset = self._anchor()
        change()
        if anchor is not None:
            self._scroll_to(anchor, offset)

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

    def _rearrange(self, change: Callable[[], None]) -> None:
        kept, selected = self._shown, self.selected
        change()
        row = self._model.worklist.row_of(kept) if kept is not None else None
        self.select_row(row if row is not None else 0)
        if row is not None and len(selected) > 1:
            self._select_also(selected)
        if self._model.rowCount() == 0:
            self._announce(None)

    def _select_also(self, findings: Sequence[Finding]) -> None:
        chosen = QItemSelection()
        for finding in findings:
            row = self._model.worklist.row_of(finding)
            if row is not None:
                chosen.select(self._model.index(row, 0), self._model.index(row, 0))
        self.selectionModel().select(chosen, _FLAGS.Select | _FLAGS.Rows)

    def _go_to_expected(self, findings: Sequence[Finding]) -> None:
        place = self._expected
        for finding in findings:
            if place is not None and place.fits(finding.ref):
                self.select_finding(finding)
                return

    def _set_behaviour(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(WorklistHeader.ResizeMode.Fixed)
        self._fit_rows()

    def _fit_rows(self) -> None:
        height = round(self.fontMetrics().height() * _ROW_LINES)
        self.verticalHeader().setDefaultSectionSize(height)
        self.updateGeometry()

    def _set_delegates(self) -> None:
        for name, delegate in (
            ("rank", RankDelegate(self)),
            ("film", FilmDelegate(self.thumbnails, self)),
            ("score", ScoreDelegate(self)),
            ("status", StatusDelegate(self)),
            ("verdict", VerdictDelegate(self)),
            ("file", FileDelegate(lambda: self.header.tucked, self)),
        ):
            self.setItemDelegateForColumn(INDEX[name], delegate)

    def _announce(self, finding: Finding | None) -> None:
        self._shown = finding
        self.finding_selected.emit(finding)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        finding = self._model.finding(current.row())
        if finding is not self._shown:
            self._announce(finding)

    @Slot()
    def _paint_thumbnails(self) -> None:
        column = INDEX["film"]
        left, width = self.columnViewportPosition(column), self.columnWidth(column)
        self.viewport().update(left, 0, width, self.viewport().height())

    def _height(self, rows: float) -> int:
        films = round(rows * self.verticalHeader().defaultSectionSize())
        return self.header.sizeHint().height() + films

    # Qt overrides

    def sizeHint(self) -> QSize:
        """Want room for some films."""
        return QSize(super().sizeHint().width(), self._height(_WANTED_ROWS))

    def minimumSizeHint(self) -> QSize:
        """Keep room for a film and a glimpse of the next, whatever stands above the list."""
        return QSize(super().minimumSizeHint().width(), self._height(_LEAST_ROWS))

    def changeEvent(self, event: QEvent) -> None:
        """Make rows as high, and columns as wide, as letters of another size need."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit_rows()
            self.header.fit_letters()

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
                    left=self.columnViewportPosition(INDEX["status"]) + WorklistHeader.PADDING // 2,
                    width=self.viewport().width(),
                )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the file names take the room there is."""
        super().resizeEvent(event)
        self.header.fill_width()

    def keyboardSearch(self, search: str) -> None:
        """Search nothing: letters are verdicts and tools here."""
