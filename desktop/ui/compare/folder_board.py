"""The open films without labels: where the models agree, where not, and what is unusual."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import words
from desktop.ui.compare.chart_view import ChartView
from desktop.ui.compare.folder_charts import scatter_charts, spread_charts
from desktop.ui.compare.folder_grids import (
    drift_grid,
    films_grid,
    kappa_text,
    pairs_grid,
    rates_grid,
)
from desktop.ui.compare.grid_view import GridView
from desktop.ui.compare.links import Grid
from desktop.ui.compare.roomy import ChartsBeside, scrolling
from desktop.ui.told.lookup import sentence_told

if TYPE_CHECKING:
    from desktop.ui.compare.folder import FolderSight

_MARGIN = 120
"""Pixels around what is said while there is nothing to show."""


class FolderBoard(QWidget):
    """Shows the models on the open films.

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
        self._sight: FolderSight | None = None
        self._said = QLabel(self)
        self._said.setAccessibleName(self.tr("Agreement of the models"))
        self._said.setWordWrap(True)
        self._said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.disputed = QPushButton(self)
        self.disputed.clicked.connect(self._on_disputed)
        self.scatter, self.spread = ChartView(self), ChartView(self)
        self.films = GridView(
            self.tr("Films with the scores of all models"), stretch=0, parent=self
        )
        self.pairs = GridView(self.tr("Agreement of every two models"), tall=True, parent=self)
        self.rates = GridView(
            self.tr("Films flagged at each operating point"), tall=True, parent=self
        )
        self.drift = GridView(
            self.tr("These films against the cards"), stretch=1, tall=True, parent=self
        )
        self.only_disputed = QCheckBox(self.tr("Only films they do not all decide alike"), self)
        self.only_disputed.setChecked(True)
        self.only_disputed.toggled.connect(self._show_films)
        for part in (
            self.scatter,
            self.spread,
            self.films,
            self.pairs,
            self.rates,
            self.drift,
        ):
            part.films_wanted.connect(self.films_wanted)
        for chart in (self.scatter, self.spread):
            chart.failed.connect(self.failed)
        self._empty = QLabel(self)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setMargin(_MARGIN)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self.show_sight(None, busy=False)

    @property
    def text(self) -> str:
        """What is said about the agreement."""
        seen = self._stack.currentWidget() is not self._empty
        return self._said.text() if seen else self._empty.text()

    def show_sight(self, sight: FolderSight | None, *, busy: bool) -> None:
        """Show the models on the open films.

        Parameters
        ----------
        sight : FolderSight or None
            None while no film has been scored.
        busy : bool
            Whether more films will come.
        """
        self._sight = sight
        if sight is None:
            self._empty.setText(
                self.tr("The films are being read…")
                if busy
                else self.tr(
                    "No folder is open, or none of its films is in scope. On open films this page "
                    "shows where the models agree, which films they dispute, and whether the films "
                    "are like those the models were tested on. It needs no labels."
                )
            )
            self._stack.setCurrentWidget(self._empty)
            return
        self._stack.setCurrentIndex(1)
        self._said.setText(_summary(sight, busy=busy))
        several = len(sight.models) > 1
        n = len(sight.disputed)
        self.disputed.setText(
            self.tr("Show the {n} films they disagree on").format(n=words.number(n))
        )
        self.disputed.setVisible(several and n > 0)
        self.scatter.setVisible(several)
        self.scatter.show_charts(scatter_charts(sight))
        self.spread.show_charts(spread_charts(sight))
        self._show_films()
        self.pairs.show_grid(pairs_grid(sight) if several else Grid())
        self.rates.show_grid(rates_grid(sight))
        self.drift.show_grid(drift_grid(sight))

    @Slot()
    def _show_films(self) -> None:
        if self._sight is not None:
            disputed = self.only_disputed.isChecked() and len(self._sight.models) > 1
            self.films.show_grid(films_grid(self._sight, disputed=disputed))

    @Slot()
    def _on_disputed(self) -> None:
        if self._sight is not None:
            title = self.tr("films on which the models disagree")
            self.films_wanted.emit(self._sight.chosen(self._sight.disputed, title))

    def _lay_out(self) -> None:
        page = QWidget(self)
        head = QHBoxLayout()
        head.addWidget(self._said, 1)
        head.addWidget(self.disputed, 0, Qt.AlignmentFlag.AlignTop)
        self.tabs = self._make_tabs()
        lower = ChartsBeside(page)
        lower.setAccessibleName(self.tr("Charts and tables"))
        for at, widget in enumerate((self.scatter, self.spread, self.tabs)):
            box = QWidget(lower)
            layout = QVBoxLayout(box)
            layout.setContentsMargins(6 if at else 0, 0, 6 if at < 2 else 0, 0)
            layout.addWidget(widget)
            lower.addWidget(box)
        lower.setSizes([290, 260, 450])
        for at, stretch in enumerate((29, 26, 45)):
            lower.setStretchFactor(at, stretch)
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
        films = QWidget(self)
        layout = QVBoxLayout(films)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.addWidget(self.only_disputed)
        layout.addWidget(self.films, 1)
        tabs = QTabWidget(self)
        tabs.setAccessibleName(self.tr("Tables"))
        tabs.tabBar().setAccessibleName(self.tr("Tables"))
        tabs.tabBar().setDrawBase(False)
        for widget, title in (
            (films, self.tr("Films")),
            (self.pairs, self.tr("Agreement")),
            (self.rates, self.tr("Flag rates")),
            (self.drift, self.tr("Drift")),
        ):
            tabs.addTab(widget, title)
        return tabs


def _summary(sight: FolderSight, *, busy: bool) -> str:
    n, m = len(sight.films), len(sight.models)
    left_out = len(sight.readable) - n
    parts = [words.translate("{n} films in scope").format(n=words.number(n))]
    if left_out:
        parts[0] += words.translate(" ({out} out of scope left out)").format(
            out=words.number(left_out)
        )
    if busy:
        parts[0] += words.translate(", more to come")
    if m > 1:
        same = n - len(sight.disputed)
        parts.append(
            words.translate(
                "All {m} models decide the same on {same} of {n} films ({share})"
            ).format(
                m=m,
                same=words.number(same),
                n=words.number(n),
                share=words.share(sight.agreement.unanimous),
            )
        )
        kappa = sight.agreement.fleiss if m > 2 else sight.agreement.pairs[0].interval
        name = words.translate("Fleiss’ κ") if m > 2 else words.translate("Cohen’s κ")
        parts.append(f"{name} {kappa_text(kappa)}")
    return words.sentences(map(sentence_told, parts))
