"""The film viewer: the film, or why it cannot be shown, and its score beneath."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF, Qt, Signal, Slot
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.review.findings import Finding, Status
from desktop.ui import words
from desktop.ui.film.beside import BesidePane, PaneLabel
from desktop.ui.film.canvas import FilmCanvas
from desktop.ui.film.changes import CHANGES
from desktop.ui.film.handing_back import hide_for
from desktop.ui.film.loading import LARGE_FILM, FilmLoader
from desktop.ui.film.message import FilmMessage
from desktop.ui.film.research_bar import ResearchBar
from desktop.ui.film.research_desk import ResearchDesk
from desktop.ui.film.score_strip import ScoreStrip
from desktop.ui.film.shelf import LoadedFilm, Shelf
from desktop.ui.film.two_films import TwoFilms
from desktop.ui.film.window_choice import WindowChoice
from desktop.ui.told.lookup import sentence_told

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QImage, QPixmap

    from desktop.errors import PneumoTriageError
    from desktop.imaging.radiograph import ImageRef
    from desktop.review.triage import Team
    from desktop.ui.services import Services


class FilmPanel(QWidget):
    """Shows the film of the finding that is selected.

    Attributes
    ----------
    film_shown : Signal
        `has_film` may have changed.
    broken : Signal of Exception
        A bug while a film was decoded.
    beside_closed : Signal
        The reader wants one film again.
    """

    film_shown = Signal()
    broken = Signal(object)
    beside_closed = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Film viewer"))
        self._findings: Callable[[], Sequence[Finding]] = tuple
        self._finding: Finding | None = None
        self._place = ""
        self._as_network = False
        shelf = Shelf()
        self.canvas = FilmCanvas(self)
        self.message = FilmMessage(self)
        self.label = PaneLabel(self.tr("READING"), self)
        self.beside = BesidePane(services, shelf, lambda: self._findings(), self)
        self.beside.canvas.share_marks(self.canvas)
        self.strip = ScoreStrip(self)
        self.research_bar = ResearchBar(self)
        self.research = ResearchDesk(services, self.research_bar, self.canvas, self)
        self.films = TwoFilms(services, self.canvas, self.beside.canvas, self)
        self.windows = WindowChoice(services.settings, lambda: self.films.active)
        self._loader = FilmLoader(services, shelf, self)
        self._lay_out()
        self._connect()

    @property
    def finding(self) -> Finding | None:
        """The finding whose film is shown."""
        return self._finding

    @property
    def active(self) -> FilmCanvas:
        """The film that keys change: the one the reader touched last."""
        return self.films.active

    @property
    def has_film(self) -> bool:
        """Whether there is a film that viewer actions can change, now or in a moment."""
        on_stage = self._stack.currentWidget() is self.canvas
        return self._finding is not None and on_stage

    def choose_from(self, findings: Callable[[], Sequence[Finding]]) -> None:
        """Say which films can hang beside the one that is read."""
        self._findings = findings

    def set_team(self, team: Team) -> None:
        """Say which models read, and on which devices."""
        for loader in (self._loader, self.beside):
            loader.expect_input(team.leading.input_size)
        self.research.set_team(team)
        self.strip.set_models(
            titles={c.card.name: c.card.title for c in team.classifiers},
            devices={(c.card.name, c.card.version): c.device.name for c in team.classifiers},
        )

    def show_finding(
        self,
        finding: Finding | None,
        *,
        place: str = "",
        thumbnail: QPixmap | None = None,
        next_one: Finding | None = None,
        previous: Finding | None = None,
    ) -> None:
        """Show a film, or why it cannot be shown.

        Parameters
        ----------
        finding : Finding or None
            What is selected; None when nothing is.
        place : str
            Which one of the worklist it is, in words.
        thumbnail : QPixmap, optional
            Shown until the film is decoded.
        next_one, previous : Finding, optional
            The films that will probably be wanted next; decoded in advance.
        """
        again = finding is not None and self._hangs(finding)
        self._finding, self._place = finding, place
        self.strip.show_finding(finding)
        if again:
            # Only what is said of it is new: the reader's window and zoom stay.
            self.set_place(place)
            return
        self.films.activate(self.canvas)
        self._say_which()
        if finding is None:
            self._loader.forget()
            self.canvas.hang_none(self.tr("No film is selected"))
            self._stack.setCurrentWidget(self.canvas)
        elif finding.status is Status.UNREADABLE:
            self.message.say_of(finding)
            self.canvas.hang_none("")
            self._stack.setCurrentWidget(self.message)
        else:
            self._stack.setCurrentWidget(self.canvas)
            film = finding.film
            self.canvas.wait_for_film(
                self.tr("Loading film…"),
                thumbnail.toImage() if thumbnail is not None else None,
                QSizeF(film.width, film.height) if film is not None else None,
            )
            self._loader.want(finding.ref, _in_advance(next_one, previous))
        self.research.refresh()
        if self.beside.isVisibleTo(self):
            self.beside.follow(finding)
        self.film_shown.emit()

    def set_place(self, place: str) -> None:
        """Say anew which film of the worklist it is."""
        self._place = place
        self.canvas.set_place(place)
        self._say_which()

    def act(self, name: str) -> None:
        """Carry out a viewer action of `CHANGES` on the film touched last."""
        canvas = self.films.active
        if canvas.hanging is not None:
            canvas.change(CHANGES[name](canvas.hanging, canvas.devicePixelRatioF()))

    @Slot(bool)
    def show_network_view(self, on: bool) -> None:
        """Show what the model saw, for this film and those to come."""
        self._as_network = on
        if self.canvas.hanging is not None:
            self.canvas.change(self.canvas.hanging.with_network_view(on))

    @Slot(bool)
    def show_beside(self, on: bool) -> None:
        """Show a second film, or one only."""
        self.label.setVisible(on)
        if on:
            self.beside.show()
            self.beside.follow(self._finding)
        else:
            hide_for(self, self.beside)
            self.beside.take_down()
        self.films.show_two(on)

    def keep_beside(self) -> None:
        """Keep the film that is read in the place beside."""
        if self._finding is not None and self._finding.status is not Status.UNREADABLE:
            self.beside.hold(self._finding)

    def close_loader(self) -> bool:
        """Stop all work; return whether it ended in time."""
        loaders = (self._loader.close, self.beside.close_loader)
        in_time = [stop() for stop in (*loaders, self.research.close, self.films.close)]
        return all(in_time)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.canvas)
        self._stack.addWidget(self.message)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.label)
        column.addWidget(self._stack, 1)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setAccessibleName(self.tr("Films side by side"))
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.beside)
        split.setSizes([1000, 1000])
        self.label.hide()
        self.beside.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(split, 1)
        layout.addWidget(self.research_bar)
        layout.addWidget(self.strip)

    def _connect(self) -> None:
        self._loader.previewed.connect(self._on_previewed)
        self._loader.loaded.connect(self._on_loaded)
        self._loader.failed.connect(self._on_failed)
        for source in (self._loader, self.beside, self.research, self.films):
            source.broken.connect(self.broken)
        self.message.stepped.connect(self.canvas.stepped)
        for other in (self.message, self.beside.canvas):
            other.maximise_wanted.connect(self.canvas.maximise_wanted)
        self.beside.closed.connect(self.beside_closed)
        self.beside.shown.connect(self._on_beside)

    def _say_which(self) -> None:
        name = words.film_name(self._finding.ref) if self._finding else ""
        self.label.say(f"{name} · {self._place}" if name else "")

    def _hangs(self, finding: Finding) -> bool:
        hanging = self.canvas.hanging
        return hanging is not None and hanging.film.radiograph.ref == finding.ref

    @Slot(object, object)
    def _on_previewed(self, ref: ImageRef, preview: QImage) -> None:
        if self._finding is not None and self._finding.ref == ref:
            self.canvas.show_preview(preview, self.tr("Preview · loading film…"))

    @Slot(object, object)
    def _on_loaded(self, ref: ImageRef, film: LoadedFilm) -> None:
        # The wanted film may come after an unreadable one was selected meanwhile.
        if self._finding is not None and self._finding.ref == ref:
            self.canvas.set_film(film, self._place, as_network=self._as_network)
            self.research.refresh()
            self.films.identify()
            self.films.lead(self.beside.canvas)
            self.film_shown.emit()

    @Slot(object, object)
    def _on_failed(self, ref: ImageRef, error: PneumoTriageError) -> None:
        if self._finding is not None and self._finding.ref == ref:
            self.message.say(
                ref.path.name, sentence_told(error.problem), sentence_told(error.remedy)
            )
            self._stack.setCurrentWidget(self.message)
            self.film_shown.emit()

    @Slot()
    def _on_beside(self) -> None:
        self.films.identify()
        self.films.lead(self.canvas)


def _in_advance(*findings: Finding | None) -> list[ImageRef]:
    return [
        one.ref
        for one in findings
        if one is not None
        and one.film is not None
        and one.film.height * one.film.width <= LARGE_FILM
    ]
