"""What the comparison looks like: table, curves, matrices, the open folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.compare.cards import comparable
from desktop.ui.compare.confusion import ConfusionCard
from desktop.ui.compare.folder_panel import FolderPanel
from desktop.ui.compare.styles import SWATCH
from desktop.ui.compare.table_model import COLUMNS, ModelsTableModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from desktop.ui.compare.cards import EvaluationSet, ModelRow
    from desktop.ui.compare.folder import FolderAgreement

_ROWS_SEEN = 5
_TRAINED = [column.name for column in COLUMNS].index("training")
_LEAST_TRAINED_LETTERS = 18


class CompareBoard(QWidget):
    """Shows what it is given.

    Attributes
    ----------
    set_wanted : Signal of str
        The reader wants the figures of another evaluation set.
    measuring_wanted : Signal
        The reader wants the models' speed measured.
    film_wanted : Signal of Finding
        The reader wants to see a film.
    """

    set_wanted = Signal(str)
    measuring_wanted = Signal()
    film_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # pyqtgraph takes half a second to import; nobody pays for it who does not compare.
        from desktop.ui.compare.roc import RocPlot

        self._model = ModelsTableModel(self)
        self.table = self._make_table()
        self.sets = QComboBox(self)
        self.sets.setAccessibleName(self.tr("Evaluation set"))
        self.sets.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.sets.currentIndexChanged.connect(self._on_set)
        self._described = QLabel(self)
        self._described.setAccessibleName(self.tr("What these films are"))
        self._described.setProperty("role", "muted")
        self._described.setWordWrap(True)
        self._described.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.measure = QPushButton(self)
        self.measure.clicked.connect(self.measuring_wanted)
        self.roc = RocPlot(self)
        self.folder = FolderPanel(self)
        self.folder.film_wanted.connect(self.film_wanted)
        self._cards = QWidget(self)
        self._cards_layout = QVBoxLayout(self._cards)
        self._cards_layout.setContentsMargins(0, 0, 4, 0)
        self._lay_out()
        self.show_measuring(busy=False, possible=True)

    @property
    def chosen_set(self) -> str:
        """The evaluation set whose figures are shown."""
        return str(self.sets.currentData() or "")

    def show_sets(self, sets: Sequence[EvaluationSet]) -> None:
        """Offer evaluation sets; the one chosen stays so if it is among them."""
        before = self.chosen_set
        self.sets.blockSignals(True)
        self.sets.clear()
        for one in sets:
            self.sets.addItem(one.data, one.data)
            self.sets.setItemData(
                self.sets.count() - 1, one.description, Qt.ItemDataRole.ToolTipRole
            )
        self.sets.setCurrentIndex(max(self.sets.findData(before), 0 if sets else -1))
        self.sets.blockSignals(False)
        self._on_set()

    def show_rows(self, rows: Sequence[ModelRow]) -> None:
        """Show the models' figures; which ones are selected stays."""
        same = [row.identity for row in rows] == [row.identity for row in self._model.rows]
        self._model.set_rows(rows)
        if not same:
            self.table.selectAll()
            self._fit_table()
        self._fit_columns()
        self._describe(rows)
        self._show_selected()

    def show_folder(self, found: FolderAgreement | None, *, busy: bool) -> None:
        """Show how far the models agree on the open folder."""
        titles = {row.model.card.name: row.model.card.title for row in self._model.rows}
        self.folder.show_agreement(found, busy=busy, titles=titles)

    def show_measuring(self, *, busy: bool, possible: bool) -> None:
        """Offer to measure speed, unless that is under way or films are read."""
        text = self.tr("Measuring…") if busy else self.tr("Measure speed on this computer")
        self.measure.setText(text)
        self.measure.setAccessibleName(text)
        self.measure.setEnabled(possible and not busy)

    def _describe(self, rows: Sequence[ModelRow]) -> None:
        said = str(self.sets.currentData(Qt.ItemDataRole.ToolTipRole) or "")
        if not comparable(rows):
            said += " " + self.tr("Caution: not all models were measured on the very same films.")
        self._described.setText(said)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        label = QLabel(self.tr("Figures on:"), self)
        label.setBuddy(self.sets)
        head.addWidget(label)
        head.addWidget(self.sets)
        head.addSpacing(8)
        head.addWidget(self._described, 1)
        head.addWidget(self.measure)
        scroll = QScrollArea(self)
        scroll.setAccessibleName(self.tr("Confusion matrices"))
        scroll.setWidget(self._cards)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        lower = QSplitter(Qt.Orientation.Horizontal, self)
        lower.setAccessibleName(self.tr("Curves, matrices and the open folder"))
        for title, widget, stretch in (
            (self.tr("ROC curves"), self.roc, 31),
            (self.tr("Confusion matrices"), scroll, 24),
            (self.tr("The open folder"), self.folder, 45),
        ):
            lower.addWidget(_titled(title, widget, lower))
            lower.setStretchFactor(lower.count() - 1, stretch)
        lower.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.table)
        layout.addWidget(lower, 1)

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        table.setWordWrap(False)
        table.setAccessibleName(self.tr("Installed models"))
        table.setModel(self._model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setProperty("quiet", True)
        table.setShowGrid(False)
        table.setIconSize(SWATCH)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().setVisible(False)
        table.horizontalHeader().setStretchLastSection(True)
        table.horizontalHeader().setHighlightSections(False)
        table.selectionModel().selectionChanged.connect(self._show_selected)
        return table

    def _fit_table(self) -> None:
        """Make the table as high as its rows, up to some."""
        rows = min(max(self._model.rowCount(), 1), _ROWS_SEEN)
        line = self.table.verticalHeader().defaultSectionSize()
        header = self.table.horizontalHeader().sizeHint().height()
        bar = self.table.horizontalScrollBar().sizeHint().height()
        self.table.setFixedHeight(header + rows * line + bar + 4)

    def _fit_columns(self) -> None:
        """Make columns as wide as their words; where room is short, what trained on gives way."""
        table, last = self.table, len(COLUMNS) - 1
        table.resizeColumnsToContents()
        # The last column is stretched: its own need is less than its width.
        need = max(table.sizeHintForColumn(last), table.horizontalHeader().sectionSizeHint(last))
        others = need + sum(table.columnWidth(at) for at in range(last) if at != _TRAINED)
        least = _LEAST_TRAINED_LETTERS * table.fontMetrics().averageCharWidth()
        room = max(table.viewport().width() - others, least)
        table.setColumnWidth(_TRAINED, min(table.columnWidth(_TRAINED), room))

    @Slot()
    def _show_selected(self) -> None:
        chosen = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        rows = [(place, self._model.rows[place]) for place in chosen]
        self.roc.show_rows(rows)
        while self._cards_layout.count():
            item = self._cards_layout.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        for place, row in rows:
            self._cards_layout.addWidget(ConfusionCard(place, row, self._cards))
        self._cards_layout.addStretch()

    @Slot()
    def _on_set(self) -> None:
        self.set_wanted.emit(self.chosen_set)

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show more or less of what the models were trained on."""
        super().resizeEvent(event)
        self._fit_columns()


def _titled(title: str, widget: QWidget, parent: QWidget) -> QWidget:
    box = QWidget(parent)
    layout = QVBoxLayout(box)
    layout.setContentsMargins(6, 0, 6, 0)
    layout.setSpacing(4)
    label = QLabel(title, box)
    label.setProperty("role", "muted")
    layout.addWidget(label)
    layout.addWidget(widget, 1)
    return box
