"""Which models flag a film together, what ranks it then, and why, in words. Pure functions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from statistics import fmean
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.review.findings import Assessment

SET_BY_HAND = "set by hand"
"""Name of a threshold that stands in no card and that no site has chosen."""

Say = Callable[[str], str]
"""Gives a text in the reader's language; ``str`` leaves it in English."""

TEXTS = {
    "at_or_above": ("{title} gives {score}, at or above the threshold {threshold} ({name})"),
    "below": "{title} gives {score}, below the threshold {threshold} ({name})",
    "mean_at_or_above": (
        "the mean of {n} models is {score}, at or above {threshold}, "
        "a threshold that stands in no model card: {who}"
    ),
    "mean_below": (
        "the mean of {n} models is {score}, below {threshold}, "
        "a threshold that stands in no model card: {who}"
    ),
    "enough": "flagged by {votes} of {n} models ({needed} needed): {who}",
    "too_few": "flagged by only {votes} of {n} models ({needed} needed): {who}",
    "none": "flagged by none of {n} models ({needed} needed)",
    "vote": "{title} {score} ≥ {threshold} ({name})",
    "part": "{title} {score}",
    "by_hand": SET_BY_HAND,
}
"""What a reason is made of, so that a translation can be made of it too."""


class Rule(StrEnum):
    """How several models decide together whether a film is flagged."""

    LEADING = "leading"
    ANY = "any"
    MAJORITY = "majority"
    MEAN = "mean"


@dataclass(frozen=True, slots=True)
class FlagPolicy:
    """How several models decide together.

    Parameters
    ----------
    rule : Rule
        The leading model alone, any one of them, more than half of them, or the mean of
        their calibrated probabilities.
    mean_threshold : float or None
        From which mean on a film is flagged, 0 to 1. No card holds a threshold for the mean
        of models: None takes the leading model's, which was chosen for that model alone.
    """

    rule: Rule = Rule.LEADING
    mean_threshold: float | None = None

    def __post_init__(self) -> None:
        if self.mean_threshold is not None and not 0 <= self.mean_threshold <= 1:
            raise ValueError("a threshold is a probability, 0 to 1")

    def with_rule(self, rule: Rule) -> FlagPolicy:
        """Return it with another rule; a threshold of the mean stays as it is."""
        return replace(self, rule=rule)

    def needed(self, models: int) -> int:
        """Return how many models must flag a film; meaningless for the mean.

        Parameters
        ----------
        models : int
            How many score it.
        """
        return models // 2 + 1 if self.rule is Rule.MAJORITY else 1

    def cut(self, assessments: Sequence[Assessment]) -> float:
        """Return the threshold of the mean."""
        if self.mean_threshold is None:
            return assessments[0].threshold.value
        return self.mean_threshold


LEADING_ALONE = FlagPolicy()


def flags(policy: FlagPolicy, assessments: Sequence[Assessment]) -> bool:
    """Tell whether a film in scope is flagged.

    Parameters
    ----------
    policy : FlagPolicy
        How the models decide.
    assessments : sequence of Assessment
        One a model, the leading one first; at least one.
    """
    if policy.rule is Rule.LEADING:
        return assessments[0].flagged
    if policy.rule is Rule.MEAN:
        return mean_score(assessments) >= policy.cut(assessments)
    return votes(assessments) >= policy.needed(len(assessments))


def ruling(policy: FlagPolicy, assessments: Sequence[Assessment]) -> tuple[float, float]:
    """Return a score and its threshold: the mean's where it rules, else the leading model's."""
    if policy.rule is Rule.MEAN:
        return mean_score(assessments), policy.cut(assessments)
    return assessments[0].score.probability, assessments[0].threshold.value


def urgency(policy: FlagPolicy, assessments: Sequence[Assessment]) -> tuple[float, ...]:
    """Return what ranks a film; a smaller one is read first.

    Flagged films stand before the others under every policy: the leading model and the
    mean rank by their probability; where models vote, more flags come first, and among
    equally many the higher mean of the calibrated probabilities.
    """
    if policy.rule is Rule.LEADING:
        return (-assessments[0].score.probability,)
    mean = mean_score(assessments)
    return (-mean,) if policy.rule is Rule.MEAN else (-votes(assessments), -mean)


def votes(assessments: Sequence[Assessment]) -> int:
    """Return how many models flag a film, each by its own threshold."""
    return sum(one.flagged for one in assessments)


def disagree(assessments: Sequence[Assessment]) -> bool:
    """Tell whether some models flag a film and others do not, each by its own threshold."""
    return 0 < votes(assessments) < len(assessments)


def mean_score(assessments: Sequence[Assessment]) -> float:
    """Return the mean of the calibrated probabilities."""
    return fmean(one.score.probability for one in assessments)


def why(policy: FlagPolicy, assessments: Sequence[Assessment], *, say: Say = str) -> str:
    """Say why a film in scope is flagged or not.

    Parameters
    ----------
    policy : FlagPolicy
        How the models decide.
    assessments : sequence of Assessment
        One a model, the leading one first; at least one.
    say : callable
        Translates the texts of `TEXTS`.

    Returns
    -------
    str
        With every model that counts, its score, and its threshold with its name.
    """
    if policy.rule is Rule.LEADING:
        return _by_leading(assessments[0], say)
    if policy.rule is Rule.MEAN:
        return _by_mean(policy, assessments, say)
    return _by_votes(policy, assessments, say)


def _by_leading(one: Assessment, say: Say) -> str:
    text = say(TEXTS["at_or_above" if one.flagged else "below"])
    score, threshold = _apart(one.score.probability, one.threshold.value)
    return text.format(title=_title(one), score=score, threshold=threshold, name=_name(one, say))


def _by_mean(policy: FlagPolicy, assessments: Sequence[Assessment], say: Say) -> str:
    mean, cut = mean_score(assessments), policy.cut(assessments)
    score, threshold = _apart(mean, cut)
    part = say(TEXTS["part"])
    who = ", ".join(
        part.format(title=_title(one), score=f"{one.score.probability:.3f}") for one in assessments
    )
    return say(TEXTS["mean_at_or_above" if mean >= cut else "mean_below"]).format(
        n=len(assessments), score=score, threshold=threshold, who=who
    )


def _by_votes(policy: FlagPolicy, assessments: Sequence[Assessment], say: Say) -> str:
    n, found, needed = len(assessments), votes(assessments), policy.needed(len(assessments))
    kind = "none" if not found else "too_few" if found < needed else "enough"
    who = ", ".join(_vote(one, say) for one in assessments if one.flagged)
    return say(TEXTS[kind]).format(votes=found, n=n, needed=needed, who=who)


def _vote(one: Assessment, say: Say) -> str:
    score, threshold = _apart(one.score.probability, one.threshold.value)
    return say(TEXTS["vote"]).format(
        title=_title(one), score=score, threshold=threshold, name=_name(one, say)
    )


def _title(one: Assessment) -> str:
    return one.threshold.title or one.score.model


def _name(one: Assessment, say: Say) -> str:
    name = one.threshold.name
    return say(SET_BY_HAND) if name == SET_BY_HAND else name


def _apart(first: float, second: float) -> tuple[str, str]:
    """Write two shares with as many digits as tell them apart: "0.482 < 0.482" says nothing."""
    digits = next((n for n in (3, 4, 5) if f"{first:.{n}f}" != f"{second:.{n}f}"), 6)
    return f"{first:.{digits}f}", f"{second:.{digits}f}"
