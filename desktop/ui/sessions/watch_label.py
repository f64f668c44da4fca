"""Says in the status line that folders are watched, and what came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QWidget

from desktop.ui import words

if TYPE_CHECKING:
    from desktop.ui.sessions.intake import Intake


class WatchLabel(QLabel):
    """Hidden while nothing is watched."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Watched folders"))
        self.hide()

    def show_intake(self, intake: Intake) -> None:
        """Say what is watched, waited for, or out of reach."""
        folders = intake.folders
        self.setVisible(bool(folders))
        parts = (
            [
                self.tr("Watching “{name}”").format(name=folders[0].name)
                if len(folders) == 1
                else self.tr("Watching {n} folders").format(n=len(folders))
            ]
            if folders
            else []
        )
        if folders and not intake.watching:
            parts = [self.tr("Will watch once all films are read")]
        if intake.arrived and intake.at is not None:
            text = self.tr("{n} arrived, last {time}")
            time = intake.at.strftime("%H:%M")
            parts.append(text.format(n=words.number(intake.arrived), time=time))
        if intake.waiting:
            parts.append(self.tr("{n} not complete yet").format(n=words.number(intake.waiting)))
        if intake.unreachable:
            names = ", ".join(path.name for path in intake.unreachable)
            parts.append(self.tr("OUT OF REACH: {names}").format(names=names))
        self.setProperty("role", "fault" if intake.unreachable else "muted")
        self.style().unpolish(self)
        self.style().polish(self)
        self.setText(" · ".join(parts))
        self.setToolTip("\n".join(str(folder) for folder in folders))
