"""Pages, paragraphs and tables that all reports share."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from desktop.reporting.cases import CAUTION
from desktop.reporting.pdf.fonts import (
    BOLD,
    TEXT,
    borrows_a_font,
    breaks_anywhere,
    can_set,
    marked_up,
    register,
)
from desktop.reporting.progress import go_on
from desktop.reporting.wording import ENGLISH

if TYPE_CHECKING:
    import threading
    from collections.abc import Sequence
    from pathlib import Path

    from desktop.reporting.cases import Provenance
    from desktop.reporting.wording import Wording

MM = 72 / 25.4
PAGE = (210 * MM, 297 * MM)
MARGIN = 18 * MM
WIDTH = PAGE[0] - 2 * MARGIN

_FRAME_PADDING = 6
"""Points that reportlab keeps free inside its frames."""

INK, SOFT, RULE, BAND, ACCENT = "#1c2733", "#5b6773", "#c9d1d9", "#eef2f5", "#b35c00"

BORROWED = (
    "this machine has no font for some of the characters that could be put into the report: "
    "they are only seen where the viewer has one"
)

NO_FONT = (
    "this machine has no font for the report's language that could be put into it: "
    "it is written in English"
)

_FOOT_RISE = 7
"""Points from a foot line's lower edge to its upper one, about."""

Cell = Any


def that_can_be_set(words: Wording) -> tuple[Wording, str]:
    """Return how a report can speak on this machine: English, and why, where a font lacks."""
    if words is ENGLISH or can_set(words.signs):
        return words, ""
    return ENGLISH, NO_FONT


@cache
def style(name: str) -> Any:
    """Return a paragraph style: body, small, cell, head, title, section, caution, foot."""
    from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
    from reportlab.lib.styles import ParagraphStyle

    register()
    size, font, colour, before, after = {
        "body": (9, TEXT, INK, 0, 4),
        "small": (7.5, TEXT, SOFT, 0, 3),
        "cell": (8, TEXT, INK, 0, 0),
        "head": (8, BOLD, INK, 0, 0),
        "title": (17, BOLD, INK, 0, 3),
        "section": (11, BOLD, INK, 12, 5),
        "caution": (9, BOLD, ACCENT, 0, 0),
        "foot": (7, TEXT, SOFT, 0, 0),
        "foot right": (7, TEXT, SOFT, 0, 0),
        "foot caution": (7, BOLD, ACCENT, 0, 0),
    }[name]
    return ParagraphStyle(
        name,
        fontName=font,
        fontSize=size,
        leading=size * 1.35,
        textColor=colour,
        spaceBefore=before,
        spaceAfter=after,
        splitLongWords=1,
        keepWithNext=name == "section",
        alignment={"foot right": TA_RIGHT, "foot caution": TA_CENTER}.get(name, TA_LEFT),
    )


