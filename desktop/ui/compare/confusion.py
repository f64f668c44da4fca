"""A confusion matrix at a model's operating point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.ui import words
from desktop.ui.compare.styles import swatch

if TYPE_CHECKING:
    from desktop.inference.contract import Evaluation
    from desktop.ui.compare.cards import ModelRow


class ConfusionCard(QFrame):
    """Counts of flagged and unflagged films of each class.

    Parameters
    ----------
    place : int
        The model's row in the table, which gives its line style.
    row : ModelRow
        The model.
    """

    def __init__(self, place: int, row: ModelRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        title = row.model.card.title
        self.setAccessibleName(self.tr("Confusion matrix of {model}").format(model=title))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(4)
        head = QHBoxLayout()
        sign = QLabel(self)
        sign.setPixmap(swatch(place))
        sign.setAccessibleName(self.tr("Line of {model}").format(model=title))
        head.addWidget(sign)
        head.addWidget(_bold(QLabel(title, self)), 1)
        layout.addLayout(head)
        if row.evaluation is None:
            layout.addWidget(_muted(QLabel(self.tr("not measured on these films"), self)))
        else:
            point = self.tr("operating point “{name}” ≥ {value:.3f}").format(
                name=row.evaluation.operating_point, value=row.evaluation.confusion.threshold
            )
            layout.addWidget(_muted(QLabel(point, self)))
            layout.addLayout(self._matrix(row.evaluation))

    def _matrix(self, evaluation: Evaluation) -> QGridLayout:
        counts = evaluation.confusion
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        for column, text in ((1, self.tr("flagged")), (2, self.tr("not flagged"))):
            grid.addWidget(_muted(QLabel(text, self)), 0, column, Qt.AlignmentFlag.AlignRight)
        rows = (
            (self.tr("pneumonia"), counts.true_positive, counts.false_negative, 0),
            (self.tr("normal"), counts.false_positive, counts.true_negative, 1),
        )
        for at, (name, flagged, not_flagged, right) in enumerate(rows, start=1):
            grid.addWidget(_muted(QLabel(name, self)), at, 0)
            both = max(flagged + not_flagged, 1)
            for column, n in enumerate((flagged, not_flagged)):
                cell = QLabel(f"{words.number(n)}  ({words.share(n / both)})", self)
                grid.addWidget(
                    _bold(cell) if column == right else cell,
                    at,
                    column + 1,
                    Qt.AlignmentFlag.AlignRight,
                )
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        return grid


def _bold(label: QLabel) -> QLabel:
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label


def _muted(label: QLabel) -> QLabel:
    label.setProperty("role", "muted")
    return label
