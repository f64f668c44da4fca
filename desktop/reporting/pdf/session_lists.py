"""The lists of a session's report: disagreements, what is unread, what was set aside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.reporting.cases import STATUS_WORDS, fault_of
from desktop.reporting.pdf.layout import paragraph, table
from desktop.review.findings import Status
from desktop.review.verdicts import Decision

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.reporting.cases import ReportedCase, ReportedSession
    from desktop.reporting.session_figures import Disagreement, SessionFigures
    from desktop.review.verdicts import Verdict

    Name = Callable[[ReportedCase], str]

MOST_ROWS = 300
"""A longer list goes on in the exported worklist, not on paper."""


def with_model(figures: SessionFigures, name: Name, *, with_notes: bool) -> list[Any]:
    """Return the verdicts against the model's flags, missed flags first."""
    if not figures.readers:
        return []
    story = [paragraph("Where a reader and the model disagree", "section")]
    if not figures.with_model:
        return [*story, paragraph("Nowhere.")]
    heads = ["Film", "Model then", "Verdict", "Reader"] + (["Note"] if with_notes else [])
    shares = (34, 24, 18, 20) + ((34,) if with_notes else ())
    rows = []
    for disagreement in figures.with_model:
        verdict = disagreement.verdict
        row = [name(disagreement.case), _said(verdict), _verdict(verdict), verdict.reader]
        rows.append([*row, verdict.note] if with_notes else row)
    missed = sum(d.verdict.decision is Decision.PNEUMONIA for d in figures.with_model)
    words = (
        f"{len(rows):,} verdicts: {missed:,} read as pneumonia though not flagged, which come "
        f"first, and {len(rows) - missed:,} flagged and read as normal."
    )
    return [*story, paragraph(words), *_listed(heads, rows, shares)]


def between_readers(figures: SessionFigures, name: Name) -> list[Any]:
    """Return the films on which readers differ, and what was settled."""
    if len(figures.readers) < 2:
        return []
    story = [paragraph("Where readers disagree", "section")]
    if not figures.between_readers:
        return [*story, paragraph("Nowhere.")]
    rows = [_pair(disagreement, name) for disagreement in figures.between_readers]
    return [
        *story,
        *_listed(("Film", "One reader", "Another reader", "Settled"), rows, (36, 32, 32, 32)),
    ]


def _pair(disagreement: Disagreement, name: Name) -> list[str]:
    first, second = disagreement.verdict, disagreement.other
    settled = disagreement.case.settlement
    assert second is not None, "readers disagree in pairs"
    return [
        name(disagreement.case),
        f"{first.reader}: {_verdict(first)}",
        f"{second.reader}: {_verdict(second)}",
        "open" if settled is None else f"{settled.reader}: {_verdict(settled)}",
    ]


def not_read(session: ReportedSession, figures: SessionFigures, name: Name) -> list[Any]:
    """Return how much is unread, and which of it is flagged."""
    words = f"{figures.unread:,} of {len(session.cases):,} images have no verdict"
    if not figures.unread_flagged:
        return [
            paragraph("Not read yet", "section"),
            paragraph(f"{words}; none of them is flagged."),
        ]
    rows = [
        [name(case), case.finding.reason]
        for case in session.cases
        if case.finding.flagged and not case.decided
    ]
    return [
        paragraph("Not read yet", "section"),
        paragraph(f"{words}; {figures.unread_flagged:,} of them are flagged:"),
        *_listed(("Film", "Why it is flagged"), rows, (40, 80)),
    ]


def set_aside(session: ReportedSession, name: Name, *, with_identifiers: bool) -> list[Any]:
    """Return the films that are out of scope or unreadable, and why."""
    rows = [
        [
            name(case),
            STATUS_WORDS[case.finding.status],
            fault_of(case, with_identifiers=with_identifiers)
            if case.finding.status is Status.UNREADABLE
            else case.finding.reason,
        ]
        for case in session.cases
        if case.finding.status is not Status.OK
    ]
    if not rows:
        return []
    heads = ("Film", "Ended as", "Why")
    story = [paragraph("Out of scope and unreadable", "section")]
    return [*story, *_listed(heads, rows, (40, 20, 60))]


def _listed(
    heads: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[float]
) -> list[Any]:
    story = [table(heads, rows[:MOST_ROWS], shares)]
    if len(rows) > MOST_ROWS:
        left = f"and {len(rows) - MOST_ROWS:,} more: see the exported worklist."
        story.append(paragraph(left, "small"))
    return story


def _said(verdict: Verdict) -> str:
    view = verdict.view
    if view is None:
        return "no score"
    return f"{view.probability:.3f}, {'flagged' if view.flagged else 'not flagged'}"


def _verdict(verdict: Verdict) -> str:
    return word(verdict.decision) if verdict.decision else ""


def word(decision: Decision) -> str:
    """Return what a decision is called."""
    return decision.replace("_", " ")