def paragraph(text: str, kind: str = "body") -> Any:
    """Return a paragraph; nothing in the text is taken for markup."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    look = style(kind)
    if breaks_anywhere(text):
        look = ParagraphStyle(f"{kind} anywhere", parent=look, wordWrap="CJK")
    return Paragraph(marked_up(text, bold=look.fontName == BOLD), look)


def space(millimetres: float) -> Any:
    """Return an empty stretch."""
    from reportlab.platypus import Spacer

    return Spacer(1, millimetres * MM)


def caution(words: Wording) -> Any:
    """Return the band that every report begins with."""
    looks = [("BACKGROUND", (0, 0), (-1, -1), "#fff4e5"), ("BOX", (0, 0), (-1, -1), 0.6, ACCENT)]
    return framed([[paragraph(words.say(CAUTION), "caution")]], [WIDTH], looks)


def facts(pairs: Sequence[tuple[str, str]], *, width: float = WIDTH, names: float = 38 * MM) -> Any:
    """Return names and values in two columns; pairs without a value are left out."""
    rows = [[paragraph(name, "small"), paragraph(value, "cell")] for name, value in pairs if value]
    return framed(rows, [names, width - names], [("LINEBELOW", (0, 0), (-1, -2), 0.3, RULE)])


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[float]) -> Any:
    """Return a table that goes on over pages with its heads repeated.

    Parameters
    ----------
    heads : sequence of str
        One a column.
    rows : sequence of sequence of str
        The cells.
    shares : sequence of float
        Of the width, for each column.
    """
    content = [[paragraph(head, "head") for head in heads]]
    content += [[paragraph(cell, "cell") for cell in row] for row in rows]
    total = sum(shares)
    looks = [
        ("BACKGROUND", (0, 0), (-1, 0), BAND),
        ("LINEBELOW", (0, 0), (-1, -1), 0.3, RULE),
    ]
    return framed(content, [WIDTH * share / total for share in shares], looks, repeated=1)


def framed(
    content: list[list[Cell]], widths: Sequence[float], looks: list[Any], *, repeated: int = 0
) -> Any:
    """Return a table with given looks, in reportlab's words for them."""
    from reportlab.platypus import Table

    made = Table(content, colWidths=list(widths), repeatRows=repeated, hAlign="LEFT")
    made.setStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 4),
            ("RIGHTPADDING", (0, 0), (-1, -1), 4),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
            *looks,
        ]
    )
    return made


def write_pages(
    story: list[Any],
    draft: Path,
    *,
    title: str,
    provenance: Provenance,
    words: Wording,
    cancelled: threading.Event | None = None,
) -> str:
    """Set a report and write it.

    Parameters
    ----------
    story : list of flowables
        What stands on the pages.
    draft : Path
        The file.
    title : str
        Names nobody: it goes into the file's properties.
    provenance : Provenance
        Told at the foot of each page.
    words : Wording
        In which language.
    cancelled : threading.Event, optional
        Looked at on every page.

    Returns
    -------
    str
        What may be wrong with it, in words; else empty.
    """
    from reportlab.platypus import SimpleDocTemplate

    foot = f"{provenance.software}  ·  {provenance.written:%Y-%m-%d %H:%M %Z}"

    def on_page(canvas: Any, document: Any) -> None:
        go_on(cancelled)

    document = SimpleDocTemplate(
        str(draft),
        pagesize=PAGE,
        leftMargin=MARGIN - _FRAME_PADDING,
        rightMargin=MARGIN - _FRAME_PADDING,
        topMargin=16 * MM,
        bottomMargin=20 * MM,
        title=title,
        author="",
        creator=provenance.software,
        subject=words.say(CAUTION),
    )
    document.build(
        story, onFirstPage=on_page, onLaterPages=on_page, canvasmaker=_numbered(foot, words)
    )
    return BORROWED if borrows_a_font(draft.read_bytes()) else ""


def _numbered(foot: str, words: Wording) -> Any:
    """Return a canvas that writes "page 2 of 5", which is known only at the end."""
    from reportlab.pdfgen.canvas import Canvas

    class Numbered(Canvas):  # type: ignore[misc]
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            self._kept: list[dict[str, Any]] = []

        def showPage(self) -> None:
            self._kept.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for number, kept in enumerate(self._kept, start=1):
                self.__dict__.update(kept)
                place = words.say("page {n} of {all}", n=number, all=len(self._kept))
                _draw_foot(self, foot, place, words.say(CAUTION))
                super().showPage()
            super().save()

    return Numbered


def _draw_foot(canvas: Any, foot: str, number: str, caution: str) -> None:
    left, right, low = MARGIN, PAGE[0] - MARGIN, 11 * MM
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.4)
    canvas.line(left, low + 4 * MM, right, low + 4 * MM)
    wide = right - left
    for text, kind in ((foot, "foot"), (number, "foot right"), (caution, "foot caution")):
        line = paragraph(text, kind)
        _, high = line.wrap(wide, PAGE[1])
        below = 3.5 * MM if kind == "foot caution" else 0
        line.drawOn(canvas, left, low - below - high + _FOOT_RISE)
