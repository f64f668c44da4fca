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
from itertools import groupby
from typing import TYPE_CHECKING

from desktop.review.findings import Status
from desktop.ui.worklist.arrangement import Arrangement, Narrowing
from desktop.ui.worklist.case import Case, Group, NoReadings, Readings
from desktop.ui.worklist.catalogue import Catalogue
from desktop.ui.worklist.rows import Change, Insertion, Move, Removal, Renewal, Row, carry_out
from desktop.ui.worklist.rules import Entry, Lead, Rules
from desktop.ui.worklist.sorting import Order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desktop.review.findings import Finding
    from desktop.review.verdicts import FilmKey
    from desktop.ui.worklist.sorting import Key


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
        self._films = Catalogue(self._readings)
        self._leads: dict[str, Lead] = {}
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
        return [entry.finding for entry in self._films.entries]

    @property
    def cases(self) -> Iterator[Case]:
        """All cases in the order of their arrival, shown or not."""
        return (self._films.case(entry) for entry in self._films.entries)

    @property
    def unread(self) -> int:
        """How many films still wait for a verdict, shown or not."""
        return self._films.unread

    def count(self, group: Group) -> int:
        """Return how many findings a group has."""
        return self._films.count(group)

    def rank(self, row: Row) -> int | None:
        """Return the place in the order of priority, from 1; None unless scored in scope."""
        return None if row.case.veiled else self._films.rank(row.finding, row.priority)

    def starts_section(self, row: int) -> bool:
        """Tell whether a row is the first of those out of scope, or of the unreadable ones."""
        if self.order is not Order.PRIORITY or not 0 < row < len(self._rows):
            return False
        before, here = self._rows[row - 1], self._rows[row]
        return here.status is not before.status and here.status is not Status.OK

    def row_of(self, finding: Finding) -> int | None:
        """Return the visible row of this very finding; None where it is not shown."""
        entry = self._films.of_finding(finding)
        return None if entry is None or entry.row is None else self._index(entry.row)

    def findings_of(self, film: FilmKey) -> list[Finding]:
        """Return the findings that show a film, by its content."""
        return [entry.finding for entry in self._films.of_film(film)]

    def clear(self) -> None:
        """Forget all findings and what the list is narrowed to; the arrangement stays."""
        self._films.clear()
        self._leads.clear()
        self._rows.clear()
        self._narrowing = None

    def arrange(self, arrangement: Arrangement | None = None) -> None:
        """Arrange the list, anew or otherwise; all rows may change."""
        self._wish = arrangement or self._wish
        self._films.note_all()
        self._leads.clear()
        rules = self._rules
        if rules.arrangement.together:
            self._leads = {p: self._find_lead(p, rules) for p in self._films.patients}
        rows = []
        for entry in self._films.entries:
            entry.row = self._row(entry, rules)
            if entry.row is not None:
                rows.append(entry.row)
        self._rows = sorted(rows, key=_key_of)

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
        coming = self._films.add(findings)
        new = {id(entry) for entry in coming}
        passed = [entry for entry in self._passed() if id(entry) not in new]
        beside = self._beside([*coming, *passed])
        yield from self._renew(entry for entry in _once(passed, beside) if id(entry) not in new)
        rules = self._rules
        for entry in coming:
            entry.row = self._row(entry, rules)
        rows = sorted((entry.row for entry in coming if entry.row is not None), key=_key_of)
        yield from self._gaps(rows)

    def revise(self, films: Iterable[FilmKey]) -> Iterator[Change]:
        """Take note that the reader has made something else of films, see `admit`."""
        changed = [entry for film in films for entry in self._films.of_film(film)]
        for entry in changed:
            self._films.note(entry)
        yield from self._renew(_once(changed, self._beside(changed)))

    def dismiss(self, findings: Iterable[Finding]) -> Iterator[Change]:
        """Forget findings whose files were written anew, see `admit`."""
        going = self._films.remove(findings)
        for entry in going:
            at = None if entry.row is None else self._index(entry.row)
            if at is not None:
                yield Removal(at)
        passed = self._passed()
        yield from self._renew(_once(passed, self._beside([*going, *passed])))

    def replace(self, findings: Iterable[Finding]) -> None:
        """Put findings in the place of all there are, judged by other thresholds; rows may change.

        Arrangement and narrowing stay.
        """
        self._films.replace(list(findings))
        self.arrange()

    def carry_out(self, change: Change) -> None:
        """Carry out a change."""
        carry_out(change, self._rows)

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

    @property
    def _rules(self) -> Rules:
        return Rules(
            self.arrangement,
            self._narrowing,
            self.blind,
            rank=lambda entry: self._films.rank(entry.finding, entry.priority),
        )

    def _beside(self, films: Iterable[Entry]) -> list[Entry]:
        """Return the films of the same patients whose place changes with these."""
        rules = self._rules
        if not rules.arrangement.together:
            return []
        beside: list[Entry] = []
        for patient in dict.fromkeys(entry.patient for entry in films if entry.patient):
            lead = self._find_lead(patient, rules)
            if lead != self._leads.get(patient):
                self._leads[patient] = lead
                beside += self._films.of_patient(patient)
        return beside

    def _passed(self) -> list[Entry]:
        """Return the films that are to be shown, or no more, because others moved their place."""
        rules = self._rules
        if rules.arrangement.filters.places.idle:
            return []
        return [
            entry
            for entry in self._films.entries
            if rules.shows(entry, self._films.case(entry)) is (entry.row is None)
        ]

    def _find_lead(self, patient: str, rules: Rules) -> Lead:
        films = self._films.of_patient(patient)
        return rules.lead((entry, self._films.case(entry)) for entry in films)

    # Rows

    def _renew(self, films: Iterable[Entry]) -> Iterator[Change]:
        """Yield what becomes of the rows of films."""
        rules = self._rules
        for entry in films:
            before, entry.row = entry.row, self._row(entry, rules)
            after = entry.row
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

    def _row(self, entry: Entry, rules: Rules) -> Row | None:
        lead = self._leads.get(entry.patient) if entry.patient else None
        return rules.row(entry, self._films.case(entry), lead)


def _once(*several: Iterable[Entry]) -> list[Entry]:
    """Return films of several kinds, each once."""
    return list({id(entry): entry for films in several for entry in films}.values())


def _key_of(row: Row) -> Key:
    return row.key
