"""Which of a chart's places lies under the mouse, or comes next with the keys. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from desktop.ui.compare.charts import Chart, Kind, Layer

if TYPE_CHECKING:
    from desktop.ui.compare.links import Selection

REACH = 9.0
"""Pixels within which a place is meant."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Places of one layer.

    Parameters
    ----------
    layer : Layer
        The layer.
    places : tuple of int
        The nearest one first.
    """

    layer: Layer
    places: tuple[int, ...]

    @property
    def tip(self) -> str:
        """What the nearest place means."""
        return self.layer.tip(self.places[0]) if self.layer.tip else self.layer.name

    def selection(self) -> Selection | None:
        """Return the films meant."""
        return self.layer.pick(self.places) if self.layer.pick else None


def hit(chart: Chart, at: tuple[float, float], unit: tuple[float, float]) -> Hit | None:
    """Return what lies at a place.

    Parameters
    ----------
    chart : Chart
        The chart.
    at : tuple of float
        Place in the chart's own numbers.
    unit : tuple of float
        How much a pixel is, across and up, above 0.

    Returns
    -------
    Hit or None
        None where no film is meant. Points that lie over each other are all meant.
    """
    found: list[tuple[float, Hit]] = []
    for layer in chart.layers:
        if layer.pick is None or not layer.x.size:
            continue
        if layer.kind is Kind.BARS:
            bar = _bar(layer, at)
            found += [(0.0, Hit(layer, (bar,)))] if bar is not None else []
            continue
        away = np.hypot((layer.x - at[0]) / unit[0], (layer.y - at[1]) / unit[1])
        away = np.where(np.isnan(away), np.inf, away)
        nearest = int(away.argmin())
        if away[nearest] > REACH:
            continue
        meant: tuple[int, ...] = (nearest,)
        if layer.kind is Kind.POINTS:
            meant = tuple(np.flatnonzero(away <= max(REACH / 2, away[nearest])).tolist())
            meant = tuple(sorted(meant, key=lambda one: away[one]))
        # A mark lies over a line.
        found.append((away[nearest] - REACH * (layer.kind is Kind.POINTS), Hit(layer, meant)))
    return min(found, key=lambda one: one[0])[1] if found else None


def _bar(layer: Layer, at: tuple[float, float]) -> int | None:
    assert layer.right is not None
    inside = (layer.x <= at[0]) & (at[0] < layer.right) & (layer.y > 0) & (at[1] >= 0)
    inside &= at[1] <= np.maximum(layer.y, 0)
    return int(np.flatnonzero(inside)[0]) if inside.any() else None


def stops(chart: Chart) -> list[Hit]:
    """Return every place that the keys can go to, layer by layer, marks and bars first."""
    order = {Kind.POINTS: 0, Kind.BARS: 1, Kind.LINE: 2, Kind.BAND: 3}
    layers = sorted((one for one in chart.layers if one.pick), key=lambda one: order[one.kind])
    return [
        Hit(layer, (int(place),))
        for layer in layers
        for place in np.argsort(layer.x, kind="stable")
        if not np.isnan(layer.y[place]) and not (layer.kind is Kind.BARS and layer.y[place] == 0)
    ]
