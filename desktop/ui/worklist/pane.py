"""The left half of the reading page: chips, search, the list, progress."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from desktop.ui.menu_keys import keep_keys
from desktop.ui.progress_strip import ProgressStrip
from desktop.ui.worklist.chips import GroupChips
from desktop.ui.worklist.column_filter import ColumnFilterDialog
from desktop.ui.worklist.columns import BY_NAME, COLUMNS, PLACE
from desktop.ui.worklist.filters import Filters
from desktop.ui.worklist.finder import Finder
from desktop.ui.worklist.model import WorklistModel
from desktop.ui.worklist.narrow_bar import NarrowBar
from desktop.ui.worklist.sorting import Order, Sorting
from desktop.ui.worklist.state import Worklist
from desktop.ui.worklist.view import WorklistView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.review.verdicts import FilmKey
    from desktop.ui.actions import Actions
    from desktop.ui.tasks import TaskFactory
    from desktop.ui.worklist.arrangement import Arrangement
    from desktop.ui.worklist.case import Group, Readings
    from desktop.ui.worklist.filters import ColumnFilter, Reading

_DELETE = Qt.WidgetAttribute.WA_DeleteOnClose
_IN_MENU = ("unread_first", "together")


class WorklistPane(QWidget):
    """The worklist with everything that arranges it.

    Parameters
    ----------
    readings : Readings
        Knows what the reader made of films.
    actions : Actions
        The window's actions.
    new_task : callable
        Makes the task on which thumbnails are unpacked.

    Attributes
    ----------
    arranged : Signal
        Other films are shown, or in another order.
    columns_changed : Signal
        The reader changed which columns are shown.
    """

    arranged = Signal()
    columns_changed = Signal()

    def __init__(
        self,
        readings: Readings,
        actions: Actions,
        new_task: TaskFactory,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self.model = WorklistModel(Worklist(readings), self)
        self.view = WorklistView(self.model, new_task, self)
        self.chips = GroupChips(self)
        self.narrowed = NarrowBar(self)
        self.finder = Finder(self)
        self.progress = ProgressStrip(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.chips, self.finder, self.narrowed, self.view, self.progress):
            layout.addWidget(widget)
        self._make_menu()
        self._connect()
        self.show_state()

    @property
    def worklist(self) -> Worklist:
        """The plain list."""
        return self.model.worklist

    def hang(self, strip: QWidget) -> None:
        """Hang a strip between the chips and the search."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(1, strip)

    def arrange(self, arrangement: Arrangement) -> None:
        """Arrange the list as the reader wants."""
        if arrangement != self.worklist.wish:
            self.view.arrange(arrangement)
            self.show_state()
            self.arranged.emit()

    def arrange_anew(self) -> None:
        """Arrange the list again: what the reader made of films has changed altogether."""
        self.view.arrange()
        self.show_state()
        self.arranged.emit()

    def sort(self, sorting: Sorting) -> None:
        """Sort the list otherwise."""
        self.arrange(replace(self.worklist.wish, sorting=sorting))

    def filter(self, filters: Filters) -> None:
        """Filter the list otherwise."""
        self.arrange(replace(self.worklist.wish, filters=filters))

    def show_group(self, group: Group) -> None:
        """Show one group only, or all."""
        self.filter(replace(self.worklist.wish.filters, group=group))

    def narrow(self, title: str, keys: Iterable[FilmKey]) -> None:
        """Show only certain films, whatever the filters were."""
        self.filter(Filters())
        self.view.narrow(title, keys)
        self.show_state()
        self.arranged.emit()

    @Slot()
    def widen(self) -> None:
        """Show all films of the filters in force again."""
        self.view.widen()
        self.show_state()
        self.arranged.emit()

    @Slot()
    def clear_filters(self) -> None:
        """Show all films of the group."""
        self.filter(Filters(group=self.worklist.wish.filters.group))

    def show_state(self) -> None:
        """Say on chips, header and search which films are shown, in which order."""
        worklist = self.worklist
        self.chips.show_counts(worklist)
        self.narrowed.show_narrowing(worklist)
        self.finder.show_worklist(worklist)
        self.view.header.show_sorting(worklist.arrangement.sorting)
        for name in _IN_MENU:
            self._actions[name].setChecked(getattr(worklist.wish, name))

    def ask_filter(self, name: str) -> None:
        """Ask what a column must say."""
        now = self.worklist.arrangement.filters.of(name)
        dialog = ColumnFilterDialog(now, self.worklist.cases, self)
        dialog.setAttribute(_DELETE)
        dialog.chosen.connect(self._on_column_filter)
        dialog.open()

    @Slot(bool)
    def put_unread_first(self, on: bool) -> None:
        """Let unread films stand above the others."""
        self.arrange(replace(self.worklist.wish, unread_first=on))

    @Slot(bool)
    def show_disputed(self, on: bool) -> None:
        """Show only films on which the models disagree, or the others too."""
        self.filter(replace(self.worklist.wish.filters, disputed=on))

    @Slot(bool)
    def keep_together(self, on: bool) -> None:
        """Let the films of a patient stand together."""
        self.arrange(replace(self.worklist.wish, together=on))

    def open_menu(self) -> None:
        """Open the menu of filters with the keyboard."""
        self.finder.filters.showMenu()

    def _make_menu(self) -> None:
        self._menu = QMenu(self)
        keep_keys(self._menu)
        self._menu.setAccessibleName(self.tr("Filters, order and columns"))
        self._menu.aboutToShow.connect(self._fill_menu)
        self.finder.filters.setMenu(self._menu)

    def _connect(self) -> None:
        self.chips.chosen.connect(self.show_group)
        self.narrowed.widen_wanted.connect(self.widen)
        self.finder.query_changed.connect(self._on_query)
        self.finder.reading_chosen.connect(self._on_reading)
        self.finder.clear_wanted.connect(self.clear_filters)
        self.finder.left.connect(self.view.setFocus)
        self.view.header.sorting_wanted.connect(self.sort)
        self.view.header.menu_wanted.connect(self._on_header_menu)
        self._actions["unread_first"].toggled.connect(self.put_unread_first)
        self._actions["together"].toggled.connect(self.keep_together)

    @Slot()
    def _fill_menu(self) -> None:
        menu, header = self._menu, self.view.header
        menu.clear()
        filters = menu.addMenu(self.tr("Filter by"))
        columns = menu.addMenu(self.tr("Columns"))
        asked = {one.column for one in self.worklist.arrangement.filters.columns}
        for column in COLUMNS:
            if not (self.worklist.blind and column.tells_score):
                text = f"{column.called}…" + (" ✓" if column.name in asked else "")
                filters.addAction(text).triggered.connect(partial(self.ask_filter, column.name))
            shown = columns.addAction(column.called)
            shown.setCheckable(True)
            shown.setChecked(header.is_shown(column.name))
            shown.toggled.connect(partial(self._on_column, column.name))
        menu.addSeparator()
        for name in _IN_MENU:
            menu.addAction(self._actions[name])
        for one in (filters, columns):
            one.setAccessibleName(one.title())
            keep_keys(one)

    def _on_column(self, name: str, on: bool) -> None:
        self.view.header.show_column(name, on)
        self.columns_changed.emit()

    @Slot(str, QPoint)
    def _on_header_menu(self, name: str, at: QPoint) -> None:
        column = BY_NAME[name]
        menu = QMenu(self)
        keep_keys(menu)
        menu.setAccessibleName(column.called)
        hidden = self.worklist.blind and column.tells_score
        if not hidden:
            up = menu.addAction(self.tr("Sort, smallest first"))
            # By place, smallest first, is the order by priority itself.
            first = Sorting() if name == PLACE else Sorting(Order.COLUMN, name)
            up.triggered.connect(partial(self.sort, first))
            down = menu.addAction(self.tr("Sort, largest first"))
            down.triggered.connect(partial(self.sort, Sorting(Order.COLUMN, name, True)))
            menu.addAction(self.tr("Filter…")).triggered.connect(partial(self.ask_filter, name))
            menu.addSeparator()
        hide = menu.addAction(self.tr("Hide this column"))
        hide.triggered.connect(partial(self._on_column, name, False))
        menu.setAttribute(_DELETE)
        menu.popup(at)

    @Slot(object)
    def _on_column_filter(self, wanted: ColumnFilter) -> None:
        self.filter(self.worklist.wish.filters.with_column(wanted))
        self.view.setFocus()

    @Slot(str)
    def _on_query(self, text: str) -> None:
        self.filter(replace(self.worklist.wish.filters, query=text))

    @Slot(object)
    def _on_reading(self, reading: Reading) -> None:
        self.filter(replace(self.worklist.wish.filters, reading=reading))
