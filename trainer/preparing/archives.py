"""Unpack the films of a zip archive, and nothing else, into a folder.

An archive comes from elsewhere and may be made to do harm. One whose entries lead out
of the folder, or which would unpack to more than a data set ever holds, is refused as a
whole: who packs such an entry is not to be trusted with the others. A damaged entry
costs only itself.
"""

from __future__ import annotations

import shutil
import stat
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import IO, TYPE_CHECKING

from desktop.errors import NothingToDoError, OutputError, PneumoTriageError
from desktop.imaging.limits import DEFAULT_LIMITS
from desktop.imaging.sources import IMAGE_SUFFIXES
from trainer.label_tables import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

_CHUNK = 1 << 20
_LITTER = "__MACOSX"
_TABLES = frozenset({".csv", ".tsv"})
_RESERVED = '<>:"|?*'
"""Characters that Windows allows in no file name."""


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """How much an archive may ask for.

    Parameters
    ----------
    entries : int
        Most entries of any kind.
    file_bytes : int
        Largest film, unpacked.
    total_bytes : int
        All films together, unpacked; the Mendeley archive takes 1.3 GB.
    ratio : int
        How many times larger than packed a film may get. Films of real patients reach
        20; a bomb has 1,000.
    """

    entries: int = 500_000
    file_bytes: int = DEFAULT_LIMITS.file_bytes
    total_bytes: int = 100 * 1024**3
    ratio: int = 200


DEFAULT_ARCHIVE_LIMITS = ArchiveLimits()


