"""One file to one `Radiograph`, in two steps so that memory can be planned.

`open_film` reads and hashes the file and looks at its header only; `decode_film`
unpacks the pixels. Between the two a caller knows how much memory the film will take.
All of it runs in the caller's process; `desktop.imaging.isolation` does the same in
another one, for files that nobody vouches for.
"""

from __future__ import annotations

import hashlib
import logging
import traceback
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from desktop.errors import UnreadableImageError
from desktop.imaging import dicom, raster
from desktop.imaging.archives import read_member
from desktop.imaging.files import read_file
from desktop.imaging.limits import DEFAULT_LIMITS, Limits
from desktop.imaging.sources import DICOM_SUFFIXES
from desktop.imaging.structure import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.imaging.radiograph import ImageRef, Radiograph


class OpenFilm(Protocol):
    """A film whose header was read and whose pixels are still packed."""

    @property
    def decoded_bytes(self) -> int:
        """An upper bound for the memory that `decode` takes, in bytes."""

    def decode(self) -> Radiograph:
        """Unpack the pixels; raises UnreadableImageError."""


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
    stored_bytes : int
        Length of the file.
    """

    ref: ImageRef
    content: bytes
    header: dicom.DicomHeader | raster.RasterHeader
    stored_bytes: int = 0

    @property
    def frames(self) -> int:
        """How many frames its header says it has; 1 for a raster film."""
        return self.header.frames if isinstance(self.header, dicom.DicomHeader) else 1

    @property
    def decoded_bytes(self) -> int:
        """An upper bound for the memory that decoding takes, in bytes."""
        return self.header.decoded_bytes

    def decode(self) -> Radiograph:
        """Unpack the pixels; see `decode_film`."""
        return decode_film(self)


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
    stored = len(content)
    ref = replace(ref, sha256=hashlib.sha256(content).hexdigest())
    with _told_of(ref):
        claims_dicom = ref.path.suffix.lower() in DICOM_SUFFIXES
        header: dicom.DicomHeader | raster.RasterHeader
        starts_as_dicom = dicom.is_dicom(content)
        if starts_as_dicom:
            walk(ref, content, limits)
        if starts_as_dicom or (claims_dicom and not _is_raster(ref, content, limits)):
            header = dicom.probe(ref, content, limits)
            content = b""
        else:
            header = raster.probe(ref, content, limits)
    return EncodedFilm(ref, content, header, stored)


def another_frame(film: EncodedFilm, ref: ImageRef, limits: Limits) -> EncodedFilm:
    """Return another frame of a file that is open already.

    Parameters
    ----------
    film : EncodedFilm
        Any of its frames.
    ref : ImageRef
        The frame.
    limits : Limits
        What a file may ask for; those under which the file was opened.

    Returns
    -------
    EncodedFilm
        Ready for `decode_film`.

    Raises
    ------
    UnreadableImageError
        If this page of a raster file asks for too much.
    """
    ref = replace(ref, sha256=film.ref.sha256)
    header = film.header
    if isinstance(header, raster.RasterHeader):
        with _told_of(ref):
            header = raster.probe(ref, film.content, limits)
    return replace(film, ref=ref, header=header)


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
    with _told_of(film.ref):
        if isinstance(film.header, dicom.DicomHeader):
            return dicom.decode(film.ref, film.header)
        return raster.decode(film.ref, film.content)


@contextmanager
def opened(ref: ImageRef, limits: Limits = DEFAULT_LIMITS) -> Iterator[OpenFilm]:
    """Open a film in this process, as `isolation.Decoders.opened` does in another.

    Parameters
    ----------
    ref : ImageRef
        The image.
    limits : Limits
        What a file may ask for.

    Yields
    ------
    OpenFilm
        Ready to be decoded.
    """
    yield open_film(ref, limits)


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


@contextmanager
def _told_of(ref: ImageRef) -> Iterator[None]:
    """Let nothing but the errors of a film named `ref` and a lack of memory through."""
    try:
        yield
    except UnreadableImageError as error:
        raise HashedUnreadableError(error, ref) from error
    except MemoryError:
        raise
    except Exception as error:
        raise HashedUnreadableError(_unforeseen(ref, error), ref) from error
    except BaseException as error:
        # What a decoder written in Rust raises when an index is out of bounds.
        if type(error).__name__ != "PanicException":
            raise
        problem = UnreadableImageError(
            str(ref.path),
            "the file is damaged (its decoder gave up)",
            "Copy or export the film again from its source",
            code="damaged",
        )
        raise HashedUnreadableError(problem, ref) from error


def _unforeseen(ref: ImageRef, error: Exception) -> UnreadableImageError:
    """Turn a bug of this program into a row of the worklist; the rest of the folder goes on."""
    # Without its message, which could quote a header.
    steps = "".join(traceback.format_tb(error.__traceback__))
    logging.getLogger(__name__).error("%s\n%s", type(error).__name__, steps)
    return UnreadableImageError(
        str(ref.path),
        f"this program failed to read it ({type(error).__name__})",
        "Export the film again from the PACS; the log says where it failed",
        code="failed",
    )
