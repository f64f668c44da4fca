"""A confusion matrix whose cells lead to their films."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.evaluation.sweep import CELLS
from desktop.ui import words
from desktop.ui.appearance import colours
from desktop.ui.compare.styles import swatch

if TYPE_CHECKING:
    from desktop.evaluation.sweep import Cell
    from desktop.ui.compare.matrices import Matrix

_RIGHT: tuple[Cell, ...] = ("true_positive", "true_negative")
_PLACES: dict[Cell, tuple[int, int]] = {
    "true_positive": (1, 1),
    "false_negative": (1, 2),
    "false_positive": (2, 1),
    "true_negative": (2, 2),
}


def cell_name(cell: Cell) -> str:
    """Return what the films of a cell are called."""
    names = {
        "true_positive": words.translate("pneumonias flagged"),
        "false_negative": words.translate("pneumonias missed"),
        "false_positive": words.translate("false alarms"),
        "true_negative": words.translate("normals not flagged"),
    }
    return names[cell]


class ConfusionCard(QFrame):
    """Counts of flagged and unflagged films of each class; made once, then filled.

    Attributes
    ----------
    films_wanted : Signal of Selection
        The reader wants to see the films of a cell.
    """

    films_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._matrix: Matrix | None = None  # Qt tells of changes before all else is made
        super().__init__(parent)
        self.setProperty("role", "card")
        self._signed: tuple[int, str] | None = None
        self._sign = QLabel(self)
        self._title = QLabel(self)
        self._title.setProperty("letters", "bold")
        self._point = _muted(QLabel(self))
        self._point.setWordWrap(True)
        self.cells = {cell: self._button(cell) for cell in CELLS}
        self._table = QWidget(self)
        self._table.setLayout(self._grid())
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._sign)
        head.addWidget(self._title, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 6, 8)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(self._point)
        layout.addWidget(self._table)

    def show_matrix(self, matrix: Matrix) -> None:
        """Show other counts."""
        self._matrix = matrix
        self.setAccessibleName(self.tr("Confusion matrix of {model}").format(model=matrix.title))
        signed = matrix.place, colours().ground
        if signed != self._signed:
            self._signed = signed
            self._sign.setPixmap(swatch(matrix.place))
        self._sign.setAccessibleName(self.tr("Line of {model}").format(model=matrix.title))
        self._title.setText(matrix.title)
        self._point.setText(matrix.point if matrix.counts else matrix.why_not)
        self._table.setVisible(matrix.counts is not None)
        if matrix.counts is None:
            return
        counts = matrix.counts
        ill = counts.true_positive + counts.false_negative
        well = counts.true_negative + counts.false_positive
        for cell, button in self.cells.items():
            n = int(getattr(counts, cell))
            of = max(ill if cell in ("true_positive", "false_negative") else well, 1)
            button.setText(f"{words.number(n)}  ({words.share(n / of)})")
            button.setEnabled(matrix.pick is not None and n > 0)
            said = self.tr("{n} {films}").format(n=words.number(n), films=cell_name(cell))
            button.setAccessibleName(said)
            button.setToolTip(
                self.tr("{films}: show them in the worklist").format(films=said)
                if button.isEnabled()
                else said
            )

    def _button(self, cell: Cell) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("cell", "right" if cell in _RIGHT else "wrong")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(partial(self._on_cell, cell))
        return button

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 2, 0, 0)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(4)
        for column, text in ((1, self.tr("flagged")), (2, self.tr("not flagged"))):
            grid.addWidget(_muted(QLabel(text, self)), 0, column, Qt.AlignmentFlag.AlignHCenter)
        for row, text in ((1, self.tr("pneumonia")), (2, self.tr("normal"))):
            grid.addWidget(_muted(QLabel(text, self)), row, 0)
        for cell, (row, column) in _PLACES.items():
            grid.addWidget(self.cells[cell], row, column)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        return grid

    def _on_cell(self, cell: Cell) -> None:
        if self._matrix is not None and self._matrix.pick is not None:
            self.films_wanted.emit(self._matrix.pick(cell))

    # Qt overrides

    def changeEvent(self, event: QEvent) -> None:
        """Draw the line in another theme's colour."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._matrix is not None:
            self.show_matrix(self._matrix)


def _muted(label: QLabel) -> QLabel:
    label.setProperty("role", "muted")
    return label
