"""Small copies of films on the reader's disk, so that a film opened again is there at once.

What this holds, for those who answer for privacy: one JPEG of at most 512 pixels a side for
each film that was shown, as it is shown by default, in the user's own cache folder, which
others may not look into. A file is named by the SHA-256 of the film's content and the number
of the frame, which also stand in it; nothing of the header goes in: no name, no number, no
date, no path. What is burned into the pixels of a film is in its preview as well, and whoever
has the film's file can tell that it was shown here. Nothing is taken for a reading from here:
a preview is shown only until the film itself is decoded. The setting *Keep previews on this
computer* switches it off, for one reader or by the machine's policy, and then all are deleted.
"""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import tempfile
import threading
from collections import OrderedDict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from desktop.imaging.radiograph import present

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from desktop.imaging.radiograph import ImageRef
    from desktop.ui.film.shelf import LoadedFilm

    Grey = NDArray[np.uint8]

PREVIEW_SIDE = 512
LIMIT_BYTES = 200_000_000
"""Some five thousand previews."""

_QUALITY = 85
_ENDING = ".jpg"
_DRAFT_ENDING = ".new"


class Previews:
    """Previews on disk, within a bound; safe to use from several threads.

    Whatever cannot be read or written is passed over: a preview is never worth a message.
    Two windows at once each count what they wrote; the bound holds again at the next start.

    Parameters
    ----------
    folder : Path
        A folder of its own; made when the first preview is kept.
    wanted : callable returning bool
        Whether previews may be kept, asked each time.
    limit : int
        Bytes of all previews together; those unused for longest make room.
    """

    def __init__(
        self, folder: Path, *, wanted: Callable[[], bool], limit: int = LIMIT_BYTES
    ) -> None:
        self._folder, self._wanted, self._limit = folder, wanted, limit
        self._lock = threading.Lock()
        self._known: OrderedDict[str, int] | None = None

    @property
    def size(self) -> int:
        """Bytes of all previews."""
        with self._lock:
            return sum(self._index().values())

    def get(self, ref: ImageRef) -> Grey | None:
        """Return the preview of a film, which then counts as used last.

        Parameters
        ----------
        ref : ImageRef
            With the SHA-256 of its content.

        Returns
        -------
        ndarray of uint8, shape (height, width), or None
            0 (black) to 255 (white); None where there is none that is whole.
        """
        if not ref.sha256 or not self._wanted():
            return None
        name = _name(ref)
        path = self._folder / (name + _ENDING)
        try:
            packed = path.read_bytes()
        except OSError:
            return None
        grey = _unpacked(packed, name)
        with self._lock:
            index = self._index()
            if grey is None:
                index.pop(name, None)
                _delete(path)
            else:
                index[name] = len(packed)
                index.move_to_end(name)
                _touch(path)
        return grey

    def put(self, film: LoadedFilm) -> None:
        """Keep the preview of a film that has been decoded, unless it is kept already."""
        ref = film.radiograph.ref
        if not ref.sha256 or not self._wanted() or self._has(ref):
            return
        name = _name(ref)
        packed = _packed(preview_of(film), name)
        with self._lock:
            # Switched off meanwhile: what was cleared away must not come back.
            if len(packed) <= self._limit and self._wanted() and self._write(name, packed):
                index = self._index()
                index[name] = len(packed)
                index.move_to_end(name)
                self._make_room(index)

    def clear(self) -> None:
        """Delete all previews."""
        with self._lock:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._known = None

    def _has(self, ref: ImageRef) -> bool:
        with self._lock:
            return _name(ref) in self._index()

    def _index(self) -> OrderedDict[str, int]:
        """Return name and size of all previews, that used last at the end."""
        if self._known is None:
            self._known = _look_through(self._folder)
            self._make_room(self._known)
        return self._known

    def _make_room(self, index: OrderedDict[str, int]) -> None:
        kept = sum(index.values())
        while kept > self._limit:
            name, size = index.popitem(last=False)
            _delete(self._folder / (name + _ENDING))
            kept -= size

    def _write(self, name: str, packed: bytes) -> bool:
        """Write a preview, whole or not at all; return whether it is there."""
        draft = ""
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, draft = tempfile.mkstemp(suffix=_DRAFT_ENDING, dir=self._folder)
            with os.fdopen(handle, "wb") as file:
                file.write(packed)
            Path(draft).replace(self._folder / (name + _ENDING))
        except OSError:
            if draft:
                _delete(Path(draft))
            return False
        return True


def preview_of(film: LoadedFilm) -> Grey:
    """Return a film as it is shown by default, at most `PREVIEW_SIDE` pixels a side."""
    levels = film.plane.levels
    large_enough = [level for level in levels if max(level.shape) >= PREVIEW_SIDE]
    smallest = large_enough[-1] if large_enough else levels[0]
    shown = present(smallest, film.radiograph.default_window)
    image = Image.fromarray(np.ascontiguousarray(shown))
    image.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE), Image.Resampling.BOX)
    return np.asarray(image)


def _name(ref: ImageRef) -> str:
    return f"{ref.sha256}-{ref.frame}"


def _packed(grey: Grey, name: str) -> bytes:
    made = io.BytesIO()
    Image.fromarray(grey).save(made, "JPEG", quality=_QUALITY, comment=name.encode())
    return made.getvalue()


def _unpacked(packed: bytes, name: str) -> Grey | None:
    """Return a preview's pixels; None unless it is whole and says itself whose it is."""
    try:
        with Image.open(io.BytesIO(packed), formats=("JPEG",)) as image:
            named = image.info.get("comment") == name.encode()
            if not named or image.mode != "L" or max(image.size) > PREVIEW_SIDE:
                return None
            return np.array(image)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None


def _look_through(folder: Path) -> OrderedDict[str, int]:
    """Return what a folder holds, that used last at the end; drafts left behind are deleted."""
    found: list[tuple[float, str, int]] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(_ENDING):
                    about = entry.stat()
                    found.append((about.st_mtime, entry.name[: -len(_ENDING)], about.st_size))
                elif entry.name.endswith(_DRAFT_ENDING):
                    _delete(Path(entry.path))
    except OSError:
        pass
    return OrderedDict((name, size) for _, name, size in sorted(found))


def _delete(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def _touch(path: Path) -> None:
    with contextlib.suppress(OSError):
        os.utime(path)
