"""What can be wrong with a DICOM file, each with its words and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydicom import uid as uids

from desktop.errors import UnreadableImageError
from desktop.imaging.dicom_elements import element_text

if TYPE_CHECKING:
    from pydicom.dataset import Dataset

    from desktop.imaging.dicom_stored import PixelFormat
    from desktop.imaging.radiograph import ImageRef

_EXPORT_AGAIN = "Export the film again from the PACS"


def not_dicom(ref: ImageRef) -> UnreadableImageError:
    """Name a file whose content is something else."""
    words = "the file is named as DICOM, but its content is not"
    return UnreadableImageError(str(ref.path), words, _EXPORT_AGAIN, code="not_dicom")


def no_pixels(ref: ImageRef, dataset: Dataset) -> UnreadableImageError:
    """Name a DICOM file that holds no image, and say what it is where that is known."""
    if "DirectoryRecordSequence" in dataset:
        words = "this is the index of a DICOM medium, not an image"
        remedy = "Open the folder that it stands in"
    else:
        uid = uids.UID(element_text(dataset, "SOPClassUID"))
        kind = f" ({uid.name})" if uid.name != uid else ""
        words = f"the DICOM file holds no image{kind}"
        remedy = "Export the radiograph itself, not a report or a presentation state"
    return UnreadableImageError(str(ref.path), words, remedy, code="no_pixels")


def no_frame(ref: ImageRef, frames: int) -> UnreadableImageError:
    """Name a frame that is not there."""
    words = f"there is no frame {ref.frame}: the file holds {frames}"
    return UnreadableImageError(str(ref.path), words, "Open the folder anew", code="no_frame")


def cut_off(ref: ImageRef, there: int, needed: int) -> UnreadableImageError:
    """Name a file whose uncompressed pixels end too early; both numbers in bytes."""
    words = f"the pixel data is cut off: {there:,} of {needed:,} bytes are there"
    return UnreadableImageError(str(ref.path), words, _EXPORT_AGAIN, code="truncated")


def not_supported(ref: ImageRef, form: PixelFormat) -> UnreadableImageError:
    """Name a way to store pixels that is retired, or that no radiograph uses."""
    words = (
        f"its pixels are stored in a way that cannot be read here ({form.photometric}, "
        f"{form.samples} samples, {form.allocated} bits allocated)"
    )
    remedy = "Export the film as MONOCHROME2 with 8 or 16 bits allocated"
    return UnreadableImageError(str(ref.path), words, remedy, code="not_supported")


def no_decoder(ref: ImageRef, dataset: Dataset) -> UnreadableImageError:
    """Name a transfer syntax that this installation cannot unpack."""
    syntax = uids.UID(str(dataset.file_meta.get("TransferSyntaxUID", "")))
    name = syntax.name if syntax else "unknown transfer syntax"
    return UnreadableImageError(
        str(ref.path),
        f"no decoder here can unpack it ({name}, {element_text(dataset, 'BitsStored') or '?'} bit)",
        "Export the film uncompressed or as JPEG 2000",
        code="no_decoder",
    )


def damaged(ref: ImageRef, error: Exception) -> UnreadableImageError:
    """Name a file that a parser or a decoder failed on."""
    # Messages of the decoders can quote header values, so only their kind is told.
    return UnreadableImageError(
        str(ref.path),
        f"the DICOM file is damaged ({type(error).__name__})",
        _EXPORT_AGAIN,
        code="damaged",
    )
