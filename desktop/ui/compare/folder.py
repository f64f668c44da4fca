"""The models on the open films, without labels. Plain values, no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from desktop.evaluation.agreement import Agreement, agree
from desktop.review.drift import FolderDrift, drift_of
from desktop.review.findings import Finding, Status, threshold_from_card
from desktop.ui.compare.links import Selection

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from desktop.inference.contract import ModelCard
    from desktop.review.findings import Threshold

LANDIS_KOCH = (
    (0.0, "poor"),
    (0.2, "slight"),
    (0.4, "fair"),
    (0.6, "moderate"),
    (0.8, "substantial"),
    (1.0, "almost perfect"),
)
"""Upper ends of kappa and what Landis and Koch, Biometrics 1977; 33: 159-174, call it."""


@dataclass(frozen=True, slots=True)
class ModelHere:
    """One of the models that read the open films.

    Parameters
    ----------
    title : str
        What it is called.
    threshold : Threshold
        Names the model; in force.
    card : ModelCard or None
        None where it is not at hand.
    """

    title: str
    threshold: Threshold
    card: ModelCard | None

    @property
    def points(self) -> tuple[Threshold, ...]:
        """The threshold in force, and the card's others."""
        if self.card is None:
            return (self.threshold,)
        named = (threshold_from_card(self.card, p.name) for p in self.card.operating_points)
        return (self.threshold, *(one for one in named if one.name != self.threshold.name))


@dataclass(frozen=True, eq=False)
class FolderSight:
    """The models on the films in scope.

    Parameters
    ----------
    models : tuple of ModelHere
        The leading one first.
    films : tuple of Finding
        The films that all of them scored, in scope.
    readable : tuple of Finding
        All films that have scores, those out of scope too.
    scores : ndarray of float64, shape (models, films)
        Of `films`.
    agreement : Agreement
        How the models compare.
    drift : tuple of FolderDrift or None
        Of each model; None without its card.
    """

    models: tuple[ModelHere, ...]
    films: tuple[Finding, ...]
    readable: tuple[Finding, ...]
    scores: NDArray[np.float64]
    agreement: Agreement
    drift: tuple[FolderDrift | None, ...]

    @property
    def titles(self) -> tuple[str, ...]:
        """What the models are called."""
        return tuple(one.title for one in self.models)

    @cached_property
    def by_spread(self) -> list[int]:
        """Places of all films, widest spread of the scores first."""
        return [one.film for one in self.agreement.films]

    @cached_property
    def disputed(self) -> list[int]:
        """Places of the films that they do not all decide alike, widest spread first."""
        return [one.film for one in self.agreement.films if len(set(one.flags)) > 1]

    def flags(self, model: int, threshold: float | None = None) -> NDArray[np.bool_]:
        """Return which films a model flags, at the threshold in force unless given."""
        at = self.models[model].threshold.value if threshold is None else threshold
        return np.asarray(self.scores[model] >= at)

    def chosen(self, places: Iterable[int], title: str) -> Selection:
        """Return films by their places."""
        found = tuple(self.films[place] for place in places)
        return Selection(title, found)

    def flagged(self, model: int, threshold: float) -> Selection:
        """Return the films that a model flags from a threshold on, highest score first."""
        order = np.argsort(-self.scores[model], kind="stable")
        places = order[self.scores[model][order] >= threshold].tolist()
        return self.chosen(places, f"films flagged by {self.titles[model]} at {threshold:.3f}")

    def in_range(self, model: int, low: float, high: float) -> Selection:
        """Return the films in a range of scores; its upper end belongs to the next, save at 1."""
        scores = self.scores[model]
        inside = (scores >= low) & ((scores < high) | (high >= 1))
        places = np.flatnonzero(inside).tolist()
        title = f"films scored {low:.2f} to {high:.2f} by {self.titles[model]}"
        return self.chosen(sorted(places, key=lambda at: -scores[at]), title)

    def only(self, first: int, second: int) -> Selection:
        """Return the films that the first model flags and the second does not."""
        places = np.flatnonzero(self.flags(first) & ~self.flags(second)).tolist()
        title = f"films flagged by {self.titles[first]} and not by {self.titles[second]}"
        apart = self.scores[first] - self.scores[second]
        return self.chosen(sorted(places, key=lambda at: -apart[at]), title)

    def unlike(self, model: int) -> Selection:
        """Return the films that a model finds unlike its training films, the strangest first."""
        strange = []
        for film in self.readable:
            far = film.assessments[model].score.unlikeness
            if far is not None and far > 1:
                strange.append((far, film))
        strange.sort(key=lambda one: -one[0])
        title = f"films unlike the training films of {self.titles[model]}"
        return Selection(title, tuple(film for _, film in strange))


def sight_of(findings: Iterable[Finding], cards: Iterable[ModelCard]) -> FolderSight | None:
    """Hold the models against each other on the films in scope.

    Parameters
    ----------
    findings : iterable of Finding
        Of one team of models.
    cards : iterable of ModelCard
        Of the models, in any order; for titles, operating points and drift.

    Returns
    -------
    FolderSight or None
        None while no film in scope was scored.
    """
    readable = tuple(one for one in findings if one.assessments)
    films = tuple(one for one in readable if one.status is Status.OK)
    if not films:
        return None
    known = {(card.name, card.version): card for card in cards}
    models = tuple(_model(one.threshold, known) for one in films[0].assessments)
    scores = np.array([[one.score.probability for one in film.assessments] for film in films]).T
    return FolderSight(
        models=models,
        films=films,
        readable=readable,
        scores=scores,
        agreement=agree(scores, [one.threshold.value for one in models]),
        drift=tuple(drift_of(readable, one.card) if one.card else None for one in models),
    )


def _model(threshold: Threshold, known: dict[tuple[str, str], ModelCard]) -> ModelHere:
    card = known.get((threshold.model, threshold.version))
    return ModelHere(card.title if card else threshold.model, threshold, card)


def kappa_in_words(value: float) -> str:
    """Return what an agreement beyond chance is called."""
    if value < 0:
        return LANDIS_KOCH[0][1]
    return next(word for end, word in LANDIS_KOCH[1:] if value <= end + 1e-12)


def spread(finding: Finding) -> float:
    """Return how far the models' scores of a film lie apart, 0 to 1."""
    scores: Sequence[float] = [one.score.probability for one in finding.assessments]
    return max(scores) - min(scores) if scores else 0.0
