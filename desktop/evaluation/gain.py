"""What the proposed order is worth: pneumonias found after reading so many films."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from desktop.evaluation.scored import as_labels, as_probabilities

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class GainCurve:
    """Share of the pneumonias found over films read.

    Parameters
    ----------
    by_score : ndarray of float64, shape (n + 1,)
        Reading the highest score first; starts at 0, ends at 1. Films with the same
        score come in the middling order: their pneumonias are spread evenly over them.
    as_filed : ndarray of float64, shape (n + 1,), or None
        Reading in the order of the folder; None where that order says nothing, such as
        when the films were sorted into folders by their label.
    pneumonia : int
        Number of pneumonias, at least 1.
    """

    by_score: Floats
    as_filed: Floats | None
    pneumonia: int

    @property
    def n(self) -> int:
        """Number of films."""
        return len(self.by_score) - 1

    @property
    def at_random(self) -> Floats:
        """What any order without knowledge finds on average, shape (n + 1,)."""
        return np.linspace(0.0, 1.0, self.n + 1)

    @property
    def at_best(self) -> Floats:
        """What an order that knows the labels would find, shape (n + 1,)."""
        return np.minimum(np.arange(self.n + 1) / self.pneumonia, 1.0)

    def found_after(self, films: int) -> float:
        """Return the share of pneumonias found after reading so many films by score."""
        return float(self.by_score[min(max(films, 0), self.n)])

    def films_to_find(self, share: float) -> int:
        """Return how many films must be read by score to find that share of pneumonias."""
        return int(np.searchsorted(self.by_score, share - 1e-12))

    def films_to_find_unsorted(self, share: float) -> int:
        """Return the same without the model: as filed where that is known, else at random."""
        if self.as_filed is not None:
            return int(np.searchsorted(self.as_filed, share - 1e-12))
        return math.ceil(share * self.n - 1e-9)


def gain_curve(
    labels: ArrayLike, probabilities: ArrayLike, *, as_filed: bool = True
) -> GainCurve | None:
    """Compare reading in the proposed order with reading as in the folder.

    Parameters
    ----------
    labels, probabilities
        As for `desktop.evaluation.metrics.evaluate_scores`, in the order of the folder.
    as_filed : bool
        Whether that order is one in which films would be read.

    Returns
    -------
    GainCurve or None
        None without any pneumonia.
    """
    truth = as_labels(labels)
    scores = as_probabilities(probabilities, shape=truth.shape)
    if not truth.any():
        return None
    _, group = np.unique(-scores, return_inverse=True)
    films = np.bincount(group)
    share = np.bincount(group, weights=truth) / films
    found = np.cumsum(np.repeat(share, films)) / truth.sum()
    filed = np.cumsum(truth) / truth.sum()
    return GainCurve(
        by_score=np.append(0.0, found),
        as_filed=np.append(0.0, filed) if as_filed else None,
        pneumonia=int(truth.sum()),
    )
