"""The worklist as plain values: which findings, in which order, through which filter.

Knows no Qt. `Worklist.insertions` tells an adapter where a batch goes, so that rows can
be put in place without disturbing those that are there.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, Any

from natsort import natsort_keygen, ns

from desktop.review.findings import Finding, Status, priority_key
from desktop.review.verdicts import FilmKey, film_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

Key = tuple[Any, ...]

_natural = natsort_keygen(alg=ns.IGNORECASE)


class Order(StrEnum):
    """In which order films are read; the reader always sees which one is on."""

    PRIORITY = "priority"
    FOLDER = "folder"
    DATE = "date"


class Group(StrEnum):
    """Which films are shown."""

    ALL = "all"
    FLAGGED = "flagged"
    UNFLAGGED = "unflagged"
    OUT_OF_SCOPE = "out_of_scope"
    UNREADABLE = "unreadable"


def group_of(finding: Finding) -> Group:
    """Return the one group, besides all, that a finding belongs to."""
    if finding.status is Status.OK:
        return Group.FLAGGED if finding.flagged else Group.UNFLAGGED
    return Group.OUT_OF_SCOPE if finding.status is Status.OUT_OF_SCOPE else Group.UNREADABLE


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A finding with the key that sorts it under the order in force."""

    finding: Finding
    priority: Key
    key: Key = field(repr=False)


@dataclass(frozen=True, slots=True)
class Insertion:
    """Rows that belong together in one place of the visible list."""

    at: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The only films that are shown, whatever the filters say of others.

    Parameters
    ----------
    title : str
        What they have in common, in words.
    keys : frozenset of FilmKey
        Which.
    """

    title: str
    keys: frozenset[FilmKey]


def _folder_key(finding: Finding) -> Key:
    """Sort as `find_images` walks: the files of a folder, then its folders."""
    path: Path = finding.ref.path
    steps = [(1, _natural(part)) for part in path.parts[:-1]]
    return (*steps, (0, _natural(path.name)), (0, finding.ref.frame))


def _date_key(finding: Finding) -> Key:
    date = finding.film.facts.acquired if finding.film else None
    return date is None, date or datetime.date.min, _folder_key(finding)


_KEYS: dict[Order, Callable[[Finding], Key]] = {
    Order.PRIORITY: priority_key,
    Order.FOLDER: _folder_key,
    Order.DATE: _date_key,
}


class Worklist:
    """All findings of a folder, and those of them that are shown, in order."""

    def __init__(self) -> None:
        self._order = Order.PRIORITY
        self._group = Group.ALL
        self._narrowing: Narrowing | None = None
        self._findings: list[Finding] = []
        self._priorities: list[Key] = []
        self._counts: Counter[Group] = Counter()
        self._rows: list[Row] = []

    @property
    def order(self) -> Order:
        """The order in force."""
        return self._order

    @property
    def group(self) -> Group:
        """The group that is shown."""
        return self._group

    @property
    def narrowing(self) -> Narrowing | None:
        """The films that the list is narrowed to; None while it is not."""
        return self._narrowing

    @property
    def rows(self) -> Sequence[Row]:
        """The rows that are shown, in order."""
        return self._rows

    @property
    def findings(self) -> Sequence[Finding]:
        """All findings in the order of their arrival."""
        return self._findings

    def count(self, group: Group) -> int:
        """Return how many findings a group has."""
        return self._counts[group]

    def rank(self, row: Row) -> int | None:
        """Return the place in the order of priority, from 1; None unless scored in scope."""
        if row.finding.status is not Status.OK:
            return None
        return bisect_left(self._priorities, row.priority) + 1

    def starts_section(self, row: int) -> bool:
        """Tell whether a row is the first of those out of scope, or of the unreadable ones."""
        if self._order is not Order.PRIORITY or not 0 < row < len(self._rows):
            return False
        return self._rows[row].finding.status is not self._rows[row - 1].finding.status

    def row_of(self, finding: Finding) -> int | None:
        """Return the visible row of this very finding; None where it is not shown."""
        at = bisect_left(self._rows, self._key(finding), key=_key_of)
        while at < len(self._rows) and self._rows[at].key == self._key(finding):
            if self._rows[at].finding is finding:
                return at
            at += 1
        return None

    def clear(self) -> None:
        """Forget all findings and what the list is narrowed to; order and group stay."""
        self._findings.clear()
        self._priorities.clear()
        self._counts.clear()
        self._rows.clear()
        self._narrowing = None

    def arrange(self, *, order: Order | None = None, group: Group | None = None) -> None:
        """Change order or filter."""
        self._order = order or self._order
        self._group = group or self._group
        shown = (self._row(finding) for finding in self._findings if self._shows(finding))
        self._rows = sorted(shown, key=_key_of)

    def narrow(self, title: str, keys: Iterable[FilmKey]) -> None:
        """Show only certain films, those of the group in force among them.

        Parameters
        ----------
        title : str
            What they have in common, in words; it is shown above the list.
        keys : iterable of FilmKey
            Which, see `desktop.review.verdicts.film_key`.
        """
        self._narrowing = Narrowing(title, frozenset(keys))
        self.arrange()

    def widen(self) -> None:
        """Show all films of the group in force again."""
        self._narrowing = None
        self.arrange()

    def admit(self, findings: Iterable[Finding]) -> list[Insertion]:
        """Take findings in and tell where they belong.

        Parameters
        ----------
        findings : iterable of Finding
            A batch.

        Returns
        -------
        list of Insertion
            To be handed to `place` one after the other; each counts on those before it.
        """
        coming = []
        for finding in findings:
            self._findings.append(finding)
            self._counts.update((Group.ALL, group_of(finding)))
            row = self._row(finding)
            if finding.status is Status.OK:
                self._priorities.append(row.priority)
            if self._shows(finding):
                coming.append(row)
        self._priorities.sort()
        return self._gaps(sorted(coming, key=_key_of))

    def place(self, insertion: Insertion) -> None:
        """Put rows where `admit` said."""
        self._rows[insertion.at : insertion.at] = insertion.rows

    def next_flagged(self, after: int, step: int) -> int | None:
        """Return the next row, downwards or upwards, that is flagged; None without one."""
        row = after + step
        while 0 <= row < len(self._rows):
            if self._rows[row].finding.flagged:
                return row
            row += step
        return None

    def _gaps(self, coming: list[Row]) -> list[Insertion]:
        together = groupby(coming, lambda row: bisect_right(self._rows, row.key, key=_key_of))
        insertions: list[Insertion] = []
        before = 0
        for at, rows in together:
            insertion = Insertion(at + before, tuple(rows))
            insertions.append(insertion)
            before += len(insertion.rows)
        return insertions

    def _key(self, finding: Finding) -> Key:
        return _KEYS[self._order](finding)

    def _row(self, finding: Finding) -> Row:
        priority = priority_key(finding)
        key = priority if self._order is Order.PRIORITY else self._key(finding)
        return Row(finding, priority, key)

    def _shows(self, finding: Finding) -> bool:
        if self._narrowing is not None and film_key(finding) not in self._narrowing.keys:
            return False
        return self._group in (Group.ALL, group_of(finding))


def _key_of(row: Row) -> Key:
    return row.key
