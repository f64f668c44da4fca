"""The films that a model is measured on: found, checked against its card, decoded, scored."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from desktop.errors import ModelRejectedError, NothingToDoError, UnreadableImageError
from desktop.imaging.radiograph import ImageRef
from desktop.imaging.reading import read_radiograph
from desktop.imaging.sources import find_images
from desktop.imaging.tensor import network_image
from trainer.dataset import READERS, file_list_sha256, find_films, groups_of, labels_of
from trainer.export import run_onnx
from trainer.film_sets import film_sets

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from trainer.dataset import Film
    from trainer.export import Outputs
    from trainer.film_sets import FilmSets
    from trainer.report.subject import Subject

    Shape = tuple[int, int]

SHIFTED = "Shifted films (val)"
HELD_OUT = "Held-out patients"

_SMALLEST_ODDS = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class Decoded:
    """Films as a network receives them.

    Parameters
    ----------
    images : ndarray of uint8, shape (n, height, width, 1)
        Of the films that could be read.
    readable : ndarray of bool, shape (m,)
        Which of the films these are.
    sizes : ndarray of int64, shape (n, 2)
        Rows and columns of each film in its file.
    unreadable : tuple of str
        Name of each other film, and why.
    """

    images: NDArray[np.uint8]
    readable: NDArray[np.bool_]
    sizes: NDArray[np.int64]
    unreadable: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class ScoredFilms:
    """Labelled films with what a model says of them.

    Parameters
    ----------
    name : str
        Of the set, for people.
    films : tuple of Film
        The films that could be read.
    labels : ndarray of bool, shape (n,)
        True for pneumonia.
    patients : ndarray of int64, shape (n,)
        Equal for films that belong together.
    sizes : ndarray of int64, shape (n, 2)
        Rows and columns of each film in its file.
    outputs : Outputs
        Of the model.
    file_list_sha256 : str
        Identifies the films of the set.
    in_card : bool
        Whether the card states figures for this very set.
    unreadable : tuple of str
        Films of the set that could not be read.
    """

    name: str
    films: tuple[Film, ...]
    labels: NDArray[np.bool_]
    patients: NDArray[np.int64]
    sizes: NDArray[np.int64]
    outputs: Outputs
    file_list_sha256: str
    in_card: bool
    unreadable: tuple[str, ...] = ()

    @property
    def scores(self) -> NDArray[np.float64]:
        """Calibrated probabilities, shape (n,)."""
        return self.outputs.probability.astype(np.float64)

    @property
    def heading(self) -> str:
        """Name and number of films, for the head of a table."""
        return f"{self.name}, n = {len(self.films)}"


class FilmLibrary:
    """Films of some folders, found and decoded once for all models.

    Parameters
    ----------
    data : Path
        A folder, or a manifest of one, as `trainer.film_sets` takes it.
    originals : Path, optional
        Full-size originals of films of the training split, under the same names.
    not_chest : Path, optional
        Images that are no chest films.
    """

    def __init__(
        self, data: Path, *, originals: Path | None = None, not_chest: Path | None = None
    ) -> None:
        self.data = data
        self.originals = originals
        self.not_chest = not_chest
        self._sets: dict[tuple[float, int], FilmSets] = {}
        self._decoded: dict[tuple[tuple[Path, ...], Shape], Decoded] = {}

    def sets(self, share: float, seed: int) -> FilmSets:
        """Return the films of a split; see `trainer.film_sets`."""
        if (share, seed) not in self._sets:
            self._sets[share, seed] = film_sets(self.data, validation_share=share, seed=seed)
        return self._sets[share, seed]

    def decoded(self, paths: Sequence[Path], shape: Shape) -> Decoded:
        """Return films at a network's input size, from memory the second time."""
        key = (tuple(paths), shape)
        if key not in self._decoded:
            self._decoded[key] = decode(paths, shape)
        return self._decoded[key]

    def strangers(self) -> tuple[Path, ...]:
        """Return the images that are no chest films; none when no folder was named."""
        if self.not_chest is None:
            return ()
        found = tuple(
            ref.path
            for ref in find_images([self.not_chest], enter_archives=False)
            if isinstance(ref, ImageRef) and ref.frame == 1
        )
        if not found:
            problem, remedy = "there are no images in it", "Name a folder of images, or none"
            raise NothingToDoError(str(self.not_chest), problem, remedy)
        return found

    def pairs(self, sets: FilmSets) -> tuple[tuple[Film, Film], ...]:
        """Return each full-size original with its squashed copy in the training split."""
        if self.originals is None:
            return ()
        squashed = {
            (film.pneumonia, film.path.stem.lower()): film
            for films in (sets.training, sets.validation, sets.leaking)
            for film in films
        }
        return tuple(
            (film, squashed[key])
            for film in find_films(self.originals)
            if (key := (film.pneumonia, film.path.stem.lower())) in squashed
        )


