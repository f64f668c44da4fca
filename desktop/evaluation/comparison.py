"""Two models on the same labelled films, and whether there is evidence of a difference."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

from desktop.evaluation.delong import roc_areas
from desktop.evaluation.intervals import LEVEL, normal_quantile
from desktop.evaluation.scored import as_labels, as_probabilities

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


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
        How the bounds were computed.
    level : float
        Confidence level.
    """

    value: float
    low: float
    high: float
    method: str
    level: float = LEVEL


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two models on the same films, the first against the second.

    Parameters
    ----------
    n : int
        Number of films.
    roc_auc : Difference or None
        Of the ROC areas; None when a class is missing.
    delong_p : float or None
        Two-sided p of DeLong's test for equal areas; None when it is undefined.
    mcnemar_p : float
        Two-sided exact p of McNemar's test for equal shares of right decisions.
    only_first_right, only_second_right : int
        Films that one model decided rightly at its threshold and the other wrongly.
    discrimination, decisions : str
        What the two tests say, in plain words.
    """

    n: int
    roc_auc: Difference | None
    delong_p: float | None
    mcnemar_p: float
    only_first_right: int
    only_second_right: int
    discrimination: str
    decisions: str


def compare_scores(
    labels: ArrayLike,
    first: ArrayLike,
    second: ArrayLike,
    *,
    first_threshold: float,
    second_threshold: float,
    alpha: float = 1 - LEVEL,
) -> Comparison:
    """Compare two models on the same labelled films.

    Parameters
    ----------
    labels : array_like, shape (n,)
        1 or True for pneumonia, 0 or False for normal.
    first, second : array_like, shape (n,)
        Scores of the two models, 0 to 1.
    first_threshold, second_threshold : float
        Each model's own; scores at or above it are flagged.
    alpha : float
        Below this p the words speak of evidence.

    Returns
    -------
    Comparison
        Films are taken as independent of each other. No correction is made for
        comparing several pairs.
    """
    truth = as_labels(labels)
    scores = np.stack([as_probabilities(one, shape=truth.shape) for one in (first, second)])
    flagged = scores >= np.array([[first_threshold], [second_threshold]])
    right = flagged == truth
    only_first = int((right[0] & ~right[1]).sum())
    only_second = int((right[1] & ~right[0]).sum())
    both_classes = bool(truth.any() and not truth.all())
    difference, delong_p = _delong_test(truth, scores) if both_classes else (None, None)
    mcnemar_p = mcnemar_exact(only_first, only_second)
    return Comparison(
        n=truth.size,
        roc_auc=difference,
        delong_p=delong_p,
        mcnemar_p=mcnemar_p,
        only_first_right=only_first,
        only_second_right=only_second,
        discrimination=_discrimination_in_words(difference, delong_p, alpha),
        decisions=_decisions_in_words(only_first, only_second, mcnemar_p, alpha),
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


def _delong_test(
    truth: NDArray[np.bool_], scores: NDArray[np.float64]
) -> tuple[Difference, float | None]:
    areas = roc_areas(truth, scores)
    value = float(areas.values[0] - areas.values[1])
    contrast = np.array([1.0, -1.0])
    variance = float(contrast @ areas.covariance @ contrast)
    if not variance > 1e-15:
        # Both put the films into the same order, or DeLong's variance says nothing: full
        # separations, a class of one film. Whichever it is, no interval can be given.
        same_order = value == 0 and math.isfinite(variance)
        return Difference(value, -1.0, 1.0, "none"), 1.0 if same_order else None
    half = normal_quantile(LEVEL) * math.sqrt(variance)
    p = 2 * NormalDist().cdf(-abs(value) / math.sqrt(variance))
    return Difference(value, max(value - half, -1.0), min(value + half, 1.0), "DeLong"), p


def _discrimination_in_words(difference: Difference | None, p: float | None, alpha: float) -> str:
    if difference is None:
        return "Discrimination cannot be compared: the films are all of one class."
    if p is None:
        return "Discrimination cannot be compared: there are too few films."
    if p >= alpha:
        return f"No evidence of a difference in discrimination ({p_in_words(p)})."
    better = "first" if difference.value > 0 else "second"
    return (
        f"The {better} model tells pneumonia from normal better by "
        f"{abs(difference.value):.3f} in ROC area ({p_in_words(p)})."
    )


def _decisions_in_words(only_first: int, only_second: int, p: float, alpha: float) -> str:
    if p >= alpha:
        return f"No evidence of a difference in right decisions ({p_in_words(p)})."
    better = "first" if only_first > only_second else "second"
    more, fewer = max(only_first, only_second), min(only_first, only_second)
    return (
        f"The {better} model decides more films rightly: {more} that the other gets wrong, "
        f"against {fewer} the other way ({p_in_words(p)})."
    )


def p_in_words(p: float) -> str:
    """Write a p value as papers do, such as ``p = 0.034`` or ``p < 0.001``."""
    return "p < 0.001" if p < 0.001 else f"p = {p:.3f}" if p < 0.1 else f"p = {p:.2f}"
