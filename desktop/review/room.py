"""The reading room: everything the window keeps about reading, behind one door.

    room = ReadingRoom(database)
    room.record(verdict)             on the disk when it returns
    room.current(films, reader)      the reader's own verdicts, found by content
    room.undo(reader)                takes the last one back
    room.sessions, room.site_points

Every method may be called from any thread, at any time.
"""

from __future__ import annotations

import datetime
import threading
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.review import verdict_log
from desktop.review.double_reading import compare_readings, consensus
from desktop.review.session_store import SessionStore
from desktop.review.site_point_log import SitePointLog
from desktop.review.verdicts import Entry, EntryKind, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from desktop.review.database import Database
    from desktop.review.double_reading import DoubleReading
    from desktop.review.verdicts import Decision, FilmKey


def utc_now() -> datetime.datetime:
    """Return this moment in UTC."""
    return datetime.datetime.now(datetime.UTC)


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back.

    Parameters
    ----------
    taken_back : Verdict
        The reader's last verdict; its film is the one to go back to.
    standing : Verdict or None
        What stands again: the reader's verdict before it, if there was one.
    """

    taken_back: Verdict
    standing: Verdict | None

    @property
    def only_note(self) -> bool:
        """Whether the decision is what it was, and just the note went back."""
        standing = self.standing
        decision, note = (standing.decision, standing.note) if standing else (None, "")
        return decision is self.taken_back.decision and note != self.taken_back.note


class ReadingRoom:
    """Verdicts, double reading, sessions and a site's operating points.

    Parameters
    ----------
    database : Database
        Open; it stays the caller's to close.
    now : callable returning datetime
        The clock.

    Attributes
    ----------
    sessions : SessionStore
        Named sessions.
    site_points : SitePointLog
        The site's own operating points.
    """

    def __init__(
        self, database: Database, *, now: Callable[[], datetime.datetime] = utc_now
    ) -> None:
        self.sessions = SessionStore(database, now=now)
        self.site_points = SitePointLog(database)
        self._database = database
        self._now = now
        self._lock = threading.Lock()
        self._given: defaultdict[str, list[Entry]] = defaultdict(list)
        self._last: dict[tuple[FilmKey, str], int] = {}

    def record(self, verdict: Verdict) -> Entry:
        """Write a verdict, a change of mind or a note; it is on the disk when this returns.

        Parameters
        ----------
        verdict : Verdict
            With `Verdict.decision` None it takes the reader's verdict back, or keeps a
            note on a film without a decision.

        Returns
        -------
        Entry
            As written. Its verdict is blind only if the reader had never seen the scores
            of this film before, in whichever session; another note on a blind verdict
            leaves it blind.

        Raises
        ------
        DatabaseUnusableError
            If it could not be written; nothing is then.
        """
        with self._lock:
            with self._database.logging() as chain:
                seen = verdict_log.seen(chain.connection, [verdict.film], verdict.reader)
                if verdict.blind and seen and not _only_adds(chain.connection, verdict):
                    verdict = replace(verdict, blind=False)
                entry = verdict_log.append(chain, verdict)
            self._given[verdict.reader].append(entry)
            self._last[verdict.film, verdict.reader] = entry.id
        return entry

    def undo(self, reader: str) -> Undone | None:
        """Take back the last verdict that was recorded here and is not taken back yet.

        What the reader had said before stands again. A verdict that was overtaken, by the
        same reader in another window, is left alone, and the one before it is tried.

        Parameters
        ----------
        reader : str
            Whose.

        Returns
        -------
        Undone or None
            None when nothing is left to take back.
        """
        with self._lock:
            while self._given[reader]:
                entry = self._given[reader][-1]
                undone = self._take_back(entry)
                self._given[reader].pop()
                if undone:
                    return undone
        return None

    def can_undo(self, reader: str) -> bool:
        """Return whether something was recorded here that can be taken back."""
        with self._lock:
            return bool(self._given[reader])

    def forget_undo(self) -> None:
        """Leave what was recorded until now as it is, as when another session is opened."""
        with self._lock:
            self._given.clear()
            self._last.clear()

    def reveal(self, film: FilmKey, reader: str) -> None:
        """Note that hidden scores are now shown to a reader.

        The log's order then tells whether a verdict came before or after. A second time
        writes nothing.
        """
        with self._lock, self._database.logging() as chain:
            if verdict_log.seen(chain.connection, [film], reader):
                return
            shown = Verdict(film.sha256, film.frame, None, reader, self._now())
            verdict_log.append(chain, shown, kind=EntryKind.REVEAL)

    def seen(self, films: Iterable[FilmKey], reader: str) -> frozenset[FilmKey]:
        """Return the films whose scores a reader has seen: hiding them again is of no use."""
        with self._database.reading() as connection:
            return verdict_log.seen(connection, films, reader)

    def current(self, films: Iterable[FilmKey], reader: str) -> Mapping[FilmKey, Verdict]:
        """Return what a reader says of films, and of nobody else what they say.

        Parameters
        ----------
        films : iterable of FilmKey
            However many.
        reader : str
            Whose verdicts.

        Returns
        -------
        mapping of FilmKey to Verdict
            Only films with a decision, or with a note (`Verdict.decision` is then None).
        """
        with self._database.reading() as connection:
            return verdict_log.standing(connection, films, reader)

    def history(self, films: Iterable[FilmKey]) -> tuple[Entry, ...]:
        """Return everything logged about films, by all readers, oldest first.

        For reports and audits; a second reader is not to see it before their verdict.
        """
        with self._database.reading() as connection:
            return verdict_log.of_films(connection, films)

    def readers(self) -> tuple[str, ...]:
        """Return everyone who ever gave a verdict, by name."""
        with self._database.reading() as connection:
            return verdict_log.readers(connection)

    def double_reading(self, films: Sequence[FilmKey], *, first: str, second: str) -> DoubleReading:
        """Hold two readers' verdicts against each other, see `compare_readings`."""
        return compare_readings(self.history(films), films, first=first, second=second)

    def settle(self, verdict: Verdict) -> Entry:
        """Write what settles a dispute; `Verdict.reader` is who settles it.

        With `Verdict.decision` None the settlement is taken back. It ends by itself when a
        reader later decides otherwise.
        """
        with self._lock, self._database.logging() as chain:
            return verdict_log.append(chain, verdict, kind=EntryKind.SETTLEMENT)

    def consensus(self, films: Iterable[FilmKey]) -> Mapping[FilmKey, Decision]:
        """Return what holds of each film, see `desktop.review.double_reading.consensus`."""
        return consensus(self.history(films))

    def _take_back(self, entry: Entry) -> Undone | None:
        """Write the state before an entry, unless the entry was overtaken."""
        verdict = entry.verdict
        key = (verdict.film, verdict.reader)
        with self._database.logging() as chain:
            latest = verdict_log.newest(chain.connection, *key)
            if latest is None or latest.id != self._last.get(key):
                return None
            before = verdict_log.newest(chain.connection, *key, before=entry.id)
            restored = _again(before.verdict if before else None, verdict, at=self._now())
            written = verdict_log.append(chain, restored, undoes=entry.id)
        self._last[key] = written.id
        stands = restored.decision is not None or restored.note
        return Undone(verdict, restored if stands else None)


def _only_adds(connection: Connection, verdict: Verdict) -> bool:
    """Return whether a verdict is the reader's blind one before it, with another note."""
    newest = verdict_log.newest(connection, verdict.film, verdict.reader)
    before = newest.verdict if newest else None
    return before is not None and before.blind and before.decision is verdict.decision


def _again(before: Verdict | None, undone: Verdict, *, at: datetime.datetime) -> Verdict:
    if before is None:
        return Verdict(undone.sha256, undone.frame, None, undone.reader, at)
    # The time in front of the film was counted when the verdict was given.
    return replace(before, at=at, seconds=None)
