"""Net benefit: what flagging is worth when a miss and a false alarm do not weigh the same.

Vickers and Elkin, Med Decis Making 2006; 26: 565-574. The threshold probability says how
they weigh: who wants a film read early from a probability of 10 % on takes nine false
alarms for one pneumonia found.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from desktop.evaluation.bootstrap import RESAMPLES, resampled
from desktop.evaluation.intervals import LEVEL
from desktop.evaluation.scored import as_labels, as_probabilities

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from desktop.evaluation.metrics import Confusion

    Floats = NDArray[np.float64]

GRID = np.linspace(0.01, 0.99, 99)
"""Threshold probabilities of a decision curve."""


@dataclass(frozen=True, slots=True, eq=False)
class DecisionCurve:
    """Net benefit over the threshold probability.

    Parameters
    ----------
    threshold : ndarray of float64, shape (k,)
        Ascending, above 0 and below 1.
    model : ndarray of float64, shape (k,)
        Of flagging films whose score reaches the threshold, in pneumonias found for
        nothing, per film.
    low, high : ndarray of float64, shape (k,)
        Pointwise percentile bounds of `model`, by patient.
    flag_all : ndarray of float64, shape (k,)
        Of flagging every film; flagging none is worth 0.
    level : float
        Confidence level of the bounds.
    """

    threshold: Floats
    model: Floats
    low: Floats
    high: Floats
    flag_all: Floats
    level: float = LEVEL

    def useful(self) -> list[tuple[float, float]]:
        """Return the ranges of thresholds where the model beats flagging all and none."""
        better = self.model > np.maximum(self.flag_all, 0) + 1e-12
        edges = np.flatnonzero(np.diff(np.concatenate([[False], better, [False]])))
        return [
            (float(self.threshold[start]), float(self.threshold[stop - 1]))
            for start, stop in edges.reshape(-1, 2)
        ]


def net_benefit(confusion: Confusion, threshold: float) -> float:
    """Return the net benefit of what was flagged.

    Parameters
    ----------
    confusion : Confusion
        Counts, of at least one film.
    threshold : float
        Threshold probability, 0 up to but not 1: how a miss and a false alarm weigh.

    Returns
    -------
    float
        ``TP / n - FP / n * threshold / (1 - threshold)``: at most the prevalence.
    """
    if not 0 <= threshold < 1:
        raise ValueError(f"a threshold probability lies in 0 up to but not 1, not at {threshold}")
    weight = threshold / (1 - threshold)
    return (confusion.true_positive - weight * confusion.false_positive) / confusion.n


def needless_avoided(of_model: float, of_all: float, threshold: float) -> float:
    """Return how many normal films less are flagged, per film, for as many pneumonias.

    Parameters
    ----------
    of_model, of_all : float
        Net benefit of the model and of flagging every film.
    threshold : float
        Threshold probability, above 0 and below 1.

    Notes
    -----
    Vickers and Elkin 2006, "reduction in interventions".
    """
    return (of_model - of_all) * (1 - threshold) / threshold


def decision_curve(
    labels: ArrayLike,
    probabilities: ArrayLike,
    *,
    groups: ArrayLike | None = None,
    thresholds: ArrayLike = GRID,
    seed: int = 0,
    resamples: int = RESAMPLES,
) -> DecisionCurve:
    """Return net benefit over the threshold probability, with a band.

    Parameters
    ----------
    labels, probabilities, groups, seed, resamples
        As for `desktop.evaluation.metrics.evaluate_scores`.
    thresholds : array_like, shape (k,)
        Ascending, above 0 and below 1.

    Returns
    -------
    DecisionCurve
        Scores are taken as probabilities: a model that is badly calibrated here pays.
    """
    truth = as_labels(labels)
    scores = as_probabilities(probabilities, shape=truth.shape)
    grid = np.asarray(thresholds, dtype=np.float64)
    weight = grid / (1 - grid)
    # What each film adds at each threshold: nothing, a pneumonia, or a weighed false alarm.
    gains = (scores[:, np.newaxis] >= grid) * np.where(truth[:, np.newaxis], 1.0, -weight)
    value = gains.mean(axis=0)
    patients = np.arange(truth.size) if groups is None else groups
    drawn = [
        weights @ gains / weights.sum(axis=1, keepdims=True)
        for weights in resampled(patients, seed=seed, resamples=resamples)
    ]
    low, high = np.quantile(np.concatenate(drawn), [(1 - LEVEL) / 2, (1 + LEVEL) / 2], axis=0)
    prevalence = float(truth.mean())
    return DecisionCurve(
        threshold=grid,
        model=value,
        low=np.minimum(low, value),
        high=np.maximum(high, value),
        flag_all=prevalence - (1 - prevalence) * weight,
    )
