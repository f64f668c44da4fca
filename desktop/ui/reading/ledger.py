"""One reader's verdicts on the films that are open, over the reading room. No Qt.

Everything that is given here is on the disk when the call returns, or raises.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.errors import PneumoTriageError
from desktop.review.findings import Finding, Status
from desktop.review.verdicts import Decision, FilmKey, Verdict, film_key, model_view
from desktop.ui.worklist.case import Case

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from desktop.review.double_reading import Dispute
    from desktop.review.room import ReadingRoom, Undone


class NotKeptError(PneumoTriageError):
    """A verdict cannot be given, or was not kept."""

    default_code = "verdict_not_kept"


def _utc_now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def agreeing(finding: Finding) -> Decision | None:
    """Return the verdict that agrees with the leading model; None where it says nothing."""
    if finding.status is not Status.OK:
        return None
    return Decision.PNEUMONIA if finding.flagged else Decision.NORMAL


class Ledger:
    """What one reader has decided, as far as films are open.

    Parameters
    ----------
    room : ReadingRoom or None
        Where verdicts are kept; without one none can be given.
    reader : str
        Who reads; empty while it is not known.
    blind : bool
        Whether scores stay hidden until the reader has decided. They do so also where the
        reader saw them before; the verdict is then not recorded as blind.
    """

    def __init__(
        self,
        room: ReadingRoom | None,
        *,
        reader: str = "",
        blind: bool = False,
        now: Callable[[], datetime.datetime] = _utc_now,
    ) -> None:
        self._room = room
        self._now = now
        self._reader = reader
        self._blind = blind
        self._films: set[FilmKey] = set()
        self._verdicts: dict[FilmKey, Verdict] = {}
        self._seen: set[FilmKey] = set()
        self._marks: set[FilmKey] = set()

    @property
    def room(self) -> ReadingRoom | None:
        """Where verdicts are kept."""
        return self._room

    @property
    def reader(self) -> str:
        """Who reads."""
        return self._reader

    @property
    def blind(self) -> bool:
        """Whether scores stay hidden until the reader has decided."""
        return self._blind

    @property
    def verdicts(self) -> Mapping[FilmKey, Verdict]:
        """The reader's verdicts on the films that are open."""
        return self._verdicts

    @property
    def marks(self) -> frozenset[FilmKey]:
        """Films that the reader marked."""
        return frozenset(self._marks)

    @property
    def can_undo(self) -> bool:
        """Whether a verdict can be taken back."""
        return self._room is not None and self._room.can_undo(self._reader)

    def case(self, finding: Finding) -> Case:
        """Return a finding with what the reader has made of it."""
        key = film_key(finding)
        if key is None:
            return Case(finding)
        verdict = self._verdicts.get(key)
        undecided = verdict is None or verdict.decision is None
        veiled = self._blind and undecided and bool(finding.assessments)
        return Case(finding, verdict, veiled, key in self._marks)

    def clear(self) -> None:
        """Forget the films: another folder is open."""
        self._films.clear()
        self._verdicts.clear()
        self._seen.clear()
        self._marks.clear()
        if self._room is not None:
            self._room.forget_undo()

    def take_in(self, findings: Iterable[Finding]) -> None:
        """Look up what the reader said of films, wherever their files stood then.

        Raises
        ------
        DatabaseUnusableError
            If it cannot be read.
        """
        keys = {key for one in findings if (key := film_key(one))} - self._films
        self._films |= keys
        self._look_up(keys)

    def read_as(self, reader: str) -> None:
        """Read as somebody else, whose own verdicts are shown and nobody else's."""
        self._reader = reader
        self._verdicts.clear()
        self._seen.clear()
        self._look_up(self._films)

    def read_blind(self, on: bool) -> frozenset[FilmKey]:
        """Hide scores until the reader has decided, or show them all.

        Returns
        -------
        frozenset of FilmKey
            Films whose scores this reader has had in sight: hiding them again makes no
            verdict blind. They are to be noted, see `ReadingRoom.reveal`; that takes time.
        """
        if on is self._blind:
            return frozenset()
        shown = frozenset(self._films) if on else frozenset()
        self._blind = on
        self._seen = set(shown)
        if on and self._room is not None:
            self._seen |= self._room.seen(self._films, self._reader)
        return shown

    def mark(self, keys: Iterable[FilmKey], on: bool) -> None:
        """Mark films to find them again, or take the marks away."""
        self._marks = self._marks | set(keys) if on else self._marks - set(keys)

    def decide(self, finding: Finding, decision: Decision, seconds: float | None) -> Verdict:
        """Give a verdict; it is on the disk when this returns.

        Parameters
        ----------
        finding : Finding
            The film.
        decision : Decision
            What the reader says.
        seconds : float, optional
            For how long the film was seen.

        Raises
        ------
        NotKeptError
            If the film can have no verdict.
        DatabaseUnusableError
            If it could not be written; nothing has changed then.
        """
        room, key = self._needs(finding)
        before = self._verdicts.get(key)
        veiled = self.case(finding).veiled
        verdict = room.record(
            Verdict(
                sha256=key.sha256,
                frame=key.frame,
                decision=decision,
                reader=self._reader,
                at=self._now(),
                note=before.note if before else "",
                seconds=seconds,
                blind=veiled and key not in self._seen,
                view=model_view(finding),
            )
        ).verdict
        self._verdicts[key] = verdict
        if veiled and key not in self._seen:
            # The scores come in sight now; the log's order tells that it was afterwards.
            room.reveal(key, self._reader)
            self._seen.add(key)
        return verdict

    def keep_note(self, finding: Finding, note: str) -> None:
        """Keep a note with the verdict, or on a film that has none yet; see `decide`."""
        room, key = self._needs(finding)
        before = self._verdicts.get(key)
        note = note.strip()
        if note == (before.note if before else ""):
            return
        if before is None:
            noted = Verdict(key.sha256, key.frame, None, self._reader, self._now(), note)
        else:
            # What the film was decided on stays what it was; only words are added.
            noted = replace(before, note=note, at=self._now(), seconds=None)
        written = room.record(noted).verdict
        if written.decision is None and not written.note:
            self._verdicts.pop(key, None)
        else:
            self._verdicts[key] = written

    def undo(self) -> Undone | None:
        """Take the last verdict back; None when nothing is left to take back."""
        if self._room is None:
            return None
        undone = self._room.undo(self._reader)
        if undone is not None:
            key = undone.taken_back.film
            if undone.standing is None:
                self._verdicts.pop(key, None)
            else:
                self._verdicts[key] = undone.standing
        return undone

    def settle(self, dispute: Dispute, decision: Decision | None) -> Verdict:
        """Settle two readers' disagreement, or take that back with None; see `decide`."""
        room = self._open_room()
        verdict = Verdict(
            dispute.film.sha256, dispute.film.frame, decision, self._reader, self._now()
        )
        return room.settle(verdict).verdict

    def _needs(self, finding: Finding) -> tuple[ReadingRoom, FilmKey]:
        key = film_key(finding)
        if key is None:
            raise NotKeptError(
                finding.ref.path.name,
                "the file could not be read at all, so nothing tells it from other files",
                "Put the file right and open it again; it stays among the unreadable ones",
                code="no_content",
            )
        return self._open_room(), key

    def _open_room(self) -> ReadingRoom:
        if self._room is None:
            raise NotKeptError(
                "Verdicts",
                "this window was opened without a database to keep them in",
                "Start the program from its menu or with 'pneumotriage'",
                code="no_room",
            )
        return self._room

    def _look_up(self, keys: set[FilmKey]) -> None:
        if self._room is None or not self._reader or not keys:
            return
        self._verdicts.update(self._room.current(keys, self._reader))
        if self._blind:
            self._seen |= self._room.seen(keys, self._reader)


def warm_up(room: ReadingRoom, reader: str, _cancelled: threading.Event) -> Iterator[None]:
    """Ask for nothing once, aside: the first question to the database takes long."""
    room.current([FilmKey("0" * 64)], reader)
    yield None


def reveal_all(
    room: ReadingRoom, films: Iterable[FilmKey], reader: str, cancelled: threading.Event
) -> Iterator[FilmKey]:
    """Note, one after the other, that a reader has seen the scores of films."""
    for film in films:
        if cancelled.is_set():
            return
        room.reveal(film, reader)
        yield film
