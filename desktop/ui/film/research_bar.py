"""The strip under the film while the reader looks at where a model looked."""

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
from desktop.ui.film.own_keys import OwnKeys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.inference.classifier import Classifier

FIRST_OPACITY = 0.5


class ResearchBar(QFrame):
    """Says that this is research; chooses the model and how strong its map is shown.

    Attributes
    ----------
    changed : Signal
        Another model or another opacity is chosen.
    enable_wanted : Signal
        The reader wants research switched on.
    cancel_wanted : Signal
        The reader does not want to wait for the map.
    """

    changed = Signal()
    enable_wanted = Signal()
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
        self.models = QComboBox(self)
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
        self.enable = QPushButton(self.tr("Switch research on"), self)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        for button in (self.enable, self.cancel):
            button.setAccessibleName(button.text())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 5, 12, 5)
        layout.setSpacing(10)
        layout.addWidget(self.note, 1)
        for widget in (self.cancel, self.models, self.opacity_name, self.opacity, self.share):
            layout.addWidget(widget)
        layout.addWidget(self.enable)
        OwnKeys(self.models, self.opacity, self.enable, self.cancel, parent=self)
        self._allowed = False
        self.models.currentIndexChanged.connect(self.changed)
        self.opacity.valueChanged.connect(self._on_opacity)
        self.enable.clicked.connect(self.enable_wanted)
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

    def allow(self, on: bool) -> None:
        """Say whether research is switched on."""
        self._allowed = on
        self.show_busy(False)

    @Slot(bool)
    def show_busy(self, on: bool) -> None:
        """Say whether a map is being made."""
        for widget in (self.models, self.opacity_name, self.opacity, self.share):
            widget.setVisible(self._allowed)
        self.enable.setVisible(not self._allowed)
        self.cancel.setVisible(on)
        if not self._allowed:
            text = self.tr(
                "Where the model looked is research and is switched off: such maps are not "
                "validated and must not change a reading."
            )
        elif on:
            text = self.tr("Research: asking the model where it looked…")
        else:
            text = self.tr("Research: not validated. A map shows what moved the score, no finding.")
        self.note.setText(text)

    @Slot(int)
    def _on_opacity(self, value: int) -> None:
        self.share.setText(words.share(value / 100))
        self.changed.emit()
