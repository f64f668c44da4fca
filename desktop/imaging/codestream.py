"""What the first bytes of a compressed frame say about its size."""

from __future__ import annotations

import struct

_START_OF_FRAME = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC} | {0xF7}
"""Second bytes of the SOF markers (ITU-T T.81 table B.1), and of JPEG-LS (T.87 C.1.1)."""

_ALONE = frozenset((0x01, *range(0xD0, 0xD9)))
"""Second bytes of markers without a length (ITU-T T.81 B.1.1.3)."""


def coded_size(start: bytes) -> tuple[int, int] | None:
    """Read a frame's width and height from its codestream.

    Parameters
    ----------
    start : bytes
        The first bytes of a JPEG, JPEG-LS, JPEG 2000 or HTJ2K frame.

    Returns
    -------
    (width, height) or None
        None if it is none of these, or the size stands further on.
    """
    if start.startswith(b"\xff\x4f\xff\x51") and len(start) >= 24:
        # SIZ (ITU-T T.800 A.5.1): the image area ends at Xsiz, Ysiz and may start late.
        right, bottom, left, top = struct.unpack_from(">4I", start, 8)
        return max(right - left, 0), max(bottom - top, 0)
    if start[4:8] == b"jP  ":
        # A JP2 file (ITU-T T.800 I.5.3.1), which DICOM forbids and some devices send.
        at = start.find(b"ihdr")
        if at < 0 or at + 12 > len(start):
            return None
        height, width = struct.unpack_from(">2I", start, at + 4)
        return width, height
    if start.startswith(b"\xff\xd8"):
        return _jpeg_size(start)
    return None


def _jpeg_size(start: bytes) -> tuple[int, int] | None:
    position = 2
    while position + 9 <= len(start) and start[position] == 0xFF:
        marker = start[position + 1]
        if marker == 0xFF or marker in _ALONE:
            position += 1 if marker == 0xFF else 2
            continue
        if marker in _START_OF_FRAME:
            height, width = struct.unpack_from(">2H", start, position + 5)
            return width, height
        (length,) = struct.unpack_from(">H", start, position + 2)
        position += 2 + length
    return None
