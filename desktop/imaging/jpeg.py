"""JPEG files that Pillow does not unpack: more than 8 bits, and JPEG-LS.

Grey ones are handed to the decoders that DICOM needs anyway.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from pydicom import uid as uids
from pydicom.encaps import encapsulate
from pydicom.pixels.decoders.base import get_decoder

from desktop.errors import UnreadableImageError
from desktop.imaging import jpeg12

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from desktop.imaging.radiograph import ImageRef

_EXTENDED, _LOSSLESS, _JPEG_LS = 0xC1, 0xC3, 0xF7
_SYNTAXES = {
    _EXTENDED: uids.JPEGExtended12Bit,
    _LOSSLESS: uids.JPEGLossless,
    _JPEG_LS: uids.JPEGLSNearLossless,
}
"""Start-of-frame markers to the transfer syntax whose decoder reads them."""

_NOT_FRAMES = frozenset({0xC4, 0xC8, 0xCC})
_ALONE = frozenset((0x01, *range(0xD0, 0xD9)))
"""Markers without a length (ITU-T T.81 B.1.1.3)."""


_PROGRESSIVE = frozenset({0xC2, 0xC6, 0xCA, 0xCE})
_SCAN, _END = 0xDA, 0xD9
_AFTER_SCAN = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
"""A marker other than a restart; 0xFF 0x00 is a value of the scan (ITU-T T.81 B.1.1.5)."""


@dataclass(frozen=True, slots=True)
class JpegFrame:
    """What a JPEG's start of frame says (ITU-T T.81 B.2.2).

    Parameters
    ----------
    marker : int
        Second byte of the marker: the process.
    bits : int
        Bits of a sample.
    width, height : int
        Size in pixels.
    components : int
        Number of colour planes.
    """

    marker: int
    bits: int
    width: int
    height: int
    components: int

    @property
    def file_format(self) -> str:
        """What this kind of file is called."""
        return "JPEG-LS" if self.marker == _JPEG_LS else "JPEG"


def unusual_frame(content: bytes) -> JpegFrame | None:
    """Return a JPEG's frame if it is of a kind that Pillow does not unpack, else None."""
    frame = _frame(content) if content.startswith(b"\xff\xd8\xff") else None
    if frame is None or (frame.bits == 8 and frame.marker != _JPEG_LS):
        return None
    return frame


def check(ref: ImageRef, frame: JpegFrame) -> None:
    """Refuse a kind that no decoder here unpacks safely.

    Raises
    ------
    UnreadableImageError
        With the code ``no_decoder``.
    """
    if frame.marker not in _SYNTAXES or frame.components != 1:
        colour = "" if frame.components == 1 else " in colour"
        raise UnreadableImageError(
            str(ref.path),
            f"it is a {frame.file_format} of {frame.bits} bits{colour}, which no decoder here "
            "can unpack",
            "Export the film as DICOM, or as PNG or TIFF of 16 bits",
            code="no_decoder",
        )


def decode(content: bytes, frame: JpegFrame) -> NDArray[Any]:
    """Unpack a frame that `check` has accepted.

    Parameters
    ----------
    content : bytes
        The whole file.
    frame : JpegFrame
        From `unusual_frame`.

    Returns
    -------
    ndarray of uint8 or uint16, shape (height, width)
        Stored values.
    """
    jpeg12.register()
    options: dict[str, Any] = {
        "rows": frame.height,
        "columns": frame.width,
        "samples_per_pixel": 1,
        "photometric_interpretation": "MONOCHROME2",
        "pixel_representation": 0,
        "bits_allocated": 8 if frame.bits <= 8 else 16,
        "bits_stored": frame.bits,
        "number_of_frames": 1,
        "pixel_keyword": "PixelData",
    }
    decoder = get_decoder(_SYNTAXES[frame.marker])
    pixels, _ = decoder.as_array(encapsulate([content]), raw=True, **options)
    return np.array(pixels)


def _frame(content: bytes) -> JpegFrame | None:
    position = 2
    while position + 10 <= len(content) and content[position] == 0xFF:
        marker = content[position + 1]
        if marker == 0xFF or marker in _ALONE:
            position += 1 if marker == 0xFF else 2
            continue
        if (0xC0 <= marker <= 0xCF and marker not in _NOT_FRAMES) or marker == _JPEG_LS:
            bits, height, width, components = struct.unpack_from(">BHHB", content, position + 4)
            return JpegFrame(marker, bits, width, height, components)
        position += 2 + int.from_bytes(content[position + 2 : position + 4], "big")
    return None


def finished_passes(content: bytes) -> int | None:
    """Count the complete scans of a progressive JPEG (ITU-T T.81 G.1.1).

    Parameters
    ----------
    content : bytes
        A file, or what is left of one.

    Returns
    -------
    int or None
        Those after which something else follows; None if it is no progressive JPEG.
    """
    frame = _frame(content) if content.startswith(b"\xff\xd8\xff") else None
    if frame is None or frame.marker not in _PROGRESSIVE:
        return None
    position, finished = 2, 0
    while position + 4 <= len(content) and content[position] == 0xFF:
        marker = content[position + 1]
        if marker == _END:
            break
        if marker == 0xFF or marker in _ALONE:
            position += 1 if marker == 0xFF else 2
            continue
        position += 2 + int.from_bytes(content[position + 2 : position + 4], "big")
        if marker == _SCAN:
            following = _AFTER_SCAN.search(content, position)
            if following is None:
                break
            finished += 1
            position = following.start()
    return finished
