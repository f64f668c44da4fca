"""One damaged film through the whole reading, as the program does it, and what came of it."""

from __future__ import annotations

import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np

from desktop.errors import UnreadableImageError
from desktop.imaging import reading, sources
from desktop.imaging.tensor import network_image

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.imaging.limits import Limits
    from desktop.imaging.radiograph import ImageRef, Radiograph

SIDE = 32

QUIET = ("pydicom", "PIL")
"""Packages whose warnings the readers silence themselves."""

BUGS = {"escaped", "failed", "warning", "decoder_hung"}
"""Codes that no input may end in. A decoder that crashes is no such end: its process is there
to be lost, and C++ exceptions that GDCM does not catch cannot be caught from here."""


class CheckedFilm:
    """A film whose pixels must make an input for a network, without any warning."""

    def __init__(self, film: reading.OpenFilm, ref: ImageRef) -> None:
        self._film = film
        self._ref = ref
        self.decoded_bytes = film.decoded_bytes

    def decode(self) -> Radiograph:
        with no_warnings(self._ref):
            radiograph = self._film.decode()
            seen = network_image(radiograph, height=SIDE, width=SIDE)
            if seen.shape != (SIDE, SIDE) or not np.isfinite(seen).all():
                raise _bug(self._ref, "failed", f"its input is {seen.shape}, {seen.dtype}")
        return radiograph


def open_film(ref: ImageRef, limits: Limits) -> CheckedFilm:
    """Find and open a film as the program does; warnings count as errors."""
    with no_warnings(ref):
        for _ in sources.find_images([ref.path], limits):
            pass
        return CheckedFilm(reading.open_film(ref, limits), ref)


@contextmanager
def no_warnings(ref: ImageRef) -> Iterator[None]:
    """Turn warnings, and errors that are not ours, into errors of codes of their own."""
    with warnings.catch_warnings(record=True) as shown:
        warnings.simplefilter("always")
        for package in QUIET:
            warnings.filterwarnings("ignore", category=UserWarning, module=rf"{package}\.")
        try:
            yield
        except (UnreadableImageError, MemoryError):
            raise
        except Exception as error:
            raise _bug(ref, "failed", f"{type(error).__name__} escaped") from error
    if shown:
        first = shown[0]
        raise _bug(
            ref, "warning", f"{first.category.__name__} from {first.filename}:{first.lineno}"
        )


def _bug(ref: ImageRef, code: str, problem: str) -> UnreadableImageError:
    return UnreadableImageError(str(ref.path), problem, "Mend the reader", code=code)
