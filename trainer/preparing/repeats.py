"""Films that stand in a folder more than once, and what that spoils."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from trainer.dataset import Film

PATIENT, CONTENT, LOOK = "patient", "content", "look"


@dataclass(frozen=True, slots=True)
class Entry:
    """A film in its place.

    Parameters
    ----------
    name : str
        The file as seen from the data folder.
    split : str
        Where it stands.
    film : Film
        The film, its look known.
    """

    name: str
    split: str
    film: Film


@dataclass(frozen=True, slots=True)
class Leak:
    """What two splits share.

    Parameters
    ----------
    by : {"patient", "content", "look"}
        What they share.
    first, second : str
        The splits.
    shared : int
        How many patients, contents or looks.
    first_films, second_films : int
        Films on either side that have to do with it.
    examples : tuple of tuple of str
        For each that is shared the films on both sides.
    """

    by: str
    first: str
    second: str
    shared: int
    first_films: int
    second_films: int
    examples: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Repeats:
    """Everything that stands in a folder more than once.

    Parameters
    ----------
    exact : tuple of tuple of str
        Sets of files with the same content.
    near : tuple of tuple of str
        Sets of films that look the same though their contents differ; of each content
        the first file.
    contradictions : tuple of tuple of str
        Sets of files with the same content or look, but different labels.
    leaks : tuple of Leak
        What splits share; an empty sharing is not listed.
    """

    exact: tuple[tuple[str, ...], ...]
    near: tuple[tuple[str, ...], ...]
    contradictions: tuple[tuple[str, ...], ...]
    leaks: tuple[Leak, ...]


def repeats_of(entries: Sequence[Entry]) -> Repeats:
    """Find what stands in a folder more than once.

    Parameters
    ----------
    entries : sequence of Entry
        Its readable films.

    Returns
    -------
    Repeats
        Every set in the order of its first film.
    """
    by_content = _together(entries, lambda entry: entry.film.sha256)
    by_look = _together(entries, lambda entry: entry.film.twin)
    firsts = (
        [next(e.name for e in some if e.film.sha256 == sha) for sha in _contents(some)]
        for some in by_look
    )
    differing = [
        some
        for some in _together(entries, lambda entry: entry.film.twin or entry.film.sha256)
        if len({entry.film.pneumonia for entry in some}) > 1
    ]
    return Repeats(
        exact=tuple(map(_names, by_content)),
        near=tuple(tuple(names) for names in firsts),
        contradictions=tuple(map(_names, differing)),
        leaks=tuple(_leaks(entries)),
    )


def _leaks(entries: Sequence[Entry]) -> list[Leak]:
    splits = list(dict.fromkeys(entry.split for entry in entries))
    found = []
    for by, groups in (
        (PATIENT, _together(entries, lambda entry: entry.film.patient)),
        (CONTENT, _together(entries, lambda entry: entry.film.sha256)),
        (LOOK, _together(entries, lambda entry: entry.film.twin)),
    ):
        for first, second in combinations(splits, 2):
            leak = _leak(by, first, second, groups)
            if leak is not None:
                found.append(leak)
    return found


def _leak(by: str, first: str, second: str, groups: Iterable[Sequence[Entry]]) -> Leak | None:
    shared = []
    for group in groups:
        here = [entry for entry in group if entry.split == first]
        there = [entry for entry in group if entry.split == second]
        # The same content is no near duplicate as well.
        differ = by != LOOK or set(_contents(here)) != set(_contents(there))
        if here and there and differ:
            shared.append((here, there))
    if not shared:
        return None
    return Leak(
        by=by,
        first=first,
        second=second,
        shared=len(shared),
        first_films=sum(len(here) for here, _ in shared),
        second_films=sum(len(there) for _, there in shared),
        examples=tuple(_names([*here, *there]) for here, there in shared),
    )


def _together(entries: Sequence[Entry], key: Callable[[Entry], str]) -> list[list[Entry]]:
    """Group entries by a key, and return the groups of more than one; an empty key is none."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        if key(entry):
            groups.setdefault(key(entry), []).append(entry)
    return [group for group in groups.values() if len(group) > 1]


def _contents(entries: Iterable[Entry]) -> list[str]:
    return list(dict.fromkeys(entry.film.sha256 for entry in entries))


def _names(entries: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(entry.name for entry in entries)
