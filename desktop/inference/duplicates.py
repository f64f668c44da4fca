"""Which films of a folder show what an earlier one shows.

Films come from the decoders in any order. So that the same one of two is always called the
duplicate, they are put back into the order of the folder before they are compared; a film
that keeps the others waiting for too long is passed by.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Generic, TypeVar

import numpy as np

from desktop.imaging.likeness import HASH_WORDS, SHAPES, show_the_same

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop.imaging.likeness import Likeness
    from desktop.imaging.radiograph import ImageRef

Thing = TypeVar("Thing")
_FIRST_ROOM = 256


class SeenFilms:
    """The films seen so far; about 500 bytes each besides their references."""

    def __init__(self) -> None:
        self._refs: list[ImageRef] = []
        self._exact: dict[bytes, int] = {}
        self._hash_words = np.empty((HASH_WORDS, _FIRST_ROOM), np.uint64)
        self._shapes = np.empty((_FIRST_ROOM, SHAPES), np.int8)

    def __len__(self) -> int:
        return len(self._refs)

    def original_of(self, ref: ImageRef, likeness: Likeness) -> ImageRef | None:
        """Return the film seen first that shows the same; remember this one otherwise.

        Parameters
        ----------
        ref : ImageRef
            The film, with its SHA-256.
        likeness : Likeness
            What it looks like.

        Returns
        -------
        ImageRef or None
            Another film with the same pixels, or one of another file that looks the same.
            The frames of one file look alike without being the same film; a file that was
            named twice is no other film.
        """
        key = likeness.pixels or f"{ref.sha256}/{ref.frame}".encode()
        exact = self._exact.get(key)
        if exact is not None:
            found = self._refs[exact]
            return None if found == ref else found
        count = len(self._refs)
        for at in show_the_same(likeness, self._hash_words[:, :count], self._shapes[:count]):
            other = self._refs[int(at)]
            if (other.path, other.archive) != (ref.path, ref.archive):
                return other
        self._remember(ref, key, likeness)
        return None

    def _remember(self, ref: ImageRef, key: bytes, likeness: Likeness) -> None:
        at = len(self._refs)
        if at == len(self._shapes):
            more = np.empty_like(self._hash_words)
            self._hash_words = np.concatenate([self._hash_words, more], axis=1)
            self._shapes = np.concatenate([self._shapes, np.empty_like(self._shapes)])
        self._hash_words[:, at] = likeness.hash_words
        self._shapes[at] = likeness.shapes
        self._exact[key] = at
        self._refs.append(ref)


class InOrder(Generic[Thing]):
    """Gives numbered things back in order, without waiting for a straggler for long.

    Parameters
    ----------
    most : int
        How many may wait for one that is missing.
    seconds : float
        How long they may wait for it.
    clock : callable
        Returns seconds; for tests.
    """

    def __init__(
        self, *, most: int, seconds: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most = most
        self._seconds = seconds
        self._clock = clock
        self._next = 0
        self._waiting: dict[int, Thing] = {}
        self._since = clock()

    @property
    def waiting(self) -> bool:
        """Whether anything waits for one that is missing."""
        return bool(self._waiting)

    def admit(self, number: int, thing: Thing) -> None:
        """Take a thing in; numbers count from 0 and each comes once."""
        if not self._waiting:
            self._since = self._clock()
        self._waiting[number] = thing

    def release(self) -> Iterator[Thing]:
        """Yield what need not wait any longer."""
        while self._waiting:
            first = min(self._waiting)
            late = len(self._waiting) > self._most or self._clock() - self._since > self._seconds
            if first > self._next and not late:
                return
            self._next = max(self._next, first + 1)
            if first + 1 not in self._waiting:
                # Whoever waits now, waits for another one.
                self._since = self._clock()
            yield self._waiting.pop(first)
