"""What can be reckoned from a card alone, exactly where it holds single scores. No Qt."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

from desktop.evaluation.comparison import Comparison, compare_scores
from desktop.evaluation.curves import reliability
from desktop.evaluation.intervals import Difference, Interval, normal_quantile, wilson
from desktop.evaluation.metrics import Confusion, confusion_at

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from desktop.inference.contract import Estimate, Evaluation, FilmScores, OperatingPoint

    Floats = NDArray[np.float64]

_STEPS = 12
"""Places on each piece of a ROC curve at which the precision is reckoned."""

_CALIBRATION_PIECES = 6
_WHOLE = 0.02
"""How near to a whole number a count must come."""


@dataclass(frozen=True, slots=True, eq=False)
class RocCorners:
    """A card's ROC curve.

    Parameters
    ----------
    false_positive_rate, true_positive_rate : ndarray of float64, shape (k,)
        Ascending.
    threshold : ndarray of float64, shape (k,)
        Descending; infinite at the origin.
    """

    false_positive_rate: Floats
    true_positive_rate: Floats
    threshold: Floats


def corners(evaluation: Evaluation) -> RocCorners:
    """Return the corners of a card's ROC curve."""
    points = evaluation.roc
    return RocCorners(
        np.array([one.false_positive_rate for one in points]),
        np.array([one.true_positive_rate for one in points]),
        np.array([math.inf if one.threshold is None else one.threshold for one in points]),
    )


def precision_recall(evaluation: Evaluation) -> tuple[Floats, Floats]:
    """Return recall and precision along a card's ROC curve.

    Notes
    -----
    Davis and Goadrich, ICML 2006: each point of the one curve is one of the other, and
    between two points the counts change in proportion, not the precision.
    """
    roc = corners(evaluation)
    fine = np.linspace(0, len(roc.threshold) - 1, (len(roc.threshold) - 1) * _STEPS + 1)
    whole = np.arange(len(roc.threshold))
    recall = np.interp(fine, whole, roc.true_positive_rate)
    false = np.interp(fine, whole, roc.false_positive_rate)
    hits, alarms = recall * evaluation.prevalence, false * (1 - evaluation.prevalence)
    seen = hits + alarms > 0
    return recall[seen], hits[seen] / (hits + alarms)[seen]


@dataclass(frozen=True, slots=True)
class ScorePiece:
    """Films whose scores lie between two places that the card knows."""

    low: float
    high: float
    observed: Interval
    n: int


def calibration(evaluation: Evaluation) -> list[ScorePiece]:
    """Return how often films of a range of scores showed pneumonia.

    A calibrated model's share lies between the ends of the range.
    """
    if evaluation.films is not None:
        bins = reliability(evaluation.films.labels, evaluation.films.scores)
        return [ScorePiece(one.low, one.high, one.observed, one.n) for one in bins]
    roc = corners(evaluation)
    ill = round(evaluation.n * evaluation.prevalence)
    well = evaluation.n - ill
    found, alarms = roc.true_positive_rate * ill, roc.false_positive_rate * well
    least = evaluation.n / _CALIBRATION_PIECES
    pieces: list[ScorePiece] = []
    top, hits_before, films_before = 1.0, 0.0, 0.0
    last = len(roc.threshold) - 1
    for place in range(1, last + 1):
        films = found[place] + alarms[place] - films_before
        if films < least and place < last:
            continue
        low = float(roc.threshold[place]) if place < last else 0.0
        n, hits = round(films), round(found[place] - hits_before)
        if n > 0:
            pieces.append(ScorePiece(min(low, top), top, wilson(min(hits, n), n), n))
        top, hits_before = low, float(found[place])
        films_before = float(found[place] + alarms[place])
    return pieces[::-1]


