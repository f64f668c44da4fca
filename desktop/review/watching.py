"""Watched folders: take in what arrives while reading goes on.

    for look in watch([folder], known=paths, cancelled=event):
        take_in(look.arrived)

Looks at the folders every few seconds instead of asking the system to tell: that works
on network shares too, where a PACS drops its films. A file is taken once it stood still
for two looks and can be opened. A look costs little: a folder whose time of change is
the same as before is not listed again, and no file is looked at twice that is done.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from natsort import natsort_keygen, ns

from desktop.review.arriving import (
    Sign,
    can_be_opened,
    claims_to_be_film,
    looks_unfinished,
    sign_of,
)
from desktop.review.findings import Status

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Iterable, Iterator

    from desktop.review.findings import Finding

SECONDS_BETWEEN_LOOKS = 2.0

PATIENT_LOOKS = 30
"""Looks for which an empty file, or one that is named like an unfinished copy, must stand
still: its writer may be slow. It is not passed over for ever, it may be a film all the same."""

FULL_LOOK_EVERY = 15
"""Looks after which every folder is listed, whatever its time says: some file systems (FAT)
do not move a folder's time when a file comes."""

RECHECKED_LOOKS = 15
"""Looks for which a file that was taken is looked at again: its writer may have paused."""

_RACY_NANOSECONDS = 3_000_000_000
"""A folder changed as recently as this may change again within the same tick of its clock,
which is 2 s on FAT."""

_natural = natsort_keygen(alg=ns.IGNORECASE)


@dataclass(slots=True)
class _Folder:
    """What the last listing of a folder found."""

    changed: int = -1
    files: frozenset[str] = frozenset()
    folders: tuple[str, ...] = ()


@dataclass(slots=True)
class _Pending:
    """A file that does not stand still yet."""

    sign: Sign | None = None
    looks: int = 0


@dataclass(frozen=True, slots=True)
class Look:
    """What one look found.

    Parameters
    ----------
    arrived : tuple of Path
        Images and archives that are complete now, in natural order; each comes once.
        `desktop.imaging.sources.find_images` takes them from here.
    rewritten : tuple of Path
        Files that came before and were written again since; to be read anew.
    waiting : int
        Files that do not stand still yet.
    passed_over : int
        Complete files that do not claim to be images.
    unreachable : tuple of Path
        Watched folders that cannot be opened at present; they may come back.
    """

    arrived: tuple[Path, ...] = ()
    rewritten: tuple[Path, ...] = ()
    waiting: int = 0
    passed_over: int = 0
    unreachable: tuple[Path, ...] = ()


