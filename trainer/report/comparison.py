"""Models against each other on the same films."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from desktop.evaluation.comparison import compare_scores

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.evaluation.comparison import Comparison
    from trainer.report.measuring import Measured


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """Two models on the same films.

    Parameters
    ----------
    first, second : Measured
        The models.
    of : str
        Which set of films.
    found : Comparison or None
        None where the two were not measured on the same films.
    """

    first: Measured
    second: Measured
    of: str
    found: Comparison | None

    @property
    def words(self) -> str:
        """What the tests say, with the models' names."""
        if self.found is None:
            return "Not measured on the same films: their training films were split otherwise."
        text = f"{self.found.discrimination} {self.found.decisions}"
        for rank, measured in (("first", self.first), ("second", self.second)):
            text = text.replace(f"The {rank} model", measured.subject.title)
        return text


def compare(models: Sequence[Measured]) -> tuple[Pair, ...]:
    """Compare every two models on both sets of films.

    Parameters
    ----------
    models : sequence of Measured
        Each at its own default threshold.

    Returns
    -------
    tuple of Pair
        By set, then by pair.
    """
    return tuple(
        _pair(first, second, which) for which in (0, 1) for first, second in combinations(models, 2)
    )


def _pair(first: Measured, second: Measured, which: int) -> Pair:
    ours, theirs = first.sets[which].scored, second.sets[which].scored
    same = [film.path for film in ours.films] == [film.path for film in theirs.films]
    found = (
        compare_scores(
            ours.labels,
            ours.scores,
            theirs.scores,
            first_threshold=first.subject.threshold,
            second_threshold=second.subject.threshold,
        )
        if same
        else None
    )
    return Pair(first, second, ours.name, found)
