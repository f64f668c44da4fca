"""What is measured on one set of films: figures, curves, subgroups, the worst errors."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from desktop.evaluation.bootstrap import bootstrap
from desktop.evaluation.curves import precision_recall_band, reliability, roc_band
from desktop.evaluation.delong import area_interval, roc_areas
from desktop.evaluation.metrics import evaluate_scores, wilson

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import ArrayLike, NDArray

    from desktop.evaluation.curves import Band, ReliabilityBin
    from desktop.evaluation.intervals import Interval
    from desktop.evaluation.metrics import Evaluation
    from trainer.report.material import ScoredFilms

    Floats = NDArray[np.float64]

FEWEST = 5
"""A share of fewer films than this says nothing, and is not printed."""

MOST_SHOWN = 8

_CAUSES = (
    ("Pneumonia named bacterial", re.compile("bacteria", re.IGNORECASE)),
    ("Pneumonia named viral", re.compile("virus", re.IGNORECASE)),
)
_OTHER_CAUSE = "Pneumonia of unnamed cause"


@dataclass(frozen=True, slots=True, eq=False)
class SetFigures:
    """Everything measured on one set of films.

    Parameters
    ----------
    scored : ScoredFilms
        The films.
    by_point : mapping of str to Evaluation
        Metrics at each operating point.
    roc, precision_recall : Band or None
        None when a class is missing.
    bins : tuple of ReliabilityBin
        Of the reliability diagram.
    """

    scored: ScoredFilms
    by_point: Mapping[str, Evaluation]
    roc: Band | None
    precision_recall: Band | None
    bins: tuple[ReliabilityBin, ...]


@dataclass(frozen=True, slots=True)
class Subgroup:
    """Part of a set of films.

    Parameters
    ----------
    of : str
        Which set.
    name : str
        Which part of it.
    pneumonia, normal : int
        Number of films a class.
    sensitivity, specificity : Interval or None
        At the default operating point; None with too few films.
    roc_auc : Interval or None
        Of its pneumonias, against its own normal films or, when it has none, against
        all of the set.
    """

    of: str
    name: str
    pneumonia: int
    normal: int
    sensitivity: Interval | None
    specificity: Interval | None
    roc_auc: Interval | None


def figures_of(scored: ScoredFilms, thresholds: Mapping[str, float]) -> SetFigures:
    """Measure a set at each operating point.

    Parameters
    ----------
    scored : ScoredFilms
        The films.
    thresholds : mapping of str to float
        By the name of the operating point.

    Returns
    -------
    SetFigures
        With the very numbers of `desktop.evaluation.metrics.evaluate_scores`.
    """
    labels, scores, patients = scored.labels, scored.scores, scored.patients
    return SetFigures(
        scored=scored,
        by_point={
            name: evaluate_scores(labels, scores, threshold=threshold, groups=patients)
            for name, threshold in thresholds.items()
        },
        roc=roc_band(labels, scores, groups=patients),
        precision_recall=precision_recall_band(labels, scores, groups=patients),
        bins=reliability(labels, scores),
    )


def subgroups_by_cause(scored: ScoredFilms, threshold: float) -> tuple[Subgroup, ...]:
    """Split the pneumonias of a set by the cause that their file names state.

    Parameters
    ----------
    scored : ScoredFilms
        The films.
    threshold : float
        Of the default operating point.

    Returns
    -------
    tuple of Subgroup
        Bacterial, viral and, where there are any, unnamed; then the normal films.
    """
    names = [film.path.name for film in scored.films]
    causes = [
        next((title for title, pattern in _CAUSES if pattern.search(name)), _OTHER_CAUSE)
        for name in names
    ]
    found = []
    for title in (*(title for title, _ in _CAUSES), _OTHER_CAUSE):
        chosen = scored.labels & np.array([cause == title for cause in causes])
        if chosen.any() or title != _OTHER_CAUSE:
            found.append(subgroup(scored, chosen, title, threshold=threshold))
    return (*found, subgroup(scored, ~scored.labels, "Normal", threshold=threshold))


def subgroups_by_size(scored: ScoredFilms, threshold: float) -> tuple[Subgroup, ...]:
    """Split a set into thirds by the number of pixels in the file.

    Returns
    -------
    tuple of Subgroup
        None when all films are of one size.
    """
    pixels = scored.sizes.prod(axis=1)
    if np.ptp(pixels) == 0:
        return ()
    edges = np.quantile(pixels, [1 / 3, 2 / 3])
    third = np.searchsorted(edges, pixels)
    found = []
    for which, name in enumerate(("Smallest third", "Middle third", "Largest third")):
        chosen = third == which
        if chosen.any():
            low, high = pixels[chosen].min() / 1e6, pixels[chosen].max() / 1e6
            title = f"{name}, {low:.2g} to {high:.2g} megapixels"
            found.append(subgroup(scored, chosen, title, threshold=threshold))
    return tuple(found)


def subgroup(
    scored: ScoredFilms, chosen: NDArray[np.bool_], name: str, *, threshold: float
) -> Subgroup:
    """Measure part of a set; see `Subgroup`."""
    labels, scores = scored.labels[chosen], scored.scores[chosen]
    flagged = scores >= threshold
    ill, well = int(labels.sum()), int((~labels).sum())
    against = scores[~labels] if well else scored.scores[~scored.labels]
    return Subgroup(
        of=scored.name,
        name=name,
        pneumonia=ill,
        normal=well,
        sensitivity=share(int(flagged[labels].sum()), ill),
        specificity=share(int((~flagged[~labels]).sum()), well),
        roc_auc=area(scores[labels], against),
    )


def worst_errors(scored: ScoredFilms, threshold: float, *, misses: bool) -> tuple[int, ...]:
    """Return the films that the model is most wrong about.

    Parameters
    ----------
    scored : ScoredFilms
        The films.
    threshold : float
        Of the default operating point.
    misses : bool
        Unflagged pneumonias, lowest score first; otherwise flagged normal films,
        highest score first.

    Returns
    -------
    tuple of int
        Positions, at most `MOST_SHOWN`.
    """
    flagged = scored.scores >= threshold
    wrong = np.flatnonzero(scored.labels & ~flagged if misses else ~scored.labels & flagged)
    order = np.argsort(scored.scores[wrong] * (1 if misses else -1), kind="stable")
    return tuple(int(i) for i in wrong[order][:MOST_SHOWN])


def share(hits: int, n: int) -> Interval | None:
    """Return Wilson's interval, or None with fewer than `FEWEST` films."""
    return wilson(hits, n) if n >= FEWEST else None


