"""The strip under the film while research is on: where a model looked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSlider,
    QWidget,
)

from desktop.ui import words
from desktop.ui.film.handing_back import hide_for
from desktop.ui.film.own_keys import OwnKeys
from desktop.ui.wheel import pass_wheel_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.inference.classifier import Classifier

FIRST_OPACITY = 0.5
_LINES = 2
"""As many the words take beside the controls in a window of the usual width."""


class ResearchBar(QFrame):
    """Says that this is research; chooses the model and how strong its map is shown.

    Attributes
    ----------
    changed : Signal
        Another model or another opacity is chosen.
    cancel_wanted : Signal
        The reader does not want to wait for the map.
    """

    changed = Signal()
    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self.setAccessibleName(self.tr("Where the model looked"))
        self.note = QLabel(self)
        self.note.setProperty("role", "caution")
        self.note.setAccessibleName(self.tr("Research"))
        self.note.setWordWrap(True)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        # Whatever it says, the film above stays as large as it is.
        self.note.setMinimumHeight(_LINES * self.note.fontMetrics().lineSpacing())
        self.models = QComboBox(self)
        self.models.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.models.setAccessibleName(self.tr("Model whose map is shown"))
        self.opacity_name = QLabel(self.tr("Opacity"), self)
        self.opacity = QSlider(Qt.Orientation.Horizontal, self)
        self.opacity.setAccessibleName(self.tr("Opacity of the map"))
        self.opacity.setRange(0, 100)
        self.opacity.setValue(round(100 * FIRST_OPACITY))
        self.opacity.setFixedWidth(110)
        self.opacity_name.setBuddy(self.opacity)
        self.share = QLabel(self)
        self.share.setAccessibleName(self.tr("Opacity in per cent"))
        self.share.setMinimumWidth(self.share.fontMetrics().horizontalAdvance("100 %") + 4)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.setAccessibleName(self.cancel.text())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 5, 12, 5)
        layout.setSpacing(10)
        layout.addWidget(self.note, 1)
        for widget in (self.cancel, self.models, self.opacity_name, self.opacity, self.share):
            layout.addWidget(widget)
        OwnKeys(self.models, self.opacity, self.cancel, parent=self)
        pass_wheel_on(self.models)
        self.models.currentIndexChanged.connect(self.changed)
        self.opacity.valueChanged.connect(self._on_opacity)
        self.cancel.clicked.connect(self.cancel_wanted)
        self._on_opacity(self.opacity.value())
        self.show_busy(False)

    @property
    def model(self) -> int:
        """Which of the models is chosen, by its place."""
        return self.models.currentIndex()

    @property
    def strength(self) -> float:
        """Opacity, 0 to 1."""
        return self.opacity.value() / 100

    def offer(self, classifiers: Sequence[Classifier]) -> None:
        """Offer the models that read; the leading one is chosen."""
        self.models.blockSignals(True)
        self.models.clear()
        for one in classifiers:
            self.models.addItem(f"{one.card.title} {one.card.version}")
        self.models.blockSignals(False)

    @Slot(bool)
    def show_busy(self, on: bool) -> None:
        """Say whether a map is being made."""
        if on:
            self.cancel.show()
            text = self.tr("Research: asking the model where it looked…")
        else:
            hide_for(self.models, self.cancel)
            text = self.tr("Research, not validated: what moved the score, no finding")
        self.note.setText(text)

    @Slot(int)
    def _on_opacity(self, value: int) -> None:
        self.share.setText(words.share(value / 100))
        self.changed.emit()
