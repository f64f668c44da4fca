"""What a DICOM file's header says, read in the caller's process without a film being opened.

As little of the file is read as holds the header, and what is read is walked first, so
that a file made to exhaust a parser costs milliseconds here as well.
"""

from __future__ import annotations

import io
from typing import IO, TYPE_CHECKING

import pydicom
from pydicom.dataset import Dataset
from pydicom.uid import DeflatedExplicitVRLittleEndian

from desktop.imaging.archives import beginning, find_member
from desktop.imaging.claims import DICOM_SUFFIXES, HEAD_BYTES
from desktop.imaging.dicom_meta import inflated, is_dicom, meta
from desktop.imaging.files import NotAFileError, no_access, not_a_file, open_file
from desktop.imaging.limits import check_size
from desktop.imaging.structure import walk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.imaging.limits import Limits
    from desktop.imaging.radiograph import ImageRef

_PIXEL_DATA = (b"\xe0\x7f\x10\x00", b"\x7f\xe0\x00\x10")
"""The tag (7FE0,0010), little and big endian (PS3.5 7.3)."""

_BLOCK = 1 << 16
_LONGEST = 1 << 25
"""Most that is read of a file before its pixel data, in bytes."""
_LONGEST_INFLATED = 1 << 22
_NOT_UNDERSTOOD = 1 << 20
"""Bytes after the place where the walk ended that a parser may still try."""


def first_bytes(file: IO[bytes]) -> bytes:
    """Read a file up to the pixel data, or what could be that.

    Parameters
    ----------
    file : binary file
        Seekable; wherever it stands.

    Returns
    -------
    bytes
        The whole of a short file; never more than 32 MiB and a block.
    """
    file.seek(0)
    header = bytearray()
    while len(header) < _LONGEST and (block := file.read(_BLOCK)):
        # A tag may lie across two blocks.
        recent = bytes(header[-3:]) + block
        header += block
        if any(tag in recent for tag in _PIXEL_DATA):
            break
    return bytes(header)


def is_deflated(header: bytes) -> bool:
    """Tell whether a file's data set is deflated (PS3.5 A.5)."""
    return meta(header)[1] == DeflatedExplicitVRLittleEndian


def parsed(ref: ImageRef, header: bytes, keywords: Sequence[str], limits: Limits) -> Dataset:
    """Parse a few elements of a header.

    Parameters
    ----------
    ref : ImageRef
        Names the file in messages.
    header : bytes
        From `first_bytes`.
    keywords : sequence of str
        The elements that are wanted, at the top level.
    limits : Limits
        What a file may ask for.

    Returns
    -------
    pydicom.Dataset
        With those of them that are there and stand before the pixels.

    Raises
    ------
    UnreadableImageError
        If the header asks for too much.
    Exception
        Whatever pydicom says of a damaged one.
    """
    known = is_dicom(header)
    position, syntax = meta(header)
    if syntax == DeflatedExplicitVRLittleEndian:
        header = inflated(header[position:], _LONGEST_INFLATED)
    end = walk(ref, header, limits, whole=False).end
    return pydicom.dcmread(
        io.BytesIO(header[: end + _NOT_UNDERSTOOD]),
        force=known,
        stop_before_pixels=True,
        specific_tags=list(keywords),
    )


def read_header(ref: ImageRef, keywords: Sequence[str], limits: Limits) -> Dataset:
    """Read a few elements of a file's header.

    Parameters
    ----------
    ref : ImageRef
        A DICOM file, on disk or in an archive.
    keywords, limits
        As in `parsed`.

    Returns
    -------
    pydicom.Dataset
        As from `parsed`; empty where neither name nor content is that of a DICOM file.

    Raises
    ------
    UnreadableImageError
        If the file cannot be read, or asks for too much.
    Exception
        Whatever pydicom says of a damaged one.
    """
    if ref.archive is not None:
        member = find_member(ref, limits)
        check_size(ref, member.size, limits)
        if not _may_be_dicom(ref, beginning(ref, member, HEAD_BYTES)):
            return Dataset()
        return parsed(ref, beginning(ref, member, _LONGEST), keywords, limits)
    try:
        with open_file(ref.path) as file:
            if not _may_be_dicom(ref, file.read(HEAD_BYTES)):
                return Dataset()
            header = first_bytes(file)
    except NotAFileError as error:
        raise not_a_file(ref.path) from error
    except OSError as error:
        raise no_access(ref.path, error) from error
    return parsed(ref, header, keywords, limits)


def _may_be_dicom(ref: ImageRef, head: bytes) -> bool:
    return is_dicom(head) or ref.path.suffix.lower() in DICOM_SUFFIXES
