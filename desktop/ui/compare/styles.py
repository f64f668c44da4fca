"""One colour, line style and mark a model, so that colour is never the only sign."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

_WIDTH, _HEIGHT = 30, 14
_SCALE = 3


@dataclass(frozen=True, slots=True)
class LineStyle:
    """How a model's line and mark are drawn; the colours are Okabe and Ito's."""

    colour: str
    dash: Qt.PenStyle
    mark: str


STYLES = (
    LineStyle("#56b4e9", Qt.PenStyle.SolidLine, "o"),
    LineStyle("#e69f00", Qt.PenStyle.DashLine, "s"),
    LineStyle("#2fc79b", Qt.PenStyle.DashDotLine, "t1"),
    LineStyle("#cc79a7", Qt.PenStyle.DotLine, "d"),
)


def style_of(row: int) -> LineStyle:
    """Return the style of the model in a row."""
    return STYLES[row % len(STYLES)]


def swatch(row: int) -> QPixmap:
    """Return a short piece of a model's line."""
    style = style_of(row)
    pixmap = QPixmap(_WIDTH * _SCALE, _HEIGHT * _SCALE)
    pixmap.setDevicePixelRatio(_SCALE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(style.colour), 2.4, style.dash))
    painter.drawLine(QPointF(1, _HEIGHT / 2), QPointF(_WIDTH - 1, _HEIGHT / 2))
    painter.end()
    return pixmap
