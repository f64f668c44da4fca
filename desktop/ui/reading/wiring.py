"""Connects the reading room with the window: verdicts, readers, sessions, watched folders."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot

from desktop.errors import PneumoTriageError
from desktop.review.verdicts import film_key
from desktop.ui.reading.desk import DECISIONS
from desktop.ui.reading.double_dialog import DoubleReadingDialog
from desktop.ui.reading.name_dialog import NameDialog
from desktop.ui.reading.summary import summarise
from desktop.ui.reading.summary_dialog import SummaryDialog
from desktop.ui.sessions.desk import SessionDesk, marks_from_json, marks_to_json
from desktop.ui.sessions.dialog import SessionsDialog
from desktop.ui.sessions.intake import Intake
from desktop.ui.sessions.watch_label import WatchLabel
from desktop.ui.worklist.arrangement import Arrangement

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QTabWidget, QWidget

    from desktop.review.double_reading import DoubleReading
    from desktop.review.sessions import ReadingSession
    from desktop.ui.actions import Actions
    from desktop.ui.services import Services
    from desktop.ui.session import Session
    from desktop.ui.worklist.order_chooser import OrderChooser
    from desktop.ui.worklist.page import ReadingPage

_ONLY_OPEN = (
    *("search", "filter_column", "unread_first", "together"),
    *("double_reading", "summary", "watch"),
)
_LOOKS = {
    QEvent.Type.WindowActivate,
    QEvent.Type.WindowDeactivate,
    QEvent.Type.WindowStateChange,
    QEvent.Type.Hide,
    QEvent.Type.Show,
}


class RoomWiring(QObject):
    """What the reading room adds to the window.

    Parameters
    ----------
    services : Services
        Its room, settings, and what watches folders.
    session : Session
        The films that are open.
    actions : Actions
        The window's actions.
    page : ReadingPage
        Where films are read.
    tabs : QTabWidget
        The page is one of them.
    orders : OrderChooser
        States the order in force.
    window : QWidget
        Owns all this; a film is seen only while it is active.

    Attributes
    ----------
    open_wanted : Signal of list of Path
        The reader wants to read these.
    failed : Signal of Exception
        Something went wrong.
    """

    open_wanted = Signal(list)
    failed = Signal(object)

    def __init__(
        self,
        services: Services,
        session: Session,
        *,
        actions: Actions,
        page: ReadingPage,
        tabs: QTabWidget,
        orders: OrderChooser,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._services, self._session, self._actions = services, session, actions
        self._page, self._tabs, self._orders, self._window = page, tabs, orders, window
        self._summed = False
        self.sessions = SessionDesk(services.room, self._state, self)
        self.intake = Intake(services, session, self)
        self.watch_label = WatchLabel(window)
        page.view.header.restore(services.settings.current.worklist_columns)
        for name in _ONLY_OPEN:
            actions[name].setEnabled(False)
        actions["sessions"].setEnabled(services.room is not None)
        actions["blind"].setChecked(page.desk.ledger.blind)
        self._connect_actions()
        self._connect()
        self._offer_last()
        self._state_order()
        window.installEventFilter(self)

    def close(self) -> bool:
        """Keep place and state, stop all work; return whether it ended in time."""
        self._page.keep_written_note()
        self.sessions.keep()
        self._keep_columns()
        self._window.removeEventFilter(self)
        return all([self.intake.close(), self._page.desk.close()])

    def _connect_actions(self) -> None:
        acts, page = self._actions, self._page
        for name in DECISIONS:
            acts[name].triggered.connect(partial(page.desk.decide, name))
        for name, slot in (
            ("agree", page.desk.agree),
            ("undo", page.desk.undo),
            ("note", page.write_note),
            ("mark", page.mark),
            ("copy_paths", page.copy_paths),
            ("leave_tools", page.keep_one),
            ("search", self._search),
            ("filter_column", page.pane.open_menu),
            ("reader", self.ask_name),
            ("double_reading", self.compare_readers),
            ("summary", self.sum_up),
            ("sessions", self.list_sessions),
            ("go_on_reading", self._open_last),
        ):
            acts[name].triggered.connect(slot)
        acts["blind"].toggled.connect(self._on_blind)
        acts["watch"].triggered.connect(self._on_watch)

    def _connect(self) -> None:
        page, desk = self._page, self._page.desk
        page.failed.connect(self.failed)
        page.veiled.connect(self._on_veiled)
        page.all_read.connect(self._on_all_read)
        page.place_changed.connect(self._on_place)
        page.pane.arranged.connect(self._on_arranged)
        page.pane.columns_changed.connect(self._keep_columns)
        page.empty_changed.connect(self._on_empty)
        page.film.film_shown.connect(self.look)
        self._tabs.currentChanged.connect(self.look)
        desk.name_wanted.connect(self.ask_name)
        desk.changed.connect(self.sessions.touch)
        self._session.began.connect(self._on_began)
        self.sessions.opened.connect(self._on_opened)
        self.sessions.renamed.connect(self._on_renamed)
        self.sessions.failed.connect(self.failed)
        self.intake.changed.connect(self._on_intake)
        self.intake.failed.connect(self.failed)

    # Wishes

    @Slot()
    def ask_name(self) -> None:
        """Ask who reads."""
        if "reader" in self._services.settings.fixed:
            said = self.tr("Your name is fixed for this computer: {name}")
            self._page.bar.tell(said.format(name=self._page.desk.ledger.reader))
            return
        room = self._services.room
        known: tuple[str, ...] = ()
        try:
            known = room.readers() if room is not None else ()
        except PneumoTriageError as error:
            self.failed.emit(error)
        dialog = NameDialog(self._page.desk.ledger.reader, known, self._window)
        dialog.named.connect(self._page.desk.read_as)
        dialog.rejected.connect(self._page.desk.forget_waiting)
        self._open(dialog)

    @Slot()
    def compare_readers(self) -> None:
        """Show how two readers agree on the films that are open."""
        room = self._services.room
        if room is None:
            return
        films = [key for one in self._session.findings if (key := film_key(one))]
        dialog = DoubleReadingDialog(room, films, self._page.desk.ledger.reader, self._window)
        dialog.settle_wanted.connect(self._on_settle)
        dialog.second_wanted.connect(self.ask_name)
        self._open(dialog)

    @Slot()
    def sum_up(self) -> None:
        """Show what the reading came to."""
        ledger = self._page.desk.ledger
        summary = summarise(self._page.pane.worklist.cases)
        dialog = SummaryDialog(summary, ledger.reader, blind=ledger.blind, parent=self._window)
        title = self.tr("the model says otherwise")
        dialog.differing_wanted.connect(partial(self._page.narrow, title, summary.differing))
        self._open(dialog)

    @Slot()
    def list_sessions(self) -> None:
        """List the sessions."""
        room = self._services.room
        if room is None:
            return
        self.sessions.keep()
        session = self.sessions.session
        dialog = SessionsDialog(room, session.id if session else None, self._window)
        dialog.open_wanted.connect(self._open_session)
        dialog.changed.connect(self.sessions.refresh)
        dialog.changed.connect(self._offer_last)
        dialog.rejected.connect(self._read_changed)
        self._open(dialog)

    @Slot()
    def look(self) -> None:
        """Count the time in front of the film only while it is seen."""
        window, film = self._window, self._page.film
        shown = film.canvas.hanging is not None or film.message.isVisible()
        at_it = self._tabs.currentWidget() is self._page and window.isVisible()
        self._page.look(shown and at_it and window.isActiveWindow() and not window.isMinimized())

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _open_session(self, session: ReadingSession) -> None:
        room = self._services.room
        if room is None:
            return
        try:
            # The last opened of those with the same folders is the one that is taken up.
            room.sessions.open(session.id)
        except PneumoTriageError as error:
            self.failed.emit(error)
            return
        self.open_wanted.emit(list(session.paths))

    @Slot()
    def _read_changed(self) -> None:
        """Read the open session anew if it was given other folders in the list."""
        session = self.sessions.session
        if session is not None and set(session.paths) != {
            path.absolute() for path in self._session.paths
        }:
            self._open_session(session)

    @Slot()
    def _open_last(self) -> None:
        last = self.sessions.last
        if last is not None:
            self._open_session(last)

    @Slot()
    def _search(self) -> None:
        self._tabs.setCurrentWidget(self._page)
        self._page.pane.finder.search()

    # What happened

    def _state(self) -> dict[str, Any]:
        """Return what the window wants back when the session is opened again."""
        wish = self._page.pane.worklist.wish
        return {**wish.to_json(), "marks": marks_to_json(self._page.desk.ledger.marks)}

    @Slot()
    def _on_began(self) -> None:
        self._summed = False
        self._page.pane.arrange(Arrangement())
        self._state_order()
        self._page.view.expect(None)
        self.sessions.open_folders(self._session.paths)
        self._offer_last()

    @Slot(object)
    def _on_opened(self, session: ReadingSession) -> None:
        self._page.desk.ledger.mark(marks_from_json(session.state.get("marks")), on=True)
        self._page.pane.arrange(Arrangement.from_json(session.state))
        self._page.view.expect(session.place)
        self._show_watched(session)
        self.intake.watch(session.watched)
        self._window.setWindowTitle(f"{session.name} – PneumoTriage")

    @Slot()
    def _on_renamed(self) -> None:
        session = self.sessions.session
        if session is not None:
            self._window.setWindowTitle(f"{session.name} – PneumoTriage")
            self._show_watched(session)
            if session.watched != self.intake.folders:
                self.intake.watch(session.watched)
        else:
            # It was deleted; nothing says any more which of its folders are watched.
            self._actions["watch"].setChecked(False)
            self.intake.watch(())

    @Slot(bool)
    def _on_watch(self, on: bool) -> None:
        watched = self.sessions.watch(on)
        self._actions["watch"].setChecked(bool(watched))
        self.intake.watch(watched)

    def _show_watched(self, session: ReadingSession) -> None:
        self._actions["watch"].setChecked(bool(session.watched))

    @Slot()
    def _on_intake(self) -> None:
        self.watch_label.show_intake(self.intake)

    @Slot()
    def _on_place(self) -> None:
        self.look()
        if not self._page.view.expecting:
            self.sessions.stand_at(self._page.view.finding)

    @Slot()
    def _on_arranged(self) -> None:
        self._state_order()
        self.sessions.touch()

    def _state_order(self) -> None:
        self._orders.show_sorting(self._page.pane.worklist.arrangement.sorting)

    @Slot()
    def _keep_columns(self) -> None:
        columns = self._page.view.header.to_json()
        if columns != self._services.settings.current.worklist_columns:
            self._services.settings.update(worklist_columns=columns)

    @Slot(bool)
    def _on_empty(self, empty: bool) -> None:
        for name in _ONLY_OPEN:
            self._actions[name].setEnabled(not empty)
        for name in ("watch", "double_reading"):
            self._actions[name].setEnabled(not empty and self._services.room is not None)

    @Slot(bool)
    def _on_blind(self, on: bool) -> None:
        self._page.desk.read_blind(on)
        self._guard_scores()

    @Slot(bool)
    def _on_veiled(self, veiled: bool) -> None:
        self._guard_scores()

    def _guard_scores(self) -> None:
        """Let nothing else tell what a blind reader is not to know yet."""
        blind = self._page.desk.ledger.blind
        unread = bool(self._page.pane.worklist.unread)
        for at in range(self._tabs.count()):
            if self._tabs.widget(at) is not self._page:
                self._tabs.setTabEnabled(at, not (blind and unread))
                why = self.tr("Blind first read: open once every film has its verdict")
                self._tabs.setTabToolTip(at, why if blind and unread else "")
        case = self._page.view.case
        why = self.tr("Blind first read: shown once the film has your verdict")
        veiled = case is not None and case.veiled
        self._actions.withhold("saliency", "blind", why if veiled else "")

    @Slot()
    def _on_all_read(self) -> None:
        if not self._summed:
            self._summed = True
            self.sum_up()

    @Slot(object)
    def _on_settle(self, reading: DoubleReading) -> None:
        self._tabs.setCurrentWidget(self._page)
        self._page.settle(reading)

    @Slot()
    def _offer_last(self) -> None:
        last = self.sessions.last
        action = self._actions["go_on_reading"]
        action.setVisible(last is not None)
        if last is not None:
            name = last.name.replace("&", "&&")
            action.setText(self.tr("&Continue “{name}”").format(name=name))

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take note of when the window is looked at."""
        if event.type() in _LOOKS:
            self.look()
        return super().eventFilter(watched, event)
