"""Films inside a ZIP archive, such as one of a patient's CD.

Members are found and read like files of a folder, without anything being unpacked to
disk. What an archive declares is not believed: its directory, its members and what they
unpack to are bounded by `Limits`, and a member is unpacked by itself, as far as it was
declared to reach and no further.
"""

from __future__ import annotations

import contextlib
import functools
import os
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from natsort import natsort_keygen, ns

from desktop.errors import UnreadableImageError
from desktop.imaging.files import changed, no_access, open_file, reachable
from desktop.imaging.limits import check_size

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.imaging.limits import Limits
    from desktop.imaging.radiograph import ImageRef

_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
_UTF8 = 0x800
_ENCRYPTED = 0x1
_LOCAL_HEADER = 30
_DIRECTORY_BYTES_PER_MEMBER = 256
"""An entry of the directory takes 46 bytes and its name; films' names are short."""

_BLOCK = 1 << 16

_APPLICATION_FILES = frozenset(
    {"[Content_Types].xml", "META-INF/MANIFEST.MF", "mimetype", "AndroidManifest.xml"}
)
"""What only archives hold that are documents (OOXML, OpenDocument, EPUB) or programs."""

UNPACK_YOURSELF = "Unpack the archive with a program of your own, then open the folder"

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


def is_archive(head: bytes) -> bool:
    """Tell whether a file starts as a ZIP archive does."""
    return head.startswith(_STARTS)


def is_document(archive: Path, listed: Iterable[Member]) -> bool:
    """Tell whether an archive is an office document, a book or a program."""
    depth = len(archive.parts)
    return any("/".join(m.path.parts[depth:]) in _APPLICATION_FILES for m in listed)


def members(archive: Path, limits: Limits) -> tuple[Member, ...]:
    """List the files of an archive, folder by folder in natural order.

    Parameters
    ----------
    archive : Path
        A ZIP file.
    limits : Limits
        How much it may hold.

    Returns
    -------
    tuple of Member
        Without its folders. Names are taken for UTF-8 where they are, else for code
        page 437 (APPNOTE, appendix D); steps that lead out of the archive are dropped.

    Raises
    ------
    ArchiveError
        If it is damaged, or is a bomb.
    UnreadableImageError
        If it cannot be opened.
    """
    return tuple(_directory(archive, limits).values())


def read_member(ref: ImageRef, limits: Limits) -> bytes:
    """Unpack one member into memory.

    Parameters
    ----------
    ref : ImageRef
        With its archive.
    limits : Limits
        How large it may be.

    Returns
    -------
    bytes
        Its content.

    Raises
    ------
    UnreadableImageError
        If it is not there, is encrypted, damaged or too large, or holds more than it
        declares.
    """
    member = find_member(ref, limits)
    check_size(ref, member.size, limits)
    content = beginning(ref, member, member.size + 1)
    if len(content) > member.size:
        raise UnreadableImageError(
            str(ref.path),
            f"it unpacks to more than the {member.size:,} bytes that the archive declares",
            "Do not trust this archive; ask for the films again",
            code="bomb",
        )
    if len(content) < member.size or zlib.crc32(content) != member.crc:
        raise _damaged_member(ref.path)
    return content


def stored_bytes(ref: ImageRef, limits: Limits) -> int:
    """Return how many bytes reading a film takes, on disk or unpacked; 0 if that is not known."""
    try:
        if ref.archive is not None:
            return find_member(ref, limits).size
        return reachable(ref.path).stat().st_size
    except (OSError, UnreadableImageError):
        return 0


def find_member(ref: ImageRef, limits: Limits) -> Member:
    """Return the member that a reference names.

    Raises
    ------
    UnreadableImageError
        If the archive cannot be opened or no longer holds it.
    """
    if ref.archive is None:
        raise ValueError(f"{ref.path} stands in no archive")
    try:
        member = _directory(ref.archive, limits).get(ref.path)
    except UnreadableImageError as error:
        # The film is what is missed, whatever is the matter with its archive.
        raise UnreadableImageError(
            str(ref.path), error.problem, error.remedy, code=error.code
        ) from error
    if member is None:
        raise changed(ref.path)
    return member


def beginning(ref: ImageRef, member: Member, most: int) -> bytes:
    """Unpack a member's first bytes.

    Parameters
    ----------
    ref : ImageRef
        Names the member in messages.
    member : Member
        From the same archive.
    most : int
        How many bytes, at most.

    Returns
    -------
    bytes
        As many as there are; the checksum is not looked at.

    Raises
    ------
    UnreadableImageError
        If it is encrypted, packed by a method that is not known here, or damaged.
    """
    archive = ref.archive or member.path
    if member.encrypted:
        raise UnreadableImageError(
            str(ref.path),
            "the archive is protected by a password",
            UNPACK_YOURSELF,
            code="encrypted",
        )
    unpack = _METHODS.get(member.method)
    if unpack is None:
        raise UnreadableImageError(
            str(ref.path),
            f"it is packed by a method that is not known here (number {member.method})",
            UNPACK_YOURSELF,
            code="no_decoder",
        )
    try:
        with open_file(archive) as file:
            file.seek(member.offset)
            header = file.read(_LOCAL_HEADER)
            if len(header) < _LOCAL_HEADER or not header.startswith(_STARTS[0]):
                raise _damaged_member(ref.path)
            name_length, extra_length = struct.unpack_from("<HH", header, 26)
            file.seek(name_length + extra_length, os.SEEK_CUR)
            return b"".join(unpack(file, member.packed, most))
    except OSError as error:
        raise no_access(ref.path, error) from error
    except zlib.error as error:
        raise _damaged_member(ref.path) from error


def _stored(file: IO[bytes], packed: int, most: int) -> Iterator[bytes]:
    yield file.read(min(packed, most))


def _inflated(file: IO[bytes], packed: int, most: int) -> Iterator[bytes]:
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    while most > 0 and not engine.eof:
        block = engine.unconsumed_tail
        if not block:
            block = file.read(min(packed, _BLOCK))
            packed -= len(block)
        unpacked = engine.decompress(block, most)
        if not block and not unpacked:
            return
        most -= len(unpacked)
        yield unpacked


_METHODS = {zipfile.ZIP_STORED: _stored, zipfile.ZIP_DEFLATED: _inflated}


def _directory(archive: Path, limits: Limits) -> dict[Path, Member]:
    try:
        with open_file(archive) as file:
            status = os.fstat(file.fileno())
    except OSError as error:
        raise no_access(archive, error) from error
    return _listed(archive, (status.st_size, status.st_mtime_ns), limits)


@functools.lru_cache(maxsize=2)
def _listed(archive: Path, stamp: tuple[int, int], limits: Limits) -> dict[Path, Member]:
    """List an archive once, not for every film of it."""
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


def _damaged_member(path: Path) -> UnreadableImageError:
    return UnreadableImageError(
        str(path),
        "it is damaged inside the archive",
        "Copy or download the archive again",
        code="damaged",
    )
