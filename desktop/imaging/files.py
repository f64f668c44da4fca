"""Files as they are found on disks, shares and sticks: pipes, long paths, files in motion."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import IO, TYPE_CHECKING

from desktop.errors import UnreadableImageError
from desktop.imaging.limits import check_size

if TYPE_CHECKING:
    from desktop.imaging.limits import Limits
    from desktop.imaging.radiograph import ImageRef

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""A pipe that takes a file's place after it was looked at must not block the walk."""

_LONG = 240
"""Windows refuses paths over 260 characters, folders over 248, unless they carry a prefix."""


class NotAFileError(OSError):
    """What stands there is a pipe, a device or a folder."""


def reachable(path: Path) -> Path:
    """Return a path under which the system opens it, however long it is.

    Parameters
    ----------
    path : Path
        Any path.

    Returns
    -------
    Path
        On Windows a long path with the prefix that lifts the limit of 260 characters;
        elsewhere the path itself.
    """
    if os.name != "nt" or len(str(path)) < _LONG:
        return path
    return Path(extended(str(path.absolute())))


def extended(absolute: str) -> str:
    r"""Prefix an absolute Windows path so that it may be long: ``\\?\C:\...``.

    Parameters
    ----------
    absolute : str
        ``C:\...`` or ``\\server\share\...``, without ``.`` or ``..``.

    Returns
    -------
    str
        See "Maximum Path Length Limitation" in Microsoft's documentation.
    """
    if absolute.startswith(("\\\\?\\", "\\\\.\\")):
        return absolute
    if absolute.startswith("\\\\"):
        return "\\\\?\\UNC\\" + absolute[2:]
    return "\\\\?\\" + absolute


def open_file(path: Path) -> IO[bytes]:
    """Open an ordinary file for reading; never wait for a pipe, never touch a device.

    Raises
    ------
    NotAFileError
        If it is no ordinary file.
    OSError
        If it cannot be opened.
    """
    place = reachable(path)
    _must_be_file(place.stat())
    descriptor = os.open(place, _FLAGS)
    try:
        _must_be_file(os.fstat(descriptor))
    except OSError:
        os.close(descriptor)
        raise
    return os.fdopen(descriptor, "rb")


def _must_be_file(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise NotAFileError("no ordinary file")


def read_file(ref: ImageRef, limits: Limits) -> bytes:
    """Read a whole file, and notice when it changes meanwhile.

    Parameters
    ----------
    ref : ImageRef
        A file on disk.
    limits : Limits
        How large it may be.

    Returns
    -------
    bytes
        Its content; never more than the limit is held, even of a file that grows.

    Raises
    ------
    UnreadableImageError
        If it cannot be read, is no ordinary file, is too large or changes.
    """
    try:
        with open_file(ref.path) as file:
            before = os.fstat(file.fileno())
            check_size(ref, before.st_size, limits)
            content = file.read(before.st_size + 1)
            after = os.fstat(file.fileno())
    except NotAFileError as error:
        raise not_a_file(ref.path) from error
    except OSError as error:
        raise no_access(ref.path, error) from error
    if len(content) != before.st_size or _stamp(before) != _stamp(after):
        raise changed(ref.path)
    return content


def _stamp(status: os.stat_result) -> tuple[int, int]:
    return status.st_size, status.st_mtime_ns


def not_a_file(path: Path) -> UnreadableImageError:
    """Return the error for a pipe or a device that is named as a film."""
    return UnreadableImageError(
        str(path),
        "this is no ordinary file",
        "Copy the film itself into the folder",
        code="not_a_file",
    )


def no_access(path: Path, error: OSError) -> UnreadableImageError:
    """Return the error for a file that cannot be opened or read to its end."""
    return UnreadableImageError(
        str(path),
        f"the file cannot be opened ({error.strerror or type(error).__name__})",
        "Check that it still exists and that you may read it",
        code="no_access",
    )


def changed(path: Path) -> UnreadableImageError:
    """Return the error for a file that was written to while it was read."""
    return UnreadableImageError(
        str(path),
        "the file changed while it was read",
        "Wait until it is copied completely, then open the folder again",
        code="changed",
    )
