"""How many films of an open folder a moved threshold would flag: sorted once, then counted."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

import numpy as np

from desktop.review.findings import Status
from desktop.review.policy import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from desktop.review.findings import Finding, Threshold
    from desktop.review.policy import FlagPolicy

    Floats = NDArray[np.float64]

Model = tuple[str, str]
"""Name and version."""


@dataclass(frozen=True, slots=True, eq=False)
class FlagCurve:
    """How many films are flagged, over one threshold that moves.

    Parameters
    ----------
    films : int
        Films in scope: those that can be flagged.
    settled : int
        Films that are flagged wherever the threshold stands.
    swing : ndarray of float64, ascending
        Scores of the films that the threshold decides.
    """

    films: int
    settled: int
    swing: Floats

    def flagged(self, threshold: float) -> int:
        """Return how many films are flagged at a threshold, 0 to 1."""
        reached = self.swing.size - int(np.searchsorted(self.swing, threshold, side="left"))
        return self.settled + reached


class FolderScores:
    """The scores of the films in scope, model by model."""

    def __init__(self) -> None:
        self._models: tuple[Model, ...] = ()
        self._scores: dict[Model, array[float]] = {}

    def clear(self) -> None:
        """Forget all films."""
        self._models = ()
        self._scores = {}

    def add(self, findings: Iterable[Finding]) -> None:
        """Take films in; those out of scope or unreadable are never flagged and left out."""
        for finding in findings:
            if finding.status is not Status.OK:
                continue
            if not self._scores:
                scored = (one.score for one in finding.assessments)
                self._models = tuple((score.model, score.version) for score in scored)
                self._scores = {model: array("d") for model in self._models}
            for one in finding.assessments:
                self._scores[one.score.model, one.score.version].append(one.score.probability)

    @property
    def films(self) -> int:
        """How many films are in scope."""
        return len(self._scores[self._models[0]]) if self._models else 0

    def disputed(self, thresholds: Mapping[Model, Threshold]) -> int:
        """Return how many films some models flag and others do not, each by its threshold."""
        if not self._models:
            return 0
        scores = {model: np.array(values) for model, values in self._scores.items()}
        votes = self._votes(self._models, scores, thresholds)
        return int(np.count_nonzero((votes > 0) & (votes < len(self._models))))

    def curve(
        self, policy: FlagPolicy, thresholds: Mapping[Model, Threshold], *, moving: Model
    ) -> FlagCurve:
        """Return how many films are flagged over the threshold that moves.

        Parameters
        ----------
        policy : FlagPolicy
            How the models decide together.
        thresholds : mapping of (model, version) to Threshold
            Where those of the other models stand.
        moving : (str, str)
            The model whose threshold moves; of no account where the mean's does.
        """
        if not self._models:
            return FlagCurve(0, 0, np.empty(0))
        if policy.rule is Rule.MEAN:
            # NumPy's mean strays by an ulp from the one that flags.
            means = [fmean(film) for film in zip(*self._scores.values(), strict=True)]
            return FlagCurve(self.films, 0, np.sort(means))
        scores = {model: np.array(values) for model, values in self._scores.items()}
        if policy.rule is Rule.LEADING:
            return FlagCurve(self.films, 0, np.sort(scores[self._models[0]]))
        others = [m for m in self._models if m != moving]
        votes = self._votes(others, scores, thresholds)
        needed = policy.needed(len(self._models))
        swing = np.sort(scores[moving][votes == needed - 1])
        return FlagCurve(self.films, int(np.count_nonzero(votes >= needed)), swing)

    def _votes(
        self,
        models: Sequence[Model],
        scores: Mapping[Model, Floats],
        thresholds: Mapping[Model, Threshold],
    ) -> NDArray[np.intp]:
        found = np.zeros(self.films, dtype=np.intp)
        for model in models:
            found += scores[model] >= thresholds[model].value
        return found
