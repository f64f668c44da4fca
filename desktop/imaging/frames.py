"""How many films one file holds, found out from as little of it as possible.

Frames of a DICOM file, pages of a TIFF and pictures of an animated GIF, PNG or WebP are
films each: a teaching file may keep a series in any of them, and none is passed over in
silence. Two kinds of further pictures are no films: the previews that cameras append to
a JPEG (MPO), and a TIFF's pages of reduced resolution.

This is done in the caller's process while it walks a folder, so no decoder takes part in
it, and what a file claims costs no more than the limits allow.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from desktop.imaging import header_only
from desktop.imaging.animation import count_pictures, is_animation
from desktop.imaging.dicom_frames import number_of_frames
from desktop.imaging.dicom_meta import is_dicom
from desktop.imaging.limits import DEFAULT_LIMITS, Limits
from desktop.imaging.tiff import is_tiff, tiff_films

if TYPE_CHECKING:
    from desktop.imaging.radiograph import ImageRef

_NUMBER_OF_FRAMES = (b"\x28\x00\x08\x00", b"\x00\x28\x00\x08")
"""The tag (0028,0008), little and big endian (PS3.5 7.3)."""

_DICOM_MARK = slice(128, 132)
"""By this a DICOM file is known (PS3.10 7.1), even one that others take for a TIFF."""

_ALWAYS_ONE = (b"\xff\xd8\xff", b"BM")


def may_hold_several(head: bytes) -> bool:
    """Tell whether a file that starts so can hold more than one film at all."""
    if head[_DICOM_MARK] == b"DICM":
        return True
    if head.startswith(_ALWAYS_ONE):
        return False
    return is_tiff(head) or is_animation(head) or is_dicom(head)


def count(ref: ImageRef, file: IO[bytes], head: bytes, limits: Limits = DEFAULT_LIMITS) -> int:
    """Count the films of a file.

    Parameters
    ----------
    ref : ImageRef
        Names the file in messages.
    file : binary file
        Seekable; wherever it stands.
    head : bytes
        Its first bytes, at least `desktop.imaging.claims.HEAD_BYTES` where it is as long.
    limits : Limits
        What a file may ask for; of more films than this allows, not all are counted.

    Returns
    -------
    int
        At least 1. What cannot be counted holds one film as far as is known; reading
        it will say what is wrong.

    Notes
    -----
    For a JPEG or a bitmap nothing more is read; for a DICOM file its header, up to the
    pixel data; for a PNG up to its pixels; for a TIFF its directories; for a GIF or an
    animated WebP the heads of its blocks.
    """
    try:
        if not may_hold_several(head):
            return 1
        if head[_DICOM_MARK] == b"DICM":
            return max(1, _dicom_frames(ref, file, limits))
        if is_tiff(head):
            return max(1, len(tiff_films(file, limits.frames)))
        if is_animation(head):
            return count_pictures(file, head, limits.frames)
        return max(1, _dicom_frames(ref, file, limits))
    except Exception:
        return 1


def _dicom_frames(ref: ImageRef, file: IO[bytes], limits: Limits) -> int:
    """Parse the header only where the tag stands in it: hardly any radiograph has frames."""
    header = header_only.first_bytes(file)
    if header_only.is_deflated(header) or any(tag in header for tag in _NUMBER_OF_FRAMES):
        return number_of_frames(header_only.parsed(ref, header, ["NumberOfFrames"], limits))
    return 1
