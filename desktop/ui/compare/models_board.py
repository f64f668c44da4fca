"""What the cards of the installed models say, and how fast the models are here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import words
from desktop.ui.compare.board import EvaluationBoard
from desktop.ui.compare.card_content import card_content
from desktop.ui.told.lookup import told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.ui.compare.cards import EvaluationSet, ModelRow


class ModelsBoard(QWidget):
    """Shows what it is given.

    Attributes
    ----------
    set_wanted : Signal of str
        The reader wants the figures of another evaluation set.
    measuring_wanted : Signal
        The reader wants the models' speed measured.
    failed : Signal of Exception
        A chart could not be written.
    """

    set_wanted = Signal(str)
    measuring_wanted = Signal()
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.board = EvaluationBoard(self)
        self.board.failed.connect(self.failed)
        self.sets = QComboBox(self)
        self.sets.setAccessibleName(self.tr("Evaluation set"))
        self.sets.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.sets.currentIndexChanged.connect(self._on_set)
        self.described = QLabel(self)
        self.described.setAccessibleName(self.tr("What these films are"))
        self.described.setProperty("role", "muted")
        self.described.setWordWrap(True)
        self.described.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.measure = QPushButton(self)
        self.measure.clicked.connect(self.measuring_wanted)
        head = QHBoxLayout()
        label = QLabel(self.tr("Figures on:"), self)
        label.setBuddy(self.sets)
        head.addWidget(label)
        head.addWidget(self.sets)
        head.addStretch(1)
        head.addWidget(self.measure)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.described)
        layout.addWidget(self.board, 1)
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
        for at, one in enumerate(sets):
            self.sets.addItem(told(one.data), one.data)
            self.sets.setItemData(at, told(one.description), Qt.ItemDataRole.ToolTipRole)
        self.sets.setCurrentIndex(max(self.sets.findData(before), 0 if sets else -1))
        self.sets.blockSignals(False)
        self._on_set()

    def show_rows(self, rows: Sequence[ModelRow]) -> None:
        """Show the models' figures."""
        content = card_content(rows)
        self.board.show_content(content)
        said = str(self.sets.currentData(Qt.ItemDataRole.ToolTipRole) or "")
        self.described.setText(words.sentences((said, *content.remarks)))

    def show_measuring(self, *, busy: bool, possible: bool) -> None:
        """Offer to measure speed, unless that is under way or films are read."""
        text = self.tr("Measuring…") if busy else self.tr("Measure speed on this computer")
        self.measure.setText(text)
        self.measure.setAccessibleName(text)
        self.measure.setEnabled(possible and not busy)

    @Slot()
    def _on_set(self) -> None:
        self.set_wanted.emit(self.chosen_set)
