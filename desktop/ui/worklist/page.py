"""The reading page: worklist on the left, the film on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.ui import words
from desktop.ui.empty import EmptyPage
from desktop.ui.film.panel import FilmPanel
from desktop.ui.progress_strip import ProgressStrip
from desktop.ui.worklist.chips import GroupChips
from desktop.ui.worklist.model import WorklistModel
from desktop.ui.worklist.narrow_bar import NarrowBar
from desktop.ui.worklist.state import Group, Order, Worklist
from desktop.ui.worklist.view import WorklistView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.review.findings import Finding
    from desktop.review.verdicts import FilmKey
    from desktop.ui.actions import Actions
    from desktop.ui.services import Services
    from desktop.ui.session import Session

_LEAST_LETTERS = 90
_FIRST_LETTERS = 97


class ReadingPage(QWidget):
    """Shows a session: its worklist, the film that is selected, its progress.

    Attributes
    ----------
    empty_changed : Signal of bool
        Whether nothing is open.
    """

    empty_changed = Signal(bool)

    def __init__(
        self,
        services: Services,
        session: Session,
        actions: Actions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._empty = EmptyPage(actions, samples=services.samples is not None, parent=self)
        self._model = WorklistModel(Worklist(), self)
        self.view = WorklistView(self._model, self)
        self.chips = GroupChips(self)
        self.narrowed = NarrowBar(self)
        self.progress = ProgressStrip(self)
        self.film = FilmPanel(services, self)
        self._left = self._stacked(self.chips, self.narrowed, self.view, self.progress)
        letter = self.fontMetrics().averageCharWidth()
        # Wide enough for the chips with large counts, so that nothing moves while films come.
        self._left.setMinimumWidth(_LEAST_LETTERS * letter)
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.setAccessibleName(self.tr("Worklist and film"))
        self._split.addWidget(self._left)
        self._split.addWidget(self.film)
        self._split.setChildrenCollapsible(False)
        self._split.setStretchFactor(0, 0)
        self._split.setStretchFactor(1, 1)
        # The film takes what the list does not need: the second size is only large.
        self._split.setSizes([_FIRST_LETTERS * letter, 10 * _FIRST_LETTERS * letter])
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._split)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._connect()
        self._show_counts()

    def _connect(self) -> None:
        self._session.began.connect(self._on_began)
        self._session.team_ready.connect(self.film.set_team)
        self._session.found.connect(self._on_found)
        self._session.progressed.connect(self._on_progressed)
        self._session.ended.connect(self.view.settle)
        self.progress.cancel_wanted.connect(self._session.cancel)
        self.view.finding_selected.connect(self._on_selected)
        self.chips.chosen.connect(self._on_group)
        self.narrowed.widen_wanted.connect(self.widen)
        self.film.canvas.stepped.connect(self.view.step)
        self.film.canvas.touched.connect(self.view.touch)

    @property
    def readers(self) -> tuple[QWidget, QWidget]:
        """The widgets in which the reading keys work."""
        return self.view, self.film

    @property
    def order(self) -> Order:
        """The order in force."""
        return self._model.worklist.order

    def set_order(self, order: Order) -> None:
        """Sort by another rule."""
        self.view.arrange(order=order)
        self._show_place()

    def go(self, where: str) -> None:
        """Go to another film; `where` is one of the worklist actions."""
        last = max(self._model.rowCount() - 1, 0)
        steps = {"previous": -1, "next": 1, "first": -last, "last": last}
        if where in steps:
            self.view.step(steps[where])
        else:
            self.view.step_flagged(1 if where == "next_flagged" else -1)

    def jump(self, finding: Finding) -> None:
        """Go to a certain film, dropping the filter if it hides it."""
        if not self.view.select_finding(finding):
            self.widen()
            self._show_group(Group.ALL)
            self.view.select_finding(finding)
        self.view.setFocus()

    def narrow(self, title: str, keys: Iterable[FilmKey]) -> None:
        """Show only certain films, of all groups, until the reader wants all again."""
        self._show_group(Group.ALL)
        self.view.narrow(title, keys)
        self.narrowed.show_narrowing(self._model.worklist)
        self._show_place()
        self.view.setFocus()

    @Slot()
    def widen(self) -> None:
        """Show all films of the group in force again."""
        self.view.widen()
        self.narrowed.show_narrowing(self._model.worklist)
        self._show_place()
        self.view.setFocus()

    def maximise(self, on: bool) -> None:
        """Give the film the whole page, or the list its place back."""
        self._left.setVisible(not on)

    def _stacked(self, *widgets: QWidget) -> QWidget:
        column = QWidget(self)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in widgets:
            layout.addWidget(widget)
        return column

    def _show_counts(self) -> None:
        self.chips.show_counts(self._model.worklist)

    def _show_group(self, group: Group) -> None:
        self.chips.chip(group).setChecked(True)
        self.view.arrange(group=group)

    def _place(self) -> str:
        row = self.view.currentIndex().row()
        text = self.tr("{n} of {all}")
        return text.format(n=words.number(row + 1), all=words.number(self._model.rowCount()))

    def _show_place(self) -> None:
        self.film.set_place(self._place())

    @Slot()
    def _on_began(self) -> None:
        self._stack.setCurrentWidget(self._split)
        self.view.clear()
        self.narrowed.show_narrowing(self._model.worklist)
        self._show_counts()
        self.view.setFocus()
        self.empty_changed.emit(False)

    @Slot(list)
    def _on_found(self, findings: list[Finding]) -> None:
        self.view.add(findings)
        self._show_counts()
        self._show_place()

    @Slot()
    def _on_progressed(self) -> None:
        self.progress.show_progress(self._session.progress)

    @Slot(object)
    def _on_selected(self, finding: Finding | None) -> None:
        if finding is None:
            self.film.show_finding(None)
            return
        self.film.show_finding(
            finding,
            place=self._place(),
            thumbnail=self.view.thumbnails.of(finding),
            next_one=self._model.finding(self.view.currentIndex().row() + 1),
            previous=self._model.finding(self.view.currentIndex().row() - 1),
        )

    @Slot(object)
    def _on_group(self, group: Group) -> None:
        self.view.arrange(group=group)
        self._show_place()
