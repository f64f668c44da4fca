"""Padding around a film, shown black (PS3.3 C.7.5.1.1.2).

Its value is chosen by the device, and in a MONOCHROME1 film it is often 0, which such a film
shows white: a radiologist would look into a lamp, and a network would see a frame that no
training film has. Only what reaches the edges of the image is painted, and only where the
film sets in with a step: a film overexposed up to its edge has the same value, but reaches
it little by little, and stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

Range = tuple[float, float]

_SIDES: tuple[Callable[[NDArray[Any]], NDArray[Any]], ...] = (
    lambda plane: plane,
    lambda plane: plane[:, ::-1],
    lambda plane: plane.T,
    lambda plane: plane.T[:, ::-1],
)
"""Views of a plane whose lines start at its left, right, upper and lower edge."""

_STEP = 0.1
"""Least difference between padding and film where they meet, as a share of the film's range."""
_LEAST, _MOST = 0.005, 0.9
"""Shares of the image between which padding lies: below, it is a speck of metal at an edge;
above, the header cannot mean what it says."""
_EVERY = 16


def blackened(pixels: NDArray[Any], fill: Range, lowest: float) -> tuple[NDArray[Any], Range]:
    """Paint the padding at the edges black.

    Parameters
    ----------
    pixels : ndarray, shape (height, width)
        Larger is brighter.
    fill : tuple of (float, float)
        Lowest and highest value of the padding.
    lowest : float
        The darkest that a pixel could be.

    Returns
    -------
    pixels : ndarray, same shape
        The same array where there is nothing to paint; otherwise one that has been painted.
    fill : tuple of (float, float)
        The range that the padding now has.
    """
    inside = (pixels >= fill[0]) & (pixels <= fill[1])
    if not any(edge.any() for edge in (inside[0], inside[-1], inside[:, 0], inside[:, -1])):
        return pixels, fill
    film = pixels[~inside]
    if not film.size or fill[0] <= film.min():
        return pixels, fill  # it is black already
    low, high = np.percentile(film[::_EVERY], [0.5, 99.5])
    padded, beside = _from_the_edges(pixels, inside)
    steps = np.minimum(np.abs(beside - fill[0]), np.abs(beside - fill[1]))
    meant = _LEAST <= padded.mean() <= _MOST
    if not meant or not steps.size or np.median(steps) < _STEP * (high - low):
        return pixels, fill
    painted = pixels if pixels.flags.writeable else pixels.copy()
    black = min(lowest, float(film.min()))
    if pixels.dtype.kind != "f":
        black = max(black, float(np.iinfo(pixels.dtype).min))
    painted[padded] = black
    only_there = np.count_nonzero(padded) == np.count_nonzero(inside)
    return painted, (black, black) if only_there else fill


def _from_the_edges(
    pixels: NDArray[Any], inside: NDArray[np.bool_]
) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    """Return what is padding all the way from an edge, and the pixels that follow it there.

    Straight from some edge, all padding around a film without dents is reached: one that is
    rectangular, aslant or round.
    """
    padded = np.zeros_like(inside)
    beside = []
    for view in _SIDES:
        run = np.logical_and.accumulate(view(inside), axis=1)
        view(padded)[run] = True
        lengths = run.sum(axis=1)
        lines = np.flatnonzero((lengths > 0) & (lengths < run.shape[1]))
        beside.append(view(pixels)[lines, lengths[lines]].astype(np.float64))
    return padded, np.concatenate(beside)
