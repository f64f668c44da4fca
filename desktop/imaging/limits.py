"""How much a single file may ask for, stated in one place.

A film that would exceed a limit becomes an unreadable worklist row that says so;
it never exhausts the memory of the workstation. A machine's policy may set each of
these numbers otherwise, see `desktop.settings.Policy`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from desktop.errors import PolicyError, UnreadableImageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.imaging.radiograph import ImageRef


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds for one image file.

    Parameters
    ----------
    file_bytes : int
        Largest file that is read at all, in bytes.
    pixels : int
        Most pixels (rows × columns) of one frame; about twice what the largest
        detectors and stitched films reach.
    frames : int
        Most frames or pages of one file; each would become a row of the worklist.
    depth : int
        Deepest nesting of DICOM sequences. Objects of radiography stay below ten.
    elements : int
        Most elements of a DICOM data set, those in sequences included.
    element_bytes : int
        Longest DICOM element other than the pixel data, in bytes.
    header_bytes : int
        Longest DICOM data set without the pixel data, in bytes.
    decompressed_bytes : int
        Most that a deflated DICOM data set may unpack to, in bytes.
    decode_seconds : float
        Longest time that reading one film may take before it counts as hung.
    decoder_bytes : int
        Most memory that a decoder process may take for one film, in bytes.
    archive_members : int
        Most files of a ZIP archive; a CD of a long study holds a few thousand.
    archive_bytes : int
        Most that an archive may declare to unpack to, in bytes: more than any DVD holds.
    archive_ratio : int
        How many times its packed size an archive may declare to unpack to, once that is
        over `file_bytes`. Films deflate to a third; blank ones alone to a thousandth.
    """

    file_bytes: int = 256 * 1024**2
    pixels: int = 60_000_000
    frames: int = 2_000
    depth: int = 32
    elements: int = 100_000
    element_bytes: int = 64 * 1024**2
    header_bytes: int = 128 * 1024**2
    decompressed_bytes: int = 512 * 1024**2
    decode_seconds: float = 60.0
    decoder_bytes: int = 2 * 1024**3
    archive_members: int = 50_000
    archive_bytes: int = 16 * 1024**3
    archive_ratio: int = 200


DEFAULT_LIMITS = Limits()


def limits_under(policy: Mapping[str, float], *, source: str) -> Limits:
    """Return the limits that hold under a machine's policy.

    Parameters
    ----------
    policy : mapping of str to float
        Fields of `Limits` to their values; what is not named keeps its default.
    source : str
        The policy file, for messages.

    Returns
    -------
    Limits
        Whole numbers where the field is one.

    Raises
    ------
    PolicyError
        If a name is not a limit, or a value is not above 0. A limit that somebody set
        and that does not hold would be worse than none.
    """
    known = {field.name: type(getattr(DEFAULT_LIMITS, field.name)) for field in fields(Limits)}
    for name, value in policy.items():
        if name not in known:
            raise PolicyError(
                source, f"'{name}' is no limit", f"Use one of: {', '.join(sorted(known))}"
            )
        if not value > 0 or known[name](value) != value:
            kind = "whole number" if known[name] is int else "number"
            raise PolicyError(
                source, f"the limit '{name}' is {value:g}", f"Set it to a {kind} above 0"
            )
    return replace(DEFAULT_LIMITS, **{name: known[name](value) for name, value in policy.items()})


def check_size(ref: ImageRef, size: int, limits: Limits) -> None:
    """Refuse a file that is too large to be read.

    Raises
    ------
    UnreadableImageError
        If `size`, in bytes, is over the limit.
    """
    if size > limits.file_bytes:
        words = f"{_megabytes(size)} are more than the limit of {_megabytes(limits.file_bytes)}"
        raise too_large(ref, words)


def check_pixels(ref: ImageRef, width: int, height: int, limits: Limits) -> None:
    """Refuse a film that is too large to be unpacked.

    Raises
    ------
    UnreadableImageError
        If `width` × `height` is over the limit.
    """
    if width * height > limits.pixels:
        words = f"{width:,} × {height:,} pixels are more than the limit of {limits.pixels:,}"
        raise too_large(ref, words)


def check_frames(ref: ImageRef, frames: int, limits: Limits) -> None:
    """Refuse a file of too many frames.

    Raises
    ------
    UnreadableImageError
        If there are more `frames` than the limit.
    """
    if frames > limits.frames:
        words = f"{frames:,} frames are more than the limit of {limits.frames:,}"
        raise too_large(ref, words, "Export the radiographs alone, without the cine loops")


def check_header(ref: ImageRef, what: str, size: int, limit: int) -> None:
    """Refuse a file whose header alone is too large.

    Parameters
    ----------
    ref : ImageRef
        Names the file in messages.
    what : str
        The part of the header that has this size, as the message names it.
    size, limit : int
        In bytes.

    Raises
    ------
    UnreadableImageError
        If `size` is over the limit.
    """
    if size > limit:
        words = f"{what} of {_megabytes(size)} is more than the limit of {_megabytes(limit)}"
        raise too_large(ref, words, "Export the film again from the PACS")


def too_large(
    ref: ImageRef, problem: str, remedy: str = "Export the film at a smaller size"
) -> UnreadableImageError:
    """Return the error of a film that asks for more than a limit."""
    return UnreadableImageError(str(ref.path), problem, remedy, code="too_large")


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.0f} MB"
