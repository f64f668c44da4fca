"""Synthetic films, drawn at random from what films of one class look like.

A principal-component model is fitted to each class. What is drawn from it looks like
a chest film and is nobody's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image
from scipy.ndimage import gaussian_filter
from sklearn.decomposition import PCA

from trainer.dataset import load_images

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from trainer.dataset import Film

    Floats = NDArray[np.float64]

_SIDE = 224
_COMPONENTS = 120
_REACH = 1.6
"""Components are drawn no further than this many standard deviations from the mean."""
_MARGIN = 0.03


@dataclass(frozen=True, slots=True, eq=False)
class FilmModel:
    """What films of one class look like.

    Parameters
    ----------
    mean : ndarray of float32, shape (side * side,)
        Mean film, 0 to 255.
    components : ndarray of float32, shape (k, side * side)
        Orthonormal directions in which films vary.
    deviations : ndarray of float32, shape (k,)
        How far they vary, as standard deviations.
    side : int
        Side length in pixels.
    """

    mean: NDArray[np.float32]
    components: NDArray[np.float32]
    deviations: NDArray[np.float32]
    side: int


def fit_film_model(films: Sequence[Film], *, side: int = _SIDE) -> FilmModel:
    """Fit a principal-component model to films of one class.

    Parameters
    ----------
    films : sequence of Film
        At least two.
    side : int
        Side length in pixels.

    Returns
    -------
    FilmModel
        With at most 120 components.
    """
    images = load_images(films, side).reshape(len(films), -1).astype(np.float32)
    kept = min(_COMPONENTS, len(films) - 1)
    axes = PCA(kept, svd_solver="randomized", random_state=0).fit(images)
    return FilmModel(axes.mean_, axes.components_, np.sqrt(axes.explained_variance_), side)


def draw(model: FilmModel, rng: np.random.Generator, *, height: int, width: int) -> Floats:
    """Draw a film that never was.

    Parameters
    ----------
    model : FilmModel
        Of the class.
    rng : numpy.random.Generator
        Where chance comes from.
    height, width : int
        Size in pixels.

    Returns
    -------
    ndarray of float64, shape (height, width)
        0 (black) to 1 (white).
    """
    amounts = np.clip(rng.standard_normal(len(model.deviations)), -_REACH, _REACH)
    plane = model.mean + (amounts * model.deviations) @ model.components
    plane = plane.reshape(model.side, model.side).astype(np.float32)
    edge = round(_MARGIN * model.side)
    film = Image.fromarray(plane[edge:-edge, edge:-edge])
    large = np.asarray(film.resize((width, height), Image.Resampling.BICUBIC), dtype=np.float64)
    black, white = np.percentile(large, [0.5, 99.8])
    shown = np.clip((large - black) / max(white - black, 1.0), 0.0, 1.0) * 0.93 + 0.02
    return np.clip(_sharpened(shown) + _grain(rng, height, width), 0.0, 1.0)


def _sharpened(film: Floats) -> Floats:
    """Lift edges as a film's own processing does; averages of films are soft."""
    radius = max(film.shape) / 120
    soft: Floats = gaussian_filter(film, radius)
    return film + 0.7 * (film - soft)


def _grain(rng: np.random.Generator, height: int, width: int) -> Floats:
    """Return quantum noise that is as coarse on a large film as on a small one."""
    rows, columns = min(height, 640), min(width, 640)
    noise = rng.standard_normal((rows, columns)).astype(np.float32)
    image = Image.fromarray(noise).resize((width, height), Image.Resampling.BICUBIC)
    return 0.012 * np.asarray(image, dtype=np.float64)