class FolderWatch:
    """Looks at folders and everything below them.

    Parameters
    ----------
    folders : iterable of Path
        Which.
    known : iterable of Path
        Files that do not arrive any more, see `already_read`.
    clock : callable returning int
        Nanoseconds since 1970, as in files' times.
    """

    def __init__(
        self,
        folders: Iterable[Path],
        *,
        known: Iterable[Path] = (),
        clock: Callable[[], int] = time.time_ns,
    ) -> None:
        self._watched = tuple(map(str, folders))
        self._known = frozenset(map(str, known))
        self._clock = clock
        self._listed: dict[str, _Folder] = {}
        self._pending: dict[str, _Pending] = {}
        self._taken: dict[str, Sign] = {}
        self._recent: dict[str, int] = {}
        self._looks = 0

    def look(self, cancelled: threading.Event | None = None) -> Look:
        """Look once.

        Parameters
        ----------
        cancelled : threading.Event, optional
            When set, the look ends early; what it missed comes with the next.

        Returns
        -------
        Look
            What is complete since the last look.
        """
        unreachable = self._walk(cancelled)
        self._recheck(cancelled)
        arrived: list[Path] = []
        rewritten: list[Path] = []
        passed_over = 0
        for path, pending in list(self._pending.items()):
            if cancelled is not None and cancelled.is_set():
                break
            if not self._stands_still(path, pending):
                continue
            sign = self._pending.pop(path).sign
            before = self._taken.get(path)
            if sign is None or sign == before:
                continue
            self._taken[path] = sign
            self._recent[path] = self._looks + RECHECKED_LOOKS
            if claims_to_be_film(path):
                (arrived if before is None else rewritten).append(Path(path))
            else:
                passed_over += 1
        self._looks += 1
        return Look(
            arrived=tuple(sorted(arrived, key=_natural)),
            rewritten=tuple(sorted(rewritten, key=_natural)),
            waiting=len(self._pending),
            passed_over=passed_over,
            unreachable=unreachable,
        )

    def _walk(self, cancelled: threading.Event | None) -> tuple[Path, ...]:
        """Queue what is new below the folders; return the watched ones that are out of reach."""
        unreachable = []
        visited: set[tuple[int, int]] = set()
        ahead = list(reversed(self._watched))
        while ahead and not (cancelled is not None and cancelled.is_set()):
            path = ahead.pop()
            try:
                status = Path(path).stat()
                if (status.st_dev, status.st_ino) in visited:
                    continue
                visited.add((status.st_dev, status.st_ino))
                folder = self._list(path, status)
            except OSError:
                # What it held stays known: a share that comes back brings nothing anew.
                if path in self._watched:
                    unreachable.append(Path(path))
                continue
            ahead += (os.path.join(path, name) for name in reversed(folder.folders))  # noqa: PTH118
        return tuple(unreachable)

    def _list(self, path: str, status: os.stat_result) -> _Folder:
        before = self._listed.get(path, _Folder())
        if status.st_mtime_ns == before.changed and self._looks % FULL_LOOK_EVERY:
            return before
        begun = self._clock()
        files: list[str] = []
        folders: list[str] = []
        with os.scandir(path) as listing:
            for entry in listing:
                (folders if entry.is_dir() else files).append(entry.name)
        racy = begun - status.st_mtime_ns < _RACY_NANOSECONDS
        now = _Folder(-1 if racy else status.st_mtime_ns, frozenset(files), tuple(sorted(folders)))
        for name in now.files - before.files:
            file = os.path.join(path, name)  # noqa: PTH118
            if file not in self._known:
                self._pending.setdefault(file, _Pending())
        self._listed[path] = now
        return now

    def _recheck(self, cancelled: threading.Event | None) -> None:
        """Queue files again that were taken a short time ago and have changed since."""
        for path, until in list(self._recent.items()):
            if cancelled is not None and cancelled.is_set():
                return
            if self._looks > until:
                del self._recent[path]
            elif path not in self._pending and sign_of(path) not in (None, self._taken[path]):
                self._pending[path] = _Pending()

    def _stands_still(self, path: str, pending: _Pending) -> bool:
        """Return whether a file need not be waited for any more: complete, or gone."""
        sign = sign_of(path)
        if sign is None:
            pending.sign = None
            return True
        if sign != pending.sign:
            pending.sign, pending.looks = sign, 1
            return False
        pending.looks += 1
        if pending.looks < 2:
            return False
        slow = not sign.size or looks_unfinished(path) or not can_be_opened(path)
        return pending.looks >= PATIENT_LOOKS or not slow


def watch(
    folders: Iterable[Path],
    *,
    known: Iterable[Path] = (),
    cancelled: threading.Event,
    seconds: float = SECONDS_BETWEEN_LOOKS,
    wait: Callable[[float], object] | None = None,
) -> Iterator[Look]:
    """Look at folders until it is cancelled.

    Parameters
    ----------
    folders : iterable of Path
        Which.
    known : iterable of Path
        See `already_read`.
    cancelled : threading.Event
        When set, the stream ends at once.
    seconds : float
        Between two looks.
    wait : callable, optional
        Waits for so many seconds or until it is cancelled; the event's own when omitted.

    Yields
    ------
    Look
        Only those that bring something, or say something else than the one before about
        files that are waited for or folders out of reach.
    """
    watching = FolderWatch(folders, known=known)
    before = Look()
    while not cancelled.is_set():
        look = watching.look(cancelled)
        news = look.arrived or look.rewritten or look.passed_over
        if news or (look.waiting, look.unreachable) != (before.waiting, before.unreachable):
            yield look
        before = look
        (wait or cancelled.wait)(seconds)


def already_read(findings: Iterable[Finding]) -> frozenset[Path]:
    """Return the files that need not arrive again.

    Without those that could not be read: they may have been half written then, and arrive
    once they stand still.
    """
    readable = (f.ref for f in findings if f.status is not Status.UNREADABLE)
    return frozenset(ref.archive or ref.path for ref in readable)
