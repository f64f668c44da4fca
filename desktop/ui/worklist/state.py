"""The worklist as plain values: which films, in which order, through which filters.

Knows no Qt. What changes is told as a stream of changes, each of which counts on those
before it having been carried out:

    for change in worklist.admit(findings):     also revise(...), dismiss(...)
        worklist.carry_out(change)

so that an adapter can tell its views about one after the other, and rows can be put in
place, moved and taken away without disturbing those that are there.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

from desktop.review.findings import Finding, Status, priority_key
from desktop.review.verdicts import FilmKey, film_key
from desktop.ui.worklist.case import Case, Group, NoReadings, Readings, group_of
from desktop.ui.worklist.columns import BY_NAME
from desktop.ui.worklist.filters import Filters
from desktop.ui.worklist.sorting import Key, Order, Sorting, column_key, date_key, folder_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = ["Group", "Order", "Worklist", "group_of"]


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


@dataclass(slots=True, eq=False)
class _Known:
    """A film, with what about it is worked out once; keys take long on thousands of films."""

    finding: Finding
    film: FilmKey | None
    priority: Key
    patient: str
    folder: Key | None = None
    row: Row | None = None

    def in_folder(self) -> Key:
        if self.folder is None:
            self.folder = folder_key(self.finding)
        return self.folder


@dataclass(frozen=True, slots=True)
class _Lead:
    """Where the films of a patient stand."""

    key: Key
    film: _Known | None
    unread: bool


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How the list is arranged.

    Parameters
    ----------
    sorting : Sorting
        The order.
    unread_first : bool
        Whether films without a verdict stand above those that have one.
    together : bool
        Whether the films of one patient stand together, where the first of them stands.
    filters : Filters
        Which films are shown.
    """

    sorting: Sorting = field(default_factory=Sorting)
    unread_first: bool = False
    together: bool = True
    filters: Filters = field(default_factory=Filters)

    def to_json(self) -> dict[str, object]:
        """Return it as JSON can hold it."""
        return {
            "sorting": self.sorting.to_json(),
            "unread_first": self.unread_first,
            "together": self.together,
            "filters": self.filters.to_json(),
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, object]) -> Arrangement:
        """Take back what `to_json` gave; the usual one where it is not understood."""
        sorting, filters = kept.get("sorting"), kept.get("filters")
        return cls(
            Sorting.from_json(sorting, BY_NAME) if isinstance(sorting, dict) else Sorting(),
            kept.get("unread_first") is True,
            kept.get("together") is not False,
            Filters.from_json(filters) if isinstance(filters, dict) else Filters(),
        )

    def blinded(self) -> Arrangement:
        """Return it without what would tell what a model says: its order and its filters."""
        column = BY_NAME.get(self.sorting.column)
        tells = self.sorting.order is Order.PRIORITY or bool(column and column.tells_score)
        sorting = Sorting(Order.FOLDER) if tells else self.sorting
        return replace(self, sorting=sorting, filters=self.filters.blinded())


