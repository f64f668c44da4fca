"""From scores to a worklist: flagged or not, in which order, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from natsort import natsort_keygen, ns

from desktop.imaging.screening import CODES, in_words, is_out_of_scope, remedies

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop.imaging.radiograph import ImageRef
    from desktop.inference.classifier import Score
    from desktop.inference.contract import ModelCard
    from desktop.inference.pipeline import FilmSummary, Outcome

_natural = natsort_keygen(alg=ns.IGNORECASE)


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
    """

    model: str
    version: str
    value: float
    name: str


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
    return Threshold(card.name, card.version, point.threshold, point.name)


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
        One a model; the leading model's, which rules flag and order, comes first.
        Empty when unreadable.
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

    @property
    def leading(self) -> Assessment | None:
        """The assessment that rules flag and order; None when unreadable."""
        return self.assessments[0] if self.assessments else None

    @property
    def flagged(self) -> bool:
        """Whether the leading model flags it; an out-of-scope film never is."""
        return self.status is Status.OK and self.assessments[0].flagged

    @property
    def probability(self) -> float | None:
        """The leading model's probability; None when unreadable."""
        return self.assessments[0].score.probability if self.assessments else None

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


def assess(outcome: Outcome, thresholds: Mapping[tuple[str, str], Threshold]) -> Finding:
    """Turn an outcome into a finding.

    Parameters
    ----------
    outcome : Outcome
        From the pipeline.
    thresholds : mapping of (model, version) to Threshold
        One for every model that scored.

    Returns
    -------
    Finding
        With its reason in words.
    """
    assessments = tuple(
        Assessment(score, thresholds[score.model, score.version]) for score in outcome.scores
    )
    status, reason = _judge(outcome, assessments)
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
    )


def reassess(finding: Finding, thresholds: Mapping[tuple[str, str], Threshold]) -> Finding:
    """Return a finding as it is under other thresholds, without scoring again."""
    if not finding.assessments:
        return finding
    assessments = tuple(
        Assessment(a.score, thresholds[a.score.model, a.score.version]) for a in finding.assessments
    )
    reason = _flag_reason(assessments[0]) if finding.status is Status.OK else finding.reason
    return replace(finding, assessments=assessments, reason=reason)


def _judge(outcome: Outcome, assessments: tuple[Assessment, ...]) -> tuple[Status, str]:
    if outcome.error is not None:
        return Status.UNREADABLE, outcome.error.problem
    if is_out_of_scope(outcome.warnings):
        against = [code for code in outcome.warnings if CODES[code].out_of_scope]
        return Status.OUT_OF_SCOPE, in_words(against)
    return Status.OK, _flag_reason(assessments[0])


def _told_apart(other: ImageRef, ref: ImageRef) -> str:
    """Name a film as shortly as tells it apart from another one."""
    if other.path == ref.path and other.archive == ref.archive:
        return f"frame {other.frame}"
    path = other.path
    name = path.name if path.name != ref.path.name else f"{path.parent.name}/{path.name}"
    return f"{name}, frame {other.frame}" if other.frame > 1 else name


def _flag_reason(assessment: Assessment) -> str:
    score, threshold = assessment.score, assessment.threshold
    relation = "at or above" if assessment.flagged else "below"
    digits = _telling_digits(score.probability, threshold.value)
    return (
        f"{score.model} gives {score.probability:.{digits}f}, {relation} the threshold "
        f"{threshold.value:.{digits}f} ({threshold.name})"
    )


def _telling_digits(first: float, second: float) -> int:
    """Return how many digits show that two shares differ: "0.482, below 0.482" tells nothing."""
    return next((n for n in (3, 4, 5) if f"{first:.{n}f}" != f"{second:.{n}f}"), 6)


def worklist_order(findings: Iterable[Finding]) -> list[Finding]:
    """Sort findings into the order in which they matter.

    Scored films come first, the likeliest pneumonia on top; then out-of-scope films,
    likewise; then unreadable ones. Equal ones stand as in their folder.

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


def priority_key(finding: Finding) -> tuple[int, float, object, int]:
    """Return what `worklist_order` sorts by; smaller comes first."""
    group = list(Status).index(finding.status)
    probability = finding.probability
    urgency = -probability if probability is not None else 0.0
    return group, urgency, _natural(str(finding.ref.path)), finding.ref.frame


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
