"""What a click leads to, and tables whose cells may lead somewhere. Plain values, no Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.review.findings import Finding


@dataclass(frozen=True, slots=True)
class Selection:
    """Films that belong together for a reason.

    Parameters
    ----------
    title : str
        Which films they are, such as "pneumonias missed by ResNet50 at 0.420"; how many is
        told where they are shown.
    films : tuple of Finding
        In the order in which they are worth looking at; may be none.
    among_all : bool
        Whether the first film is to be looked at among all films, not these alone.
    """

    title: str
    films: tuple[Finding, ...]
    among_all: bool = False


Link = Callable[[], Selection]
"""Makes a selection when it is asked for: most are never looked at."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table.

    Parameters
    ----------
    text : str
        What it says.
    tip : str
        What else there is to know; empty for nothing.
    link : Link, optional
        The films it stands for.
    place : int, optional
        The model whose line stands before the text.
    """

    text: str
    tip: str = ""
    link: Link | None = None
    place: int | None = None


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table.

    Parameters
    ----------
    titles : tuple of str
        Of the columns.
    rows : sequence of tuple of Cell
        May be made as they are asked for.
    tips : tuple of str
        What the columns mean; as many as titles, or none.
    """

    titles: tuple[str, ...] = ()
    rows: Sequence[Row] = ()
    tips: tuple[str, ...] = ()

    def as_text(self) -> str:
        """Return the table as lines with tabs, as spreadsheets take it."""
        lines = [self.titles, *(tuple(cell.text for cell in row) for row in self.rows)]
        return "\n".join("\t".join(part.replace("\n", " ") for part in line) for line in lines)
