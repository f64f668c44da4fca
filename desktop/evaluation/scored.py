"""Labels and scores of the same films, checked once at the door."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def as_labels(labels: ArrayLike) -> NDArray[np.bool_]:
    """Return labels as a plane array of truth values.

    Parameters
    ----------
    labels : array_like, shape (n,)
        True or 1 for pneumonia, False or 0 for normal.

    Raises
    ------
    ValueError
        If there is none, or one that is neither 0 nor 1.
    """
    array = np.asarray(labels)
    if array.ndim != 1 or array.size == 0:
        raise ValueError(f"labels are a list of at least one film, not of shape {array.shape}")
    if array.dtype != np.bool_ and not np.isin(array, (0, 1)).all():
        raise ValueError("labels are 0 (normal) or 1 (pneumonia)")
    return array.astype(np.bool_)


def as_probabilities(probabilities: ArrayLike, *, shape: tuple[int, ...]) -> NDArray[np.float64]:
    """Return scores as float64 of the given shape, each within 0 to 1.

    Raises
    ------
    ValueError
        If their shape is another one, or a score is missing or out of range.
    """
    array = np.asarray(probabilities, dtype=np.float64)
    if array.shape != shape:
        raise ValueError(f"scores of shape {array.shape} do not fit {shape}")
    if not ((array >= 0) & (array <= 1)).all():
        raise ValueError("scores are finite and lie within 0 to 1")
    return array
