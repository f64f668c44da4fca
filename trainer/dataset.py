"""Labelled films in folders, and their split by patient.

Kermany's file names carry the patient, and some films stand there twice. Films of one
patient, films with the same content, and films that look the same always stay on the
same side of a split.
"""

from __future__ import annotations

import hashlib
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from desktop.errors import NothingToDoError, UnreadableImageError
from desktop.imaging.radiograph import ImageRef
from desktop.imaging.reading import read_radiograph
from desktop.imaging.sources import find_images
from desktop.imaging.tensor import network_image

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

LABELS = {"normal": False, "pneumonia": True}

_PATIENT = (
    re.compile(r"^(?P<patient>person\d+)_", re.IGNORECASE),
    re.compile(r"^(?P<patient>(?:NORMAL\d*-)?IM-\d+)-", re.IGNORECASE),
)
READERS = 4
"""Threads that decode films."""


@dataclass(frozen=True, slots=True)
class Film:
    """One labelled film.

    Parameters
    ----------
    path : Path
        The file.
    pneumonia : bool
        Its label.
    patient : str
        Whose film it is, as far as the file name tells.
    sha256 : str
        SHA-256 of the file.
    twin : str
        SHA-256 of the first of the films that show the same exposure as this one; empty
        where no other does, or where nobody looked (see `trainer.duplicates`).
    """

    path: Path
    pneumonia: bool
    patient: str
    sha256: str
    twin: str = ""


@dataclass(frozen=True, slots=True)
class Split:
    """Films to learn from and films to watch, no patient in both."""

    training: tuple[Film, ...]
    validation: tuple[Film, ...]


def patient_of(name: str) -> str:
    """Return whose film a file of this name is.

    Parameters
    ----------
    name : str
        File name in Kermany's style, with or without its extension.

    Returns
    -------
    str
        ``person123`` of ``person123_bacteria_4.jpeg``; ``im-0115`` of
        ``IM-0115-0001-0001.jpeg``; ``normal2-im-0115`` of
        ``NORMAL2-IM-0115-0001.jpeg``, which is another numbering and thus another
        patient. Of any other name the name itself: a patient of his own.
    """
    for pattern in _PATIENT:
        found = pattern.match(name)
        if found:
            return found["patient"].lower()
    return name.lower()


def has_known_name(name: str) -> bool:
    """Whether a file is called as Kermany's films are."""
    return any(pattern.match(name) for pattern in _PATIENT)


def find_films(folder: Path) -> tuple[Film, ...]:
    """List the films in the sub-folders NORMAL and PNEUMONIA (any case) of a folder.

    No film is opened: one that is damaged is listed too.

    Parameters
    ----------
    folder : Path
        Such as ``chest_xray/train``.

    Returns
    -------
    tuple of Film
        Normal films first, each class in natural order of the names.

    Raises
    ------
    NothingToDoError
        If one of the two sub-folders is missing or empty.
    """
    films: list[Film] = []
    for name, pneumonia in LABELS.items():
        paths = [path for path in sorted(folder.glob("*")) if path.name.lower() == name]
        walk = find_images(paths, enter_archives=False)
        refs = [entry for entry in walk if isinstance(entry, ImageRef)]
        if not refs:
            raise NothingToDoError(
                str(folder),
                f"there are no films in a sub-folder {name.upper()}",
                "Name a folder with the sub-folders NORMAL and PNEUMONIA",
            )
        films += [_film(ref.path, pneumonia) for ref in refs if ref.frame == 1]
    return tuple(films)


def split_by_patient(films: Sequence[Film], *, validation_share: float, seed: int) -> Split:
    """Split films so that no patient, and no content, is on both sides.

    Parameters
    ----------
    films : sequence of Film
        The films.
    validation_share : float
        Share of each class's films that goes to validation, 0 to 1.
    seed : int
        Decides which groups go there.

    Returns
    -------
    Split
        Each side in the order of `films`.
    """
    groups = groups_of(films)
    sizes: dict[bool, dict[int, int]] = {False: {}, True: {}}
    for film, group in zip(films, groups, strict=True):
        by_class = sizes[film.pneumonia]
        by_class[group] = by_class.get(group, 0) + 1
    rng = np.random.default_rng(seed)
    held_out: set[int] = set()
    for by_class in sizes.values():
        held_out |= _draw(by_class, validation_share, held_out, rng)
    sides = [group in held_out for group in groups]
    return Split(
        training=tuple(film for film, held in zip(films, sides, strict=True) if not held),
        validation=tuple(film for film, held in zip(films, sides, strict=True) if held),
    )


