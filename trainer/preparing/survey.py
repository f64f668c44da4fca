"""Everything that `prepare` found out about a data folder, as one plain value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.preparing.distributions import (
    Distribution,
    Shift,
    Tell,
    distribution_of,
    shifts_between,
    tells_of,
)
from trainer.preparing.repeats import Entry, Repeats, repeats_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from trainer.dataset import Film
    from trainer.film_reading import Reading
    from trainer.layouts import DataFolder
    from trainer.preparing.inspection import Inspected

NORMAL, PNEUMONIA = "NORMAL", "PNEUMONIA"
WHOLE = "all"
"""What the one set of a folder without splits is called on pages and in tables."""

_SUB_TYPE = re.compile(r"_(?P<kind>bacteria|virus)_", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Count:
    """Films of one class in one split.

    Parameters
    ----------
    split, label : str
        Which films.
    films : int
        How many could be read.
    patients : int
        How many patients they show, as far as names and headers tell.
    bacterial, viral : int
        How many are named so.
    unreadable : int
        How many could not be read; they are not among `films`.
    """

    split: str
    label: str
    films: int
    patients: int
    bacterial: int
    viral: int
    unreadable: int


@dataclass(frozen=True, slots=True)
class Named:
    """A thing and what is wrong with it."""

    name: str
    problem: str


@dataclass(frozen=True, slots=True)
class Survey:
    """What a data folder holds.

    Parameters
    ----------
    data : str
        Name of the folder or archive.
    layout : str
        How its films lie, in words.
    counts : tuple of Count
        By split and class.
    unreadable : tuple of Named
        Films that cannot be read, and why.
    problems : tuple of Named
        What else stood in the way: lines of a table, folders, entries of an archive.
    unlabelled : tuple of str
        Images without a label.
    no_images : tuple of str
        Files that are no images.
    repeats : Repeats
        Duplicates, contradictions and leaks.
    distributions : tuple of Distribution
        Sizes and greys by split and class.
    shifts : tuple of Shift
        How far splits differ.
    tells : tuple of Tell
        How far plain numbers give the classes away.
    """

    data: str
    layout: str
    counts: tuple[Count, ...]
    unreadable: tuple[Named, ...]
    problems: tuple[Named, ...]
    unlabelled: tuple[str, ...]
    no_images: tuple[str, ...]
    repeats: Repeats
    distributions: tuple[Distribution, ...]
    shifts: tuple[Shift, ...]
    tells: tuple[Tell, ...]

    @property
    def films(self) -> int:
        """Films that could be read."""
        return sum(count.films for count in self.counts)


def survey_of(
    name: str, folder: DataFolder, reading: Reading[Inspected], films: Sequence[Film]
) -> Survey:
    """Put together what was found out about a folder.

    Parameters
    ----------
    name : str
        What the folder is called.
    folder : DataFolder
        What lies in it.
    reading : Reading
        What came of reading its films.
    films : sequence of Film
        The films of the reading, their looks known.

    Returns
    -------
    Survey
        Names in it are as seen from the folder.
    """

    def seen(path: Path) -> str:
        return relative_name(path, folder.folder)

    entries = [
        Entry(seen(film.path), file.split or WHOLE, film)
        for file, film in zip(reading.files, films, strict=True)
    ]
    groups = groups_by_class(reading)
    return Survey(
        data=name,
        layout=folder.layout,
        counts=_counts(entries, reading),
        unreadable=tuple(Named(seen(b.path), b.reason) for b in reading.unreadable),
        problems=tuple(Named(p.subject, p.problem) for p in folder.problems),
        unlabelled=tuple(map(seen, folder.unlabelled)),
        no_images=tuple(map(seen, folder.no_images)),
        repeats=repeats_of(entries),
        distributions=tuple(
            distribution_of(split, label, some) for (split, label), some in groups.items()
        ),
        shifts=shifts_between(groups),
        tells=tells_of(groups),
    )


def groups_by_class(reading: Reading[Inspected]) -> Mapping[tuple[str, str], list[Inspected]]:
    """Return what was taken down of the films, by split and class; no list is empty."""
    groups: dict[tuple[str, str], list[Inspected]] = {}
    for file, inspected in zip(reading.files, reading.seen, strict=True):
        key = (file.split or WHOLE, label_of(pneumonia=file.pneumonia))
        groups.setdefault(key, []).append(inspected)
    return groups


def label_of(*, pneumonia: bool) -> str:
    """Return a label as folders and tables write it."""
    return PNEUMONIA if pneumonia else NORMAL


def relative_name(path: Path, folder: Path) -> str:
    """Return a file as seen from a folder, with forward slashes."""
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else str(path)


def _counts(entries: Sequence[Entry], reading: Reading[Inspected]) -> tuple[Count, ...]:
    broken = [(b.file.split or WHOLE, b.file.pneumonia) for b in reading.unreadable]
    splits = dict.fromkeys([*(e.split for e in entries), *(split for split, _ in broken)])
    found = []
    for split in splits:
        for pneumonia in (False, True):
            films = [e for e in entries if e.split == split and e.film.pneumonia is pneumonia]
            kinds = [_SUB_TYPE.search(e.film.path.name) for e in films if pneumonia]
            named = [kind["kind"].lower() for kind in kinds if kind]
            found.append(
                Count(
                    split=split,
                    label=label_of(pneumonia=pneumonia),
                    films=len(films),
                    patients=len({e.film.patient for e in films}),
                    bacterial=named.count("bacteria"),
                    viral=named.count("virus"),
                    unreadable=broken.count((split, pneumonia)),
                )
            )
    return tuple(found)
