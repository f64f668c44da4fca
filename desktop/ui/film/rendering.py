"""Grey values for the screen, computed only as far as they are seen.

At rest a film is resampled once to the pixels of the screen, still in full depth; a change of
the window then is one look-up for each pixel of the screen. While a film moves, a halved copy
that the graphics system scales will do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QTransform

from desktop.imaging.radiograph import present
from desktop.ui.film.sampling import sample

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from desktop.imaging.radiograph import Voi
    from desktop.ui.film.hanging import Hanging
    from desktop.ui.film.placement import Placement

LARGE = 2_000_000
"""Levels of more pixels are cut to what is seen before the window is applied."""

_TILE = 256

Cut = tuple[int, int, int, int]
"""First column, first row, columns, rows."""


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """An image and how it lies in the view.

    Parameters
    ----------
    image : QImage
        8-bit grey.
    transform : QTransform
        From the image's pixels to the view.
    grey : ndarray of uint8
        The memory that the image borrows.
    """

    image: QImage
    transform: QTransform
    grey: NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class _Source:
    """Pixels in full depth that a sheet can be made of, and how they lie in the view."""

    pixels: NDArray[Any]
    transform: QTransform


class Renderer:
    """Makes the sheet for a hanging; pixels are kept while only the window changes."""

    def __init__(self) -> None:
        self._place: tuple[object, ...] = ()
        self._plane: object = None
        self._source: _Source | None = None
        self._look: tuple[Voi, bool] | None = None
        self._grey: NDArray[np.uint8] | None = None
        self._image = QImage()

    def sheet(self, hanging: Hanging, ratio: float, *, moving: bool = False) -> Sheet:
        """Return what is to be painted.

        Parameters
        ----------
        hanging : Hanging
            How the film hangs.
        ratio : float
            Pixels of the screen for one unit of the view.
        moving : bool
            Whether its place is just being changed; then a halved copy is scaled.
        """
        source = self._source_for(hanging, ratio, moving=moving)
        look = (hanging.shown_window, hanging.inverted)
        if self._grey is None or source is not self._source or look != self._look:
            grey = np.ascontiguousarray(present(source.pixels, hanging.shown_window))
            self._grey = np.subtract(255, grey) if hanging.inverted else grey
            height, width = self._grey.shape
            self._image = QImage(
                self._grey.data, width, height, width, QImage.Format.Format_Grayscale8
            )
            self._source, self._look = source, look
        return Sheet(self._image, source.transform, self._grey)

    def _source_for(self, hanging: Hanging, ratio: float, *, moving: bool) -> _Source:
        plane, placement = hanging.plane, hanging.placement
        level = plane.level_for(placement.zoom * ratio)
        shrink = 2**level
        pixels = plane.levels[level]
        cut = _visible(placement, shrink, pixels.shape)
        # A moving sheet stays the same as long as the place is within the same tiles.
        place = (level, cut) if moving else (placement, ratio)
        if self._source is None or plane is not self._plane or place != self._place:
            self._plane, self._place = plane, place
            if moving:
                x, y, width, height = cut
                part = pixels[y : y + height, x : x + width]
                return _Source(part, _transform(placement, shrink, cut))
            return _at_rest(hanging, ratio)
        if moving:
            self._source = _Source(self._source.pixels, _transform(placement, shrink, cut))
        return self._source


def _at_rest(hanging: Hanging, ratio: float) -> _Source:
    sampled = sample(hanging.plane, hanging.placement, ratio)
    transform = QTransform.fromTranslate(sampled.left / ratio, sampled.top / ratio)
    return _Source(sampled.pixels, transform.scale(1 / ratio, 1 / ratio))


def _visible(placement: Placement, shrink: int, shape: tuple[int, int]) -> Cut:
    height, width = shape
    if width * height <= LARGE:
        return 0, 0, width, height
    corners = [placement.to_film(point) for point in ((0.0, 0.0), placement.view)]
    (x0, x1), (y0, y1) = (sorted(corner[axis] / shrink for corner in corners) for axis in (0, 1))
    left, right = _snapped(x0, x1, width)
    top, bottom = _snapped(y0, y1, height)
    return left, top, right - left, bottom - top


def _snapped(low: float, high: float, side: int) -> tuple[int, int]:
    """Widen a range to whole tiles, so that a small pan needs no new image."""
    first = int(np.clip((low - 1) // _TILE * _TILE, 0, side - 1))
    last = int(np.clip(-(-(high + 1) // _TILE) * _TILE, first + 1, side))
    return first, last


def _transform(placement: Placement, shrink: int, cut: Cut) -> QTransform:
    scale = placement.zoom * shrink
    a, b, c, d = (scale * step for step in placement.orientation)
    origin = QPointF(*placement.to_view((cut[0] * shrink, cut[1] * shrink)))
    # Qt multiplies a row vector from the left: its matrix is the transpose of ours.
    return QTransform(a, c, b, d, origin.x(), origin.y())
