"""The line above the list that says to which films it is narrowed, and the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from desktop.ui import words

if TYPE_CHECKING:
    from desktop.ui.worklist.state import Worklist


class NarrowBar(QFrame):
    """Says that not all films are shown; hidden while all are.

    Attributes
    ----------
    widen_wanted : Signal
        The reader wants all films again.
    """

    widen_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "narrowed")
        self.setAccessibleName(self.tr("Films the list is narrowed to"))
        self.title = QLabel(self)
        self.title.setAccessibleName(self.tr("What they have in common"))
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.all_films = QPushButton(self.tr("Show all films"), self)
        self.all_films.setAccessibleName(self.all_films.text())
        self.all_films.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.all_films.clicked.connect(self.widen_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.addWidget(self.title, 1)
        row.addWidget(self.all_films)
        self.hide()

    def show_narrowing(self, worklist: Worklist) -> None:
        """Say what the list is narrowed to, or nothing."""
        narrowing = worklist.narrowing
        self.setVisible(narrowing is not None)
        if narrowing is not None:
            text = self.tr("Only: {title} ({n})")
            self.title.setText(
                text.format(title=narrowing.title, n=words.number(len(narrowing.keys)))
            )
            self.title.setToolTip(self.title.text())
