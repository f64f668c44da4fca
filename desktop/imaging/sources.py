"""Walk folders for images.

Nothing is passed over in silence: a file that claims to be an image, by its name or
its first bytes, becomes an `ImageRef` even if it turns out unreadable; a folder that
cannot be listed becomes an `Obstacle`; everything else is counted as `PassedOver`.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from natsort import natsort_keygen, ns

from desktop.imaging.dicom import is_dicom
from desktop.imaging.radiograph import ImageRef

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

DICOM_SUFFIXES = frozenset({".dcm", ".dicom", ".dic"})
RASTER_SUFFIXES = frozenset(
    {".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".tif", ".tiff", ".bmp", ".dib", ".gif", ".webp"}
    | {".jp2", ".j2k", ".jpx", ".heic", ".heif"}
)
IMAGE_SUFFIXES = DICOM_SUFFIXES | RASTER_SUFFIXES

_SIGNATURES = (
    b"\xff\xd8\xff",
    b"\x89PNG\r\n\x1a\n",
    b"II*\x00",
    b"MM\x00*",
    b"BM",
    b"GIF8",
    b"\x00\x00\x00\x0cjP  ",
    b"\xff\x4f\xff\x51",
)
_APPLE_DOUBLE = b"\x00\x05\x16\x07"
_HEAD_BYTES = 132

_natural = natsort_keygen(alg=ns.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file that neither by name nor by content claims to be an image."""

    path: Path


@dataclass(frozen=True, slots=True)
class Obstacle:
    """An entry that stands in the way: a folder that cannot be opened, a missing path."""

    path: Path
    problem: str
    remedy: str


Entry = ImageRef | PassedOver | Obstacle


def find_images(paths: Iterable[Path]) -> Iterator[Entry]:
    """Yield what stands under the given paths, folder by folder in natural order.

    Parameters
    ----------
    paths : iterable of Path
        Files and folders. A file named here is always taken for an image.

    Yields
    ------
    ImageRef, PassedOver or Obstacle
        Lazily: no more than the names of the folders on the way down are held.
        Links are followed; a folder that was already visited, by whatever way, is
        not entered again.
    """
    visited: set[tuple[int, int]] = set()
    for path in paths:
        if _is_folder(path):
            yield from _walk(path, visited)
        elif os.path.lexists(path):
            yield ImageRef(path)
        else:
            yield Obstacle(path, "there is no such file or folder", "Check the path")


def _walk(top: Path, visited: set[tuple[int, int]]) -> Iterator[Entry]:
    """Yield the files of a folder, then those of its folders, without recursion: trees are deep."""
    ahead = [top]
    while ahead:
        folder = ahead.pop()
        try:
            status = folder.stat()
            with os.scandir(folder) as listing:
                names = sorted((entry.name for entry in listing), key=_natural)
        except OSError as error:
            problem = f"the folder cannot be opened ({error.strerror})"
            yield Obstacle(folder, problem, "Check its permissions, or copy it to this computer")
            continue
        identity = (status.st_dev, status.st_ino)
        if identity in visited:
            continue
        visited.add(identity)
        if not names and folder.suffix.lower() in IMAGE_SUFFIXES:
            problem = "this is an empty folder, though it is named like an image"
            yield Obstacle(folder, problem, "Copy or export the film again")
        subfolders = []
        for name in names:
            path = folder / name
            if _is_folder(path):
                subfolders.append(path)
            else:
                yield ImageRef(path) if _claims_to_be_image(path) else PassedOver(path)
        ahead += reversed(subfolders)


def _is_folder(path: Path) -> bool:
    # Unlike `Path.is_dir`, this does not raise where a folder may be listed but not entered.
    return os.path.isdir(path)  # noqa: PTH112


def _claims_to_be_image(path: Path) -> bool:
    named_so = path.suffix.lower() in IMAGE_SUFFIXES
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return named_so
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
    except OSError:
        # It may be a film: those from a CD have no suffix. Reading it will say what is wrong.
        return True
    if head.startswith(_APPLE_DOUBLE) or path.name.upper() == "DICOMDIR":
        # A resource fork that macOS leaves beside each file, or the index of a CD:
        # both stand for images that are listed themselves.
        return False
    return named_so or head.startswith(_SIGNATURES) or is_dicom(head)
