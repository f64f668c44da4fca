"""How long each film was in front of its reader. Plain values, no Qt."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.review.verdicts import FilmKey


class Stopwatch:
    """Counts the time of the film that is seen, and only while it is.

    Parameters
    ----------
    clock : callable returning float
        Seconds that never go back.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._film: FilmKey | None = None
        self._before: dict[FilmKey, float] = {}
        self._since: float | None = None

    def look_at(self, film: FilmKey | None) -> None:
        """Count for this film from now on; None counts for none."""
        if film == self._film and (film is None or self._since is not None):
            return
        self.look_away()
        self._film = film
        self._since = None if film is None else self._clock()

    def look_away(self) -> None:
        """Stop: the film is covered, or the reader is at another window."""
        if self._film is not None and self._since is not None:
            self._before[self._film] = self.seconds(self._film)
        self._film, self._since = None, None

    def seconds(self, film: FilmKey) -> float:
        """Return for how long a film has been seen since its last verdict."""
        now = self._clock() - self._since if film == self._film and self._since is not None else 0.0
        return self._before.get(film, 0.0) + now

    def restart(self, film: FilmKey) -> None:
        """Count from nothing: a verdict was given."""
        self._before.pop(film, None)
        if film == self._film:
            self._since = self._clock()

    def clear(self) -> None:
        """Forget all films."""
        self._before.clear()
        self._film, self._since = None, None
