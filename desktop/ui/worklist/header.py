"""The header of the worklist: widths, which columns are shown, sorting by a click."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QHeaderView, QTableView

from desktop.ui.worklist.case import Case
from desktop.ui.worklist.columns import BY_NAME, COLUMNS, INDEX, Column, Kind
from desktop.ui.worklist.sorting import Order, Sorting

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop.review.findings import Finding

_LEAST = 24
_FIRST_TO_GO = ("date", "view", "age", "votes", "verdict")
"""Columns that make room where the list is narrow; what they say then stands with the file."""


class WorklistHeader(QHeaderView):
    """Sorts by a click, asks for a menu by another, and shares out the width.

    Attributes
    ----------
    sorting_wanted : Signal of Sorting
        A column was clicked.
    menu_wanted : Signal of (str, QPoint)
        The name of a column, and where on the screen its menu may open.
    """

    PADDING = 16
    INSET = 26

    sorting_wanted = Signal(object)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view = view
        self._sorting = Sorting()
        self._used: set[str] = set()
        self._wishes: dict[str, bool] = {}
        self._own_widths: dict[str, int] = {}
        self._filling = False
        self.tucked: tuple[str, ...] = ()
        self.setAccessibleName(self.tr("Columns"))
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(_LEAST)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.sectionClicked.connect(self._on_clicked)
        self.customContextMenuRequested.connect(self._on_menu)
        self.sectionResized.connect(self._on_resized)

    def set_up(self) -> None:
        """Set widths and visibility, once there is a model."""
        self.setStretchLastSection(False)
        for at, column in enumerate(COLUMNS):
            self.resizeSection(at, self._first_width(column))
            self.setSectionHidden(at, column.optional or column.hidden)

    def fit_letters(self) -> None:
        """Make columns as wide as letters of another size need, but for those the reader set."""
        self._filling = True
        for at, column in enumerate(COLUMNS):
            if column.name not in self._own_widths:
                self.resizeSection(at, self._first_width(column))
        self._filling = False
        self.fill_width()

    def show_sorting(self, sorting: Sorting) -> None:
        """Show by which column the list is sorted."""
        self._sorting = sorting
        name = {Order.PRIORITY: "rank", Order.DATE: "date", Order.FOLDER: ""}.get(
            sorting.order, sorting.column
        )
        down = Qt.SortOrder.DescendingOrder if sorting.descending else Qt.SortOrder.AscendingOrder
        # An arrow in each of the narrow headers would leave no room for their words.
        self.setSortIndicatorShown(bool(name))
        self.setSortIndicator(INDEX.get(name, -1), down)

    def is_shown(self, name: str) -> bool:
        """Return whether a column is shown."""
        return not self.isSectionHidden(INDEX[name])

    def show_column(self, name: str, on: bool) -> None:
        """Show or hide a column as the reader wants, whatever it says."""
        self._wishes[name] = on
        self._apply(name)
        self.fill_width()

    def show_used(self, findings: Iterable[Finding]) -> None:
        """Show columns in which a finding says something for the first time."""
        films = list(findings)
        for column in COLUMNS:
            new = column.optional and column.name not in self._used
            if new and any(column.text(Case(one)) for one in films):
                self._used.add(column.name)
                self._apply(column.name)
                self.fill_width()

    def hide_unused(self) -> None:
        """Hide the columns again in which only some films say something."""
        self._used.clear()
        for column in COLUMNS:
            self._apply(column.name)

    def fill_width(self) -> None:
        """Give the file names what the other columns leave; some columns go where it is little."""
        self._filling = True
        file = INDEX["file"]
        least = self._own_widths.get("file", self._first_width(COLUMNS[file]))
        self.tucked = ()
        for name in reversed(_FIRST_TO_GO):
            self._apply(name)
        room = self._view.viewport().width()
        # With or without a scroll bar, the same columns are shown.
        always = self._view.width() - self._view.verticalScrollBar().sizeHint().width()
        for name in _FIRST_TO_GO:
            if self._others() + least <= min(room, always):
                break
            if self.is_shown(name) and name not in self._wishes:
                self.setSectionHidden(INDEX[name], True)
                self.tucked = (name, *self.tucked)
        self.resizeSection(file, max(least, room - self._others()))
        self._filling = False

    def _others(self) -> int:
        return sum(self.sectionSize(at) for at in range(len(COLUMNS)) if at != INDEX["file"])

    def to_json(self) -> dict[str, Any]:
        """Return widths, order and visibility as JSON can hold them."""
        order = sorted(BY_NAME, key=lambda name: self.visualIndex(INDEX[name]))
        return {"widths": self._own_widths, "shown": self._wishes, "order": order}

    def restore(self, kept: Mapping[str, Any]) -> None:
        """Take back what `to_json` gave; what is not understood is left as it is."""
        widths, shown, order = (kept.get(name) for name in ("widths", "shown", "order"))
        if isinstance(widths, dict):
            for name, width in widths.items():
                if name in INDEX and isinstance(width, int) and width >= _LEAST:
                    self.resizeSection(INDEX[name], width)
        if isinstance(shown, dict):
            self._wishes = {name: on is True for name, on in shown.items() if name in INDEX}
            for name in self._wishes:
                self._apply(name)
        if isinstance(order, list) and sorted(map(str, order)) == sorted(BY_NAME):
            for place, name in enumerate(order):
                self.moveSection(self.visualIndex(INDEX[name]), place)
        self.fill_width()

    def _apply(self, name: str) -> None:
        column = BY_NAME[name]
        usual = not column.hidden and (not column.optional or name in self._used)
        self.setSectionHidden(INDEX[name], not self._wishes.get(name, usual))

    def _first_width(self, column: Column) -> int:
        metrics = self._view.fontMetrics()
        # The arrow of the order stands beside the words, not on them.
        heading = metrics.horizontalAdvance(column.title()) + self.INSET
        # Words are inset further than what is painted here, and some are bold.
        inset = self.INSET if column.kind is Kind.CHOICE else self.PADDING
        return max(heading, metrics.horizontalAdvance(column.sample) + inset)

    @Slot(int)
    def _on_clicked(self, at: int) -> None:
        column = COLUMNS[at]
        if column.name == "rank":
            self.sorting_wanted.emit(Sorting())
            return
        now = self._sorting
        first = Sorting(Order.COLUMN, column.name, column.large_first)
        if now.order is not Order.COLUMN or now.column != column.name:
            self.sorting_wanted.emit(first)
        elif now.descending is column.large_first:
            self.sorting_wanted.emit(Sorting(Order.COLUMN, column.name, not now.descending))
        else:
            self.sorting_wanted.emit(Sorting())

    @Slot(QPoint)
    def _on_menu(self, at: QPoint) -> None:
        section = self.logicalIndexAt(at)
        if section >= 0:
            self.menu_wanted.emit(COLUMNS[section].name, self.mapToGlobal(at))

    @Slot(int, int, int)
    def _on_resized(self, at: int, before: int, now: int) -> None:
        # A column that is shown or hidden tells it as a width from or to nothing.
        if not self._filling and before and now and self.isVisible():
            self._own_widths[COLUMNS[at].name] = now
