"""Where the model looked: brings wish, permission, film and map together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.ui.film.handing_back import hide_for
from desktop.ui.film.looking import MapKey
from desktop.ui.film.research import Research

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.inference.classifier import Classifier
    from desktop.review.triage import Team
    from desktop.ui.film.canvas import FilmCanvas
    from desktop.ui.film.looking import Looked
    from desktop.ui.film.research_bar import ResearchBar
    from desktop.ui.services import Services


class ResearchDesk(QObject):
    """Shows the map of the film that hangs, while it is wanted and allowed.

    Parameters
    ----------
    services : Services
        Its settings remember whether research is switched on.
    bar : ResearchBar
        Where the reader chooses.
    canvas : FilmCanvas
        Where the map is laid over the film.
    reader : QWidget
        The viewer, which gets the keys once the bar is gone; it owns the desk.

    Attributes
    ----------
    off_wanted : Signal
        The reader does not want to wait for a map.
    allowed_changed : Signal of bool
        Research was switched on or off.
    broken : Signal of Exception
        A bug.
    """

    off_wanted = Signal()
    allowed_changed = Signal(bool)
    broken = Signal(object)

    def __init__(
        self,
        services: Services,
        bar: ResearchBar,
        canvas: FilmCanvas,
        reader: QWidget,
    ) -> None:
        super().__init__(reader)
        self._settings, self._bar, self._canvas = services.settings, bar, canvas
        self._reader = reader
        self._classifiers: tuple[Classifier, ...] = ()
        self._on = False
        self._wanted: MapKey | None = None
        self._research = Research(services.new_task, self)
        self._research.looked.connect(self._on_looked)
        self._research.busy_changed.connect(bar.show_busy)
        self._research.broken.connect(self.broken)
        bar.changed.connect(self.refresh)
        bar.cancel_wanted.connect(self.off_wanted)
        self._show_bar()

    @property
    def allowed(self) -> bool:
        """Whether research is switched on."""
        return self._settings.current.show_saliency

    @property
    def fixed(self) -> bool:
        """Whether the machine's policy decides on research, not the reader."""
        return "show_saliency" in self._settings.fixed

    def set_team(self, team: Team) -> None:
        """Say which models can be asked."""
        self._classifiers = team.classifiers
        self._bar.offer(team.classifiers)
        self.refresh()

    def switch(self, on: bool) -> None:
        """Show maps, or the unaltered film."""
        self._on = on
        self.refresh()

    def allow(self, on: bool) -> None:
        """Switch research on or off; the choice is remembered."""
        if on != self.allowed:
            self._settings.update(show_saliency=on)
            # The machine's policy has the last word.
            self.allowed_changed.emit(self.allowed)
        self._show_bar()
        self.refresh()

    def close(self) -> bool:
        """Stop and wait; return whether the work ended in time."""
        return self._research.close()

    @Slot()
    def refresh(self) -> None:
        """Show the map of the film that hangs now, or ask for it."""
        hanging = self._canvas.hanging
        classifier = self._classifier()
        if not (self._on and self.allowed) or hanging is None or classifier is None:
            self._wanted = None
            self._research.cancel()
            self._canvas.show_looked(None, self._bar.strength)
            return
        radiograph = hanging.film.radiograph
        key = MapKey(radiograph.ref, classifier.card.name, classifier.card.version)
        shown = self._canvas.looked
        if shown is not None and shown.key == key:
            self._canvas.show_looked(shown, self._bar.strength)
        elif key != self._wanted:
            self._wanted = key
            self._canvas.show_looked(None, self._bar.strength)
            self._research.want(classifier, radiograph)

    def _show_bar(self) -> None:
        """Keep the bar in sight while research is on: with the map it would move the film."""
        if self.allowed:
            self._bar.show()
        else:
            hide_for(self._reader, self._bar)

    def _classifier(self) -> Classifier | None:
        at = self._bar.model
        return self._classifiers[at] if 0 <= at < len(self._classifiers) else None

    @Slot(object)
    def _on_looked(self, looked: Looked) -> None:
        if looked.key == self._wanted:
            self._wanted = None
            self._canvas.show_looked(looked, self._bar.strength)
