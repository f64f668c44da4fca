"""What happens to scores when films are changed: shortcuts and robustness."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from desktop.evaluation.comparison import compare_scores
from desktop.imaging.tensor import squash
from trainer.export import run_onnx
from trainer.report.figures import FEWEST, area, mean_of, share
from trainer.report.material import HELD_OUT, SHIFTED, logits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from desktop.evaluation.comparison import Difference
    from desktop.evaluation.intervals import Interval
    from trainer.report.changes import Change
    from trainer.report.material import FilmLibrary, ScoredFilms
    from trainer.report.subject import Subject

    Floats = NDArray[np.float64]

WORKING_SIDE = 224
"""Films are changed at this side length, or at the network's where that is larger."""

MOST_A_CLASS = {SHIFTED: 100, HELD_OUT: 40}
"""So many films of each class are changed, at most: enough for a difference between two
scores of the same film, and little enough for a large network on two cores."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change does to the scores of a set of films.

    Parameters
    ----------
    change : Change
        What was changed.
    of : str
        Which set.
    n, flips : int
        Number of films, and of those whose flag turned at the default operating point.
    flipped : Interval or None
        Share of the latter.
    moved, moved_logit : Interval or None
        Mean absolute difference of the probability and of its log odds.
    drift : float
        Mean difference of the probability; above 0 when the change raises scores.
    before, after : Interval or None
        ROC area.
    difference : Difference or None
        After minus before, on the same films.
    """

    change: Change
    of: str
    n: int
    flips: int
    flipped: Interval | None
    moved: Interval | None
    moved_logit: Interval | None
    drift: float
    before: Interval | None
    after: Interval | None
    difference: Difference | None


def audit(
    subject: Subject,
    sets: Sequence[ScoredFilms],
    changes: Sequence[Change],
    library: FilmLibrary,
) -> tuple[Effect, ...]:
    """Score films unchanged and changed.

    Parameters
    ----------
    subject : Subject
        The model.
    sets : sequence of ScoredFilms
        A fixed sample of each is used.
    changes : sequence of Change
        Made one at a time.
    library : FilmLibrary
        Where the films are.

    Returns
    -------
    tuple of Effect
        By set, then by change.
    """
    rows, columns = subject.shape
    shape = (max(rows, WORKING_SIDE), max(columns, WORKING_SIDE))
    found: list[Effect] = []
    for scored in sets:
        chosen = fixed_sample(scored)
        paths = [scored.films[i].path for i in chosen]
        films = library.decoded(paths, shape).images[..., 0]
        images = np.concatenate(
            [
                _squashed(films, subject),
                *(_squashed([change.apply(film) for film in films], subject) for change in changes),
            ]
        )
        scores = run_onnx(subject.proto, images).probability.astype(np.float64)
        unchanged, *changed = scores.reshape(len(changes) + 1, len(chosen))
        labels, patients = scored.labels[chosen], scored.patients[chosen]
        found += [
            effect_of(
                change,
                unchanged,
                after,
                labels=labels,
                patients=patients,
                threshold=subject.threshold,
                of=scored.name,
            )
            for change, after in zip(changes, changed, strict=True)
        ]
    return tuple(found)


def fixed_sample(scored: ScoredFilms) -> NDArray[np.intp]:
    """Return positions of the films to change: the same at any time and in any order.

    Those with the smallest SHA-256 of each class, at most `MOST_A_CLASS`.
    """
    order = np.argsort([film.sha256 for film in scored.films], kind="stable")
    most = MOST_A_CLASS[scored.name]
    chosen = [order[scored.labels[order] == label][:most] for label in (False, True)]
    return np.sort(np.concatenate(chosen))


def effect_of(
    change: Change,
    before: Floats,
    after: Floats,
    *,
    labels: NDArray[np.bool_],
    patients: NDArray[np.int64],
    threshold: float,
    of: str,
) -> Effect:
    """Compare the scores of the same films, unchanged and changed; see `Effect`."""
    flips = int(((before >= threshold) != (after >= threshold)).sum())
    # With a class of too few films no area is printed, and so no difference either.
    enough = min(labels.sum(), (~labels).sum()) >= FEWEST
    compared = compare_scores(
        labels, after, before, first_threshold=threshold, second_threshold=threshold
    )
    return Effect(
        change=change,
        of=of,
        n=len(labels),
        flips=flips,
        flipped=share(flips, len(labels)),
        moved=mean_of(np.abs(after - before), patients),
        moved_logit=mean_of(np.abs(logits(after) - logits(before)), patients),
        drift=float((after - before).mean()),
        before=area(before[labels], before[~labels]),
        after=area(after[labels], after[~labels]),
        difference=compared.roc_auc if enough else None,
    )


def _squashed(
    films: Sequence[NDArray[np.uint8]] | NDArray[np.uint8], subject: Subject
) -> NDArray[np.uint8]:
    rows, columns = subject.shape
    return np.stack([squash(film, height=rows, width=columns) for film in films])[..., np.newaxis]