def groups_of(films: Sequence[Film]) -> list[int]:
    """Group films that share a patient, a content or a look, directly or by way of others.

    Parameters
    ----------
    films : sequence of Film
        The films. Their looks are known if `trainer.duplicates.marked` has seen them.

    Returns
    -------
    list of int
        For each film the position of its group's first film.
    """
    first_with: dict[Hashable, int] = {}
    pairs = []
    for i, film in enumerate(films):
        keys = [("patient", film.patient), ("content", film.sha256)]
        if film.twin:
            keys.append(("twin", film.twin))
        pairs += [(first_with.setdefault(key, i), i) for key in keys]
    groups = connected(len(films), np.array(pairs, dtype=np.int64).reshape(-1, 2))
    return [int(group) for group in groups]


def connected(count: int, pairs: NDArray[np.integer]) -> NDArray[np.int64]:
    """Group things of which pairs belong together.

    Parameters
    ----------
    count : int
        How many things there are.
    pairs : ndarray of int, shape (k, 2)
        Positions of two that belong together.

    Returns
    -------
    ndarray of int64, shape (count,)
        For each thing the position of its group's first.
    """
    if count == 0:
        return np.zeros(0, dtype=np.int64)
    ones = np.ones(len(pairs), dtype=bool)
    graph = coo_array((ones, (pairs[:, 0], pairs[:, 1])), shape=(count, count))
    _, labels = connected_components(graph, directed=False)
    _, first, which = np.unique(labels, return_index=True, return_inverse=True)
    return first[which].astype(np.int64)


def load_images(films: Sequence[Film], size: int) -> NDArray[np.uint8]:
    """Decode films along the app's own pixel path.

    Parameters
    ----------
    films : sequence of Film
        The films.
    size : int
        Side length in pixels.

    Returns
    -------
    ndarray of uint8, shape (n, size, size, 1)
        Grey values, 0 (black) to 255 (white).

    Raises
    ------
    UnreadableImageError
        If a film cannot be read, or is no longer the one that was listed. Where such
        films may be among them, `trainer.film_reading.read_films` leaves them out.
    """
    images = np.empty((len(films), size, size, 1), dtype=np.uint8)

    def load(i: int) -> None:
        film = read_radiograph(ImageRef(films[i].path))
        if film.ref.sha256 != films[i].sha256:
            raise UnreadableImageError(
                str(films[i].path),
                "the file has changed since the films were listed",
                "Put the old file back, or start again",
                code="changed",
            )
        images[i, ..., 0] = network_image(film, height=size, width=size)

    with ThreadPoolExecutor(READERS) as pool:
        for _ in pool.map(load, range(len(films))):
            pass
    return images


def labels_of(films: Iterable[Film]) -> NDArray[np.bool_]:
    """Return the labels, true for pneumonia, shape (n,)."""
    return np.array([film.pneumonia for film in films], dtype=bool)


def file_list_sha256(films: Iterable[Film]) -> str:
    """Identify a set of films by names and contents, whatever their order and folder.

    Returns
    -------
    str
        SHA-256 in hexadecimal of the sorted lines ``label/name sha256``.
    """
    return hashlib.sha256("".join(sorted(map(line_of, films))).encode()).hexdigest()


def line_of(film: Film) -> str:
    """Return the line that stands for a film in a list; sorting by it gives the list's order."""
    return f"{'PNEUMONIA' if film.pneumonia else 'NORMAL'}/{film.path.name} {film.sha256}\n"


def _film(path: Path, pneumonia: bool) -> Film:
    content = path.read_bytes()
    return Film(path, pneumonia, patient_of(path.name), hashlib.sha256(content).hexdigest())


def _draw(
    sizes: dict[int, int], share: float, taken: set[int], rng: np.random.Generator
) -> set[int]:
    """Draw groups until `share` of the films is held out, those in `taken` counted in."""
    wanted = share * sum(sizes.values())
    drawn = {group for group in sizes if group in taken}
    count = sum(sizes[group] for group in drawn)
    order = sorted(sizes)
    rng.shuffle(order)
    for group in order:
        if count >= wanted:
            break
        if group not in drawn:
            drawn.add(group)
            count += sizes[group]
    return drawn
