"""Takes in what arrives in watched folders while reading goes on."""

from __future__ import annotations

import datetime
from collections import deque
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.review.watching import Look, already_read

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from desktop.review.findings import Finding
    from desktop.review.triage import Team
    from desktop.ui.services import Services
    from desktop.ui.session import Session


def _read(
    services: Services,
    opening: int,
    paths: Sequence[Path],
    team: Team,
    cancelled: threading.Event,
) -> Iterator[tuple[int, Finding]]:
    """Yield findings, each with the number of the opening that it belongs to."""
    for finding in services.triage(paths, team, cancelled=cancelled):
        yield opening, finding


def _look(
    services: Services,
    folders: Sequence[Path],
    known: frozenset[Path],
    cancelled: threading.Event,
) -> Iterator[Look]:
    yield from services.watch(folders, known=known, cancelled=cancelled)


class Intake(QObject):
    """Watches folders of the open session, and reads what arrives there.

    Nothing that is there already is read again, unless its file was written anew or could
    not be read before.

    Attributes
    ----------
    changed : Signal
        What is watched, waited for or out of reach has changed.
    failed : Signal of Exception
        Watching or reading ended with an error.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, services: Services, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._session = services, session
        self._folders: tuple[Path, ...] = ()
        self._opening = 0
        self._queue: deque[Path] = deque()
        self._last = Look()
        self._arrived = 0
        self._anew: set[Path] = set()
        self._at: datetime.datetime | None = None
        self._watching = services.new_task(self)
        self._watching.arrived.connect(self._on_looks)
        self._watching.failed.connect(self._on_failed)
        self._reading = services.new_task(self)
        self._reading.arrived.connect(self._on_read)
        self._reading.ended.connect(self._on_done)
        self._reading.failed.connect(self._on_failed)
        session.began.connect(self._on_began)
        session.ended.connect(self._begin)

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders that are watched."""
        return self._folders

    @property
    def watching(self) -> bool:
        """Whether folders are being watched now."""
        return self._watching.busy

    @property
    def arrived(self) -> int:
        """How many films have arrived since the session was opened; none that is read anew."""
        return self._arrived

    @property
    def at(self) -> datetime.datetime | None:
        """When the last film arrived; None before there was one."""
        return self._at

    @property
    def waiting(self) -> int:
        """Files that are still being written, and those that wait to be read."""
        return self._last.waiting + len(self._queue)

    @property
    def unreachable(self) -> tuple[Path, ...]:
        """Watched folders that cannot be opened at present."""
        return self._last.unreachable

    def watch(self, folders: Sequence[Path]) -> None:
        """Watch these folders from now on, once the first reading is over; none to stop."""
        self._folders = tuple(folders)
        self._last = Look()
        self._watching.cancel()
        if not self._session.progress.working:
            self._begin()
        self.changed.emit()

    def close(self) -> bool:
        """Stop watching and reading; return whether it ended in time."""
        return all([self._watching.close(), self._reading.close()])

    @Slot()
    def _on_began(self) -> None:
        self._folders = ()
        self._opening += 1
        self._queue.clear()
        self._last = Look()
        self._arrived, self._at = 0, None
        self._anew.clear()
        self._watching.cancel()
        self._reading.cancel()
        self.changed.emit()

    @Slot()
    def _begin(self) -> None:
        if self._folders and self._session.team is not None:
            known = already_read(self._session.findings)
            self._watching.start(partial(_look, self._services, self._folders, known))
            self.changed.emit()

    @Slot(list)
    def _on_looks(self, looks: list[Look]) -> None:
        if not self._folders:
            return
        for look in looks:
            self._queue.extend((*look.arrived, *look.rewritten))
        self._last = looks[-1]
        self._read_on()
        self.changed.emit()

    def _read_on(self) -> None:
        # As it rules now: the one that was loaded may be forgotten, for the next folder.
        team = self._session.team
        if self._queue and team is not None and not self._reading.busy:
            paths = tuple(dict.fromkeys(self._queue))
            self._queue.clear()
            self._supersede(paths)
            self._reading.start(partial(_read, self._services, self._opening, paths, team))

    def _supersede(self, paths: Sequence[Path]) -> None:
        """Take the earlier findings of files away that are read anew."""
        anew = set(paths)
        before = [
            one for one in self._session.findings if (one.ref.archive or one.ref.path) in anew
        ]
        self._anew.update(one.ref.archive or one.ref.path for one in before)
        if before:
            self._session.supersede(before)

    @Slot(list)
    def _on_read(self, batch: list[tuple[int, Finding]]) -> None:
        findings = [one for opening, one in batch if opening == self._opening]
        if not findings:
            return
        new = [one for one in findings if (one.ref.archive or one.ref.path) not in self._anew]
        if new:
            self._arrived += len(new)
            self._at = datetime.datetime.now().astimezone()
        self._session.take_in(findings)
        self.changed.emit()

    @Slot(bool)
    def _on_done(self, _cancelled: bool) -> None:
        self._read_on()
        self.changed.emit()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)
        self.changed.emit()
