"""Overlays that a file brings: drawn over the film on the screen, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from desktop.ui.film.plane import Plane, make_plane
from desktop.ui.film.sampling import sample

if TYPE_CHECKING:
    from desktop.imaging.radiograph import Radiograph
    from desktop.ui.film.placement import Placement

_COLOUR = (107, 208, 242)
"""Blue, green, red of a warm yellow, as Qt stores them."""

_GAIN = 3
"""A hairline that is scaled down would fade away with its share of a pixel."""


class OverlayPainter:
    """Paints a film's overlays; they are sampled once for each place of the film."""

    def __init__(self) -> None:
        self._radiograph: Radiograph | None = None
        self._plane: Plane | None = None
        self._place: tuple[Placement, float] | None = None
        self._image = QImage()
        self._at = QPointF()

    def paint(
        self, painter: QPainter, radiograph: Radiograph, placement: Placement, ratio: float
    ) -> None:
        """Paint all overlays of a film.

        Parameters
        ----------
        painter : QPainter
            On the view.
        radiograph : Radiograph
            The film.
        placement : Placement
            Where it lies.
        ratio : float
            Pixels of the screen for one unit of the view.
        """
        if radiograph is not self._radiograph:
            self._radiograph, self._plane, self._place = radiograph, _drawn(radiograph), None
        if self._plane is None:
            return
        if self._place != (placement, ratio):
            self._place = placement, ratio
            sampled = sample(self._plane, placement, ratio)
            self._image = _coloured(sampled.pixels)
            self._image.setDevicePixelRatio(ratio)
            self._at = QPointF(sampled.left / ratio, sampled.top / ratio)
        painter.drawImage(self._at, self._image)


def _drawn(radiograph: Radiograph) -> Plane | None:
    """Return where anything is drawn, 255, and where not, 0; None without an overlay."""
    if not radiograph.overlays:
        return None
    drawn = np.zeros(radiograph.pixels.shape, dtype=np.bool_)
    for overlay in radiograph.overlays:
        drawn |= overlay.plane(radiograph.height, radiograph.width)
    return make_plane(drawn.view(np.uint8) * np.uint8(255))


def _coloured(share: np.ndarray) -> QImage:
    """Return shares of a pixel, 0 to 255, as that much of the overlays' colour."""
    alpha = np.minimum(share.astype(np.uint16) * _GAIN, 255)
    rgba = np.empty((*share.shape, 4), dtype=np.uint8)
    for channel, value in enumerate(_COLOUR):
        rgba[..., channel] = alpha * value // 255
    rgba[..., 3] = alpha
    height, width = share.shape
    kind = QImage.Format.Format_ARGB32_Premultiplied
    return QImage(rgba.tobytes(), width, height, 4 * width, kind).copy()
