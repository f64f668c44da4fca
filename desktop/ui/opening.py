"""What shall be read: a folder that is asked for, a recent one, the samples, what is dropped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QWidget

    from desktop.ui.actions import Actions
    from desktop.ui.services import Services

_IMAGE_FILTER = "*.dcm *.dicom *.jpg *.jpeg *.png *.tif *.tiff *.bmp *.zip DICOMDIR"


class Opening(QObject):
    """Asks what shall be read, and offers what was read before.

    Parameters
    ----------
    services : Services
        Settings, which hold the recent folders, and where the samples are.
    actions : Actions
        The window's actions.
    recent : QMenu
        Of recent folders; it is filled here.
    window : QWidget
        Over which dialogs open.

    Attributes
    ----------
    wanted : Signal of list of Path
        Folders and files to be read.
    """

    wanted = Signal(list)

    def __init__(
        self, services: Services, actions: Actions, recent: QMenu, *, window: QWidget
    ) -> None:
        super().__init__(window)
        self._services, self._recent, self._window = services, recent, window
        actions["open_samples"].setVisible(services.samples is not None)
        for name, slot in (
            ("open_folder", self.ask_folder),
            ("open_files", self.ask_files),
            ("open_samples", self.open_samples),
        ):
            actions[name].triggered.connect(slot)
        recent.triggered.connect(self._on_recent)
        self.show_recent()

    @Slot()
    def ask_folder(self) -> None:
        """Let the reader choose a folder."""
        title = self.tr("Open folder")
        chosen = QFileDialog.getExistingDirectory(self._window, title, self._start())
        if chosen:
            self.wanted.emit([Path(chosen)])

    @Slot()
    def ask_files(self) -> None:
        """Let the reader choose films."""
        kinds = self.tr("Films") + f" ({_IMAGE_FILTER});;" + self.tr("All files") + " (*)"
        title = self.tr("Open files")
        chosen, _ = QFileDialog.getOpenFileNames(self._window, title, self._start(), kinds)
        if chosen:
            self.wanted.emit([Path(name) for name in chosen])

    @Slot()
    def open_samples(self) -> None:
        """Want the sample study."""
        if self._services.samples is not None:
            self.wanted.emit([self._services.samples])

    @Slot()
    def show_recent(self) -> None:
        """Fill the menu of recent folders."""
        self._recent.clear()
        folders = self._services.settings.current.recent_folders
        for folder in folders:
            # A menu would take an ampersand for the sign of a mnemonic.
            self._recent.addAction(folder.replace("&", "&&")).setData(folder)
        self._recent.setEnabled(bool(folders))

    def _start(self) -> str:
        recent = self._services.settings.current.recent_folders
        return recent[0] if recent else ""

    @Slot(QAction)
    def _on_recent(self, action: QAction) -> None:
        self.wanted.emit([Path(action.data())])


def local_paths(dropped: QMimeData) -> list[Path]:
    """Return what lies on a disk of all that is dragged here."""
    return [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
