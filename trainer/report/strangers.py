"""How far films lie from the training films, as the card's reference measures it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from trainer.export import run_onnx
from trainer.report.figures import share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from desktop.evaluation.intervals import Interval
    from desktop.inference.contract import Reference
    from trainer.report.material import FilmLibrary, ScoredFilms
    from trainer.report.subject import Subject

    Floats = NDArray[np.float64]

NOT_CHEST = "Not chest films"


@dataclass(frozen=True, slots=True, eq=False)
class Distances:
    """Distances of a set of films.

    Parameters
    ----------
    name : str
        Of the set.
    values : ndarray of float64, shape (n,)
        Mahalanobis distances from the training films.
    beyond : int
        How many lie beyond the threshold.
    share_beyond : Interval or None
        Share of those; None with too few films.
    unreadable : tuple of str
        Files of the set that could not be read.
    """

    name: str
    values: Floats
    beyond: int
    share_beyond: Interval | None
    unreadable: tuple[str, ...] = ()


def distances_of(embeddings: NDArray[np.float32], reference: Reference) -> Floats:
    """Return the distance of each embedding, shape (n,), as the app computes it."""
    mean = reference.mean.unpack().astype(np.float32)
    whitening = reference.whitening.unpack().astype(np.float32)
    distances = np.linalg.norm((embeddings - mean) @ whitening.T, axis=1)
    return np.asarray(distances, np.float64)


def measure_distances(
    subject: Subject, sets: Sequence[ScoredFilms], library: FilmLibrary
) -> tuple[Distances, ...]:
    """Measure how many films of each set lie beyond the card's threshold.

    Parameters
    ----------
    subject : Subject
        The model.
    sets : sequence of ScoredFilms
        Chest films, with their embeddings.
    library : FilmLibrary
        Where images that are no chest films are, if anywhere.

    Returns
    -------
    tuple of Distances
        The chest films first; empty when the card holds no reference.
    """
    reference = subject.card.reference
    if reference is None:
        return ()
    found = [
        _distances(scored.name, distances_of(scored.outputs.embedding, reference), reference)
        for scored in sets
    ]
    strangers = library.strangers()
    if strangers:
        decoded = library.decoded(strangers, subject.shape)
        if len(decoded.images):
            embeddings = run_onnx(subject.proto, decoded.images).embedding
            values = distances_of(embeddings, reference)
            found.append(_distances(NOT_CHEST, values, reference, decoded.unreadable))
    return tuple(found)


def _distances(
    name: str, values: Floats, reference: Reference, unreadable: tuple[str, ...] = ()
) -> Distances:
    beyond = int((values > reference.threshold).sum())
    return Distances(name, values, beyond, share(beyond, len(values)), unreadable)
