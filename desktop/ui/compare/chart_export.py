"""Charts as files: PNG and SVG on white for print, whatever the window's theme, and CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QGraphicsView, QWidget

from desktop.errors import OutputError
from desktop.reporting.whole_file import whole_file
from desktop.ui.appearance import load_colours
from desktop.ui.compare.charts import as_csv

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QFont

    from desktop.ui.compare.charts import Chart

SIZE = QSize(900, 640)
_PNG_SCALE = 2
_LEFT, _BELOW = 64, 52
_BOM = "\ufeff"
"""So that spreadsheets take the file for UTF-8."""


def write_chart(chart: Chart, target: Path, *, font: QFont) -> None:
    """Write a chart, whole or not at all.

    Parameters
    ----------
    chart : Chart
        What to write.
    target : Path
        Ends in ``.png``, ``.svg`` or ``.csv``.
    font : QFont
        Of the numbers.

    Raises
    ------
    OutputError
        If the file cannot be written, or its name ends in something else.
    """
    kind = target.suffix.lower()
    if kind not in (".png", ".svg", ".csv"):
        raise OutputError(
            str(target), "a chart is written as PNG, SVG or CSV", "Choose one of these endings"
        )
    with whole_file(target) as draft:
        if kind == ".csv":
            draft.write_text(_BOM + as_csv(chart), encoding="utf-8")
        else:
            _paint(chart, draft, font, vector=kind == ".svg")


def _paint(chart: Chart, draft: Path, font: QFont, *, vector: bool) -> None:
    from desktop.ui.compare.chart_drawing import draw, new_plot

    plot = new_plot(load_colours("light"))
    try:
        plot.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        plot.resize(SIZE)
        plot.show()
        plot.setCacheMode(QGraphicsView.CacheModeFlag(0))  # its ground would become an image
        plot.setProperty("hatches", not vector)
        item = plot.getPlotItem()
        item.setTitle(chart.title, color=load_colours("light").text)
        draw(plot, chart, load_colours("light"), font=font, scale=1 if vector else _PNG_SCALE)
        # Nothing is painted before the file is: room for numbers and labels is set apart here.
        item.getAxis("left").setWidth(_LEFT)
        item.getAxis("bottom").setHeight(_BELOW)
        item.layout.activate()
        for item in plot.getPlotItem().listDataItems():
            scatter = getattr(item, "scatter", None)
            if vector and scatter is not None:
                scatter.opts["useCache"] = False  # symbols as shapes, not as pixels
        (_as_svg if vector else _as_png)(plot, draft, chart.title)
    finally:
        plot.close()
        plot.deleteLater()


def _as_png(plot: QWidget, draft: Path, title: str) -> None:
    image = QImage(SIZE * _PNG_SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_PNG_SCALE)
    image.fill(Qt.GlobalColor.white)
    QWidget.render(plot, image)  # not as a view would, which scales pens and texts apart
    image.setText("Title", title)
    if not image.save(str(draft), "PNG"):  # type: ignore[call-overload]
        raise OSError("the image could not be saved")


def _as_svg(plot: QWidget, draft: Path, title: str) -> None:
    generator = QSvgGenerator()
    generator.setFileName(str(draft))
    generator.setSize(SIZE)
    generator.setViewBox(QRect(QPoint(), SIZE))
    # Axes are recorded for the screen: at another resolution they would be drawn smaller.
    generator.setResolution(plot.logicalDpiX())
    generator.setTitle(title)
    QWidget.render(plot, generator)
