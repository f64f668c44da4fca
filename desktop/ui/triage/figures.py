"""What to expect: sensitivity, specificity and predictive values, each with its interval."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from desktop.ui.appearance import inset
from desktop.ui.flow import FlowLayout
from desktop.ui.triage import phrases
from desktop.ui.triage.cells import Cell
from desktop.ui.wheel import pass_wheel_on

if TYPE_CHECKING:
    from desktop.review.expectation import Expectation

_RANGE = (0.1, 99.9)
_WIDEST = "(0.000–0.000)"


class ExpectedFigures(QWidget):
    """Four shares, and the prevalence that two of them hold for.

    Attributes
    ----------
    prevalence_changed : Signal of object
        The reader expects another share of pneumonia, 0 to 1, or None: that of the card.
    done : Signal
        The reader has finished typing.
    """

    prevalence_changed = Signal(object)
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("What to expect of the threshold"))
        self._names = {
            "sensitivity": self.tr("Sensitivity"),
            "specificity": self.tr("Specificity"),
            "ppv": self.tr("PPV"),
            "npv": self.tr("NPV"),
        }
        tips = {
            "sensitivity": self.tr("Share of the pneumonias that are flagged"),
            "specificity": self.tr("Share of the normal films that are not flagged"),
            "ppv": self.tr("Share of pneumonias among the flagged films, at this prevalence"),
            "npv": self.tr("Share of normal films among those not flagged, at this prevalence"),
        }
        self.values = {name: QLabel(self) for name in self._names}
        self.bounds = {name: QLabel(self) for name in self._names}
        self._at = QLabel(self)
        self.prevalence = self._make_prevalence()
        self.home = QPushButton(self.tr("Reset"), self)
        self.home.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.home.clicked.connect(self._on_home)
        row = FlowLayout(self, spacing=8)
        row.setContentsMargins(0, 0, 0, 0)
        least = self.fontMetrics().horizontalAdvance(_WIDEST)
        for name, value in self.values.items():
            title, bounds = QLabel(self._names[name], self), self.bounds[name]
            bounds.setProperty("role", "muted")
            bounds.setAccessibleName(self.tr("Interval of {name}").format(name=self._names[name]))
            value.setProperty("role", "strong")
            value.setAccessibleName(self._names[name])
            for label in (title, value, bounds):
                label.setToolTip(tips[name])
            row.addWidget(Cell(title, value, bounds, least=least, parent=self))
        row.addWidget(self._make_setting())

    @property
    def shown_prevalence(self) -> float:
        """The prevalence that the figures hold for, 0 to 1."""
        return self.prevalence.value() / 100

    def set_prevalence(self, own: float | None, *, of_card: float) -> None:
        """Show the prevalence that the figures hold for, and offer the way back to the card's.

        Parameters
        ----------
        own : float or None
            The one that the reader expects, 0 to 1; None while none was set.
        of_card : float
            The one among the films of the model card, 0 to 1.
        """
        with QSignalBlocker(self.prevalence):
            self.prevalence.setValue(100 * (of_card if own is None else own))
        self.home.setEnabled(own is not None)
        back = self.tr("Back to the card’s prevalence: {share}")
        self.home.setToolTip(back.format(share=phrases.prevalence(of_card)))
        self.home.setAccessibleName(self.home.toolTip())
        self._at.setText(
            self.tr("at the card’s prevalence") if own is None else self.tr("at prevalence")
        )
        self.prevalence.setToolTip(
            self.tr("As among the films of the model card. Set the share that you expect.")
            if own is None
            else self.tr("The share of pneumonia that you expect among your films")
        )

    def show_expected(self, found: Expectation | None) -> None:
        """Show what to expect; nothing is known where there are no bounds."""
        for name, label in self.values.items():
            share = getattr(found, name) if found is not None else None
            label.setText(phrases.share(share))
            self.bounds[name].setText(phrases.bounds(share))
            spoken = phrases.share_spoken(share)
            label.setAccessibleName(f"{self._names[name]}: {spoken}")

    def _make_setting(self) -> Cell:
        self._at.setBuddy(self.prevalence)
        row = QWidget(self)
        setting = QHBoxLayout(row)
        setting.setContentsMargins(0, 0, 0, 0)
        setting.setSpacing(8)
        setting.addWidget(self.prevalence, 1)
        setting.addWidget(self.home)
        self.set_prevalence(None, of_card=0.5)
        least = self._at.sizeHint().width()
        return Cell(self._at, row, least=least, parent=self)

    def _make_prevalence(self) -> QDoubleSpinBox:
        spin = QDoubleSpinBox(self)
        inset(spin)
        spin.setRange(*_RANGE)
        spin.setDecimals(1)
        spin.setSuffix("\N{NO-BREAK SPACE}%")
        spin.setKeyboardTracking(False)
        spin.setAccessibleName(self.tr("Expected prevalence of pneumonia"))
        pass_wheel_on(spin)
        spin.valueChanged.connect(self._on_value)
        spin.lineEdit().returnPressed.connect(self.done)
        return spin

    @Slot(float)
    def _on_value(self, per_cent: float) -> None:
        self.prevalence_changed.emit(per_cent / 100)

    @Slot()
    def _on_home(self) -> None:
        self.prevalence_changed.emit(None)
        self.done.emit()
