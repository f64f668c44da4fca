"""The filter of the worklist: one chip a group, each with its count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QPushButton, QWidget

from desktop.ui import words
from desktop.ui.flow import FlowLayout
from desktop.ui.worklist.case import SCORED_GROUPS, Group

if TYPE_CHECKING:
    from desktop.ui.worklist.state import Worklist


class GroupChips(QWidget):
    """Chooses which films are shown.

    Attributes
    ----------
    chosen : Signal of Group
        The reader wants another group.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Filter"))
        self._titles = {
            Group.ALL: self.tr("All"),
            Group.FLAGGED: f"{words.FLAG_SIGN} " + self.tr("Flagged"),
            Group.UNFLAGGED: self.tr("Not flagged"),
            Group.OUT_OF_SCOPE: "◇ " + self.tr("Out of scope"),
            Group.UNREADABLE: "✕ " + self.tr("Unreadable"),
        }
        self._buttons = {group: self._chip() for group in Group}
        self._exclusive = QButtonGroup(self)
        layout = FlowLayout(self, spacing=4)
        layout.setContentsMargins(8, 6, 8, 6)
        for button in self._buttons.values():
            self._exclusive.addButton(button)
            layout.addWidget(button)
        self._buttons[Group.ALL].setChecked(True)
        self._exclusive.buttonClicked.connect(self._on_clicked)

    def chip(self, group: Group) -> QPushButton:
        """Return the chip of a group."""
        return self._buttons[group]

    def show_counts(self, worklist: Worklist) -> None:
        """Write each group's count on its chip."""
        for group, button in self._buttons.items():
            title, n = self._titles[group], words.number(worklist.count(group))
            button.setText(f"{title} {n}")
            button.setAccessibleName(self.tr("Show: {group}, {n}").format(group=title, n=n))
            # How many are flagged, and which, is what a blind reader is not to know.
            button.setVisible(not (worklist.blind and group in SCORED_GROUPS))
        self._buttons[worklist.group].setChecked(True)

    def _chip(self) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("chip", True)
        button.setCheckable(True)
        # A click leaves the keys with the worklist; Tab still reaches the chips.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    @Slot(QAbstractButton)
    def _on_clicked(self, button: QAbstractButton) -> None:
        for group, chip in self._buttons.items():
            if chip is button:
                self.chosen.emit(group)
