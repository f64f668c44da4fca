"""The presentations that a DICOM file offers: VOI LUTs and windows, in the standard's order."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any

import numpy as np

from desktop.imaging.dicom_elements import element_text, element_texts, items, numbers
from desktop.imaging.dicom_lut import lookup_table
from desktop.imaging.voi import VoiFunction, VoiLut, Window, robust_window

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pydicom.dataset import Dataset

    from desktop.imaging.dicom_lut import LookupTable
    from desktop.imaging.voi import Voi

_FAINT = 0.02
"""Share of the grey scale within which a film shows nothing to the eye: five steps of 256."""

_MORE_THAN_NOISE = 64
"""Range of whole pixel values that a blank film's noise does not reach."""

_SIDE_LOOKED_AT = 128
"""Pixels along the shorter side that suffice to see whether a film is blank."""

_MOST_TABLED = 1 << 16


def file_windows(dataset: Dataset, pixels: NDArray[Any]) -> tuple[Voi, ...]:
    """Read the VOI LUT Module (PS3.3 C.11.2).

    Parameters
    ----------
    dataset : pydicom.Dataset
        The parsed file, or what it says of one frame.
    pixels : ndarray, shape (height, width)
        Modality values.

    Returns
    -------
    tuple of VoiLut or Window
        All of them are alternatives (PS3.3 C.11.2.1.1, C.11.2.1.2); first the tables,
        which the device made for this film, then the windows, both as they stand in the
        file. Empty where there is none that could be used.
    """
    # First Value Mapped is signed where modality values can be negative.
    signed = bool(pixels.size) and float(pixels.min()) < 0
    little = dataset.original_encoding[1] is not False
    found = (
        lookup_table(item, signed=signed, little_endian=little)
        for item in items(dataset, "VOILUTSequence")
    )
    tables = tuple(_voi_lut(table) for table in found if table is not None)
    return (*tables, *_windows(dataset))


def _voi_lut(table: LookupTable) -> VoiLut:
    return VoiLut(table.first, table.entries / table.top, table.explanation)


def _windows(dataset: Dataset) -> tuple[Window, ...]:
    centers, widths = numbers(dataset, "WindowCenter"), numbers(dataset, "WindowWidth")
    names = element_texts(dataset, "WindowCenterWidthExplanation")
    name = element_text(dataset, "VOILUTFunction").upper()
    function = VoiFunction(name) if name in set(VoiFunction) else VoiFunction.LINEAR
    return tuple(
        Window(center, width, _function(function, width), explanation or "")
        for center, width, explanation in zip_longest(
            centers, widths, names[: len(centers)], fillvalue=None
        )
        if center is not None and width is not None
        if np.isfinite(center) and np.isfinite(width) and width > 0
    )


def _function(function: VoiFunction, width: float) -> VoiFunction:
    """LINEAR has no meaning below a width of 1 (PS3.3 C.11.2.1.2.1); LINEAR_EXACT is meant."""
    linear = function is VoiFunction.LINEAR
    return VoiFunction.LINEAR_EXACT if linear and width < 1 else function


def shows_nothing(window: Voi, pixels: NDArray[Any], robust: Window) -> bool:
    """Tell whether a file's window leaves a film blank that is not blank.

    Parameters
    ----------
    window : Window or VoiLut
        A presentation of the file.
    pixels : ndarray, shape (height, width)
        Modality values.
    robust : Window
        What `robust_window` finds for them.

    Returns
    -------
    bool
        True for windows in the units of another film, or of the stored values: all of
        this film is black, white or of one grey under them.
    """
    half = robust.width / 2
    ends = np.array([robust.center - half, robust.center + half])
    faint = float(np.ptp(window.grey(ends))) < _FAINT
    whole = pixels.dtype.kind != "f"
    length = window.width if isinstance(window, Window) else len(window.entries)
    least = _MORE_THAN_NOISE if whole else length / 1000
    return faint and robust.width >= least


def usable_first(
    windows: tuple[Voi, ...], pixels: NDArray[Any], padding: tuple[float, float] | None
) -> tuple[tuple[Voi, ...], bool]:
    """Put a window first that shows the film.

    Parameters
    ----------
    windows : tuple of VoiLut or Window
        The file's own.
    pixels : ndarray, shape (height, width)
        Modality values.
    padding : tuple of (float, float), or None
        Range of values that are left out of account.

    Returns
    -------
    windows : tuple of VoiLut or Window
        The file's, unless the first one leaves the film blank: then the first that does
        not, or robust percentiles, come before it. Robust percentiles alone for a file
        without any.
    changed : bool
        Whether the file's first one was found wanting.
    """
    if not windows:
        return (robust_window(pixels, padding),), False
    step = max(1, min(pixels.shape) // _SIDE_LOOKED_AT)
    roughly = robust_window(pixels[::step, ::step], padding)
    if not shows_nothing(windows[0], pixels, roughly):
        return windows, False
    seen = [window for window in windows if not shows_nothing(window, pixels, roughly)]
    better = seen[0] if seen else robust_window(pixels, padding)
    return (better, *(window for window in windows if window is not better)), True


def presentation_table(dataset: Dataset) -> LookupTable | None:
    """Read the table of a Presentation LUT Sequence (PS3.3 C.11.4), as some devices store it."""
    little = dataset.original_encoding[1] is not False
    for item in items(dataset, "PresentationLUTSequence"):
        if table := lookup_table(item, signed=False, little_endian=little):
            return table
    return None


def presented(window: Voi, table: LookupTable, pixels: NDArray[Any]) -> Voi:
    """Let a Presentation LUT follow a window (PS3.4 N.2.3): one table that does both.

    Parameters
    ----------
    window : Window or VoiLut
        Gives the table's input, spread over its entries.
    table : LookupTable
        From `presentation_table`.
    pixels : ndarray, shape (height, width)
        Pixel values, larger is brighter.

    Returns
    -------
    Window or VoiLut
        The window itself where the pixels are no whole numbers of 16 bits.
    """
    lowest, highest = float(pixels.min()), float(pixels.max())
    if pixels.dtype.kind == "f" or highest - lowest >= _MOST_TABLED:
        return window
    values = np.arange(int(lowest), int(highest) + 1)
    index = np.rint(window.grey(values) * (len(table.entries) - 1)).astype(np.int64)
    grey = table.entries[index] / table.top
    return VoiLut(int(lowest), grey, table.explanation or window.explanation)
