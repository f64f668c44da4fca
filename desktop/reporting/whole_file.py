"""Write a file or a folder whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from desktop.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def whole_file(target: Path) -> Iterator[Path]:
    """Give a draft to write; it takes the target's place when the block ends well.

    Parameters
    ----------
    target : Path
        The file to come. An older one stays untouched until the new one is complete.

    Yields
    ------
    Path
        An empty draft in the same folder.

    Raises
    ------
    OutputError
        If the folder or the file cannot be written.
    """
    draft = _draft(target)
    try:
        draft.touch()
    except OSError as error:
        raise _not_written(target, error) from error
    try:
        yield draft
        with draft.open("rb") as file:
            os.fsync(file.fileno())
        draft.replace(target)
    except OSError as error:
        raise _not_written(target, error) from error
    finally:
        draft.unlink(missing_ok=True)


def check_place(target: Path) -> None:
    """Make sure that a file can be written, before the work that is to fill it begins.

    Raises
    ------
    OutputError
        If the folder cannot be written, or a folder stands in the file's place.
    """
    if target.is_dir():
        error = IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        raise _not_written(target, error)
    draft = _draft(target)
    try:
        draft.touch()
        draft.unlink()
    except OSError as error:
        raise _not_written(target, error) from error


def _draft(target: Path) -> Path:
    return target.with_name(f".{target.name}.{os.getpid()}.new")


_REMEDIES = {
    errno.ENOSPC: "Free some space, or choose another folder",
    errno.ENOENT: "Choose a folder that exists",
    errno.ENOTDIR: "Choose another folder",
    errno.EISDIR: "Choose another name",
    errno.ENAMETOOLONG: "Choose another name",
}
_REMEDY = "Choose another folder, or close the program that has the file open"


def _not_written(target: Path, error: OSError) -> OutputError:
    told = _the_systems(error)
    return OutputError(
        str(target),
        f"the file cannot be written ({told.strerror or type(told).__name__})",
        _REMEDIES.get(told.errno or 0, _REMEDY),
    )


def _the_systems(error: OSError) -> OSError:
    """Return the error that the system gave; pydicom tells it in one of its own."""
    found: BaseException | None = error
    while found is not None:
        if isinstance(found, OSError) and found.strerror:
            return found
        found = found.__cause__ or found.__context__
    return error


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """Give a draft folder to fill; it takes the target's place when the block ends well.

    Parameters
    ----------
    target : Path
        The folder to come; nothing or an empty folder may stand there.

    Yields
    ------
    Path
        An empty folder beside the target.

    Raises
    ------
    OutputError
        If the target holds something already, or cannot be written.
    """
    draft = _draft(target)
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise OutputError(
            str(target),
            "there is something in this place already",
            "Name a new or an empty folder",
            code="not_empty",
        )
    try:
        draft.mkdir(parents=True)
    except OSError as error:
        raise _not_written(target, error) from error
    try:
        yield draft
        if target.exists():
            target.rmdir()
        draft.replace(target)
    except OSError as error:
        raise _not_written(target, error) from error
    except OutputError as error:
        # Of a file in the draft, which nobody knows.
        raise OutputError(str(target), error.problem, error.remedy, code=error.code) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
