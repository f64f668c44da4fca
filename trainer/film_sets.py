"""Which films a run learns from, and which it is only measured on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import NothingToDoError
from desktop.imaging.tensor import presentation
from trainer.dataset import groups_of, split_by_patient
from trainer.duplicates import look_of, marked
from trainer.film_reading import Unreadable, read_films
from trainer.label_tables import LabelledFile
from trainer.layouts import ONE_SET, TEST, TRAIN, VAL, open_folder
from trainer.manifest import films_of, read_manifest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop.imaging.radiograph import Radiograph
    from trainer.dataset import Film
    from trainer.duplicates import Look

_NAMED_AT_MOST = 10


@dataclass(frozen=True, slots=True)
class FilmSets:
    """The films of a run.

    Parameters
    ----------
    training : tuple of Film
        Learnt from.
    validation : tuple of Film
        Patients of the training split that are not learnt from.
    shifted : tuple of Film
        Films of the official test split: another exposure, another crop. Never learnt
        from. Where there is no second split they are the validation films again.
    unreadable : tuple of Unreadable
        Films that could not be read.
    leaking : tuple of Film
        Films of the training split that were left out because they share a patient, a
        content or a look with a film of another split.
    exact_duplicates : int
        Films, of all that could be read, whose content an earlier one has.
    near_duplicates : int
        Films that have another content, but look as an earlier one does.
    manifest_sha256 : str or None
        SHA-256 of the manifest they were taken from.
    notes : tuple of str
        What a person should know about the choice, one line each.
    """

    training: tuple[Film, ...]
    validation: tuple[Film, ...]
    shifted: tuple[Film, ...]
    unreadable: tuple[Unreadable, ...] = ()
    leaking: tuple[Film, ...] = ()
    exact_duplicates: int = 0
    near_duplicates: int = 0
    manifest_sha256: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Listed:
    """The films of a data folder by split, and what was found on the way."""

    films: dict[str, list[Film]]
    unreadable: tuple[Unreadable, ...]
    exact_duplicates: int
    near_duplicates: int
    manifest_sha256: str | None


def film_sets(data: Path, *, validation_share: float, seed: int) -> FilmSets:
    """Find a run's films.

    Parameters
    ----------
    data : Path
        A folder in one of the layouts of `trainer.layouts`, or a manifest that `prepare`
        wrote of one; the films must still be those of the manifest.
    validation_share : float
        Share of the training split that is held out, by patient.
    seed : int
        Of the split.

    Returns
    -------
    FilmSets
        Films of the training split that belong with one of another split, by patient,
        content or look, are left out: whether ``person1`` is the same child in both
        cannot be known.

    Raises
    ------
    NothingToDoError
        If there is no training split, or a class is missing from a split.
    ManifestError
        If a film is no longer what the manifest says; it is named.
    """
    listed = _from_folder(data) if data.is_dir() else _from_manifest(data)
    learnt_from = listed.films.get(TRAIN) or listed.films.get(ONE_SET)
    if not learnt_from:
        there = ", ".join(listed.films) or "none"
        problem = f"it has no training split (found: {there})"
        raise NothingToDoError(str(data), problem, "Add a split train, or name a folder of classes")
    second = VAL if VAL in listed.films else TEST
    shifted = listed.films.get(second, [])
    for name, films in (("training", learnt_from), (second, shifted)):
        _check_classes(data, name, films)
    # A test split is left alone, but whoever measures on it later wants it unseen as well.
    kept, leaking = _apart(learnt_from, [*shifted, *listed.films.get(TEST, ())])
    split = split_by_patient(kept, validation_share=validation_share, seed=seed)
    return FilmSets(
        training=split.training,
        validation=split.validation,
        shifted=tuple(shifted) or split.validation,
        unreadable=listed.unreadable,
        leaking=leaking,
        exact_duplicates=listed.exact_duplicates,
        near_duplicates=listed.near_duplicates,
        manifest_sha256=listed.manifest_sha256,
        notes=tuple(_notes(listed, second, leaking)),
    )


def count_duplicates(films: Sequence[Film]) -> tuple[int, int]:
    """Count films that stand there more than once.

    Parameters
    ----------
    films : sequence of Film
        Films whose looks are known.

    Returns
    -------
    exact : int
        Films whose content an earlier one has.
    near : int
        Contents that look as an earlier one does.
    """
    contents = {film.sha256: film.twin for film in films}
    alike = Counter(twin for twin in contents.values() if twin)
    return len(films) - len(contents), sum(count - 1 for count in alike.values())


def _from_folder(folder: Path) -> _Listed:
    reading = read_films(open_folder(folder).films, _look)
    films = marked(reading.films, reading.seen)
    by_split: dict[str, list[Film]] = {}
    for file, film in zip(reading.files, films, strict=True):
        by_split.setdefault(file.split, []).append(film)
    return _Listed(by_split, reading.unreadable, *count_duplicates(films), None)


def _from_manifest(path: Path) -> _Listed:
    manifest, sha256 = read_manifest(path)
    listed = films_of(manifest, path)
    by_split: dict[str, list[Film]] = {}
    for film, split in listed:
        by_split.setdefault(split, []).append(film)
    unreadable = tuple(
        Unreadable(
            LabelledFile(path.parent / manifest.folder / film.path, film.label == "PNEUMONIA"),
            film.reason,
            film.sha256,
        )
        for film in manifest.films
        if film.status == "unreadable"
    )
    return _Listed(by_split, unreadable, *count_duplicates([film for film, _ in listed]), sha256)


def _look(radiograph: Radiograph) -> Look:
    return look_of(presentation(radiograph))


def _check_classes(data: Path, name: str, films: Sequence[Film]) -> None:
    for pneumonia, label in ((False, "NORMAL"), (True, "PNEUMONIA")):
        if films and not any(film.pneumonia is pneumonia for film in films):
            raise NothingToDoError(
                str(data),
                f"its {name} split holds no readable film of the class {label}",
                "Add films of that class",
            )


def _apart(
    films: Sequence[Film], others: Sequence[Film]
) -> tuple[tuple[Film, ...], tuple[Film, ...]]:
    """Part films into those that have nothing to do with the others, and those that have."""
    groups = groups_of([*others, *films])
    taken = set(groups[: len(others)])
    shared = [group in taken for group in groups[len(others) :]]
    return (
        tuple(film for film, both in zip(films, shared, strict=True) if not both),
        tuple(film for film, both in zip(films, shared, strict=True) if both),
    )


def _notes(listed: _Listed, second: str, leaking: Sequence[Film]) -> list[str]:
    notes = []
    if listed.unreadable:
        named = "; ".join(
            f"{broken.path.name} ({broken.reason})" for broken in listed.unreadable[:_NAMED_AT_MOST]
        )
        more = len(listed.unreadable) - _NAMED_AT_MOST
        notes.append(
            f"{_films(len(listed.unreadable))} cannot be read and stay out: {named}"
            + (f"; and {more} more" if more > 0 else "")
        )
    if leaking:
        notes.append(
            f"{_films(len(leaking))} stay out of training: their patient, content or look also "
            f"stands in {' or '.join(split for split in (VAL, TEST) if split in listed.films)}"
        )
    if listed.exact_duplicates or listed.near_duplicates:
        notes.append(
            f"duplicates: {listed.exact_duplicates} exact, {listed.near_duplicates} near; each "
            "stays on one side of the split with what it repeats"
        )
    if second not in listed.films:
        notes.append(
            "WARNING: there is no second split (val or test), so the held-out patients stand in "
            "for it: how far the model carries to other films is not measured"
        )
    elif second == VAL and TEST in listed.films:
        notes.append(
            f"val shows the shift; {_films(len(listed.films[TEST]))} of test are left alone"
        )
    return notes


def _films(count: int) -> str:
    return f"{count} film" if count == 1 else f"{count} films"
