"""The index of a DICOM medium: which images a CD is said to hold (PS3.3 annex F, PS3.10 8.6)."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pydicom
from pydicom.multival import MultiValue
from pydicom.uid import DeflatedExplicitVRLittleEndian

from desktop.imaging.dicom_meta import meta
from desktop.imaging.files import reachable
from desktop.imaging.limits import DEFAULT_LIMITS, Limits, check_header
from desktop.imaging.structure import walk

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop.imaging.radiograph import ImageRef

NAME = "DICOMDIR"

Reference = tuple[str, ...]

MISSING_REMEDY = "Copy the whole medium, or ask for those images"

_NAMED_AT_MOST = 10
_PER_FILE = 10
"""Elements of an index for each file that it names (PS3.3 F.4, F.5), with its items."""


def is_index(name: str) -> bool:
    """Tell whether a file is called as the index of a medium is, in any case (PS3.10 8.6)."""
    return name.upper() == NAME


def references(
    ref: ImageRef, content: bytes, limits: Limits = DEFAULT_LIMITS
) -> tuple[Reference, ...]:
    """Return which images an index refers to.

    Parameters
    ----------
    ref : ImageRef
        Names the index in messages.
    content : bytes
        A DICOMDIR.
    limits : Limits
        What a file may ask for.

    Returns
    -------
    tuple of tuple of str
        Referenced File ID (0004,1500) of each record of the type IMAGE, step by step
        from the folder that the index stands in, once each.

    Raises
    ------
    ValueError
        If this is no index, or a damaged one.
    UnreadableImageError
        If it asks for more than the limits allow.
    """
    _check(ref, content, limits)
    try:
        dataset = pydicom.dcmread(
            io.BytesIO(content), specific_tags=["DirectoryRecordSequence"], force=True
        )
        records = dataset["DirectoryRecordSequence"].value
        found = [
            _steps(record.get("ReferencedFileID"))
            for record in records
            if str(record.get("DirectoryRecordType", "")).strip() == "IMAGE"
        ]
    except Exception as error:
        raise ValueError(f"no readable index ({type(error).__name__})") from error
    return tuple(dict.fromkeys(steps for steps in found if steps))


def _check(ref: ImageRef, content: bytes, limits: Limits) -> None:
    """Refuse an index that is made to exhaust its parser.

    It may hold more elements than a film, as there are some for each file of the medium.
    """
    check_header(ref, "an index", len(content), limits.header_bytes)
    if meta(content)[1] == DeflatedExplicitVRLittleEndian:
        raise ValueError("an index is never deflated (PS3.10 8.6)")
    elements = max(limits.elements, _PER_FILE * limits.archive_members)
    walk(ref, content, replace(limits, elements=elements))


def _steps(value: object) -> Reference:
    if value is None:
        return ()
    steps = [str(step) for step in value] if isinstance(value, MultiValue) else [str(value)]
    # An index must not lead out of its medium; some writers put a whole path into one value.
    split = (part for step in steps for part in step.replace("/", "\\").split("\\"))
    return tuple(part for part in split if part not in {"", ".", ".."})


def plain(name: str) -> str:
    """Return a name without what ISO 9660 and its drivers make of it: case, ``;1``, a last dot.

    >>> plain("im000001.;1") == plain("IM000001")
    True
    """
    return name.rsplit(";", 1)[0].rstrip(".").casefold()


def plain_steps(steps: Sequence[str]) -> Reference:
    """Return a path with `plain` names."""
    return tuple(plain(step) for step in steps)


class Medium:
    """A folder with an index, in which names are looked up as the index writes them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names: dict[Path, dict[str, str]] = {}

    def locate(self, reference: Reference) -> Path | None:
        """Return the file that a reference names, whatever the case; None if it is missing."""
        place = self._folder
        for step in reference:
            name = self._listing(place).get(plain(step))
            if name is None:
                return None
            place /= name
        return place

    def _listing(self, folder: Path) -> dict[str, str]:
        if folder not in self._names:
            try:
                names = [path.name for path in reachable(folder).iterdir()]
            except OSError:
                names = []
            self._names[folder] = {plain(name): name for name in names}
        return self._names[folder]


def in_words(missing: Sequence[Reference]) -> str:
    """Say which images an index names in vain, at most ten by name."""
    named = ", ".join("/".join(steps) for steps in missing[:_NAMED_AT_MOST])
    more = len(missing) - _NAMED_AT_MOST
    rest = f" and {more:,} more" if more > 0 else ""
    what = "an image that is" if len(missing) == 1 else f"{len(missing):,} images that are"
    return f"the index of the medium names {what} not there: {named}{rest}"
