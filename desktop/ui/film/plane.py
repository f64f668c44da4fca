"""A film's pixels in several sizes, so that each change of the window is quick to show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SMALLEST = 700
_ROWS_PER_BLOCK = 512


@dataclass(frozen=True, slots=True, eq=False)
class Plane:
    """Pixels in full depth and size, and halved again and again.

    Parameters
    ----------
    levels : tuple of ndarray
        Each half as wide and high as the one before, of the same type and range.
    """

    levels: tuple[NDArray[Any], ...]

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in pixels."""
        height, width = self.levels[0].shape
        return float(width), float(height)

    def level_for(self, scale: float) -> int:
        """Return the smallest level that loses nothing on the screen.

        Parameters
        ----------
        scale : float
            Pixels of the screen for one pixel of the film.
        """
        level = 0
        while level + 1 < len(self.levels) and scale * 2 ** (level + 1) <= 1:
            level += 1
        return level


def make_plane(pixels: NDArray[Any]) -> Plane:
    """Halve pixels until they fit a screen; the memory of them all is a third more."""
    levels = [pixels]
    while min(levels[-1].shape) > 2 * _SMALLEST:
        levels.append(_halved(levels[-1]))
    return Plane(tuple(levels))


def _halved(pixels: NDArray[Any]) -> NDArray[Any]:
    """Average blocks of 2×2 pixels; an odd last row or column is left out."""
    height, width = pixels.shape[0] // 2, pixels.shape[1] // 2
    half = np.empty((height, width), dtype=pixels.dtype)
    for start in range(0, height, _ROWS_PER_BLOCK):
        stop = min(start + _ROWS_PER_BLOCK, height)
        rows = pixels[2 * start : 2 * stop, : 2 * width].astype(np.float32)
        mean = rows.reshape(stop - start, 2, width, 2).mean(axis=(1, 3))
        half[start:stop] = mean if pixels.dtype.kind == "f" else np.rint(mean)
    return half