def counts_at(evaluation: Evaluation, point: OperatingPoint) -> Confusion | None:
    """Return the counts at an operating point on a set of films.

    Returns
    -------
    Confusion or None
        None where the card does not tell: it holds no single scores, and what it states of
        the point was measured on other films.
    """
    if (films := evaluation.films) is not None:
        return confusion_at(films.labels, films.scores, point.threshold)
    stated = evaluation.confusion
    if stated.threshold == point.threshold:
        return Confusion(
            stated.true_positive, stated.false_positive, stated.true_negative, stated.false_negative
        )
    ill = round(evaluation.n * evaluation.prevalence)
    well = evaluation.n - ill
    found, spared = point.sensitivity.value * ill, point.specificity.value * well
    if abs(found - round(found)) > _WHOLE or abs(spared - round(spared)) > _WHOLE:
        return None
    roc = corners(evaluation)
    above = int(np.flatnonzero(roc.threshold >= point.threshold - 1e-9)[-1])
    below = min(above + 1, len(roc.threshold) - 1)
    fits = _between(roc.true_positive_rate, point.sensitivity.value, above, below)
    fits &= _between(roc.false_positive_rate, 1 - point.specificity.value, above, below)
    if not fits:
        return None
    hits, right = round(found), round(spared)
    return Confusion(hits, well - right, right, ill - hits)


def _between(rates: Floats, value: float, above: int, below: int) -> bool:
    return bool(rates[above] - 1e-6 <= value <= rates[below] + 1e-6)


@dataclass(frozen=True, slots=True)
class CardDifference:
    """The ROC areas of two cards against each other.

    Parameters
    ----------
    difference : Difference
        First minus second.
    p : float
        Two-sided.
    """

    difference: Difference
    p: float


def area_difference(first: Estimate, second: Estimate) -> CardDifference | None:
    """Compare two ROC areas of which only the intervals are known.

    Parameters
    ----------
    first, second : Estimate
        With intervals that are symmetric on the logit scale, as DeLong's are here.

    Returns
    -------
    CardDifference or None
        None where an area or a bound is 0 or 1. Both are taken as measured on different
        films. On the same films two areas rise and fall together, so that p is then too
        high and the interval too wide: cautious.

    Notes
    -----
    The bounds are recovered from the two intervals (MOVER; Zou and Donner, Stat Med
    2008; 27: 1693-1702).
    """
    if not all(0 < part < 1 for e in (first, second) for part in (e.value, e.low, e.high)):
        return None
    z = normal_quantile(first.level)
    errors = [(_logit(e.high) - _logit(e.low)) / (2 * z) for e in (first, second)]
    if not min(errors) > 0:
        return None
    statistic = (_logit(first.value) - _logit(second.value)) / math.hypot(*errors)
    value = first.value - second.value
    below = math.hypot(first.value - first.low, second.high - second.value)
    above = math.hypot(first.high - first.value, second.value - second.low)
    return CardDifference(
        Difference(value, max(value - below, -1), min(value + above, 1), "MOVER", first.level),
        2 * NormalDist().cdf(-abs(statistic)),
    )


def compared(one: Evaluation, other: Evaluation, names: tuple[str, str]) -> Comparison | None:
    """Compare two models film by film, each at its card's operating point.

    Returns
    -------
    Comparison or None
        None where the cards do not hold the scores of the same films.
    """
    first, second = one.films, other.films
    if (
        first is None
        or second is None
        or one.file_list_sha256 != other.file_list_sha256
        or not first.same_films(second)
    ):
        return None
    at = one.confusion.threshold, other.confusion.threshold
    return _compared(first, second, at, names)


@lru_cache(maxsize=128)
def _compared(
    first: FilmScores, second: FilmScores, at: tuple[float, float], names: tuple[str, str]
) -> Comparison:
    return compare_scores(
        first.labels,
        first.scores,
        second.scores,
        first_threshold=at[0],
        second_threshold=at[1],
        groups=first.patients,
        first_name=names[0],
        second_name=names[1],
    )


def _logit(share: float) -> float:
    return math.log(share / (1 - share))
