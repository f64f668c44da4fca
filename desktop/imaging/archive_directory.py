"""The directory of a ZIP archive: listed, bounded, and never believed."""

from __future__ import annotations

import contextlib
import functools
import re
import struct
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from natsort import natsort_keygen, ns

from desktop.errors import UnreadableImageError
from desktop.imaging.files import no_access, open_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.imaging.limits import Limits

_UTF8 = 0x800
_ENCRYPTED = 0x1
_DIRECTORY_BYTES_PER_MEMBER = 256
"""An entry of the directory takes 46 bytes and its name; films' names are short."""

_natural = natsort_keygen(alg=ns.IGNORECASE)


class ArchiveError(UnreadableImageError):
    """An archive that cannot be opened, or is not safe to."""

    default_code = "archive"


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive.

    Parameters
    ----------
    path : Path
        The archive's path continued by the member's name; no two are equal.
    size, packed : int
        Bytes as declared, unpacked and packed.
    offset : int
        Where its local header starts.
    method : int
        How it is packed (APPNOTE 4.4.5).
    crc : int
        CRC-32 of its content.
    encrypted : bool
        Whether it needs a password.
    """

    path: Path
    size: int
    packed: int
    offset: int
    method: int
    crc: int
    encrypted: bool


@functools.lru_cache(maxsize=2)
def listed(archive: Path, stamp: tuple[int, int], limits: Limits) -> dict[Path, Member]:
    """List an archive, once and not for every film of it.

    Parameters
    ----------
    archive : Path
        A ZIP file.
    stamp : tuple of (int, int)
        Its size in bytes and time of change in nanoseconds: with these it is the same file.
    limits : Limits
        How much it may hold.

    Returns
    -------
    dict of Path to Member
        In the order of a walk.

    Raises
    ------
    ArchiveError
        If it is damaged, or is a bomb.
    """
    try:
        with open_file(archive) as file:
            _check_directory(archive, file, stamp[0], limits)
            with zipfile.ZipFile(file) as opened:
                infos = [info for info in opened.infolist() if not _is_folder(info)]
    except OSError as error:
        raise no_access(archive, error) from error
    except ArchiveError:
        raise
    except Exception as error:
        # A hostile directory makes zipfile fail in many ways, not all of them its own.
        raise ArchiveError(
            str(archive),
            f"the archive is damaged or incomplete ({error})",
            "Copy or download it again",
        ) from error
    _check_declared(archive, infos, stamp[0], limits)
    placed = sorted(((_steps(info), info) for info in infos), key=lambda p: _order(p[0]))
    return {member.path: member for member in _placed(archive, placed)}


def _placed(
    archive: Path, infos: Iterable[tuple[tuple[str, ...], zipfile.ZipInfo]]
) -> Iterator[Member]:
    taken: set[Path] = set()
    for steps, info in infos:
        # Joined as text: a step such as "C:" would lead out of the archive.
        path = wanted = Path("/".join([str(archive), *(steps or ("_",))]))
        copies = 1
        while path in taken:
            copies += 1
            path = wanted.with_name(f"{wanted.stem} ({copies}){wanted.suffix}")
        taken.add(path)
        yield Member(
            path=path,
            size=info.file_size,
            packed=info.compress_size,
            offset=info.header_offset,
            method=info.compress_type,
            crc=info.CRC,
            encrypted=bool(info.flag_bits & _ENCRYPTED),
        )


def _is_folder(info: zipfile.ZipInfo) -> bool:
    return info.orig_filename.endswith(("/", "\\")) and info.file_size == 0


def _steps(info: zipfile.ZipInfo) -> tuple[str, ...]:
    name = info.orig_filename
    if not info.flag_bits & _UTF8:
        # Many programs write UTF-8 without saying so; hardly any other text is valid as it.
        with contextlib.suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    # The system takes no path with a zero in it.
    steps = re.split(r"[/\\]", name.replace("\0", "\N{REPLACEMENT CHARACTER}"))
    return tuple(step for step in steps if step not in {"", ".", ".."})


def _order(steps: tuple[str, ...]) -> tuple[object, ...]:
    """Sort as folders are walked: the files of a folder, then its folders."""
    if not steps:
        return ()
    return (*((1, _natural(step)) for step in steps[:-1]), (0, _natural(steps[-1])))


def _check_directory(archive: Path, file: IO[bytes], size: int, limits: Limits) -> None:
    """Refuse a directory that would take too much memory before it is parsed.

    APPNOTE 4.3.14 to 4.3.16: the end record is 22 bytes and a comment of up to 65,535;
    where its numbers do not suffice, a locator of 20 bytes stands before it.
    """
    start = max(0, size - 22 - 65_535 - 20)
    file.seek(start)
    tail = file.read()
    end = tail.rfind(b"PK\x05\x06")
    if end < 0 or len(tail) < end + 22:
        raise ArchiveError(
            str(archive), "the archive is incomplete: its end is missing", "Copy it again"
        )
    (directory,) = struct.unpack_from("<I", tail, end + 12)
    if end >= 20 and tail[end - 20 : end - 16] == b"PK\x06\x07":
        (place,) = struct.unpack_from("<Q", tail, end - 12)
        file.seek(min(place, size))
        record = file.read(56)
        if len(record) == 56:
            (directory,) = struct.unpack_from("<Q", record, 40)
    if directory > limits.archive_members * _DIRECTORY_BYTES_PER_MEMBER:
        raise _bomb(archive, f"it lists more than {limits.archive_members:,} files")
    file.seek(0)


def _check_declared(archive: Path, infos: list[zipfile.ZipInfo], size: int, limits: Limits) -> None:
    """Refuse what only bombs declare; honest members are checked one by one when read."""
    packed, unpacked = sum(i.compress_size for i in infos), sum(i.file_size for i in infos)
    if len(infos) > limits.archive_members:
        words = f"it lists {len(infos):,} files, more than the limit of {limits.archive_members:,}"
    elif packed > size:
        words = "its members lie on top of each other, as only in a zip bomb"
    elif unpacked > limits.archive_bytes:
        words = (
            f"it unpacks to {unpacked / 1e9:,.0f} GB, "
            f"more than the limit of {limits.archive_bytes / 1e9:,.0f} GB"
        )
    elif unpacked > limits.file_bytes and unpacked > packed * limits.archive_ratio:
        words = (
            f"it unpacks to {unpacked / max(1, packed):,.0f} times its size, "
            f"more than the limit of {limits.archive_ratio}"
        )
    else:
        return
    raise _bomb(archive, words)


def _bomb(archive: Path, problem: str) -> ArchiveError:
    return ArchiveError(
        str(archive),
        problem,
        "If you trust it, unpack it and open the folder",
        code="bomb",
    )
