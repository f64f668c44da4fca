"""The dialog for installed models: look, check, install, activate, roll back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QSplitter,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import PneumoTriageError
from desktop.registry import InstalledModel, Verification
from desktop.ui.appearance import colours
from desktop.ui.models import work
from desktop.ui.models.card_text import card_html
from desktop.ui.models.checks_text import checks_html
from desktop.ui.models.list_model import MODEL_ROLE, Entry, InstalledListModel
from desktop.ui.notices import NoticeBar
from desktop.ui.told.lookup import sentence_told

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from desktop.ui.services import Services
    from desktop.ui.tasks import Work


class ModelsDialog(QDialog):
    """Shows and changes the installed models; all slow work runs on a task.

    Attributes
    ----------
    changed : Signal
        Another version of a model is active.
    reread_wanted : Signal
        The reader wants the open folder classified again.
    failed : Signal of Exception
        A bug.
    """

    changed = Signal()
    reread_wanted = Signal()
    failed = Signal(object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Models"))
        self.setAccessibleName(self.windowTitle())
        self.resize(980, 620)
        self._registry = services.registry
        self._task = services.new_task(self)
        self._task.arrived.connect(self._on_arrived)
        self._task.ended.connect(self._on_ended)
        self._task.failed.connect(self._on_failed)
        self._list_model = InstalledListModel(self)
        self.list = QListView(self)
        self.card = QTextBrowser(self)
        self.checks = QTextBrowser(self)
        self.tabs = QTabWidget(self)
        self.notice = NoticeBar(self)
        self._doing = QLabel(self)
        self._doing.setAccessibleName(self.tr("What is going on"))
        self.install = self._button(self.tr("Install file…"), self.ask_file)
        self.verify = self._button(self.tr("Verify"), self.verify_selected)
        self.activate = self._button(self.tr("Activate"), self.activate_selected)
        self.roll_back = self._button(self.tr("Roll back"), self.roll_back_selected)
        self.reread = self._button(self.tr("Classify the open folder again"), self._on_reread)
        self.reread.setProperty("prominent", True)
        self.reread.hide()
        self._can_reread = False
        self._lay_out()
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self._start(partial(work.list_models, self._registry), self.tr("Reading the cards…"))

    @property
    def entry(self) -> Entry | None:
        """What is selected."""
        found = self.list.currentIndex().data(MODEL_ROLE)
        return found if found is not None else None

    def offer_reread(self, possible: bool) -> None:
        """Offer, after a change, to classify the open folder again."""
        self._can_reread = possible

    @Slot()
    def ask_file(self) -> None:
        """Let the user choose a model file, check it and take it in."""
        title, kinds = self.tr("Install model"), self.tr("Models") + " (*.onnx)"
        name, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
        if name:
            self.install_file(Path(name))

    def install_file(self, path: Path) -> None:
        """Check a model file and take it in."""
        self.tabs.setCurrentWidget(self.checks)
        doing = self.tr("Checking {name}…").format(name=path.name)
        self._start(partial(work.install, self._registry, path), doing)

    @Slot()
    def verify_selected(self) -> None:
        """Check the selected file."""
        if self.entry is not None:
            self.tabs.setCurrentWidget(self.checks)
            doing = self.tr("Checking {name}…").format(name=self.entry.path.name)
            self._start(partial(work.verify, self._registry, self.entry.path), doing)

    @Slot()
    def activate_selected(self) -> None:
        """Use the selected version from now on."""
        if isinstance(self.entry, InstalledModel):
            card = self.entry.card
            order = partial(work.activate, self._registry, card.name, card.version)
            self._start(order, self.tr("Checking and activating…"))

    @Slot()
    def roll_back_selected(self) -> None:
        """Put back the version that was active before."""
        if isinstance(self.entry, InstalledModel):
            order = partial(work.roll_back, self._registry, self.entry.card.name)
            self._start(order, self.tr("Rolling back…"))

    def _start(self, order: Work, doing: str) -> None:
        self.notice.hide()
        self._doing.setText(doing)
        self._task.start(order)
        self._enable()

    def _enable(self) -> None:
        idle, entry = not self._task.busy, self.entry
        installed = isinstance(entry, InstalledModel)
        self.install.setEnabled(idle)
        self.verify.setEnabled(idle and entry is not None)
        self.activate.setEnabled(idle and installed and not (entry is not None and entry.active))
        self.roll_back.setEnabled(idle and installed and entry is not None and entry.active)

    def _button(self, text: str, slot: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setAccessibleName(text)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def _lay_out(self) -> None:
        self.list.setModel(self._list_model)
        self.list.setAccessibleName(self.tr("Installed models"))
        self.list.setSpacing(3)
        self.card.setAccessibleName(self.tr("Model card"))
        self.checks.setAccessibleName(self.tr("Checks"))
        self.checks.setPlaceholderText(
            self.tr("Press Verify to check the file: format, card, input, outputs, golden films.")
        )
        self.tabs.setAccessibleName(self.tr("Card and checks"))
        self.tabs.tabBar().setAccessibleName(self.tr("Card and checks"))
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.card, self.tr("Model card"))
        self.tabs.addTab(self.checks, self.tr("Checks"))
        split = QSplitter(self)
        split.setAccessibleName(self.tr("List and card"))
        split.addWidget(self.list)
        split.addWidget(self.tabs)
        split.setStretchFactor(1, 1)
        split.setSizes([320, 660])
        row = QHBoxLayout()
        for button in (self.install, self.verify, self.activate, self.roll_back):
            row.addWidget(button)
        row.addWidget(self._doing, 1)
        row.addWidget(self.reread)
        row.addWidget(self._button(self.tr("Close"), self.close))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addWidget(self.notice)
        layout.addWidget(split, 1)
        layout.addLayout(row)

    def _show_listed(self, listed: work.Listed) -> None:
        kept = self.entry.path if self.entry is not None else None
        wanted = listed.changed.path if listed.changed is not None else kept
        self._list_model.set_entries(listed.entries)
        paths = [entry.path for entry in listed.entries]
        at = paths.index(wanted) if wanted in paths else 0
        self.list.setCurrentIndex(self._list_model.index(at))
        if listed.active_changed:
            self.reread.setVisible(self._can_reread)
            self.changed.emit()

    @Slot(list)
    def _on_arrived(self, batch: list[object]) -> None:
        for one in batch:
            if isinstance(one, Verification):
                shade = colours()
                self.checks.setHtml(checks_html(one, passed=shade.unflagged, failed=shade.fault))
            elif isinstance(one, work.Listed):
                self._show_listed(one)

    @Slot()
    def _on_ended(self) -> None:
        self._doing.clear()
        self._enable()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._on_ended()
        if isinstance(error, PneumoTriageError):
            self.notice.tell(error)
        else:
            self.failed.emit(error)

    @Slot(QModelIndex)
    def _on_current(self, _current: QModelIndex) -> None:
        entry = self.entry
        if isinstance(entry, InstalledModel):
            self.card.setHtml(card_html(entry))
        elif entry is not None:
            self.card.setPlainText(
                f"{entry.path.name}\n{sentence_told(entry.fault)}\n{sentence_told(entry.remedy)}"
            )
        self.checks.clear()
        self._enable()

    @Slot()
    def _on_reread(self) -> None:
        self.reread.hide()
        self.reread_wanted.emit()

    # Qt overrides

    def done(self, result: int) -> None:
        """Stop the work and wait for it before the dialog goes."""
        self._task.close()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop the work and wait for it before the dialog goes."""
        self._task.close()
        super().closeEvent(event)
