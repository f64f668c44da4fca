"""The file that was opened last, kept for its other frames.

A cine loop of a hundred frames would otherwise be read, hashed and parsed a hundred times.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.imaging import reading
from desktop.imaging.files import reachable
from desktop.imaging.limits import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.imaging.radiograph import ImageRef

KEPT_BYTES = 128 * 1024**2
"""Largest file that is kept; there may be one in each process that decodes."""

_Stamp = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class _Kept:
    film: reading.EncodedFilm
    stamp: _Stamp
    limits: Limits


class _Last(threading.local):
    """The last file of a thread."""

    kept: _Kept | None = None


_last = _Last()


def open_film(ref: ImageRef, limits: Limits = DEFAULT_LIMITS) -> reading.EncodedFilm:
    """Open a film as `desktop.imaging.reading.open_film`, or from what is kept of its file.

    Parameters
    ----------
    ref : ImageRef
        The film.
    limits : Limits
        What a file may ask for.

    Returns
    -------
    EncodedFilm
        Of the file as it is now: one that was written to is read anew.

    Raises
    ------
    UnreadableImageError
        As `desktop.imaging.reading.open_film`.

    Notes
    -----
    Only files of several frames are kept, one for each thread, up to `KEPT_BYTES`, and only
    until another file is opened.
    """
    stamp = _stamp(ref.archive or ref.path)
    kept = _last.kept
    if kept is not None and _is_of(kept, ref, stamp, limits):
        return reading.another_frame(kept.film, ref, limits)
    _last.kept = None
    film = reading.open_film(ref, limits)
    if stamp is not None and film.stored_bytes <= KEPT_BYTES and _has_others(film):
        _last.kept = _Kept(film, stamp, limits)
    return film


def _is_of(kept: _Kept, ref: ImageRef, stamp: _Stamp | None, limits: Limits) -> bool:
    of = kept.film.ref
    same = (of.path, of.archive) == (ref.path, ref.archive)
    return same and kept.stamp == stamp and kept.limits == limits


def _has_others(film: reading.EncodedFilm) -> bool:
    # How many pages a raster file has, it does not say; the second one tells.
    return film.frames > 1 or film.ref.frame > 1


def _stamp(path: Path) -> _Stamp | None:
    try:
        status = reachable(path).stat()
    except OSError:
        return None  # opening it will say what is wrong
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns
