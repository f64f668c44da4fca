"""One colour, line style and mark a model, so that colour is never the only sign."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from desktop.ui.appearance import colours

SWATCH = QSize(30, 14)
"""Size of a swatch."""

_SCALE = 3
_DARK_BELOW = 128


@dataclass(frozen=True, slots=True)
class LineStyle:
    """How a model's line and mark are drawn.

    Parameters
    ----------
    on_dark, on_light : str
        Colours after Okabe and Ito, with a contrast of 3 to 1 at least on their ground.
    dash : Qt.PenStyle
        Of the line.
    mark : str
        Of a point, as pyqtgraph calls it.
    """

    on_dark: str
    on_light: str
    dash: Qt.PenStyle
    mark: str

    def colour(self, ground: str) -> str:
        """Return the colour for a ground."""
        return self.on_dark if QColor(ground).lightness() < _DARK_BELOW else self.on_light


STYLES = (
    LineStyle("#56b4e9", "#0072b2", Qt.PenStyle.SolidLine, "o"),
    LineStyle("#e69f00", "#b35900", Qt.PenStyle.DashLine, "s"),
    LineStyle("#2fc79b", "#00805c", Qt.PenStyle.DashDotLine, "t1"),
    LineStyle("#cc79a7", "#a8478a", Qt.PenStyle.DotLine, "d"),
)


def style_of(row: int) -> LineStyle:
    """Return the style of the model in a row."""
    return STYLES[row % len(STYLES)]


def swatch(row: int) -> QPixmap:
    """Return a short piece of a model's line."""
    style = style_of(row)
    pixmap = QPixmap(SWATCH * _SCALE)
    pixmap.setDevicePixelRatio(_SCALE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(style.colour(colours().ground)), 2.4, style.dash))
    middle = SWATCH.height() / 2
    painter.drawLine(QPointF(1, middle), QPointF(SWATCH.width() - 1, middle))
    painter.end()
    return pixmap


def swatch_icon(row: int) -> QIcon:
    """Return the swatch for a table: in its own colour, too, where the row is selected."""
    made = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
        made.addPixmap(swatch(row), mode)
    return made
