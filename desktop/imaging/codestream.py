"""What the first bytes of a compressed frame say about its size and depth."""

from __future__ import annotations

import struct
from typing import NamedTuple

_START_OF_FRAME = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC} | {0xF7}
"""Second bytes of the SOF markers (ITU-T T.81 table B.1), and of JPEG-LS (T.87 C.1.1)."""

_ANY_DEPTH = frozenset((0xC3, 0xC7, 0xCB, 0xCF, 0xF7))
"""Those of lossless frames; the others are of 8 or 12 bits (ITU-T T.81 table B.2)."""

_ALONE = frozenset((0x01, *range(0xD0, 0xD9)))
"""Second bytes of markers without a length (ITU-T T.81 B.1.1.3)."""


_LOSSLESS_DEPTHS = frozenset(range(2, 17))
_LOSSY_DEPTHS = frozenset((8, 12))
_DEEPEST_JPEG_2000 = 38


class Coded(NamedTuple):
    """What a codestream says of its frame.

    Parameters
    ----------
    width, height : int
        In pixels.
    depth_is_possible : bool
        Whether it has a number of bits per sample that its kind may have: 8 or 12, or
        2 to 16 (ITU-T T.81 table B.2, T.87 C.2.2), or 1 to 38 (T.800 table A.11).
    """

    width: int
    height: int
    depth_is_possible: bool = True


def coded(start: bytes) -> Coded | None:
    """Read a frame's size and depth from its codestream.

    Parameters
    ----------
    start : bytes
        The first bytes of a JPEG, JPEG-LS, JPEG 2000 or HTJ2K frame.

    Returns
    -------
    Coded or None
        None if it is none of these, or the size stands further on.
    """
    if start.startswith(b"\xff\x4f\xff\x51") and len(start) >= 24:
        # SIZ (ITU-T T.800 A.5.1): the image area ends at Xsiz, Ysiz and may start late.
        right, bottom, left, top = struct.unpack_from(">4I", start, 8)
        possible = len(start) < 43 or (start[42] & 0x7F) < _DEEPEST_JPEG_2000
        return Coded(max(right - left, 0), max(bottom - top, 0), possible)
    if start[4:8] == b"jP  ":
        # A JP2 file (ITU-T T.800 I.5.3.1), which DICOM forbids and some devices send.
        at = start.find(b"ihdr")
        if at < 0 or at + 12 > len(start):
            return None
        height, width = struct.unpack_from(">2I", start, at + 4)
        return Coded(width, height)
    if start.startswith(b"\xff\xd8"):
        return _jpeg(start)
    return None


def _jpeg(start: bytes) -> Coded | None:
    position = 2
    while position + 9 <= len(start) and start[position] == 0xFF:
        marker = start[position + 1]
        if marker == 0xFF or marker in _ALONE:
            position += 1 if marker == 0xFF else 2
            continue
        if marker in _START_OF_FRAME:
            height, width = struct.unpack_from(">2H", start, position + 5)
            depths = _LOSSLESS_DEPTHS if marker in _ANY_DEPTH else _LOSSY_DEPTHS
            return Coded(width, height, start[position + 4] in depths)
        (length,) = struct.unpack_from(">H", start, position + 2)
        position += 2 + length
    return None
