"""How many pictures an animated GIF, PNG or WebP holds, counted by its blocks alone.

The libraries that decode them would unpack, or make room for, what the file claims.
"""

from __future__ import annotations

import struct
from itertools import islice
from typing import IO, TYPE_CHECKING

from desktop.imaging.claims import is_webp

if TYPE_CHECKING:
    from collections.abc import Iterator

PNG, GIF = b"\x89PNG", b"GIF8"
_MOST_BLOCKS = 1_000_000
"""Most blocks that are stepped over: what a GIF of 256 MB, the largest file read, has."""

_WEBP_ANIMATED, _WEBP_HEADER = 0b10, 12


def is_animation(head: bytes) -> bool:
    """Tell whether this is a GIF, a PNG, or a WebP whose animation flag is set."""
    if head.startswith((PNG, GIF)):
        return True
    flags = head[20:21] if is_webp(head) and head[12:16] == b"VP8X" else b""
    return bool(flags) and bool(flags[0] & _WEBP_ANIMATED)


def count_pictures(file: IO[bytes], head: bytes, most: int) -> int:
    """Count the pictures of an animation.

    Parameters
    ----------
    file : binary file
        Seekable; wherever it stands.
    head : bytes
        Its first bytes.
    most : int
        Counting ends when there are more than this.

    Returns
    -------
    int
        At least 1.

    Raises
    ------
    struct.error
        If the file ends too early.
    """
    if head.startswith(PNG):
        return max(1, _stated_by_png(file))
    pictures = _gif_pictures(file) if head.startswith(GIF) else _webp_pictures(file)
    return max(1, sum(1 for _ in islice(pictures, most + 1)))


def webp_canvas(head: bytes) -> tuple[int, int] | None:
    """Return width and height of an extended WebP's canvas, None for any other file.

    Its decoder makes room for the canvas before anything can be asked of it.
    """
    if not is_webp(head) or head[12:16] != b"VP8X" or len(head) < 30:
        return None
    width, height = (1 + int.from_bytes(head[at : at + 3], "little") for at in (24, 27))
    return width, height


def _stated_by_png(file: IO[bytes]) -> int:
    """Return what the chunk acTL says, which stands before the pixels (PNG 3rd edition, 11.3.6).

    The still picture counts too where it is none of the animation's, that is, where no
    fcTL comes before it.
    """
    file.seek(8)
    stated, part_of_it = 0, False
    for _ in range(_MOST_BLOCKS):
        length, kind = struct.unpack(">I4s", file.read(8))
        if kind in (b"IDAT", b"fdAT", b"IEND"):
            break
        if kind == b"acTL":
            (stated,) = struct.unpack(">I", file.read(4))
            length -= 4
        part_of_it = part_of_it or kind == b"fcTL"
        file.seek(length + 4, 1)
    return stated + (stated > 0 and not part_of_it)


def _gif_pictures(file: IO[bytes]) -> Iterator[None]:
    """Yield once for each image descriptor (GIF89a, section 20)."""
    file.seek(10)
    (flags,) = struct.unpack("B", file.read(1))
    file.seek(2 + _colours(flags), 1)
    steps = 0
    while steps < _MOST_BLOCKS and (introducer := file.read(1)) not in (b"", b";"):
        steps += 1
        if introducer == b"!":
            file.seek(1, 1)
        elif introducer == b",":
            (flags,) = struct.unpack("8xB", file.read(9))
            yield
            file.seek(_colours(flags) + 1, 1)
        else:
            continue  # stray bytes, which decoders pass over as well
        while (length := file.read(1)) not in (b"", b"\0") and steps < _MOST_BLOCKS:
            file.seek(length[0], 1)
            steps += 1


def _colours(flags: int) -> int:
    """Return the bytes of a colour table by the flags before it (GIF89a, sections 18 and 20)."""
    return 3 << (flags & 0b111) + 1 if flags & 0x80 else 0


def _webp_pictures(file: IO[bytes]) -> Iterator[None]:
    """Yield once for each chunk ANMF (RFC 9649, 2.7.1.1)."""
    file.seek(_WEBP_HEADER)
    for _ in range(_MOST_BLOCKS):
        chunk = file.read(8)
        if len(chunk) < 8:
            return
        kind, length = struct.unpack("<4sI", chunk)
        if kind == b"ANMF":
            yield
        file.seek(length + length % 2, 1)
