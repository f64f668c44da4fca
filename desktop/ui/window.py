"""The main window: puts the pages together and hands wishes on; it decides nothing."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QMainWindow,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import NothingToDoError, PneumoTriageError
from desktop.review.verdicts import film_key
from desktop.ui import words
from desktop.ui.actions import Actions, Reach
from desktop.ui.compare.page import ComparePage
from desktop.ui.dialogs.about import AboutDialog
from desktop.ui.dialogs.keys import KeysDialog
from desktop.ui.exporting.desk import ExportDesk
from desktop.ui.film.wiring import FilmWiring
from desktop.ui.menus import fill_menus
from desktop.ui.models.dialog import ModelsDialog
from desktop.ui.notices import NoticeBar
from desktop.ui.opening import Opening, local_paths
from desktop.ui.reading.wiring import RoomWiring
from desktop.ui.session import Session
from desktop.ui.settings.desk import SettingsDesk
from desktop.ui.told.lookup import told
from desktop.ui.toolbar import Toolbar
from desktop.ui.triage import phrases
from desktop.ui.worklist.order_chooser import OrderChooser
from desktop.ui.worklist.page import ReadingPage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from desktop.review.findings import Finding
    from desktop.review.triage import Team
    from desktop.review.verdicts import FilmKey
    from desktop.ui.compare.links import Selection
    from desktop.ui.services import Services

_FIRST_SIZE = QSize(1280, 800)
_FRAME = QSize(8, 40)
_STEPS = ("previous", "next", "first", "last", "next_flagged", "previous_flagged")


class MainWindow(QMainWindow):
    """The window.

    Parameters
    ----------
    services : Services
        Everything below it that it uses.
    """

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.setWindowTitle("PneumoTriage")
        self.setAccessibleName("PneumoTriage")
        self.setAcceptDrops(True)
        self.resize(first_size(self.screen().availableSize()))
        self.session = Session(services, self)
        self.actions_by_name = Actions(self)
        self.reading = ReadingPage(services, self.session, self.actions_by_name, self)
        self.compare = ComparePage(services, self.session, self)
        self.notice = NoticeBar(self)
        self._orders = OrderChooser(self)
        recent = fill_menus(self, self.actions_by_name)
        self.opening = Opening(services, self.actions_by_name, recent, window=self)
        self._tools = Toolbar(self.actions_by_name, self._orders, self)
        self.addToolBar(self._tools)
        self.tabs = self._make_tabs()
        self._lay_out()
        self._status = self._make_status()
        self._connect()
        self._restore_geometry()

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Read folders and files; what was open is replaced."""
        if paths:
            name = ", ".join(path.name or str(path) for path in paths[:2])
            more = "…" if len(paths) > 2 else ""
            self.setWindowTitle(f"{name}{more} – PneumoTriage")
            self.notice.hide()
            self.tabs.setCurrentWidget(self.reading)
            self.session.open(paths)

    def _make_tabs(self) -> QTabWidget:
        tabs = QTabWidget(self)
        tabs.setAccessibleName(self.tr("Pages"))
        tabs.tabBar().setDrawBase(False)
        tabs.tabBar().setAccessibleName(self.tr("Pages"))
        tabs.addTab(self.reading, self.tr("Worklist"))
        tabs.addTab(self.compare, self.tr("Compare models"))
        self._purpose_above = QLabel(words.purpose(), tabs)
        self._purpose_above.setProperty("role", "purpose")
        tabs.setCornerWidget(self._purpose_above, Qt.Corner.TopRightCorner)
        return tabs

    def _lay_out(self) -> None:
        centre = QWidget(self)
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notice)
        layout.addWidget(self.tabs, 1)
        self.setCentralWidget(centre)

    def _make_status(self) -> QLabel:
        status = QLabel(self.tr("No models loaded yet"), self)
        status.setAccessibleName(self.tr("Leading model and device"))
        # A long name of a model in large letters must not widen the window; it is in the tip.
        status.setMinimumWidth(1)
        self.statusBar().addWidget(status, 1)
        self.statusBar().setAccessibleName(self.tr("Status"))
        self.statusBar().setSizeGripEnabled(False)
        # The tabs' corner goes when the film is maximised; what it says may not.
        self._purpose_below = QLabel(words.purpose(), self)
        self._purpose_below.setProperty("role", "caution")
        self._purpose_below.hide()
        self.statusBar().addPermanentWidget(self._purpose_below)
        return status

    def _connect(self) -> None:
        acts = self.actions_by_name
        acts.install(self, self.reading.readers)
        acts.enable(Reach.FILM, False)
        acts.enable(Reach.WORKLIST, False)
        acts["maximise"].setEnabled(False)
        for name, slot in (
            ("quit", self.close),
            ("manage_models", self.manage_models),
            ("keys", self.show_keys),
            ("about", self.show_about),
        ):
            acts[name].triggered.connect(slot)
        for name in _STEPS:
            acts[name].triggered.connect(partial(self.reading.go, name))
        self.reading.film.choose_from(lambda: self.session.findings)
        FilmWiring(self.reading.film, acts)
        self.room = RoomWiring(
            self._services,
            self.session,
            actions=acts,
            page=self.reading,
            tabs=self.tabs,
            orders=self._orders,
            window=self,
        )
        self.statusBar().addPermanentWidget(self.room.watch_label)
        SettingsDesk(
            self._services, self.session, acts, read_as=self.reading.desk.read_as, window=self
        )
        export = ExportDesk(
            self._services,
            self.session,
            acts,
            selected=self._selected,
            hidden=self._scores_hidden,
            name=self._session_name,
            window=self,
        )
        export.failed.connect(self.tell)
        acts["maximise"].toggled.connect(self.maximise)
        self.reading.film.canvas.maximise_wanted.connect(acts["maximise"].toggle)
        self.reading.film.film_shown.connect(self._on_film_shown)
        self.tabs.currentChanged.connect(self._on_film_shown)
        self.reading.film.broken.connect(self.tell)
        self.reading.empty_changed.connect(self._on_empty_changed)
        self.compare.film_wanted.connect(self.jump_to)
        self.compare.films_wanted.connect(self.show_films)
        self.compare.failed.connect(self.tell)
        self.room.open_wanted.connect(self.open_paths)
        self.room.failed.connect(self.tell)
        self.opening.wanted.connect(self.open_paths)
        self.session.began.connect(self.opening.show_recent)
        self.session.team_ready.connect(self._on_team_ready)
        self.session.ruled.connect(self._on_team_ready)
        self.session.failed.connect(self._on_not_read)
        self._orders.order_chosen.connect(self.reading.set_order)
        # Arrow keys belong to the worklist again once the order is chosen or the page shown.
        self._orders.activated.connect(self._focus_worklist)
        self.tabs.currentChanged.connect(self._focus_worklist)

    # Wishes

    @Slot()
    def manage_models(self) -> None:
        """Show the installed models."""
        dialog = ModelsDialog(self._services, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.changed.connect(self._on_models_changed)
        dialog.reread_wanted.connect(self.session.reopen)
        dialog.failed.connect(self.tell_bug)
        dialog.offer_reread(bool(self.session.paths))
        dialog.open()

    @Slot()
    def show_keys(self) -> None:
        """List keys and mouse."""
        dialog = KeysDialog(self.actions_by_name.keys, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @Slot()
    def show_about(self) -> None:
        """Say what this program is."""
        dialog = AboutDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @Slot(bool)
    def maximise(self, on: bool) -> None:
        """Give the film the whole window, or the rest its place back."""
        self.reading.maximise(on)
        for widget in (self._tools, self.tabs.tabBar(), self.menuBar(), self._purpose_above):
            widget.setVisible(not on)
        self._purpose_below.setVisible(on)

    @Slot(object)
    def tell(self, error: Exception) -> None:
        """Tell what went wrong: what was foreseen in a notice, a bug in its dialog."""
        if isinstance(error, PneumoTriageError):
            self.notice.tell(error)
        else:
            self.tell_bug(error)

    @Slot(object)
    def tell_bug(self, error: Exception) -> None:
        """Hand a bug to the exception hook."""
        sys.excepthook(type(error), error, error.__traceback__)

    @Slot(object)
    def jump_to(self, finding: Finding) -> None:
        """Show a certain film."""
        self.tabs.setCurrentWidget(self.reading)
        self.reading.jump(finding)

    def narrow_to(self, title: str, keys: Iterable[FilmKey]) -> None:
        """Show only certain films in the worklist, such as those behind a figure."""
        self.tabs.setCurrentWidget(self.reading)
        self.reading.narrow(title, keys)

    @Slot(object)
    def show_films(self, selection: Selection) -> None:
        """Show certain films, and only these, until the reader wants all again."""
        self.tabs.setCurrentWidget(self.reading)
        keys = (film_key(finding) for finding in selection.films)
        self.reading.narrow(told(selection.title), [key for key in keys if key is not None])

    def _selected(self) -> tuple[Sequence[Finding], Finding | None]:
        return self.reading.view.selected, self.reading.film.finding

    def _scores_hidden(self) -> bool:
        return self.reading.desk.ledger.blind and bool(self.reading.pane.worklist.unread)

    def _session_name(self) -> str:
        session = self.room.sessions.session
        return session.name if session is not None else ""

    # What happened

    @Slot(object)
    def _on_not_read(self, error: Exception) -> None:
        """Tell why a folder is not read; if a model lacks the point wanted, read on without it."""
        if not isinstance(error, PneumoTriageError) or error.code != "no_operating_point":
            self.tell(error)
            return
        self._services.settings.update(operating_point="")
        remedy = self.tr("The films are read with the default of each model's card instead")
        self.tell(NothingToDoError(error.subject, error.problem, remedy))
        QTimer.singleShot(0, self.session.reopen)

    @Slot(object)
    def _on_team_ready(self, team: Team) -> None:
        leading = team.leading
        threshold = team.thresholds[leading.card.name, leading.card.version]
        text = self.tr(
            "Leading model: {title} {version} · operating point “{point}” ≥ {value:.3f} · "
            "on {device} ({reason}) · {n} models loaded"
        )
        self._status.setText(
            text.format(
                title=leading.card.title,
                version=leading.card.version,
                point=phrases.point_name(threshold),
                value=threshold.value,
                device=leading.device.name.upper(),
                reason=told(leading.device.reason),
                n=len(team.classifiers),
            )
            + phrases.policy_suffix(team.policy)
            + ("" if any(c.knows_its_films for c in team.classifiers) else self._screens_little())
        )
        self._status.setToolTip(self._status.text())

    def _screens_little(self) -> str:
        return " · " + self.tr("strange films are known by header and coarse shapes alone")

    @Slot()
    def _on_models_changed(self) -> None:
        self.session.forget_team()
        self.compare.reload()

    @Slot()
    def _on_film_shown(self) -> None:
        seen = self.tabs.currentWidget() is self.reading
        self.actions_by_name.enable(Reach.FILM, seen and self.reading.film.has_film)
        maximise = self.actions_by_name["maximise"]
        # What is maximised can always be restored.
        film = self.reading.film.finding is not None
        maximise.setEnabled(maximise.isChecked() or (seen and film))

    @Slot(bool)
    def _on_empty_changed(self, empty: bool) -> None:
        self.actions_by_name.enable(Reach.WORKLIST, not empty)

    @Slot()
    def _focus_worklist(self) -> None:
        self.reading.view.setFocus()

    def _restore_geometry(self) -> None:
        stored = self._services.settings.current.window_geometry
        if stored:
            self.restoreGeometry(QByteArray.fromBase64(stored.encode()))

    # Qt overrides

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept what lies on a disk."""
        if local_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        paths = local_paths(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.open_paths(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop all work, wait for it within a limit, remember the window's place."""
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self._services.settings.update(window_geometry=geometry)
        for dialog in self.findChildren(QDialog):
            dialog.close()
        for stop in (
            self.room.close,
            self.session.close,
            self.reading.film.close_loader,
            self.reading.view.thumbnails.close,
            self.compare.close_tasks,
        ):
            stop()
        event.accept()


def first_size(screen: QSize) -> QSize:
    """Return the size of the first window: its frame fits on a small screen, too."""
    return _FIRST_SIZE.boundedTo(screen - _FRAME)
