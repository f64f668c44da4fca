"""Charts as plain values: drawn by one widget, written as CSV from the same numbers. No Qt."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from desktop.ui.compare.links import Selection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]

Pick = Callable[[Sequence[int]], Selection]
"""Takes places in a layer and returns their films."""

_DIGITS = 6


class Kind(StrEnum):
    """How a layer is drawn."""

    LINE = "line"
    POINTS = "points"
    BARS = "bars"
    BAND = "band"


class Corner(StrEnum):
    """Where the legend stands: where the chart is empty."""

    TOP_LEFT = "top left"
    TOP_RIGHT = "top right"
    BOTTOM_LEFT = "bottom left"
    BOTTOM_RIGHT = "bottom right"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """One line, or one kind of points or bars.

    Parameters
    ----------
    kind : Kind
        How it is drawn.
    name : str
        In the legend and in the CSV.
    x, y : ndarray of float64, shape (n,)
        Places. Bars begin at `x` and are `y` high.
    place : int or None
        The model's, which gives colour, dashes and mark; None for a guide.
    low, high : ndarray of float64, shape (n,), or None
        Bounds: of a band, or whiskers of points.
    right : ndarray of float64, shape (n,), or None
        Where bars end; where a line's pieces end, each of which then stands alone.
    sizes : ndarray of float64, shape (n,), or None
        Of points, in pixels.
    second : bool
        Drawn as the second of two kinds: hatched, hollow.
    listed : bool
        Whether the legend names it.
    pick : callable, optional
        The films of some of its places.
    tip : callable, optional
        What one place means, in words.
    """

    kind: Kind
    name: str
    x: Floats
    y: Floats
    place: int | None = None
    low: Floats | None = None
    high: Floats | None = None
    right: Floats | None = None
    sizes: Floats | None = None
    second: bool = False
    listed: bool = True
    pick: Pick | None = None
    tip: Callable[[int], str] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Chart:
    """A chart.

    Parameters
    ----------
    title, across, up : str
        What it is, and what its axes are.
    layers : tuple of Layer
        The first one is drawn first.
    x_range, y_range : tuple of float
        What is seen.
    legend : Corner
        Where it stands.
    note : str
        What to know when reading it.
    upright : float or None
        Where an upright line stands, such as a threshold.
    """

    title: str
    across: str
    up: str
    layers: tuple[Layer, ...]
    x_range: tuple[float, float] = (0.0, 1.0)
    y_range: tuple[float, float] = (0.0, 1.0)
    legend: Corner = Corner.BOTTOM_RIGHT
    note: str = ""
    upright: float | None = None

    def only(self, places: Collection[int]) -> Chart:
        """Return the chart with some of the models, and with all guides."""
        kept = tuple(one for one in self.layers if one.place is None or one.place in places)
        return replace(self, layers=kept)


def line(name: str, x: ArrayLike, y: ArrayLike, place: int | None = None, **more: object) -> Layer:
    """Return a line; the other parameters are those of `Layer`."""
    return _layer(Kind.LINE, name, x, y, place, more)


def points(
    name: str, x: ArrayLike, y: ArrayLike, place: int | None = None, **more: object
) -> Layer:
    """Return points; the other parameters are those of `Layer`."""
    return _layer(Kind.POINTS, name, x, y, place, more)


def _layer(
    kind: Kind, name: str, x: ArrayLike, y: ArrayLike, place: int | None, more: dict[str, object]
) -> Layer:
    across, up = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    return Layer(kind, name, across, up, place, **more)  # type: ignore[arg-type]


def as_csv(chart: Chart) -> str:
    """Return what a chart shows as CSV: one line a place, the bounds beside it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["series", "kind", chart.across, "to", chart.up, "low", "high"])
    for layer in chart.layers:
        for row in _rows(layer):
            writer.writerow([layer.name, layer.kind.value, *row])
    return out.getvalue()


def _rows(layer: Layer) -> Iterator[list[str]]:
    columns = (layer.x, layer.right, layer.y, layer.low, layer.high)
    for place in range(layer.x.size):
        yield ["" if one is None else _number(one[place]) for one in columns]


def _number(value: float) -> str:
    return "" if np.isnan(value) else f"{value:.{_DIGITS}g}"
