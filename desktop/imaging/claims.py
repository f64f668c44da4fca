"""Which files claim to be images, by their names or by their first bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.imaging.dicom_meta import is_dicom

if TYPE_CHECKING:
    from pathlib import PurePath

DICOM_SUFFIXES = frozenset({".dcm", ".dicom", ".dic"})
RASTER_SUFFIXES = frozenset(
    {".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".tif", ".tiff", ".bmp", ".dib", ".gif", ".webp"}
    | {".jp2", ".j2k", ".j2c", ".jpx", ".jpf", ".heic", ".heif", ".avif", ".jxl", ".apng", ".btf"}
)
PAGED_SUFFIXES = frozenset({".tif", ".tiff", ".btf"})
IMAGE_SUFFIXES = DICOM_SUFFIXES | RASTER_SUFFIXES

HEAD_BYTES = 132
"""What `claims_to_be_image` wants to see: up to the mark of DICOM (PS3.10 7.1)."""

_SIGNATURES = (
    b"\xff\xd8\xff",
    b"\x89PNG\r\n\x1a\n",
    b"II*\x00",
    b"MM\x00*",
    b"II+\x00\x08\x00\x00\x00",
    b"MM\x00+\x00\x08\x00\x00",
    b"GIF87a",
    b"GIF89a",
    b"\x00\x00\x00\x0cjP  ",
    b"\xff\x4f\xff\x51",
    b"\x00\x00\x00\x0cJXL ",
)
_BMP_HEADERS = frozenset({12, 40, 52, 56, 64, 108, 124})
"""Lengths of the second header that a bitmap may have; two letters alone prove nothing."""

_STILL_BRANDS = {
    b"heic": "HEIC",
    b"heix": "HEIC",
    b"heim": "HEIC",
    b"heis": "HEIC",
    b"hevc": "HEIC",
    b"hevx": "HEIC",
    b"mif1": "HEIC",
    b"msf1": "HEIC",
    b"avif": "AVIF",
    b"avis": "AVIF",
}
"""Major brands of photographs in ISO base media files (ISO/IEC 14496-12, 23008-12)."""

_APPLE_DOUBLE = b"\x00\x05\x16\x07"


def photo_brand(head: bytes) -> str:
    """Return ``HEIC`` or ``AVIF`` where a file starts as a telephone's photograph does."""
    return _STILL_BRANDS.get(head[8:12], "") if head[4:8] == b"ftyp" else ""


def is_webp(head: bytes) -> bool:
    """Tell whether a file starts as WebP does."""
    return head[:4] == b"RIFF" and head[8:12] == b"WEBP"


def claims_to_be_image(path: PurePath, head: bytes) -> bool:
    """Tell whether a file claims to be an image.

    Parameters
    ----------
    path : PurePath
        Its name.
    head : bytes
        Its first `HEAD_BYTES`, fewer where it is shorter.

    Returns
    -------
    bool
        False for the resource fork that macOS leaves beside a film, whatever its name.
    """
    if head.startswith(_APPLE_DOUBLE):
        return False
    return path.suffix.lower() in IMAGE_SUFFIXES or looks_like_image(head)


def looks_like_image(head: bytes) -> bool:
    """Tell whether first bytes are those of an image, of whatever name."""
    if head.startswith(_SIGNATURES) or is_webp(head) or photo_brand(head):
        return True
    if head[:2] == b"BM" and int.from_bytes(head[14:18], "little") in _BMP_HEADERS:
        return True
    return is_dicom(head)