def area(pneumonia: Floats, normal: Floats) -> Interval | None:
    """Return the ROC area of two groups of scores, or None when one is too small."""
    if min(len(pneumonia), len(normal)) < FEWEST:
        return None
    labels = np.arange(len(pneumonia) + len(normal)) < len(pneumonia)
    return area_interval(roc_areas(labels, np.concatenate([pneumonia, normal])[np.newaxis]))


def mean_of(values: Floats, groups: ArrayLike) -> Interval | None:
    """Return a mean with its bootstrap interval by patient; None with too few films."""
    return _resampled(values, groups, lambda w: np.asarray(w @ values / w.sum(axis=1)))


def percentile_of(values: Floats, groups: ArrayLike, *, q: float) -> Interval | None:
    """Return a percentile, `q` from 0 to 1, with its bootstrap interval by patient."""
    order = np.argsort(values)

    def measure(weights: Floats) -> Floats:
        counts = np.cumsum(weights[:, order], axis=1)
        reached = (counts >= q * counts[:, -1:]).argmax(axis=1)
        return np.asarray(values[order][reached])

    return _resampled(values, groups, measure)


def _resampled(
    values: Floats, groups: ArrayLike, measure: Callable[[Floats], Floats]
) -> Interval | None:
    if len(values) < FEWEST:
        return None
    return bootstrap({"it": measure}, groups, seed=0).get("it")