class UnsafeArchiveError(PneumoTriageError):
    """An archive that would write where it must not, or too much."""

    default_code = "unsafe_archive"


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What came of an archive.

    Parameters
    ----------
    folder : Path
        Where its films are now.
    no_images : tuple of str
        Entries that are neither films nor tables of labels, and stayed in it.
    problems : tuple of Problem
        Entries that are damaged, encrypted, links, or named twice.
    """

    folder: Path
    no_images: tuple[str, ...]
    problems: tuple[Problem, ...]


def unpack_films(
    archive: Path,
    folder: Path,
    limits: ArchiveLimits = DEFAULT_ARCHIVE_LIMITS,
    *,
    advance: Callable[[], object] = lambda: None,
) -> Unpacked:
    """Unpack the films and tables of labels of an archive.

    Parameters
    ----------
    archive : Path
        A zip file.
    folder : Path
        Empty, not there yet, or holding what an earlier call left of the same archive:
        what is already there is not written again.
    limits : ArchiveLimits
        How much it may ask for.
    advance : callable
        Called after each film.

    Returns
    -------
    Unpacked
        The folder, and what was left in the archive.

    Raises
    ------
    UnsafeArchiveError
        If an entry leads out of the folder, or they ask for too much.
    NothingToDoError
        If it is no zip file.
    OutputError
        If the folder holds other files, or the disk is full.
    """
    try:
        with zipfile.ZipFile(archive) as opened:
            return _unpack(opened, archive, folder, limits, advance)
    except (zipfile.BadZipFile, EOFError) as error:
        raise NothingToDoError(
            str(archive), f"it is no whole zip file ({error})", "Download it again"
        ) from error
    except OSError as error:
        problem = f"it cannot be unpacked ({error.strerror or type(error).__name__})"
        raise OutputError(str(folder), problem, "Name another folder with --output") from error


def _unpack(
    opened: zipfile.ZipFile,
    archive: Path,
    folder: Path,
    limits: ArchiveLimits,
    advance: Callable[[], object],
) -> Unpacked:
    entries = [entry for entry in opened.infolist() if not entry.is_dir()]
    _check(archive, entries, limits)
    wanted, no_images, problems = _sorted_out(entries)
    targets = {folder.joinpath(*PurePosixPath(e.filename).parts): e for e in wanted}
    _check_folder(folder, targets, needed=sum(entry.file_size for entry in wanted))
    for target, entry in targets.items():
        if not _is_there(target, entry):
            problem = _write(opened, entry, target)
            if problem:
                problems.append(Problem(entry.filename, problem))
        advance()
    return Unpacked(folder, tuple(no_images), tuple(problems))


def _check(archive: Path, entries: list[zipfile.ZipInfo], limits: ArchiveLimits) -> None:
    """Refuse an archive that means harm."""
    if len(entries) > limits.entries:
        _refuse(archive, f"its {len(entries):,} entries are more than {limits.entries:,}")
    for entry in entries:
        if not _stays_inside(entry.filename):
            _refuse(archive, f"its entry {entry.filename!r} leads out of the folder")
        if entry.file_size > limits.file_bytes and _is_wanted(entry):
            _refuse(archive, f"its entry {entry.filename} unpacks to {entry.file_size:,} bytes")
        if entry.file_size > limits.ratio * max(entry.compress_size, 1024) and _is_wanted(entry):
            times = entry.file_size // max(entry.compress_size, 1)
            _refuse(archive, f"its entry {entry.filename} unpacks to {times:,} times its size")
    total = sum(entry.file_size for entry in entries if _is_wanted(entry))
    if total > limits.total_bytes:
        _refuse(archive, f"it unpacks to {total / 1e9:,.1f} GB")


def _refuse(archive: Path, problem: str) -> None:
    raise UnsafeArchiveError(
        str(archive),
        f"{problem}, so nothing of it was unpacked",
        "Get the archive from its publisher, or unpack it yourself and name the folder",
    )


def _stays_inside(name: str) -> bool:
    """Whether a name stays below the folder, on every system."""
    parts = PurePosixPath(name).parts
    windows = PureWindowsPath(name)
    return bool(parts) and not (
        PurePosixPath(name).is_absolute()
        or windows.drive
        or windows.root
        or ".." in parts
        or ".." in windows.parts
        or "\0" in name
    )


def _is_wanted(entry: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(entry.filename)
    if _LITTER in path.parts or path.name.startswith("._"):
        return False
    suffix = path.suffix.lower()
    # Films from a CD have no suffix.
    return suffix in IMAGE_SUFFIXES or suffix in _TABLES or (not suffix and path.name[0] != ".")


def _sorted_out(
    entries: list[zipfile.ZipInfo],
) -> tuple[list[zipfile.ZipInfo], list[str], list[Problem]]:
    """Part entries into films and tables, files of no use, and those that cannot be unpacked."""
    wanted: dict[str, zipfile.ZipInfo] = {}
    no_images, problems = [], []
    for entry in entries:
        if not _is_wanted(entry):
            no_images.append(entry.filename)
        elif problem := _unusable(entry):
            problems.append(Problem(entry.filename, problem))
        # Two names that differ in case are one file on Windows and macOS.
        elif entry.filename.casefold() in wanted:
            problems.append(Problem(entry.filename, "an entry of this name came before"))
        else:
            wanted[entry.filename.casefold()] = entry
    return list(wanted.values()), no_images, problems


def _unusable(entry: zipfile.ZipInfo) -> str:
    if entry.flag_bits & 0x1:
        return "it is encrypted"
    mode = entry.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return "it is a link or a device, no file"
    if any(sign in entry.filename for sign in _RESERVED) or not entry.filename.isprintable():
        return "its name is no file name on every system"
    return ""


def _check_folder(folder: Path, targets: dict[Path, zipfile.ZipInfo], *, needed: int) -> None:
    """Refuse a folder with other files in it, or too little room."""
    if folder.exists():
        # What a call that was broken off was writing is written anew.
        ours = {*targets, *map(_unfinished, targets)}
        there = (path for path in folder.rglob("*") if not path.is_dir())
        other = next((path for path in there if path not in ours), None)
        if other is not None:
            raise OutputError(
                str(folder),
                f"it holds {other.relative_to(folder)}, which is not from this archive",
                "Empty the folder, or name another with --output",
            )
        needed -= sum(path.stat().st_size for path in targets if path.is_file())
    folder.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(folder).free
    if needed > free:
        problem = f"the films need {needed / 1e9:,.1f} GB and {free / 1e9:,.1f} GB are free"
        raise OutputError(str(folder), problem, "Make room, or name another folder with --output")


def _is_there(target: Path, entry: zipfile.ZipInfo) -> bool:
    """Whether an earlier call has already unpacked this entry."""
    if not target.is_file() or target.stat().st_size != entry.file_size:
        return False
    checksum = 0
    with target.open("rb") as file:
        while chunk := file.read(_CHUNK):
            checksum = zlib.crc32(chunk, checksum)
    return checksum == entry.CRC


def _write(opened: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path) -> str:
    """Unpack one entry, whole or not at all, and return what is wrong with it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = _unfinished(target)
    try:
        with opened.open(entry) as packed, unfinished.open("wb") as file:
            _copy(packed, file, entry.file_size)
        unfinished.replace(target)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        return f"it is damaged ({error})"
    finally:
        unfinished.unlink(missing_ok=True)
    return ""


def _unfinished(target: Path) -> Path:
    return target.with_name(target.name + ".part")


def _copy(packed: IO[bytes], file: IO[bytes], size: int) -> None:
    """Copy no more than the archive's table says, whatever comes out."""
    copied = 0
    while chunk := packed.read(_CHUNK):
        copied += len(chunk)
        if copied > size:
            raise zipfile.BadZipFile("more comes out than it says")
        file.write(chunk)
