"""Two models on the same labelled films, and whether there is evidence of a difference."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

from desktop.evaluation.clustered import area_difference, repeated, right_by_patient
from desktop.evaluation.delong import roc_areas
from desktop.evaluation.intervals import LEVEL, Difference, normal_quantile
from desktop.evaluation.paired import Paired, mcnemar_exact, paired
from desktop.evaluation.scored import as_labels, as_probabilities
from desktop.evaluation.wording import (
    ALPHA,
    FIRST,
    SECOND,
    decisions_in_words,
    discrimination_in_words,
    p_in_words,
)

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

__all__ = ["Comparison", "Difference", "compare_scores", "mcnemar_exact", "p_in_words"]


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
    mcnemar_mid_p : float
        The mid-p version of McNemar's test.
    sensitivity, specificity : Paired or None
        The same for the films of one class; None without any of it.
    by_patient : bool
        Whether patients with several films counted once: then `delong_p` is that of a
        bootstrap by patient, and `mcnemar_p` that of a sign test over patients, each
        counted for the model that decided more of his films rightly. The other figures
        count films.
    """

    n: int
    roc_auc: Difference | None
    delong_p: float | None
    mcnemar_p: float
    only_first_right: int
    only_second_right: int
    discrimination: str
    decisions: str
    mcnemar_mid_p: float
    sensitivity: Paired | None
    specificity: Paired | None
    by_patient: bool = False


def compare_scores(
    labels: ArrayLike,
    first: ArrayLike,
    second: ArrayLike,
    *,
    first_threshold: float,
    second_threshold: float,
    alpha: float = ALPHA,
    groups: ArrayLike | None = None,
    first_name: str = FIRST,
    second_name: str = SECOND,
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
    groups : array_like, shape (n,), optional
        The patient of each film; without it films are taken as independent.
    first_name, second_name : str
        What the words call the models.

    Returns
    -------
    Comparison
        No correction is made for comparing several pairs.
    """
    truth = as_labels(labels)
    scores = np.stack([as_probabilities(one, shape=truth.shape) for one in (first, second)])
    flagged = scores >= np.array([[first_threshold], [second_threshold]])
    right = flagged == truth
    every = paired(right[0], right[1])
    assert every is not None  # there is at least one film
    both_classes = bool(truth.any() and not truth.all())
    difference, area_p = _delong_test(truth, scores) if both_classes else (None, None)
    counted, decision_p = (every.only_first, every.only_second), every.p
    by_patient = groups is not None and repeated(groups)
    if by_patient and groups is not None:
        counted = right_by_patient(right, groups)
        decision_p = mcnemar_exact(*counted)
        if both_classes:
            difference, area_p = area_difference(truth, scores, groups)
    return Comparison(
        n=truth.size,
        roc_auc=difference,
        delong_p=area_p,
        mcnemar_p=decision_p,
        only_first_right=every.only_first,
        only_second_right=every.only_second,
        discrimination=discrimination_in_words(
            difference, area_p, alpha=alpha, first=first_name, second=second_name
        ),
        decisions=decisions_in_words(
            *counted,
            decision_p,
            alpha=alpha,
            first=first_name,
            second=second_name,
            of="patients" if by_patient else "films",
        ),
        mcnemar_mid_p=every.mid_p,
        sensitivity=paired(right[0][truth], right[1][truth]),
        specificity=paired(right[0][~truth], right[1][~truth]),
        by_patient=by_patient,
    )


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
