"""What training films look like to a network, so that films unlike them are noticed.

Lee et al., NeurIPS 2018, with one class: the Mahalanobis distance of the embedding,
in the space of its first principal components and with a shrunk covariance.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from sklearn.covariance import LedoitWolf
from sklearn.decomposition import PCA

from desktop.inference.contract import PackedArray, Reference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

COMPONENTS = 256
PASSING_SHARE = 0.985
"""Share of each held-out set of chest films that must lie within the threshold."""


@dataclass(frozen=True, slots=True, eq=False)
class Space:
    """Where embeddings are compared.

    Parameters
    ----------
    mean : ndarray of float32, shape (d,)
        Mean embedding of the training films.
    whitening : ndarray of float32, shape (k, d)
        Turns a centred embedding into uncorrelated unit-variance components.
    """

    mean: Floats
    whitening: Floats

    def distances(self, embeddings: Floats) -> Floats:
        """Return the distance of each embedding, shape (n,)."""
        found: Floats = np.linalg.norm((embeddings - self.mean) @ self.whitening.T, axis=1)
        return found


def fit_space(embeddings: Floats, *, components: int = COMPONENTS) -> Space:
    """Describe the embeddings of the training films.

    Parameters
    ----------
    embeddings : ndarray of float32, shape (n, d)
        Of films as they are, not augmented.
    components : int
        Principal components to keep, at most.

    Returns
    -------
    Space
        Rounded to half precision, as it is stored.
    """
    kept = min(components, embeddings.shape[1], len(embeddings) - 1)
    axes = PCA(kept, svd_solver="covariance_eigh").fit(embeddings.astype(np.float64))
    covariance = LedoitWolf().fit(axes.transform(embeddings)).covariance_
    values, vectors = np.linalg.eigh(covariance)
    whitening = (vectors / np.sqrt(values)).T @ axes.components_
    return Space(_half(axes.mean_), _half(whitening))


def reference_of(space: Space, held_out: Sequence[Floats], *, chosen_on: str) -> Reference:
    """Set the threshold, and state how many chest films lie beyond it.

    Parameters
    ----------
    space : Space
        From the training films.
    held_out : sequence of ndarray of float32, shape (n, d)
        Embeddings of chest films that were not learnt from; each set must pass.
    chosen_on : str
        What these sets are.

    Returns
    -------
    Reference
        For the model card.
    """
    distances = [space.distances(embeddings) for embeddings in held_out]
    threshold = max(float(np.quantile(some, PASSING_SHARE, method="higher")) for some in distances)
    beyond = np.concatenate(distances) > threshold
    return Reference(
        mean=PackedArray.pack(space.mean.astype(np.float16)),
        whitening=PackedArray.pack(space.whitening.astype(np.float16)),
        threshold=threshold,
        false_alarm_rate=float(beyond.mean()),
        chosen_on=chosen_on,
    )


def _half(values: NDArray[np.float64]) -> Floats:
    return values.astype(np.float16).astype(np.float32)
