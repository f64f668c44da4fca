"""What a threshold, or several models together, may be expected to do: from the cards alone.

Cards that hold the scores of single films tell it exactly, of one model and of several on
the same films. One without them holds a few points of its curve: between two of those it
says only between which counts the truth lies, and not at all how two models err together.
Then there are bounds. Both are the same kind of value here: a `Bracket`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from desktop.evaluation.clustered import repeated, sensitivity_and_specificity
from desktop.evaluation.intervals import Interval, wilson
from desktop.evaluation.prevalence import (
    Flagged,
    expected_flag_rate,
    npv_at,
    ppv_at,
    predictive_values,
)
from desktop.review.counted import Bracket, JudgedFilms, at_least, counts_at
from desktop.review.policy import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.inference.contract import Evaluation, ModelCard
    from desktop.review.findings import Threshold
    from desktop.review.policy import FlagPolicy


@dataclass(frozen=True, slots=True)
class Share:
    """A share to be expected, between two that the counts allow.

    Parameters
    ----------
    least, most : Interval
        Each with its own bounds; equal where the counts are known.
    """

    least: Interval
    most: Interval

    @property
    def exact(self) -> bool:
        """Whether it is one share, not a span of them."""
        return self.least.value == self.most.value

    @property
    def low(self) -> float:
        """Lower bound of the lowest share."""
        return self.least.low

    @property
    def high(self) -> float:
        """Upper bound of the highest share."""
        return self.most.high


@dataclass(frozen=True, slots=True)
class Expectation:
    """What to expect at a prevalence.

    Parameters
    ----------
    sensitivity, specificity, flag_rate : Share
        Shares of pneumonias, of normal films and of all films.
    ppv, npv : Share or None
        None where the counts leave open whether there is anything to divide by.
    prevalence : float
        The one that `ppv`, `npv` and `flag_rate` hold for, 0 to 1.
    counted : bool
        Whether the measured films were counted one by one; else the shares are what the
        curves of the cards leave open.
    by_patient : bool
        Whether several films were of one patient, and the intervals allow for it.
    """

    sensitivity: Share
    specificity: Share
    flag_rate: Share
    ppv: Share | None
    npv: Share | None
    prevalence: float
    counted: bool = False
    by_patient: bool = False


def expect(bracket: Bracket, *, prevalence: float) -> Expectation:
    """Return what counts let expect.

    Parameters
    ----------
    bracket : Bracket
        Counts among measured films.
    prevalence : float
        Share of pneumonia among the films to come, 0 to 1.
    """
    if bracket.films is not None:
        return _expect_exactly(bracket.films, prevalence)
    least, most = bracket.least, bracket.most
    # Predictive values rise with true flags and fall with false ones, both of them.
    worst = Flagged(least.hits, least.ill, most.alarms, most.well)
    best = Flagged(most.hits, most.ill, least.alarms, least.well)
    return Expectation(
        sensitivity=Share(_sensitivity(least), _sensitivity(most)),
        specificity=Share(_specificity(most), _specificity(least)),
        flag_rate=Share(_flag_rate(least, prevalence), _flag_rate(most, prevalence)),
        ppv=_between(ppv_at(worst, prevalence=prevalence), ppv_at(best, prevalence=prevalence)),
        npv=_between(npv_at(worst, prevalence=prevalence), npv_at(best, prevalence=prevalence)),
        prevalence=prevalence,
    )


def _expect_exactly(films: JudgedFilms, prevalence: float) -> Expectation:
    sensitivity, specificity = sensitivity_and_specificity(
        films.labels, films.flagged, films.patients
    )
    rate = expected_flag_rate(sensitivity, specificity, prevalence=prevalence)
    values = predictive_values(sensitivity, specificity, prevalence=prevalence)
    return Expectation(
        sensitivity=Share(sensitivity, sensitivity),
        specificity=Share(specificity, specificity),
        flag_rate=Share(rate, rate),
        ppv=_between(values.ppv, values.ppv),
        npv=_between(values.npv, values.npv),
        prevalence=prevalence,
        counted=True,
        by_patient=repeated(films.patients),
    )


def shared_evaluation(cards: Sequence[ModelCard]) -> tuple[Evaluation, ...]:
    """Return how all models did on the same films; empty where no such films are known.

    Parameters
    ----------
    cards : sequence of ModelCard
        The leading model's first: of several sets its first one counts.
    """
    for first in cards[0].evaluations:
        same = [_on(card, first.file_list_sha256) for card in cards]
        if all(same):
            return tuple(one for one in same if one is not None)
    return ()


def policy_counts(
    policy: FlagPolicy,
    cards: Sequence[ModelCard],
    thresholds: Mapping[tuple[str, str], Threshold],
) -> Bracket | None:
    """Return what a policy flags, as far as the models' cards tell.

    Parameters
    ----------
    policy : FlagPolicy
        How the models decide together.
    cards : sequence of ModelCard
        The leading model's first.
    thresholds : mapping of (model, version) to Threshold
        One for every card.

    Returns
    -------
    Bracket or None
        The very counts where all cards hold the scores of the same single films; else bounds
        that hold however the models err together, see `at_least`. None where the models were
        not measured on the same films.

    Notes
    -----
    Where the mean of the scores reaches a threshold, one of them does at least, and where
    all of them reach it, so does the mean: hence the bounds of the mean.
    """
    if policy.rule is Rule.LEADING:
        cards = cards[:1]
    measured = shared_evaluation(cards)
    if not measured:
        return None
    values = [thresholds[card.name, card.version].value for card in cards]
    if policy.rule is Rule.MEAN:
        cut = values[0] if policy.mean_threshold is None else policy.mean_threshold
        values = [cut] * len(cards)
    if (judged := _judged(policy, measured, values)) is not None:
        return judged.bracket
    brackets = [counts_at(*one) for one in zip(measured, cards, values, strict=True)]
    if policy.rule is Rule.MEAN:
        return Bracket(at_least(len(cards), brackets).least, at_least(1, brackets).most)
    return at_least(policy.needed(len(cards)), brackets)


def _judged(
    policy: FlagPolicy, measured: Sequence[Evaluation], values: Sequence[float]
) -> JudgedFilms | None:
    films = [one.films for one in measured if one.films is not None]
    if len(films) < len(measured) or not all(films[0].same_films(one) for one in films):
        return None
    scores = np.stack([one.scores for one in films])
    if policy.rule is Rule.MEAN:
        flagged = scores.mean(axis=0) >= values[0]
    else:
        votes = (scores >= np.array(values)[:, np.newaxis]).sum(axis=0)
        flagged = votes >= policy.needed(len(films))
    return JudgedFilms(films[0].labels, flagged, films[0].patients)


def _on(card: ModelCard, file_list: str) -> Evaluation | None:
    """Return how a model did on certain films, if they show both classes."""
    for one in card.evaluations:
        matrix = one.confusion
        ill = matrix.true_positive + matrix.false_negative
        well = matrix.true_negative + matrix.false_positive
        if one.file_list_sha256 == file_list and ill and well:
            return one
    return None


def _sensitivity(found: Flagged) -> Interval:
    return wilson(found.hits, found.ill)


def _specificity(found: Flagged) -> Interval:
    return wilson(found.well - found.alarms, found.well)


def _flag_rate(found: Flagged, prevalence: float) -> Interval:
    return expected_flag_rate(_sensitivity(found), _specificity(found), prevalence=prevalence)


def _between(least: Interval | None, most: Interval | None) -> Share | None:
    return Share(least, most) if least is not None and most is not None else None
