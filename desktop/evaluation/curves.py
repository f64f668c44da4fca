"""Curves with bands, from which a chart can be drawn without any further reckoning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from desktop.evaluation.bootstrap import RESAMPLES, resampled
from desktop.evaluation.intervals import LEVEL, Interval, wilson
from desktop.evaluation.metrics import CALIBRATION_BINS
from desktop.evaluation.scored import as_labels, as_probabilities

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]

_GRID = 201


@dataclass(frozen=True, slots=True, eq=False)
class Band:
    """A curve and how uncertain it is at each place.

    Parameters
    ----------
    x : ndarray of float64, shape (k,)
        False positive rate, or recall; ascending, 0 to 1.
    value, low, high : ndarray of float64, shape (k,)
        True positive rate, or precision, with its pointwise bounds.
    method : str
        How the bounds were computed, for people.
    level : float
        Confidence level of the bounds at each place.
    """

    x: Floats
    value: Floats
    low: Floats
    high: Floats
    method: str
    level: float = LEVEL


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Films whose scores lie near each other.

    Parameters
    ----------
    low, high : float
        Edges of the bin; its upper one belongs to the next bin, save at 1.
    mean_score : float
        Of its films.
    observed : Interval
        Share of pneumonia among them, with Wilson's interval.
    n : int
        Number of films, at least 1.
    """

    low: float
    high: float
    mean_score: float
    observed: Interval
    n: int


def roc_band(
    labels: ArrayLike,
    probabilities: ArrayLike,
    *,
    groups: ArrayLike | None = None,
    seed: int = 0,
    resamples: int = RESAMPLES,
) -> Band | None:
    """Return the true positive rate over the false positive rate, with a band.

    Parameters
    ----------
    labels, probabilities, groups, seed, resamples
        As for `desktop.evaluation.metrics.evaluate_scores`.

    Returns
    -------
    Band or None
        Vertical, pointwise percentile bounds; None when a class is missing or there
        are fewer than two patients.
    """
    grid = np.linspace(0, 1, _GRID)

    def rates(hits: Floats, false_alarms: Floats) -> Floats:
        fpr = np.append(0.0, false_alarms / false_alarms[-1])
        tpr = np.append(0.0, hits / hits[-1])
        return np.asarray(np.interp(grid, fpr, tpr))

    return _band(grid, rates, labels, probabilities, groups, seed, resamples)


def precision_recall_band(
    labels: ArrayLike,
    probabilities: ArrayLike,
    *,
    groups: ArrayLike | None = None,
    seed: int = 0,
    resamples: int = RESAMPLES,
) -> Band | None:
    """Return precision over recall, with a band; see `roc_band`.

    The precision at a recall is that of the highest threshold which reaches it, as in
    scikit-learn's average precision: no line is drawn between two thresholds, for none
    can be reached (Davis and Goadrich, ICML 2006).
    """
    grid = np.linspace(0, 1, _GRID)[1:]

    def precisions(hits: Floats, false_alarms: Floats) -> Floats:
        # A recall that rounding puts a hair's breadth below the grid has been reached.
        reached = np.searchsorted(hits / hits[-1] + 1e-12, grid)
        with np.errstate(invalid="ignore"):  # 0 of 0 before the first film drawn
            precision = hits / (hits + false_alarms)
        return np.asarray(precision[reached])

    return _band(grid, precisions, labels, probabilities, groups, seed, resamples)


def reliability(
    labels: ArrayLike, probabilities: ArrayLike, *, bins: int = CALIBRATION_BINS
) -> tuple[ReliabilityBin, ...]:
    """Compare scores with what was so, in bins of equal width.

    Parameters
    ----------
    labels, probabilities
        As for `desktop.evaluation.metrics.evaluate_scores`.
    bins : int
        Number of bins; the calibration error uses as many.

    Returns
    -------
    tuple of ReliabilityBin
        From low to high scores, without the empty ones.
    """
    truth = as_labels(labels)
    scores = as_probabilities(probabilities, shape=truth.shape)
    bin_of = np.minimum((scores * bins).astype(np.intp), bins - 1)
    return tuple(
        ReliabilityBin(
            low=which / bins,
            high=(which + 1) / bins,
            mean_score=float(scores[bin_of == which].mean()),
            observed=wilson(int(truth[bin_of == which].sum()), int((bin_of == which).sum())),
            n=int((bin_of == which).sum()),
        )
        for which in range(bins)
        if (bin_of == which).any()
    )


def _band(
    grid: Floats,
    curve: Callable[[Floats, Floats], Floats],
    labels: ArrayLike,
    probabilities: ArrayLike,
    groups: ArrayLike | None,
    seed: int,
    resamples: int,
) -> Band | None:
    """Draw a curve from counts of hits and false alarms, and again for each resample."""
    truth = as_labels(labels)
    scores = as_probabilities(probabilities, shape=truth.shape)
    patients = np.arange(truth.size) if groups is None else np.asarray(groups)
    if truth.all() or not truth.any() or len(np.unique(patients)) < 2:
        return None
    order = np.argsort(-scores, kind="stable")
    last_of_tie = np.append(np.diff(scores[order]) != 0, True)

    def of(weights: Floats) -> Floats | None:
        drawn = weights[order]
        hits = np.cumsum(drawn * truth[order])[last_of_tie]
        false_alarms = np.cumsum(drawn * ~truth[order])[last_of_tie]
        both = hits[-1] > 0 and false_alarms[-1] > 0
        return curve(hits, false_alarms) if both else None

    value = of(np.ones(truth.size))
    assert value is not None  # both classes occur
    rows = (row for block in resampled(patients, seed=seed, resamples=resamples) for row in block)
    drawn = [found for row in rows if (found := of(row)) is not None]
    low, high = np.quantile(drawn or [value], [(1 - LEVEL) / 2, (1 + LEVEL) / 2], axis=0)
    by_patient = " by patient" if len(np.unique(patients)) < truth.size else ""
    return Band(
        x=grid,
        value=value,
        low=np.minimum(low, value),
        high=np.maximum(high, value),
        method=f"bootstrap percentile{by_patient}, pointwise",
    )
