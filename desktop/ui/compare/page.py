"""The page that compares the installed models; it is filled when first looked at."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.ui.compare.cards import Identity, ModelRow, evaluation_on, evaluation_sets
from desktop.ui.compare.folder_work import FolderWork
from desktop.ui.compare.measuring_work import MeasuringWork
from desktop.ui.compare.speeds import MeasuredSpeed, list_models, load_drawing, measure_speeds
from desktop.ui.compare.views import Views

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from desktop.inference.speed import Speed
    from desktop.registry import InstalledModel
    from desktop.review.findings import Threshold
    from desktop.review.triage import Team
    from desktop.ui.compare.links import Selection
    from desktop.ui.services import Services
    from desktop.ui.session import Session

_UPDATE_MILLISECONDS = 500


class ComparePage(QWidget):
    """Loads what the comparison shows and keeps it up to date.

    Attributes
    ----------
    film_wanted : Signal of Finding
        The reader wants to see a film among all the others.
    films_wanted : Signal of Selection
        The reader wants to see certain films, and only these.
    failed : Signal of Exception
        Something could not be listed, measured or written.
    """

    film_wanted = Signal(object)
    films_wanted = Signal(object)
    failed = Signal(object)

    def __init__(self, services: Services, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._session = session
        self._models: tuple[InstalledModel, ...] = ()
        self._speeds: dict[Identity, Speed] = {}
        self._views: Views | None = None
        self._loading = services.new_task(self)
        self._loading.arrived.connect(self._fill)
        self._loading.failed.connect(self.failed)
        self._listing = services.new_task(self)
        self._listing.arrived.connect(self._on_listed)
        self._listing.failed.connect(self.failed)
        self._timing = services.new_task(self)
        self._timing.arrived.connect(self._on_timed)
        self._timing.ended.connect(self._show_timing)
        self._timing.failed.connect(self._on_timing_failed)
        self._folder = FolderWork(services, session, self)
        self._measuring = MeasuringWork(services, session, self)
        for work in (self._folder, self._measuring):
            work.failed.connect(self.failed)
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setInterval(_UPDATE_MILLISECONDS)
        self._due.timeout.connect(self.refresh)
        for happened in (session.began, session.found, session.ended, session.judged):
            happened.connect(self._on_films_changed)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(12, 6, 12, 10)
        self._wait = QLabel(self.tr("One moment…"), self)
        self._wait.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._layout.addWidget(self._wait)

    @property
    def views(self) -> Views | None:
        """What is seen; None until the page was first looked at."""
        return self._views

    @Slot()
    def reload(self) -> None:
        """Read the cards anew."""
        if self._views is not None:
            leading = self._services.settings.current.leading_model
            self._listing.start(partial(list_models, self._services.registry, leading))

    def close_tasks(self) -> bool:
        """Stop all work; return whether it ended in time."""
        self._due.stop()
        closing = [self._loading.close(), self._listing.close(), self._timing.close()]
        closing += [self._folder.close(), self._measuring.close()]
        if self._views is not None:
            closing.append(self._views.desk.close())
        return all(closing)

    @Slot()
    def measure(self) -> None:
        """Measure the speed of every model."""
        names = [model.card.name for model in self._models]
        device = self._services.settings.current.device
        self._timing.start(partial(measure_speeds, self._services, names, device))
        self._show_timing()

    @Slot()
    def refresh(self) -> None:
        """Bring what is seen up to date; what is not seen waits until it is."""
        if self._views is None or not self.isVisible():
            return
        self._show_timing()
        seen = self._views.currentWidget()
        if seen is self._views.folder:
            self._folder.refresh()
        elif seen in (self._views.labelled, self._views.laboratory):
            self._measuring.refresh()

    @Slot()
    def _fill(self) -> None:
        self._wait.hide()
        views = Views(self._services, self)
        self._views = views
        views.models.set_wanted.connect(self._show_rows)
        views.models.measuring_wanted.connect(self.measure)
        views.films_wanted.connect(self._on_films_wanted)
        views.failed.connect(self.failed)
        views.desk.chosen.connect(self._on_point_chosen)
        views.desk.points_changed.connect(self._on_points_changed)
        views.currentChanged.connect(self.refresh)
        self._folder.show_on(views.folder)
        self._measuring.show_on(views.labelled, views.laboratory)
        self._layout.addWidget(views)
        self.reload()
        self.refresh()

    @Slot(str)
    def _show_rows(self, data: str) -> None:
        if self._views is not None:
            known = ((model, (model.card.name, model.card.version)) for model in self._models)
            rows = [
                ModelRow(model, evaluation_on(model, data), self._speeds.get(identity))
                for model, identity in known
            ]
            self._views.models.show_rows(rows)

    @Slot()
    def _show_timing(self) -> None:
        if self._views is not None:
            possible = not self._session.progress.working and bool(self._models)
            self._views.models.show_measuring(busy=self._timing.busy, possible=possible)

    @Slot(list)
    def _on_listed(self, batch: list[tuple[InstalledModel, ...]]) -> None:
        self._models = batch[-1]
        if self._views is not None:
            self._views.models.show_sets(evaluation_sets(self._models))
            self._show_timing()

    @Slot(list)
    def _on_timed(self, batch: list[MeasuredSpeed]) -> None:
        self._speeds.update({one.identity: one.speed for one in batch})
        if self._views is not None:
            self._show_rows(self._views.models.chosen_set)

    @Slot(object)
    def _on_timing_failed(self, error: Exception) -> None:
        self._show_timing()
        self.failed.emit(error)

    @Slot(object)
    def _on_films_wanted(self, selection: Selection) -> None:
        if selection.among_all:
            self.film_wanted.emit(selection.films[0])
        else:
            self.films_wanted.emit(selection)

    @Slot(object)
    def _on_point_chosen(self, threshold: Threshold) -> None:
        self._services.settings.update(operating_point=threshold.name)
        key = threshold.model, threshold.version
        cards = (one.card for one in self._session.team.classifiers) if self._session.team else ()
        titles = {(card.name, card.version): card.title for card in cards}
        # The log knows a model by its name only; what is said of films says its title.
        named = replace(threshold, title=titles.get(key, ""))
        self._session.rule(thresholds={key: named})
        # The next folder is read by the settings, not as this one began.
        self._session.forget_team()

    @Slot(str, str, tuple)
    def _on_points_changed(self, model: str, version: str, points: tuple[Threshold, ...]) -> None:
        wished = self._services.settings.current.operating_point
        before = self._session.team
        self._session.follow(model, version, points)
        after = self._session.team
        if before is None or after is None or not wished:
            return
        # Not asked for any more at the next start, when no model has it.
        if _has_point(before, wished) and not _has_point(after, wished):
            self._services.settings.update(operating_point="")

    @Slot()
    def _on_films_changed(self) -> None:
        # At once when nothing more comes, else now and then, and only while it is seen.
        self._folder.outdate()
        self._measuring.outdate()
        if not self._session.progress.working:
            self._due.stop()
            self.refresh()
        elif not self._due.isActive():
            self._due.start()

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        """Fill the page when it is first looked at, and bring it up to date."""
        super().showEvent(event)
        if self._views is not None:
            self.refresh()
        elif not self._loading.busy:
            self._loading.start(load_drawing)


def _has_point(team: Team, name: str) -> bool:
    return any(threshold.name == name for threshold in team.thresholds.values())
