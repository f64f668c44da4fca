"""All films of a session, shown or not: by content, by patient, counted and ranked. No Qt."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from desktop.review.findings import Status
from desktop.ui.worklist.case import Group, group_of
from desktop.ui.worklist.rules import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.review.findings import Finding
    from desktop.review.verdicts import FilmKey
    from desktop.ui.worklist.case import Case, Readings
    from desktop.ui.worklist.sorting import Key


class Catalogue:
    """Which films there are, whatever of them is shown and in whichever order.

    Parameters
    ----------
    readings : Readings
        Knows what the reader made of films.
    """

    def __init__(self, readings: Readings) -> None:
        self._readings = readings
        self._entries: dict[int, Entry] = {}
        self._films: defaultdict[FilmKey, list[Entry]] = defaultdict(list)
        self._patients: defaultdict[str, list[Entry]] = defaultdict(list)
        self._priorities: list[Key] = []
        self._counts: Counter[Group] = Counter()
        self._unread: set[int] = set()

    @property
    def entries(self) -> Sequence[Entry]:
        """All films in the order of their arrival."""
        return list(self._entries.values())

    @property
    def patients(self) -> Sequence[str]:
        """All patients that are known by name or number."""
        return list(self._patients)

    @property
    def unread(self) -> int:
        """How many films still wait for a verdict."""
        return len(self._unread)

    def count(self, group: Group) -> int:
        """Return how many films a group has."""
        return self._counts[group]

    def rank(self, finding: Finding, priority: Key) -> int | None:
        """Return the place in the order of priority, from 1; None unless scored in scope."""
        ranked = finding.status is Status.OK
        return bisect_left(self._priorities, priority) + 1 if ranked else None

    def case(self, entry: Entry) -> Case:
        """Return a film with what the reader has made of it by now."""
        return self._readings.case(entry.finding)

    def of_finding(self, finding: Finding) -> Entry | None:
        """Return the entry of this very finding."""
        return self._entries.get(id(finding))

    def of_film(self, film: FilmKey) -> Sequence[Entry]:
        """Return the entries that show a film, by its content."""
        return self._films.get(film, ())

    def of_patient(self, patient: str) -> Sequence[Entry]:
        """Return the films of a patient."""
        return self._patients.get(patient, ())

    def clear(self) -> None:
        """Forget all films."""
        for held in (
            self._entries,
            self._films,
            self._patients,
            self._priorities,
            self._counts,
            self._unread,
        ):
            held.clear()

    def add(self, findings: Iterable[Finding]) -> list[Entry]:
        """Take films in."""
        coming = [self._enter(finding) for finding in findings]
        self._priorities.sort()
        return coming

    def remove(self, findings: Iterable[Finding]) -> list[Entry]:
        """Forget films; return those that were there."""
        going = [entry for f in findings if (entry := self._entries.pop(id(f), None))]
        for entry in going:
            self._leave(entry)
        return going

    def replace(self, findings: Sequence[Finding]) -> None:
        """Put films in the place of all there are; of the same films, keys of names are kept."""
        there = self.entries
        if [one.ref for one in findings] != [entry.finding.ref for entry in there]:
            self.clear()
            self.add(findings)
            return
        for entry, finding in zip(there, findings, strict=True):
            entry.say_anew(finding)
        self._entries = {id(entry.finding): entry for entry in there}
        self._counts = Counter(group_of(finding) for finding in findings)
        self._counts[Group.ALL] = len(findings)
        self._priorities = sorted(e.priority for e in there if e.finding.status is Status.OK)
        self.note_all()

    def note(self, entry: Entry) -> None:
        """Take note whether a film still waits for a verdict."""
        if self.case(entry).unread:
            self._unread.add(id(entry.finding))
        else:
            self._unread.discard(id(entry.finding))

    def note_all(self) -> None:
        """Take note of all films anew."""
        self._unread.clear()
        for entry in self._entries.values():
            self.note(entry)

    def _enter(self, finding: Finding) -> Entry:
        entry = Entry.of(finding)
        self._entries[id(finding)] = entry
        if entry.film is not None:
            self._films[entry.film].append(entry)
        if entry.patient:
            self._patients[entry.patient].append(entry)
        self._counts.update((Group.ALL, group_of(finding)))
        self.note(entry)
        if finding.status is Status.OK:
            self._priorities.append(entry.priority)
        return entry

    def _leave(self, entry: Entry) -> None:
        if entry.film is not None:
            self._films[entry.film].remove(entry)
        if entry.patient:
            self._patients[entry.patient].remove(entry)
        self._counts.subtract((Group.ALL, group_of(entry.finding)))
        self._unread.discard(id(entry.finding))
        if entry.finding.status is Status.OK:
            del self._priorities[bisect_left(self._priorities, entry.priority)]
