"""Percentile intervals from resampled patients, for measures without a formula.

A resample is a vector of weights, how often each film was drawn; a measure is a
function of a whole block of such vectors. That keeps Python out of the loop.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from desktop.evaluation.intervals import LEVEL, Interval

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import ArrayLike, NDArray

    Measure = Callable[[NDArray[np.float64]], NDArray[np.float64]]
    """Weights of shape (resamples, films) to values of shape (resamples,), NaN if undefined."""

RESAMPLES = 400
_CELLS_PER_BLOCK = 2_000_000


def bootstrap(
    measures: dict[str, Measure],
    groups: ArrayLike,
    *,
    seed: int,
    resamples: int = RESAMPLES,
    centred: frozenset[str] = frozenset(),
) -> dict[str, Interval]:
    """Measure, and put an interval around each value.

    Parameters
    ----------
    measures : dict of str to callable
        What to measure, see `Measure`.
    groups : array_like, shape (n,)
        Films of one group are drawn together; usually the patient.
    seed : int
        Of the random generator: the same films give the same intervals.
    resamples : int
        How many.
    centred : frozenset of str
        Measures whose resamples are shifted so that their mean is the value. Needed
        where resampling itself raises the measure, as for the calibration error: the
        plain percentile interval would not even contain the value.

    Returns
    -------
    dict of str to Interval
        Without the measures that are undefined; empty with fewer than two groups,
        from which nothing can be learnt about the spread.
    """
    sizes = np.unique(np.asarray(groups), return_counts=True)[1]
    if len(sizes) < 2:
        return {}
    method = "bootstrap percentile" + (" by patient" if sizes.max() > 1 else "")
    plain = np.ones((1, sizes.sum()))
    values = {name: float(measure(plain)[0]) for name, measure in measures.items()}
    drawn: dict[str, list[NDArray[np.float64]]] = {name: [] for name in measures}
    for weights in resampled(groups, seed=seed, resamples=resamples):
        for name, measure in measures.items():
            drawn[name].append(measure(weights))
    return {
        name: _interval(value, np.concatenate(drawn[name]), method, centred=name in centred)
        for name, value in values.items()
        if np.isfinite(value)
    }


def resampled(
    groups: ArrayLike, *, seed: int, resamples: int = RESAMPLES
) -> Iterator[NDArray[np.float64]]:
    """Draw as many groups as there are, with replacement, again and again.

    Parameters
    ----------
    groups : array_like, shape (n,)
        Films of one group are drawn together; usually the patient.
    seed : int
        Of the random generator.
    resamples : int
        How many.

    Yields
    ------
    ndarray of float64, shape (some resamples, n)
        How often each film was drawn; `resamples` rows in all.
    """
    _, group_of = np.unique(np.asarray(groups), return_inverse=True)
    count_of_groups = int(group_of.max()) + 1
    generator = np.random.default_rng(seed)
    rows = max(1, _CELLS_PER_BLOCK // len(group_of))
    for start in range(0, resamples, rows):
        count = min(rows, resamples - start)
        chosen = generator.integers(0, count_of_groups, size=(count, count_of_groups))
        chosen += np.arange(count)[:, np.newaxis] * count_of_groups
        times = np.bincount(chosen.ravel(), minlength=count * count_of_groups)
        yield times.reshape(count, count_of_groups)[:, group_of].astype(np.float64)


def _interval(value: float, drawn: NDArray[np.float64], method: str, *, centred: bool) -> Interval:
    drawn = drawn[np.isfinite(drawn)]
    if centred:
        drawn = np.clip(drawn - drawn.mean() + value, 0.0, 1.0)
        method += ", centred"
    low, high = np.quantile(drawn, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Interval(value, min(float(low), value), max(float(high), value), method)
