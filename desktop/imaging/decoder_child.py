"""One child process that reads films, as its parent sees it."""

from __future__ import annotations

import multiprocessing
import pickle
import signal
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from desktop.imaging import segments
from desktop.imaging.decoder_process import serve

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.imaging.limits import Limits
    from desktop.imaging.radiograph import ImageRef
    from desktop.imaging.reading import OpenFilm

START_SECONDS = 120.0
"""Longest time for a child to start; a virus scanner may look at every file it loads."""

_END_SECONDS = 2.0


class GoneError(Exception):
    """A child ended without an answer."""


class NotStartedError(Exception):
    """A child ended, or had to be ended, before it was ready for its first film."""


class Child:
    """One child process and the two pipes to it.

    Parameters
    ----------
    open_film : callable
        What it does with a film, as `desktop.imaging.reading.open_film`.
    """

    def __init__(self, open_film: Callable[[ImageRef, Limits], OpenFilm]) -> None:
        # Duplex pipes would be sockets; and only a process that is started anew, not
        # forked, is safe beside threads.
        context = multiprocessing.get_context("spawn")
        theirs, self._requests = context.Pipe(duplex=False)
        self._answers, answers = context.Pipe(duplex=False)
        self.films_sent = segments.Receiver()
        self._process = context.Process(
            target=serve,
            args=(theirs, answers, self.films_sent.name, open_film),
            name="decoder",
            daemon=True,
        )
        self._process.start()
        theirs.close()
        answers.close()
        self._ready = self._owes = False
        self.films = 0

    @property
    def serviceable(self) -> bool:
        """Whether it lives, and owes no answer that the next one to ask would get."""
        return not self._owes and not self._requests.closed and self._process.is_alive()

    def ask(self, request: object, seconds: float) -> Any:
        """Send a request and wait for the answer.

        Raises
        ------
        TimeoutError
            If there is none in time.
        GoneError
            If the child ended.
        NotStartedError
            If it ended before it was ready.
        """
        self._get_ready()
        try:
            self._owes = True
            self._requests.send(request)
            answer = self._receive(seconds)
            self._owes = False
            return answer
        except TimeoutError:
            raise
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            self.end(at_once=True)
            raise GoneError from error

    def _get_ready(self) -> None:
        if self._ready:
            return
        try:
            self._receive(START_SECONDS)
        except (EOFError, OSError) as error:
            self.end(at_once=True)
            raise NotStartedError from error
        self._ready = True

    def end(self, *, at_once: bool = False) -> None:
        """End the process: by itself when it has nothing to do, else by force."""
        self._requests.close()
        self._answers.close()
        if not at_once:
            self._process.join(_END_SECONDS)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self.films_sent.clear()

    def end_in_words(self) -> str:
        """Return the signal that ended it, or its exit code."""
        code = self._process.exitcode
        if code is not None and code < 0:
            with suppress(ValueError):
                return signal.Signals(-code).name
        return f"exit code {code}"

    def _receive(self, seconds: float) -> Any:
        if not self._answers.poll(seconds):
            raise TimeoutError
        # A child that was killed in mid-sentence ends this too: the pipe closes.
        return self._answers.recv()
