"""How good one model is on labelled films, every figure with its interval."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from desktop.evaluation.bootstrap import RESAMPLES, bootstrap
from desktop.evaluation.delong import area_interval, roc_areas
from desktop.evaluation.intervals import Interval, wilson
from desktop.evaluation.scored import as_labels, as_probabilities

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]

__all__ = [
    "Confusion",
    "Evaluation",
    "Interval",
    "RocPoint",
    "confusion_at",
    "evaluate_scores",
    "proportions",
    "roc_points",
    "wilson",
]

CALIBRATION_BINS = 10
"""Equal-width bins of the expected calibration error."""


@dataclass(frozen=True, slots=True)
class Confusion:
    """Counts at one threshold; "positive" means flagged."""

    true_positive: int
    false_positive: int
    true_negative: int
    false_negative: int

    @property
    def n(self) -> int:
        """Number of films."""
        return self.true_positive + self.false_positive + self.true_negative + self.false_negative


@dataclass(frozen=True, slots=True)
class RocPoint:
    """One corner of a ROC curve; the threshold is None at the origin, where no film is flagged."""

    false_positive_rate: float
    true_positive_rate: float
    threshold: float | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How one model did on one set of labelled films.

    Parameters
    ----------
    n : int
        Number of films.
    prevalence : float
        Share of pneumonia among them, 0 to 1.
    threshold : float
        Scores at or above it count as flagged.
    metrics : dict of str to Interval
        ``accuracy``, ``sensitivity``, ``specificity``, ``ppv``, ``npv``, ``roc_auc``,
        ``pr_auc``, ``brier``, ``ece``; one that is undefined on these films is absent.
    confusion : Confusion
        Counts at the threshold.
    roc : tuple of RocPoint
        From (0, 0) to (1, 1) without points on the line between their neighbours;
        empty when a class is missing.
    """

    n: int
    prevalence: float
    threshold: float
    metrics: dict[str, Interval]
    confusion: Confusion
    roc: tuple[RocPoint, ...]


def evaluate_scores(
    labels: ArrayLike,
    probabilities: ArrayLike,
    *,
    threshold: float,
    groups: ArrayLike | None = None,
    seed: int = 0,
    resamples: int = RESAMPLES,
) -> Evaluation:
    """Measure one model on labelled films.

    Parameters
    ----------
    labels : array_like, shape (n,)
        1 or True for pneumonia, 0 or False for normal.
    probabilities : array_like, shape (n,)
        Scores, 0 to 1.
    threshold : float
        Scores at or above it are flagged, as the app does.
    groups : array_like, shape (n,), optional
        The patient of each film; the bootstrap draws whole patients. Without it
        each film stands for itself.
    seed : int
        Of the bootstrap.
    resamples : int
        Of the bootstrap.

    Returns
    -------
    Evaluation
        Proportions with Wilson's interval, the ROC area with DeLong's, the others by
        bootstrap.

    Raises
    ------
    ValueError
        If the lists differ in length or hold anything but labels and scores.

    Examples
    --------
    >>> found = evaluate_scores([0, 0, 1, 1], [0.1, 0.6, 0.4, 0.9], threshold=0.5)
    >>> found.confusion
    Confusion(true_positive=1, false_positive=1, true_negative=1, false_negative=1)
    >>> round(found.metrics["roc_auc"].value, 2)
    0.75
    """
    truth = as_labels(labels)
    scores = as_probabilities(probabilities, shape=truth.shape)
    patients = np.arange(truth.size) if groups is None else np.asarray(groups)
    if patients.shape != truth.shape:
        raise ValueError(f"groups of shape {patients.shape} do not fit {truth.shape}")
    confusion = confusion_at(truth, scores, threshold)
    metrics = proportions(confusion)
    both = bool(truth.any() and not truth.all())
    if both:
        metrics["roc_auc"] = area_interval(roc_areas(truth, scores[np.newaxis]))
    measures = {"brier": _brier(truth, scores), "ece": _calibration_error(truth, scores)}
    if both:
        measures = {"pr_auc": _average_precision(truth, scores), **measures}
    metrics |= bootstrap(
        measures, patients, seed=seed, resamples=resamples, centred=frozenset({"ece"})
    )
    return Evaluation(
        n=truth.size,
        prevalence=float(truth.mean()),
        threshold=float(threshold),
        metrics=metrics,
        confusion=confusion,
        roc=roc_points(truth, scores) if both else (),
    )


