"""Models that were measured on the open films, and the films behind every figure. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.ui.compare.links import Selection

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.evaluation.sweep import Cell, ThresholdSweep
    from desktop.review.figures import ModelFigures
    from desktop.review.measurement import LabelledFilms, Measurement

CELL_WORDS: dict[Cell, str] = {
    "true_positive": "pneumonias flagged by",
    "false_negative": "pneumonias missed by",
    "false_positive": "false alarms of",
    "true_negative": "normals not flagged by",
}


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """A measurement with everything to be drawn.

    Parameters
    ----------
    measurement : Measurement
        The figures.
    figures : tuple of ModelFigures
        Curves, in the measurement's order.
    titles : tuple of str
        What the models are called.
    """

    measurement: Measurement
    figures: tuple[ModelFigures, ...]
    titles: tuple[str, ...]

    @property
    def films(self) -> LabelledFilms:
        """The films."""
        return self.measurement.films


def chosen(films: LabelledFilms, places: Iterable[int], title: str) -> Selection:
    """Return films by their places."""
    found = tuple(films.findings[place] for place in places)
    return Selection(title, found)


def of_cell(
    films: LabelledFilms, sweep: ThresholdSweep, title: str, cell: Cell, threshold: float
) -> Selection:
    """Return the films of one cell of a model's matrix, the most surprising first."""
    said = f"{CELL_WORDS[cell]} {title} at {threshold:.3f}"
    return chosen(films, sweep.films(cell, threshold).tolist(), said)


def of_flagged(
    films: LabelledFilms, sweep: ThresholdSweep, title: str, threshold: float, *, flagged: bool
) -> Selection:
    """Return the films that a model flags, or does not, the highest score first."""
    cut = sweep.flagged(threshold)
    part = sweep.order[:cut] if flagged else sweep.order[cut:]
    said = "flagged by" if flagged else "not flagged by"
    return chosen(films, part.tolist(), f"films {said} {title} at {threshold:.3f}")


def of_wrong(
    films: LabelledFilms, sweep: ThresholdSweep, title: str, threshold: float
) -> Selection:
    """Return the films that a model decides wrongly, misses first."""
    places = [
        *sweep.films("false_negative", threshold).tolist(),
        *sweep.films("false_positive", threshold).tolist(),
    ]
    return chosen(films, places, f"films decided wrongly by {title} at {threshold:.3f}")


def of_first(films: LabelledFilms, sweep: ThresholdSweep, title: str, n: int) -> Selection:
    """Return the films with the highest scores."""
    return chosen(films, sweep.order[:n].tolist(), f"films with the highest scores of {title}")


def of_range(
    films: LabelledFilms,
    sweep: ThresholdSweep,
    title: str,
    bounds: tuple[float, float],
    ill: bool | None = None,
) -> Selection:
    """Return the films in a range of scores, of one class or of both.

    The upper bound belongs to the next range, save at 1.
    """
    low, high = bounds
    inside = (sweep.scores >= low) & ((sweep.scores < high) | (high >= 1))
    if ill is not None:
        inside &= sweep.labels == ill
    kind = {None: "films", True: "pneumonias", False: "normals"}[ill]
    return chosen(
        films,
        sweep.order[inside].tolist(),
        f"{kind} scored {low:.2f} to {high:.2f} by {title}",
    )


def of_pair(measured: Measured, first: int, second: int, *, ill: bool) -> Selection:
    """Return the films of one class that the first model decides rightly, the second not."""
    at = [measured.figures[m].threshold.value for m in (first, second)]
    right = [measured.figures[m].sweep.right(t) for m, t in zip((first, second), at, strict=True)]
    places = (right[0] & ~right[1] & (measured.films.labels == ill)).nonzero()[0].tolist()
    kind = "pneumonias" if ill else "normals"
    names = measured.titles[first], measured.titles[second]
    return chosen(
        measured.films, places, f"{kind} that {names[0]} decides rightly and {names[1]} does not"
    )
