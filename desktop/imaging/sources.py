"""Walk folders, media and archives for images.

Nothing is passed over in silence: a file that claims to be an image, by its name, its
first bytes or the index of its medium, becomes an `ImageRef` for each film that it
holds, even if it turns out unreadable; what cannot be opened, or is named by an index
but missing, becomes an `Obstacle`; everything else is counted as `PassedOver`.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from natsort import natsort_keygen, ns

from desktop.errors import UnreadableImageError
from desktop.imaging import archived, dicomdir, frames
from desktop.imaging.archives import is_archive
from desktop.imaging.claims import (
    DICOM_SUFFIXES,
    HEAD_BYTES,
    IMAGE_SUFFIXES,
    RASTER_SUFFIXES,
    claims_to_be_image,
)
from desktop.imaging.entries import Entry, Obstacle, PassedOver, films_of
from desktop.imaging.files import NotAFileError, open_file, reachable, read_file
from desktop.imaging.limits import DEFAULT_LIMITS, Limits
from desktop.imaging.radiograph import ImageRef

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

__all__ = [
    "DICOM_SUFFIXES",
    "IMAGE_SUFFIXES",
    "RASTER_SUFFIXES",
    "Entry",
    "Obstacle",
    "PassedOver",
    "find_images",
]

_natural = natsort_keygen(alg=ns.IGNORECASE)


def find_images(
    paths: Iterable[Path], limits: Limits = DEFAULT_LIMITS, *, enter_archives: bool = True
) -> Iterator[Entry]:
    """Yield what stands under the given paths, folder by folder in natural order.

    Parameters
    ----------
    paths : iterable of Path
        Files, folders, ZIP archives, and the DICOMDIR of a medium, which stands for the
        folder that it is in. A file named here is always taken for an image.
    limits : Limits
        How much a single file or archive may hold.
    enter_archives : bool
        Whether the films in ZIP archives are wanted; otherwise those are passed over.

    Yields
    ------
    ImageRef, PassedOver or Obstacle
        Lazily: no more than the names of the folders on the way down, and what a
        medium's index refers to, are held. A file of several frames or pages yields
        one `ImageRef` each, numbered from 1; an archive is entered like a folder.
        Links are followed; a folder that was already visited, by whatever way, is
        not entered again.
    """
    walk = _Walk(limits, enter_archives=enter_archives)
    for path in paths:
        if os.path.isdir(reachable(path)):  # noqa: PTH112 - Path.is_dir may raise
            yield from walk.folder(path)
        elif not os.path.lexists(reachable(path)):
            yield Obstacle(path, "there is no such file or folder", "Check the path")
        elif dicomdir.is_index(path.name):
            yield from walk.medium(path)
        else:
            yield from _file(path, limits, claimed=True, enter_archives=enter_archives)


class _Walk:
    """One walk: which folders it has seen, and which files an index says are images."""

    def __init__(self, limits: Limits, *, enter_archives: bool) -> None:
        self._limits = limits
        self._enter_archives = enter_archives
        self._visited: set[object] = set()
        self._indexed: set[Path] = set()

    def medium(self, index: Path) -> Iterator[Entry]:
        """Yield the folder that an index stands in; it knows of no film that was added later."""
        try:
            self._references(index)
        except UnreadableImageError as error:
            yield Obstacle(index, error.problem, error.remedy)
        except ValueError:
            problem = "the index of the medium is damaged"
            yield Obstacle(index, problem, "Open the folder that it stands in")
        else:
            yield from self.folder(index.parent)

    def folder(self, top: Path) -> Iterator[Entry]:
        """Yield a folder's files, then those of its folders; no recursion, trees are deep."""
        ahead = [top]
        while ahead:
            folder = ahead.pop()
            try:
                known = self._is_known(folder)
                files, subfolders = ([], []) if known else _listing(folder)
            except OSError as error:
                problem = f"the folder cannot be opened ({error.strerror})"
                remedy = "Check its permissions, or copy it to this computer"
                yield Obstacle(folder, problem, remedy)
                continue
            if known:
                continue
            if not files and not subfolders and folder.suffix.lower() in IMAGE_SUFFIXES:
                problem = "this is an empty folder, though it is named like an image"
                yield Obstacle(folder, problem, "Copy or export the film again")
            for name in filter(dicomdir.is_index, files):
                yield from self._index(folder / name)
            for name in files:
                if not dicomdir.is_index(name):
                    path = folder / name
                    yield from _file(
                        path,
                        self._limits,
                        indexed=path in self._indexed,
                        enter_archives=self._enter_archives,
                    )
            ahead += [folder / name for name in reversed(subfolders)]

    def _is_known(self, folder: Path) -> bool:
        status = reachable(folder).stat()
        # Some shares number no file; there the real path must do.
        identity: object = (status.st_dev, status.st_ino) if status.st_ino else folder.resolve()
        known = identity in self._visited
        self._visited.add(identity)
        return known

    def _index(self, path: Path) -> Iterator[Entry]:
        """Yield an index, and what it misses; a damaged one loses nothing that stands there."""
        yield PassedOver(path)
        try:
            named = self._references(path)
        except (UnreadableImageError, ValueError):
            return
        medium = dicomdir.Medium(path.parent)
        located = {reference: medium.locate(reference) for reference in named}
        self._indexed.update(place for place in located.values() if place is not None)
        missing = [reference for reference, place in located.items() if place is None]
        if missing:
            yield Obstacle(path, dicomdir.in_words(missing), dicomdir.MISSING_REMEDY)

    def _references(self, index: Path) -> tuple[dicomdir.Reference, ...]:
        ref = ImageRef(index)
        return dicomdir.references(ref, read_file(ref, self._limits), self._limits)


def _listing(folder: Path) -> tuple[list[str], list[str]]:
    """Return the names of a folder's files and of its folders, in natural order."""
    files: list[str] = []
    folders: list[str] = []
    with os.scandir(reachable(folder)) as listing:
        for entry in listing:
            (folders if _is_folder(entry) else files).append(entry.name)
    return sorted(files, key=_natural), sorted(folders, key=_natural)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _file(
    path: Path,
    limits: Limits,
    *,
    claimed: bool = False,
    indexed: bool = False,
    enter_archives: bool = True,
) -> Iterator[Entry]:
    """Yield what a file holds.

    Parameters
    ----------
    claimed : bool
        Whether the user named it, so that it is an image, or an archive of images.
    indexed : bool
        Whether an index says that it is an image.
    """
    films = 0
    try:
        with open_file(path) as file:
            head = file.read(HEAD_BYTES)
            archive = enter_archives and is_archive(head)
            if not archive and (claimed or indexed or claims_to_be_image(path, head)):
                films = frames.count(ImageRef(path), file, head, limits)
    except NotAFileError:
        # A pipe or a device is no film, but one that is named as a film is missed there.
        named_so = claimed or indexed or path.suffix.lower() in IMAGE_SUFFIXES
        yield ImageRef(path) if named_so else PassedOver(path)
    except OSError:
        # It may be a film: those from a CD have no suffix. Reading it will say what is wrong.
        yield ImageRef(path)
    else:
        if archive:
            yield from archived.entries(path, limits, claimed=claimed)
        elif films:
            yield from films_of(ImageRef(path), films, limits)
        else:
            yield PassedOver(path)
