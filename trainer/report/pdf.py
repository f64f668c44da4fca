"""A page as a PDF on A4."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import matplotlib
from reportlab.lib import colors
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Frame,
    Image,
    PageTemplate,
    Spacer,
)
from reportlab.platypus import Paragraph as Text
from reportlab.platypus import Table as Grid

from trainer.report.content import (
    DISCLAIMER,
    Bullets,
    Chart,
    Facts,
    Films,
    Paragraph,
    Table,
    numbered,
    typeset,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.report.content import Block, Page

_MARGIN = 18 * mm
_WIDTH = A4[0] - 2 * _MARGIN
_TALLEST = 240 * mm
_INK, _QUIET, _RULE = (colors.HexColor(value) for value in (0x1C1C1C, 0x666666, 0xDDDDDD))
_LEAST, _SHORT = 45 * mm, 7
"""Room that a heading or a table needs to begin on a page, and rows up to which a table is
kept in one piece."""

_FAMILY = "STIX"
_FACES = {
    "": "STIXGeneral.ttf",
    "-Bold": "STIXGeneralBol.ttf",
    "-Italic": "STIXGeneralItalic.ttf",
    "-BoldItalic": "STIXGeneralBolIta.ttf",
}

_BODY = ParagraphStyle("body", fontName=_FAMILY, fontSize=9.5, leading=12.6, textColor=_INK,
                       spaceAfter=5)  # fmt: skip
_TITLE = ParagraphStyle("title", parent=_BODY, fontName=f"{_FAMILY}-Bold", fontSize=20, leading=24)
_SUBTITLE = ParagraphStyle("subtitle", parent=_BODY, fontName=f"{_FAMILY}-Italic", textColor=_QUIET,
                           spaceAfter=10)  # fmt: skip
_HEADING = ParagraphStyle("heading", parent=_BODY, fontName=f"{_FAMILY}-Bold", fontSize=12.5,
                          leading=15, spaceBefore=13, spaceAfter=5, keepWithNext=1)  # fmt: skip
_BULLET = ParagraphStyle("bullet", parent=_BODY, leftIndent=11, bulletIndent=2, spaceAfter=2.5)
_CAPTION = ParagraphStyle("caption", parent=_BODY, fontSize=8.4, leading=10.4, spaceAfter=3)
_CELL = ParagraphStyle("cell", parent=_BODY, fontSize=8, leading=9.7, spaceAfter=0,
                       splitLongWords=1)  # fmt: skip
_NUMBER = ParagraphStyle("number", parent=_CELL, alignment=TA_RIGHT)
_NAME = ParagraphStyle("name", parent=_CELL, textColor=_QUIET)
_LABEL = ParagraphStyle("label", parent=_CELL, fontSize=6.8, leading=8)
_WARNING = ParagraphStyle("warning", parent=_BODY, fontName=f"{_FAMILY}-Bold", borderWidth=0.8,
                          borderColor=_INK, borderPadding=5, leftIndent=5, rightIndent=5,
                          spaceBefore=9, spaceAfter=10)  # fmt: skip


def pdf_of(page: Page) -> bytes:
    """Write a page as PDF.

    Parameters
    ----------
    page : Page
        What stands on it.

    Returns
    -------
    bytes
        The whole file, with its fonts.
    """
    _register_fonts()
    buffer = io.BytesIO()
    document = BaseDocTemplate(
        buffer, pagesize=A4, leftMargin=_MARGIN, rightMargin=_MARGIN, topMargin=16 * mm,
        bottomMargin=18 * mm, title=page.title, author="PneumoTriage", subject=page.subtitle,
    )  # fmt: skip
    frame = Frame(
        document.leftMargin, document.bottomMargin, document.width, document.height,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip

    def foot(canvas: Any, _: object) -> None:
        canvas.setFont(_FAMILY, 7.6)
        canvas.setFillColor(_QUIET)
        canvas.drawString(_MARGIN, 10 * mm, f"{page.title}.  {DISCLAIMER}")
        canvas.drawRightString(A4[0] - _MARGIN, 10 * mm, str(canvas.getPageNumber()))

    document.addPageTemplates(PageTemplate(frames=[frame], onPage=foot))
    document.build(_story(page))
    return buffer.getvalue()


def _register_fonts() -> None:
    """Take the STIX fonts that come with matplotlib: PDF's own lack signs such as ≤."""
    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    for face, file in _FACES.items():
        pdfmetrics.registerFont(TTFont(_FAMILY + face, str(folder / file)))
    pdfmetrics.registerFontFamily(
        _FAMILY,
        normal=_FAMILY,
        bold=f"{_FAMILY}-Bold",
        italic=f"{_FAMILY}-Italic",
        boldItalic=f"{_FAMILY}-BoldItalic",
    )


def _story(page: Page) -> list[Any]:
    names = numbered(page)
    story: list[Any] = [Text(_text(page.title), _TITLE), Text(_text(page.subtitle), _SUBTITLE)]
    for number, section in enumerate(page.sections, 1):
        heading = _Heading(number, section.title)
        # What is kept together goes to the next page whole, so a long table is not.
        heading.keepWithNext = not _is_long(section.blocks[0])
        story += [CondPageBreak(_LEAST), heading]
        for place, block in enumerate(section.blocks):
            if place and _is_long(block):
                story.append(CondPageBreak(_LEAST))
            story += _flowables(block, names.get(id(block), ""))
    story += [Spacer(1, 10), Text(_text(page.footer), _SUBTITLE)]
    return story


