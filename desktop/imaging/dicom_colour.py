"""Colour frames reduced to how bright they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image
from pydicom.pixels.processing import apply_color_lut

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pydicom.dataset import Dataset

    from desktop.imaging.dicom_stored import PixelFormat

_ROWS_PER_BLOCK = 256


def through_palette(indices: NDArray[Any], dataset: Dataset) -> NDArray[Any]:
    """Look colours up in a file's palette, segmented or not (PS3.3 C.7.6.3.1.5, C.7.9.2).

    Parameters
    ----------
    indices : ndarray, shape (rows, columns)
        Stored values.
    dataset : pydicom.Dataset
        Holds the Palette Color Lookup Tables.

    Returns
    -------
    ndarray, shape (rows, columns, 3)
        RGB, uint8 or uint16 with the full range of the type.
    """
    colours = np.asarray(apply_color_lut(indices, dataset)[..., :3])
    whole = "RedPaletteColorLookupTableData" in dataset
    if whole and colours.dtype.itemsize > 1 and dataset.original_encoding[1] is False:
        # pydicom reads these words, unlike segments, in the machine's byte order.
        colours = colours.byteswap()
    if colours.dtype.itemsize > 1 and colours.max() < 256:
        # Entries of 8 bits that were announced with 16.
        return colours.astype(np.uint8)
    return colours


def luminance(colours: NDArray[Any], bits: int) -> NDArray[np.uint8]:
    """Return how bright colours are (ITU-R BT.601, rounded as Pillow does).

    Parameters
    ----------
    colours : ndarray, shape (rows, columns, 3)
        RGB, 0 to ``2**bits - 1``.
    bits : int
        Bits of a sample.

    Returns
    -------
    ndarray of uint8, shape (rows, columns)
        0 to 255; of a grey film in colour exactly its grey.
    """
    out = np.empty(colours.shape[:2], dtype=np.uint8)
    scale = 255.0 / ((1 << bits) - 1)
    for start in range(0, colours.shape[0], _ROWS_PER_BLOCK):
        block = colours[start : start + _ROWS_PER_BLOCK]
        if bits != 8 or block.dtype != np.uint8:
            block = np.rint(np.clip(block * scale, 0, 255)).astype(np.uint8)
        grey = Image.fromarray(np.ascontiguousarray(block)).convert("L")
        out[start : start + _ROWS_PER_BLOCK] = np.asarray(grey)
    return out


def frame_colours(cells: NDArray[Any], dataset: Dataset, form: PixelFormat) -> NDArray[np.uint8]:
    """Reduce a decoded colour frame, see `luminance`; a palette is looked up first."""
    if form.photometric == "PALETTE COLOR":
        colours = through_palette(cells, dataset)
        return luminance(colours, 8 * colours.dtype.itemsize)
    return luminance(cells, form.stored)
