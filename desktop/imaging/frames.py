"""How many films one file holds, found out from as little of it as possible.

Frames of a DICOM file, pages of a TIFF and pictures of an animated GIF, PNG or WebP are
films each: a teaching file may keep a series in any of them, and none is passed over in
silence. Two kinds of further pictures are no films: the previews that cameras append to
a JPEG (MPO), and a TIFF's pages of reduced resolution.
"""

from __future__ import annotations

import struct
from typing import IO, TYPE_CHECKING

from PIL import GifImagePlugin, Image, PngImagePlugin, WebPImagePlugin

from desktop.imaging.claims import is_webp
from desktop.imaging.dicom import count_frames, is_dicom

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER_OF_FRAMES = (b"\x28\x00\x08\x00", b"\x00\x28\x00\x08")
_PIXEL_DATA = (b"\xe0\x7f\x10\x00", b"\x7f\xe0\x00\x10")
"""The tags (0028,0008) and (7FE0,0010), little and big endian (PS3.5 7.3)."""

_DICOM_MARK = slice(128, 132)
"""By this a DICOM file is known (PS3.10 7.1), even one that others take for a TIFF."""

_ALWAYS_ONE = (b"\xff\xd8\xff", b"BM")
_DEFLATED = b"1.2.840.10008.1.2.1.99"
_BLOCK = 1 << 16
_LONGEST_HEADER = 1 << 26
_NEW_SUBFILE_TYPE = 254
_REDUCED_OR_MASK = 0b101
"""Bits of NewSubfileType (TIFF 6.0, tag 254): a smaller copy, a transparency mask."""

_MOST_PAGES = 100_000
_ANIMATED = (
    GifImagePlugin.GifImageFile.format,
    PngImagePlugin.PngImageFile.format,
    WebPImagePlugin.WebPImageFile.format,
)


def may_hold_several(head: bytes) -> bool:
    """Tell whether a file that starts so can hold more than one film at all."""
    if head[_DICOM_MARK] == b"DICM":
        return True
    if head.startswith(_ALWAYS_ONE):
        return False
    return _is_tiff(head) or _is_animation(head) or is_dicom(head)


def count(file: IO[bytes], head: bytes) -> int:
    """Count the films of a file.

    Parameters
    ----------
    file : binary file
        Seekable; wherever it stands.
    head : bytes
        Its first bytes, at least `desktop.imaging.claims.HEAD_BYTES` where it is as long.

    Returns
    -------
    int
        At least 1. What cannot be counted holds one film as far as is known; reading
        it will say what is wrong.

    Notes
    -----
    For a JPEG or a bitmap nothing more is read; for a DICOM file its header, up to the
    pixel data; for a PNG up to its pixels; for a TIFF its directories.
    """
    try:
        if not may_hold_several(head):
            return 1
        if head[_DICOM_MARK] == b"DICM":
            return max(1, _dicom_frames(file))
        if _is_tiff(head):
            return max(1, len(tiff_films(file)))
        if _is_animation(head):
            file.seek(0)
            with Image.open(file, formats=_ANIMATED) as image:
                return int(getattr(image, "n_frames", 1))
        return max(1, _dicom_frames(file))
    except Exception:
        return 1


def tiff_films(file: IO[bytes]) -> tuple[int, ...]:
    """Return which pages of a TIFF are films.

    Parameters
    ----------
    file : binary file
        A TIFF or BigTIFF.

    Returns
    -------
    tuple of int
        Positions from 0, in the file's order; smaller copies and masks left out, unless
        there is nothing else.
    """
    kinds = list(_tiff_pages(file))
    films = tuple(n for n, kind in enumerate(kinds) if not kind & _REDUCED_OR_MASK)
    return films or tuple(range(len(kinds)))


def _is_tiff(head: bytes) -> bool:
    return head[:4] in (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")


def _is_animation(head: bytes) -> bool:
    """Tell whether this is a GIF, a PNG, or a WebP whose animation flag is set."""
    if head.startswith((b"\x89PNG", b"GIF8")):
        return True
    flags = head[20:21] if is_webp(head) and head[12:16] == b"VP8X" else b""
    return bool(flags) and bool(flags[0] & 0b10)


def _dicom_frames(file: IO[bytes]) -> int:
    """Parse the header only where the tag stands in it: hardly any radiograph has frames."""
    file.seek(0)
    header = bytearray()
    while len(header) < _LONGEST_HEADER and (block := file.read(_BLOCK)):
        # A tag may lie across two blocks.
        recent = bytes(header[-3:]) + block
        header += block
        if any(tag in recent for tag in _PIXEL_DATA):
            break
    if _DEFLATED in header[:1024] or any(tag in header for tag in _NUMBER_OF_FRAMES):
        return count_frames(bytes(header))
    return 1


def _tiff_pages(file: IO[bytes]) -> Iterator[int]:
    """Yield each directory's NewSubfileType (TIFF 6.0, section 2; BigTIFF: 8-byte counts)."""
    file.seek(0)
    head = file.read(16)
    order = "<" if head[:2] == b"II" else ">"
    big = head[2:4] in (b"+\x00", b"\x00+")
    number, entry, offset = ("Q", 20, "Q") if big else ("H", 12, "I")
    (place,) = struct.unpack_from(order + offset, head, 8 if big else 4)
    seen: set[int] = set()
    while place and place not in seen and len(seen) < _MOST_PAGES:
        seen.add(place)
        file.seek(place)
        (entries,) = struct.unpack(order + number, file.read(struct.calcsize(number)))
        if entries > 1 << 16:
            return
        table = file.read(entries * entry)
        link = file.read(struct.calcsize(offset))
        yield _subfile_type(table, entry, order)
        if len(link) < struct.calcsize(offset):
            return
        (place,) = struct.unpack(order + offset, link)


def _subfile_type(table: bytes, entry: int, order: str) -> int:
    for start in range(0, len(table) - entry + 1, entry):
        tag, kind = struct.unpack_from(order + "HH", table, start)
        if tag == _NEW_SUBFILE_TYPE:
            value = start + entry - (8 if entry == 20 else 4)
            return int(struct.unpack_from(order + ("H" if kind == 3 else "I"), table, value)[0])
    return 0
