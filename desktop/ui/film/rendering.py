"""Grey values for the screen, computed only as far as they are seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QTransform

from desktop.imaging.radiograph import present

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


class Renderer:
    """Makes the sheet for a hanging; the last image is kept while nothing but place changes."""

    def __init__(self) -> None:
        self._key: tuple[Voi, bool, Cut] | None = None
        self._pixels: NDArray[Any] | None = None
        self._grey: NDArray[np.uint8] | None = None
        self._image = QImage()

    def sheet(self, hanging: Hanging, ratio: float) -> Sheet:
        """Return what is to be painted.

        Parameters
        ----------
        hanging : Hanging
            How the film hangs.
        ratio : float
            Pixels of the screen for one unit of the view.
        """
        plane, placement = hanging.plane, hanging.placement
        level = plane.level_for(placement.zoom * ratio)
        pixels = plane.levels[level]
        shrink = 2**level
        cut = _visible(placement, shrink, pixels.shape)
        key = (hanging.shown_window, hanging.inverted, cut)
        if self._grey is None or pixels is not self._pixels or key != self._key:
            x, y, width, height = cut
            part = pixels[y : y + height, x : x + width]
            grey = np.ascontiguousarray(present(part, hanging.shown_window))
            self._grey = np.subtract(255, grey) if hanging.inverted else grey
            self._image = QImage(
                self._grey.data, width, height, width, QImage.Format.Format_Grayscale8
            )
            self._key, self._pixels = key, pixels
        return Sheet(self._image, _transform(placement, shrink, cut), self._grey)


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
