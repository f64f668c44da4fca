"""From scores to a worklist: flagged or not, in which order, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from natsort import natsort_keygen, ns

from desktop.imaging.screening import CODES, in_words, is_out_of_scope, remedies
from desktop.review.policy import LEADING_ALONE, FlagPolicy, flags, ruling, urgency, why

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop.imaging.radiograph import ImageRef
    from desktop.inference.classifier import Score
    from desktop.inference.contract import ModelCard
    from desktop.inference.pipeline import FilmSummary, Outcome

_natural = lru_cache(maxsize=65536)(natsort_keygen(alg=ns.IGNORECASE))
"""Kept: a worklist is sorted anew with every move of a threshold."""


class Status(StrEnum):
    """In which of the three ways an image ended."""

    OK = "ok"
    OUT_OF_SCOPE = "out_of_scope"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Threshold:
    """From which probability on one version of one model flags.

    Parameters
    ----------
    model, version : str
        For which model; a threshold never outlives its version.
    value : float
        0 to 1; a score at or above it is flagged.
    name : str
        The card's operating point, or ``set by hand``.
    title : str
        What people call the model; its short name stands in where this is empty.
    """

    model: str
    version: str
    value: float
    name: str
    title: str = field(default="", compare=False)


def threshold_from_card(card: ModelCard, operating_point: str | None = None) -> Threshold:
    """Take a threshold from a model card.

    Parameters
    ----------
    card : ModelCard
        The model's card.
    operating_point : str, optional
        The card's default when omitted.

    Raises
    ------
    KeyError
        If the card has no operating point of that name.
    """
    point = card.operating_point(operating_point)
    return Threshold(card.name, card.version, point.threshold, point.name, card.title)


@dataclass(frozen=True, slots=True)
class Assessment:
    """A score held against its model's threshold."""

    score: Score
    threshold: Threshold

    @property
    def flagged(self) -> bool:
        """Whether the score reaches the threshold."""
        return self.score.probability >= self.threshold.value


@dataclass(frozen=True, slots=True)
class Finding:
    """Everything the worklist says about one image.

    Parameters
    ----------
    ref : ImageRef
        The image.
    status : Status
        Scored, out of scope or unreadable.
    assessments : tuple of Assessment
        One a model, the leading model's first. Empty when unreadable.
    warnings : tuple of str
        Codes of `desktop.imaging.screening.CODES`.
    reason : str
        Why it is flagged or not, out of scope or unreadable, in words.
    error : str
        What is wrong with an unreadable file and what to do; else empty.
    film : FilmSummary or None
        None when unreadable.
    milliseconds : float
        Time for reading, decoding and scoring.
    duplicate_of : ImageRef or None
        The film before it in the folder that shows the same, if one does.
    policy : FlagPolicy
        How the assessments rule flag and order together.
    """

    ref: ImageRef
    status: Status
    assessments: tuple[Assessment, ...]
    warnings: tuple[str, ...]
    reason: str
    error: str
    film: FilmSummary | None
    milliseconds: float
    duplicate_of: ImageRef | None = None
    policy: FlagPolicy = LEADING_ALONE

    @property
    def leading(self) -> Assessment | None:
        """The leading model's assessment; None when unreadable."""
        return self.assessments[0] if self.assessments else None

    @property
    def flagged(self) -> bool:
        """Whether it is flagged under its policy; an out-of-scope film never is."""
        return self.status is Status.OK and flags(self.policy, self.assessments)

    @property
    def probability(self) -> float | None:
        """The leading model's probability; None when unreadable."""
        return self.assessments[0].score.probability if self.assessments else None

    @property
    def ruling(self) -> tuple[float, float] | None:
        """The score that rules, and its threshold: the leading model's, or the mean's."""
        return ruling(self.policy, self.assessments) if self.assessments else None

    @property
    def remark(self) -> str:
        """What the screening noticed, what weighs most first; which film a duplicate repeats."""
        # In a narrow column the beginning is all that is seen.
        codes = sorted(self.warnings, key=lambda code: not CODES[code].out_of_scope)
        if self.duplicate_of is None:
            return in_words(codes)
        others = in_words(code for code in codes if code != "duplicate")
        same = f"shows the same film as {_told_apart(self.duplicate_of, self.ref)}"
        return f"{others}; {same}" if others else same

    @property
    def advice(self) -> str:
        """What can be done about what the screening noticed; empty where nothing can."""
        return remedies(self.warnings)


