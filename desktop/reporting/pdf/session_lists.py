"""The lists of a session's report: disagreements, what is unread, what was set aside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.reporting.cases import DECISION_WORDS, STATUS_WORDS, fault_of
from desktop.reporting.pdf.layout import paragraph, table
from desktop.review.findings import Status
from desktop.review.verdicts import Decision

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.reporting.cases import ReportedCase, ReportedSession
    from desktop.reporting.session_figures import Disagreement, SessionFigures
    from desktop.reporting.wording import Wording
    from desktop.review.verdicts import Verdict

    Name = Callable[[ReportedCase], str]

MOST_ROWS = 300
"""A longer list goes on in the exported worklist, not on paper."""


def with_model(
    figures: SessionFigures, name: Name, words: Wording, *, with_notes: bool
) -> list[Any]:
    """Return the verdicts against the model's flags, missed flags first."""
    if not figures.readers:
        return []
    story = [paragraph(words.say("Where a reader and the model disagree"), "section")]
    if not figures.with_model:
        return [*story, paragraph(words.say("Nowhere."))]
    heads = [
        words.say("Film"),
        words.say("Model then"),
        words.say("Verdict"),
        words.say("Reader"),
        *([words.say("Note")] if with_notes else []),
    ]
    shares = (34, 24, 18, 20) + ((34,) if with_notes else ())
    rows = []
    for disagreement in figures.with_model:
        verdict = disagreement.verdict
        row = [
            name(disagreement.case),
            _said(verdict, words),
            word(verdict.decision, words),
            verdict.reader,
        ]
        rows.append([*row, verdict.note] if with_notes else row)
    missed = sum(d.verdict.decision is Decision.PNEUMONIA for d in figures.with_model)
    told = words.say(
        "Verdicts: {n}. Of these {missed} read as pneumonia though not flagged, which come first, "
        "and {rest} flagged and read as normal.",
        n=len(rows),
        missed=missed,
        rest=len(rows) - missed,
    )
    return [*story, paragraph(told), *_listed(heads, rows, shares, words)]


def between_readers(figures: SessionFigures, name: Name, words: Wording) -> list[Any]:
    """Return the films on which readers differ, and what was settled."""
    if len(figures.readers) < 2:
        return []
    story = [paragraph(words.say("Where readers disagree"), "section")]
    if not figures.between_readers:
        return [*story, paragraph(words.say("Nowhere."))]
    heads = (
        words.say("Film"),
        words.say("One reader"),
        words.say("Another reader"),
        words.say("Settled"),
    )
    rows = [_pair(disagreement, name, words) for disagreement in figures.between_readers]
    return [*story, *_listed(heads, rows, (36, 32, 32, 32), words)]


def _pair(disagreement: Disagreement, name: Name, words: Wording) -> list[str]:
    first, second = disagreement.verdict, disagreement.other
    settled = disagreement.case.settlement
    assert second is not None, "readers disagree in pairs"
    return [
        name(disagreement.case),
        _by(first, words),
        _by(second, words),
        words.say("open") if settled is None else _by(settled, words),
    ]


def _by(verdict: Verdict, words: Wording) -> str:
    decision = word(verdict.decision, words)
    return words.say("{reader}: {verdict}", reader=verdict.reader, verdict=decision)


def not_read(
    session: ReportedSession, figures: SessionFigures, name: Name, words: Wording
) -> list[Any]:
    """Return how much is unread, and which of it is flagged."""
    heading = paragraph(words.say("Not read yet"), "section")
    counted = words.say(
        "{n} of {all} images without a verdict", n=figures.unread, all=len(session.cases)
    )
    if not figures.unread_flagged:
        text = words.say("{counted}; none of them is flagged.", counted=counted)
        return [heading, paragraph(text)]
    rows = [
        [name(case), words.reason(case.finding)]
        for case in session.cases
        if case.finding.flagged and not case.decided
    ]
    text = words.say("{counted}; of these {n} flagged:", counted=counted, n=figures.unread_flagged)
    heads = (words.say("Film"), words.say("Why it is flagged"))
    return [heading, paragraph(text), *_listed(heads, rows, (40, 80), words)]


def set_aside(
    session: ReportedSession, name: Name, words: Wording, *, with_identifiers: bool
) -> list[Any]:
    """Return the films that are out of scope or unreadable, and why."""
    rows = [
        [
            name(case),
            words.say(STATUS_WORDS[case.finding.status]),
            fault_of(case, with_identifiers=with_identifiers, words=words)
            if case.finding.status is Status.UNREADABLE
            else words.reason(case.finding),
        ]
        for case in session.cases
        if case.finding.status is not Status.OK
    ]
    if not rows:
        return []
    heads = (words.say("Film"), words.say("Ended as"), words.say("Why"))
    story = [paragraph(words.say("Out of scope and unreadable"), "section")]
    return [*story, *_listed(heads, rows, (40, 20, 60), words)]


def _listed(
    heads: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[float], words: Wording
) -> list[Any]:
    story = [table(heads, rows[:MOST_ROWS], shares)]
    if len(rows) > MOST_ROWS:
        left = words.say("and {n} more: see the exported worklist.", n=len(rows) - MOST_ROWS)
        story.append(paragraph(left, "small"))
    return story


def _said(verdict: Verdict, words: Wording) -> str:
    view = verdict.view
    if view is None:
        return words.say("no score")
    flag = words.say("flagged") if view.flagged else words.say("not flagged")
    return words.say("{score}, {flag}", score=f"{view.probability:.3f}", flag=flag)


def word(decision: Decision | None, words: Wording) -> str:
    """Return what a decision is called; nothing where there is none."""
    return words.say(DECISION_WORDS[decision]) if decision else ""
