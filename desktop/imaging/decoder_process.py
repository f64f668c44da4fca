"""What runs in a child process of `desktop.imaging.isolation`."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import traceback
import warnings
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import wait
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.errors import UnreadableImageError
from desktop.imaging import segments
from desktop.imaging.reading import HashedUnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from desktop.imaging.limits import Limits
    from desktop.imaging.radiograph import ImageRef
    from desktop.imaging.reading import OpenFilm

DECODED_AT_ONCE = 64 * 1024**2
"""Films that take no more memory than this, in bytes, are decoded without being asked again."""

_GRACE_SECONDS = 10.0
_STATM = Path("/proc/self/statm")


@dataclass(frozen=True, slots=True)
class Failure:
    """An error on its way to the parent, as plain values: exceptions do not travel well.

    Parameters
    ----------
    problem, remedy, code : str
        As in `desktop.errors.PneumoTriageError`.
    ref : ImageRef
        The film, with its SHA-256 if it could be read at all.
    steps : str
        Where this program failed, if it was its own fault.
    """

    problem: str
    remedy: str
    code: str
    ref: ImageRef
    steps: str = ""

    def error(self) -> HashedUnreadableError:
        """Return the error that this was."""
        subject = str(self.ref.path)
        cause = UnreadableImageError(subject, self.problem, self.remedy, code=self.code)
        return HashedUnreadableError(cause, self.ref)


def serve(
    requests: Connection,
    answers: Connection,
    name: str,
    open_film: Callable[[ImageRef, Limits], OpenFilm],
) -> None:
    """Read films for the parent until it closes the pipe.

    Parameters
    ----------
    requests : Connection
        Brings a film to be opened, with its limits; then None if it is to be decoded.
    answers : Connection
        Takes None once, when the process is ready; then for each request a `Failure`, the
        packed film, or, for a film too large to be decoded unasked, its ``decoded_bytes``.
    name : str
        Under which films are handed over, from `segments.new_name`.
    open_film : callable
        As `desktop.imaging.reading.open_film`.
    """
    _prepare()
    bounds = _Bounds()
    sender = segments.Sender(name)
    with suppress(EOFError, OSError):
        answers.send(None)
        request = requests.recv()
        while True:
            ref, limits = request
            with bounds(limits):
                film, answer = _open(open_film, ref, limits, sender)
            answers.send(answer)
            request = requests.recv()
            if request is None:
                with bounds(limits):
                    answer = _decode(film, ref, limits, sender)
                film = None
                answers.send(answer)
                request = requests.recv()


def _open(
    open_film: Callable[[ImageRef, Limits], OpenFilm],
    ref: ImageRef,
    limits: Limits,
    sender: segments.Sender,
) -> tuple[OpenFilm | None, int | segments.Packed | Failure]:
    """Return the film if it is yet to be decoded, and the answer."""
    try:
        film = open_film(ref, limits)
    except (UnreadableImageError, MemoryError) as error:
        return None, _failure(ref, error, limits)
    if film.decoded_bytes > DECODED_AT_ONCE:
        return film, film.decoded_bytes
    return None, _decode(film, ref, limits, sender)


def _decode(
    film: OpenFilm | None, ref: ImageRef, limits: Limits, sender: segments.Sender
) -> segments.Packed | Failure:
    if film is None:
        raise EOFError("nothing is open")
    try:
        return sender.pack(film.decode())
    except (UnreadableImageError, MemoryError) as error:
        return _failure(ref, error, limits)


def _failure(ref: ImageRef, error: UnreadableImageError | MemoryError, limits: Limits) -> Failure:
    if isinstance(error, MemoryError):
        return Failure(
            f"reading it takes more memory than there is, or than the limit of "
            f"{limits.decoder_bytes / 1e6:,.0f} MB",
            "Close other programs, or export the film at a smaller size",
            "no_memory",
            ref,
        )
    if isinstance(error, HashedUnreadableError):
        ref = error.ref
    cause = error.__cause__.__cause__ if error.__cause__ else None
    own_fault = error.code == "failed" and cause is not None
    steps = "".join(traceback.format_tb(cause.__traceback__)) if own_fault and cause else ""
    return Failure(error.problem, error.remedy, error.code, ref, steps)


def _prepare() -> None:
    """Make this process quiet, and mortal."""
    # Ctrl+C reaches every process of a terminal; the parent decides what ends when.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warnings.simplefilter("ignore")
    with suppress(OSError):
        silence = os.open(os.devnull, os.O_WRONLY)
        for stream in (1, 2):
            os.dup2(silence, stream)
    if sys.platform != "win32":
        import resource

        # A film must not end up in a core file.
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


class _Bounds:
    """Holds this process to time and memory while it works on a film.

    The parent keeps the time too; this is for a decoder that hangs when no parent is left.
    Memory is bounded on Linux alone: macOS does not keep RLIMIT_AS, and on Windows it would
    take a job object, which the standard library cannot make.
    """

    def __init__(self) -> None:
        self._base = _address_space()

    def __call__(self, limits: Limits) -> _Bounds:
        self._limits = limits
        return self

    def __enter__(self) -> None:
        if sys.platform == "win32":
            return
        signal.setitimer(signal.ITIMER_REAL, self._limits.decode_seconds + _GRACE_SECONDS)
        if self._base:
            _limit_memory(self._base + self._limits.decoder_bytes)

    def __exit__(self, *_: Any) -> None:
        if sys.platform == "win32":
            return
        signal.setitimer(signal.ITIMER_REAL, 0)
        if self._base:
            _limit_memory(None)


def _limit_memory(size: int | None) -> None:
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    soft = hard if size is None else size
    if hard != resource.RLIM_INFINITY:
        soft = min(soft, hard)
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _address_space() -> int:
    """Return the size of this process's address space in bytes, 0 where it is not told."""
    if sys.platform == "win32":
        return 0
    try:
        return int(_STATM.read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0
