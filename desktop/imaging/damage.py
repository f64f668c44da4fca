"""Why a raster file cannot be read, in words: what is wrong, how much was readable, what to do."""

from __future__ import annotations

import struct
from contextlib import suppress
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from desktop.errors import UnreadableImageError
from desktop.imaging.claims import HEAD_BYTES, is_webp, looks_like_image, photo_brand

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from desktop.imaging.radiograph import ImageRef

_EXPORT_AGAIN = "Copy or export the film again from its source"

_TRUNCATED_WORDS = ("truncated", "broken", "not enough", "eof")
"""Pillow reports missing data in several words, none of them a class of its own."""

_HEIC_REMEDY = (
    "Save it as JPEG or PNG and open that; an iPhone takes JPEG photographs with "
    "Settings > Camera > Formats > Most Compatible"
)
_OTHER_KINDS = (
    (lambda head: photo_brand(head) == "HEIC", "it is a HEIC photograph", _HEIC_REMEDY),
    (
        lambda head: head.startswith((b"\x00\x00\x00\x0cJXL ", b"\xff\x0a")),
        "it is a JPEG XL image",
        "Save it as JPEG or PNG and open that",
    ),
)
"""Kinds that are known and not read: a test for the first bytes, what it is, the remedy."""


def unidentified(ref: ImageRef, content: bytes) -> UnreadableImageError:
    """Return the error for content that Pillow knows no format for.

    Parameters
    ----------
    ref : ImageRef
        Names the file.
    content : bytes
        The whole file.

    Returns
    -------
    UnreadableImageError
        With the code ``empty``, ``not_supported``, ``truncated``, ``damaged`` or
        ``not_an_image``.
    """
    if not content:
        return UnreadableImageError(str(ref.path), "the file is empty", _EXPORT_AGAIN, code="empty")
    for matches, what, remedy in _OTHER_KINDS:
        if matches(content[:32]):
            return UnreadableImageError(
                str(ref.path), f"{what}, which cannot be read here", remedy, code="not_supported"
            )
    if _ends_too_early(content):
        return truncated(ref, None)
    name = _format_name(content)
    if name:
        return UnreadableImageError(
            str(ref.path),
            f"it starts as a {name} file, but is damaged or of a kind that cannot be read here",
            "Export the film again as PNG, 8- or 16-bit TIFF, JPEG or DICOM",
            code="damaged",
        )
    return UnreadableImageError(
        str(ref.path),
        "its content is no image of a known format",
        "Export or copy the film again as JPEG, PNG, TIFF, BMP or DICOM",
        code="not_an_image",
    )


def damaged(
    ref: ImageRef, content: bytes, error: Exception, opened: Callable[[], Image.Image] | None = None
) -> UnreadableImageError:
    """Return the error for an image that Pillow knows but cannot decode.

    Parameters
    ----------
    ref : ImageRef
        Names the file.
    content : bytes
        The whole file.
    error : Exception
        What Pillow said.
    opened : callable, optional
        Opens the image anew, at its page, for measuring how much of it can be read.

    Returns
    -------
    UnreadableImageError
        With the code ``truncated`` or ``damaged``.
    """
    words = str(error).lower()
    if _ends_too_early(content) or any(sign in words for sign in _TRUNCATED_WORDS):
        return truncated(ref, None if opened is None else readable_share(opened))
    return UnreadableImageError(
        str(ref.path), f"the file is damaged ({error})", _EXPORT_AGAIN, code="damaged"
    )


def truncated(ref: ImageRef, share: float | None) -> UnreadableImageError:
    """Return the error for a file that ends too early.

    Parameters
    ----------
    ref : ImageRef
        Names the file.
    share : float or None
        Share of its rows that can be read, 0 to 1; None where that is not known.
    """
    problem = "the file is truncated"
    if share is not None:
        rows = f"about {100 * share:.0f} %" if share >= 0.005 else "none"
        problem += f"; {rows} of its rows could be read"
    return UnreadableImageError(str(ref.path), problem, _EXPORT_AGAIN, code="truncated")


def readable_share(opened: Callable[[], Image.Image]) -> float | None:
    """Measure how many of an image's rows its decoder still unpacks.

    Parameters
    ----------
    opened : callable
        Opens the image anew.

    Returns
    -------
    float or None
        Share of the rows that come out the same over a black ground and over a white
        one, 0 to 1: only what was unpacked hides the ground. None if it cannot be told.
    """
    try:
        black, white = (_over(opened, ground) for ground in (0, 255))
    except Exception:
        return None
    if black.shape != white.shape or black.ndim < 2:
        return None
    same = (black == white).reshape(len(black), -1).all(axis=1)
    return float(same.mean())


def _over(opened: Callable[[], Image.Image], ground: int) -> NDArray[np.generic]:
    """Unpack what there is over pixels of one value."""
    with opened() as image:
        width = np.asarray(Image.new(image.mode, (1, 1))).nbytes
        size = image.width * image.height * width
        if image.mode == "1":
            size = (image.width + 7) // 8 * image.height
        plain = Image.frombytes(image.mode, image.size, bytes([ground]) * size)
        image.im = plain.im
        with suppress(Exception):
            image.load()
        # A copy that does not try to load the rest.
        return np.asarray(Image.Image()._new(image.im))


def _ends_too_early(content: bytes) -> bool:
    """Tell whether a file's own directory or length lies beyond its end."""
    if is_webp(content):
        return int.from_bytes(content[4:8], "little") + 8 > len(content)
    if content[:4] in (b"II*\x00", b"MM\x00*") and len(content) >= 8:
        order = "<" if content[:2] == b"II" else ">"
        return bool(struct.unpack_from(order + "I", content, 4)[0] >= len(content))
    return False


_NAMES = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG", "PNG"),
    (b"II", "TIFF"),
    (b"MM", "TIFF"),
    (b"BM", "BMP"),
    (b"GIF8", "GIF"),
    (b"RIFF", "WebP"),
    (b"\x00\x00\x00\x0cjP", "JPEG 2000"),
    (b"\xff\x4f\xff\x51", "JPEG 2000"),
)


def _format_name(content: bytes) -> str:
    if not looks_like_image(content[:HEAD_BYTES]):
        return ""
    if brand := photo_brand(content[:HEAD_BYTES]):
        return brand
    return next((name for start, name in _NAMES if content.startswith(start)), "")