def decode(paths: Sequence[Path], shape: Shape) -> Decoded:
    """Decode films along the app's own pixel path; broken ones are named, not raised.

    Parameters
    ----------
    paths : sequence of Path
        The files.
    shape : tuple of int
        Rows and columns of the network's input.

    Returns
    -------
    Decoded
        In the order of `paths`.
    """

    def load(path: Path) -> tuple[NDArray[np.uint8], tuple[int, ...]] | str:
        try:
            film = read_radiograph(ImageRef(path))
        except UnreadableImageError as error:
            return f"{path.name}: {error.problem}"
        return network_image(film, height=shape[0], width=shape[1]), film.pixels.shape

    with ThreadPoolExecutor(READERS) as pool:
        found = list(pool.map(load, paths))
    good = [one for one in found if not isinstance(one, str)]
    images = np.empty((len(good), *shape, 1), np.uint8)
    for i, (image, _) in enumerate(good):
        images[i, ..., 0] = image
    return Decoded(
        images=images,
        readable=np.array([not isinstance(one, str) for one in found], bool),
        sizes=np.array([size for _, size in good], np.int64).reshape(-1, 2),
        unreadable=tuple(one for one in found if isinstance(one, str)),
    )


def score_sets(subject: Subject, library: FilmLibrary) -> tuple[ScoredFilms, ScoredFilms]:
    """Score the films that a model did not learn from.

    Parameters
    ----------
    subject : Subject
        The model.
    library : FilmLibrary
        Where the films are.

    Returns
    -------
    tuple of ScoredFilms
        The shifted films, then those of held-out patients.

    Raises
    ------
    ModelRejectedError
        If the folder does not hold the films that the card names, so that nobody can
        tell which the model has learnt from.
    """
    films = library.sets(*subject.split)
    card = subject.card
    same = file_list_sha256((*films.training, *films.validation))
    known = {evaluation.file_list_sha256 for evaluation in card.evaluations}
    if same != card.training_data.file_list_sha256 or (
        file_list_sha256(films.validation) not in known
    ):
        raise ModelRejectedError(
            subject.path.name,
            f"{library.data} does not hold the films that its card names, or this version "
            "splits them otherwise, so that films it has learnt from might be taken for "
            "held-out ones",
            "Name the folder that it was trained on, or train it again with this version",
            code="other_films",
        )
    return (
        _score_set(SHIFTED, films.shifted, subject, library, known),
        _score_set(HELD_OUT, films.validation, subject, library, known),
    )


def _score_set(
    name: str, films: tuple[Film, ...], subject: Subject, library: FilmLibrary, known: set[str]
) -> ScoredFilms:
    decoded = library.decoded([film.path for film in films], subject.shape)
    kept = tuple(film for film, good in zip(films, decoded.readable, strict=True) if good)
    if not kept:
        problem, remedy = f"no film of the set {name!r} can be read", "Copy the films again"
        raise NothingToDoError(str(library.data), problem, remedy)
    sha256 = file_list_sha256(films)
    return ScoredFilms(
        name=name,
        films=kept,
        labels=labels_of(kept),
        patients=np.array(groups_of(kept), np.int64),
        sizes=decoded.sizes,
        outputs=run_onnx(subject.proto, decoded.images),
        file_list_sha256=sha256,
        in_card=sha256 in known,
        unreadable=decoded.unreadable,
    )


def logits(probabilities: NDArray[np.floating]) -> NDArray[np.float64]:
    """Return log odds; probabilities nearer to 0 or 1 than 1e-6 count as 1e-6."""
    p = np.clip(probabilities.astype(np.float64), _SMALLEST_ODDS, 1 - _SMALLEST_ODDS)
    return np.log(p / (1 - p))
