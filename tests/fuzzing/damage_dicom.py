"""Damage to DICOM elements, encoded anew as a writer that is wrong would do."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Any

import pydicom
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence
from pydicom.uid import UID

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

_COUNTS = (0, 1, 2, 3, 7, 8, 9, 10, 12, 15, 16, 17, 24, 31, 32, 33, 64, 255, 256, 0x7FFF, 0xFFFF)
_TEXTS = ("", "0", "-1", "1e400", "nan", "-inf", "NaN\\1", "abc", "1\\2\\3", "0.0000001", "9" * 16)
_SYNTAXES = (
    "1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2", "1.2.840.10008.1.2.1.99",
    "1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51", "1.2.840.10008.1.2.4.57",
    "1.2.840.10008.1.2.4.70", "1.2.840.10008.1.2.4.80", "1.2.840.10008.1.2.4.81",
    "1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.4.91", "1.2.840.10008.1.2.4.201",
    "1.2.840.10008.1.2.5", "1.2.840.10008.1.2.4.100", "1.2.3", "",
)  # fmt: skip
_VALUES: dict[str, tuple[Any, ...]] = {
    "Rows": _COUNTS,
    "Columns": _COUNTS,
    "BitsAllocated": _COUNTS,
    "BitsStored": _COUNTS,
    "HighBit": _COUNTS,
    "SamplesPerPixel": _COUNTS,
    "PixelRepresentation": _COUNTS,
    "PlanarConfiguration": _COUNTS,
    "NumberOfFrames": ("0", "1", "2", "-1", "1000000", "2147483647", ""),
    "PhotometricInterpretation": (
        "", "MONOCHROME1", "MONOCHROME2", "RGB", "YBR_FULL", "YBR_FULL_422", "YBR_ICT",
        "PALETTE COLOR", "HSV", "monochrome",
    ),
    "RescaleSlope": _TEXTS,
    "RescaleIntercept": _TEXTS,
    "WindowCenter": _TEXTS,
    "WindowWidth": _TEXTS,
    "VOILUTFunction": ("", "SIGMOID", "LINEAR_EXACT", "LINEAR", "?"),
    "PresentationLUTShape": ("", "INVERSE", "IDENTITY", "?"),
    "PixelPaddingValue": _COUNTS,
    "PixelPaddingRangeLimit": _COUNTS,
    "PixelSpacing": ("", "0\\0", "-1\\1", "nan\\nan", "1", "1\\2\\3"),
    "ImagerPixelSpacing": ("", "0\\0", "1e-320\\1", "x\\y"),
    "PatientAge": ("", "018M", "000Y", "5", "999Y", "-01Y", "Y", "١٢٣Y"),
    "SpecificCharacterSet": ("", "ISO_IR 192", "ISO 2022 IR 87", "nonsense", "\\ISO 2022 IR 6"),
    "StudyDate": ("", "00000000", "99999999", "20230230", "yesterday"),
    "PixelAspectRatio": ("0\\0", "1\\2", "-1\\1", "1"),
}  # fmt: skip


def change_element(content: bytes, random: Random, other: bytes) -> bytes:
    """Set some of the elements that rule the pixels to values that they must not have."""

    def deed(dataset: Dataset) -> None:
        for _ in range(random.choice((1, 1, 2, 3))):
            keyword = random.choice(tuple(_VALUES))
            setattr(dataset, keyword, random.choice(_VALUES[keyword]))

    return _rewritten(content, deed)


def change_syntax(content: bytes, random: Random, other: bytes) -> bytes:
    """Claim another transfer syntax than the one the file is in."""

    def deed(dataset: Dataset) -> None:
        dataset.file_meta.TransferSyntaxUID = UID(random.choice(_SYNTAXES))

    return _rewritten(content, deed)


def drop_element(content: bytes, random: Random, other: bytes) -> bytes:
    def deed(dataset: Dataset) -> None:
        tags = list(dataset.keys())
        for _ in range(random.choice((1, 3))):
            tag = random.choice(tags)
            if tag in dataset:
                del dataset[tag]

    return _rewritten(content, deed)


def add_tables(content: bytes, random: Random, other: bytes) -> bytes:
    """Add lookup tables whose descriptors do not fit them."""

    def deed(dataset: Dataset) -> None:
        item = Dataset()
        item.add_new("LUTDescriptor", "US", [random.choice(_COUNTS) for _ in range(3)])
        length = random.choice((0, 1, 2, 255, 256, 4096))
        item.add_new("LUTData", "OW", random.randbytes(2 * length))
        keyword = random.choice(("VOILUTSequence", "ModalityLUTSequence"))
        setattr(dataset, keyword, Sequence([item] * random.choice((1, 2))))

    return _rewritten(content, deed)


def nest(content: bytes, random: Random, other: bytes) -> bytes:
    """Hang nested sequences before the pixels, with or without their lengths."""
    depth = random.choice((1, 5, 40, 500, 10_000))
    at = content.find(b"\x28\x00\x02\x00US")
    if at < 0:
        return content
    return content[:at] + nested(depth, balanced=bool(random.randrange(2))) + content[at:]


def nested(depth: int, *, balanced: bool) -> bytes:
    """Return a Referenced Study Sequence nested `depth` times, of undefined length each."""
    start = b"\x08\x00\x10\x11SQ\0\0\xff\xff\xff\xff\xfe\xff\x00\xe0\xff\xff\xff\xff"
    end = b"\xfe\xff\x0d\xe0\0\0\0\0\xfe\xff\xdd\xe0\0\0\0\0"
    return start * depth + (end * depth if balanced else b"")


def _rewritten(content: bytes, deed: Callable[[Dataset], None]) -> bytes:
    buffer = io.BytesIO()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            dataset = pydicom.dcmread(io.BytesIO(content), force=content[128:132] == b"DICM")
            deed(dataset)
            implicit, little = dataset.original_encoding
            pydicom.dcmwrite(
                buffer,
                dataset,
                implicit_vr=implicit,
                little_endian=little,
                enforce_file_format=False,
                force_encoding=True,
            )
    except Exception:  # such a file cannot be written, or the seed was no DICOM
        return content
    return buffer.getvalue()
