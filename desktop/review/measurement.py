"""How good the models are on a labelled folder.

Labels come from the names of the folders, from a table, or from the readers' verdicts:
see `desktop.review.labelling`. The panel and ``pneumotriage evaluate`` both measure here.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from desktop.errors import NothingToDoError
from desktop.evaluation.clustered import evaluate_by_patient, repeated
from desktop.evaluation.comparison import Comparison, compare_scores
from desktop.evaluation.sample_size import Shortage, shortages
from desktop.evaluation.sweep import ThresholdSweep, sweep_of
from desktop.review.findings import Counts, Finding, Status, Threshold, count
from desktop.review.labelling import (
    Labelling,
    Source,
    film_of,
    label_of,
    labels_from_folders,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from desktop.evaluation.metrics import Evaluation

__all__ = [
    "LabelledFilms",
    "Measurement",
    "ModelMeasurement",
    "Pair",
    "label_of",
    "labelled_films",
    "measure",
    "patients",
]


@dataclass(frozen=True, slots=True, eq=False)
class LabelledFilms:
    """The films a measurement is made on.

    Parameters
    ----------
    findings : tuple of Finding
        Readable and labelled, in the order of the folder.
    labels : ndarray of bool, shape (n,)
        True for pneumonia.
    scores : ndarray of float64, shape (models, n)
        The leading model's first.
    thresholds : tuple of Threshold
        One a model, in the same order; they name the models.
    groups : list of str or None
        Each film's patient, or a pseudonym; None unless one is known for every film.
    """

    findings: tuple[Finding, ...]
    labels: NDArray[np.bool_]
    scores: NDArray[np.float64]
    thresholds: tuple[Threshold, ...]
    groups: list[str] | None

    @property
    def patients_repeat(self) -> bool:
        """Whether a patient is known to have several films here."""
        return self.groups is not None and repeated(self.groups)

    @property
    def sorted_by_label(self) -> bool:
        """Whether all films of one label come first: an order that nobody reads in."""
        return int(np.count_nonzero(np.diff(self.labels))) < 2

    def sweep(self, model: int) -> ThresholdSweep:
        """Return a model's scores sorted, for moving its threshold.

        Places in the sweep are those in `findings`.
        """
        return sweep_of(self.labels, self.scores[model])


@dataclass(frozen=True, slots=True)
class ModelMeasurement:
    """One model on a labelled folder.

    Parameters
    ----------
    threshold : Threshold
        Names the model; where the metrics that need a threshold were taken.
    evaluation : Evaluation
        All figures. Where patients repeat, its intervals are by patient.
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
        Images without a label; left out.
    unreadable : tuple of str
        What is wrong with the labelled films that could not be measured.
    models : tuple of ModelMeasurement
        The leading model first.
    pairs : tuple of Pair
        Each pair of models once.
    films : LabelledFilms
        What was measured, for lists, curves and moved thresholds.
    labelling : Labelling
        Where the labels come from, and which films could not be used.
    """

    counts: Counts
    unlabelled: int
    unreadable: tuple[str, ...]
    models: tuple[ModelMeasurement, ...]
    pairs: tuple[Pair, ...]
    films: LabelledFilms
    labelling: Labelling

    @property
    def shortages(self) -> tuple[Shortage, ...]:
        """Classes with too few films, after the leading model's sensitivity and specificity."""
        metrics = self.models[0].evaluation.metrics
        known = {n: metrics[n].value for n in ("sensitivity", "specificity") if n in metrics}
        ill = int(self.films.labels.sum())
        return shortages(pneumonia=ill, normal=self.films.labels.size - ill, **known)


def measure(
    findings: Iterable[Finding], root: Path, *, labelling: Labelling | None = None
) -> Measurement:
    """Measure every model that scored.

    Parameters
    ----------
    findings : iterable of Finding
        Of one folder, all scored by the same models.
    root : Path
        That folder.
    labelling : Labelling, optional
        Where the labels come from; the names of the folders when omitted.

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
    labelling = labelling or labels_from_folders(ordered, root)
    labelled = [finding for finding in ordered if labelling.of(finding) is not None]
    films = labelled_films(labelled, labelling)
    if films is None:
        problem, remedy = _WITHOUT_LABELS[labelling.source]
        raise NothingToDoError(str(root), problem, remedy)
    models = range(len(films.thresholds))
    return Measurement(
        counts=count(labelled),
        unlabelled=len(ordered) - len(labelled),
        unreadable=tuple(f.error for f in labelled if f.status is Status.UNREADABLE),
        models=tuple(_measure_model(films, place) for place in models),
        pairs=tuple(_compare(films, one, two) for one, two in combinations(models, 2)),
        films=films,
        labelling=labelling,
    )


_WITHOUT_LABELS = {
    Source.FOLDERS: (
        "it holds no readable film under a folder NORMAL or PNEUMONIA",
        "Sort the films into two folders of these names, or give a table with --labels",
    ),
    Source.TABLE: (
        "it holds no readable film that the table gives a label",
        "Check that the table names these films by path, file name or SHA-256",
    ),
    Source.VERDICTS: (
        "no readable film in it has been called pneumonia or normal by a reader",
        "Read some films first",
    ),
}


def labelled_films(findings: Iterable[Finding], labelling: Labelling) -> LabelledFilms | None:
    """Put the readable, labelled films and their scores into arrays.

    Parameters
    ----------
    findings : iterable of Finding
        All scored by the same models; the order is kept.
    labelling : Labelling
        Their labels.

    Returns
    -------
    LabelledFilms or None
        None without any such film.
    """
    films = [
        (finding, label)
        for finding in findings
        if finding.assessments and (label := labelling.of(finding)) is not None
    ]
    if not films:
        return None
    chosen = tuple(finding for finding, _ in films)
    scores = [[one.score.probability for one in finding.assessments] for finding in chosen]
    return LabelledFilms(
        findings=chosen,
        labels=np.array([label for _, label in films], dtype=np.bool_),
        scores=np.array(scores, dtype=np.float64).T,
        thresholds=tuple(one.threshold for one in chosen[0].assessments),
        groups=patients(chosen, labelling),
    )


def patients(films: Sequence[Finding], labelling: Labelling) -> list[str] | None:
    """Return each film's patient, as the labels' source or else the headers name them.

    Returns
    -------
    list of str or None
        None unless the one or the other names a patient for every film.
    """
    named = [labelling.patients.get(film_of(film.ref), "") for film in films]
    if all(named):
        return named
    keys = [film.film.facts.patient_key if film.film else "" for film in films]
    return keys if all(keys) else None


def _measure_model(films: LabelledFilms, place: int) -> ModelMeasurement:
    threshold, scores = films.thresholds[place], films.scores[place]
    found = evaluate_by_patient(
        films.labels, scores, threshold=threshold.value, groups=films.groups
    )
    return ModelMeasurement(threshold, found)


def _compare(films: LabelledFilms, one: int, two: int) -> Pair:
    first, second = films.thresholds[one], films.thresholds[two]
    comparison = compare_scores(
        films.labels,
        films.scores[one],
        films.scores[two],
        first_threshold=first.value,
        second_threshold=second.value,
        groups=films.groups,
        first_name=first.model,
        second_name=second.model,
    )
    return Pair(first.model, second.model, comparison)
