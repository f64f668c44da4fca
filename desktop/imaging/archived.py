"""What stands in a ZIP archive, found as in a folder."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from desktop.errors import UnreadableImageError
from desktop.imaging import dicomdir, frames
from desktop.imaging.animation import PNG
from desktop.imaging.archives import (
    UNPACK_YOURSELF,
    beginning,
    is_archive,
    is_document,
    members,
    read_member,
)
from desktop.imaging.claims import HEAD_BYTES, IMAGE_SUFFIXES, claims_to_be_image
from desktop.imaging.dicom_meta import is_dicom
from desktop.imaging.entries import Entry, Obstacle, PassedOver, films_of
from desktop.imaging.radiograph import ImageRef

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from desktop.imaging.archive_directory import Member
    from desktop.imaging.limits import Limits

_BEFORE_PIXELS = 1 << 18
"""Bytes of a member in which the number of frames of a DICOM file or a PNG stands."""

_TAKEN_FOR_ARCHIVES = IMAGE_SUFFIXES | {".zip", ""}


def entries(archive: Path, limits: Limits, *, claimed: bool) -> Iterator[Entry]:
    """Yield what an archive holds, folder by folder in natural order.

    Parameters
    ----------
    archive : Path
        A file that starts as a ZIP archive.
    limits : Limits
        How much it may hold.
    claimed : bool
        Whether the user named it, so that it is expected to hold images.

    Yields
    ------
    ImageRef, PassedOver or Obstacle
        Archives inside are not entered: to look into one, the whole of it would have to
        be unpacked, into memory or to disk, and bombs are built that way. Office
        documents, programs and archives without any image are passed over as one file.
    """
    try:
        listed = members(archive, limits)
    except UnreadableImageError as error:
        if claimed or archive.suffix.lower() in _TAKEN_FOR_ARCHIVES:
            yield Obstacle(archive, error.problem, error.remedy)
        else:
            yield PassedOver(archive)
        return
    if is_document(archive, listed):
        yield ImageRef(archive) if claimed else PassedOver(archive)
    elif listed and all(member.encrypted for member in listed):
        yield Obstacle(archive, "the archive is protected by a password", UNPACK_YOURSELF)
    else:
        yield from _members(archive, listed, limits, claimed=claimed)


def _members(
    archive: Path, listed: Sequence[Member], limits: Limits, *, claimed: bool
) -> Iterator[Entry]:
    passed_over: list[Entry] = []
    found = False
    indexed: set[Path] = set()
    for member in _indices_first(listed):
        if dicomdir.is_index(member.path.name):
            held = _index(archive, member, listed, indexed, limits)
        else:
            held = _member(archive, member, limits, indexed=member.path in indexed)
        for entry in held:
            if isinstance(entry, PassedOver) and not found:
                passed_over.append(entry)
                continue
            if not found:
                yield from passed_over
                found = True
            yield entry
    if not found and claimed:
        yield Obstacle(archive, "the archive holds no image", "Open an archive of radiographs")
    elif not found:
        yield PassedOver(archive)


def _indices_first(listed: Sequence[Member]) -> list[Member]:
    return sorted(listed, key=lambda member: not dicomdir.is_index(member.path.name))


def _member(archive: Path, member: Member, limits: Limits, *, indexed: bool) -> Iterator[Entry]:
    ref = ImageRef(member.path, archive=archive)
    try:
        head = beginning(ref, member, HEAD_BYTES)
    except UnreadableImageError:
        # It may be a film; reading it will say what is wrong.
        yield ref
        return
    if is_archive(head) and member.path.suffix.lower() == ".zip":
        problem = "an archive inside an archive is not opened"
        yield Obstacle(member.path, problem, UNPACK_YOURSELF)
    elif indexed or claims_to_be_image(member.path, head):
        yield from films_of(ref, _frames(ref, member, head, limits), limits)
    else:
        yield PassedOver(member.path)


def _frames(ref: ImageRef, member: Member, head: bytes, limits: Limits) -> int:
    if not frames.may_hold_several(head):
        return 1
    try:
        if is_dicom(head) or head.startswith(PNG):
            content = beginning(ref, member, _BEFORE_PIXELS)
        else:
            content = read_member(ref, limits)
    except UnreadableImageError:
        return 1
    return frames.count(ref, io.BytesIO(content), head, limits)


def _index(
    archive: Path,
    index: Member,
    listed: Sequence[Member],
    indexed: set[Path],
    limits: Limits,
) -> Iterator[Entry]:
    """Yield an index and what it misses; note in `indexed` what it refers to."""
    yield PassedOver(index.path)
    try:
        ref = ImageRef(index.path, archive=archive)
        named = dicomdir.references(ref, read_member(ref, limits), limits)
    except (UnreadableImageError, ValueError):
        return
    folder = index.path.parent
    depth = len(folder.parts)
    there = {
        dicomdir.plain_steps(member.path.parts[depth:]): member.path
        for member in listed
        if member.path.parts[:depth] == folder.parts
    }
    missing = []
    for reference in named:
        place = there.get(dicomdir.plain_steps(reference))
        if place is None:
            missing.append(reference)
        else:
            indexed.add(place)
    if missing:
        yield Obstacle(index.path, dicomdir.in_words(missing), dicomdir.MISSING_REMEDY)
