"""A reading session on paper: what came in, what was read, where people and model differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.evaluation.intervals import wilson
from desktop.reporting.cases import name_of
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
from desktop.reporting.pdf.session_lists import (
    between_readers,
    not_read,
    set_aside,
    with_model,
    word,
)
from desktop.reporting.progress import Step, go_on, may_be_called_off
from desktop.reporting.session_figures import session_figures
from desktop.reporting.whole_file import whole_file
from desktop.review.verdicts import Decision

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from desktop.reporting.cases import ReportedCase, ReportedSession
    from desktop.reporting.session_figures import (
        FourFold,
        ReaderFigures,
        SessionFigures,
    )

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
            *with_model(figures, name, with_notes=with_notes),
            *between_readers(figures, name),
            *not_read(session, figures, name),
            *set_aside(session, name, with_identifiers=with_identifiers),
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
    heads = ("Reader", "Read", *(word(d) for d in Decision), "Blind", "Time per case")
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
