"""How many frames a DICOM file holds, and what it says about each of them."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING

import pydicom
from pydicom.dataset import Dataset
from pydicom.uid import DeflatedExplicitVRLittleEndian

from desktop.imaging.dicom_elements import items, numbers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_DEFLATED = DeflatedExplicitVRLittleEndian.encode()
_META_BYTES = 1024
_META_LENGTH = slice(140, 144)
_META_START = 144
_MOST_INFLATED = 4 * 1024**2
"""Bytes of a deflated data set in which Number of Frames must stand."""

_FRAME_MACROS = (
    "FrameAnatomySequence",
    "FrameContentSequence",
    "FramePixelDataPropertiesSequence",
    "FrameVOILUTSequence",
    "PixelMeasuresSequence",
    "PixelValueTransformationSequence",
)
"""Functional groups (PS3.3 C.7.6.16.2) whose attributes this program reads elsewhere
at the top level of a data set."""


def count_frames(source: bytes | Path) -> int:
    """Count a DICOM file's frames without looking at a pixel.

    Parameters
    ----------
    source : bytes or Path
        The file: its path, of which no more than the header is read; or its content,
        or the beginning of that. Number of Frames (0028,0008) stands before the pixels,
        mostly within 64 KiB.

    Returns
    -------
    int
        At least 1; 1 too where the file does not say, or is damaged before it does.
    """
    try:
        dataset = pydicom.dcmread(
            _header_of(source),
            force=True,
            stop_before_pixels=True,
            specific_tags=["NumberOfFrames"],
        )
        return number_of_frames(dataset)
    except Exception:  # reading the film will say what is wrong with it
        return 1


def number_of_frames(dataset: Dataset) -> int:
    """Return Number of Frames (PS3.3 C.7.6.6); 1 where it is missing, empty or no number."""
    claimed = numbers(dataset, "NumberOfFrames")
    return int(claimed[0]) if claimed and 1 <= claimed[0] < 1 << 31 else 1


def frame_view(dataset: Dataset, frame: int) -> Dataset:
    """Return a data set that says of one frame what it says of the whole object.

    Parameters
    ----------
    dataset : pydicom.Dataset
        The parsed file; it is not changed.
    frame : int
        Counted from 1.

    Returns
    -------
    pydicom.Dataset
        The same one where the file has no functional groups (PS3.3 C.7.6.16);
        otherwise a shallow copy in which the groups of this frame, then those that
        all frames share, stand at the top level.
    """
    groups = [*items(dataset, "SharedFunctionalGroupsSequence")[:1]]
    groups += items(dataset, "PerFrameFunctionalGroupsSequence")[frame - 1 : frame]
    if not groups:
        return dataset
    view = Dataset()
    view.update(dataset)
    for macro in _macros(groups):
        view.update(macro)
    view.file_meta = dataset.file_meta
    implicit, little = dataset.original_encoding
    view.set_original_encoding(implicit, little, dataset.original_character_set)
    return view


def _macros(groups: list[Dataset]) -> Iterator[Dataset]:
    for group in groups:
        for keyword in _FRAME_MACROS:
            yield from items(group, keyword)[:1]


def _header_of(source: bytes | Path) -> io.BytesIO | Path:
    head = source
    if not isinstance(head, bytes):
        with head.open("rb") as file:
            head = file.read(_META_BYTES)
    deflated = head[128:132] == b"DICM" and _DEFLATED in head[:_META_BYTES]
    if deflated:
        return io.BytesIO(_inflated(source if isinstance(source, bytes) else source.read_bytes()))
    return io.BytesIO(source) if isinstance(source, bytes) else source


def _inflated(content: bytes) -> bytes:
    """Unpack the beginning of a deflated data set (PS3.5 A.5)."""
    start = _META_START + int.from_bytes(content[_META_LENGTH], "little")
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(content[start:], _MOST_INFLATED)
