"""Agreement beyond chance: Cohen's kappa of two, Fleiss' of several, with intervals."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from desktop.evaluation.intervals import LEVEL, normal_quantile, wilson

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]


_NO_VARIANCE = 1e-12
"""What rounding leaves of a variance of nothing."""


@dataclass(frozen=True, slots=True)
class Kappa:
    """Agreement beyond chance and how uncertain it is.

    Parameters
    ----------
    value : float
        -1 to 1; 0 is what chance alone gives, 1 is full agreement.
    low, high : float
        Bounds, within -1 to 1.
    method : str
        How the bounds were computed.
    level : float
        Confidence level.
    """

    value: float
    low: float
    high: float
    method: str
    level: float = LEVEL


def cohen(first: ArrayLike, second: ArrayLike, level: float = LEVEL) -> Kappa | None:
    """Return Cohen's kappa of two lists of decisions.

    Parameters
    ----------
    first, second : array_like, shape (n,)
        Decisions on the same films, of any number of kinds.
    level : float
        Confidence level.

    Returns
    -------
    Kappa or None
        None when it is undefined: both decide all films the same one way, or there is
        no film.

    Notes
    -----
    Cohen, Educ Psychol Meas 1960; 20: 37-46; the variance is that of Fleiss, Cohen and
    Everitt, Psychol Bull 1969; 72: 323-327. Where it vanishes, as at full agreement or when
    one of the two decides a few films all the same way, the bounds come from Wilson's for
    the share of films agreed on.
    """
    kinds, coded = np.unique(np.stack([first, second]), return_inverse=True)
    one, two = coded.reshape(2, -1)
    n, k = one.size, len(kinds)
    if n == 0 or k < 2:
        return None
    table = np.bincount(one * k + two, minlength=k * k).reshape(k, k) / n
    rows, columns = table.sum(axis=1), table.sum(axis=0)
    observed, chance = float(np.trace(table)), float(rows @ columns)
    value = (observed - chance) / (1 - chance)
    variance = _variance(table, value, chance) / n
    if variance < _NO_VARIANCE:
        agreed = wilson(round(observed * n), n, level)
        low, high = ((bound - chance) / (1 - chance) for bound in (agreed.low, agreed.high))
        bounds = max(low, -1.0), min(high, 1.0)
        return Kappa(value, *bounds, "Wilson bound of the agreement", level)
    half = normal_quantile(level) * math.sqrt(variance)
    low, high = max(value - half, -1.0), min(value + half, 1.0)
    return Kappa(value, low, high, "Fleiss, Cohen and Everitt", level)


def _variance(table: Floats, value: float, chance: float) -> float:
    """Variance of kappa for one film: Fleiss, Cohen and Everitt 1969, equation 9."""
    rows, columns = table.sum(axis=1), table.sum(axis=0)
    agreed = np.diag(table)
    on = float(agreed @ (1 - (rows + columns) * (1 - value)) ** 2)
    apart = table * (columns[:, np.newaxis] + rows[np.newaxis, :]) ** 2
    off = (1 - value) ** 2 * float(apart.sum() - np.trace(apart))
    centre = (value - chance * (1 - value)) ** 2
    return (on + off - centre) / (1 - chance) ** 2


def fleiss(counts: ArrayLike, level: float = LEVEL) -> Kappa | None:
    """Return Fleiss' kappa of several who decide on the same films.

    Parameters
    ----------
    counts : array_like of int, shape (films, kinds)
        How many chose each kind of decision; films may have been seen by different
        numbers of readers, those seen by one alone tell only how often each kind is
        chosen.
    level : float
        Confidence level.

    Returns
    -------
    Kappa or None
        None when it is undefined: fewer than two films were seen by two, or all
        decisions are of one kind.

    Notes
    -----
    Fleiss, Psychol Bull 1971; 76: 378-382. The interval is Gwet's, over films (Handbook
    of Inter-Rater Reliability, 4th edition, 2014, chapter 5).
    """
    table = np.asarray(counts, dtype=np.float64)
    readers = table.sum(axis=1)
    table, readers = table[readers > 0], readers[readers > 0]
    pairs, n = readers >= 2, len(readers)
    if pairs.sum() < 2:
        return None
    shares = table / readers[:, np.newaxis]
    typical = shares.mean(axis=0)
    chance = float(typical @ typical)
    if chance == 1:
        return None
    pairable = np.where(pairs, readers * (readers - 1), 1.0)
    agreement = np.where(pairs, (table * (table - 1)).sum(axis=1) / pairable, 0.0)
    observed = float(agreement[pairs].mean())
    value = (observed - chance) / (1 - chance)
    each = np.where(pairs, n / pairs.sum() * (agreement - chance) / (1 - chance), 0.0)
    each -= 2 * (1 - value) * (shares @ typical - chance) / (1 - chance)
    error = math.sqrt(float(((each - value) ** 2).sum()) / (n * (n - 1)))
    return _around(value, error, n, level)


def _around(value: float, error: float, n: int, level: float) -> Kappa:
    from scipy.stats import t

    half = float(t.ppf(0.5 + level / 2, n - 1)) * error
    return Kappa(value, max(value - half, -1.0), min(value + half, 1.0), "Gwet", level)


def counted(decisions: ArrayLike) -> NDArray[np.intp]:
    """Count yes and no for each film, as `fleiss` takes them.

    Parameters
    ----------
    decisions : array_like of bool, shape (readers or models, films)
        What each decided.

    Returns
    -------
    ndarray of int, shape (films, 2)
        How many said no, and how many yes.
    """
    array = np.asarray(decisions, dtype=np.bool_)
    yes = array.sum(axis=0)
    return np.stack([len(array) - yes, yes], axis=1)
