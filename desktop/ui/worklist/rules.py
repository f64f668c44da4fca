"""By what rules a film is shown, and where it stands. No Qt, and no list: a film at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.review.findings import Status, priority_key
from desktop.review.verdicts import FilmKey, film_key
from desktop.ui.worklist.columns import BY_NAME, PLACE
from desktop.ui.worklist.rows import Row
from desktop.ui.worklist.sorting import Key, Order, column_key, date_key, folder_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop.review.findings import Finding
    from desktop.ui.worklist.arrangement import Arrangement, Narrowing
    from desktop.ui.worklist.case import Case


@dataclass(slots=True, eq=False)
class Entry:
    """A film, with what about it is worked out once; keys take long on thousands of films."""

    finding: Finding
    film: FilmKey | None
    priority: Key
    patient: str
    folder: Key | None = None
    row: Row | None = None

    @classmethod
    def of(cls, finding: Finding) -> Entry:
        """Make one that has no row yet."""
        patient = finding.film.facts.patient_key if finding.film else ""
        return cls(finding, film_key(finding), priority_key(finding), patient)

    def say_anew(self, finding: Finding) -> None:
        """Take the finding of the same film under other thresholds."""
        self.finding, self.priority = finding, priority_key(finding)

    def in_folder(self) -> Key:
        """Return what sorts it as in the folder."""
        if self.folder is None:
            self.folder = folder_key(self.finding)
        return self.folder


@dataclass(frozen=True, slots=True)
class Lead:
    """Where the films of a patient stand.

    Parameters
    ----------
    key : tuple
        Of the first of those shown.
    entry : Entry or None
        The first of those shown, if any is.
    unread : bool
        Whether any of them, shown or not, still waits for a verdict.
    """

    key: Key
    entry: Entry | None
    unread: bool


@dataclass(frozen=True, slots=True)
class Rules:
    """What decides whether a film is shown, and where.

    Parameters
    ----------
    arrangement : Arrangement
        In force.
    narrowing : Narrowing or None
        The only films that are shown, whatever else.
    blind : bool
        Whether scores are hidden, so that nothing may stand by them.
    rank : callable
        Gives a film's place in the order of priority; None without one.
    """

    arrangement: Arrangement
    narrowing: Narrowing | None
    blind: bool
    rank: Callable[[Entry], int | None]

    def shows(self, entry: Entry, case: Case) -> bool:
        """Tell whether a film is shown."""
        if self.narrowing is not None and entry.film not in self.narrowing.keys:
            return False
        filters = self.arrangement.filters
        return filters.admits(case) and (
            filters.places.idle or filters.places.spans(self.rank(entry))
        )

    def key(self, entry: Entry, case: Case) -> Key:
        """Return what sorts a film that stands for itself."""
        sorting = self.arrangement.sorting
        if sorting.order is Order.PRIORITY:
            return entry.priority
        if sorting.order is Order.FOLDER:
            return entry.in_folder()
        if sorting.order is Order.DATE:
            return date_key(entry.finding, entry.in_folder())
        # Where scores are hidden, films that compare equal may not stand by priority either.
        tie = entry.in_folder() if self.blind else entry.priority
        if sorting.column == PLACE:
            value = entry.priority if entry.finding.status is Status.OK else None
        else:
            value = BY_NAME[sorting.column].value(case)
        return column_key(value, descending=sorting.descending, tie=tie)

    def lead(self, films: Iterable[tuple[Entry, Case]]) -> Lead:
        """Return where the films of a patient stand: with the first of those shown."""
        unread, first = False, None
        for entry, case in films:
            unread = unread or case.unread
            if self.shows(entry, case):
                key = self.key(entry, case)
                first = (key, entry) if first is None or key < first[0] else first
        return Lead(first[0] if first else (), first[1] if first else None, unread)

    def row(self, entry: Entry, case: Case, lead: Lead | None) -> Row | None:
        """Return a film's row; None where it is not shown.

        Parameters
        ----------
        entry, case : Entry, Case
            The film.
        lead : Lead or None
            Where the films of its patient stand; None where each stands for itself.
        """
        if not self.shows(entry, case):
            return None
        own = self.key(entry, case)
        first, leader = (lead.key, lead.entry) if lead is not None else (own, entry)
        unread = lead.unread if lead is not None else case.unread
        key = (self.arrangement.unread_first and not unread, first, entry.patient, own)
        status = (leader or entry).finding.status
        return Row(case, entry.priority, key, status, follows=leader is not entry)
