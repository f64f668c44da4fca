"""What evaluated models look like: table, charts, matrices, differences."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.compare.chart_view import ChartView
from desktop.ui.compare.confusion import ConfusionCard
from desktop.ui.compare.content import BoardContent
from desktop.ui.compare.grid_view import GridView
from desktop.ui.compare.roomy import ChartsBeside, scrolling

_MATRICES_ACROSS = 2
_WIDEST = 106
"""Pixels of a column of facts: four models fit beside each other."""


class EvaluationBoard(QWidget):
    """Shows what it is given; which models are ticked and which charts are seen stays.

    Attributes
    ----------
    films_wanted : Signal of Selection
        The reader wants to see certain films.
    failed : Signal of Exception
        A chart could not be written.
    """

    films_wanted = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = BoardContent()
        self.table = GridView(
            self.tr("Metrics of the models"), checkable=True, tall=True, parent=self
        )
        self.table.ticked_changed.connect(self._show_ticked)
        self.left, self.right = ChartView(self), ChartView(self)
        self.points = QComboBox(self)
        self.points.setAccessibleName(self.tr("Operating point"))
        self.points.currentIndexChanged.connect(self._show_matrices)
        self.cards: list[ConfusionCard] = []
        self.differences = GridView(self.tr("Differences of the models"), tall=True, parent=self)
        self.about = GridView(self.tr("About the models"), tall=True, widest=_WIDEST, parent=self)
        self.tabs = self._make_tabs()
        for part in (self.table, self.left, self.right, self.differences, self.about):
            part.films_wanted.connect(self.films_wanted)
        for chart in (self.left, self.right):
            chart.failed.connect(self.failed)
        self._lay_out()

    @property
    def content(self) -> BoardContent:
        """What is shown."""
        return self._content

    def show_content(self, content: BoardContent) -> None:
        """Show other figures."""
        self._content = content
        self.table.show_grid(content.metrics)
        self.table.fit_height()
        self.left.show_charts(content.charts, first=0)
        self.right.show_charts(content.charts, first=1)
        self._offer_points(tuple(content.matrices))
        self.differences.show_grid(content.differences)
        self.about.show_grid(content.about)
        at = self.tabs.indexOf(self.about)
        self.tabs.setTabVisible(at, bool(content.about.titles))
        self.tabs.setTabText(at, content.about_title)
        self._show_ticked()

    def _offer_points(self, names: tuple[str, ...]) -> None:
        before = self.points.currentText()
        self.points.blockSignals(True)
        self.points.clear()
        self.points.addItems(names)
        self.points.setCurrentIndex(names.index(before) if before in names else 0)
        self.points.blockSignals(False)

    @Slot()
    def _show_ticked(self) -> None:
        for chart in (self.left, self.right):
            chart.show_models(self.table.ticked)
        self._show_matrices()

    @Slot()
    def _show_matrices(self) -> None:
        ticked = set(self.table.ticked)
        chosen = self._content.matrices.get(self.points.currentText(), ())
        shown = [one for one in chosen if one.place in ticked]
        while len(self.cards) < len(shown):
            card = ConfusionCard(self._matrices)
            card.films_wanted.connect(self.films_wanted)
            at = len(self.cards)
            self._matrices_grid.addWidget(card, at // _MATRICES_ACROSS, at % _MATRICES_ACROSS)
            self.cards.append(card)
        for at, card in enumerate(self.cards):
            card.setVisible(at < len(shown))
            if at < len(shown):
                card.show_matrix(shown[at])

    def _make_tabs(self) -> QTabWidget:
        tabs = QTabWidget(self)
        tabs.setAccessibleName(self.tr("Matrices, differences and models"))
        tabs.tabBar().setAccessibleName(self.tr("Matrices, differences and models"))
        tabs.tabBar().setDrawBase(False)
        tabs.addTab(self._matrices_page(), self.tr("Confusion matrices"))
        tabs.addTab(self.differences, self.tr("Differences"))
        tabs.addTab(self.about, self.tr("About the models"))
        return tabs

    def _matrices_page(self) -> QWidget:
        page = QWidget(self)
        head = QHBoxLayout()
        label = QLabel(self.tr("Operating point:"), page)
        label.setBuddy(self.points)
        head.addWidget(label)
        head.addWidget(self.points, 1)
        self._matrices = QWidget(page)
        self._matrices_grid = QGridLayout(self._matrices)
        self._matrices_grid.setContentsMargins(0, 0, 4, 0)
        self._matrices_grid.setSpacing(6)
        outer = QWidget(page)
        outer_layout = QVBoxLayout(outer)
        outer_layout.setContentsMargins(0, 0, 0, 0)
        outer_layout.addWidget(self._matrices)
        outer_layout.addStretch(1)
        scroll = QScrollArea(page)
        scroll.setAccessibleName(self.tr("Confusion matrices"))
        scroll.setWidget(outer)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.addLayout(head)
        layout.addWidget(scroll, 1)
        return page

    def _lay_out(self) -> None:
        whole = QWidget(self)
        lower = ChartsBeside(whole)
        lower.setAccessibleName(self.tr("Charts and matrices"))
        for at, (widget, stretch) in enumerate(
            ((self.left, 28), (self.right, 28), (self.tabs, 44))
        ):
            box = QWidget(lower)
            layout = QVBoxLayout(box)
            layout.setContentsMargins(6 if at else 0, 0, 6 if at < 2 else 0, 0)
            layout.addWidget(widget)
            lower.addWidget(box)
            lower.setStretchFactor(at, stretch)
        lower.setSizes([280, 280, 440])
        lower.setChildrenCollapsible(False)
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.table)
        layout.addWidget(lower, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(whole, lower.accessibleName(), self))
