"""DICOM radiographs, read with pydicom and its decoder plug-ins.

The order of work is the standard's: stored values, modality LUT or rescale, VOI LUT
or window kept as presentation, and an inverted film turned exactly once.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pydicom
import pydicom.config
from PIL import Image
from pydicom import uid as uids
from pydicom.errors import InvalidDicomError
from pydicom.pixels.decoders.base import get_decoder
from pydicom.pixels.processing import apply_color_lut, apply_modality_lut
from pydicom.pixels.utils import pixel_array

from desktop.errors import UnreadableImageError
from desktop.imaging.dicom_frames import count_frames
from desktop.imaging.header import header_facts, numbers
from desktop.imaging.limits import check_pixels
from desktop.imaging.radiograph import (
    FULL_8_BIT,
    Radiograph,
    VoiFunction,
    VoiLut,
    Window,
    robust_window,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pydicom.dataset import Dataset

    from desktop.imaging.limits import Limits
    from desktop.imaging.radiograph import ImageRef, Voi

# Values that break their representation's rules are common in the field and none
# of the ones read here is trusted unchecked, so pydicom need not warn of each.
pydicom.config.settings.reading_validation_mode = pydicom.config.IGNORE
warnings.filterwarnings("ignore", category=UserWarning, module=r"pydicom\.")

__all__ = ["COMPRESSED_SYNTAXES", "DicomHeader", "count_frames", "decode", "is_dicom"]
__all__ += ["missing_decoders", "probe"]

_GREY = {"MONOCHROME1", "MONOCHROME2"}


@dataclass(frozen=True, slots=True)
class DicomHeader:
    """A parsed DICOM file whose pixels are not decoded yet."""

    dataset: Dataset
    frames: int
    decoded_bytes: int


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
    return tuple(s.name for s in COMPRESSED_SYNTAXES if not get_decoder(s).is_available)


def is_dicom(content: bytes) -> bool:
    """Tell whether content starts as a DICOM file does (PS3.10 7.1).

    Files without the preamble are recognised by a first element of group 0002 or
    0008 with a plausible value representation or length.
    """
    if content[128:132] == b"DICM":
        return True
    group, element = content[0:2], content[2:4]
    if group not in (b"\x02\x00", b"\x08\x00") or element[1:2] not in (b"\x00",):
        return False
    explicit = content[4:6].isalpha() and content[4:6].isupper()
    return explicit or int.from_bytes(content[4:8], "little") < 1024


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
        rows, columns = int(dataset.get("Rows") or 0), int(dataset.get("Columns") or 0)
        samples = int(dataset.get("SamplesPerPixel") or 1)
        allocated = int(dataset.get("BitsAllocated") or 8)
        frames = int(dataset.get("NumberOfFrames") or 1)
    except InvalidDicomError:
        raise UnreadableImageError(
            str(ref.path),
            "the file is named as DICOM, but its content is not",
            "Export the film again from the PACS",
            code="not_dicom",
        ) from None
    except Exception as error:
        raise _damaged(ref, error) from error
    if "DirectoryRecordSequence" in dataset:
        raise UnreadableImageError(
            str(ref.path),
            "this is the index of a DICOM medium, not an image",
            "Open the folder that it stands in",
            code="no_pixels",
        )
    if "PixelData" not in dataset or not rows or not columns:
        raise UnreadableImageError(
            str(ref.path),
            "the DICOM file holds no image",
            "Export the radiograph itself, not a report or a presentation state",
            code="no_pixels",
        )
    check_pixels(ref, columns, rows, limits)
    # Some decoders hand out all frames, or a copy of what they decoded.
    decoded = rows * columns * (samples * max(1, allocated // 8) * 2 + 4)
    return DicomHeader(dataset, max(1, frames), decoded)


def _complete_meta(dataset: Dataset) -> None:
    """Note the transfer syntax that the data set was found to be in, if the file does not."""
    if "TransferSyntaxUID" in dataset.file_meta:
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
    dataset = header.dataset
    try:
        stored = pixel_array(dataset, index=ref.frame - 1)
        photometric = str(dataset.get("PhotometricInterpretation", "MONOCHROME2"))
        if photometric not in _GREY:
            return _colour_film(ref, dataset, stored, header.frames)
        bits = int(dataset.get("BitsStored") or stored.dtype.itemsize * 8)
        pixels = _modality_values(stored, dataset)
        del stored
        windows = _windows(dataset)
        padding = _padding(dataset)
        shape = str(dataset.get("PresentationLUTShape", ""))
        inverse = photometric == "MONOCHROME1" or shape == "INVERSE"
        if not windows:
            windows = (robust_window(pixels, padding),)
        if inverse:
            pivot = _pivot(dataset, pixels)
            pixels = _turn(pixels, pivot)
            windows = tuple(window.turned(pivot) for window in windows)
            padding = (pivot - padding[1], pivot - padding[0]) if padding else None
        return Radiograph(
            ref=ref,
            pixels=pixels,
            windows=windows,
            file_format="DICOM",
            bits=bits,
            facts=header_facts(dataset),
            turned=inverse,
            padding=padding,
            warnings=_frame_warnings(header.frames),
        )
    except (UnreadableImageError, MemoryError):
        raise
    except (NotImplementedError, RuntimeError) as error:
        raise _undecodable(ref, dataset, error) from error
    except Exception as error:
        raise _damaged(ref, error) from error


def _colour_film(ref: ImageRef, dataset: Dataset, stored: NDArray[Any], frames: int) -> Radiograph:
    """Reduce a colour frame to luminance (ITU-R BT.601, as Pillow does)."""
    if str(dataset.PhotometricInterpretation) == "PALETTE COLOR":
        stored = apply_color_lut(stored, dataset)
    if stored.dtype.itemsize > 1:
        stored = (stored >> 8).astype(np.uint8)
    grey = Image.fromarray(np.ascontiguousarray(stored[..., :3])).convert("L")
    return Radiograph(
        ref=ref,
        pixels=np.array(grey, dtype=np.uint8),
        windows=(FULL_8_BIT,),
        file_format="DICOM",
        bits=int(dataset.get("BitsStored") or 8),
        facts=header_facts(dataset),
        warnings=("colour", *_frame_warnings(frames)),
    )


def _frame_warnings(frames: int) -> tuple[str, ...]:
    return ("first_frame_only",) if frames > 1 else ()


def _modality_values(stored: NDArray[Any], dataset: Dataset) -> NDArray[Any]:
    """Apply the modality LUT or rescale, in whole numbers where they stay whole."""
    if "ModalityLUTSequence" in dataset:
        return np.asarray(apply_modality_lut(stored, dataset))
    slope, intercept = _rescale(dataset)
    if slope == 1 and intercept == 0:
        return np.asarray(stored)
    # In place: a large film would otherwise be held three times.
    if slope.is_integer() and intercept.is_integer():
        whole = stored.astype(np.int32)
        whole *= int(slope)
        whole += int(intercept)
        return np.asarray(whole)
    values = stored.astype(np.float32)
    values *= np.float32(slope)
    values += np.float32(intercept)
    return np.asarray(values)


def _rescale(dataset: Dataset) -> tuple[float, float]:
    """Return slope and intercept (PS3.3 C.11.1.1.2); a missing or zero slope is 1."""
    slope = np.nan_to_num(numbers(dataset, "RescaleSlope")[:1] or [1.0])
    intercept = np.nan_to_num(numbers(dataset, "RescaleIntercept")[:1] or [0.0])
    return float(slope[0]) or 1.0, float(intercept[0])


def _pivot(dataset: Dataset, pixels: NDArray[Any]) -> float:
    """Return the sum of the lowest and highest value the film could hold."""
    if "ModalityLUTSequence" in dataset:
        return float(pixels.min()) + float(pixels.max())
    bits = int(dataset.get("BitsStored") or 16)
    slope, intercept = _rescale(dataset)
    signed = bool(dataset.get("PixelRepresentation", 0))
    ends_sum = -1 if signed else (1 << bits) - 1
    return ends_sum * slope + 2 * intercept


def _turn(pixels: NDArray[Any], pivot: float) -> NDArray[Any]:
    """Return ``pivot - pixels``, in place where the array is our own: it may be a large film."""
    if not np.issubdtype(pixels.dtype, np.integer):
        floats = pixels.astype(np.float32, copy=not pixels.flags.writeable)
        return np.asarray(np.subtract(np.float32(pivot), floats, out=floats))
    fits = np.iinfo(pixels.dtype)
    low, high = int(pivot) - int(pixels.max()), int(pivot) - int(pixels.min())
    wide: Any = pixels.dtype if fits.min <= low and high <= fits.max else np.int32
    turned = pixels.astype(wide, copy=not pixels.flags.writeable)
    # Unsigned wrap-around cancels out: the true difference fits the type.
    return np.asarray(np.subtract(np.array(int(pivot)).astype(wide), turned, out=turned))


def _windows(dataset: Dataset) -> tuple[Voi, ...]:
    """Read the VOI LUT sequence, else the windows (PS3.3 C.11.2)."""
    tables = tuple(
        table for item in dataset.get("VOILUTSequence") or () if (table := _voi_lut(item, dataset))
    )
    if tables:
        return tables
    centers, widths = numbers(dataset, "WindowCenter"), numbers(dataset, "WindowWidth")
    names = dataset.get("WindowCenterWidthExplanation") or ()
    names = [names] if isinstance(names, str) else list(names)
    name = str(dataset.get("VOILUTFunction", "") or "LINEAR").upper()
    function = VoiFunction(name) if name in set(VoiFunction) else VoiFunction.LINEAR
    return tuple(
        Window(center, width, function, str(names[n]) if n < len(names) else "")
        for n, (center, width) in enumerate(zip(centers, widths, strict=False))
        if np.isfinite(center) and np.isfinite(width) and width > 0
    )


def _voi_lut(item: Dataset, dataset: Dataset) -> VoiLut | None:
    descriptor, data = item.get("LUTDescriptor"), item.get("LUTData")
    if descriptor is None or data is None or len(descriptor) != 3:
        return None
    count, first, bits = (int(value) for value in descriptor)
    count = count or 1 << 16
    if isinstance(data, bytes):
        kind = "<u2" if len(data) >= 2 * count else "u1"
        data = np.frombuffer(data, dtype=kind)
    entries = np.asarray(data, dtype=np.float64)[:count]
    if entries.size == 0 or not 8 <= bits <= 16:
        return None
    if dataset.get("PixelRepresentation", 0) and first >= 1 << 15:
        first -= 1 << 16
    explanation = str(item.get("LUTExplanation", "") or "")
    return VoiLut(first, np.clip(entries / ((1 << bits) - 1), 0, 1), explanation)


def _padding(dataset: Dataset) -> tuple[float, float] | None:
    """Return the padding's range in modality values (PS3.3 C.7.5.1.1.2)."""
    values = numbers(dataset, "PixelPaddingValue")
    if not values or not np.isfinite(values[0]):
        return None
    limit = numbers(dataset, "PixelPaddingRangeLimit") or values
    slope, intercept = _rescale(dataset)
    ends = sorted((values[0] * slope + intercept, limit[0] * slope + intercept))
    return ends[0], ends[1]


def _undecodable(ref: ImageRef, dataset: Dataset, error: Exception) -> UnreadableImageError:
    syntax = uids.UID(str(dataset.file_meta.get("TransferSyntaxUID", "")))
    name = syntax.name if syntax else "unknown transfer syntax"
    words = str(error)
    missing = "missing dependencies" in words or "does not support" in words
    missing = missing or isinstance(error, NotImplementedError)
    if not missing:
        return _damaged(ref, error)
    return UnreadableImageError(
        str(ref.path),
        f"no decoder here can unpack it ({name}, {dataset.get('BitsStored', '?')} bit)",
        "Export the film uncompressed or as JPEG 2000",
        code="no_decoder",
    )


def _damaged(ref: ImageRef, error: Exception) -> UnreadableImageError:
    # Messages of the decoders can quote header values, so only their kind is told.
    return UnreadableImageError(
        str(ref.path),
        f"the DICOM file is damaged ({type(error).__name__})",
        "Export the film again from the PACS",
        code="damaged",
    )
