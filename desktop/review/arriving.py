"""Whether a file that arrives is complete, and whether it claims to be a film."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import NamedTuple

from desktop.imaging.archives import is_archive
from desktop.imaging.claims import HEAD_BYTES, claims_to_be_image
from desktop.imaging.dicomdir import is_index

_UNFINISHED_ENDINGS = (
    ".part", ".partial", ".tmp", ".temp", ".filepart", ".crdownload", ".download", ".writing",
)  # fmt: skip
_UNFINISHED_BEGINNINGS = (".", "~")


class Sign(NamedTuple):
    """By what a file that is still being written gives itself away."""

    size: int
    changed: int


def sign_of(path: str) -> Sign | None:
    """Return a file's size and time; None where there is no file any more."""
    try:
        status = Path(path).stat()
    except OSError:
        return None
    return Sign(status.st_size, status.st_mtime_ns) if stat.S_ISREG(status.st_mode) else None


def _head(path: str) -> bytes | None:
    """Return a file's first bytes; None while its writer, on Windows, lets nobody else in."""
    try:
        with Path(path).open("rb") as file:
            return file.read(HEAD_BYTES)
    except OSError:
        return None


def can_be_opened(path: str) -> bool:
    """Return whether a file's writer lets others read it."""
    return _head(path) is not None


def claims_to_be_film(path: str) -> bool:
    """Return whether a file claims to be an image, or an archive of some."""
    head = _head(path)
    if head is None:
        # It may be a film; reading it will say what is wrong.
        return True
    name = Path(path)
    return not is_index(name.name) and (is_archive(head) or claims_to_be_image(name, head))


def looks_unfinished(path: str) -> bool:
    """Return whether a file is named as copying programs name what they are still writing."""
    name = Path(path).name.lower()
    return name.startswith(_UNFINISHED_BEGINNINGS) or name.endswith(_UNFINISHED_ENDINGS)
