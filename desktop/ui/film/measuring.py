"""Distances and angles on a film. Plain values, no Qt."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.imaging.radiograph import SpacingBasis
from desktop.ui import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.imaging.radiograph import Spacing
    from desktop.ui.film.placement import Pair

REACH = 9.0
"""How near to a handle, in view units, a hand takes hold of it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A measurement.

    Parameters
    ----------
    points : tuple of Pair
        In pixels of the film: the two ends of a distance; or an angle's first end, its
        vertex and its second end.
    """

    points: tuple[Pair, ...]

    @property
    def is_angle(self) -> bool:
        """Whether it measures an angle."""
        return len(self.points) == 3

    def moved(self, handle: int, to: Pair) -> Mark:
        """Return the mark with one of its points elsewhere."""
        points = list(self.points)
        points[handle] = to
        return Mark(tuple(points))


@dataclass(frozen=True, slots=True)
class Marks:
    """All measurements of one film, and which one is chosen."""

    every: tuple[Mark, ...] = ()
    chosen: int | None = None

    def with_one(self, mark: Mark) -> Marks:
        """Return them with another one, which is chosen."""
        return Marks((*self.every, mark), len(self.every))

    def choose(self, number: int | None) -> Marks:
        """Return them with one chosen, or none."""
        return replace(self, chosen=number)

    def changed(self, number: int, mark: Mark) -> Marks:
        """Return them with one changed."""
        every = list(self.every)
        every[number] = mark
        return Marks(tuple(every), number)

    def without_chosen(self) -> Marks:
        """Return them without the one that is chosen, or without the last one."""
        if not self.every:
            return self
        gone = self.chosen if self.chosen is not None else len(self.every) - 1
        return Marks(tuple(mark for n, mark in enumerate(self.every) if n != gone))


def distance(first: Pair, second: Pair) -> Mark:
    """Return a measurement of the way between two points."""
    return Mark((first, second))


def angle(vertex: Pair, end: Pair) -> Mark:
    """Return a measurement of an angle of 45°, whose ends are there to be moved."""
    x, y = end[0] - vertex[0], end[1] - vertex[1]
    turn = math.sqrt(0.5)
    other = vertex[0] + turn * (x + y), vertex[1] + turn * (y - x)
    return Mark((end, vertex, other))


def pixels(mark: Mark) -> float:
    """Return the length of a distance in pixels of the film."""
    first, second = mark.points[:2]
    return math.dist(first, second)


def millimetres(mark: Mark, spacing: Spacing) -> float:
    """Return the length of a distance in millimetres; rows and columns may differ."""
    first, second = mark.points[:2]
    across = (second[0] - first[0]) * spacing.column_mm
    return math.hypot(across, (second[1] - first[1]) * spacing.row_mm)


def degrees(mark: Mark, spacing: Spacing | None) -> float:
    """Return the angle at the vertex, 0 to 180, as it is on the patient if pixels are oblong."""
    across, down = (spacing.column_mm, spacing.row_mm) if spacing else (1.0, 1.0)
    first, vertex, second = ((x * across, y * down) for x, y in mark.points)
    a = math.atan2(first[1] - vertex[1], first[0] - vertex[0])
    b = math.atan2(second[1] - vertex[1], second[0] - vertex[0])
    between = abs(math.degrees(a - b)) % 360
    return min(between, 360 - between)


def in_words(mark: Mark, spacing: Spacing | None) -> str:
    """Return what a mark measures: millimetres only where it is known what they refer to."""
    if mark.is_angle:
        return f"{degrees(mark, spacing):.1f}°"
    if spacing is not None and spacing.basis is SpacingBasis.CALIBRATED:
        return words.translate("{n:.1f} mm").format(n=millimetres(mark, spacing))
    if spacing is not None and spacing.basis is SpacingBasis.DETECTOR:
        return words.translate("{n:.1f} mm at detector").format(n=millimetres(mark, spacing))
    return words.translate("{n:.0f} pixels").format(n=pixels(mark))


def nearest_handle(
    marks: Marks, at: Pair, *, reach: float, to_view: Callable[[Pair], Pair]
) -> tuple[int, int] | None:
    """Return mark and point that lie within reach of a point of the view; None without one."""
    near = [
        (math.dist(to_view(point), at), number, handle)
        for number, mark in enumerate(marks.every)
        for handle, point in enumerate(mark.points)
    ]
    within = [one for one in near if one[0] <= reach]
    return min(within)[1:] if within else None