def confusion_at(labels: ArrayLike, probabilities: ArrayLike, threshold: float) -> Confusion:
    """Count flagged and unflagged films of each class; see `evaluate_scores`."""
    truth = as_labels(labels)
    flagged = as_probabilities(probabilities, shape=truth.shape) >= threshold
    return Confusion(
        true_positive=int((flagged & truth).sum()),
        false_positive=int((flagged & ~truth).sum()),
        true_negative=int((~flagged & ~truth).sum()),
        false_negative=int((~flagged & truth).sum()),
    )


def roc_points(labels: ArrayLike, probabilities: ArrayLike) -> tuple[RocPoint, ...]:
    """Return the corners of the ROC curve; both classes occur. See `evaluate_scores`."""
    from sklearn.metrics import roc_curve

    truth = as_labels(labels)
    scores = as_probabilities(probabilities, shape=truth.shape)
    fpr, tpr, at = roc_curve(truth, scores, drop_intermediate=False)
    corner = _corners(np.rint(fpr * (~truth).sum()), np.rint(tpr * truth.sum()))
    return tuple(
        RocPoint(float(x), float(y), float(threshold) if np.isfinite(threshold) else None)
        for x, y, threshold in zip(fpr[corner], tpr[corner], at[corner], strict=True)
    )


def _corners(x: Floats, y: Floats) -> NDArray[np.bool_]:
    """Tell where a staircase of whole steps turns; both ends count.

    Scikit-learn's ``drop_intermediate`` leaves points on straight lines behind.
    """
    turns = np.diff(x[:-1]) * np.diff(y[1:]) != np.diff(y[:-1]) * np.diff(x[1:])
    return np.concatenate([[True], turns, [True]])


def proportions(counts: Confusion) -> dict[str, Interval]:
    """Return the shares that follow from counts, with Wilson's interval.

    Parameters
    ----------
    counts : Confusion
        At one threshold.

    Returns
    -------
    dict of str to Interval
        ``accuracy``, ``sensitivity``, ``specificity``, ``ppv``, ``npv``; without those
        whose denominator is 0.
    """
    tp, fp = counts.true_positive, counts.false_positive
    tn, fn = counts.true_negative, counts.false_negative
    shares = {
        "accuracy": (tp + tn, counts.n),
        "sensitivity": (tp, tp + fn),
        "specificity": (tn, tn + fp),
        "ppv": (tp, tp + fp),
        "npv": (tn, tn + fn),
    }
    return {name: wilson(hits, of) for name, (hits, of) in shares.items() if of > 0}


def _brier(truth: NDArray[np.bool_], scores: Floats) -> Callable[[Floats], Floats]:
    squares = (scores - truth) ** 2
    return lambda weights: weights @ squares / weights.sum(axis=1)


def _calibration_error(truth: NDArray[np.bool_], scores: Floats) -> Callable[[Floats], Floats]:
    """Mean gap between score and truth over the bins, weighted by films a bin.

    Guo et al., ICML 2017, equation 3, with the pneumonia probability in the place of
    the winning class's.
    """
    bins = np.minimum((scores * CALIBRATION_BINS).astype(np.intp), CALIBRATION_BINS - 1)
    gaps = np.zeros((len(scores), CALIBRATION_BINS))
    gaps[np.arange(len(scores)), bins] = scores - truth
    return lambda weights: np.abs(weights @ gaps).sum(axis=1) / weights.sum(axis=1)


def _average_precision(truth: NDArray[np.bool_], scores: Floats) -> Callable[[Floats], Floats]:
    """Area under the precision-recall steps, as scikit-learn's `average_precision_score`."""
    order = np.argsort(-scores, kind="stable")
    found = truth[order].astype(np.float64)
    last_of_tie = np.append(np.diff(scores[order]) != 0, True)

    def measure(weights: Floats) -> Floats:
        drawn = weights[:, order]
        hits = np.cumsum(drawn * found, axis=1)[:, last_of_tie]
        flagged = np.cumsum(drawn, axis=1)[:, last_of_tie]
        gained = np.diff(hits, axis=1, prepend=0.0)
        precision = hits / np.maximum(flagged, 1.0)
        with np.errstate(invalid="ignore"):  # a resample without pneumonia: undefined, NaN
            return np.asarray((precision * gained).sum(axis=1) / hits[:, -1])

    return measure
