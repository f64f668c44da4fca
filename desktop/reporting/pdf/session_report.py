"""A reading session on paper: what came in, what was read, where people and model differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.evaluation.intervals import wilson
from desktop.reporting.cases import STATUS_WORDS, fault_of, name_of
from desktop.reporting.pdf.layout import (
    ACCENT,
    BAND,
    MM,
    RULE,
    SOFT,
    WIDTH,
    caution,
    facts,
    framed,
    paragraph,
    space,
    table,
    write_pages,
)
from desktop.reporting.pdf.models import models_section
from desktop.reporting.progress import Step, go_on, may_be_called_off
from desktop.reporting.session_figures import session_figures
from desktop.reporting.whole_file import whole_file
from desktop.review.findings import Status
from desktop.review.verdicts import Decision

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from desktop.reporting.cases import ReportedCase, ReportedSession
    from desktop.reporting.session_figures import (
        Disagreement,
        FourFold,
        ReaderFigures,
        SessionFigures,
    )
    from desktop.review.verdicts import Verdict

    Name = Callable[[ReportedCase], str]

MOST_ROWS = 300
"""A longer list goes on in the exported worklist, not on paper."""

_STEPS = 2


def export_session_pdf(
    session: ReportedSession,
    target: Path,
    *,
    with_identifiers: bool = False,
    with_notes: bool = True,
    cancelled: threading.Event | None = None,
) -> Iterator[Step]:
    """Write the report of a session, whole or not at all.

    Parameters
    ----------
    session : ReportedSession
        Its cases, models and verdicts.
    target : Path
        The PDF to come.
    with_identifiers : bool
        Call films by their files, and tell the session's name and folders.
    with_notes : bool
        Also the readers' own words, which may tell who the patient is.
    cancelled : threading.Event, optional
        When set, nothing is written and an older file stays.

    Yields
    ------
    Step
        When the figures are there, and when the report is.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """

    def name(case: ReportedCase) -> str:
        return name_of(case, with_identifiers=with_identifiers)

    with may_be_called_off(), whole_file(target) as draft:
        figures = session_figures(session.cases)
        yield Step(1, _STEPS)
        go_on(cancelled)
        story = [
            caution(),
            space(3),
            paragraph("Session report", "title"),
            _head(session, figures, with_identifiers=with_identifiers),
            *_images(session),
            *_reading(figures),
            *_with_model(figures, name, with_notes=with_notes),
            *_between_readers(figures, name),
            *_not_read(session, figures, name),
            *_set_aside(session, name, with_identifiers=with_identifiers),
            *models_section(session.provenance),
            *_audit(session),
        ]
        doubt = write_pages(
            story, draft, title="PneumoTriage session report", provenance=session.provenance,
            cancelled=cancelled,
        )  # fmt: skip
        go_on(cancelled)
        yield Step(_STEPS, _STEPS, doubt)


def _head(session: ReportedSession, figures: SessionFigures, *, with_identifiers: bool) -> Any:
    verdicts = [verdict.at for case in session.cases for verdict in case.decided]
    span = ""
    if verdicts:
        first, last = min(verdicts).astimezone(), max(verdicts).astimezone()
        span = f"{first:%Y-%m-%d %H:%M} to {last:%Y-%m-%d %H:%M}"
    return facts(
        [
            ("Session", session.name if with_identifiers else ""),
            ("Folders", "\n".join(session.folders) if with_identifiers else ""),
            ("Read", span),
            ("Readers", ", ".join(reader.reader for reader in figures.readers) or "nobody yet"),
            ("Several models", session.policy),
            ("Written", f"{session.provenance.written:%Y-%m-%d %H:%M %Z}"),
        ]
    )


def _images(session: ReportedSession) -> list[Any]:
    counts = session.counts
    unflagged = counts.scored - counts.flagged
    rate = "no film was scored"
    if counts.scored:
        share = wilson(counts.flagged, counts.scored)
        rate = (
            f"{share.value:.1%} of the films in scope "
            f"(95 % interval {share.low:.1%} to {share.high:.1%})"
        )
    parts = (
        ("flagged", counts.flagged, ACCENT),
        ("not flagged", unflagged, "#4a7a9c"),
        ("out of scope", counts.out_of_scope, "#9aa6b1"),
        ("unreadable", counts.unreadable, "#4b5560"),
    )
    story = [paragraph("Images", "section"), *_bar(parts, counts.found), space(2)]
    story.append(
        facts(
            [
                (
                    "Found",
                    f"{counts.found:,} = {counts.scored:,} scored ({counts.flagged:,} flagged + "
                    f"{unflagged:,} not flagged) + {counts.out_of_scope:,} out of scope + "
                    f"{counts.unreadable:,} unreadable",
                ),
                ("Flag rate", rate),
                ("Other files", f"{session.passed_over:,} passed over, as they are no images"),
            ]
        )
    )
    return story


def _bar(parts: Sequence[tuple[str, int, str]], found: int) -> list[Any]:
    """Draw one bar of all images, its parts told apart by words as well as by colour."""
    from reportlab.graphics.shapes import Drawing, Rect
    from reportlab.lib.colors import HexColor

    if not found:
        return []
    height = 7 * MM
    drawing = Drawing(WIDTH, height)
    left = 0.0
    for _, number, colour in parts:
        width = WIDTH * number / found
        drawing.add(
            Rect(
                left, 0, width, height, fillColor=HexColor(colour), strokeColor=HexColor("#ffffff")
            )
        )
        left += width
    words = [
        [paragraph(f"{number:,} {name}", "small") for name, number, _ in parts],
    ]
    swatches: list[Any] = [
        ("LINEBEFORE", (place, 0), (place, 0), 6, colour)
        for place, (_, _, colour) in enumerate(parts)
    ]
    swatches.append(("LEFTPADDING", (0, 0), (-1, -1), 8))
    return [drawing, space(1.5), framed(words, [WIDTH / len(parts)] * len(parts), swatches)]


def _reading(figures: SessionFigures) -> list[Any]:
    story = [paragraph("Reading", "section")]
    if not figures.readers:
        return [*story, paragraph("No verdict has been given yet.")]
    heads = ("Reader", "Read", *(_word(d) for d in Decision), "Blind", "Time per case")
    rows = [
        [
            reader.reader,
            f"{reader.read:,}",
            *(f"{reader.decisions[decision]:,}" for decision in Decision),
            f"{reader.blind:,}",
            _time(reader),
        ]
        for reader in figures.readers
    ]
    story += [
        table(heads, rows, (30, 11, 18, 14, 13, 20, 11, 28)),
        space(1),
        paragraph(
            "Time per case: median (quartiles). Blind: the score was hidden until the verdict.",
            "small",
        ),
    ]
    for reader in figures.readers:
        story += _four_fold(reader)
    return story


def _time(reader: ReaderFigures) -> str:
    if reader.quartiles is None:
        return "not known"
    low, middle, high = reader.quartiles
    return f"{middle:.1f} s ({low:.1f} to {high:.1f})"


def _four_fold(reader: ReaderFigures) -> list[Any]:
    from reportlab.platypus import KeepTogether

    fold = reader.against_model
    if not fold.n:
        words = f"{reader.reader} and the model: no film that both decided clearly."
        return [space(2), paragraph(words)]
    cells: list[list[str | int]] = [
        ["", "read as pneumonia", "read as normal", "together"],
        ["flagged", fold.both, fold.model_only, fold.both + fold.model_only],
        ["not flagged", fold.reader_only, fold.neither, fold.reader_only + fold.neither],
        ["together", fold.both + fold.reader_only, fold.model_only + fold.neither, fold.n],
    ]
    content = [
        [paragraph(str(cell), "head" if 0 in (row, column) else "cell")
         for column, cell in enumerate(line)]
        for row, line in enumerate(cells)
    ]  # fmt: skip
    looks = [
        ("BACKGROUND", (0, 0), (-1, 0), BAND),
        ("BACKGROUND", (0, 0), (0, -1), BAND),
        ("GRID", (0, 0), (-1, -1), 0.3, RULE),
        ("BOX", (1, 1), (2, 2), 0.8, SOFT),
    ]
    return [
        space(2),
        KeepTogether(
            [
                paragraph(f"{reader.reader} and the model", "head"),
                space(1),
                framed(content, [30 * MM, 34 * MM, 34 * MM, 26 * MM], looks),
                space(1),
                paragraph(_agreement(reader, fold)),
            ]
        ),
    ]


def _agreement(reader: ReaderFigures, fold: FourFold) -> str:
    share = fold.share
    assert share is not None, "there are films"
    kappa = "undefined" if fold.kappa is None else f"{fold.kappa:.2f}"
    words = (
        f"They agree on {fold.both + fold.neither:,} of {fold.n:,} films: {share.value:.1%} "
        f"(95 % interval {share.low:.1%} to {share.high:.1%}), Cohen's kappa {kappa}."
    )
    if reader.not_compared:
        words += (
            f" {reader.not_compared:,} more of this reader's verdicts cannot be compared: "
            "unsure, not readable, out of scope or without a score."
        )
    return words


def _with_model(figures: SessionFigures, name: Name, *, with_notes: bool) -> list[Any]:
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


def _between_readers(figures: SessionFigures, name: Name) -> list[Any]:
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


def _not_read(session: ReportedSession, figures: SessionFigures, name: Name) -> list[Any]:
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


def _set_aside(session: ReportedSession, name: Name, *, with_identifiers: bool) -> list[Any]:
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


def _audit(session: ReportedSession) -> list[Any]:
    if not session.audit_head:
        return []
    story = [paragraph("Chain of the logs", "section")]
    if session.audit_faults:
        story.append(paragraph("THE LOGS WERE TAMPERED WITH, so these figures cannot be trusted:"))
        story += [paragraph(fault) for fault in session.audit_faults]
    return [
        *story,
        paragraph(f"Head when this report was written: {session.audit_head}"),
        paragraph(
            "Every verdict carries the hash of what was logged before it. With this head, "
            "'pneumotriage audit verify --head' tells whether anything up to here was changed.",
            "small",
        ),
    ]


def _said(verdict: Verdict) -> str:
    view = verdict.view
    if view is None:
        return "no score"
    return f"{view.probability:.3f}, {'flagged' if view.flagged else 'not flagged'}"


def _verdict(verdict: Verdict) -> str:
    return _word(verdict.decision) if verdict.decision else ""


def _word(decision: Decision) -> str:
    return decision.replace("_", " ")
