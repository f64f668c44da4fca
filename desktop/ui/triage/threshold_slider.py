"""The slider of the threshold, under it the points to choose from, above it the folder's scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QSlider, QStyle, QStyleOptionSlider, QWidget

from desktop.ui.appearance import colours
from desktop.ui.triage.state import PER
from desktop.ui.wheel import pass_wheel_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from PySide6.QtGui import QPaintEvent

_BINS = 50
_LINES = 2.2
_MARK = 4.0


class ThresholdSlider(QSlider):
    """Chooses a probability; small marks show where operating points stand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._points: tuple[float, ...] = ()
        self.setProperty("role", "threshold")
        self.setRange(0, PER)
        self.setSingleStep(1)
        self.setPageStep(PER // 50)
        # A drag leaves the keys with the worklist; Tab still reaches the slider.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        pass_wheel_on(self)
        self.setMinimumHeight(self.sizeHint().height() + round(2 * _MARK))

    def mark(self, points: Sequence[float]) -> None:
        """Show where operating points stand, 0 to 1 each."""
        self._points = tuple(points)
        self.update()

    def place_of(self, value: float) -> float:
        """Return where a probability stands, in pixels from the left, as the handle's middle."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().pixelMetric(QStyle.PixelMetric.PM_SliderLength, option, self)
        part = 1 - value if self.isRightToLeft() else value
        return handle / 2 + part * (self.width() - handle)

    # Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the slider, and the marks beneath its groove."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours().muted))
        bottom = float(self.height())
        for value in self._points:
            x = self.place_of(value)
            tip, left, right = (x, bottom - _MARK), (x - _MARK, bottom), (x + _MARK, bottom)
            painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in (tip, left, right)]))
        painter.end()


class ScoreLandscape(QWidget):
    """How the scores of the films in scope lie about the threshold.

    Parameters
    ----------
    slider : ThresholdSlider
        Stands beneath it; the two share one scale.
    """

    def __init__(self, slider: ThresholdSlider, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slider = slider
        self._shares: NDArray[np.float64] = np.zeros(_BINS)
        self._threshold = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Scores of the films in scope"))

    def show_scores(self, scores: NDArray[np.float64]) -> None:
        """Show how many films stand at each score."""
        counts, _edges = np.histogram(scores, bins=_BINS, range=(0, 1))
        most = counts.max(initial=0)
        # The root keeps a single film visible beside hundreds.
        self._shares = np.sqrt(counts / most) if most else np.zeros(_BINS)
        self.update()

    def show_threshold(self, value: float) -> None:
        """Show from which score on films are flagged."""
        self._threshold = value
        self.update()

    # Qt overrides

    def sizeHint(self) -> QSize:
        """Be as high as two lines of text."""
        return QSize(200, round(self.fontMetrics().height() * _LINES))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a bar for each span of scores: full where flagged, an outline where not."""
        painter = QPainter(self)
        height = self.height() - 1.0
        for place, share in enumerate(self._shares):
            if not share:
                continue
            low, high = place / _BINS, (place + 1) / _BINS
            ends = sorted((self._slider.place_of(low), self._slider.place_of(high)))
            tall = max(share * height, 2.0)
            bar = QRectF(ends[0] + 0.5, height - tall, ends[1] - ends[0] - 1.5, tall)
            self._paint_bar(painter, bar, flagged=low >= self._threshold)
        x = self._slider.place_of(self._threshold)
        painter.setPen(QPen(QColor(colours().text), 1.5))
        painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
        painter.end()

    def _paint_bar(self, painter: QPainter, bar: QRectF, *, flagged: bool) -> None:
        colour = QColor(colours().flagged if flagged else colours().unflagged)
        if flagged:
            painter.fillRect(bar, colour)
        else:
            painter.setPen(QPen(colour, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(bar)
