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
    that_can_be_set,
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
from desktop.reporting.wording import ENGLISH, Wording, to_say
from desktop.review.verdicts import Decision

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.evaluation.intervals import Interval
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
    words: Wording = ENGLISH,
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
    words : Wording
        In which language; English where no font of this machine has its signs.
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
        return name_of(case, with_identifiers=with_identifiers, words=words)

    with may_be_called_off(), whole_file(target) as draft:
        words, no_font = that_can_be_set(words)
        figures = session_figures(session.cases)
        yield Step(1, _STEPS, no_font)
        go_on(cancelled)
        story = [
            caution(words),
            space(3),
            paragraph(words.say("Session report"), "title"),
            _head(session, figures, words, with_identifiers=with_identifiers),
            *_images(session, words),
            *_reading(figures, words),
            *with_model(figures, name, words, with_notes=with_notes),
            *between_readers(figures, name, words),
            *not_read(session, figures, name, words),
            *set_aside(session, name, words, with_identifiers=with_identifiers),
            *models_section(session.provenance, words),
            *_audit(session, words),
        ]
        doubt = write_pages(
            story, draft, title=words.say("PneumoTriage session report"),
            provenance=session.provenance, words=words, cancelled=cancelled,
        )  # fmt: skip
        go_on(cancelled)
        yield Step(_STEPS, _STEPS, doubt)


def _head(
    session: ReportedSession, figures: SessionFigures, words: Wording, *, with_identifiers: bool
) -> Any:
    verdicts = [verdict.at for case in session.cases for verdict in case.decided]
    span = ""
    if verdicts:
        first, last = (f"{at.astimezone():%Y-%m-%d %H:%M}" for at in (min(verdicts), max(verdicts)))
        span = words.say("{first} to {last}", first=first, last=last)
    readers = ", ".join(reader.reader for reader in figures.readers)
    return facts(
        [
            (words.say("Session"), session.name if with_identifiers else ""),
            (words.say("Folders"), "\n".join(session.folders) if with_identifiers else ""),
            (words.say("When it was read"), span),
            (words.say("Readers"), readers or words.say("nobody yet")),
            (words.say("Several models"), words.say(session.policy) if session.policy else ""),
            (words.say("Written"), f"{session.provenance.written:%Y-%m-%d %H:%M %Z}"),
        ]
    )


_PARTS = {
    "flagged": (to_say("{n} flagged"), ACCENT),
    "unflagged": (to_say("{n} not flagged"), "#4a7a9c"),
    "out_of_scope": (to_say("{n} out of scope"), "#9aa6b1"),
    "unreadable": (to_say("{n} unreadable"), "#4b5560"),
}
"""The parts of the bar of all images: their words, and their colours."""


def _images(session: ReportedSession, words: Wording) -> list[Any]:
    counts = session.counts
    ended = {
        "flagged": counts.flagged,
        "unflagged": counts.scored - counts.flagged,
        "out_of_scope": counts.out_of_scope,
        "unreadable": counts.unreadable,
    }
    rate = words.say("no film was scored")
    if counts.scored:
        share = wilson(counts.flagged, counts.scored)
        rate = words.say(
            "{share} of the films in scope (95 % interval {low} to {high})", **_shares(share)
        )
    found = words.say(
        "{found} = {scored} scored ({flagged} flagged + {unflagged} not flagged) "
        "+ {out_of_scope} out of scope + {unreadable} unreadable",
        found=counts.found,
        scored=counts.scored,
        **ended,
    )
    passed_over = words.say("{n} passed over, as they are no images", n=session.passed_over)
    return [
        paragraph(words.say("Images"), "section"),
        *_bar(ended, counts.found, words),
        space(2),
        facts(
            [
                (words.say("Found"), found),
                (words.say("Flag rate"), rate),
                (words.say("Other files"), passed_over),
            ]
        ),
    ]


def _shares(share: Interval) -> dict[str, str]:
    """Return a share with its interval as percentages."""
    return {
        "share": f"{share.value:.1%}",
        "low": f"{share.low:.1%}",
        "high": f"{share.high:.1%}",
    }


