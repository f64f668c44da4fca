"""The film viewer: the film, or why it cannot be shown, and its score beneath."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.review.findings import Finding, Status
from desktop.ui.film.canvas import FilmCanvas
from desktop.ui.film.changes import CHANGES
from desktop.ui.film.loading import LARGE_FILM, FilmLoader, LoadedFilm
from desktop.ui.film.message import FilmMessage
from desktop.ui.film.score_strip import ScoreStrip

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

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
    """

    film_shown = Signal()
    broken = Signal(object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Film viewer"))
        self.canvas = FilmCanvas(self)
        self.message = FilmMessage(self)
        self.strip = ScoreStrip(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.canvas)
        self._stack.addWidget(self.message)
        self._loader = FilmLoader(services, self)
        self._loader.loaded.connect(self._on_loaded)
        self._loader.failed.connect(self._on_failed)
        self._loader.broken.connect(self.broken)
        self._finding: Finding | None = None
        self._place = ""
        self._as_network = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.strip)

    @property
    def finding(self) -> Finding | None:
        """The finding whose film is shown."""
        return self._finding

    @property
    def has_film(self) -> bool:
        """Whether there is a film that viewer actions can change, now or in a moment."""
        on_stage = self._stack.currentWidget() is self.canvas
        return self._finding is not None and on_stage

    def set_team(self, team: Team) -> None:
        """Say which models read, and on which devices."""
        self._loader.expect_input(team.leading.input_size)
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
        next_one : Finding, optional
            The film that will probably be wanted next; decoded in advance.
        """
        self._finding, self._place = finding, place
        self.strip.show_finding(finding)
        if finding is None:
            self._loader.forget()
            self.canvas.wait_for_film(None, self.tr("No film is selected"))
            self._stack.setCurrentWidget(self.canvas)
        elif finding.status is Status.UNREADABLE:
            self.message.say_of(finding)
            self._stack.setCurrentWidget(self.message)
        else:
            self._stack.setCurrentWidget(self.canvas)
            self.canvas.wait_for_film(thumbnail, self.tr("Loading film…"))
            self._loader.want(finding.ref, _in_advance(next_one))
        self.film_shown.emit()

    def set_place(self, place: str) -> None:
        """Say anew which film of the worklist it is."""
        self._place = place
        self.canvas.set_place(place)

    def act(self, name: str) -> None:
        """Carry out a viewer action of `CHANGES`."""
        if self.canvas.hanging is not None:
            change = CHANGES[name]
            self.canvas.change(change(self.canvas.hanging, self.canvas.devicePixelRatioF()))

    @Slot(bool)
    def show_network_view(self, on: bool) -> None:
        """Show what the model saw, for this film and those to come."""
        self._as_network = on
        if self.canvas.hanging is not None:
            self.canvas.change(self.canvas.hanging.with_network_view(on))

    def close_loader(self) -> bool:
        """Stop decoding; return whether it ended in time."""
        return self._loader.close()

    @Slot(object, object)
    def _on_loaded(self, ref: ImageRef, film: LoadedFilm) -> None:
        # The wanted film may come after an unreadable one was selected meanwhile.
        if self._finding is not None and self._finding.ref == ref:
            self.canvas.set_film(film, self._place, as_network=self._as_network)
            self.film_shown.emit()

    @Slot(object, object)
    def _on_failed(self, ref: ImageRef, error: PneumoTriageError) -> None:
        if self._finding is not None and self._finding.ref == ref:
            self.message.say(ref.path.name, f"{error.problem}.", f"{error.remedy}.")
            self._stack.setCurrentWidget(self.message)
            self.film_shown.emit()


def _in_advance(finding: Finding | None) -> ImageRef | None:
    if finding is None or finding.film is None:
        return None
    return finding.ref if finding.film.height * finding.film.width <= LARGE_FILM else None
