"""The reading page: worklist on the left, the film and its verdict on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import PneumoTriageError
from desktop.ui import words
from desktop.ui.empty import EmptyPage
from desktop.ui.film.panel import FilmPanel
from desktop.ui.reading.bar import VerdictBar
from desktop.ui.reading.desk import ReadingDesk
from desktop.ui.reading.summary import summarise
from desktop.ui.told.lookup import error_told
from desktop.ui.triage.strip import TriageStrip
from desktop.ui.worklist.case import Group
from desktop.ui.worklist.pane import WorklistPane
from desktop.ui.worklist.sorting import Order, Sorting

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.review.double_reading import DoubleReading
    from desktop.review.findings import Finding
    from desktop.review.verdicts import FilmKey
    from desktop.ui.actions import Actions
    from desktop.ui.services import Services
    from desktop.ui.session import Session
    from desktop.ui.worklist.arrangement import Narrowing

_LEAST_LETTERS = 90
_FIRST_LETTERS = 100
_WIDEST = (560, 640)
"""Pixels that the list takes at least, and at first, at most: large text leaves room for films."""


class ReadingPage(QWidget):
    """Shows a session: its worklist, the film that is selected, its progress.

    Attributes
    ----------
    empty_changed : Signal of bool
        Whether nothing is open.
    veiled : Signal of bool
        Whether the film that is shown hides its scores.
    place_changed : Signal
        Another film is shown, or the list is arranged otherwise.
    all_read : Signal
        The last case has its verdict.
    failed : Signal of Exception
        A verdict is not on the disk.
    """

    empty_changed = Signal(bool)
    veiled = Signal(bool)
    place_changed = Signal()
    all_read = Signal()
    failed = Signal(object)

    def __init__(
        self,
        services: Services,
        session: Session,
        actions: Actions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.desk = ReadingDesk(services, self)
        self.empty = EmptyPage(actions, samples=services.samples is not None, parent=self)
        self.pane = WorklistPane(self.desk.ledger, actions, services.new_task, self)
        self._model, self.view, self.chips = self.pane.model, self.pane.view, self.pane.chips
        self.narrowed, self.progress = self.pane.narrowed, self.pane.progress
        self.triage = TriageStrip(services, session, self)
        self.pane.hang(self.triage)
        self.film = FilmPanel(services, self)
        self.bar = VerdictBar(actions, self)
        self._note_on: Finding | None = None
        self._settled_in: Narrowing | None = None
        self._lay_out()
        self._connect()
        self.desk.count_selected(lambda: len(self.view.selected))
        self.bar.show_reader(self.desk.ledger.reader)
        self._show_case()

    @property
    def readers(self) -> tuple[QWidget, QWidget]:
        """The widgets in which the reading keys work."""
        return self.view, self.film

    @property
    def order(self) -> Order:
        """The order in force."""
        return self.pane.worklist.order

    def set_order(self, order: Order) -> None:
        """Sort by another rule."""
        self.pane.sort(Sorting(order))

    def go(self, where: str) -> None:
        """Go to another film; `where` is one of the worklist actions."""
        last = max(self._model.rowCount() - 1, 0)
        steps = {"previous": -1, "next": 1, "first": -last, "last": last}
        if where in steps:
            self.view.step(steps[where])
        elif not self.view.step_unread(1 if where == "next_flagged" else -1):
            self.bar.tell(self._none_there(where))

    def jump(self, finding: Finding) -> None:
        """Go to a certain film, dropping the filters if they hide it."""
        if not self.view.select_finding(finding):
            self.pane.clear_filters()
            self.pane.show_group(Group.ALL)
            if not self.view.select_finding(finding):
                self.pane.widen()
                self.view.select_finding(finding)
        self.view.setFocus()

    def jump_to_film(self, film: FilmKey) -> None:
        """Go to a film by its content."""
        for finding in self.pane.worklist.findings_of(film)[:1]:
            self.jump(finding)

    def narrow(self, title: str, keys: Iterable[FilmKey]) -> None:
        """Show only certain films, of all groups, until the reader wants all again."""
        self.pane.narrow(title, keys)
        self.view.setFocus()

    @Slot()
    def widen(self) -> None:
        """Show all films of the filters in force again."""
        self.pane.widen()
        self.view.setFocus()

    def maximise(self, on: bool) -> None:
        """Give the film the whole page, or the list its place back."""
        self.pane.setVisible(not on)

    def look(self, seen: bool) -> None:
        """Count the time in front of the film while it is seen."""
        self.desk.look(seen and self.film.finding is not None)

    @Slot()
    def write_note(self) -> None:
        """Let the reader write a note on the film."""
        self._note_on = self.desk.finding
        self.bar.write_note()

    @Slot()
    def mark(self) -> None:
        """Mark the selected films to find them again, or take the marks away."""
        self.desk.mark(self.view.selected)

    @Slot()
    def copy_paths(self) -> None:
        """Put the paths of the selected films on the clipboard, a line each."""
        refs = (one.ref for one in self.view.selected)
        paths = dict.fromkeys(str(ref.archive or ref.path) for ref in refs)
        QGuiApplication.clipboard().setText("\n".join(paths))

    @Slot()
    def keep_one(self) -> None:
        """Select the film that is shown and no other."""
        if len(self.view.selected) > 1:
            self.view.select_row(self.view.currentIndex().row())
        self.bar.tell("")

    def settle(self, reading: DoubleReading) -> None:
        """Let the reader settle the open disagreements of two readers."""
        title = self.tr("disagreements of {first} and {second}")
        keys = [dispute.film for dispute in reading.open]
        self.narrow(title.format(first=reading.first, second=reading.second), keys)
        self._settled_in = self.pane.worklist.narrowing
        self.desk.settle(reading)
        self._show_case()

    def _lay_out(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        # Wide enough for the chips with large counts, so that nothing moves while films come.
        least = min(_LEAST_LETTERS * letter, _WIDEST[0])
        first = min(_FIRST_LETTERS * letter, _WIDEST[1])
        self.pane.setMinimumWidth(least)
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.film, 1)
        column.addWidget(self.bar)
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.setAccessibleName(self.tr("Worklist and film"))
        self._split.addWidget(self.pane)
        self._split.addWidget(right)
        self._split.setChildrenCollapsible(False)
        self._split.setStretchFactor(0, 0)
        self._split.setStretchFactor(1, 1)
        # The film takes what the list does not need: the second size is only large.
        self._split.setSizes([first, 10 * first])
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._split)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def _connect(self) -> None:
        session, desk = self._session, self.desk
        session.began.connect(self._on_began)
        session.team_ready.connect(self.film.set_team)
        session.found.connect(self._on_found)
        session.superseded.connect(self._on_superseded)
        session.judged.connect(self._on_judged)
        self.triage.done.connect(self.view.setFocus)
        self.triage.disputed_wanted.connect(self.pane.show_disputed)
        session.progressed.connect(self._on_progressed)
        session.ended.connect(self.view.settle)
        self.progress.cancel_wanted.connect(session.cancel)
        self.view.finding_selected.connect(self._on_selected)
        self.pane.arranged.connect(self._on_arranged)
        self.film.canvas.stepped.connect(self.view.step)
        self.film.canvas.touched.connect(self.view.touch)
        self.bar.note_kept.connect(self._on_note)
        self.bar.left.connect(self.view.setFocus)
        desk.changed.connect(self._on_changed)
        desk.all_changed.connect(self._on_all_changed)
        desk.decided.connect(self._on_decided)
        desk.taken_back.connect(self._on_taken_back)
        desk.said.connect(self.bar.tell)
        desk.failed.connect(self._on_failed)

    def _place(self) -> str:
        row = self.view.currentIndex().row()
        text = self.tr("{n} of {all}")
        return text.format(n=words.number(row + 1), all=words.number(self._model.rowCount()))

    def _none_there(self, where: str) -> str:
        down = where == "next_flagged"
        if self.pane.worklist.blind:
            # Which films are flagged is what a blind reader is not to know.
            return (
                self.tr("No unread film further down")
                if down
                else self.tr("No unread film further up")
            )
        return (
            self.tr("No unread flagged film further down")
            if down
            else self.tr("No unread flagged film further up")
        )

    def _show_place(self) -> None:
        self.film.set_place(self._place())

    def _show_case(self) -> None:
        """Say of the film that is shown what was decided, and hide its scores or not."""
        case = self.view.case
        worklist = self.pane.worklist
        every = worklist.count(Group.ALL)
        progress = self.tr("{n} unread").format(n=words.number(worklist.unread))
        if self.desk.settling:
            n, of = map(words.number, self.desk.settlements)
            progress = self.tr("{n} of {all} settled").format(n=n, all=of)
        self.bar.show_case(
            case,
            progress=progress if every else "",
            dispute=self.desk.dispute,
            settled=self.desk.settled,
        )
        # How many are flagged, and by what, is what a blind reader is not to know.
        self.triage.setVisible(not worklist.blind)
        self.triage.show_disputed(worklist.arrangement.filters.disputed)
        veiled = case is not None and case.veiled
        scored = case is not None and case.finding.leading is not None
        self.film.strip.setVisible(scored and not veiled)
        self.veiled.emit(veiled)

    def keep_written_note(self) -> None:
        """Keep the note that is being written, as when the reader goes elsewhere."""
        text, on = self.bar.put_note_away(), self._note_on
        if text is not None and on is not None:
            self.desk.keep_note(on, text)

    @Slot()
    def _on_began(self) -> None:
        self._stack.setCurrentWidget(self._split)
        self.desk.clear()
        self.view.clear()
        self.pane.show_state()
        self.bar.tell("")
        self.view.setFocus()
        self.empty_changed.emit(False)

    @Slot(list)
    def _on_found(self, findings: list[Finding]) -> None:
        self.desk.take_in(findings)
        self.view.add(findings)
        self.pane.show_state()
        self._show_place()
        self._show_case()

    @Slot(list)
    def _on_superseded(self, findings: list[Finding]) -> None:
        self.view.dismiss(findings)

    @Slot()
    def _on_judged(self) -> None:
        self.view.replace(self._session.findings)
        self.pane.show_state()
        self._show_place()
        self._show_case()

    @Slot()
    def _on_progressed(self) -> None:
        self.progress.show_progress(self._session.progress)

    @Slot(object)
    def _on_selected(self, finding: Finding | None) -> None:
        self.keep_written_note()
        self.desk.read(finding)
        self.bar.tell("")
        if finding is None:
            self.film.show_finding(None)
        else:
            self.film.show_finding(
                finding,
                place=self._place(),
                thumbnail=self.view.thumbnails.of(finding),
                next_one=self._model.finding(self.view.currentIndex().row() + 1),
                previous=self._model.finding(self.view.currentIndex().row() - 1),
            )
        self._show_case()
        self.place_changed.emit()

    @Slot()
    def _on_arranged(self) -> None:
        # What was said of the list as it was holds no longer.
        self.bar.tell("")
        if self.pane.worklist.narrowing is not self._settled_in:
            # However the reader leaves these films, verdicts are their own again.
            self._settled_in = None
            self.desk.stop_settling()
        self._show_place()
        self._show_case()
        self.place_changed.emit()

    @Slot(str)
    def _on_note(self, text: str) -> None:
        if self._note_on is not None:
            self.desk.keep_note(self._note_on, text)

    @Slot(list)
    def _on_changed(self, films: list[FilmKey]) -> None:
        self.view.revise(films)
        self.pane.show_state()
        self._show_place()
        self._show_case()

    @Slot()
    def _on_all_changed(self) -> None:
        self.bar.show_reader(self.desk.ledger.reader)
        self.pane.arrange_anew()

    @Slot()
    def _on_decided(self) -> None:
        self.bar.tell("")
        if self.desk.settling:
            self._go_on_settling()
        elif not self.view.go_on():
            self._after_last()

    def _after_last(self) -> None:
        """Say what the list does not show, or that everything is read."""
        left = summarise(self.pane.worklist.cases).unread
        if left > 0:
            text = (
                self.tr("1 unread film is not shown: clear the filters to see it")
                if left == 1
                else self.tr("{n} unread films are not shown: clear the filters to see them")
            )
            self.bar.tell(text.format(n=words.number(left)))
        elif not self._session.progress.working:
            self.all_read.emit()

    def _go_on_settling(self) -> None:
        rows = self.pane.worklist.rows
        here = self.view.currentIndex().row()
        for row in (*range(here + 1, len(rows)), *range(here)):
            finding = rows[row].finding
            if self.desk.is_open(finding):
                self.view.select_row(row)
                return
        self._show_case()
        self.bar.tell(self.tr("All disagreements shown here are settled"))

    @Slot(object)
    def _on_taken_back(self, film: FilmKey) -> None:
        self.bar.tell("")
        self.jump_to_film(film)
        self._show_case()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, PneumoTriageError):
            self.bar.tell(self.tr("NOT SAVED: {why}").format(why=error_told(error)), fault=True)
        self.failed.emit(error)
