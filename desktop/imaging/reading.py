"""One file to one `Radiograph`, in two steps so that memory can be planned.

`open_film` reads and hashes the file and looks at its header only; `decode_film`
unpacks the pixels. Between the two a caller knows how much memory the film will take.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.errors import UnreadableImageError
from desktop.imaging import dicom, raster
from desktop.imaging.archives import read_member
from desktop.imaging.files import read_file
from desktop.imaging.limits import DEFAULT_LIMITS, Limits
from desktop.imaging.sources import DICOM_SUFFIXES

if TYPE_CHECKING:
    from desktop.imaging.radiograph import ImageRef, Radiograph


@dataclass(frozen=True, slots=True)
class EncodedFilm:
    """A file in memory whose pixels are not unpacked yet.

    Parameters
    ----------
    ref : ImageRef
        With the SHA-256 of the content.
    content : bytes
        The whole file; empty for DICOM, whose parsed header holds the pixels.
    header : DicomHeader or RasterHeader
        What its header says.
    """

    ref: ImageRef
    content: bytes
    header: dicom.DicomHeader | raster.RasterHeader

    @property
    def decoded_bytes(self) -> int:
        """An upper bound for the memory that decoding takes, in bytes."""
        return self.header.decoded_bytes


class HashedUnreadableError(UnreadableImageError):
    """An unreadable film whose content could at least be hashed."""

    def __init__(self, cause: UnreadableImageError, ref: ImageRef) -> None:
        super().__init__(cause.subject, cause.problem, cause.remedy, code=cause.code)
        self.ref = ref


def open_film(ref: ImageRef, limits: Limits = DEFAULT_LIMITS) -> EncodedFilm:
    """Read a file once, hash it and parse its header.

    Parameters
    ----------
    ref : ImageRef
        The image; its content decides what it is, not its name.
    limits : Limits
        What a file may ask for.

    Returns
    -------
    EncodedFilm
        Ready for `decode_film`.

    Raises
    ------
    UnreadableImageError
        If the file cannot be read, is no image, or asks for too much.
    """
    content = _read(ref, limits)
    ref = replace(ref, sha256=hashlib.sha256(content).hexdigest())
    try:
        claims_dicom = ref.path.suffix.lower() in DICOM_SUFFIXES
        header: dicom.DicomHeader | raster.RasterHeader
        if dicom.is_dicom(content) or (claims_dicom and not _is_raster(ref, content, limits)):
            header = dicom.probe(ref, content, limits)
            content = b""
        else:
            header = raster.probe(ref, content, limits)
    except UnreadableImageError as error:
        raise HashedUnreadableError(error, ref) from error
    return EncodedFilm(ref, content, header)


def decode_film(film: EncodedFilm) -> Radiograph:
    """Unpack a film's pixels.

    Parameters
    ----------
    film : EncodedFilm
        From `open_film`.

    Returns
    -------
    Radiograph
        The film in full depth.

    Raises
    ------
    UnreadableImageError
        If its pixels are damaged or no decoder is installed.
    """
    try:
        if isinstance(film.header, dicom.DicomHeader):
            return dicom.decode(film.ref, film.header)
        return raster.decode(film.ref, film.content)
    except UnreadableImageError as error:
        raise HashedUnreadableError(error, film.ref) from error


def read_radiograph(ref: ImageRef, limits: Limits = DEFAULT_LIMITS) -> Radiograph:
    """Read and decode one film; see `open_film` and `decode_film`."""
    return decode_film(open_film(ref, limits))


def _is_raster(ref: ImageRef, content: bytes, limits: Limits) -> bool:
    try:
        raster.probe(ref, content, limits)
    except UnreadableImageError as error:
        return error.code != "not_an_image"
    return True


def _read(ref: ImageRef, limits: Limits) -> bytes:
    content = read_file(ref, limits) if ref.archive is None else read_member(ref, limits)
    if not content:
        raise UnreadableImageError(
            str(ref.path), "the file is empty", "Copy or export the film again", code="empty"
        )
    return content
