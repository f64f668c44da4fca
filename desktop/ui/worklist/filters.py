"""Filters of the worklist's columns, and the text search. Plain values, no Qt."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from desktop.review.findings import Status
from desktop.review.policy import disagree
from desktop.ui.worklist.case import SCORED_GROUPS, Group, group_of
from desktop.ui.worklist.columns import BY_NAME, PLACE, Kind, search_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.review.findings import Finding
    from desktop.ui.worklist.case import Case


class Reading(StrEnum):
    """Which films are shown by whether the reader has decided."""

    ANY = "any"
    UNREAD = "unread"
    READ = "read"
    MARKED = "marked"


@dataclass(frozen=True, slots=True)
class ColumnFilter:
    """What a column must say.

    Parameters
    ----------
    column : str
        Name of the column.
    values : frozenset of str
        One of them, for a column with few different words; "" is a film that says nothing.
    low, high : float, str or None
        Between them, both included, for numbers and for dates in ISO form.
    text : str
        Contained, whatever the case, in a column of free words.
    """

    column: str
    values: frozenset[str] = frozenset()
    low: float | str | None = None
    high: float | str | None = None
    text: str = ""

    @property
    def idle(self) -> bool:
        """Whether it lets every film through."""
        return not self.values and self.low is None and self.high is None and not self.text

    def admits(self, case: Case) -> bool:
        """Return whether a film passes."""
        column = BY_NAME[self.column]
        if self.values:
            said = column.words(case)
            return bool(self.values.intersection(said or ("",)))
        value = column.value(case)
        if self.text:
            return self.text.casefold() in str(value or "").casefold()
        return self.spans(value)

    def spans(self, value: Any) -> bool:
        """Return whether a value lies between both ends; nothing is no value."""
        if value is None:
            return False
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON can hold it."""
        return {
            "column": self.column,
            "values": sorted(self.values),
            "low": self.low,
            "high": self.high,
            "text": self.text,
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> ColumnFilter | None:
        """Take back what `to_json` gave; None where it is not understood."""
        try:
            made = cls(
                kept["column"],
                frozenset(map(str, kept["values"])),
                kept["low"],
                kept["high"],
                str(kept["text"]),
            )
            kind = BY_NAME[made.column].kind
        except (KeyError, TypeError):
            return None
        ends = [end for end in (made.low, made.high) if end is not None]
        fitting: type | tuple[type, ...] = str if kind is Kind.DATE else (int, float)
        return made if all(isinstance(end, fitting) for end in ends) else None


@dataclass(frozen=True, slots=True)
class Filters:
    """Everything that decides which films are shown.

    Parameters
    ----------
    group : Group
        The chip that is chosen.
    reading : Reading
        Unread ones, read ones, marked ones, or any.
    query : str
        Words that a film must contain, all of them.
    columns : tuple of ColumnFilter
        At most one a column.
    disputed : bool
        Only films that some models flag and others do not.
    """

    group: Group = Group.ALL
    reading: Reading = Reading.ANY
    query: str = ""
    columns: tuple[ColumnFilter, ...] = field(default=())
    disputed: bool = False

    @property
    def narrow(self) -> bool:
        """Whether more than the group decides."""
        narrow = self.disputed or self.reading is not Reading.ANY
        return narrow or bool(self.query.split() or self.columns)

    def with_column(self, wanted: ColumnFilter) -> Filters:
        """Return them with another filter of a column; an idle one takes it away."""
        others = tuple(one for one in self.columns if one.column != wanted.column)
        return replace(self, columns=others if wanted.idle else (*others, wanted))

    def of(self, column: str) -> ColumnFilter:
        """Return the filter of a column, idle where there is none."""
        return next((one for one in self.columns if one.column == column), ColumnFilter(column))

    @property
    def places(self) -> ColumnFilter:
        """Which places in the order of priority are shown: a film alone cannot tell its own."""
        return self.of(PLACE)

    def blinded(self) -> Filters:
        """Return them without those that would tell what a model says."""
        group = Group.ALL if self.group in SCORED_GROUPS else self.group
        columns = tuple(one for one in self.columns if not BY_NAME[one.column].tells_score)
        return replace(self, group=group, columns=columns, disputed=False)

    def admits(self, case: Case) -> bool:
        """Return whether a film is shown, as far as it can tell: its place is the list's."""
        if self.group is not Group.ALL and group_of(case.finding) is not self.group:
            return False
        if not _is_read(case, self.reading):
            return False
        if self.disputed and not is_disputed(case.finding):
            return False
        if self.query:
            said = search_text(case)
            if not all(word in said for word in self.query.casefold().split()):
                return False
        return all(one.admits(case) for one in self.columns if one.column != PLACE)

    def to_json(self) -> dict[str, Any]:
        """Return them as JSON can hold them."""
        return {
            "group": self.group,
            "reading": self.reading,
            "query": self.query,
            "columns": [one.to_json() for one in self.columns],
            "disputed": self.disputed,
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Filters:
        """Take back what `to_json` gave; none where it is not understood."""
        try:
            columns = [ColumnFilter.from_json(one) for one in kept["columns"]]
            return cls(
                Group(kept["group"]),
                Reading(kept["reading"]),
                str(kept["query"]),
                tuple(one for one in columns if one is not None),
                kept.get("disputed") is True,
            )
        except (KeyError, ValueError, TypeError):
            return cls()


def is_disputed(finding: Finding) -> bool:
    """Tell whether some models flag a film in scope and others do not."""
    return finding.status is Status.OK and disagree(finding.assessments)


def _is_read(case: Case, wanted: Reading) -> bool:
    if wanted is Reading.UNREAD:
        return case.unread
    if wanted is Reading.READ:
        return case.decision is not None
    return case.marked or wanted is Reading.ANY
