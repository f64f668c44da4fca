"""How one model's scores of both classes are spread; each bar leads to films that are open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from desktop.ui import words
from desktop.ui.compare.charts import Chart, Corner, Kind, Layer
from desktop.ui.compare.links import Selection
from desktop.ui.compare.measured import of_range

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from desktop.evaluation.sweep import ThresholdSweep
    from desktop.review.measurement import LabelledFilms
    from desktop.ui.compare.charts import Pick

_BINS = np.linspace(0, 1, 21)

BarPick = Callable[[Sequence[int], bool], Selection]
"""Takes bars, and whether they are of pneumonias, and returns their films."""


def score_histogram(
    films: LabelledFilms, sweep: ThresholdSweep, title: str, place: int, *, upright: float | None
) -> Chart:
    """Draw how one model's scores of both classes are spread over open films.

    Parameters
    ----------
    films : LabelledFilms
        The films.
    sweep : ThresholdSweep
        The model's.
    title : str
        What the model is called.
    place : int
        Which model it is.
    upright : float or None
        Its threshold.
    """

    def pick(chosen: Sequence[int], ill: bool) -> Selection:
        bounds = float(_BINS[chosen[0]]), float(_BINS[chosen[0] + 1])
        return of_range(films, sweep, title, bounds, ill)

    return histogram(sweep.labels, sweep.scores, title, place, upright=upright, pick=pick)


def histogram(
    labels: NDArray[np.bool_],
    scores: NDArray[np.float64],
    title: str,
    place: int,
    *,
    upright: float | None,
    pick: BarPick | None = None,
) -> Chart:
    """Draw how one model's scores of both classes are spread.

    Parameters
    ----------
    labels : ndarray of bool, shape (n,)
        True for pneumonia.
    scores : ndarray of float64, shape (n,)
        0 to 1.
    title, place, upright
        As for `score_histogram`.
    pick : callable, optional
        Returns the films of a bar and a class, where films are open.
    """
    middle = (_BINS[:-1] + _BINS[1:]) / 2
    layers, top = [], 1
    for ill, left, right in ((False, _BINS[:-1], middle), (True, middle, _BINS[1:])):
        counts = np.histogram(scores[labels == ill], _BINS)[0]
        top = max(top, int(counts.max()))
        kind = words.translate("pneumonia") if ill else words.translate("normal")
        layers.append(
            Layer(
                Kind.BARS,
                kind,
                left,
                counts.astype(np.float64),
                place,
                right=right,
                second=ill,
                pick=_of_class(pick, ill) if pick else None,
                tip=partial(_bin_tip, kind, counts),
            )
        )
    return Chart(
        words.translate("Scores of {model}").format(model=title),
        words.translate("Score"),
        words.translate("Films"),
        tuple(layers),
        y_range=(0, top * 1.05),
        legend=Corner.TOP_RIGHT if labels.mean() < 0.5 else Corner.TOP_LEFT,
        note=words.translate("Upright: the threshold; hatched: pneumonia"),
        upright=upright,
    )


def _of_class(pick: BarPick, ill: bool) -> Pick:
    return lambda bars: pick(bars, ill)


def _bin_tip(kind: str, counts: np.ndarray, which: int) -> str:
    text = words.translate("{n} films, {kind}, scored {low:.2f} to {high:.2f}")
    return text.format(
        n=words.number(int(counts[which])), kind=kind, low=_BINS[which], high=_BINS[which + 1]
    )
