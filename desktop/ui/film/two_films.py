"""Two films side by side: which one the keys change, and whether they move together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.ui.film.identities import Identities

if TYPE_CHECKING:
    from desktop.imaging.radiograph import ImageRef
    from desktop.ui.film.canvas import FilmCanvas
    from desktop.ui.services import Services


class TwoFilms(QObject):
    """What both films share.

    Parameters
    ----------
    services : Services
        Reads who the patients are.
    main, beside : FilmCanvas
        The film that is read, and the one beside it.

    Attributes
    ----------
    broken : Signal of Exception
        A bug.
    """

    broken = Signal(object)

    def __init__(
        self,
        services: Services,
        main: FilmCanvas,
        beside: FilmCanvas,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._main, self._both = main, (main, beside)
        self._active = main
        self._two = self._linked = self._linking = self._identified = False
        self._identities = Identities(services, self)
        self._identities.known.connect(self._on_identity)
        self._identities.broken.connect(self.broken)
        for canvas in self._both:
            canvas.touched.connect(partial(self.activate, canvas))
            canvas.hanging_changed.connect(partial(self.lead, canvas))

    @property
    def active(self) -> FilmCanvas:
        """The film that keys change: the one the reader touched last."""
        return self._active

    def show_two(self, on: bool) -> None:
        """Say whether both are seen."""
        self._two = on
        self.activate(self._main)

    def activate(self, canvas: FilmCanvas) -> None:
        """Let keys change a film."""
        self._active = canvas
        for one in self._both:
            one.show_active(self._two and one is canvas)

    @Slot(bool)
    def link(self, on: bool) -> None:
        """Let both films zoom, pan and turn together."""
        self._linked = on
        self.lead(self._active)

    def lead(self, leader: FilmCanvas) -> None:
        """Let the other film lie as one does, if they are linked."""
        other = self._both[leader is self._main]
        led, first = other.hanging, leader.hanging
        if not self._linked or self._linking or led is None or first is None:
            return
        self._linking = True
        other.change(led.placed(led.placement.like(first.placement)))
        self._linking = False

    @Slot(bool)
    def show_identity(self, on: bool) -> None:
        """Say who the patients are, or hide it."""
        self._identified = on
        self.identify()

    def identify(self) -> None:
        """Read anew who the films are of, if the reader wants to know."""
        for canvas in self._both:
            canvas.show_identity(())
        shown = [canvas.hanging.film.radiograph.ref for canvas in self._both if canvas.hanging]
        if self._identified and shown:
            self._identities.want(shown)

    def close(self) -> bool:
        """Stop and wait; return whether the work ended in time."""
        return self._identities.close()

    @Slot(object, object)
    def _on_identity(self, ref: ImageRef, lines: tuple[str, ...]) -> None:
        for canvas in self._both:
            hanging = canvas.hanging
            if self._identified and hanging and hanging.film.radiograph.ref == ref:
                canvas.show_identity(lines)
