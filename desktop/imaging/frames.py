"""How many films one file holds, found out from as little of it as possible.

Frames of a DICOM file, pages of a TIFF and pictures of an animated GIF, PNG or WebP are
films each: a teaching file may keep a series in any of them, and none is passed over in
silence. Two kinds of further pictures are no films: the previews that cameras append to
a JPEG (MPO), and a TIFF's pages of reduced resolution.
"""

from __future__ import annotations

from typing import IO

from PIL import GifImagePlugin, Image, PngImagePlugin, WebPImagePlugin

from desktop.imaging.claims import is_webp
from desktop.imaging.dicom import count_frames, is_dicom
from desktop.imaging.tiff import is_tiff, tiff_films

_NUMBER_OF_FRAMES = (b"\x28\x00\x08\x00", b"\x00\x28\x00\x08")
_PIXEL_DATA = (b"\xe0\x7f\x10\x00", b"\x7f\xe0\x00\x10")
"""The tags (0028,0008) and (7FE0,0010), little and big endian (PS3.5 7.3)."""

_DICOM_MARK = slice(128, 132)
"""By this a DICOM file is known (PS3.10 7.1), even one that others take for a TIFF."""

_ALWAYS_ONE = (b"\xff\xd8\xff", b"BM")
_DEFLATED = b"1.2.840.10008.1.2.1.99"
_BLOCK = 1 << 16
_LONGEST_HEADER = 1 << 26
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
    return is_tiff(head) or _is_animation(head) or is_dicom(head)


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
        if is_tiff(head):
            return max(1, len(tiff_films(file)))
        if _is_animation(head):
            file.seek(0)
            with Image.open(file, formats=_ANIMATED) as image:
                return int(getattr(image, "n_frames", 1))
        return max(1, _dicom_frames(file))
    except Exception:
        return 1


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
