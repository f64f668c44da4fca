"""The visible part of a film on the screen's own pixels, in full depth. No Qt."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from desktop.ui.film.placement import Matrix, Placement
    from desktop.ui.film.plane import Plane

_MARGIN = 3
_ALMOST = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class Sampled:
    """What is seen of a film.

    Parameters
    ----------
    pixels : ndarray, shape (rows, columns)
        One for each pixel of the screen that the film covers, as it is turned in the view, of
        the plane's type.
    left, top : int
        Where they begin, in pixels of the screen.
    """

    pixels: NDArray[Any]
    left: int
    top: int


def sample(plane: Plane, placement: Placement, ratio: float) -> Sampled:
    """Resample the part of a film that the view shows.

    Parameters
    ----------
    plane : Plane
        The film's pixels.
    placement : Placement
        Where it lies.
    ratio : float
        Pixels of the screen for one unit of the view.

    Returns
    -------
    Sampled
        At least one pixel. At one to one no value is changed.
    """
    ends = [placement.to_view(point) for point in ((0.0, 0.0), placement.film)]
    spans = [
        _span(sorted(end[axis] * ratio for end in ends), math.ceil(placement.view[axis] * ratio))
        for axis in (0, 1)
    ]
    (left, right, across), (top, bottom, down) = spans
    level = plane.level_for(placement.zoom * ratio)
    pixels = plane.levels[level]
    swapped, mirrored_x, mirrored_y = _unfolded(placement.orientation)
    # Shares of the film along its own axes, as they lie unmirrored.
    along_x, along_y = (down, across) if swapped else (across, down)
    columns, rows = (bottom - top, right - left) if swapped else (right - left, bottom - top)
    box_x, box_y = _along(along_x, mirrored=mirrored_x), _along(along_y, mirrored=mirrored_y)
    height, width = pixels.shape
    part = _resized(
        pixels,
        (columns, rows),
        (box_x[0] * width, box_y[0] * height, box_x[1] * width, box_y[1] * height),
    )
    part = part[:: -1 if mirrored_y else 1, :: -1 if mirrored_x else 1]
    return Sampled(np.ascontiguousarray(part.T if swapped else part), left, top)


def _span(edges: list[float], side: int) -> tuple[int, int, tuple[float, float]]:
    """Return first and last pixel of the screen, and from which share of the film to which.

    The film begins on a whole pixel: between two of them even one to one would be blurred.
    """
    first = float(round(edges[0]))
    last = first + edges[1] - edges[0]
    low = int(min(max(first, 0.0), side - 1))
    high = max(min(round(last), side), low + 1)
    length = last - first
    shares = np.clip([(low - first) / length, (high - first) / length], 0.0, 1.0)
    if shares[1] - shares[0] < _ALMOST:
        shares = np.array([0.0, _ALMOST]) if shares[0] < 0.5 else np.array([1 - _ALMOST, 1.0])
    return low, high, (float(shares[0]), float(shares[1]))


def _unfolded(orientation: Matrix) -> tuple[bool, bool, bool]:
    """Return whether the axes are exchanged, and which axes of the film run backwards."""
    a, b, c, d = orientation
    swapped = a == 0
    return swapped, (c if swapped else a) < 0, (b if swapped else d) < 0


def _along(shares: tuple[float, float], *, mirrored: bool) -> tuple[float, float]:
    return (1 - shares[1], 1 - shares[0]) if mirrored else shares


def _resized(
    pixels: NDArray[Any], size: tuple[int, int], box: tuple[float, float, float, float]
) -> NDArray[Any]:
    """Resample a box of pixels; widened with the reduction, so that nothing flickers."""
    snapped = [round(edge) if abs(edge - round(edge)) < 1e-3 else edge for edge in box]
    x0, y0, x1, y1 = snapped
    whole = all(isinstance(edge, int) for edge in snapped)
    if whole and (x1 - x0, y1 - y0) == size:
        return pixels[int(y0) : int(y1), int(x0) : int(x1)]
    reach = [
        _MARGIN * max(1.0, (b - a) / n) for a, b, n in zip((x0, y0), (x1, y1), size, strict=True)
    ]
    left, top = (max(0, math.floor(at - r)) for at, r in zip((x0, y0), reach, strict=True))
    right = min(pixels.shape[1], math.ceil(x1 + reach[0]))
    bottom = min(pixels.shape[0], math.ceil(y1 + reach[1]))
    part = np.ascontiguousarray(pixels[top:bottom, left:right])
    inner = (x0 - left, y0 - top, min(x1 - left, right - left), min(y1 - top, bottom - top))
    smaller = (x1 - x0) > size[0]
    rule = Image.Resampling.HAMMING if smaller else Image.Resampling.BILINEAR
    if pixels.dtype == np.uint8:
        return np.asarray(Image.fromarray(part).resize(size, rule, box=inner))
    is_float = pixels.dtype.kind == "f"
    # Whole numbers are never missing, and looking for gaps in a large film takes long.
    floats = np.nan_to_num(part) if is_float else part.astype(np.float32)
    made = np.asarray(Image.fromarray(floats).resize(size, rule, box=inner))
    # Both filters are means with weights of 0 and more: no value leaves the film's range.
    return made if is_float else np.rint(made).astype(pixels.dtype)
