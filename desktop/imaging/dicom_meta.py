"""How a DICOM file starts: its mark, its File Meta Information, a data set that is deflated."""

from __future__ import annotations

import struct
import zlib

from pydicom.valuerep import VR

_PREAMBLE = 132
_TRANSFER_SYNTAX = (0x0002, 0x0010)

LONG_LENGTH = frozenset(
    (b"OB", b"OD", b"OF", b"OL", b"OV", b"OW", b"SQ", b"SV", b"UC", b"UN", b"UR", b"UT", b"UV")
)
"""Value representations whose length takes four bytes (PS3.5 7.1.2)."""


_VRS = frozenset(VR)


def is_dicom(content: bytes) -> bool:
    """Tell whether content starts as a DICOM file does (PS3.10 7.1).

    Files without the preamble are recognised by a first element of group 0002 or
    0008, in either byte order, with a value representation or a plausible length.
    """
    if content[128:132] == b"DICM":
        return True
    tag, vr = content[:4], content[4:6].decode("latin-1")
    explicit = vr in _VRS
    if tag[0:2] in (b"\x00\x02", b"\x00\x08") and tag[2:3] == b"\x00":
        return explicit
    if tag[0:2] not in (b"\x02\x00", b"\x08\x00") or tag[3:4] != b"\x00":
        return False
    return explicit or int.from_bytes(content[4:8], "little") < 1024


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
