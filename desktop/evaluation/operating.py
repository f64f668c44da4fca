"""Where one error is held fixed: sensitivity at a wanted specificity, and the reverse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from desktop.evaluation.bootstrap import RESAMPLES, bootstrap
from desktop.evaluation.intervals import Interval, wilson
from desktop.evaluation.scored import as_labels, as_probabilities

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import ArrayLike, NDArray

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]

_HAIR = 1e-12
"""What rounding may take from a share without anyone meaning it."""


@dataclass(frozen=True, slots=True)
class FixedPoint:
    """The best that can be had of one share while the other keeps what was asked.

    Parameters
    ----------
    wanted : float
        The share that was asked for, 0 to 1.
    reached : float
        What it is at the threshold; at least what was wanted.
    share : Interval
        The other share. Its bounds allow for choosing the threshold on these films.
    threshold : float or None
        The one that does it; None where no film may be flagged for it.
    """

    wanted: float
    reached: float
    share: Interval
    threshold: float | None


def sensitivity_at_specificity(
    labels: ArrayLike,
    probabilities: ArrayLike,
    specificity: float,
    *,
    groups: ArrayLike | None = None,
    seed: int = 0,
    resamples: int = RESAMPLES,
) -> FixedPoint | None:
    """Return the highest sensitivity with at least the wanted specificity.

    Parameters
    ----------
    labels, probabilities, groups, seed, resamples
        As for `desktop.evaluation.metrics.evaluate_scores`.
    specificity : float
        What is wanted, 0 to 1.

    Returns
    -------
    FixedPoint or None
        None when a class is missing or there are fewer than two patients.
    """
    truth = as_labels(labels)
    scores = as_probabilities(probabilities, shape=truth.shape)
    return _fixed(truth, scores, specificity, groups, seed, resamples)


def specificity_at_sensitivity(
    labels: ArrayLike,
    probabilities: ArrayLike,
    sensitivity: float,
    *,
    groups: ArrayLike | None = None,
    seed: int = 0,
    resamples: int = RESAMPLES,
) -> FixedPoint | None:
    """Return the highest specificity with at least the wanted sensitivity.

    See `sensitivity_at_specificity`; here `threshold` flags, as always, from its score on.
    """
    truth = as_labels(labels)
    scores = as_probabilities(probabilities, shape=truth.shape)
    turned = _fixed(~truth, -scores, sensitivity, groups, seed, resamples)
    if turned is None:
        return None
    # Turned round, films below the threshold are the ones "flagged": the threshold that
    # does it is the lowest score which must still be flagged.
    needed = scores[truth][np.argsort(-scores[truth], kind="stable")]
    count = int(np.ceil(sensitivity * truth.sum() - _HAIR * truth.sum()))
    threshold = float(needed[count - 1]) if count else None
    return FixedPoint(turned.wanted, turned.reached, turned.share, threshold)


def _fixed(
    truth: Bools,
    scores: Floats,
    wanted: float,
    groups: ArrayLike | None,
    seed: int,
    resamples: int,
) -> FixedPoint | None:
    if not 0 <= wanted <= 1:
        raise ValueError(f"a share lies between 0 and 1, not at {wanted}")
    patients = np.arange(truth.size) if groups is None else np.asarray(groups)
    if truth.all() or not truth.any() or len(np.unique(patients)) < 2:
        return None
    order = np.argsort(-scores, kind="stable")
    last_of_tie = np.append(np.diff(scores[order]) != 0, True)
    measure = _best(truth[order], order, last_of_tie, wanted)
    found = bootstrap({"share": measure}, patients, seed=seed, resamples=resamples)["share"]
    hits = round(found.value * int(truth.sum()))
    reached, threshold = _place(truth[order], scores[order], last_of_tie, hits)
    if found.low == found.high:  # all resamples alike: that is no certainty
        plain = wilson(hits, int(truth.sum()))
        found = Interval(found.value, plain.low, plain.high, "Wilson at the threshold", found.level)
    return FixedPoint(wanted, reached, found, threshold)


def _best(
    ill: Bools, order: NDArray[np.intp], last_of_tie: Bools, wanted: float
) -> Callable[[Floats], Floats]:
    def measure(weights: Floats) -> Floats:
        drawn = weights[:, order]
        hits = np.cumsum(drawn * ill, axis=1)[:, last_of_tie]
        alarms = np.cumsum(drawn * ~ill, axis=1)[:, last_of_tie]
        with np.errstate(invalid="ignore"):  # a resample without one class: undefined, NaN
            kept = alarms <= (1 - wanted + _HAIR) * alarms[:, -1:]
            return np.asarray(np.where(kept, hits, 0.0).max(axis=1) / hits[:, -1])

    return measure


def _place(
    ill: Bools, scores: Floats, last_of_tie: Bools, wanted: int
) -> tuple[float, float | None]:
    """Find the highest threshold with that many hits, and the specificity there."""
    if wanted == 0:
        return 1.0, None
    hits = np.cumsum(ill)[last_of_tie]
    alarms = np.cumsum(~ill)[last_of_tie]
    at = int(np.searchsorted(hits, wanted))
    return 1 - float(alarms[at] / alarms[-1]), float(scores[last_of_tie][at])
