"""Rows of the worklist, and what may become of them. Plain values, no Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.review.findings import Finding, Status
    from desktop.ui.worklist.case import Case
    from desktop.ui.worklist.sorting import Key


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A case with the key that sorts it under the order in force.

    Parameters
    ----------
    case : Case
        The film, and what the reader made of it.
    priority : tuple
        Sorts by priority, whatever the order in force.
    key : tuple
        Sorts under the order in force.
    status : Status
        In which section it stands: its own, or that of the patient's film before it.
    follows : bool
        Whether it stands here because of another film of its patient.
    """

    case: Case
    priority: Key
    key: Key = field(repr=False)
    status: Status
    follows: bool = False

    @property
    def finding(self) -> Finding:
        """The film and its scores."""
        return self.case.finding


@dataclass(frozen=True, slots=True)
class Insertion:
    """Rows that come in together in one place."""

    at: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Removal:
    """A row that goes."""

    at: int


@dataclass(frozen=True, slots=True)
class Move:
    """A row that goes elsewhere; `to` counts without it."""

    at: int
    to: int
    row: Row


@dataclass(frozen=True, slots=True)
class Renewal:
    """A row that says something else now, in its place."""

    at: int
    row: Row


Change = Insertion | Removal | Move | Renewal


def carry_out(change: Change, rows: list[Row]) -> None:
    """Carry out a change on a list of rows."""
    if isinstance(change, Insertion):
        rows[change.at : change.at] = change.rows
    elif isinstance(change, Removal):
        del rows[change.at]
    elif isinstance(change, Move):
        del rows[change.at]
        rows.insert(change.to, change.row)
    else:
        rows[change.at] = change.row
