"""The magnifier: a round part of the film around the cursor, larger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from desktop.ui.film.painting import QUIET, SHADE, paint_sheet
from desktop.ui.film.rendering import Renderer

if TYPE_CHECKING:
    from desktop.ui.film.hanging import Hanging

_RADIUS = 120.0
_ZOOM = 3.0


class Lens:
    """Paints the magnifier; its pixels come from the film in full depth.

    Attributes
    ----------
    on : bool
        Whether it is wanted.
    """

    def __init__(self) -> None:
        self.on = False
        self._renderer = Renderer()

    def area(self, at: QPointF) -> QRect:
        """Return what it covers around a point."""
        reach = _RADIUS + 4
        return QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach).toAlignedRect()

    def paint(self, painter: QPainter, hanging: Hanging, at: QPointF, ratio: float) -> None:
        """Paint it around a point of the view.

        Parameters
        ----------
        painter : QPainter
            On the view.
        hanging : Hanging
            How the film hangs.
        at : QPointF
            The point.
        ratio : float
            Pixels of the screen for one unit of the view.
        """
        side = 2 * _RADIUS
        magnified = hanging.placement.magnified(
            (at.x(), at.y()), view=(side, side), least=1 / ratio, by=_ZOOM
        )
        sheet = self._renderer.sheet(hanging.placed(magnified), ratio)
        circle = QPainterPath()
        circle.addEllipse(at, _RADIUS, _RADIUS)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.setClipPath(circle)
        painter.fillPath(circle, Qt.GlobalColor.black)
        painter.translate(at.x() - _RADIUS, at.y() - _RADIUS)
        paint_sheet(painter, sheet)
        painter.restore()
        for pen in (QPen(SHADE, 4), QPen(QUIET, 1.6)):
            painter.setPen(pen)
            painter.drawEllipse(at, _RADIUS, _RADIUS)
        painter.restore()