class Worklist:
    """All films of a session, and those of them that are shown, in order.

    Parameters
    ----------
    readings : Readings, optional
        Knows what the reader made of films.
    """

    def __init__(self, readings: Readings | None = None) -> None:
        self._readings = readings or NoReadings()
        self._wish = Arrangement()
        self._narrowing: Narrowing | None = None
        self._known: dict[int, _Known] = {}
        self._films: defaultdict[FilmKey, list[_Known]] = defaultdict(list)
        self._patients: defaultdict[str, list[_Known]] = defaultdict(list)
        self._leads: dict[str, _Lead] = {}
        self._priorities: list[Key] = []
        self._counts: Counter[Group] = Counter()
        self._unread: set[int] = set()
        self._rows: list[Row] = []

    @property
    def wish(self) -> Arrangement:
        """The arrangement that the reader chose."""
        return self._wish

    @property
    def arrangement(self) -> Arrangement:
        """The one in force: a blind first read takes from it what would tell a score."""
        return self._wish.blinded() if self._readings.blind else self._wish

    @property
    def blind(self) -> bool:
        """Whether films are read without their scores first."""
        return self._readings.blind

    @property
    def order(self) -> Order:
        """The order in force."""
        return self.arrangement.sorting.order

    @property
    def group(self) -> Group:
        """The group that is shown."""
        return self.arrangement.filters.group

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
        return [known.finding for known in self._known.values()]

    @property
    def cases(self) -> Iterator[Case]:
        """All cases in the order of their arrival, shown or not."""
        return (self._readings.case(known.finding) for known in self._known.values())

    @property
    def unread(self) -> int:
        """How many films still wait for a verdict, shown or not."""
        return len(self._unread)

    def count(self, group: Group) -> int:
        """Return how many findings a group has."""
        return self._counts[group]

    def rank(self, row: Row) -> int | None:
        """Return the place in the order of priority, from 1; None unless scored in scope."""
        if row.finding.status is not Status.OK or row.case.veiled:
            return None
        return bisect_left(self._priorities, row.priority) + 1

    def starts_section(self, row: int) -> bool:
        """Tell whether a row is the first of those out of scope, or of the unreadable ones."""
        if self.order is not Order.PRIORITY or not 0 < row < len(self._rows):
            return False
        before, here = self._rows[row - 1], self._rows[row]
        return here.status is not before.status and here.status is not Status.OK

    def row_of(self, finding: Finding) -> int | None:
        """Return the visible row of this very finding; None where it is not shown."""
        known = self._known.get(id(finding))
        return None if known is None or known.row is None else self._index(known.row)

    def findings_of(self, film: FilmKey) -> list[Finding]:
        """Return the findings that show a film, by its content."""
        return [known.finding for known in self._films.get(film, ())]

    def clear(self) -> None:
        """Forget all findings and what the list is narrowed to; the arrangement stays."""
        for held in (
            self._known,
            self._films,
            self._patients,
            self._leads,
            self._priorities,
            self._counts,
            self._unread,
            self._rows,
        ):
            held.clear()
        self._narrowing = None

    def arrange(self, arrangement: Arrangement | None = None) -> None:
        """Arrange the list, anew or otherwise; all rows may change."""
        self._wish = arrangement or self._wish
        self._unread.clear()
        films = self._known.values()
        cases = [self._readings.case(known.finding) for known in films]
        for known, case in zip(films, cases, strict=True):
            self._note_unread(known, case)
        arrangement = self.arrangement
        together = arrangement.together
        self._leads = {p: self._find_lead(p) for p in self._patients} if together else {}
        for known, case in zip(films, cases, strict=True):
            known.row = self._row(known, case, arrangement)
        shown = (known.row for known in films if known.row is not None)
        self._rows = sorted(shown, key=_key_of)

    def narrow(self, title: str, keys: Iterable[FilmKey]) -> None:
        """Show only certain films, those that the filters let through among them.

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
        """Show all films of the filters in force again."""
        self._narrowing = None
        self.arrange()

    def admit(self, findings: Iterable[Finding]) -> Iterator[Change]:
        """Take findings in.

        Parameters
        ----------
        findings : iterable of Finding
            A batch.

        Yields
        ------
        Change
            To be carried out before the next is asked for.
        """
        coming = [self._enter(finding) for finding in findings]
        self._priorities.sort()
        new = {id(known) for known in coming}
        yield from self._renew(k for k in self._beside(coming) if id(k) not in new)
        for known in coming:
            known.row = self._row(known, self._readings.case(known.finding), self.arrangement)
        rows = sorted((known.row for known in coming if known.row is not None), key=_key_of)
        yield from self._gaps(rows)

    def revise(self, films: Iterable[FilmKey]) -> Iterator[Change]:
        """Take note that the reader has made something else of films, see `admit`."""
        changed = [known for film in films for known in self._films.get(film, ())]
        for known in changed:
            self._note_unread(known, self._readings.case(known.finding))
        yield from self._renew({id(k): k for k in (*changed, *self._beside(changed))}.values())

    def dismiss(self, findings: Iterable[Finding]) -> Iterator[Change]:
        """Forget findings whose files were written anew, see `admit`."""
        going = [known for f in findings if (known := self._known.pop(id(f), None))]
        for known in going:
            self._leave(known)
            if known.row is not None:
                at = self._index(known.row)
                if at is not None:
                    yield Removal(at)
        yield from self._renew(self._beside(going))

    def replace(self, findings: Iterable[Finding]) -> None:
        """Put findings in the place of all there are, judged by other thresholds; rows may change.

        Arrangement and narrowing stay.
        """
        coming, there = list(findings), list(self._known.values())
        if [one.ref for one in coming] == [known.finding.ref for known in there]:
            self._renew_findings(there, coming)
        else:
            narrowing = self._narrowing
            self.clear()
            self._narrowing = narrowing
            for finding in coming:
                self._enter(finding)
        self._priorities.sort()
        self.arrange()

    def carry_out(self, change: Change) -> None:
        """Carry out a change."""
        if isinstance(change, Insertion):
            self._rows[change.at : change.at] = change.rows
        elif isinstance(change, Removal):
            del self._rows[change.at]
        elif isinstance(change, Move):
            del self._rows[change.at]
            self._rows.insert(change.to, change.row)
        else:
            self._rows[change.at] = change.row

    def next_unread(self, after: int, step: int, *, flagged: bool = False) -> int | None:
        """Return the next row, downwards or upwards, that is unread; None without one.

        Parameters
        ----------
        after : int
            From which row on.
        step : {1, -1}
            Downwards or upwards.
        flagged : bool
            Only flagged ones; in a blind first read flags do not count.
        """
        flagged = flagged and not self.blind
        row = after + step
        while 0 <= row < len(self._rows):
            # The rows may not have been told yet of a verdict that was just given.
            case = self._readings.case(self._rows[row].finding)
            if case.unread and (case.finding.flagged or not flagged):
                return row
            row += step
        return None

    # Entering and leaving

    def _enter(self, finding: Finding) -> _Known:
        patient = finding.film.facts.patient_key if finding.film else ""
        known = _Known(finding, film_key(finding), priority_key(finding), patient)
        self._known[id(finding)] = known
        if known.film is not None:
            self._films[known.film].append(known)
        if patient:
            self._patients[patient].append(known)
        self._counts.update((Group.ALL, group_of(finding)))
        self._note_unread(known, self._readings.case(finding))
        if finding.status is Status.OK:
            self._priorities.append(known.priority)
        return known

    def _renew_findings(self, there: Sequence[_Known], findings: Sequence[Finding]) -> None:
        """Put each finding in the place of the one of the same film; keys of names are kept."""
        for known, finding in zip(there, findings, strict=True):
            known.finding, known.priority = finding, priority_key(finding)
        self._known = {id(known.finding): known for known in there}
        self._counts = Counter(group_of(finding) for finding in findings)
        self._counts[Group.ALL] = len(findings)
        self._priorities = [k.priority for k in there if k.finding.status is Status.OK]

    def _leave(self, known: _Known) -> None:
        if known.film is not None:
            self._films[known.film].remove(known)
        if known.patient:
            self._patients[known.patient].remove(known)
        self._counts.subtract((Group.ALL, group_of(known.finding)))
        self._unread.discard(id(known.finding))
        if known.finding.status is Status.OK:
            del self._priorities[bisect_left(self._priorities, known.priority)]

    def _note_unread(self, known: _Known, case: Case) -> None:
        if case.unread:
            self._unread.add(id(known.finding))
        else:
            self._unread.discard(id(known.finding))

    def _beside(self, films: Iterable[_Known]) -> list[_Known]:
        """Return the films of the same patients whose place changes with these."""
        if not self.arrangement.together:
            return []
        beside: list[_Known] = []
        for patient in dict.fromkeys(known.patient for known in films if known.patient):
            lead = self._find_lead(patient)
            if lead != self._leads.get(patient):
                self._leads[patient] = lead
                beside += self._patients[patient]
        return beside

    def _find_lead(self, patient: str) -> _Lead:
        """Return where the films of a patient stand: with the first of those shown."""
        arrangement = self.arrangement
        unread, first = False, None
        for known in self._patients[patient]:
            case = self._readings.case(known.finding)
            unread = unread or case.unread
            if self._shows(known, case, arrangement):
                key = self._key(known, case, arrangement)
                first = (key, known) if first is None or key < first[0] else first
        return _Lead(first[0] if first else (), first[1] if first else None, unread)

    # Rows

    def _renew(self, films: Iterable[_Known]) -> Iterator[Change]:
        """Yield what becomes of the rows of films."""
        for known in films:
            case = self._readings.case(known.finding)
            before, known.row = known.row, self._row(known, case, self.arrangement)
            after = known.row
            at = None if before is None else self._index(before)
            if after is None:
                if at is not None:
                    yield Removal(at)
            elif at is None:
                yield Insertion(bisect_right(self._rows, after.key, key=_key_of), (after,))
            elif before is not None and before.key == after.key:
                yield Renewal(at, after)
            else:
                to = bisect_right(self._rows, after.key, key=_key_of)
                to -= at < to
                yield Renewal(at, after) if to == at else Move(at, to, after)

    def _gaps(self, coming: list[Row]) -> list[Insertion]:
        together = groupby(coming, lambda row: bisect_right(self._rows, row.key, key=_key_of))
        insertions: list[Insertion] = []
        before = 0
        for at, rows in [(at, tuple(rows)) for at, rows in together]:
            insertions.append(Insertion(at + before, rows))
            before += len(rows)
        return insertions

    def _index(self, row: Row) -> int | None:
        at = bisect_left(self._rows, row.key, key=_key_of)
        while at < len(self._rows) and self._rows[at].key == row.key:
            if self._rows[at].finding is row.finding:
                return at
            at += 1
        return None

    def _row(self, known: _Known, case: Case, arrangement: Arrangement) -> Row | None:
        """Return a film's row; None where it is not shown."""
        if not self._shows(known, case, arrangement):
            return None
        own = self._key(known, case, arrangement)
        lead = self._leads.get(known.patient) if known.patient else None
        first, leader = (lead.key, lead.film) if lead is not None else (own, known)
        unread = lead.unread if lead is not None else case.unread
        key = (arrangement.unread_first and not unread, first, known.patient, own)
        status = (leader or known).finding.status
        return Row(case, known.priority, key, status, follows=leader is not known)

    def _key(self, known: _Known, case: Case, arrangement: Arrangement) -> Key:
        sorting = arrangement.sorting
        if sorting.order is Order.PRIORITY:
            return known.priority
        if sorting.order is Order.FOLDER:
            return known.in_folder()
        if sorting.order is Order.DATE:
            return date_key(known.finding, known.in_folder())
        # Where scores are hidden, films that compare equal may not stand by priority either.
        tie = known.in_folder() if self.blind else known.priority
        value = BY_NAME[sorting.column].value(case)
        return column_key(value, descending=sorting.descending, tie=tie)

    def _shows(self, known: _Known, case: Case, arrangement: Arrangement) -> bool:
        narrowing = self._narrowing
        if narrowing is not None and known.film not in narrowing.keys:
            return False
        return arrangement.filters.admits(case)


def _key_of(row: Row) -> Key:
    return row.key
