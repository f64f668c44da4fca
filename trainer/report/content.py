"""What stands on a page, without a word about how it is written: HTML and PDF share it."""

from __future__ import annotations

from dataclasses import dataclass

DISCLAIMER = "For prioritisation only. Not for diagnostic use."


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Full sentences."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """Short points."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Names with what belongs to them."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption.

    Parameters
    ----------
    caption : str
        In full sentences.
    header : tuple of str
        One a column.
    rows : tuple of tuple of str
        A cell's first line stands out; further lines, such as an interval, are quieter.
    words : frozenset of int
        Columns of words, set to the left; the others hold numbers.
    widths : tuple of float, optional
        Shares of the width; equal when omitted.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: frozenset[int] = frozenset({0})
    widths: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        if any(len(row) != len(self.header) for row in self.rows):
            raise ValueError(f"a row of {self.caption!r} does not fit its head")
        if self.widths and len(self.widths) != len(self.header):
            raise ValueError(f"the widths of {self.caption!r} do not fit its head")


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing, as vectors for the screen and as pixels for paper.

    Parameters
    ----------
    caption : str
        In full sentences: what is drawn, and on what.
    svg, png : bytes
        The same drawing.
    width : float
        Share of the page's width, 0 to 1.
    """

    caption: str
    svg: bytes
    png: bytes
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Film:
    """One film on a page, a JPEG file, with lines of text under it."""

    jpeg: bytes
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Films:
    """Films side by side."""

    caption: str
    films: tuple[Film, ...]
    columns: int = 4


Block = Paragraph | Bullets | Facts | Table | Chart | Films


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks under a heading."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A whole page.

    Parameters
    ----------
    title, subtitle : str
        At its head.
    sections : tuple of Section
        In reading order; numbered by the writers.
    footer : str
        How it was made.
    """

    title: str
    subtitle: str
    sections: tuple[Section, ...]
    footer: str


def typeset(text: str) -> str:
    """Give a text the apostrophes of print, and keep a p with its value."""
    text = text.replace("'", "’")
    for sign in "=<":
        text = text.replace(f"p {sign} ", f"p\u00a0{sign}\u00a0")
    return text


def numbered(page: Page) -> dict[int, str]:
    """Return "Table 1", "Figure 1" and so on, by the identity of each block that has one."""
    names: dict[int, str] = {}
    counts = {"Table": 0, "Figure": 0}
    for section in page.sections:
        for block in section.blocks:
            if isinstance(block, (Table, Chart, Films)):
                kind = "Table" if isinstance(block, Table) else "Figure"
                counts[kind] += 1
                names[id(block)] = f"{kind} {counts[kind]}"
    return names
