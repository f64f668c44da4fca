"""What the pixels say against a film: too few, stretched, blank, clipped, no film at all.

Every limit was set on the 5,329 films of the chest_xray folder and 200 full-size originals,
none of which comes near it; the extremes found there stand beside each.

What this finds of 600 of these films, changed on purpose: with the darkest 20, 30, 40 or 50 %
of their pixels black, 18, 71, 98 and 100 %; with the brightest 5, 10 or 20 % white, 4, 59 and
100 %; at 0.3, 0.25, 0.2 or 0.15 of their brightness, nothing clipped, 11, 34, 83 and 100 %. A
photograph of a film taken in grey has no colour to give it away: two thirds of simulated ones
pass, as neither their borders nor their look are strange enough.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from desktop.imaging.screening.look import check_look

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from desktop.imaging.radiograph import Spacing

_FEWEST_PIXELS = 112
"""Half the side of the training films: below it a network gets less than a quarter of the
pixels that it learnt from, and small opacities are gone. The originals have 175 and more."""
_WIDEST, _TALLEST = 2.8, 2.0
"""Width over height, and height over width. The originals reach 2.63 and 1.11; films of
grown-ups are up to 1.3 times as tall as wide."""
_UNEVEN_SPACING = 1.25
"""Ratio of row to column spacing from which the film on the screen is itself distorted."""

_EVERY = 2
_LEAST_CONTRAST, _LEAST_IN_THE_MIDDLE = 13.0, 6.0
"""Standard deviation of grey values, 0 to 255, of the whole film and of its middle, below which
it shows nothing; the films have 19.9 and 8.8 at least."""
_MIDDLE = 0.6
_MOST_WHITE, _MOST_BLACK = 0.2, 0.6
"""Shares of pixels at the ends of the range; the films reach 0.04 and 0.32."""
_MOST_IN_THE_MIDDLE = 0.1
"""The same in the middle, where neither collimators nor air are; the films reach 0.014 and
0.020, the two real DICOM chests 0.000."""
_NEARLY_WHITE, _NEARLY_BLACK = 254, 1
_MOSTLY = 0.8

_CELL = 6
"""Side of the cells, in pixels of the looked-at grid, that are wholly of one grey."""
_GRID = 448
_MOST_FLAT = 0.12
"""Share of cells of one grey that is neither white nor nearly black; the films reach 0.09, by
the traces of compression."""
_STILL_BLACK = 16


def check_shape(shape: tuple[int, ...], spacing: Spacing | None = None) -> tuple[str, ...]:
    """Check the size of a film as it is stored.

    Parameters
    ----------
    shape : tuple of int
        Height and width in pixels.
    spacing : Spacing, optional
        Of neighbouring pixels.

    Returns
    -------
    tuple of str
        Of ``low_resolution`` and ``distorted``. Training films, squashed to a square, are
        neither.
    """
    height, width = shape[:2]
    found = []
    if min(height, width) < _FEWEST_PIXELS:
        found.append("low_resolution")
    uneven = spacing.row_mm / spacing.column_mm if spacing else 1.0
    uneven = max(uneven, 1 / uneven)
    if width > _WIDEST * height or height > _TALLEST * width or uneven > _UNEVEN_SPACING:
        found.append("distorted")
    return tuple(found)


def check_pixels(shown: NDArray[np.uint8], small: NDArray[np.uint8]) -> tuple[str, ...]:
    """Check what a film shows.

    Parameters
    ----------
    shown : ndarray of uint8, shape (height, width)
        The film at its default window; only a grid of it is looked at.
    small : ndarray of uint8, shape (rows, columns)
        The film as small as a network sees it.

    Returns
    -------
    tuple of str
        Keys of `desktop.imaging.screening.CODES`. What is blank, clipped or a screenshot is
        called nothing else.
    """
    coarse = np.ascontiguousarray(small[::_EVERY, ::_EVERY])
    if _is_nearly_uniform(coarse):
        return ("nearly_uniform",)
    if _flat_share(shown) > _MOST_FLAT:
        return ("screenshot",)
    look = check_look(small)
    if _is_clipped(coarse) and look != ("probably_inverted",):
        return ("screenshot",) if _is_page(coarse) else ("clipped",)
    if not look and max(_clipped_shares(_middle_of(coarse))) > _MOST_IN_THE_MIDDLE:
        return ("clipped",)
    return look


def _is_clipped(grey: NDArray[np.uint8]) -> bool:
    white, black = _clipped_shares(grey)
    return white > _MOST_WHITE or black > _MOST_BLACK


def _clipped_shares(grey: NDArray[np.uint8]) -> tuple[float, float]:
    return float(np.mean(grey >= _NEARLY_WHITE)), float(np.mean(grey <= _NEARLY_BLACK))


def _middle_of(grey: NDArray[np.uint8]) -> NDArray[np.uint8]:
    height, width = grey.shape
    top, left = round(height * (1 - _MIDDLE) / 2), round(width * (1 - _MIDDLE) / 2)
    return grey[top : height - top, left : width - left]


def _is_page(grey: NDArray[np.uint8]) -> bool:
    """Tell whether there is white all around, as on a page of a report."""
    edges = np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])
    return bool(np.mean(edges >= _NEARLY_WHITE) > _MOSTLY)


def _is_nearly_uniform(grey: NDArray[np.uint8]) -> bool:
    """Tell whether a film, or its middle inside any frame, has hardly any contrast."""
    middle = _middle_of(grey)
    return float(grey.std()) < _LEAST_CONTRAST or float(middle.std()) < _LEAST_IN_THE_MIDDLE


def _flat_share(shown: NDArray[np.uint8]) -> float:
    """Return the share of cells that are of one grey, as only drawn surfaces are.

    Pixels are picked, not averaged: the grain of a film must stay. Black is left out, as
    collimators and frames make it, and so is white, which an overexposed film is full of.
    """
    step = max(1, max(shown.shape) // _GRID)
    # Away from the grid of JPEG's blocks, which can be of one grey in smooth parts of a film.
    grid = shown[2::step, 2::step]
    rows, columns = grid.shape[0] // _CELL, grid.shape[1] // _CELL
    if not rows or not columns:
        return 0.0
    grid = np.ascontiguousarray(grid[: rows * _CELL, : columns * _CELL])
    lowest, highest = _over_cells(np.minimum, grid), _over_cells(np.maximum, grid)
    grey = (lowest >= _STILL_BLACK) & (lowest < _NEARLY_WHITE)
    return float(np.mean((lowest == highest) & grey))


def _over_cells(extreme: np.ufunc, grid: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Reduce each cell to one value; by whole rows and columns, which is many times faster."""
    rows = extreme.reduce([grid[k::_CELL] for k in range(_CELL)])
    reduced: NDArray[np.uint8] = extreme.reduce([rows[:, k::_CELL] for k in range(_CELL)])
    return reduced
