"""What the opened triage strip holds: choosers, slider, count, figures, and their meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.appearance import inset
from desktop.ui.triage import phrases
from desktop.ui.triage.choosers import Choosers
from desktop.ui.triage.figures import ExpectedFigures
from desktop.ui.triage.state import PER
from desktop.ui.triage.threshold_slider import ScoreLandscape, ThresholdSlider
from desktop.ui.wheel import pass_wheel_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from desktop.inference.contract import Evaluation, ModelCard
    from desktop.review.expectation import Expectation
    from desktop.review.policy import FlagPolicy


class TriageBody(QWidget):
    """Moves a threshold and shows what it does; decides nothing.

    Attributes
    ----------
    threshold_moved : Signal of (float, bool)
        The threshold shall stand there, 0 to 1; and whether it is still being dragged.
    threshold_rests : Signal
        The slider was let go.
    home_wanted : Signal
        Back to the threshold with which the folder was opened.
    done : Signal
        The reader has finished typing.
    """

    threshold_moved = Signal(float, bool)
    threshold_rests = Signal()
    home_wanted = Signal()
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choosers = Choosers(self)
        self.slider = ThresholdSlider(self)
        self.slider.setAccessibleName(self.tr("Threshold, in thousandths"))
        self.landscape = ScoreLandscape(self.slider, self)
        self.exact = _ThresholdBox(self)
        self.exact.setAccessibleName(self.tr("Threshold"))
        self.home = QPushButton(self.tr("Reset"), self)
        self.home.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.count = QLabel(self)
        self.count.setProperty("role", "figure")
        self.change = QLabel(self)
        self.change.setProperty("role", "muted")
        self.figures = ExpectedFigures(self)
        self.example = _Paragraph(self, self.tr("What to expect, in films"))
        self.meaning = _Paragraph(self, self.tr("What the policy means"))
        self.basis = _Paragraph(self, self.tr("Where the figures come from"), lines=2)
        self.basis.setProperty("role", "muted")
        self._lay_out()
        self.slider.valueChanged.connect(self._on_slider)
        self.slider.sliderReleased.connect(self.threshold_rests)
        self.exact.valueChanged.connect(self._on_exact)
        self.exact.lineEdit().returnPressed.connect(self.done)
        self.home.clicked.connect(self.home_wanted)

    def show_scores(self, scores: NDArray[np.float64]) -> None:
        """Show how the films that the threshold decides lie about it."""
        self.landscape.show_scores(scores)

    def mark_points(self, values: Sequence[float]) -> None:
        """Show where operating points stand."""
        self.slider.mark(values)

    def show_value(self, value: float) -> None:
        """Show where the threshold stands, 0 to 1."""
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(value * PER))
        with QSignalBlocker(self.exact):
            self.exact.setValue(value)
        self.landscape.show_threshold(value)

    def say_count(self, flagged: int, films: int, *, tried: bool) -> None:
        """Say how many films are flagged, or would be."""
        self.count.setText(phrases.flag_count(flagged, films, tried=tried))
        self.landscape.setAccessibleDescription(self.count.text())

    def say_home(self, where: str, *, moved: bool, more: int) -> None:
        """Say where the threshold came from, and offer the way back."""
        self.change.setText(phrases.change(more, where) if moved else "")
        back = self.tr("Back to {where}").format(where=where)
        self.home.setToolTip(back)
        self.home.setAccessibleName(back)
        self.home.setEnabled(moved)

    def say_expected(
        self,
        found: Expectation | None,
        measured: Evaluation | None,
        policy: FlagPolicy,
        cards: tuple[ModelCard, ...],
    ) -> None:
        """Say in words what to expect, on what grounds, and what the policy means."""
        self.example.say(phrases.example(found) if found is not None else "")
        self.basis.say(
            phrases.basis(measured, found, policy)
            if found is not None and measured is not None
            else ""
        )
        self.meaning.say(phrases.meaning(policy, cards, found))

    def _lay_out(self) -> None:
        moving = QGridLayout()
        moving.setHorizontalSpacing(8)
        moving.setVerticalSpacing(0)
        moving.addWidget(self.landscape, 0, 0)
        moving.addWidget(self.slider, 1, 0)
        moving.addWidget(self.exact, 1, 1)
        moving.addWidget(self.home, 1, 2)
        moving.setColumnStretch(0, 1)
        counts = QHBoxLayout()
        counts.setSpacing(12)
        counts.addWidget(self.count)
        counts.addWidget(self.change, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 2, 4, 6)
        column.setSpacing(5)
        column.addWidget(self.choosers)
        column.addLayout(moving)
        column.addLayout(counts)
        column.addWidget(self.figures)
        for line in (self.example, self.meaning, self.basis):
            column.addWidget(line)

    @Slot(int)
    def _on_slider(self, value: int) -> None:
        self.threshold_moved.emit(value / PER, self.slider.isSliderDown())

    @Slot(float)
    def _on_exact(self, value: float) -> None:
        self.threshold_moved.emit(value, False)


class _ThresholdBox(QDoubleSpinBox):
    """The threshold as a number, which can be typed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setRange(0, 1)
        self.setDecimals(3)
        self.setSingleStep(0.01)
        self.setKeyboardTracking(False)
        inset(self)
        pass_wheel_on(self)


class _Paragraph(QLabel):
    """Wrapped text that takes no room while it says nothing.

    Parameters
    ----------
    name : str
        For those who listen.
    lines : int
        Room for so many, used or not: what is below must not jump while a threshold moves.
    """

    def __init__(self, parent: QWidget, name: str, *, lines: int = 1) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMinimumHeight(lines * self.fontMetrics().lineSpacing() + 1)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)

    def say(self, text: str) -> None:
        """Say something, or be hidden."""
        self.setText(text)
        self.setVisible(bool(text))
