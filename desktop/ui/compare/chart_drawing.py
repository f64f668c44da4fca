"""Draws charts with pyqtgraph, on the screen and for a file alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyqtgraph
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont

from desktop.ui.compare.charts import Chart, Corner, Kind, Layer
from desktop.ui.compare.styles import style_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.ui.appearance import Colours

_LINE_WIDTH = 2.0
_MARK_SIZE = 10.0
_BAND_ALPHA = 45
_BAR_ALPHA = 150
_WHISKER_ALPHA = 120
_PAST_END = 0.03
"""Share of the axis across beyond its end: half of the last number would stand outside."""
_CORNERS = {
    Corner.TOP_LEFT: (12, 8),
    Corner.TOP_RIGHT: (-12, 8),
    Corner.BOTTOM_LEFT: (12, -12),
    Corner.BOTTOM_RIGHT: (-12, -12),
}


def new_plot(colours: Colours, parent: QWidget | None = None) -> Any:
    """Return an empty plot that neither zooms nor has a menu of its own."""
    box = pyqtgraph.ViewBox(enableMenu=False)
    plot = pyqtgraph.PlotWidget(parent, background=colours.ground, viewBox=box)
    item = plot.getPlotItem()
    # Nobody sees its menu, and it would outlive the plot.
    item.setMenuEnabled(False)
    item.ctrlMenu.deleteLater()
    item.ctrlMenu = None
    plot.hideButtons()
    plot.setProperty("hatches", True)
    plot.setMouseEnabled(x=False, y=False)
    plot.showGrid(x=True, y=True, alpha=0.15)
    return plot


def draw(
    plot: Any, chart: Chart, colours: Colours, *, font: QFont, scale: float | None = None
) -> Any:
    """Draw a chart where another may have stood.

    Parameters
    ----------
    plot : pyqtgraph.PlotWidget
        From `new_plot`.
    chart : Chart
        What to draw.
    colours : Colours
        Of the theme.
    font : QFont
        Of the numbers.
    scale : float, optional
        Pixels of a line's unit; those of the plot's screen when omitted.

    Returns
    -------
    pyqtgraph.InfiniteLine or None
        The upright line, if the chart has one.
    """
    item = plot.getPlotItem()
    item.clear()
    if item.legend is not None:
        item.legend.scene().removeItem(item.legend)
        item.legend = None
    if chart.legend is not Corner.NOWHERE:
        ground = QColor(colours.panel)
        ground.setAlpha(215)
        plot.addLegend(
            offset=_CORNERS[chart.legend],
            labelTextColor=colours.text,
            brush=ground,
            labelTextSize=f"{font.pointSizeF() * 0.92:.1f}pt",
            verSpacing=-4,
        )
    low, high = chart.x_range
    plot.setRange(xRange=(low, high + _PAST_END * (high - low)), yRange=chart.y_range, padding=0.02)
    _label_axes(plot, chart, colours, font)
    scale = scale or plot.devicePixelRatioF()
    for layer in chart.layers:
        _DRAWN[layer.kind](plot, layer, colours, scale)
    if chart.upright is None:
        return None
    upright = pyqtgraph.InfiniteLine(
        chart.upright, angle=90, pen=pyqtgraph.mkPen(colours.text, width=1.5 * scale)
    )
    plot.addItem(upright)
    return upright


def _ink(layer: Layer, colours: Colours) -> QColor:
    if layer.place is None:
        return QColor(colours.muted)
    return QColor(style_of(layer.place).colour(colours.ground))


def _pen(layer: Layer, colours: Colours, scale: float) -> Any:
    # Plot lines are measured in pixels of the screen, whatever its density.
    if layer.place is None:
        dash = Qt.PenStyle.DashDotDotLine if layer.second else Qt.PenStyle.DotLine
        return pyqtgraph.mkPen(colours.muted, width=1.5 * scale, style=dash)
    width = _LINE_WIDTH * scale
    if layer.second:
        width /= 2
    return pyqtgraph.mkPen(_ink(layer, colours), width=width, style=style_of(layer.place).dash)


def _draw_line(plot: Any, layer: Layer, colours: Colours, scale: float) -> None:
    x, y, connect = layer.x, layer.y, "finite"
    if layer.right is not None:
        x, y, connect = np.column_stack([x, layer.right]).ravel(), np.repeat(y, 2), "pairs"
    name = layer.name if layer.listed else None
    plot.plot(x, y, pen=_pen(layer, colours, scale), name=name, connect=connect)
    _whiskers(plot, layer, colours, scale)


def _draw_points(plot: Any, layer: Layer, colours: Colours, scale: float) -> None:
    _whiskers(plot, layer, colours, scale)
    ink = _ink(layer, colours)
    plot.plot(
        layer.x,
        layer.y,
        pen=None,
        symbol="o" if layer.place is None else style_of(layer.place).mark,
        symbolSize=_MARK_SIZE if layer.sizes is None else layer.sizes,
        symbolBrush=QColor(colours.ground) if layer.second else ink,
        symbolPen=pyqtgraph.mkPen(ink if layer.second else colours.ground, width=1.2 * scale),
        name=layer.name if layer.listed else None,
    )


def _whiskers(plot: Any, layer: Layer, colours: Colours, scale: float) -> None:
    if layer.low is None or layer.high is None:
        return
    ink = _ink(layer, colours)
    ink.setAlpha(_WHISKER_ALPHA)
    middle = layer.x if layer.right is None else (layer.x + layer.right) / 2
    up = np.column_stack([layer.low, layer.high]).ravel()
    plot.plot(
        np.repeat(middle, 2),
        up,
        pen=pyqtgraph.mkPen(ink, width=1.2 * scale),
        connect="pairs",
    )


def _draw_band(plot: Any, layer: Layer, colours: Colours, scale: float) -> None:
    assert layer.low is not None and layer.high is not None  # noqa: PT018
    ink = _ink(layer, colours)
    ink.setAlpha(_BAND_ALPHA)
    edges = [pyqtgraph.PlotCurveItem(layer.x, edge, pen=None) for edge in (layer.low, layer.high)]
    plot.addItem(pyqtgraph.FillBetweenItem(*edges, brush=ink))


def _draw_bars(plot: Any, layer: Layer, colours: Colours, scale: float) -> None:
    ink = _ink(layer, colours)
    fill = QColor(ink)
    fill.setAlpha(_BAR_ALPHA)
    # A vector file holds no patterns: there the second kind is hollow.
    hatched = Qt.BrushStyle.BDiagPattern if plot.property("hatches") else Qt.BrushStyle.NoBrush
    hatch = hatched if layer.second else Qt.BrushStyle.SolidPattern
    bars = pyqtgraph.BarGraphItem(
        x0=layer.x,
        x1=layer.right,
        y0=np.zeros_like(layer.y),
        height=layer.y,
        brush=QBrush(ink if layer.second else fill, hatch),
        pen=pyqtgraph.mkPen(ink, width=scale),
        name=layer.name if layer.listed else None,
    )
    plot.addItem(bars)


_DRAWN = {
    Kind.LINE: _draw_line,
    Kind.POINTS: _draw_points,
    Kind.BARS: _draw_bars,
    Kind.BAND: _draw_band,
}


def _label_axes(plot: Any, chart: Chart, colours: Colours, font: QFont) -> None:
    for side, text in (("bottom", chart.across), ("left", chart.up)):
        axis = plot.getAxis(side)
        axis.setPen(colours.line)
        axis.setTextPen(colours.muted)
        axis.setStyle(tickFont=font)
        axis.setSIPrefixEnableRanges(((0.0, 0.0),))  # a share is a share, not thousandths
        axis.enableAutoSIPrefix(False)
        axis.setLabel(text, color=colours.muted, **{"font-size": f"{font.pointSizeF():.1f}pt"})
