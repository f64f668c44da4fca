"""A measured share with its interval: Wilson's, and the exact one."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Interval:
    """A measured share and how uncertain it is.

    Parameters
    ----------
    value : float
        Point estimate, 0 to 1.
    low, high : float
        Bounds; ``low <= value <= high``.
    method : str
        How the bounds were computed, for people.
    level : float
        Confidence level of the bounds.
    """

    value: float
    low: float
    high: float
    method: str
    level: float = LEVEL

    def __post_init__(self) -> None:
        if not self.low <= self.value <= self.high:
            raise ValueError(f"{self.value} lies outside its interval {self.low} to {self.high}")


@dataclass(frozen=True, slots=True)
class Difference:
    """How far one share lies above another.

    Parameters
    ----------
    value : float
        First minus second, -1 to 1.
    low, high : float
        Bounds, within -1 to 1.
    method : str
        How the bounds were computed; ``none`` where they could not be, and are -1 and 1.
    level : float
        Confidence level.
    """

    value: float
    low: float
    high: float
    method: str
    level: float = LEVEL


def normal_quantile(level: float) -> float:
    """Return the z with which a two-sided normal interval has this level."""
    if not 0 < level < 1:
        raise ValueError(f"a confidence level lies between 0 and 1, not at {level}")
    return NormalDist().inv_cdf(0.5 + level / 2)


def wilson(successes: int, n: int, level: float = LEVEL) -> Interval:
    """Return Wilson's score interval of a proportion, without continuity correction.

    Parameters
    ----------
    successes : int
        Times it was so, 0 to `n`.
    n : int
        Times it was looked at, at least 1.
    level : float
        Confidence level.

    Returns
    -------
    Interval
        Never degenerate, not even at 0 or `n` successes.

    Notes
    -----
    Wilson, J Am Stat Assoc 1927; method 3 in Newcombe, Stat Med 1998; 17: 857-872.
    """
    if not 0 <= successes <= n or n < 1:
        raise ValueError(f"{successes} of {n} is no proportion")
    z = normal_quantile(level)
    share = successes / n
    scale = 1 + z * z / n
    centre = (share + z * z / (2 * n)) / scale
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / scale
    # At 0 and n successes a bound is 0 or 1 exactly; rounding would miss it by an ulp.
    low = 0.0 if successes == 0 else min(centre - half, share)
    high = 1.0 if successes == n else max(centre + half, share)
    return Interval(share, low, high, "Wilson", level)


def clopper_pearson(successes: int, n: int, level: float = LEVEL) -> Interval:
    """Return the exact interval of a proportion; it never covers less often than it says.

    Parameters
    ----------
    successes : int
        Times it was so, 0 to `n`.
    n : int
        Times it was looked at, at least 1.
    level : float
        Confidence level.

    Returns
    -------
    Interval
        Wider than Wilson's.

    Notes
    -----
    Clopper and Pearson, Biometrika 1934; 26: 404-413, by SciPy.
    """
    if not 0 <= successes <= n or n < 1:
        raise ValueError(f"{successes} of {n} is no proportion")
    from scipy.stats import binomtest

    bounds = binomtest(successes, n).proportion_ci(confidence_level=level, method="exact")
    share = successes / n
    return Interval(
        share, min(bounds.low, share), max(bounds.high, share), "Clopper-Pearson", level
    )
