"""The list of sessions: open, name, add folders, watch, delete."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import PneumoTriageError
from desktop.review.sessions import SessionFolder
from desktop.ui.mnemonics import plain
from desktop.ui.notices import NoticeBar
from desktop.ui.sessions.desk import free_name
from desktop.ui.sessions.list_model import SessionListModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from desktop.review.room import ReadingRoom
    from desktop.review.sessions import ReadingSession

_NAME_WIDTH = 200


class _NameField(QLineEdit):
    """Where Enter ends the name and nothing else: it must not press the dialog's button."""

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter from the dialog, which would open the session and read it anew."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


class SessionsDialog(QDialog):
    """Lists the sessions.

    Parameters
    ----------
    room : ReadingRoom
        Where they are kept.
    current : int or None
        The session that is open.

    Attributes
    ----------
    open_wanted : Signal of ReadingSession
        The reader wants to read this one.
    changed : Signal
        Sessions were renamed, given other folders, or deleted.
    """

    open_wanted = Signal(object)
    changed = Signal()

    def __init__(
        self, room: ReadingRoom, current: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store = room.sessions
        self._filling = False
        self.setWindowTitle(self.tr("Sessions"))
        self.setAccessibleName(self.windowTitle())
        self.resize(820, 520)
        self.notice = NoticeBar(self)
        self.model = SessionListModel(self)
        self.table = QTableView(self)
        self.table.setModel(self.model)
        self.name = _NameField(self)
        self.folders = QListWidget(self)
        self.new, self.open_button, self.delete = (
            self._button(text, slot)
            for text, slot in (
                (self.tr("New session…"), self.ask_new),
                (self.tr("Open"), self.open_selected),
                (self.tr("Delete…"), self.ask_delete),
            )
        )
        self.add, self.remove = (
            self._button(text, slot)
            for text, slot in (
                (self.tr("Add a folder…"), self.ask_folder),
                (self.tr("Remove the folder"), self.remove_folder),
            )
        )
        self.open_button.setProperty("prominent", True)
        self.open_button.setDefault(True)
        self._set_up_table()
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(self._on_selected)
        self.table.activated.connect(self._on_activated)
        self.name.editingFinished.connect(self._on_named)
        self.folders.itemChanged.connect(self._on_watched)
        self.reload(current)

    @property
    def selected(self) -> ReadingSession | None:
        """The session that is selected."""
        return self.model.session(self.table.currentIndex().row())

    def reload(self, number: int | None = None) -> None:
        """Read the list anew, and select a session."""
        if self._tried(lambda: self.model.show_sessions(self._store.all())):
            row = self.model.row_of(number) if number is not None else 0
            self.table.selectRow(row)
            self._show(self.selected)

    @Slot()
    def open_selected(self) -> None:
        """Read the session that is selected."""
        session = self.selected
        if session is not None:
            self.accept()
            self.open_wanted.emit(session)

    @Slot()
    def ask_new(self) -> None:
        """Let the reader choose the folder of a new session."""
        title = self.tr("Folder of the new session")
        chosen = QFileDialog.getExistingDirectory(self, title, self._near())
        if chosen:
            self.make(Path(chosen))

    def make(self, folder: Path) -> None:
        """Make a session of a folder."""
        taken = {one.name for one in self._store.all()}
        name = free_name([folder], taken)
        made: list[ReadingSession] = []
        if self._tried(lambda: made.append(self._store.create(name, [SessionFolder(folder)]))):
            self.reload(made[0].id)
            self.name.setFocus()
            self.name.selectAll()

    @Slot()
    def ask_folder(self) -> None:
        """Let the reader choose another folder for the session."""
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Add a folder"), self._near())
        if chosen:
            self.add_folder(Path(chosen))

    def add_folder(self, path: Path) -> None:
        """Add a folder to the session that is selected."""
        session = self.selected
        if session is not None and path.absolute() not in session.paths:
            self._set_folders(session, [*session.folders, SessionFolder(path)])

    @Slot()
    def remove_folder(self) -> None:
        """Take the folder that is selected from the session; nothing on the disk changes."""
        session, row = self.selected, self.folders.currentRow()
        if session is not None and row >= 0 and len(session.folders) > 1:
            kept = [one for n, one in enumerate(session.folders) if n != row]
            self._set_folders(session, kept)

    @Slot()
    def ask_delete(self) -> None:
        """Ask whether the session that is selected is to be deleted."""
        session = self.selected
        if session is None:
            return
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Delete the session?"))
        box.setAccessibleName(box.windowTitle())
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("Delete the session “{name}”?").format(name=session.name))
        box.setInformativeText(
            self.tr("Its films and verdicts stay. Its place, filters and marks are lost.")
        )
        yes = box.addButton(self.tr("&Delete"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(self.tr("&Keep"), QMessageBox.ButtonRole.RejectRole))
        for button in box.buttons():
            button.setAccessibleName(plain(button.text()))
        yes.clicked.connect(self.delete_selected)
        box.open()

    @Slot()
    def delete_selected(self) -> None:
        """Delete the session; its verdicts and films stay."""
        session = self.selected
        if session is not None and self._tried(lambda: self._store.delete(session.id)):
            self.reload()
            self.changed.emit()

    def _near(self) -> str:
        """Return where to look for a folder first: beside those of the session."""
        session = self.selected
        return str(session.paths[0].parent) if session and session.paths else ""

    def _set_folders(self, session: ReadingSession, folders: list[SessionFolder]) -> None:
        if self._tried(lambda: self._store.set_folders(session.id, folders)):
            self.reload(session.id)
            self.changed.emit()

    def _tried(self, work: Callable[[], object]) -> bool:
        try:
            work()
        except PneumoTriageError as error:
            self.notice.tell(error)
            return False
        return True

    def _show(self, session: ReadingSession | None) -> None:
        self._filling = True
        self.name.setText(session.name if session else "")
        self.folders.clear()
        for folder in session.folders if session else ():
            line = QListWidgetItem(str(folder.path), self.folders)
            line.setFlags(line.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            line.setCheckState(Qt.CheckState.Checked if folder.watched else Qt.CheckState.Unchecked)
        for widget in (self.name, self.folders, self.open_button, self.delete, self.add):
            widget.setEnabled(session is not None)
        self.remove.setEnabled(session is not None and len(session.folders) > 1)
        self._filling = False

    def _button(self, text: str, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAccessibleName(text.rstrip("…"))
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def _set_up_table(self) -> None:
        self.table.setAccessibleName(self.tr("Sessions"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.table.setColumnWidth(0, _NAME_WIDTH)
        # When it was opened and whether it is watched are never cut, in large letters neither.
        for at in (1, 2):
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.ResizeToContents)

    def _lay_out(self) -> None:
        self.name.setAccessibleName(self.tr("Name of the session"))
        self.folders.setAccessibleName(self.tr("Folders of the session; a tick watches one"))
        hint = QLabel(
            self.tr(
                "A tick watches a folder: films that arrive there are read while you go on. "
                "Deleting a session deletes neither films nor verdicts."
            ),
            self,
        )
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        beside = QVBoxLayout()
        beside.addWidget(self.add)
        beside.addWidget(self.remove)
        beside.addStretch()
        form = QGridLayout()
        form.addWidget(QLabel(self.tr("Name"), self), 0, 0)
        form.addWidget(self.name, 0, 1)
        form.addWidget(QLabel(self.tr("Folders"), self), 1, 0, Qt.AlignmentFlag.AlignTop)
        form.addWidget(self.folders, 1, 1)
        form.addLayout(beside, 1, 2)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        button = close.button(QDialogButtonBox.StandardButton.Close)
        button.setAccessibleName(self.tr("Close"))
        button.setAutoDefault(False)
        close.rejected.connect(self.reject)
        row = QHBoxLayout()
        for made in (self.new, self.delete):
            row.addWidget(made)
        row.addStretch()
        row.addWidget(self.open_button)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        layout.addWidget(self.notice)
        layout.addWidget(self.table, 3)
        layout.addLayout(form, 2)
        layout.addWidget(hint)
        layout.addLayout(row)

    @Slot(QModelIndex, QModelIndex)
    def _on_selected(self, _current: QModelIndex, _before: QModelIndex) -> None:
        self._show(self.selected)

    @Slot(QModelIndex)
    def _on_activated(self, _index: QModelIndex) -> None:
        self.open_selected()

    @Slot()
    def _on_named(self) -> None:
        session = self.selected
        if self._filling or session is None or self.name.text().strip() == session.name:
            return
        name = self.name.text()
        if self._tried(lambda: self._store.rename(session.id, name)):
            self.notice.hide()
            self.reload(session.id)
            self.changed.emit()
        else:
            self._show(session)

    @Slot(QListWidgetItem)
    def _on_watched(self, line: QListWidgetItem) -> None:
        session = self.selected
        if self._filling or session is None:
            return
        row, on = self.folders.row(line), line.checkState() == Qt.CheckState.Checked
        folders = [
            SessionFolder(one.path, on if n == row else one.watched)
            for n, one in enumerate(session.folders)
        ]
        self._set_folders(session, folders)
