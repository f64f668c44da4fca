"""Films inside a ZIP archive, such as one of a patient's CD.

Members are found and read like files of a folder, without anything being unpacked to
disk. What an archive declares is not believed: its directory, its members and what they
unpack to are bounded by `Limits`, and a member is unpacked by itself, as far as it was
declared to reach and no further.
"""

from __future__ import annotations

import os
import struct
import zipfile
import zlib
from typing import IO, TYPE_CHECKING

from desktop.errors import UnreadableImageError
from desktop.imaging.archive_directory import Member, listed
from desktop.imaging.files import changed, no_access, open_file, reachable
from desktop.imaging.limits import check_size

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from desktop.imaging.limits import Limits
    from desktop.imaging.radiograph import ImageRef

_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
_LOCAL_HEADER = 30
_BLOCK = 1 << 16

_APPLICATION_FILES = frozenset(
    {"[Content_Types].xml", "META-INF/MANIFEST.MF", "mimetype", "AndroidManifest.xml"}
)
"""What only archives hold that are documents (OOXML, OpenDocument, EPUB) or programs."""

UNPACK_YOURSELF = "Unpack the archive with a program of your own, then open the folder"


def is_archive(head: bytes) -> bool:
    """Tell whether a file starts as a ZIP archive does."""
    return head.startswith(_STARTS)


def is_document(archive: Path, files: Iterable[Member]) -> bool:
    """Tell whether an archive is an office document, a book or a program."""
    depth = len(archive.parts)
    return any("/".join(m.path.parts[depth:]) in _APPLICATION_FILES for m in files)


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
    return listed(archive, (status.st_size, status.st_mtime_ns), limits)


def _damaged_member(path: Path) -> UnreadableImageError:
    return UnreadableImageError(
        str(path),
        "it is damaged inside the archive",
        "Copy or download the archive again",
        code="damaged",
    )
