"""How good the models are on a labelled folder.

Labels come from the names of the folders, as in the public data set: NORMAL and
PNEUMONIA, in any case. The panel and ``pneumotriage evaluate`` both measure here.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from desktop.errors import NothingToDoError
from desktop.evaluation.comparison import Comparison, compare_scores
from desktop.evaluation.metrics import Evaluation, evaluate_scores
from desktop.review.findings import Counts, Finding, Status, Threshold, count

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

LABELS = {"normal": False, "pneumonia": True}


@dataclass(frozen=True, slots=True)
class ModelMeasurement:
    """One model on a labelled folder.

    Parameters
    ----------
    threshold : Threshold
        Names the model; where the metrics that need a threshold were taken.
    evaluation : Evaluation
        All figures.
    """

    threshold: Threshold
    evaluation: Evaluation


@dataclass(frozen=True, slots=True)
class Pair:
    """Two models on the same films."""

    first: str
    second: str
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Measurement:
    """Every model on a labelled folder.

    Parameters
    ----------
    counts : Counts
        Of the labelled images: how many were scored, out of scope, unreadable.
    unlabelled : int
        Images under neither of the two folders; left out.
    unreadable : tuple of str
        What is wrong with the labelled films that could not be measured.
    models : tuple of ModelMeasurement
        The leading model first.
    pairs : tuple of Pair
        Each pair of models once.
    """

    counts: Counts
    unlabelled: int
    unreadable: tuple[str, ...]
    models: tuple[ModelMeasurement, ...]
    pairs: tuple[Pair, ...]


def label_of(path: Path, root: Path) -> bool | None:
    """Read a film's label from the folders it lies in.

    Parameters
    ----------
    path : Path
        The film.
    root : Path
        The folder that was given; its own name counts as well.

    Returns
    -------
    bool or None
        True for pneumonia, False for normal, after the nearest folder that says so;
        None when none does.
    """
    for folder in path.parents:
        label = LABELS.get(folder.name.lower())
        if label is not None:
            return label
        if folder == root:
            break
    return None


def measure(findings: Iterable[Finding], root: Path) -> Measurement:
    """Measure every model that scored.

    Parameters
    ----------
    findings : iterable of Finding
        Of one folder, all scored by the same models.
    root : Path
        That folder.

    Returns
    -------
    Measurement
        Over all readable labelled films. Those that screening calls out of scope are
        measured too: leaving them out would flatter the models.

    Raises
    ------
    NothingToDoError
        If no film under `root` is both labelled and readable.
    """
    ordered = sorted(findings, key=lambda finding: finding.ref)
    labelled = [(f, label) for f in ordered if (label := label_of(f.ref.path, root)) is not None]
    measured = [(f, label) for f, label in labelled if f.status is not Status.UNREADABLE]
    if not measured:
        raise NothingToDoError(
            str(root),
            "it holds no readable film under a folder NORMAL or PNEUMONIA",
            "Sort the films into two folders of these names",
        )
    labels = np.array([label for _, label in measured])
    films = [finding for finding, _ in measured]
    groups = patients(films)
    models = tuple(
        _measure_model(films, labels, groups, place) for place in range(len(films[0].assessments))
    )
    return Measurement(
        counts=count(finding for finding, _ in labelled),
        unlabelled=len(ordered) - len(labelled),
        unreadable=tuple(f.error for f, _ in labelled if f.status is Status.UNREADABLE),
        models=models,
        pairs=tuple(
            _compare(films, labels, one, two) for one, two in combinations(range(len(models)), 2)
        ),
    )


def patients(films: Sequence[Finding]) -> list[str] | None:
    """Return each film's pseudonymous patient, or None unless every header names one."""
    keys = [film.film.facts.patient_key if film.film else "" for film in films]
    return keys if all(keys) else None


def _measure_model(
    films: Sequence[Finding],
    labels: np.ndarray[tuple[int], np.dtype[np.bool_]],
    groups: list[str] | None,
    place: int,
) -> ModelMeasurement:
    threshold = films[0].assessments[place].threshold
    return ModelMeasurement(
        threshold=threshold,
        evaluation=evaluate_scores(
            labels, _scores(films, place), threshold=threshold.value, groups=groups
        ),
    )


def _compare(
    films: Sequence[Finding],
    labels: np.ndarray[tuple[int], np.dtype[np.bool_]],
    one: int,
    two: int,
) -> Pair:
    first, second = (films[0].assessments[place].threshold for place in (one, two))
    comparison = compare_scores(
        labels,
        _scores(films, one),
        _scores(films, two),
        first_threshold=first.value,
        second_threshold=second.value,
    )
    return Pair(first.model, second.model, comparison)


def _scores(films: Sequence[Finding], place: int) -> list[float]:
    return [film.assessments[place].score.probability for film in films]
