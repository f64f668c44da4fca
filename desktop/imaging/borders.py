"""Wide borders of one grey around a film, as screenshots, photographs and viewers leave them.

They are pointed out, not cropped. A network sees the whole image squashed to a square,
so borders shrink the film and its score moves: black ones of a tenth of the film on each
side by 0.03 to 0.06 on average, white ones by up to 0.23 (200 full-size films, two
networks), and wider ones leave some networks no specificity at all. But whether a black
margin is a frame or the edge of a collimator can only be guessed, training films have
margins of up to 21 % of their area that the models know, and the map of where a model
looked lies on the image that is shown: to take parts away from the one and not from the
other would put it in the wrong place. Who crops the image by hand knows what he does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from desktop.imaging.voi import Voi, present

if TYPE_CHECKING:
    from numpy.typing import NDArray

WIDE = 0.3
"""Share of an image's area from which its borders are wide. Of 5,329 squashed and 200
full-size films of the chest collection, and 30 of hands, the widest reaches 0.21."""

_LOOKED_AT = 512
"""Longer side, in pixels, of the grid on which borders are looked for."""

_TOLERANCE = 6
"""Grey values by which a border may vary: the traces of JPEG compression."""


def has_wide_borders(pixels: NDArray[Any], window: Voi) -> bool:
    """Tell whether a film is framed by `WIDE` borders; a blank one has nothing to frame.

    Parameters
    ----------
    pixels : ndarray, shape (height, width)
        As in `desktop.imaging.radiograph.Radiograph`; a grid of them is looked at.
    window : Window or VoiLut
        The default one.
    """
    step = max(1, max(pixels.shape) // _LOOKED_AT)
    return WIDE < border_share(present(pixels[::step, ::step], window)) < 1


def border_share(shown: NDArray[np.uint8]) -> float:
    """Measure how much of an image is border.

    Parameters
    ----------
    shown : ndarray of uint8, shape (height, width)
        The film at its default window.

    Returns
    -------
    float
        Share of the area, 0 to 1, outside the rectangle that is left when lines of one
        grey are taken away from each side; 1 where nothing is left.
    """
    top, bottom = _uniform_lines(shown), _uniform_lines(shown[::-1])
    middle = shown[top : max(top, len(shown) - bottom)]
    if not len(middle):
        return 1.0
    columns = middle.T
    left, right = _uniform_lines(columns), _uniform_lines(columns[::-1])
    return 1.0 - len(middle) * max(0, len(columns) - left - right) / shown.size


def _uniform_lines(lines: NDArray[np.uint8]) -> int:
    """Return how many of the first lines are of the grey of the very first one."""
    grey = int(np.median(lines[0]))
    low, high = lines.min(axis=1), lines.max(axis=1)
    other = (low < grey - _TOLERANCE) | (high > grey + _TOLERANCE)
    return int(other.argmax()) if other.any() else len(lines)
