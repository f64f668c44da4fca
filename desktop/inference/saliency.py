"""Where a model looked: its own map, or else what is missed when a part is covered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from desktop.inference.classifier import Classifier

    Floats = NDArray[np.float32]

CELLS = 12
MOST_CELLS = 32
"""A map has at most so many cells a side: each costs an inference."""

_BATCH = 16
_SMALLEST_SHARE = 1e-7
"""Next to 0 and 1 a float32 probability tells no logits apart beyond this."""


@dataclass(frozen=True, slots=True, eq=False)
class SaliencyMap:
    """Where a model looked.

    Parameters
    ----------
    values : ndarray of float32, shape (h, w)
        Spread over the whole film. Above 0 a part speaks for pneumonia, below 0 against
        it, in units of the calibrated logit.
    method : str
        ``class activation`` as the network computes it, or ``occlusion``. The two have
        different scales: a class activation map adds up to the logit by its mean, an
        occlusion map says by how much the logit falls without this part.
    """

    values: Floats
    method: Literal["class activation", "occlusion"]


def saliency_map(classifier: Classifier, tensor: Floats) -> SaliencyMap:
    """Return where a model looked on one film.

    Parameters
    ----------
    classifier : Classifier
        The model.
    tensor : ndarray of float32, shape (height, width, 1)
        The film as `desktop.imaging.tensor.to_tensor` makes it, 0 to 255.

    Returns
    -------
    SaliencyMap
        The model's own where it has one, which costs one inference; else an occlusion
        map, which costs ``CELLS**2 + 1``.
    """
    if classifier.explains:
        own = classifier.score(tensor[np.newaxis], saliency=True)[0].saliency
        if own is not None:
            return SaliencyMap(own, "class activation")
    return SaliencyMap(occlusion_map(classifier, tensor), "occlusion")


def occlusion_map(classifier: Classifier, tensor: Floats, *, cells: int = CELLS) -> Floats:
    """Cover a film part by part, and see how far the logit falls each time.

    Parameters
    ----------
    classifier : Classifier
        Any model.
    tensor : ndarray of float32, shape (height, width, 1)
        The film, 0 to 255; it is not changed.
    cells : int
        Cells a side, 1 to `MOST_CELLS`; no more than the film has pixels.

    Returns
    -------
    ndarray of float32, shape (cells, cells)
        Logit of the whole film less that of the film without the part around a cell.
        Where the model's probability is 0 or 1 to the last digit, changes vanish.

    Raises
    ------
    ValueError
        If there are too many cells, or none.

    Notes
    -----
    Zeiler and Fergus, Visualizing and Understanding Convolutional Networks, ECCV 2014,
    section 4.2: a grey square is moved over the image. Here it has the mean grey of the
    film, so that covering tells the network nothing about exposure, and is two cells
    wide, so that neighbouring places overlap by half and the map is smooth.
    """
    height, width = tensor.shape[:2]
    if not 1 <= cells <= min(MOST_CELLS, height, width):
        limit = min(MOST_CELLS, height, width)
        raise ValueError(f"{cells} cells a side; from 1 to {limit} are possible on this film")
    grey = tensor.mean()
    windows = [
        (rows, columns) for rows in _windows(height, cells) for columns in _windows(width, cells)
    ]
    logits = [_logits(classifier, tensor[np.newaxis])]
    for start in range(0, len(windows), _BATCH):
        places = windows[start : start + _BATCH]
        covered = np.repeat(tensor[np.newaxis], len(places), axis=0)
        for film, (rows, columns) in zip(covered, places, strict=True):
            film[rows, columns] = grey
        logits.append(_logits(classifier, covered))
    whole, *parts = np.concatenate(logits)
    return np.asarray(whole - np.array(parts), dtype=np.float32).reshape(cells, cells)


def _windows(length: int, cells: int) -> list[slice]:
    """Return windows of two cells' length around the middle of each cell, cut at the ends."""
    edges = np.linspace(0, length, cells + 1)
    reach = length / cells / 2
    low = np.rint(np.maximum(edges[:-1] - reach, 0)).astype(int)
    high = np.rint(np.minimum(edges[1:] + reach, length)).astype(int)
    return [slice(int(start), int(stop)) for start, stop in zip(low, high, strict=True)]


def _logits(classifier: Classifier, tensors: Floats) -> NDArray[np.float64]:
    probability = np.array([score.probability for score in classifier.score(tensors)])
    kept = np.clip(probability, _SMALLEST_SHARE, 1 - _SMALLEST_SHARE)
    return np.asarray(np.log(kept / (1 - kept)))
