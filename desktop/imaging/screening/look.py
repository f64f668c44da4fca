"""What a film shows from afar: an upright chest, an inverted or turned one, several, or none.

A thumbnail is enough for that. A softmax regression tells the attitudes apart, and the
distance from the principal components of chest films tells what is no chest film at all.
Both were learnt from the training films by `trainer.looks`; no network is needed, so this
also works beside a model that cannot tell which films are strange to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

SIDE = 16
"""Side of the thumbnail in pixels: what attitude a film has is seen in its coarse shapes."""

ATTITUDES = ("upright", "inverted", "several", "on_left_side", "on_right_side", "upside_down")
"""What the regression tells apart, in the order of its rows."""

_CODES = {
    "inverted": "probably_inverted",
    "several": "several_films",
    "on_left_side": "probably_turned",
    "on_right_side": "probably_turned",
    "upside_down": "probably_turned",
}
_SURE = 0.95
"""Probability from which an attitude other than upright is believed."""
_OF_ANY_LOOK = frozenset({"several"})
"""Attitudes that cannot be undone to see whether a chest film appears."""


@dataclass(frozen=True, slots=True, eq=False)
class Looks:
    """What chest films look like.

    Parameters
    ----------
    weights : ndarray of float32, shape (len(ATTITUDES), SIDE * SIDE)
        Of the softmax regression, one row an attitude.
    bias : ndarray of float32, shape (len(ATTITUDES),)
        Likewise.
    mean : ndarray of float32, shape (SIDE * SIDE,)
        Mean of the upright films' thumbnails.
    components : ndarray of float32, shape (k, SIDE * SIDE)
        Their first principal components, orthonormal.
    farthest : float
        Largest distance from the components that a chest film has.
    """

    weights: Floats
    bias: Floats
    mean: Floats
    components: Floats
    farthest: float

    def attitude(self, seen: Floats) -> tuple[str, float]:
        """Return the likeliest of `ATTITUDES`, and its probability.

        Parameters
        ----------
        seen : ndarray of float32, shape (SIDE * SIDE,)
            From `thumbnail`.
        """
        logits = self.weights @ seen + self.bias
        shares = np.exp(logits - logits.max())
        best = int(np.argmax(logits))
        return ATTITUDES[best], float(shares[best] / shares.sum())

    def distance(self, seen: Floats) -> float:
        """Return how far a thumbnail is from chest films, as a share of the farthest allowed.

        Parameters
        ----------
        seen : ndarray of float32, shape (SIDE * SIDE,)
            From `thumbnail`.
        """
        centred = seen - self.mean
        rest = centred - self.components.T @ (self.components @ centred)
        return float(np.sqrt(np.mean(rest**2)) / self.farthest)


def thumbnail(shown: NDArray[np.uint8]) -> Floats:
    """Reduce a film to its coarse shapes, whatever its exposure.

    Parameters
    ----------
    shown : ndarray of uint8, shape (height, width)
        The film at its default window, of any size.

    Returns
    -------
    ndarray of float32, shape (SIDE * SIDE,)
        Row by row, of mean 0 and standard deviation 1; all 0 for a blank film.
    """
    small = Image.fromarray(shown).resize((SIDE, SIDE), Image.Resampling.BOX)
    seen = np.asarray(small, dtype=np.float32).ravel()
    seen = seen - seen.mean()
    return np.asarray(seen / max(float(seen.std()), 1e-3), dtype=np.float32)


def check_look(shown: NDArray[np.uint8]) -> tuple[str, ...]:
    """Tell whether a film looks like one upright chest.

    Parameters
    ----------
    shown : ndarray of uint8, shape (height, width)
        The film at its default window, best as small as a network sees it.

    Returns
    -------
    tuple of str
        At most one of ``probably_inverted``, ``several_films``, ``probably_turned`` and
        ``no_chest_seen``.
    """
    looks, seen = shipped_looks(), thumbnail(shown)
    attitude, probability = looks.attitude(seen)
    far = looks.distance(seen) > 1
    if attitude in _CODES and probability >= _SURE:
        undone = _undone(seen, attitude)
        if attitude in _OF_ANY_LOOK or looks.distance(undone) <= 1:
            return (_CODES[attitude],)
    return ("no_chest_seen",) if far else ()


def _undone(seen: Floats, attitude: str) -> Floats:
    """Return the thumbnail as it would be if the film hung upright and were not inverted."""
    if attitude == "inverted":
        return -seen
    quarters = {"on_left_side": 3, "on_right_side": 1, "upside_down": 2}.get(attitude, 0)
    return np.rot90(seen.reshape(SIDE, SIDE), quarters).ravel()


@cache
def shipped_looks() -> Looks:
    """Return what `trainer.looks` has learnt; read once."""
    source = resources.files("resources").joinpath("screening", "looks.npz")
    with source.open("rb") as file, np.load(file, allow_pickle=False) as stored:
        return Looks(
            weights=stored["weights"].astype(np.float32),
            bias=stored["bias"].astype(np.float32),
            mean=stored["mean"].astype(np.float32),
            components=stored["components"].astype(np.float32),
            farthest=float(stored["farthest"]),
        )
