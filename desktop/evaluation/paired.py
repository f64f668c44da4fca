"""Two decisions on each of the same films: McNemar's test and the difference of the shares."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.evaluation.intervals import LEVEL, Difference, wilson

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Paired:
    """How often two models are right on the same films, or on those of one class.

    Parameters
    ----------
    n : int
        Number of films, at least 1.
    difference : Difference
        Share that the first gets right minus share that the second gets right.
    only_first, only_second : int
        Films that one gets right and the other wrong.
    p : float
        Two-sided exact p of McNemar's test.
    mid_p : float
        Its mid-p version, less cautious and still honest.
    """

    n: int
    difference: Difference
    only_first: int
    only_second: int
    p: float
    mid_p: float


def paired(first_right: Bools, second_right: Bools) -> Paired | None:
    """Compare how often two models are right on the same films.

    Parameters
    ----------
    first_right, second_right : ndarray of bool, shape (n,)
        Whether each model is right on each film.

    Returns
    -------
    Paired or None
        None without any film.
    """
    if first_right.size == 0:
        return None
    both = int((first_right & second_right).sum())
    only_first = int((first_right & ~second_right).sum())
    only_second = int((second_right & ~first_right).sum())
    neither = first_right.size - both - only_first - only_second
    return Paired(
        n=first_right.size,
        difference=paired_difference(both, only_first, only_second, neither),
        only_first=only_first,
        only_second=only_second,
        p=mcnemar_exact(only_first, only_second),
        mid_p=mcnemar_mid_p(only_first, only_second),
    )


def mcnemar_exact(only_first: int, only_second: int) -> float:
    """Return the two-sided exact p of McNemar's test.

    Parameters
    ----------
    only_first, only_second : int
        The discordant pairs.

    Returns
    -------
    float
        Binomial test of one against the other at one half; 1 without any.
    """
    discordant = only_first + only_second
    if discordant == 0:
        return 1.0
    from scipy.stats import binomtest

    return float(binomtest(only_first, discordant, 0.5).pvalue)


def mcnemar_mid_p(only_first: int, only_second: int) -> float:
    """Return the two-sided mid-p of McNemar's test.

    Parameters
    ----------
    only_first, only_second : int
        The discordant pairs.

    Returns
    -------
    float
        The exact p less half the probability of what was seen, on each side.

    Notes
    -----
    Fagerland, Lydersen and Laake, BMC Med Res Methodol 2013; 13: 91, equation 2.
    """
    discordant = only_first + only_second
    if discordant == 0:
        return 1.0
    from scipy.stats import binom

    seen = float(binom.pmf(only_first, discordant, 0.5))
    if only_first == only_second:
        return 1 - seen / 2
    return 2 * float(binom.cdf(min(only_first, only_second), discordant, 0.5)) - seen


def mcnemar_corrected(only_first: int, only_second: int) -> tuple[float, float]:
    """Return McNemar's chi-squared with Edwards' continuity correction, and its p.

    Parameters
    ----------
    only_first, only_second : int
        The discordant pairs.

    Returns
    -------
    tuple of float
        The statistic with one degree of freedom, and p; 0 and 1 without any pair.
    """
    discordant = only_first + only_second
    if discordant == 0:
        return 0.0, 1.0
    statistic = max(abs(only_first - only_second) - 1, 0) ** 2 / discordant
    return statistic, math.erfc(math.sqrt(statistic / 2))


def paired_difference(
    both: int, only_first: int, only_second: int, neither: int, level: float = LEVEL
) -> Difference:
    """Return the difference of two shares of the same films, with its interval.

    Parameters
    ----------
    both, only_first, only_second, neither : int
        Films on which it is so for both, for one alone, for none; at least one in all.
    level : float
        Confidence level.

    Returns
    -------
    Difference
        First minus second.

    Notes
    -----
    Newcombe, Stat Med 1998; 17: 2635-2650, method 10: Wilson's bounds of the two shares,
    put together with their correlation.
    """
    n = both + only_first + only_second + neither
    first = wilson(both + only_first, n, level)
    second = wilson(both + only_second, n, level)
    value = (only_first - only_second) / n
    phi = _correlation(both, only_first, only_second, neither)
    below = _spread(first.value - first.low, second.high - second.value, phi)
    above = _spread(first.high - first.value, second.value - second.low, phi)
    return Difference(
        value, max(value - below, -1.0), min(value + above, 1.0), "Newcombe, paired", level
    )


def _spread(one: float, two: float, phi: float) -> float:
    return math.sqrt(max(one * one - 2 * phi * one * two + two * two, 0.0))


def _correlation(both: int, only_first: int, only_second: int, neither: int) -> float:
    n = both + only_first + only_second + neither
    margins = (both + only_first) * (only_second + neither)
    margins *= (both + only_second) * (only_first + neither)
    if margins == 0:
        return 0.0
    product = float(both * neither - only_first * only_second)
    if product > 0:
        product = max(product - n / 2, 0.0)  # Newcombe's continuity correction
    return product / math.sqrt(margins)
