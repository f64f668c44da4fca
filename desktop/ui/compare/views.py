"""The comparison's views beside each other, and what they ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from desktop.ui.compare.folder_board import FolderBoard
from desktop.ui.compare.labelled_board import LabelledBoard
from desktop.ui.compare.laboratory_board import LaboratoryBoard
from desktop.ui.compare.models_board import ModelsBoard
from desktop.ui.compare.site_desk import SiteDesk

if TYPE_CHECKING:
    from desktop.ui.services import Services


class Views(QTabWidget):
    """Models, this folder without and with labels, and the laboratory.

    Attributes
    ----------
    films_wanted : Signal of Selection
        The reader wants to see certain films.
    failed : Signal of Exception
        Something could not be written.
    """

    films_wanted = Signal(object)
    failed = Signal(object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Views of the comparison"))
        self.tabBar().setAccessibleName(self.tr("Views of the comparison"))
        self.tabBar().setDrawBase(False)
        self.models = ModelsBoard(self)
        self.folder = FolderBoard(self)
        self.labelled = LabelledBoard(has_room=services.room is not None, parent=self)
        self.laboratory = LaboratoryBoard(self)
        self.laboratory.expect(services.settings.current.prevalence)
        self.desk = SiteDesk(services, self.laboratory, self)
        for widget, title in (
            (self.models, self.tr("Models")),
            (self.folder, self.tr("This folder")),
            (self.labelled, self.tr("This folder, labelled")),
            (self.laboratory, self.tr("Threshold laboratory")),
        ):
            widget.setContentsMargins(0, 8, 0, 0)
            self.addTab(widget, title)
        for linked in (self.folder, self.labelled, self.laboratory):
            linked.films_wanted.connect(self.films_wanted)
        for part in (self.models, self.folder, self.labelled, self.laboratory, self.desk):
            part.failed.connect(self.failed)
