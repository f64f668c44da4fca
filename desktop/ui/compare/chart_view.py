"""Shows charts: one at a time, its places lead to films, and it can be written to a file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import PneumoTriageError
from desktop.ui.appearance import colours
from desktop.ui.compare.chart_export import write_chart
from desktop.ui.compare.chart_hits import Hit, hit, stops
from desktop.ui.compare.charts import Kind, as_csv
from desktop.ui.elided import ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtCore import QObject

    from desktop.ui.compare.charts import Chart

_KEYS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 10,
    Qt.Key.Key_PageUp: -10,
}


class ChartView(QWidget):
    """Shows one of several charts.

    Attributes
    ----------
    films_wanted : Signal of Selection
        The reader wants to see the films of a place.
    failed : Signal of Exception
        A file could not be written.
    chosen : Signal of str
        Another chart, by its title.
    """

    films_wanted = Signal(object)
    failed = Signal(object)
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._shown: Chart | None = None  # Qt tells of changes before all else is made
        super().__init__(parent)
        # pyqtgraph takes half a second to import; nobody pays for it who does not compare.
        from desktop.ui.compare.chart_drawing import new_plot

        self._charts: tuple[Chart, ...] = ()
        self._places: frozenset[int] | None = None
        self._upright: Any = None
        self._upright_at: float | None = None
        self._hit: Hit | None = None
        self._ring: Any = None
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setInterval(0)
        self._due.timeout.connect(self._restyle)
        self.titles = QComboBox(self)
        self.titles.setAccessibleName(self.tr("Chart"))
        self.titles.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.titles.setMinimumContentsLength(14)
        self.titles.currentIndexChanged.connect(self._on_chosen)
        self._title = QLabel(self)
        self._title.setProperty("role", "muted")
        self.menu = self._make_menu()
        self.plot = new_plot(colours(), self)
        self.plot.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.plot.installEventFilter(self)
        self.plot.viewport().installEventFilter(self)
        self.plot.viewport().setMouseTracking(True)
        self._said = ElidedLabel(self)
        self._said.setProperty("role", "muted")
        self._said.setAccessibleName(self.tr("What the place means"))
        self._said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._lay_out()

    @property
    def chart(self) -> Chart | None:
        """What is shown, with the models that are."""
        return self._shown

    @property
    def said(self) -> str:
        """What is said about the place."""
        return self._said.whole

    def show_charts(self, charts: Sequence[Chart], *, first: int = 0) -> None:
        """Offer other charts; the one chosen stays if one of that title is among them."""
        before = self.titles.currentText()
        self._charts = tuple(charts)
        names = [one.title for one in charts]
        self.titles.blockSignals(True)
        self.titles.clear()
        self.titles.addItems(names)
        at = names.index(before) if before in names else min(first, len(names) - 1)
        self.titles.setCurrentIndex(at)
        self.titles.blockSignals(False)
        self.titles.setVisible(len(names) > 1)
        self._title.setVisible(len(names) == 1)
        self._draw()

    def show_models(self, places: Collection[int]) -> None:
        """Show some of the models only."""
        self._places = frozenset(places)
        self._draw()

    def move_upright(self, at: float) -> None:
        """Move the upright line; nothing else is drawn anew."""
        self._upright_at = at
        if self._upright is not None:
            self._upright.setValue(at)

    def export(self, target: Path) -> None:
        """Write the chart that is shown; what goes wrong is signalled."""
        if self._shown is not None:
            try:
                write_chart(self._shown, target, font=self.font())
            except PneumoTriageError as error:
                self.failed.emit(error)

    def _draw(self) -> None:
        from desktop.ui.compare.chart_drawing import draw

        self._hit = self._ring = None
        at = self.titles.currentIndex()
        chart = self._charts[at] if 0 <= at < len(self._charts) else None
        if chart is not None and self._places is not None:
            chart = chart.only(self._places)
        self._shown = chart
        self.menu.setEnabled(chart is not None)
        if chart is None:
            self.plot.clear()
            return
        self._title.setText(chart.title)
        self.plot.setAccessibleName(chart.title)
        self.plot.setAccessibleDescription(
            self.tr("Arrow keys go from place to place, Enter shows the films. ") + chart.note
        )
        self._upright = draw(self.plot, chart, colours(), font=self.font())
        if self._upright is not None and self._upright_at is not None:
            self._upright.setValue(self._upright_at)
        self._say(chart.note)

    @Slot()
    def _restyle(self) -> None:
        self.plot.setBackground(colours().ground)
        self._draw()

    def _say(self, text: str) -> None:
        self._said.say(text)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.titles)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self.menu)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.plot, 1)
        layout.addWidget(self._said)

    def _make_menu(self) -> QToolButton:
        button = QToolButton(self)
        button.setText(self.tr("Export"))
        button.setAccessibleName(self.tr("Export the chart"))
        button.setToolTip(self.tr("Write this chart, or its data, to a file"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        for text, slot in (
            (self.tr("Image (PNG)…"), self._on_png),
            (self.tr("Drawing (SVG)…"), self._on_svg),
            (self.tr("Data (CSV)…"), self._on_csv),
            (self.tr("Copy the data"), self.copy_data),
        ):
            menu.addAction(text).triggered.connect(slot)
        button.setMenu(menu)
        return button

    def _ask(self, ending: str, kind: str) -> None:
        if self._shown is None:
            return
        name = re.sub(r"[^\w\- ]+", "", self._shown.title).strip().replace(" ", "-").lower()
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export the chart"), f"{name}.{ending}", f"{kind} (*.{ending})"
        )
        if chosen:
            target = Path(chosen)
            self.export(target if target.suffix else target.with_suffix(f".{ending}"))

    @Slot()
    def copy_data(self) -> None:
        """Put the chart's data on the clipboard."""
        if self._shown is not None:
            QGuiApplication.clipboard().setText(as_csv(self._shown))

    @Slot()
    def _on_png(self) -> None:
        self._ask("png", self.tr("PNG image"))

    @Slot()
    def _on_svg(self) -> None:
        self._ask("svg", self.tr("SVG drawing"))

    @Slot()
    def _on_csv(self) -> None:
        self._ask("csv", self.tr("CSV table"))

    @Slot()
    def _on_chosen(self) -> None:
        self._draw()
        self.chosen.emit(self.titles.currentText())

    # Places

    def point_at(self, found: Hit | None) -> None:
        """Mark a place and say what it means."""
        self._hit = found
        self.plot.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor
        )
        if self._ring is not None:
            self.plot.removeItem(self._ring)
            self._ring = None
        if found is None:
            self._say(self._shown.note if self._shown else "")
            return
        import pyqtgraph

        layer, place = found.layer, found.places[0]
        x = layer.x[place] if layer.right is None else (layer.x[place] + layer.right[place]) / 2
        self._ring = pyqtgraph.ScatterPlotItem(
            [x],
            [layer.y[place]],
            size=18,
            brush=None,
            pen=pyqtgraph.mkPen(colours().text, width=1.6),
            symbol="s" if layer.kind is Kind.BARS else "o",
        )
        self.plot.addItem(self._ring)
        more = self.tr(" (+{n} at the same place)").format(n=len(found.places) - 1)
        self._say(found.tip + (more if len(found.places) > 1 else ""))

    def open_place(self) -> None:
        """Show the films of the place that is marked."""
        found = self._hit.selection() if self._hit else None
        if found is not None and found.films:
            self.films_wanted.emit(found)

    def _under(self, at: QPointF) -> Hit | None:
        if self._shown is None:
            return None
        box = self.plot.getViewBox()
        scene = self.plot.mapToScene(at.toPoint())
        if not box.sceneBoundingRect().contains(scene):
            return None
        place = box.mapSceneToView(scene)
        across, up = box.viewPixelSize()
        return hit(self._shown, (place.x(), place.y()), (across, up))

    def _step(self, by: int) -> None:
        places = stops(self._shown) if self._shown else []
        if not places:
            return
        known = [
            at
            for at, one in enumerate(places)
            if self._hit and one.layer is self._hit.layer and one.places[0] == self._hit.places[0]
        ]
        # From nowhere the first step goes to the first place, or the last one.
        at = (known[0] + by) if known else (0 if by > 0 else len(places) - 1)
        self.point_at(places[min(max(at, 0), len(places) - 1)])

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _KEYS:
            self._step(_KEYS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_place()
        else:
            return False
        return True

    # Qt overrides

    def changeEvent(self, event: QEvent) -> None:
        """Draw in the colours and the font of another theme, once Qt is through with changing."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange) and self._shown:
            self._due.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the mouse and the keys over the plot."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        if watched is self.plot.viewport():
            if kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
                self.point_at(self._under(event.position()))
            elif kind == QEvent.Type.Leave:
                self.point_at(None)
            elif (
                kind == QEvent.Type.MouseButtonRelease
                and isinstance(event, QMouseEvent)
                and event.button() == Qt.MouseButton.LeftButton
            ):
                self.point_at(self._under(event.position()))
                self.open_place()
        return super().eventFilter(watched, event)
