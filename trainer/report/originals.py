"""Whether a full-size film and its squashed copy score alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from desktop.evaluation.comparison import compare_scores
from trainer.dataset import groups_of, labels_of
from trainer.export import run_onnx
from trainer.report.figures import FEWEST, area, mean_of, percentile_of
from trainer.report.material import ScoredFilms

if TYPE_CHECKING:
    from desktop.evaluation.comparison import Difference
    from desktop.evaluation.intervals import Interval
    from trainer.report.material import FilmLibrary
    from trainer.report.subject import Subject

ORIGINALS = "Full-size originals"
HIGH = 0.95


@dataclass(frozen=True, slots=True, eq=False)
class FullSize:
    """Scores of full-size films beside those of their squashed copies.

    Parameters
    ----------
    full : ScoredFilms
        The originals.
    learnt_from : int
        How many of them the model has learnt from.
    moved, moved_high : Interval or None
        Mean and 95th percentile of the absolute difference of the probabilities.
    full_auc, squashed_auc : Interval or None
        ROC areas.
    difference : Difference or None
        Full size minus squashed, on the same films.
    """

    full: ScoredFilms
    learnt_from: int
    moved: Interval | None
    moved_high: Interval | None
    full_auc: Interval | None
    squashed_auc: Interval | None
    difference: Difference | None


def compare_sizes(subject: Subject, library: FilmLibrary) -> FullSize | None:
    """Score the originals and their squashed copies.

    Parameters
    ----------
    subject : Subject
        The model.
    library : FilmLibrary
        Where the films are.

    Returns
    -------
    FullSize or None
        None when there are no originals with a readable copy.
    """
    sets = library.sets(*subject.split)
    pairs = library.pairs(sets)
    original = library.decoded([film.path for film, _ in pairs], subject.shape)
    copies = library.decoded([film.path for _, film in pairs], subject.shape)
    both = original.readable & copies.readable
    if not both.any():
        return None
    films = tuple(film for (film, _), good in zip(pairs, both, strict=True) if good)
    labels, patients = labels_of(films), np.array(groups_of(films), np.int64)
    outputs = run_onnx(subject.proto, original.images[both[original.readable]])
    squashed = run_onnx(subject.proto, copies.images[both[copies.readable]])
    full = ScoredFilms(
        name=ORIGINALS,
        films=films,
        labels=labels,
        patients=patients,
        sizes=original.sizes[both[original.readable]],
        outputs=outputs,
        file_list_sha256="",
        in_card=False,
        unreadable=(*original.unreadable, *copies.unreadable),
    )
    scores, other = full.scores, squashed.probability.astype(np.float64)
    learnt_from = {film.path for film in sets.training}
    at = subject.threshold
    compared = compare_scores(labels, scores, other, first_threshold=at, second_threshold=at)
    return FullSize(
        full=full,
        learnt_from=sum(
            copy.path in learnt_from for (_, copy), good in zip(pairs, both, strict=True) if good
        ),
        moved=mean_of(np.abs(scores - other), patients),
        moved_high=percentile_of(np.abs(scores - other), patients, q=HIGH),
        full_auc=area(scores[labels], scores[~labels]),
        squashed_auc=area(other[labels], other[~labels]),
        difference=compared.roc_auc if min(labels.sum(), (~labels).sum()) >= FEWEST else None,
    )
