"""What a session comes to: agreement of readers and model, disagreements, time.

Reader and model are compared, neither is the truth: the figures say how often the two
agree, not how good either is. A verdict counts against what the model said at the moment
it was given, under the threshold then in force.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import quantiles
from typing import TYPE_CHECKING

import numpy as np

from desktop.evaluation.agreement import kappa
from desktop.evaluation.intervals import wilson
from desktop.review.findings import Status
from desktop.review.verdicts import Decision

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.evaluation.intervals import Interval
    from desktop.reporting.cases import ReportedCase
    from desktop.review.verdicts import Verdict

CLEAR = {Decision.PNEUMONIA: True, Decision.NORMAL: False}
"""Verdicts that can be compared with a flag; "unsure" and "not readable" cannot."""


@dataclass(frozen=True, slots=True)
class FourFold:
    """A reader's clear verdicts against the model's flags, on films in scope.

    Parameters
    ----------
    both : int
        Flagged, and read as pneumonia.
    model_only : int
        Flagged, and read as normal.
    reader_only : int
        Not flagged, and read as pneumonia.
    neither : int
        Not flagged, and read as normal.
    """

    both: int
    model_only: int
    reader_only: int
    neither: int

    @property
    def n(self) -> int:
        """Films compared."""
        return self.both + self.model_only + self.reader_only + self.neither

    @property
    def share(self) -> Interval | None:
        """Share of films on which the two agree; None without films."""
        return wilson(self.both + self.neither, self.n) if self.n else None

    @property
    def kappa(self) -> float | None:
        """Cohen's kappa; None where it is undefined."""
        if not self.n:
            return None
        pairs = (
            [(True, True)] * self.both
            + [(True, False)] * self.model_only
            + [(False, True)] * self.reader_only
            + [(False, False)] * self.neither
        )
        model, reader = np.array(pairs).T
        return kappa(model, reader)


@dataclass(frozen=True, slots=True)
class ReaderFigures:
    """What one reader did.

    Parameters
    ----------
    reader : str
        Who.
    decisions : dict of Decision to int
        Verdicts by what they say; every decision is there.
    against_model : FourFold
        The clear ones on films that the model had scored in scope.
    not_compared : int
        The others: unsure, not readable, out of scope, or without a score.
    blind : int
        Verdicts given before the score was shown.
    seconds : tuple of float
        Time per case, sorted, where it is known.
    """

    reader: str
    decisions: dict[Decision, int]
    against_model: FourFold
    not_compared: int
    blind: int
    seconds: tuple[float, ...]

    @property
    def read(self) -> int:
        """Films read."""
        return sum(self.decisions.values())

    @property
    def quartiles(self) -> tuple[float, float, float] | None:
        """Lower quartile, median and upper quartile of the time per case, in seconds."""
        if not self.seconds:
            return None
        if len(self.seconds) == 1:
            return (self.seconds[0],) * 3
        low, middle, high = quantiles(self.seconds, n=4, method="inclusive")
        return low, middle, high


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A case to look at again.

    Parameters
    ----------
    case : ReportedCase
        Which one.
    verdict : Verdict
        What the reader said.
    other : Verdict or None
        What another reader said; None where the reader and the model disagree.
    """

    case: ReportedCase
    verdict: Verdict
    other: Verdict | None = None


@dataclass(frozen=True, slots=True)
class SessionFigures:
    """What a session comes to.

    Parameters
    ----------
    readers : tuple of ReaderFigures
        By name.
    with_model : tuple of Disagreement
        Reader and model; missed flags (read as pneumonia, not flagged) first.
    between_readers : tuple of Disagreement
        Two readers whose verdicts differ.
    unread, unread_flagged : int
        Images that nobody has decided, and those of them that are flagged.
    """

    readers: tuple[ReaderFigures, ...]
    with_model: tuple[Disagreement, ...]
    between_readers: tuple[Disagreement, ...]
    unread: int
    unread_flagged: int


def session_figures(cases: Sequence[ReportedCase]) -> SessionFigures:
    """Return what a session comes to.

    Parameters
    ----------
    cases : sequence of ReportedCase
        All of them, read and unread.
    """
    readers = sorted({verdict.reader for case in cases for verdict in case.decided})
    against = [
        Disagreement(case, verdict)
        for case in cases
        for verdict in case.decided
        if disagrees(case, verdict)
    ]
    between = [
        Disagreement(case, first, second)
        for case in cases
        for place, first in enumerate(case.decided)
        for second in case.decided[place + 1 :]
        if first.decision != second.decision
    ]
    unread = [case for case in cases if not case.decided]
    return SessionFigures(
        readers=tuple(_reader(name, cases) for name in readers),
        with_model=tuple(sorted(against, key=lambda d: (_flag(d.case, d.verdict), d.case.number))),
        between_readers=tuple(between),
        unread=len(unread),
        unread_flagged=sum(case.finding.flagged for case in unread),
    )


def disagrees(case: ReportedCase, verdict: Verdict) -> bool:
    """Tell whether a clear verdict and the model's flag point different ways."""
    flag = _flag(case, verdict)
    return flag is not None and verdict.decision in CLEAR and CLEAR[verdict.decision] != flag


def _flag(case: ReportedCase, verdict: Verdict) -> bool | None:
    """Return whether the film was flagged when the verdict was given; None if not in scope."""
    if case.finding.status is not Status.OK or verdict.view is None:
        return None
    return verdict.view.flagged


def _reader(name: str, cases: Iterable[ReportedCase]) -> ReaderFigures:
    decisions: Counter[Decision] = Counter()
    folds: Counter[tuple[bool, bool]] = Counter()
    seconds, blind, not_compared = [], 0, 0
    for case in cases:
        for verdict in case.decided:
            if verdict.reader != name or verdict.decision is None:
                continue
            decisions[verdict.decision] += 1
            blind += verdict.blind
            if verdict.seconds is not None:
                seconds.append(verdict.seconds)
            flag = _flag(case, verdict)
            if flag is None or verdict.decision not in CLEAR:
                not_compared += 1
            else:
                folds[flag, CLEAR[verdict.decision]] += 1
    return ReaderFigures(
        reader=name,
        decisions={decision: decisions[decision] for decision in Decision},
        against_model=FourFold(
            both=folds[True, True],
            model_only=folds[True, False],
            reader_only=folds[False, True],
            neither=folds[False, False],
        ),
        not_compared=not_compared,
        blind=blind,
        seconds=tuple(sorted(seconds)),
    )
