"""Which films a run learns from, and which it is only measured on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.dataset import find_films, split_by_patient

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.dataset import Film


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
        from.
    """

    training: tuple[Film, ...]
    validation: tuple[Film, ...]
    shifted: tuple[Film, ...]


def film_sets(folder: Path, *, validation_share: float, seed: int) -> FilmSets:
    """Find a run's films.

    Parameters
    ----------
    folder : Path
        With the sub-folders ``train`` and ``val``.
    validation_share : float
        Share of ``train`` that is held out, by patient.
    seed : int
        Of the split.

    Returns
    -------
    FilmSets
        Films of ``train`` whose patient or content also stands in ``val`` are left
        out: whether ``person1`` is the same child in both cannot be known.
    """
    shifted = find_films(folder / "val")
    patients = {film.patient for film in shifted}
    contents = {film.sha256 for film in shifted}
    films = [
        film
        for film in find_films(folder / "train")
        if film.patient not in patients and film.sha256 not in contents
    ]
    split = split_by_patient(films, validation_share=validation_share, seed=seed)
    return FilmSets(split.training, split.validation, shifted)
