"""Figures for films of which several are of the same patient: whole patients are drawn.

Two films of a patient are no two witnesses. Intervals that take them as such are too
narrow; those here are wider, and as wide as they should be.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from desktop.evaluation.bootstrap import RESAMPLES, bootstrap, resampled
from desktop.evaluation.intervals import LEVEL, Difference, Interval, wilson
from desktop.evaluation.metrics import evaluate_scores
from desktop.evaluation.scored import as_labels, as_probabilities

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import ArrayLike, NDArray

    from desktop.evaluation.metrics import Evaluation

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]


def repeated(groups: ArrayLike) -> bool:
    """Tell whether a patient has several films."""
    array = np.asarray(groups)
    return len(np.unique(array)) < array.size


def clustered_metrics(
    labels: ArrayLike,
    probabilities: ArrayLike,
    *,
    threshold: float,
    groups: ArrayLike,
    seed: int = 0,
    resamples: int = RESAMPLES,
) -> dict[str, Interval]:
    """Measure shares and ROC area with intervals by patient.

    Parameters
    ----------
    labels, probabilities, threshold, groups, seed, resamples
        As for `desktop.evaluation.metrics.evaluate_scores`.

    Returns
    -------
    dict of str to Interval
        ``accuracy``, ``sensitivity``, ``specificity``, ``ppv``, ``npv``, ``roc_auc``;
        without what is undefined, and without a share of 0 or 1, around which no
        resample says anything: there the interval that counts films must do.
    """
    truth = as_labels(labels)
    scores = as_probabilities(probabilities, shape=truth.shape)
    flagged = scores >= threshold
    measures: dict[str, Callable[[Floats], Floats]] = {
        "accuracy": _share(flagged == truth, np.ones_like(truth)),
        "sensitivity": _share(flagged, truth),
        "specificity": _share(~flagged, ~truth),
        "ppv": _share(truth, flagged),
        "npv": _share(~truth, ~flagged),
    }
    if truth.any() and not truth.all():
        measures["roc_auc"] = _area(truth, scores)
    found = bootstrap(measures, groups, seed=seed, resamples=resamples)
    return {name: one for name, one in found.items() if 0 < one.value < 1}


def evaluate_by_patient(
    labels: ArrayLike, probabilities: ArrayLike, *, threshold: float, groups: ArrayLike | None
) -> Evaluation:
    """Measure one model, with wider intervals where patients have several films.

    Parameters
    ----------
    labels, probabilities, threshold, groups
        As for `desktop.evaluation.metrics.evaluate_scores`.
    """
    found = evaluate_scores(labels, probabilities, threshold=threshold, groups=groups)
    if groups is None or not repeated(groups):
        return found
    drawn = clustered_metrics(labels, probabilities, threshold=threshold, groups=groups)
    return replace(found, metrics=by_patient(found.metrics, drawn))


def sensitivity_and_specificity(
    labels: Bools, flagged: Bools, groups: ArrayLike, *, seed: int = 0
) -> tuple[Interval, Interval]:
    """Return both shares of what was flagged, with intervals that allow for repeated patients.

    Parameters
    ----------
    labels, flagged : ndarray of bool, shape (n,)
        Which films show pneumonia, with both classes among them, and which were flagged.
    groups : array_like, shape (n,)
        The patient of each film.
    seed : int
        Of the bootstrap.
    """
    plain = {
        "sensitivity": wilson(int((flagged & labels).sum()), int(labels.sum())),
        "specificity": wilson(int((~flagged & ~labels).sum()), int((~labels).sum())),
    }
    if repeated(groups):
        measures = {
            "sensitivity": _share(flagged, labels),
            "specificity": _share(~flagged, ~labels),
        }
        drawn = bootstrap(measures, groups, seed=seed)
        plain = by_patient(plain, {n: one for n, one in drawn.items() if 0 < one.value < 1})
    return plain["sensitivity"], plain["specificity"]


def by_patient(plain: Mapping[str, Interval], drawn: Mapping[str, Interval]) -> dict[str, Interval]:
    """Return figures with the wider of two intervals at each end.

    Near 0 and 1 a bootstrap of few patients hardly moves, and its bounds are nearer than
    those that count films; elsewhere they are farther. Neither may make a model look surer.

    Parameters
    ----------
    plain : mapping of str to Interval
        Films taken as independent.
    drawn : mapping of str to Interval
        From `clustered_metrics`; what it leaves out stays as it is.
    """
    return dict(plain) | {
        name: Interval(
            one.value,
            min(one.low, plain[name].low),
            max(one.high, plain[name].high),
            f"{plain[name].method}, widened by patient",
            one.level,
        )
        for name, one in drawn.items()
    }


def area_difference(
    labels: Bools,
    scores: Floats,
    groups: ArrayLike,
    *,
    seed: int = 0,
    resamples: int = 2 * RESAMPLES,
) -> tuple[Difference, float | None]:
    """Compare two ROC areas by drawing patients.

    Parameters
    ----------
    labels : ndarray of bool, shape (n,)
        True for pneumonia; both classes occur.
    scores : ndarray of float64, shape (2, n)
        Of the two models.
    groups : array_like, shape (n,)
        The patient of each film.
    seed, resamples : int
        Of the bootstrap.

    Returns
    -------
    tuple of Difference and float or None
        The difference with percentile bounds, and twice the smaller share of resamples
        on one side of 0, at least 1 in `resamples`; None where nothing can be drawn.
    """
    first, second = _area(labels, scores[0]), _area(labels, scores[1])
    plain = np.ones((1, labels.size))
    value = float(first(plain)[0] - second(plain)[0])
    drawn = np.concatenate(
        [first(w) - second(w) for w in resampled(groups, seed=seed, resamples=resamples)]
    )
    drawn = drawn[np.isfinite(drawn)]
    if len(np.unique(np.asarray(groups))) < 2 or drawn.size == 0:
        return Difference(value, -1.0, 1.0, "none"), None
    low, high = np.quantile(drawn, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    beyond = min(float((drawn <= 0).mean()), float((drawn >= 0).mean()))
    p = min(1.0, max(2 * beyond, 1 / drawn.size))
    bounds = min(float(low), value), max(float(high), value)
    return Difference(value, *bounds, "bootstrap percentile by patient"), p


def right_by_patient(right: Bools, groups: ArrayLike) -> tuple[int, int]:
    """Count the patients of whom one model decides more films rightly than the other.

    Parameters
    ----------
    right : ndarray of bool, shape (2, n)
        Whether each model is right on each film.
    groups : array_like, shape (n,)
        The patient of each film.

    Returns
    -------
    tuple of int
        Patients for the first model, and for the second; the others are even.
    """
    _, patient = np.unique(np.asarray(groups), return_inverse=True)
    ahead = np.bincount(patient, weights=right[0].astype(float) - right[1])
    return int((ahead > 0).sum()), int((ahead < 0).sum())


def _share(hits: Bools, of: Bools) -> Callable[[Floats], Floats]:
    both, base = (hits & of).astype(np.float64), of.astype(np.float64)

    def measure(weights: Floats) -> Floats:
        with np.errstate(invalid="ignore"):  # 0 of 0 in a resample: undefined, NaN
            return np.asarray(weights @ both / (weights @ base))

    return measure


def _area(truth: Bools, scores: Floats) -> Callable[[Floats], Floats]:
    """ROC area of weighted films: trapezoids under the curve, so that ties count half."""
    order = np.argsort(-scores, kind="stable")
    ill = truth[order].astype(np.float64)
    last_of_tie = np.append(np.diff(scores[order]) != 0, True)

    def measure(weights: Floats) -> Floats:
        drawn = weights[:, order]
        hits = np.cumsum(drawn * ill, axis=1)[:, last_of_tie]
        alarms = np.cumsum(drawn * (1 - ill), axis=1)[:, last_of_tie]
        before = np.concatenate([np.zeros((len(hits), 1)), hits[:, :-1]], axis=1)
        steps = np.diff(alarms, axis=1, prepend=0.0)
        with np.errstate(invalid="ignore"):
            return np.asarray(
                (steps * (hits + before) / 2).sum(axis=1) / (hits[:, -1] * alarms[:, -1])
            )

    return measure