def assess(
    outcome: Outcome,
    thresholds: Mapping[tuple[str, str], Threshold],
    policy: FlagPolicy = LEADING_ALONE,
) -> Finding:
    """Turn an outcome into a finding.

    Parameters
    ----------
    outcome : Outcome
        From the pipeline.
    thresholds : mapping of (model, version) to Threshold
        One for every model that scored.
    policy : FlagPolicy
        How the models decide together.

    Returns
    -------
    Finding
        With its reason in words.
    """
    assessments = tuple(
        Assessment(score, thresholds[score.model, score.version]) for score in outcome.scores
    )
    status, reason = _judge(outcome, assessments, policy)
    return Finding(
        ref=outcome.ref,
        status=status,
        assessments=assessments,
        warnings=outcome.warnings,
        reason=reason,
        error=str(outcome.error) if outcome.error else "",
        film=outcome.film,
        milliseconds=outcome.milliseconds,
        duplicate_of=outcome.duplicate_of,
        policy=policy,
    )


def reassess(
    finding: Finding,
    thresholds: Mapping[tuple[str, str], Threshold],
    policy: FlagPolicy | None = None,
) -> Finding:
    """Return a finding as it is under other thresholds, without scoring again.

    Parameters
    ----------
    finding : Finding
        With its scores.
    thresholds : mapping of (model, version) to Threshold
        One for every model that scored.
    policy : FlagPolicy, optional
        The finding's own when omitted.
    """
    policy = policy or finding.policy
    if not finding.assessments:
        return replace(finding, policy=policy)
    assessments = tuple(
        Assessment(a.score, thresholds[a.score.model, a.score.version]) for a in finding.assessments
    )
    reason = why(policy, assessments) if finding.status is Status.OK else finding.reason
    return replace(finding, assessments=assessments, reason=reason, policy=policy)


def _judge(
    outcome: Outcome, assessments: tuple[Assessment, ...], policy: FlagPolicy
) -> tuple[Status, str]:
    if outcome.error is not None:
        return Status.UNREADABLE, outcome.error.problem
    if is_out_of_scope(outcome.warnings):
        against = [code for code in outcome.warnings if CODES[code].out_of_scope]
        return Status.OUT_OF_SCOPE, in_words(against)
    return Status.OK, why(policy, assessments)


def _told_apart(other: ImageRef, ref: ImageRef) -> str:
    """Name a film as shortly as tells it apart from another one."""
    if other.path == ref.path and other.archive == ref.archive:
        return f"frame {other.frame}"
    path = other.path
    name = path.name if path.name != ref.path.name else f"{path.parent.name}/{path.name}"
    return f"{name}, frame {other.frame}" if other.frame > 1 else name


def worklist_order(findings: Iterable[Finding]) -> list[Finding]:
    """Sort findings into the order in which they matter.

    Scored films come first, the likeliest pneumonia on top, as their policy ranks them (see
    `desktop.review.policy.urgency`); then out-of-scope films, likewise; then unreadable
    ones. Equal ones stand as in their folder.

    Parameters
    ----------
    findings : iterable of Finding
        In any order.

    Returns
    -------
    list of Finding
        All of them.
    """
    return sorted(findings, key=priority_key)


def priority_key(finding: Finding) -> tuple[int, tuple[float, ...], object, int]:
    """Return what `worklist_order` sorts by; smaller comes first."""
    group = list(Status).index(finding.status)
    pressing = urgency(finding.policy, finding.assessments) if finding.assessments else ()
    return group, pressing, _natural(str(finding.ref.path)), finding.ref.frame


@dataclass(frozen=True, slots=True)
class Counts:
    """How many images ended in which way; they add up to the images found."""

    scored: int
    out_of_scope: int
    unreadable: int
    flagged: int

    @property
    def found(self) -> int:
        """Number of images found."""
        return self.scored + self.out_of_scope + self.unreadable


def count(findings: Iterable[Finding]) -> Counts:
    """Count findings by how they ended."""
    tally: Counter[str] = Counter()
    for finding in findings:
        tally[finding.status] += 1
        tally["flagged"] += finding.flagged
    return Counts(
        scored=tally[Status.OK],
        out_of_scope=tally[Status.OUT_OF_SCOPE],
        unreadable=tally[Status.UNREADABLE],
        flagged=tally["flagged"],
    )
