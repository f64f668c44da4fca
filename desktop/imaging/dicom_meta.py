"""The File Meta Information of a DICOM file, and a data set that is deflated."""

from __future__ import annotations

import struct
import zlib

_PREAMBLE = 132
_TRANSFER_SYNTAX = (0x0002, 0x0010)

LONG_LENGTH = frozenset(
    (b"OB", b"OD", b"OF", b"OL", b"OV", b"OW", b"SQ", b"SV", b"UC", b"UN", b"UR", b"UT", b"UV")
)
"""Value representations whose length takes four bytes (PS3.5 7.1.2)."""


def meta(content: bytes) -> tuple[int, str]:
    """Read the File Meta Information (PS3.10 7.1).

    Parameters
    ----------
    content : bytes
        A file, or its beginning.

    Returns
    -------
    start : int
        Where the data set starts.
    syntax : str
        UID of the transfer syntax; empty where the file names none.
    """
    position = _PREAMBLE if content[128:132] == b"DICM" else 0
    syntax = ""
    while position + 8 <= len(content):
        group, element, vr, length = struct.unpack_from("<HH2sH", content, position)
        if group != 0x0002:
            break
        start = position + 8
        if vr in LONG_LENGTH:
            if start + 4 > len(content):
                break
            (length,) = struct.unpack_from("<I", content, start)
            start += 4
        if (group, element) == _TRANSFER_SYNTAX:
            syntax = content[start : start + length].decode("ascii", "replace").strip("\0 ")
        position = start + length
    return position, syntax


def inflated(packed: bytes, most: int) -> bytes:
    """Unpack the first bytes of a deflated data set (PS3.5 A.5).

    Parameters
    ----------
    packed : bytes
        What follows the File Meta Information.
    most : int
        How many bytes, at most.

    Returns
    -------
    bytes
        As many as there are.

    Raises
    ------
    zlib.error
        If it is damaged.
    """
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, most)
