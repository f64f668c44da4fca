"""Today's films against those of the model's card: scores and embeddings, without labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.evaluation.drift import (
    ReferenceScores,
    ScoreDrift,
    Strangeness,
    reference_of_films,
    reference_scores,
    score_drift,
    strangeness,
)
from desktop.review.findings import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.inference.contract import Evaluation, ModelCard
    from desktop.review.findings import Finding


@dataclass(frozen=True, slots=True)
class FolderDrift:
    """One model's view of the films at hand.

    Parameters
    ----------
    model, version : str
        Which model.
    scores : tuple of ScoreDrift
        Against each set of films that the card was measured on, in the card's order;
        over the films in scope.
    strange : Strangeness or None
        Films unlike the training films, over all that could be read; None where the
        model cannot tell.
    """

    model: str
    version: str
    scores: tuple[ScoreDrift, ...]
    strange: Strangeness | None


def known_scores(evaluation: Evaluation) -> ReferenceScores:
    """Return how a model's scores are spread on films that it was measured on."""
    if evaluation.films is not None:
        films = evaluation.films
        return reference_of_films(films.labels, films.scores, name=evaluation.data)
    return reference_scores(
        [(p.false_positive_rate, p.true_positive_rate, p.threshold) for p in evaluation.roc],
        name=evaluation.data,
        n=evaluation.n,
        prevalence=evaluation.prevalence,
    )


def drift_of(findings: Iterable[Finding], card: ModelCard) -> FolderDrift:
    """Hold the scores of some films against a model's card.

    Parameters
    ----------
    findings : iterable of Finding
        Scored by this model, among others.
    card : ModelCard
        The model's card.

    Returns
    -------
    FolderDrift
        Only what the card supports.
    """
    readable = [
        (finding.status, assessment.score)
        for finding in findings
        for assessment in finding.assessments
        if (assessment.score.model, assessment.score.version) == (card.name, card.version)
    ]
    scores = [score.probability for status, score in readable if status is Status.OK]
    far = [score.unlikeness for _, score in readable if score.unlikeness is not None]
    found = (score_drift(scores, known_scores(one)) for one in card.evaluations)
    strange = strangeness(far, card.reference.false_alarm_rate) if card.reference else None
    return FolderDrift(card.name, card.version, tuple(one for one in found if one), strange)
