"""The line that always says by what films are flagged, and opens the rest."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from desktop.ui import words
from desktop.ui.elided import ElidedLabel


class TriageHead(QWidget):
    """One line: how many films are flagged, and by what."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.toggle = QToolButton(self)
        self.toggle.setText(self.tr("Triage"))
        self.toggle.setAccessibleName(self.tr("Show threshold, policy and what to expect"))
        self.toggle.setToolTip(self.toggle.accessibleName())
        self.toggle.setProperty("disclosure", True)
        self.toggle.setCheckable(True)
        self.toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggle.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.toggle.toggled.connect(self._on_toggled)
        self._on_toggled(False)
        self.line = ElidedLabel(self)
        self.line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.disputed = QPushButton(self)
        self.disputed.setProperty("chip", True)
        self.disputed.setCheckable(True)
        self.disputed.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.disputed.setToolTip(self.tr("Show only films that some models flag and others do not"))
        self.say_disputed(None)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.toggle)
        row.addWidget(self.line, 1)
        row.addWidget(self.disputed)

    def say(self, short: str, whole: str) -> None:
        """Say by what films are flagged, and how many are: in a line, and in full."""
        self.line.say(short)
        self.line.setToolTip(whole)
        self.line.setAccessibleName(whole or self.tr("Flagged films, and by what"))

    def say_disputed(self, films: int | None) -> None:
        """Offer the films on which the models disagree; not with one model alone."""
        self.disputed.setVisible(films is not None)
        n = words.number(films or 0)
        self.disputed.setText(self.tr("≠ Models disagree {n}").format(n=n))
        self.disputed.setAccessibleName(self.tr("Models disagree: {n} films").format(n=n))

    @Slot(bool)
    def _on_toggled(self, opened: bool) -> None:
        arrow = Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow
        self.toggle.setArrowType(arrow)
