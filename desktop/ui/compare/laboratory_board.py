"""The threshold laboratory: move an operating point, see what it does, keep it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.appearance import inset
from desktop.ui.compare.chart_view import ChartView
from desktop.ui.compare.confusion import ConfusionCard
from desktop.ui.compare.grid_view import GridView
from desktop.ui.compare.histograms import score_histogram
from desktop.ui.compare.laboratory import LabReading, named_points, read_at
from desktop.ui.compare.laboratory_grids import (
    against_grid,
    history_grid,
    lab_grid,
    moved_matrix,
    shares_chart,
)
from desktop.ui.compare.roomy import ChartsBeside, scrolling
from desktop.ui.triage import phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.review.site_points import SitePoint
    from desktop.ui.compare.labels import SortedFilms

STEPS = 1000
"""Of the slider, from 0 to 1."""

_FIRST_PREVALENCE = 10.0
_MARGIN = 120


class LaboratoryBoard(QWidget):
    """Moves one model's threshold over labelled films.

    Attributes
    ----------
    films_wanted : Signal of Selection
        The reader wants to see certain films.
    failed : Signal of Exception
        A chart could not be written.
    save_wanted : Signal
        The reader wants the threshold kept.
    withdraw_wanted : Signal of SitePoint
        The reader wants a point withdrawn.
    model_changed : Signal
        Another model's threshold is moved; its points are to be shown.
    """

    films_wanted = Signal(object)
    failed = Signal(object)
    save_wanted = Signal()
    withdraw_wanted = Signal(object)
    model_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lab: SortedFilms | None = None
        self._reading: LabReading | None = None
        self._points: tuple[SitePoint, ...] = ()
        self._at = 0.0
        self.milliseconds = 0.0
        self.models, self.starts = QComboBox(self), QComboBox(self)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(0, STEPS)
        self.slider.setSingleStep(1)
        self.slider.setPageStep(50)
        self.exact = _spin(self, decimals=4, most=1.0, step=0.001)
        self.prevalence = _spin(self, decimals=1, most=99.9, step=1.0, least=0.1)
        self.prevalence.setSuffix("\N{NO-BREAK SPACE}%")
        self.expect(None)
        self.save = QPushButton(self.tr("Save as the site's point…"), self)
        self.withdraw = QPushButton(self.tr("Withdraw the point"), self)
        self.matrix = ConfusionCard(self)
        self.shares, self.scores = ChartView(self), ChartView(self)
        self.figures = GridView(self.tr("The moved threshold and the one in force"), parent=self)
        self.against = GridView(
            self.tr("Against the other models"), stretch=1, tall=True, parent=self
        )
        self.history = GridView(self.tr("The site's operating points"), parent=self)
        self._empty = QLabel(self)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setMargin(_MARGIN)
        self._stack = QStackedWidget(self)
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setInterval(0)
        self._name_parts()
        self._connect()
        self._lay_out()
        self.allow_saving(possible=False)
        self.show_lab(None)

    @property
    def lab(self) -> SortedFilms | None:
        """The films."""
        return self._lab

    @property
    def model(self) -> int:
        """The model whose threshold is moved, by its place."""
        return max(self.models.currentIndex(), 0)

    @property
    def threshold(self) -> float:
        """Where it was moved to, more exactly than is shown."""
        return self._at

    @property
    def reading(self) -> LabReading | None:
        """What it does there."""
        return self._reading

    def show_lab(self, lab: SortedFilms | None, why_not: str = "") -> None:
        """Take other films; the model stays chosen and its threshold begins at the one in force.

        Parameters
        ----------
        lab : SortedFilms or None
            None without labelled films.
        why_not : str
            Why there are none.
        """
        before = self.models.currentText()
        self._lab = lab
        self._stack.setCurrentIndex(0 if lab is None else 1)
        self._empty.setText(
            why_not
            or self.tr(
                "The laboratory needs labelled films: open a folder, and choose where its labels "
                "come from on the page “This folder, labelled”."
            )
        )
        if lab is None:
            self._reading = None
            return
        self.models.blockSignals(True)
        self.models.clear()
        self.models.addItems(lab.titles)
        self.models.setCurrentIndex(max(self.models.findText(before), 0))
        self.models.blockSignals(False)
        self._on_model()

    def show_history(self, points: Sequence[SitePoint]) -> None:
        """Show what the site chose for this version of this model."""
        self._points = tuple(points)
        self.history.show_grid(history_grid(self._points))
        self._offer_starts()
        self._allow_withdrawing()

    def allow_saving(self, *, possible: bool) -> None:
        """Offer to keep a threshold, where there is a database to keep it in."""
        self.save.setEnabled(possible)
        self.save.setToolTip("" if possible else self.tr("The database is not open"))

    def expect(self, prevalence: float | None) -> None:
        """Begin with a share of pneumonia among the films to come, 0 to 1."""
        self.prevalence.setValue(_FIRST_PREVALENCE if prevalence is None else 100 * prevalence)

    def move_to(self, threshold: float) -> None:
        """Move the threshold; what is shown of it may be rounded."""
        self._at = threshold
        self.exact.blockSignals(True)
        self.exact.setValue(threshold)
        self.exact.blockSignals(False)
        self._place_slider()
        self._due.start()

    @Slot()
    def answer(self) -> None:
        """Show what the threshold does."""
        self._due.stop()
        if self._lab is None:
            return
        start = time.perf_counter()
        share = self.prevalence.value() / 100
        reading = read_at(self._lab, self.model, self.threshold, share)
        self._reading = reading
        for chart in (self.shares, self.scores):
            chart.move_upright(self.threshold)
        self.matrix.show_matrix(moved_matrix(self._lab, reading))
        self.figures.show_grid(lab_grid(self._lab, reading, share))
        self.against.show_grid(against_grid(self._lab, reading))
        self.milliseconds = (time.perf_counter() - start) * 1000

    @Slot()
    def _on_model(self) -> None:
        if self._lab is None:
            return
        lab, model = self._lab, self.model
        in_force = lab.films.thresholds[model].value
        self.shares.show_charts((shares_chart(lab, model),))
        self.scores.show_charts(
            (
                score_histogram(
                    lab.films, lab.sweeps[model], lab.titles[model], model, upright=in_force
                ),
            )
        )
        self.show_history(())
        self.move_to(in_force)
        self.answer()
        self.model_changed.emit()

    def _offer_starts(self) -> None:
        if self._lab is None:
            return
        newest = {point.name: point for point in self._points}
        own = [one.as_threshold for one in newest.values() if one.threshold is not None]
        self.starts.blockSignals(True)
        self.starts.clear()
        self.starts.addItem(self.tr("Go to a point…"), None)
        for at in named_points(self._lab, self.model, own):
            self.starts.addItem(f"{phrases.point_name(at)} ≥ {at.value:.3f}", at.value)
        self.starts.blockSignals(False)

    @Slot(int)
    def _on_start(self, index: int) -> None:
        value = self.starts.itemData(index)
        if value is not None:
            self.move_to(value)
        self.starts.setCurrentIndex(0)

    @Slot(int)
    def _on_slider(self, step: int) -> None:
        self.move_to(step / STEPS)

    @Slot(float)
    def _on_exact(self, value: float) -> None:
        self.move_to(value)

    def _place_slider(self) -> None:
        self.slider.blockSignals(True)
        self.slider.setValue(round(self.exact.value() * STEPS))
        self.slider.blockSignals(False)

    @Slot()
    def _on_withdraw(self) -> None:
        at = self.history.currentIndex().row()
        point = self._points[::-1][at] if 0 <= at < len(self._points) else None
        if point is not None and point.threshold is not None:
            self.withdraw_wanted.emit(point)

    @Slot()
    def _allow_withdrawing(self) -> None:
        at = self.history.currentIndex().row()
        point = self._points[::-1][at] if 0 <= at < len(self._points) else None
        newest = {one.name: one for one in self._points}
        self.withdraw.setEnabled(
            point is not None and point.threshold is not None and newest[point.name] is point
        )

    def _name_parts(self) -> None:
        for part, name in (
            (self.models, self.tr("Model whose threshold is moved")),
            (self.starts, self.tr("Go to an operating point")),
            (self.slider, self.tr("Threshold")),
            (self.exact, self.tr("Exact threshold")),
            (self.prevalence, self.tr("Share of pneumonia among the films to come")),
        ):
            part.setAccessibleName(name)
            part.setToolTip(name)
        self.slider.setToolTip(self.tr("Arrow keys move it by 0.001, Page keys by 0.05"))

    def _connect(self) -> None:
        self.models.currentIndexChanged.connect(self._on_model)
        self.starts.activated.connect(self._on_start)
        self.slider.valueChanged.connect(self._on_slider)
        self.exact.valueChanged.connect(self._on_exact)
        self.prevalence.valueChanged.connect(self._due.start)
        self._due.timeout.connect(self.answer)
        self.save.clicked.connect(self.save_wanted)
        self.withdraw.clicked.connect(self._on_withdraw)
        self.history.selectionModel().currentChanged.connect(self._allow_withdrawing)
        for part in (self.matrix, self.shares, self.scores, self.figures):
            part.films_wanted.connect(self.films_wanted)
        for chart in (self.shares, self.scores):
            chart.failed.connect(self.failed)

    def _lay_out(self) -> None:
        page = QWidget(self)
        head = QHBoxLayout()
        for title, widget, stretch in (
            (self.tr("Model:"), self.models, 0),
            ("", self.starts, 0),
            (self.tr("Flag from"), self.slider, 1),
            ("", self.exact, 0),
            (self.tr("Expected pneumonia:"), self.prevalence, 0),
            ("", self.save, 0),
        ):
            if title:
                label = QLabel(title, page)
                label.setBuddy(widget)
                head.addWidget(label)
            head.addWidget(widget, stretch)
        lower = ChartsBeside(page)
        lower.setAccessibleName(self.tr("Charts and figures"))
        self.tabs = self._make_tabs()
        columns = ((self.shares,), (self.scores,), (self.matrix, self.tabs))
        for at, widgets in enumerate(columns):
            box = QWidget(lower)
            layout = QVBoxLayout(box)
            layout.setContentsMargins(6 if at else 0, 0, 6 if at < 2 else 0, 0)
            for part in widgets:
                layout.addWidget(part)
            lower.addWidget(box)
        lower.setSizes([290, 260, 450])
        lower.setChildrenCollapsible(False)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(lower, 1)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(scrolling(page, lower.accessibleName(), self))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _make_tabs(self) -> QTabWidget:
        site = QWidget(self)
        layout = QVBoxLayout(site)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.addWidget(self.history, 1)
        layout.addWidget(self.withdraw, 0, Qt.AlignmentFlag.AlignLeft)
        tabs = QTabWidget(self)
        tabs.setAccessibleName(self.tr("Figures, other models and the site's points"))
        tabs.tabBar().setAccessibleName(tabs.accessibleName())
        tabs.tabBar().setDrawBase(False)
        tabs.addTab(self.figures, self.tr("What it does"))
        tabs.addTab(self.against, self.tr("Against the others"))
        tabs.addTab(site, self.tr("The site's points"))
        return tabs


def _spin(
    parent: QWidget, *, decimals: int, most: float, step: float, least: float = 0.0
) -> QDoubleSpinBox:
    spin = QDoubleSpinBox(parent)
    inset(spin)
    spin.setDecimals(decimals)
    spin.setRange(least, most)
    spin.setSingleStep(step)
    spin.setKeyboardTracking(False)
    return spin
