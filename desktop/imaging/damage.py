"""Why a raster file cannot be read, in words: what is wrong, how much was readable, what to do."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from desktop.errors import UnreadableImageError
from desktop.imaging.claims import HEAD_BYTES, is_webp, looks_like_image, photo_brand
from desktop.imaging.readable import how_much_in_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PIL import Image

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
        return _truncated(ref, content)
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
        return _truncated(ref, content, opened)
    return UnreadableImageError(
        str(ref.path), f"the file is damaged ({error})", _EXPORT_AGAIN, code="damaged"
    )


def _truncated(
    ref: ImageRef, content: bytes, opened: Callable[[], Image.Image] | None = None
) -> UnreadableImageError:
    how_much = how_much_in_words(content, opened)
    problem = "the file is truncated" + (f"; {how_much}" if how_much else "")
    return UnreadableImageError(str(ref.path), problem, _EXPORT_AGAIN, code="truncated")


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
