"""How many measured films a rule flags, as far as model cards tell: counts, or bounds of them."""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.evaluation.intervals import wilson
from desktop.evaluation.prevalence import Flagged

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from desktop.inference.contract import Estimate, Evaluation, ModelCard

_SAME = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class JudgedFilms:
    """Which of some measured films a rule flags.

    Parameters
    ----------
    labels, flagged : ndarray of bool, shape (n,)
        Which show pneumonia, with both classes among them, and which are flagged.
    patients : ndarray of int, shape (n,)
        Equal for films of one patient.
    """

    labels: NDArray[np.bool_]
    flagged: NDArray[np.bool_]
    patients: NDArray[np.int64]

    @property
    def bracket(self) -> Bracket:
        """The counts, which are exact."""
        hits, alarms = (int((self.flagged & c).sum()) for c in (self.labels, ~self.labels))
        counts = Flagged(hits, int(self.labels.sum()), alarms, int((~self.labels).sum()))
        return Bracket(counts, counts, self)


@dataclass(frozen=True, slots=True)
class Bracket:
    """Between which counts a rule flags the films of a measured set.

    Parameters
    ----------
    least, most : Flagged
        Fewest and most films of each class; equal where the card tells the very counts.
    films : JudgedFilms, optional
        The very films, where the card tells those.
    """

    least: Flagged
    most: Flagged
    films: JudgedFilms | None = field(default=None, compare=False)

    @property
    def exact(self) -> bool:
        """Whether the counts are known."""
        return self.least == self.most


def counts_at(evaluation: Evaluation, card: ModelCard, threshold: float) -> Bracket:
    """Return what a model flags at a threshold, as far as its card tells.

    Parameters
    ----------
    evaluation : Evaluation
        One of the card's.
    card : ModelCard
        The model's card.
    threshold : float
        0 to 1.

    Returns
    -------
    Bracket
        The very counts where the card holds the scores of single films, and else at an
        operating point, at the confusion matrix and at a stored point of the ROC curve, whose
        thresholds are scores of films; elsewhere those of the two stored points next to it.
        Nothing is drawn between them.
    """
    if (films := evaluation.films) is not None:
        return JudgedFilms(films.labels, films.scores >= threshold, films.patients).bracket
    known = _known(evaluation, card)
    # From the highest threshold down, more and more films are flagged.
    at = bisect_left(known, -threshold, key=lambda point: -point[0])
    if at < len(known) and known[at][0] == threshold:
        return Bracket(known[at][1], known[at][1])
    # The curve ends at (1, 1): below its lowest threshold every film is flagged.
    return _spanned(known[at - 1][1], known[min(at, len(known) - 1)][1])


def at_least(needed: int, brackets: Sequence[Bracket]) -> Bracket:
    """Bound how many films so many models flag together, whichever films each one flags.

    Parameters
    ----------
    needed : int
        How many of the models must flag a film, 1 to all of them.
    brackets : sequence of Bracket
        One a model, of the same films.

    Returns
    -------
    Bracket
        One model needed: at least as many as the one that flags most, at most the sum of all
        (Fréchet). For more see `most_together`.
    """

    def bounds(counts: Callable[[Flagged], int], total: int) -> tuple[int, int]:
        most = most_together(needed, [counts(one.most) for one in brackets], total)
        spared = [total - counts(one.least) for one in brackets]
        least = total - most_together(len(brackets) - needed + 1, spared, total)
        return least, most

    ill, well = brackets[0].least.ill, brackets[0].least.well
    hits = bounds(lambda one: one.hits, ill)
    alarms = bounds(lambda one: one.alarms, well)
    return Bracket(Flagged(hits[0], ill, alarms[0], well), Flagged(hits[1], ill, alarms[1], well))


def most_together(needed: int, counts: Sequence[int], total: int) -> int:
    """Return at most how many of `total` things belong to `needed` of several sets.

    Parameters
    ----------
    needed : int
        1 to the number of sets.
    counts : sequence of int
        Size of each set.
    total : int
        Number of things.

    Returns
    -------
    int
        Whatever belongs to so many sets belongs to ``needed - m`` of them once the `m`
        largest are left out, so there are at most the others' sizes divided by it
        (Rüger, Metrika 1978; 25: 171-178, for sets of equal size).
    """
    rising = sorted(counts)
    bounds = [sum(rising[: len(rising) - m]) // (needed - m) for m in range(needed)]
    return min(total, *bounds)


def _known(evaluation: Evaluation, card: ModelCard) -> list[tuple[float, Flagged]]:
    """Return all thresholds at which the counts are known, from the highest down."""
    matrix = evaluation.confusion
    ill = matrix.true_positive + matrix.false_negative
    well = matrix.false_positive + matrix.true_negative

    def counted(tpr: float, fpr: float) -> Flagged:
        return Flagged(round(tpr * ill), ill, round(fpr * well), well)

    known = {math.inf: counted(0, 0)}
    for corner in evaluation.roc:
        if corner.threshold is not None:
            known[corner.threshold] = counted(corner.true_positive_rate, corner.false_positive_rate)
    for point in card.operating_points:
        flagged = counted(point.sensitivity.value, 1 - point.specificity.value)
        if _stands_for(point.sensitivity, flagged.hits, ill) and _stands_for(
            point.specificity, well - flagged.alarms, well
        ):
            known[point.threshold] = flagged
    known[matrix.threshold] = Flagged(matrix.true_positive, ill, matrix.false_positive, well)
    return sorted(known.items(), reverse=True)


def _stands_for(estimate: Estimate, successes: int, n: int) -> bool:
    """Tell whether a card's share and interval are those of this very proportion."""
    wanted = wilson(successes, n, estimate.level)
    pairs = ((estimate.value, wanted.value), (estimate.low, wanted.low))
    return all(abs(found - right) < _SAME for found, right in pairs)


def _spanned(one: Flagged, other: Flagged) -> Bracket:
    hits, alarms = sorted((one.hits, other.hits)), sorted((one.alarms, other.alarms))
    return Bracket(
        Flagged(hits[0], one.ill, alarms[0], one.well),
        Flagged(hits[1], one.ill, alarms[1], one.well),
    )
