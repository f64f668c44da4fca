"""ROC curves of the selected models, with their operating points."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyqtgraph
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui import words
from desktop.ui.appearance import colours
from desktop.ui.compare.styles import style_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.inference.contract import Confusion
    from desktop.ui.compare.cards import ModelRow

_MARK_SIZE = 11
_LINE_WIDTH = 2.0
_PAST_ONE = 1.03
"""End of the axis across: the number 1.0 is left out where half of it would stand outside."""


class RocPlot(QWidget):
    """Draws one curve a model."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("ROC curves"))
        self._plot = pyqtgraph.PlotWidget(
            self, background=colours().ground, viewBox=pyqtgraph.ViewBox(enableMenu=False)
        )
        self._plot.setAccessibleName(self.tr("ROC curves"))
        self._drop_menu()
        self._plot.hideButtons()
        self._plot.setMouseEnabled(x=False, y=False)
        self._plot.setRange(xRange=(0, _PAST_ONE), yRange=(0, 1), padding=0.02)
        self._plot.showGrid(x=True, y=True, alpha=0.15)
        self._label_axes()
        self._legend = self._plot.addLegend(
            offset=(-12, -12), labelTextColor=colours().text, brush=QColor(colours().panel)
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot)

    @property
    def names(self) -> list[str]:
        """What the legend names."""
        return [label.text for _, label in self._legend.items]

    def show_rows(self, rows: Sequence[tuple[int, ModelRow]]) -> None:
        """Draw the curves of models, each given with its row in the table."""
        self._plot.clear()
        self._legend.clear()
        chance = pyqtgraph.mkPen(colours().muted, width=1, style=Qt.PenStyle.DotLine)
        self._plot.plot([0, 1], [0, 1], pen=chance)
        for place, row in rows:
            if row.evaluation is not None:
                self._draw(place, row)

    def _drop_menu(self) -> None:
        """Delete the context menu: nobody sees it, and it would outlive the plot."""
        item = self._plot.getPlotItem()
        item.setMenuEnabled(False)
        item.ctrlMenu.deleteLater()
        item.ctrlMenu = None

    def _draw(self, place: int, row: ModelRow) -> None:
        if row.evaluation is None:
            return
        style = style_of(place)
        points = row.evaluation.roc
        auc = row.metric("roc_auc")
        name = row.model.card.title + (f"  {auc.value:.3f}" if auc else "")
        self._plot.plot(
            [point.false_positive_rate for point in points],
            [point.true_positive_rate for point in points],
            # Plot lines are measured in pixels of the screen, whatever its density.
            pen=pyqtgraph.mkPen(
                style.colour, width=_LINE_WIDTH * self.devicePixelRatioF(), style=style.dash
            ),
            name=name,
        )
        across, up = operating_rates(row.evaluation.confusion)
        self._plot.plot(
            [across],
            [up],
            pen=None,
            symbol=style.mark,
            symbolSize=_MARK_SIZE,
            symbolBrush=style.colour,
            symbolPen=pyqtgraph.mkPen(colours().ground, width=1.5),
        )

    def _label_axes(self) -> None:
        font = QFont(self.font())
        for side, text in (
            ("bottom", words.translate("1 − specificity (false flags among normal films)")),
            ("left", words.translate("Sensitivity")),
        ):
            axis = self._plot.getAxis(side)
            axis.setPen(colours().line)
            axis.setTextPen(colours().muted)
            axis.setStyle(tickFont=font)
            axis.setLabel(text, color=colours().muted)


def operating_rates(confusion: Confusion) -> tuple[float, float]:
    """Return where an operating point lies: false positive rate and sensitivity."""
    normal = confusion.false_positive + confusion.true_negative
    ill = confusion.true_positive + confusion.false_negative
    across = confusion.false_positive / normal if normal else 0.0
    return across, confusion.true_positive / ill if ill else 0.0
