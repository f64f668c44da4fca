"""The hand's way of measuring: drawing, moving and taking away marks. No Qt."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.ui.film.measuring import REACH, Mark, Marks, in_words, nearest_handle

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.imaging.radiograph import ImageRef
    from desktop.ui.film.hanging import Hanging
    from desktop.ui.film.placement import Pair

    Maker = Callable[[Pair, Pair], Mark]
    """Makes a mark of the first and the last point of a drag, both in pixels of the film."""

_CLICK = 3.0
"""A drag shorter than this, in view units, moves and measures nothing: it was a click."""


class Marking:
    """The marks of every film, for as long as the window is open.

    Attributes
    ----------
    make : callable or None
        What a drag draws; None while nothing is measured.
    """

    def __init__(self) -> None:
        self.make: Maker | None = None
        self._kept: dict[ImageRef, Marks] = {}

    def of(self, hanging: Hanging | None) -> Marks:
        """Return what has been measured on a film."""
        if hanging is None:
            return Marks()
        return self._kept.get(hanging.film.radiograph.ref, Marks())

    def said(self, hanging: Hanging) -> str:
        """Return all measurements of a film in words."""
        spacing = hanging.film.radiograph.facts.spacing
        return " · ".join(in_words(mark, spacing) for mark in self.of(hanging).every)

    def delete(self, hanging: Hanging | None) -> None:
        """Take away the mark that is chosen, or the last one."""
        if hanging is not None:
            self._keep(hanging, self.of(hanging).without_chosen())

    def begin(self, hanging: Hanging, first: Pair) -> Callable[[Pair], None] | None:
        """Begin a drag on a film.

        Parameters
        ----------
        hanging : Hanging
            How the film hangs.
        first : Pair
            Where the drag begins, in view units.

        Returns
        -------
        callable or None
            To be called with each further point of the drag; it moves the handle that lay
            under the first one, or draws a mark. None while nothing is measured.
        """
        if self.make is None or hanging.as_network:
            return None
        marks = self.of(hanging)
        found = nearest_handle(marks, first, reach=REACH, to_view=hanging.placement.to_view)
        before = marks.choose(found[0] if found else None)
        self._keep(hanging, before)
        change = partial(_moved, *found) if found else partial(_drawn, self.make, first)
        return partial(self._go_on, hanging, before, first, change)

    def _go_on(
        self,
        hanging: Hanging,
        before: Marks,
        first: Pair,
        change: Callable[[Hanging, Marks, Pair], Marks],
        now: Pair,
    ) -> None:
        moved = abs(now[0] - first[0]) + abs(now[1] - first[1]) >= _CLICK
        self._keep(hanging, change(hanging, before, now) if moved else before)

    def _keep(self, hanging: Hanging, marks: Marks) -> None:
        self._kept[hanging.film.radiograph.ref] = marks


def _moved(number: int, handle: int, hanging: Hanging, before: Marks, now: Pair) -> Marks:
    mark = before.every[number].moved(handle, _on_film(hanging, now))
    return before.changed(number, mark)


def _drawn(make: Maker, first: Pair, hanging: Hanging, before: Marks, now: Pair) -> Marks:
    return before.with_one(make(_on_film(hanging, first), _on_film(hanging, now)))


def _on_film(hanging: Hanging, point: Pair) -> Pair:
    """Return a point of the view in pixels of the film, its edge at most."""
    x, y = hanging.placement.to_film(point)
    width, height = hanging.placement.film
    return min(max(x, 0.0), width), min(max(y, 0.0), height)
