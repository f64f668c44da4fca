"""Films that are ready for the screen, kept within a bound of memory."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from desktop.imaging.radiograph import ImageRef, Radiograph, Voi
    from desktop.ui.film.plane import Plane

KEPT_BYTES = 320 * 1024**2
"""Some ten films of 3,000×3,000 pixels in 16 bit, or forty in 8 bit."""


@dataclass(frozen=True, slots=True, eq=False)
class LoadedFilm:
    """A film ready for the screen.

    Parameters
    ----------
    radiograph : Radiograph
        In full depth.
    plane : Plane
        Its pixels in several sizes.
    presets : tuple of Window or VoiLut
        The file's own, then what every film allows.
    seen : ndarray of uint8, or None
        What the leading model saw.
    """

    radiograph: Radiograph
    plane: Plane
    presets: tuple[Voi, ...]
    seen: NDArray[np.uint8] | None

    @property
    def memory(self) -> int:
        """Bytes its pixels take."""
        return sum(level.nbytes for level in self.plane.levels)


class Shelf:
    """Keeps the films used last; safe to use from several threads.

    Parameters
    ----------
    limit : int
        Bytes of pixels that are kept; the film used last is kept even if it is larger.
    """

    def __init__(self, limit: int = KEPT_BYTES) -> None:
        self._limit = limit
        self._films: OrderedDict[ImageRef, LoadedFilm] = OrderedDict()
        self._lock = threading.Lock()
        self._age = 0

    @property
    def memory(self) -> int:
        """Bytes of pixels that stand here."""
        with self._lock:
            return sum(film.memory for film in self._films.values())

    @property
    def age(self) -> int:
        """How often it was cleared; what was made before may not be put here any more."""
        return self._age

    def get(self, ref: ImageRef) -> LoadedFilm | None:
        """Return a film, which then counts as used last."""
        with self._lock:
            film = self._films.get(ref)
            if film is not None:
                self._films.move_to_end(ref)
            return film

    def put(self, ref: ImageRef, film: LoadedFilm, *, age: int | None = None) -> None:
        """Keep a film; those unused for longest make room.

        Parameters
        ----------
        ref : ImageRef
            Which one.
        film : LoadedFilm
            The film.
        age : int, optional
            What `age` was when its making began; after a clearing it is not taken.
        """
        with self._lock:
            if age is not None and age != self._age:
                return
            self._films[ref] = film
            self._films.move_to_end(ref)
            kept = sum(one.memory for one in self._films.values())
            while kept > self._limit and len(self._films) > 1:
                kept -= self._films.popitem(last=False)[1].memory

    def clear(self) -> None:
        """Keep nothing."""
        with self._lock:
            self._films.clear()
            self._age += 1
