"""What a decoder may do to its process, by the name of the film; imported in child processes."""

from __future__ import annotations

import os
import signal
import threading
from typing import TYPE_CHECKING

from desktop.imaging import reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.imaging.limits import Limits
    from desktop.imaging.radiograph import ImageRef, Radiograph

_films = 0
_hoard: list[bytes] = []


def _crash() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def _hang() -> None:
    threading.Event().wait()


def _eat_memory() -> None:
    block = 64 * 1024**2
    try:
        while len(_hoard) < 256:
            _hoard.append(bytes(block))
    except MemoryError:
        _hoard.clear()
        raise


def _crash_if_used() -> None:
    if _films > 1:
        _crash()


DEEDS: dict[str, Callable[[], None]] = {
    "crash": _crash,
    "hang": _hang,
    "memory": _eat_memory,
    "used": _crash_if_used,
}


class LateFilm:
    """A film that does its deed when its pixels are asked for."""

    decoded_bytes = 1 << 40

    def __init__(self, ref: ImageRef, deed: Callable[[], None]) -> None:
        self._ref = ref
        self._deed = deed

    def decode(self) -> Radiograph:
        self._deed()
        return reading.read_radiograph(self._ref)


def open_film(ref: ImageRef, limits: Limits) -> reading.OpenFilm:
    """Open a film as the program does, unless its name says otherwise."""
    global _films
    _films += 1
    when, _, deed = ref.path.stem.partition("_")
    if deed in DEEDS:
        if when == "late":
            return LateFilm(ref, DEEDS[deed])
        DEEDS[deed]()
    return reading.open_film(ref, limits)
