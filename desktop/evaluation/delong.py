"""Area under the ROC curve with DeLong's covariance, in O(n log n).

DeLong, DeLong and Clarke-Pearson, Biometrics 1988; 44: 837-845, by the algorithm of
Sun and Xu, IEEE Signal Processing Letters 2014; 21: 1389-1393.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from desktop.evaluation.intervals import LEVEL, Interval, normal_quantile

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Areas:
    """ROC areas of several scores of the same films.

    Parameters
    ----------
    values : ndarray of float64, shape (k,)
        One area a score, 0 to 1; ties count half.
    covariance : ndarray of float64, shape (k, k)
        DeLong's estimate; NaN when a class has a single film.
    pneumonia, normal : int
        Number of films a class.
    """

    values: NDArray[np.float64]
    covariance: NDArray[np.float64]
    pneumonia: int
    normal: int


def roc_areas(labels: NDArray[np.bool_], scores: NDArray[np.float64]) -> Areas:
    """Compute ROC areas and their covariance.

    Parameters
    ----------
    labels : ndarray of bool, shape (n,)
        True for pneumonia; both classes occur.
    scores : ndarray of float64, shape (k, n)
        One row a model.

    Returns
    -------
    Areas
        In the order of the rows.
    """
    above, below = [], []
    m, n = int(labels.sum()), int((~labels).sum())
    if m == 0 or n == 0:
        raise ValueError("a ROC area needs films of both classes")
    for row in scores:
        together = _midranks(row)
        above.append((together[labels] - _midranks(row[labels])) / n)
        below.append(1.0 - (together[~labels] - _midranks(row[~labels])) / m)
    v10, v01 = np.array(above), np.array(below)
    return Areas(v10.mean(axis=1), _covariance(v10) / m + _covariance(v01) / n, m, n)


def area_interval(areas: Areas, which: int = 0, level: float = LEVEL) -> Interval:
    """Return one ROC area with its interval.

    Parameters
    ----------
    areas : Areas
        From `roc_areas`.
    which : int
        Row of the score.
    level : float
        Confidence level.

    Returns
    -------
    Interval
        DeLong's on the logit scale, so that it stays within 0 to 1. Where DeLong's
        variance vanishes or does not exist (classes fully separated, a class of one
        film) it would pretend certainty; there Newcombe's score interval stands in.
    """
    value = min(max(float(areas.values[which]), 0.0), 1.0)
    variance = float(areas.covariance[which, which])
    if not variance > 1e-15 or not 0 < value < 1:
        low, high = _newcombe(value, areas.pneumonia, areas.normal, normal_quantile(level))
        return Interval(value, low, high, "Newcombe 2006, score", level)
    centre = math.log(value / (1 - value))
    half = normal_quantile(level) * math.sqrt(variance) / (value * (1 - value))
    low, high = (_expit(bound) for bound in (centre - half, centre + half))
    return Interval(value, min(low, value), max(high, value), "DeLong, logit", level)


def _midranks(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Rank from 1; equal values share the mean of their ranks."""
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    ranks: NDArray[np.float64] = np.cumsum(counts) - (counts - 1) / 2
    return ranks[place]


def _covariance(components: NDArray[np.float64]) -> NDArray[np.float64]:
    k, count = components.shape
    if count < 2:
        return np.full((k, k), np.nan)
    return np.atleast_2d(np.cov(components))


def _newcombe(value: float, m: int, n: int, z: float) -> tuple[float, float]:
    """Solve method 5 of Newcombe, Stat Med 2006; 25: 559-573, by bisection."""

    def reaches(theta: float) -> bool:
        spread = 1 + ((m + n) / 2 - 1) * ((1 - theta) / (2 - theta) + theta / (1 + theta))
        return abs(value - theta) <= z * math.sqrt(theta * (1 - theta) * spread / (m * n))

    bounds = []
    for outside in (0.0, 1.0):
        inside, beyond = value, outside
        while abs(inside - beyond) > 1e-12:
            middle = (inside + beyond) / 2
            inside, beyond = (middle, beyond) if reaches(middle) else (inside, middle)
        bounds.append(beyond)
    return bounds[0], bounds[1]


def _expit(x: float) -> float:
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))
