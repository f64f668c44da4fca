"""Reading the overlay planes of a DICOM file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from desktop.imaging.dicom_elements import element_text, numbers
from desktop.imaging.overlay import Overlay

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pydicom.dataset import Dataset

    from desktop.imaging.dicom_stored import PixelFormat

GROUPS = range(0x6000, 0x6020, 2)
_ROWS, _COLUMNS, _FRAMES = 0x0010, 0x0011, 0x0015
_DESCRIPTION, _TYPE, _LABEL = 0x0022, 0x0040, 0x1500
_ORIGIN, _FRAME_ORIGIN, _BIT_POSITION = 0x0050, 0x0051, 0x0102
_DATA = 0x3000
"""Element numbers within a group of the Overlay Plane Module (PS3.3 table C.9-2)."""


def overlays(
    dataset: Dataset, pixel_format: PixelFormat, words: NDArray[Any] | None, frame: int
) -> tuple[Overlay, ...]:
    """Read a frame's overlay planes (PS3.3 C.9.2).

    Parameters
    ----------
    dataset : pydicom.Dataset
        The parsed file.
    pixel_format : PixelFormat
        How its pixels are stored.
    words : ndarray, shape (rows, columns), or None
        The frame's pixel cells with all their bits, in which an overlay may be embedded
        (PS3.5 8.1.2); None where the pixels are compressed to fewer bits.
    frame : int
        Counted from 1.

    Returns
    -------
    tuple of Overlay
        Those that are whole. What is damaged is left out: the film does not depend on it.
    """
    found = []
    for group in GROUPS:
        if (group, _DATA) in dataset:
            found.append(_separate(dataset, group, frame))
        elif (group, _BIT_POSITION) in dataset and words is not None:
            found.append(_embedded(dataset, group, pixel_format, words))
    return tuple(overlay for overlay in found if overlay is not None)


def _separate(dataset: Dataset, group: int, frame: int) -> Overlay | None:
    """Read Overlay Data (60xx,3000): bits in words, the lowest first (PS3.5 8.1.2)."""
    rows, columns = _whole(dataset, group, _ROWS), _whole(dataset, group, _COLUMNS)
    if (group, _FRAMES) in dataset and (group, _FRAME_ORIGIN) in dataset:
        nth = frame - _whole(dataset, group, _FRAME_ORIGIN)
        if not 0 <= nth < _whole(dataset, group, _FRAMES):
            return None
    else:
        nth = 0
    element = dataset[group, _DATA]
    if not isinstance(element.value, bytes):
        return None
    data = np.frombuffer(element.value, dtype=np.uint8)
    if element.VR == "OW" and dataset.original_encoding[1] is False:
        data = data[: data.size // 2 * 2].view(np.uint16).byteswap().view(np.uint8)
    first = nth * rows * columns
    covered = data[first // 8 : (first + rows * columns + 7) // 8]
    bits = np.unpackbits(covered, bitorder="little")[first % 8 :][: rows * columns]
    return _overlay(dataset, group, bits, rows, columns)


def _embedded(
    dataset: Dataset, group: int, pixel_format: PixelFormat, words: NDArray[Any]
) -> Overlay | None:
    """Take an overlay out of a bit of the pixel cells that the pixel values leave free."""
    position = _whole(dataset, group, _BIT_POSITION, missing=-1)
    of_the_film = range(pixel_format.high + 1 - pixel_format.stored, pixel_format.high + 1)
    if not 0 <= position < pixel_format.allocated or position in of_the_film:
        return None
    bits = (words >> position & 1).astype(np.uint8).ravel()
    return _overlay(dataset, group, bits, *words.shape)


def _overlay(
    dataset: Dataset, group: int, bits: NDArray[np.uint8], rows: int, columns: int
) -> Overlay | None:
    if rows < 1 or columns < 1 or bits.size < rows * columns:
        return None
    origin = [int(n) for n in numbers(dataset, (group, _ORIGIN)) if np.isfinite(n)]
    top, left = origin if len(origin) == 2 else (1, 1)
    label = element_text(dataset, (group, _LABEL)) or element_text(dataset, (group, _DESCRIPTION))
    region = element_text(dataset, (group, _TYPE)) == "R"
    return Overlay(np.packbits(bits), rows, columns, top - 1, left - 1, label, region)


def _whole(dataset: Dataset, group: int, number: int, *, missing: int = 1) -> int:
    values = numbers(dataset, (group, number))
    return int(values[0]) if values and np.isfinite(values[0]) else missing
