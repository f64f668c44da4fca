"""The one way in which slow work leaves the main thread.

A `Task` is a line of work: one thing at a time, and starting another replaces the one
before, whose late arrivals are dropped. The work is a plain generator that knows no Qt;
what it yields arrives in batches at bound slots of the main thread.

    task.start(work)      work(cancelled) -> iterable; runs on the task's own thread
      arrived(list)       at most 20 times a second
      ended(cancelled)    or failed(exception), once, after the last batch
    task.cancel()         sets the event that the work looks at
    task.close()          cancels, quits the thread, waits with a limit
"""

from __future__ import annotations

import itertools
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot

Work = Callable[[threading.Event], Iterable[object]]
"""A pure generator function; it looks at the event and ends early once it is set."""

BATCH_MILLISECONDS = 50
CLOSE_MILLISECONDS = 10_000

_stragglers: list[tuple[QThread, QObject]] = []
"""Threads that outlived their limit, and what lives on them: destroying a running thread would
end the program."""


class _Run:
    """One piece of work under way; the mailbox between its thread and the main thread."""

    def __init__(self, number: int, work: Work) -> None:
        self.number = number
        self.cancelled = threading.Event()
        self._work = work
        self._items: deque[object] = deque()
        self._outcome: deque[Exception | None] = deque(maxlen=1)

    def carry_out(self, posted: Callable[[], None]) -> None:
        error: Exception | None = None
        try:
            if not self.cancelled.is_set():
                for item in self._work(self.cancelled):
                    self._items.append(item)
                    posted()
        except Exception as problem:
            error = problem
        self._outcome.append(error)
        posted()

    def collect(self) -> list[object]:
        return [self._items.popleft() for _ in range(len(self._items))]

    def outcome(self) -> tuple[bool, Exception | None]:
        """Whether the work is over, and with which error; nothing may be left to collect."""
        if self._items or not self._outcome:
            return False, None
        return True, self._outcome[0]


class Task(QObject):
    """A line of work whose results reach the main thread in batches.

    Attributes
    ----------
    arrived : Signal of list
        What the work yielded since the last time.
    ended : Signal of bool
        The work is over; True when it was cancelled.
    failed : Signal of Exception
        The work raised; comes in the place of `ended`.
    """

    arrived = Signal(list)
    ended = Signal(bool)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = itertools.count(1)
        self._run: _Run | None = None

    @property
    def busy(self) -> bool:
        """Whether work is under way."""
        return self._run is not None

    def start(self, work: Work) -> None:
        """Start work; what was under way is cancelled and nothing more of it arrives."""
        self.cancel()
        self._run = _Run(next(self._numbers), work)
        self._begin(self._run)

    def cancel(self) -> None:
        """Ask the work under way to end early; what it still yields arrives."""
        if self._run is not None:
            self._run.cancelled.set()

    def close(self, milliseconds: int = CLOSE_MILLISECONDS) -> bool:
        """Cancel and wait; afterwards nothing arrives any more.

        Parameters
        ----------
        milliseconds : int
            How long to wait at most.

        Returns
        -------
        bool
            Whether the work ended in time.
        """
        self.cancel()
        self._run = None
        return self._stop(milliseconds)

    def _begin(self, run: _Run) -> None:
        """Start the work, on a thread or at once: what the kinds of runner differ in."""
        raise NotImplementedError

    def _stop(self, milliseconds: int) -> bool:
        """Wait for the end of what `_begin` started; see `close`."""
        raise NotImplementedError

    def _deliver(self, run: _Run) -> None:
        batch = run.collect()
        if batch:
            self.arrived.emit(batch)
        over, error = run.outcome()
        # A slot may have started other work meanwhile; then this run is history.
        if not over or run is not self._run:
            return
        self._run = None
        if error is not None:
            self.failed.emit(error)
        else:
            self.ended.emit(run.cancelled.is_set())


class ImmediateTask(Task):
    """Does all work at once in the calling thread; for tests and the gallery."""

    def _begin(self, run: _Run) -> None:
        run.carry_out(_nothing)
        self._deliver(run)

    def _stop(self, milliseconds: int) -> bool:
        return True


class BackgroundTask(Task):
    """Does its work on a thread of its own, which starts with the first work."""

    _wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: QThread | None = None
        self._worker: _Worker | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._collect)
        self._last = 0.0

    def _begin(self, run: _Run) -> None:
        if self._thread is None:
            self._thread, self._worker = QThread(), _Worker()
            self._worker.moveToThread(self._thread)
            self._wanted.connect(self._worker.carry_out)
            self._worker.posted.connect(self._on_posted)
            self._thread.start()
        self._wanted.emit(run)

    def _stop(self, milliseconds: int) -> bool:
        self._timer.stop()
        if self._thread is None or self._worker is None:
            return True
        self._wanted.disconnect(self._worker.carry_out)
        self._thread.quit()
        in_time = self._thread.wait(milliseconds)
        if not in_time:
            _stragglers.append((self._thread, self._worker))
        self._thread = self._worker = None
        return in_time

    @Slot(int)
    def _on_posted(self, number: int) -> None:
        if self._run is None or self._run.number != number or self._timer.isActive():
            return
        since = (time.monotonic() - self._last) * 1000
        self._timer.start(max(0, round(BATCH_MILLISECONDS - since)))

    @Slot()
    def _collect(self) -> None:
        self._last = time.monotonic()
        if self._run is not None:
            self._deliver(self._run)


class _Worker(QObject):
    """Lives on the task's thread."""

    posted = Signal(int)

    @Slot(object)
    def carry_out(self, run: _Run) -> None:
        run.carry_out(partial(self.posted.emit, run.number))


def _nothing() -> None:
    """Stand in where nobody needs to be told."""


class TaskFactory(Protocol):
    """Makes a task that belongs to a parent."""

    def __call__(self, parent: QObject | None = None) -> Task:
        """Return a new task."""
        ...
