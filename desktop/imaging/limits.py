"""How much a single file may ask for, stated in one place.

A film that would exceed a limit becomes an unreadable worklist row that says so;
it never exhausts the memory of the workstation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import UnreadableImageError

if TYPE_CHECKING:
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
    archive_members: int = 50_000
    archive_bytes: int = 16 * 1024**3
    archive_ratio: int = 200


DEFAULT_LIMITS = Limits()


def check_size(ref: ImageRef, size: int, limits: Limits) -> None:
    """Refuse a file that is too large to be read.

    Raises
    ------
    UnreadableImageError
        If `size`, in bytes, is over the limit.
    """
    if size > limits.file_bytes:
        words = f"{size / 1e6:,.0f} MB are more than the limit of {limits.file_bytes / 1e6:,.0f} MB"
        raise _too_large(ref, words)


def check_pixels(ref: ImageRef, width: int, height: int, limits: Limits) -> None:
    """Refuse a film that is too large to be unpacked.

    Raises
    ------
    UnreadableImageError
        If `width` × `height` is over the limit.
    """
    if width * height > limits.pixels:
        words = f"{width:,} × {height:,} pixels are more than the limit of {limits.pixels:,}"
        raise _too_large(ref, words)


def _too_large(ref: ImageRef, problem: str) -> UnreadableImageError:
    return UnreadableImageError(
        str(ref.path),
        problem,
        "Export the film at a smaller size",
        code="too_large",
    )
