"""What stands where a film cannot be shown: what, why, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desktop.ui.appearance import drawing
from desktop.ui.film.notches import Notches
from desktop.ui.told.lookup import sentence_told, told

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QWheelEvent

    from desktop.review.findings import Finding

_PAPER = "#dde2e8"
_ICON_SIDE = 72


class FilmMessage(QFrame):
    """A message on the film's black stage, where wheel and double click do as on a film.

    Attributes
    ----------
    stepped : Signal of int
        The reader wants the next (1) or the previous (-1) film.
    maximise_wanted : Signal
        A double click.
    """

    stepped = Signal(int)
    maximise_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "stage")
        self._notches = Notches()
        self._icon = QLabel(self)
        self._icon.setPixmap(drawing("unreadable", side=_ICON_SIDE, colour=_PAPER))
        self._icon.setAccessibleName(self.tr("Unreadable"))
        self._what = self._line(self.tr("Which film"), letters="lead")
        self._why = self._line(self.tr("Why it cannot be shown"))
        self._remedy = self._line(self.tr("What to do"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(40, 40, 40, 40)
        layout.setSpacing(10)
        layout.addStretch()
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        for line in (self._what, self._why, self._remedy):
            layout.addWidget(line)
        layout.addStretch()

    def say(self, what: str, why: str, remedy: str) -> None:
        """Show a message."""
        self._what.setText(self.tr("“{name}” cannot be shown").format(name=what))
        self._why.setText(why)
        self._remedy.setText(remedy)

    def say_of(self, finding: Finding) -> None:
        """Show why a film is unreadable."""
        why = finding.reason
        remedy = finding.error.removeprefix(f"{finding.ref.path}: {why}. ")
        self.say(finding.ref.path.name, sentence_told(why), told(remedy))

    def _line(self, name: str, *, letters: str = "") -> QLabel:
        label = QLabel(self)
        label.setAccessibleName(name)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setProperty("letters", letters)
        return label

    # Qt overrides

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Step through the worklist: who turns the wheel must not stop here."""
        steps = self._notches.after(event.angleDelta().y())
        if steps:
            self.stepped.emit(steps)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for the whole window, or for the rest of it back."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.maximise_wanted.emit()
