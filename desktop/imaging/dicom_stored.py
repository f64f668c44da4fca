"""How a DICOM file stores its pixels, and the stored values without anything else in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from pydicom import uid as uids
from pydicom.encaps import get_frame
from pydicom.pixels.decoders.base import get_decoder
from pydicom.pixels.utils import get_j2k_parameters

from desktop.imaging.dicom_elements import numbers, word
from desktop.imaging.dicom_frames import number_of_frames
from desktop.imaging.jpeg12 import jpeg_precision

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pydicom.dataset import Dataset

GREY = frozenset({"MONOCHROME1", "MONOCHROME2"})
"""Photometric interpretations with one sample for how bright a pixel is (PS3.3 C.7.6.3.1.2)."""

_THREE_SAMPLES = frozenset({"RGB", "YBR_FULL", "YBR_FULL_422", "YBR_ICT", "YBR_RCT"})
COLOUR = _THREE_SAMPLES | {"PALETTE COLOR"}
"""Photometric interpretations that are reduced to grey."""

PIXEL_KEYWORDS = ("PixelData", "FloatPixelData", "DoubleFloatPixelData")

WHOLE_CELLS = frozenset(
    {*uids.RLETransferSyntaxes}
    | {
        uids.ImplicitVRLittleEndian,
        uids.ExplicitVRLittleEndian,
        uids.ExplicitVRBigEndian,
        uids.DeflatedExplicitVRLittleEndian,
    }
)
"""Transfer syntaxes that keep every bit of a pixel cell, the unused ones too (PS3.5 8.1)."""


@dataclass(frozen=True, slots=True)
class PixelFormat:
    """The Image Pixel Module (PS3.3 C.7.6.3), each value one that can be true.

    Parameters
    ----------
    keyword : str
        The element that holds the pixels, one of `PIXEL_KEYWORDS`.
    rows, columns : int
        Size; 0 where the file does not say.
    samples : int
        Samples per Pixel.
    allocated, stored, high : int
        Bits Allocated, Bits Stored and High Bit.
    signed : bool
        Pixel Representation.
    photometric : str
        Photometric Interpretation.
    planar : int
        Planar Configuration.
    frames : int
        Number of Frames.
    """

    keyword: str
    rows: int
    columns: int
    samples: int
    allocated: int
    stored: int
    high: int
    signed: bool
    photometric: str
    planar: int
    frames: int

    @property
    def is_grey(self) -> bool:
        """Whether a pixel is one sample of brightness."""
        return self.photometric in GREY

    @property
    def is_float(self) -> bool:
        """Whether pixels are floating-point numbers (PS3.3 C.7.6.24, C.7.6.25)."""
        return self.keyword != "PixelData"

    @property
    def lowest(self) -> int:
        """The lowest value that can be stored."""
        return -(1 << self.stored - 1) if self.signed else 0

    @property
    def highest(self) -> int:
        """The highest value that can be stored."""
        return (1 << self.stored - 1) - 1 if self.signed else (1 << self.stored) - 1

    @property
    def frame_bytes(self) -> int:
        """Bytes of one uncompressed frame, rounded up."""
        samples = 2 if self.photometric == "YBR_FULL_422" else self.samples
        return (self.rows * self.columns * samples * self.allocated + 7) // 8


def pixel_format(dataset: Dataset) -> PixelFormat:
    """Read how pixels are stored, with what is missing or impossible put right.

    Parameters
    ----------
    dataset : pydicom.Dataset
        The parsed file.

    Returns
    -------
    PixelFormat
        Bits Stored lie within Bits Allocated and High Bit above them.
    """
    keyword = next((word for word in PIXEL_KEYWORDS if word in dataset), "PixelData")
    allocated = _whole(dataset, "BitsAllocated", 8)
    stored = _whole(dataset, "BitsStored", allocated)
    stored = stored if 1 <= stored <= allocated else allocated
    high = _whole(dataset, "HighBit", stored - 1)
    samples = max(_whole(dataset, "SamplesPerPixel", 1), 1)
    return PixelFormat(
        keyword=keyword,
        rows=max(_whole(dataset, "Rows", 0), 0),
        columns=max(_whole(dataset, "Columns", 0), 0),
        samples=samples,
        allocated=allocated,
        stored=stored,
        high=high if stored <= high + 1 <= allocated else stored - 1,
        signed=_whole(dataset, "PixelRepresentation", 0) == 1,
        photometric=_photometric(dataset, samples),
        planar=1 if _whole(dataset, "PlanarConfiguration", 0) == 1 else 0,
        frames=number_of_frames(dataset),
    )


def _photometric(dataset: Dataset, samples: int) -> str:
    """Return a photometric interpretation that can be true of so many samples."""
    stated = word(dataset, "PhotometricInterpretation")
    if samples == 1:
        return "MONOCHROME2" if not stated or stated in _THREE_SAMPLES else stated
    if samples == 3 and (not stated or stated in GREY | {"PALETTE COLOR"}):
        return "RGB"
    return stated


def decoded_frame(dataset: Dataset, form: PixelFormat, frame: int) -> NDArray[Any]:
    """Unpack one frame's pixel cells.

    Parameters
    ----------
    dataset : pydicom.Dataset
        The parsed file.
    form : PixelFormat
        How its pixels are stored.
    frame : int
        Counted from 1.

    Returns
    -------
    ndarray, shape (rows, columns) or (rows, columns, 3)
        In the machine's byte order and writable. One sample: the cells with all their
        bits, see `significant`. Three samples: RGB, by PS3.3 C.7.6.3.1.2.
    """
    syntax = uids.UID(str(dataset.file_meta.TransferSyntaxUID))
    offsets = _extended_offsets(dataset)
    element = dataset[form.keyword]
    frames = form.frames
    if not syntax.is_encapsulated:
        # Frames before a file's torn end can still be read.
        frames = max(min(frames, len(element.value) // max(form.frame_bytes, 1)), 1)
    options: dict[str, Any] = {
        "rows": form.rows,
        "columns": form.columns,
        "samples_per_pixel": form.samples,
        "bits_allocated": form.allocated,
        "bits_stored": form.stored,
        "photometric_interpretation": form.photometric,
        "pixel_representation": int(form.signed),
        "planar_configuration": form.planar,
        "number_of_frames": frames,
        "pixel_keyword": form.keyword,
        "pixel_vr": element.VR,
    }
    if offsets:
        options["extended_offsets"] = offsets
    if form.samples == 1:
        # Decoders keep the bits up to the highest one that is used.
        options |= {"correct_unused_bits": False, "bits_stored": form.high + 1}
    array, _ = get_decoder(syntax).as_array(
        element.value, index=frame - 1, raw=form.samples == 1, **options
    )
    return np.asarray(array.astype(array.dtype.newbyteorder("="), copy=False))


def keeps_whole_cells(dataset: Dataset) -> bool:
    """Tell whether the transfer syntax keeps the bits of a cell that no pixel value uses."""
    return dataset.file_meta.TransferSyntaxUID in WHOLE_CELLS


def significant(
    cells: NDArray[Any], dataset: Dataset, form: PixelFormat, frame: int
) -> NDArray[Any]:
    """Reduce pixel cells to the stored values: Bits Stored up to High Bit (PS3.5 8.1.1).

    Parameters
    ----------
    cells : ndarray, shape (rows, columns)
        From `decoded_frame`; may be changed in place.
    dataset : pydicom.Dataset
        The parsed file.
    form : PixelFormat
        How its pixels are stored.
    frame : int
        Counted from 1.

    Returns
    -------
    ndarray, same shape
        Overlays or anything else in the unused bits is gone, and the sign extended.
    """
    whole = form.stored == form.allocated == cells.dtype.itemsize * 8
    if form.is_float or form.allocated == 1 or whole:
        return cells
    high = form.high
    if not keeps_whole_cells(dataset):
        # A codestream holds the values themselves, in as many bits as it says. Where these
        # are more than the header knows of, cutting them off would wrap the values around.
        precision = _coded_precision(dataset, form, frame)
        if form.stored < precision != high + 1:
            return cells
        high = high if precision == high + 1 else form.stored - 1
    return _bits(cells, high=high, stored=form.stored)


def _coded_precision(dataset: Dataset, form: PixelFormat, frame: int) -> int:
    """Return how many bits a sample has in a frame's codestream; 0 where it does not say."""
    offsets = _extended_offsets(dataset)
    code = get_frame(
        dataset.PixelData, frame - 1, number_of_frames=form.frames, extended_offsets=offsets
    )
    if dataset.file_meta.TransferSyntaxUID in uids.JPEG2000TransferSyntaxes:
        return int(get_j2k_parameters(code).get("precision", 0))
    return jpeg_precision(code)


def _bits(cells: NDArray[Any], *, high: int, stored: int) -> NDArray[Any]:
    width = cells.dtype.itemsize * 8
    above = max(width - (high + 1), 0)
    if above == 0 and stored >= width:
        return cells
    np.left_shift(cells, above, out=cells)
    np.right_shift(cells, width - stored, out=cells)
    return cells


def _extended_offsets(dataset: Dataset) -> tuple[bytes, bytes] | None:
    """Return the Extended Offset Table and its lengths (PS3.5 A.4), where both are there."""
    table, lengths = dataset.get("ExtendedOffsetTable"), dataset.get("ExtendedOffsetTableLengths")
    return (table, lengths) if table and lengths else None


def _whole(dataset: Dataset, keyword: str, missing: int) -> int:
    values = numbers(dataset, keyword)
    return int(values[0]) if values and np.isfinite(values[0]) else missing