class _Heading(Text):  # type: ignore[misc]
    """A heading that also stands in the outline."""

    def __init__(self, number: int, title: str) -> None:
        super().__init__(f"{number}&nbsp;&nbsp;&nbsp;{_text(title)}", _HEADING)
        self._key = f"section{number}"
        self._entry = f"{number}  {title}"

    def draw(self) -> None:
        self.canv.bookmarkPage(self._key)
        self.canv.addOutlineEntry(self._entry, self._key, level=0)
        super().draw()


def _flowables(block: Block, name: str) -> list[Any]:
    if isinstance(block, Paragraph):
        return [Text(_text(block.text), _WARNING if block.text == DISCLAIMER else _BODY)]
    if isinstance(block, Bullets):
        return [Text(_text(item), _BULLET, bulletText="•") for item in block.items]
    if isinstance(block, Facts):
        return [_facts(block), Spacer(1, 6)]
    caption = Text(f"<b>{name}.</b> {_text(block.caption)}", _CAPTION)
    if isinstance(block, Table):
        caption.keepWithNext = not _is_long(block)
        return [caption, _table(block), Spacer(1, 9)]
    body, gap = _chart(block) if isinstance(block, Chart) else _films(block), Spacer(1, 3)
    body.keepWithNext = gap.keepWithNext = True
    return [body, gap, caption, Spacer(1, 7)]


def _is_long(block: Block) -> bool:
    """Tell a table that may break between two pages from one that may not."""
    return isinstance(block, Table) and len(block.rows) > _SHORT


def _facts(block: Facts) -> Any:
    rows = [[Text(_text(name), _NAME), Text(_text(text), _CELL)] for name, text in block.rows]
    lines = [("LINEBELOW", (0, 0), (-1, -1), 0.4, _RULE), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    return Grid(rows, colWidths=[0.2 * _WIDTH, 0.8 * _WIDTH], style=[*lines, *_padding(2.2)])


def _table(block: Table) -> Any:
    count = len(block.header)
    widths = [_WIDTH * width for width in (block.widths or (1 / count,) * count)]
    head = [
        Text(f"<b>{_text(text)}</b>", _CELL if i in block.words else _NUMBER)
        for i, text in enumerate(block.header)
    ]
    rows = [
        [_cell(text, words=i in block.words) for i, text in enumerate(row)] for row in block.rows
    ]
    style = [
        ("LINEABOVE", (0, 0), (-1, 0), 0.9, _INK),
        ("LINEBELOW", (0, 0), (-1, 0), 0.6, _INK),
        ("LINEBELOW", (0, 1), (-1, -2), 0.4, _RULE),
        ("LINEBELOW", (0, -1), (-1, -1), 0.9, _INK),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("VALIGN", (0, 1), (-1, -1), "TOP"),
        *_padding(2.6),
        *(("LEFTPADDING", (i, 0), (i, -1), 10) for i in block.words if i),
        *_unbroken(block),
    ]
    return Grid([head, *rows], colWidths=widths, repeatRows=1, style=style)


def _unbroken(block: Table) -> list[tuple[Any, ...]]:
    """Keep a row without a name on the page of the row above, to which it belongs."""
    last = len(block.rows)
    return [("NOSPLIT", (0, i), (0, i + 1)) for i in range(1, last) if not block.rows[i][0]]


def _cell(text: str, *, words: bool) -> Any:
    first, *others = (_text(line) for line in text.split("\n"))
    quiet = "".join(f'<br/><font color="#666666" size="7.2">{line}</font>' for line in others)
    return Text(first + quiet, _CELL if words else _NUMBER)


def _padding(vertical: float) -> list[tuple[Any, ...]]:
    whole = ((0, 0), (-1, -1))
    return [
        ("TOPPADDING", *whole, vertical),
        ("BOTTOMPADDING", *whole, vertical),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("LEFTPADDING", (1, 0), (-1, -1), 5),
        ("RIGHTPADDING", *whole, 0),
    ]


def _chart(block: Chart) -> Any:
    columns, rows = ImageReader(io.BytesIO(block.png)).getSize()
    # A chart with a row for each of many models would not fit on a page.
    width = min(_WIDTH * block.width, _TALLEST * columns / rows)
    return Image(io.BytesIO(block.png), width=width, height=width * rows / columns)


def _films(block: Films) -> Any:
    gap = 2 * mm
    width = _WIDTH / block.columns
    cells = [
        [
            Image(io.BytesIO(film.jpeg), width=width - gap, height=width - gap, hAlign="LEFT"),
            *(Text(_text(line), _LABEL) for line in film.lines),
        ]
        for film in block.films
    ]
    return Grid(
        _in_rows(cells, block.columns),
        colWidths=[width] * block.columns,
        style=[
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), gap),
            ("TOPPADDING", (0, 0), (-1, -1), 1),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ],
    )


def _text(text: str) -> str:
    """Typeset a text, and keep signs of markup in it from being read as such."""
    return escape(typeset(text))


def _in_rows(cells: Sequence[Any], columns: int) -> list[list[Any]]:
    filled = [*cells, *[""] * (-len(cells) % columns)]
    return [list(filled[i : i + columns]) for i in range(0, len(filled), columns)]
