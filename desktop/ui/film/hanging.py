"""How a film hangs: its placement, its window, inverted or not. Plain values, no Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.imaging.radiograph import FULL_8_BIT
from desktop.ui.film.placement import Placement, fit
from desktop.ui.film.plane import Plane

if TYPE_CHECKING:
    from desktop.imaging.radiograph import Voi
    from desktop.ui.film.shelf import LoadedFilm


@dataclass(frozen=True, slots=True, eq=False)
class Hanging:
    """How a film hangs.

    Parameters
    ----------
    film : LoadedFilm
        The film.
    placement : Placement
        Where it lies.
    window : Window or VoiLut
        Through which it is seen.
    inverted : bool
        Black and white exchanged.
    as_network : bool
        Whether what the model saw is shown in its place; the window then stays as it was.
    """

    film: LoadedFilm
    placement: Placement
    window: Voi
    inverted: bool = False
    as_network: bool = False

    @property
    def plane(self) -> Plane:
        """The pixels that are shown."""
        if self.as_network and self.film.seen is not None:
            return Plane((self.film.seen,))
        return self.film.plane

    @property
    def shown_window(self) -> Voi:
        """The window the pixels are shown through."""
        return FULL_8_BIT if self.as_network else self.window

    def placed(self, placement: Placement) -> Hanging:
        """Hang it elsewhere."""
        return replace(self, placement=placement)

    def windowed(self, window: Voi) -> Hanging:
        """See it through another window; what the model saw cannot be changed."""
        return self if self.as_network else replace(self, window=window)

    def with_network_view(self, on: bool) -> Hanging:
        """Show what the model saw, or the film again."""
        on = on and self.film.seen is not None
        if on == self.as_network:
            return self
        other = replace(self, as_network=on)
        return other.placed(fit(other.plane.size, self.placement.view))

    def reset(self) -> Hanging:
        """Hang it as it was at first."""
        placement = fit(self.plane.size, self.placement.view)
        return replace(
            self, placement=placement, window=self.film.radiograph.default_window, inverted=False
        )


def hang(film: LoadedFilm, view: tuple[float, float]) -> Hanging:
    """Hang a film: the whole of it, at its default window."""
    return Hanging(film, fit(film.plane.size, view), film.radiograph.default_window)