def _bar(ended: dict[str, int], found: int, words: Wording) -> list[Any]:
    """Draw one bar of all images, its parts told apart by words as well as by colour."""
    from reportlab.graphics.shapes import Drawing, Rect
    from reportlab.lib.colors import HexColor

    if not found:
        return []
    height = 7 * MM
    drawing = Drawing(WIDTH, height)
    left = 0.0
    for part, number in ended.items():
        width, colour = WIDTH * number / found, HexColor(_PARTS[part][1])
        drawing.add(Rect(left, 0, width, height, fillColor=colour, strokeColor=HexColor("#ffffff")))
        left += width
    told = [[paragraph(words.say(_PARTS[part][0], n=n), "small") for part, n in ended.items()]]
    swatches: list[Any] = [
        ("LINEBEFORE", (place, 0), (place, 0), 6, colour)
        for place, (_, colour) in enumerate(_PARTS.values())
    ]
    swatches.append(("LEFTPADDING", (0, 0), (-1, -1), 8))
    return [drawing, space(1.5), framed(told, [WIDTH / len(ended)] * len(ended), swatches)]


def _reading(figures: SessionFigures, words: Wording) -> list[Any]:
    story = [paragraph(words.say("Reading"), "section")]
    if not figures.readers:
        return [*story, paragraph(words.say("No verdict has been given yet."))]
    heads = (
        words.say("Reader"),
        words.say("Read"),
        *(word(decision, words) for decision in Decision),
        words.say("Blind"),
        words.say("Time per case"),
    )
    rows = [
        [
            reader.reader,
            f"{reader.read:,}",
            *(f"{reader.decisions[decision]:,}" for decision in Decision),
            f"{reader.blind:,}",
            _time(reader, words),
        ]
        for reader in figures.readers
    ]
    story += [
        table(heads, rows, (30, 11, 18, 14, 13, 20, 11, 28)),
        space(1),
        paragraph(
            words.say(
                "Time per case: median (quartiles). Blind: the score was hidden until the verdict."
            ),
            "small",
        ),
    ]
    for reader in figures.readers:
        story += _four_fold(reader, words)
    return story


def _time(reader: ReaderFigures, words: Wording) -> str:
    if reader.quartiles is None:
        return words.say("not known")
    low, middle, high = (f"{seconds:.1f}" for seconds in reader.quartiles)
    return words.say("{middle} s ({low} to {high})", middle=middle, low=low, high=high)


def _four_fold(reader: ReaderFigures, words: Wording) -> list[Any]:
    from reportlab.platypus import KeepTogether

    fold = reader.against_model
    if not fold.n:
        text = words.say(
            "{reader} and the model: no film that both decided clearly.", reader=reader.reader
        )
        return [space(2), paragraph(text)]
    together = words.say("together")
    cells: list[list[str | int]] = [
        ["", words.say("read as pneumonia"), words.say("read as normal"), together],
        [words.say("flagged"), fold.both, fold.model_only, fold.both + fold.model_only],
        [words.say("not flagged"), fold.reader_only, fold.neither,
         fold.reader_only + fold.neither],
        [together, fold.both + fold.reader_only, fold.model_only + fold.neither, fold.n],
    ]  # fmt: skip
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
                paragraph(words.say("{reader} and the model", reader=reader.reader), "head"),
                space(1),
                framed(content, [30 * MM, 34 * MM, 34 * MM, 26 * MM], looks),
                space(1),
                paragraph(_agreement(reader, fold, words)),
            ]
        ),
    ]


def _agreement(reader: ReaderFigures, fold: FourFold, words: Wording) -> str:
    share = fold.share
    assert share is not None, "there are films"
    text = words.say(
        "They agree on {n} of {all} films: {share} (95 % interval {low} to {high}), "
        "Cohen's kappa {kappa}.",
        n=fold.both + fold.neither,
        all=fold.n,
        kappa=words.say("undefined") if fold.kappa is None else f"{fold.kappa:.2f}",
        **_shares(share),
    )
    if not reader.not_compared:
        return text
    left_out = words.say(
        "Of this reader's verdicts {n} more cannot be compared: unsure, not readable, out of "
        "scope or without a score.",
        n=reader.not_compared,
    )
    return words.say("{one} {other}", one=text, other=left_out)


def _audit(session: ReportedSession, words: Wording) -> list[Any]:
    if not session.audit_head:
        return []
    from reportlab.platypus import KeepTogether

    story = [paragraph(words.say("Chain of the logs"), "section")]
    if session.audit_faults:
        warning = words.say("THE LOGS WERE TAMPERED WITH, so these figures cannot be trusted:")
        story.append(paragraph(warning, "caution"))
        story += [paragraph(words.told(fault)) for fault in session.audit_faults]
    head = words.say("Head when this report was written: {head}", head=session.audit_head)
    meaning = words.say(
        "Every verdict carries the hash of what was logged before it. With this head, "
        "'pneumotriage audit verify --head' tells whether anything up to here was changed."
    )
    return [KeepTogether([*story, paragraph(head), paragraph(meaning, "small")])]
