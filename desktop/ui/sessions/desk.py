"""Keeps the open session: its place, its view of the worklist, what it watches."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.errors import PneumoTriageError
from desktop.review.sessions import Place, ReadingSession, SessionFolder
from desktop.review.verdicts import FilmKey

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from desktop.review.findings import Finding
    from desktop.review.room import ReadingRoom

_KEEP_MILLISECONDS = 800
NAME_LETTERS = 60


class SessionDesk(QObject):
    """The session that is open, as far as it is to be found again tomorrow.

    Every folder that is opened is a session: the one before, with the same folders, or a
    new one that is called like its folder.

    Parameters
    ----------
    room : ReadingRoom or None
        Where sessions are kept; without one nothing is.
    state : callable
        Returns what the window wants back: order, filters, marks, as JSON can hold it.

    Attributes
    ----------
    opened : Signal of ReadingSession
        Another session is open; its state and its place are to be taken up.
    renamed : Signal
        The session has another name or other folders.
    failed : Signal of Exception
        Something could not be kept.
    """

    opened = Signal(object)
    renamed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        room: ReadingRoom | None,
        state: Callable[[], dict[str, Any]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = room.sessions if room is not None else None
        self._state = state
        self._session: ReadingSession | None = None
        self._place: Place | None = None
        self._snapshot: dict[str, Any] | None = None
        self._complained = False
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(_KEEP_MILLISECONDS)
        self._keeping.timeout.connect(self.keep)

    @property
    def session(self) -> ReadingSession | None:
        """The session that is open."""
        return self._session

    @property
    def last(self) -> ReadingSession | None:
        """The session that was opened last, now or before."""
        try:
            every = self._store.all() if self._store is not None else ()
        except PneumoTriageError:
            return None
        return every[0] if every else None

    def open_folders(self, paths: Sequence[Path]) -> None:
        """Take up the session of these folders, or make one; sound after the window opened it."""
        self.keep()
        self._session, self._place, self._snapshot = None, None, None
        if self._store is None or not paths:
            return
        try:
            self._session = self._of(paths)
        except PneumoTriageError as error:
            self.failed.emit(error)
            return
        self._place = self._session.place
        self.opened.emit(self._session)

    def stand_at(self, finding: Finding | None) -> None:
        """Take note at which case the reader is; it is kept in a moment."""
        if finding is not None and self._session is not None:
            self._place = Place.of(finding.ref)
            self._keep_soon()

    def touch(self) -> None:
        """Take note that the window's view of the session has changed."""
        if self._session is not None:
            # Taken now: when another session is opened, the window has forgotten this one.
            self._snapshot = self._state()
            self._keep_soon()

    @Slot()
    def keep(self) -> None:
        """Write place and state now."""
        self._keeping.stop()
        if self._store is None or self._session is None:
            return
        try:
            if self._place is not None:
                self._store.keep_place(self._session.id, self._place)
            if self._snapshot is not None:
                self._store.keep_state(self._session.id, self._snapshot)
                self._snapshot = None
            self._complained = False
        except PneumoTriageError as error:
            # Told once, not with each film that is looked at.
            if not self._complained:
                self._complained = True
                self.failed.emit(error)

    def watch(self, on: bool) -> tuple[Path, ...]:
        """Watch the session's folders, or not any more; return those that are watched."""
        if self._store is None or self._session is None:
            return ()
        folders = [SessionFolder(one.path, on and _is_folder(one.path)) for one in self._folders()]
        try:
            self._store.set_folders(self._session.id, folders)
            self._session = self._store.get(self._session.id)
        except PneumoTriageError as error:
            self.failed.emit(error)
        return tuple(one.path for one in folders if one.watched)

    @Slot()
    def refresh(self) -> None:
        """Look up name and folders anew: they were changed in the list of sessions."""
        if self._store is not None and self._session is not None:
            try:
                self._session = self._store.get(self._session.id)
            except PneumoTriageError:
                self._session = None
            self.renamed.emit()

    def _keep_soon(self) -> None:
        # Not put off by the next film: who reads fast would never have a place on the disk.
        if not self._keeping.isActive():
            self._keeping.start()

    def _folders(self) -> tuple[SessionFolder, ...]:
        return self._session.folders if self._session else ()

    def _of(self, paths: Sequence[Path]) -> ReadingSession:
        store = self._store
        if store is None:
            raise ValueError("there is nowhere to keep sessions")
        wanted = [path.absolute() for path in paths]
        every = store.all()
        for session in every:
            if list(session.paths) == wanted:
                return store.open(session.id)
        name = free_name(wanted, {session.name for session in every})
        return store.create(name, [SessionFolder(path) for path in wanted])


def free_name(paths: Sequence[Path], taken: set[str]) -> str:
    """Return what a session of these folders is called: as they are, and as no other is."""
    name = ", ".join(path.name or str(path) for path in paths[:2])[:NAME_LETTERS]
    name = (f"{name}…" if len(paths) > 2 else name).strip() or "–"
    number = 2
    free = name
    while free in taken:
        free, number = f"{name} ({number})", number + 1
    return free


def marks_to_json(marks: frozenset[FilmKey]) -> list[list[str | int]]:
    """Return marked films as JSON can hold them."""
    return [[key.sha256, key.frame] for key in sorted(marks)]


def marks_from_json(kept: object) -> list[FilmKey]:
    """Take back what `marks_to_json` gave; what is not understood is left out."""
    pairs = kept if isinstance(kept, list) else []
    return [
        FilmKey(pair[0], pair[1])
        for pair in pairs
        if isinstance(pair, list)
        and len(pair) == 2
        and isinstance(pair[0], str)
        and isinstance(pair[1], int)
    ]


def _is_folder(path: Path) -> bool:
    # Unlike `Path.is_dir`, this does not raise where a path may not be looked at.
    return os.path.isdir(path)  # noqa: PTH112
