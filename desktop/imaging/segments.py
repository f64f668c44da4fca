"""Hand objects with large arrays from one process to another through shared memory.

Memory that is new to a process costs far more than copying into it, so the sender keeps
one segment for what is small and the receiver copies out of it. What is large gets a
segment of its own, which the receiver uses as it stands: it should not be held twice.
"""

from __future__ import annotations

import contextlib
import mmap
import os
import pickle
import secrets
import sys
from dataclasses import dataclass
from pathlib import Path

_MEMORY_FOLDER = Path("/dev/shm")  # what shm_open(3) uses on Linux
_ALIGNED = 64
_WORTH_SHARING = 1 << 16
_KEPT_BYTES = 32 * 1024**2


@dataclass(frozen=True, slots=True)
class Packed:
    """An object on its way.

    Parameters
    ----------
    skeleton : bytes
        The pickled object, without its buffers.
    places : tuple of (int, int)
        Start and length of each buffer.
    segment : str
        Name of the segment that holds the buffers; empty when they are in `inline`.
    size : int
        Size of the segment in bytes.
    inline : bytes
        The buffers, where they are few or there is no room in shared memory.
    """

    skeleton: bytes
    places: tuple[tuple[int, int], ...]
    segment: str = ""
    size: int = 0
    inline: bytes = b""


def new_name() -> str:
    """Return a beginning for the names of segments that nobody can guess."""
    return f"pneumotriage-{secrets.token_hex(8)}"


class Sender:
    """Packs objects for one receiver.

    Parameters
    ----------
    name : str
        From `new_name`, known to the receiver too.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._made = 0
        self._kept: mmap.mmap | None = None
        self._kept_name = ""
        self._held: mmap.mmap | None = None

    def pack(self, thing: object) -> Packed:
        """Pack an object; the receiver must have taken the one before.

        Parameters
        ----------
        thing : object
            Anything that can be pickled; arrays are handed over out of band (PEP 574).

        Returns
        -------
        Packed
            To be sent.
        """
        # Windows drops a segment that nobody holds, so it is kept until now.
        self._held = None
        buffers: list[pickle.PickleBuffer] = []
        skeleton = pickle.dumps(thing, protocol=5, buffer_callback=buffers.append)
        views = [buffer.raw() for buffer in buffers]
        places, end = [], 0
        for view in views:
            start = -(-end // _ALIGNED) * _ALIGNED
            places.append((start, view.nbytes))
            end = start + view.nbytes
        segment, name = self._segment(end)
        target = bytearray(end) if segment is None else segment
        for view, (start, length) in zip(views, places, strict=True):
            target[start : start + length] = view
        if segment is None:
            return Packed(skeleton, tuple(places), inline=bytes(target))
        return Packed(skeleton, tuple(places), name, len(segment))

    def _segment(self, size: int) -> tuple[mmap.mmap | None, str]:
        if size < _WORTH_SHARING:
            return None, ""
        if size > _KEPT_BYTES:
            self._held, name = self._make(size)
            return self._held, name
        if self._kept is None or len(self._kept) < size:
            # Films of a folder differ little in size; one that is larger needs no new one each.
            self._kept, self._kept_name = self._make(min(2 * size, _KEPT_BYTES))
        return self._kept, self._kept_name

    def _make(self, size: int) -> tuple[mmap.mmap | None, str]:
        self._made += 1
        name = f"{self._name}-{self._made}"
        if sys.platform == "win32":
            return mmap.mmap(-1, size, tagname=name), name
        try:
            file = os.open(_MEMORY_FOLDER / name, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
        except OSError:
            return None, ""
        try:
            # Room that is not there would end this process when it is written to.
            os.posix_fallocate(file, 0, size)
            return mmap.mmap(file, size), name
        except OSError:
            _remove(name)
            return None, ""
        finally:
            os.close(file)


class Receiver:
    """Unpacks what one `Sender` packed."""

    def __init__(self) -> None:
        self.name = new_name()
        self._kept: tuple[str, mmap.mmap] | None = None

    def unpack(self, packed: Packed) -> object:
        """Return what was packed.

        Parameters
        ----------
        packed : Packed
            From `Sender.pack`.

        Returns
        -------
        object
            Its arrays may be read-only.

        Raises
        ------
        OSError
            If the segment is gone.
        """
        buffers: list[memoryview | bytearray]
        if packed.segment and packed.size <= _KEPT_BYTES:
            kept = self._kept_segment(packed)
            buffers = [bytearray(kept[start : start + size]) for start, size in packed.places]
        else:
            whole = memoryview(_take(packed) if packed.segment else packed.inline).toreadonly()
            buffers = [whole[start : start + length] for start, length in packed.places]
        return pickle.loads(packed.skeleton, buffers=buffers)

    def clear(self) -> None:
        """Remove what a sender that has ended made and this did not take."""
        self._kept = None
        if sys.platform != "win32" and _MEMORY_FOLDER.is_dir():
            for path in _MEMORY_FOLDER.glob(f"{self.name}-*"):
                _remove(path.name)

    def _kept_segment(self, packed: Packed) -> memoryview:
        if self._kept is None or self._kept[0] != packed.segment:
            self._kept = (packed.segment, _take(packed))
        return memoryview(self._kept[1])


def _take(packed: Packed) -> mmap.mmap:
    if sys.platform == "win32":
        return mmap.mmap(-1, packed.size, tagname=packed.segment, access=mmap.ACCESS_READ)
    file = os.open(_MEMORY_FOLDER / packed.segment, os.O_RDONLY)
    try:
        return mmap.mmap(file, packed.size, access=mmap.ACCESS_READ)
    finally:
        os.close(file)
        _remove(packed.segment)


def _remove(name: str) -> None:
    with contextlib.suppress(OSError):
        (_MEMORY_FOLDER / name).unlink()
