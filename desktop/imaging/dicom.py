"""DICOM radiographs, read with pydicom and its decoder plug-ins.

The order of work is the standard's: stored values, modality LUT or rescale, VOI LUT
or window kept as presentation, and an inverted film turned exactly once. Each step has
a module of its own beside this one.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pydicom
import pydicom.config
from pydicom import uid as uids
from pydicom.errors import InvalidDicomError
from pydicom.multival import MultiValue
from pydicom.pixels.decoders.base import get_decoder

from desktop.errors import UnreadableImageError
from desktop.imaging import dicom_errors as errors
from desktop.imaging import jpeg12
from desktop.imaging.borders import has_wide_borders
from desktop.imaging.dicom_colour import frame_colours
from desktop.imaging.dicom_elements import word
from desktop.imaging.dicom_frames import frame_view
from desktop.imaging.dicom_meta import is_dicom
from desktop.imaging.dicom_modality import Rescale, modality, padding, turned
from desktop.imaging.dicom_overlays import overlays
from desktop.imaging.dicom_padding import blackened
from desktop.imaging.dicom_spacing import SLICES
from desktop.imaging.dicom_stored import (
    COLOUR,
    PixelFormat,
    decoded_frame,
    keeps_whole_cells,
    pixel_format,
    significant,
)
from desktop.imaging.dicom_voi import file_windows, presentation_table, presented, usable_first
from desktop.imaging.header import header_facts
from desktop.imaging.limits import check_pixels
from desktop.imaging.radiograph import FULL_8_BIT, Radiograph
from desktop.imaging.screening.colour import check_colours
from desktop.imaging.screening.header import RADIOGRAPHY

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pydicom.dataset import Dataset

    from desktop.imaging.dicom_modality import Modality
    from desktop.imaging.limits import Limits
    from desktop.imaging.radiograph import ImageRef, Voi

__all__ = ["COMPRESSED_SYNTAXES", "DicomHeader", "decode", "is_dicom", "missing_decoders", "probe"]

# Values that break their representation's rules are common in the field and none
# of the ones read here is trusted unchecked, so pydicom need not warn of each.
pydicom.config.settings.reading_validation_mode = pydicom.config.IGNORE
warnings.filterwarnings("ignore", category=UserWarning, module=r"pydicom\.")
jpeg12.register()

_ALLOCATED = frozenset({1, 8, 16, 32, 64})


@dataclass(frozen=True, slots=True)
class DicomHeader:
    """A parsed DICOM file whose pixels are not decoded yet.

    Parameters
    ----------
    dataset : pydicom.Dataset
        The whole file.
    frames : int
        How many frames it says to hold.
    decoded_bytes : int
        An upper bound for the memory that decoding one takes, in bytes.
    form : PixelFormat
        How its pixels are stored.
    """

    dataset: Dataset
    frames: int
    decoded_bytes: int
    form: PixelFormat


COMPRESSED_SYNTAXES = (
    uids.JPEGBaseline8Bit,
    uids.JPEGExtended12Bit,
    uids.JPEGLossless,
    uids.JPEGLosslessSV1,
    uids.JPEGLSLossless,
    uids.JPEGLSNearLossless,
    uids.JPEG2000Lossless,
    uids.JPEG2000,
    uids.HTJ2KLossless,
    uids.HTJ2KLosslessRPCL,
    uids.HTJ2K,
    uids.RLELossless,
)
"""Compressed transfer syntaxes (PS3.5 A.4) that a complete installation decodes."""


def missing_decoders() -> tuple[str, ...]:
    """Return the names of the `COMPRESSED_SYNTAXES` that this installation cannot decode.

    Returns
    -------
    tuple of str
        Empty when all plug-ins are there; they are what frozen builds lose most easily.
    """
    missing = [s.name for s in COMPRESSED_SYNTAXES if not get_decoder(s).is_available]
    if not jpeg12.is_available(uids.JPEGExtended12Bit):
        missing.append("JPEG Extended, 12 bit")
    return tuple(dict.fromkeys(missing))


def probe(ref: ImageRef, content: bytes, limits: Limits) -> DicomHeader:
    """Parse a DICOM file's data set.

    Parameters
    ----------
    ref : ImageRef
        Names the file in messages.
    content : bytes
        The whole file.
    limits : Limits
        What a file may ask for.

    Returns
    -------
    DicomHeader
        Its ``decoded_bytes`` bound the memory that `decode` will need.

    Raises
    ------
    UnreadableImageError
        If this is no DICOM file, holds no pixels, or is too large.
    """
    try:
        dataset = pydicom.dcmread(io.BytesIO(content), force=is_dicom(content))
        _complete_meta(dataset)
        form = pixel_format(dataset)
        holds_pixels = form.keyword in dataset and bool(dataset[form.keyword].value)
    except InvalidDicomError:
        raise errors.not_dicom(ref) from None
    except Exception as error:
        raise errors.damaged(ref, error) from error
    if not holds_pixels or not form.rows or not form.columns:
        raise errors.no_pixels(ref, dataset)
    check_pixels(ref, form.columns, form.rows, limits)
    # Some decoders hand out all frames, or a copy of what they decoded.
    cells = form.samples * max(1, form.allocated // 8) * 2 + 4
    # Looking for padding takes another copy, and masks.
    decoded = form.rows * form.columns * (cells + 6 * ("PixelPaddingValue" in dataset))
    return DicomHeader(dataset, form.frames, decoded, form)


def _complete_meta(dataset: Dataset) -> None:
    """Note the transfer syntax that the data set was found to be in, if the file does not."""
    stated = dataset.file_meta.get("TransferSyntaxUID")
    if isinstance(stated, MultiValue):
        stated = uids.UID(next((str(value) for value in stated), ""))
        dataset.file_meta.TransferSyntaxUID = stated
    if stated:
        return
    implicit, little = dataset.original_encoding
    uncompressed = uids.ImplicitVRLittleEndian if implicit else uids.ExplicitVRLittleEndian
    dataset.file_meta.TransferSyntaxUID = uncompressed if little else uids.ExplicitVRBigEndian


def decode(ref: ImageRef, header: DicomHeader) -> Radiograph:
    """Decode one frame of a DICOM file.

    Parameters
    ----------
    ref : ImageRef
        Names the frame, counted from 1.
    header : DicomHeader
        The parsed file.

    Returns
    -------
    Radiograph
        Pixels after the modality LUT (PS3.3 C.11.1), turned when the photometric
        interpretation is MONOCHROME1 or, failing that, the Presentation LUT Shape
        is INVERSE (PS3.3 C.7.6.3.1.2, C.11.6.1.2); the two mean the same and never
        add up.

    Raises
    ------
    UnreadableImageError
        If the pixel data is damaged, or no decoder for it is installed.
    """
    form = header.form
    _check_decodable(ref, header)
    try:
        dataset = frame_view(header.dataset, ref.frame)
        film = _grey_film if form.is_grey else _colour_film
        # Without a name here: the cells are to be gone before the film is looked at.
        return film(ref, dataset, form, decoded_frame(header.dataset, form, ref.frame))
    except (UnreadableImageError, MemoryError):
        raise
    except NotImplementedError as error:
        raise errors.no_decoder(ref, header.dataset) from error
    except RuntimeError as error:
        if "missing dependencies" in str(error):
            raise errors.no_decoder(ref, header.dataset) from error
        raise errors.damaged(ref, error) from error
    except Exception as error:
        raise errors.damaged(ref, error) from error


def _check_decodable(ref: ImageRef, header: DicomHeader) -> None:
    form, syntax = header.form, header.dataset.file_meta.TransferSyntaxUID
    if not 1 <= ref.frame <= header.frames:
        raise errors.no_frame(ref, header.frames)
    if not syntax.is_transfer_syntax:
        raise errors.no_decoder(ref, header.dataset)
    fits = form.samples == (1 if form.is_grey or form.photometric == "PALETTE COLOR" else 3)
    if (
        form.allocated not in _ALLOCATED
        or not fits
        or not (form.is_grey or form.photometric in COLOUR)
    ):
        raise errors.not_supported(ref, form)
    there, needed = len(header.dataset[form.keyword].value), form.frame_bytes * ref.frame
    if not syntax.is_encapsulated and there < needed:
        raise errors.cut_off(ref, there, needed)


def _grey_film(
    ref: ImageRef, dataset: Dataset, form: PixelFormat, cells: NDArray[Any]
) -> Radiograph:
    planes = overlays(dataset, form, cells if keeps_whole_cells(dataset) else None, ref.frame)
    to_values = modality(dataset, form)
    pixels = to_values.apply(significant(cells, dataset, form, ref.frame))
    del cells
    fill = padding(dataset, form, to_values)
    windows, changed = _presentations(dataset, form, to_values, pixels, fill)
    shape = word(dataset, "PresentationLUTShape")
    inverse = form.photometric == "MONOCHROME1" or shape == "INVERSE"
    if inverse:
        pivot = float(pixels.min()) + float(pixels.max())
        pivot = pivot if form.is_float else to_values.ends_sum(form)
        pixels = turned(pixels, pivot)
        windows = tuple(window.turned(pivot) for window in windows)
        fill = (pivot - fill[1], pivot - fill[0]) if fill else None
    if fill:
        ends = [to_values.value(float(end)) for end in (form.lowest, form.highest)]
        pixels, fill = blackened(pixels, fill, min(ends))
    if table := presentation_table(dataset):
        windows = tuple(presented(window, table, pixels) for window in windows)
    warnings: tuple[str, ...] = ("window_unusable",) if changed else ()
    if _may_be_framed(dataset) and has_wide_borders(pixels, windows[0]):
        warnings += ("borders",)
    return Radiograph(
        ref=ref,
        pixels=pixels,
        windows=windows,
        file_format="DICOM",
        bits=form.stored,
        facts=header_facts(dataset),
        turned=inverse,
        padding=fill,
        warnings=warnings,
        overlays=planes,
    )


def _may_be_framed(dataset: Dataset) -> bool:
    """Tell whether this is a film whose header does not itself explain a border.

    Padding and a shutter (PS3.3 C.7.5.1.1.2, C.7.6.11) do; around a slice there is air.
    """
    explained = any(keyword in dataset for keyword in ("PixelPaddingValue", "ShutterShape"))
    return word(dataset, "Modality") in RADIOGRAPHY and not explained


def _presentations(
    dataset: Dataset,
    form: PixelFormat,
    to_values: Modality,
    pixels: NDArray[Any],
    fill: tuple[float, float] | None,
) -> tuple[tuple[Voi, ...], bool]:
    windows = file_windows(dataset, pixels)
    as_stored = form.stored == form.allocated == 8 and not form.signed
    if not windows and as_stored and to_values == Rescale():
        # The same film as JPEG or PNG has no window either, and must look and score the same.
        return (FULL_8_BIT,), False
    if windows and word(dataset, "Modality") in SLICES:
        # A slice through a bone is white in a window for the brain, and meant to be.
        return windows, False
    return usable_first(windows, pixels, fill)


def _colour_film(
    ref: ImageRef, dataset: Dataset, form: PixelFormat, cells: NDArray[Any]
) -> Radiograph:
    """Reduce a colour frame to luminance."""
    if form.samples == 1:
        cells = significant(cells, dataset, form, ref.frame)
    tinted = form.samples == 3 and "photograph" in check_colours(cells, form.stored)
    return Radiograph(
        ref=ref,
        pixels=frame_colours(cells, dataset, form),
        windows=(FULL_8_BIT,),
        file_format="DICOM",
        bits=form.stored,
        facts=header_facts(dataset),
        warnings=("photograph",) if tinted else ("colour",),
        overlays=overlays(dataset, form, None, ref.frame),
    )
