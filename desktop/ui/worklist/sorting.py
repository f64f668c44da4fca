"""In which order films stand: by priority, as in the folder, or by any column. No Qt."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache, total_ordering
from typing import TYPE_CHECKING, Any

from natsort import natsort_keygen, ns

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from desktop.review.findings import Finding

Key = tuple[Any, ...]

_NAMES_KEPT = 50_000

natural = lru_cache(_NAMES_KEPT)(natsort_keygen(alg=ns.IGNORECASE))
"""Sorts names as people count; the parts of paths come again and again."""


class Order(StrEnum):
    """In which order films are read; the reader always sees which one is on."""

    PRIORITY = "priority"
    FOLDER = "folder"
    DATE = "date"
    COLUMN = "column"


@dataclass(frozen=True, slots=True)
class Sorting:
    """An order.

    Parameters
    ----------
    order : Order
        Which.
    column : str
        Name of the column, where a column sorts.
    descending : bool
        Whether a column sorts from its largest value down. Films that say nothing in the
        column come last either way.
    """

    order: Order = Order.PRIORITY
    column: str = ""
    descending: bool = False

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON can hold it."""
        return {"order": self.order, "column": self.column, "descending": self.descending}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any], columns: Mapping[str, Any]) -> Sorting:
        """Take back what `to_json` gave; the usual order where it is not understood."""
        try:
            order = Order(kept["order"])
            sorting = cls(order, str(kept["column"]), bool(kept["descending"]))
        except (KeyError, ValueError, TypeError):
            return cls()
        if order is Order.COLUMN and sorting.column not in columns:
            return cls()
        return sorting


@total_ordering
class Backwards:
    """A value that sorts the other way round."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Backwards) and self.value == other.value

    def __lt__(self, other: Backwards) -> bool:
        return bool(other.value < self.value)

    def __hash__(self) -> int:
        return hash(self.value)


def folder_key(finding: Finding) -> Key:
    """Sort as `find_images` walks: the files of a folder, then its folders."""
    path: Path = finding.ref.path
    steps = [(1, natural(part)) for part in path.parts[:-1]]
    return (*steps, (0, natural(path.name)), (0, finding.ref.frame))


def date_key(finding: Finding, folder: Key) -> Key:
    """Sort by date of acquisition, oldest first, the undated last."""
    date = finding.film.facts.acquired if finding.film else None
    return date is None, date or datetime.date.min, folder


def column_key(value: Any, *, descending: bool, tie: Key) -> Key:
    """Sort by what a column says; films that say nothing come last either way."""
    if value is None or value == "":
        return 1, 0, tie
    if isinstance(value, str):
        value = natural(value)
    return 0, Backwards(value) if descending else value, tie
