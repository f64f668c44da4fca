"""How many frames a DICOM file holds, and what it says about each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydicom.dataset import Dataset

from desktop.imaging.dicom_elements import items, numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

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
