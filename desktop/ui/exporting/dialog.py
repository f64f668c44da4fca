"""The export dialog: ask, write with progress and a way out, say what came of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import PneumoTriageError
from desktop.ui.exporting.form import ExportForm
from desktop.ui.exporting.work import Written, carry_out, first_troubles
from desktop.ui.mnemonics import plain
from desktop.ui.notices import NoticeBar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.reporting.progress import Step
    from desktop.review.findings import Finding
    from desktop.ui.exporting.work import Open
    from desktop.ui.services import Services

_SIZE = QSize(860, 600)
_LINES_OF_TROUBLE = 5


class ExportDialog(QDialog):
    """Exports what is open.

    Parameters
    ----------
    services : Services
        Where verdicts are kept and films are read.
    what : Open
        What is open.
    selected : sequence of Finding
        The films that are selected in the worklist.
    shown : Finding or None
        The film that is shown.

    Attributes
    ----------
    failed : Signal of Exception
        A bug came up while writing.
    """

    failed = Signal(object)

    def __init__(
        self,
        services: Services,
        what: Open,
        *,
        selected: Sequence[Finding] = (),
        shown: Finding | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._what = services, what
        self._steps: list[Step] = []
        self._written: Written | None = None
        self.setWindowTitle(self.tr("Export"))
        self.setAccessibleName(self.windowTitle())
        self.resize(_SIZE.boundedTo(self.screen().availableSize()))
        store, last = services.settings, services.settings.current.export_folder
        self.form = ExportForm(
            what.findings,
            selected=selected,
            shown=shown,
            folder=Path(last) if last and Path(last).is_dir() else None,
            overlays=store.current.show_saliency or "show_saliency" not in store.fixed,
            parent=self,
        )
        self.notice = NoticeBar(self)
        self.progress = QProgressBar(self)
        self.outcome = QLabel(self)
        self.open_folder = self._button(self.tr("&Open folder"), self._on_open_folder)
        self.troubles = QPlainTextEdit(self)
        self.export = self._button(self.tr("&Export"), self.start)
        self.cancel = self._button(self.tr("&Cancel"), self.stop)
        self.close_button = self._button(self.tr("Cl&ose"), self.reject)
        self._lay_out()
        self.form.changed.connect(self._show_state)
        self._task = services.new_task(self)
        self._task.arrived.connect(self._on_steps)
        self._task.ended.connect(self._on_ended)
        self._task.failed.connect(self._on_failed)
        self._show_state()

    @Slot()
    def start(self) -> None:
        """Write what is wanted."""
        wish = self.form.wish
        self._steps, self._written = [], None
        self.notice.hide()
        self._result.hide()
        self.progress.setRange(0, 0)
        self._task.start(partial(carry_out, self._services, self._what, wish))
        self._show_state()

    @Slot()
    def stop(self) -> None:
        """Call the export off; nothing of it stays."""
        self._task.cancel()
        self.outcome.setText(self.tr("Being called off…"))

    def _button(self, text: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAccessibleName(plain(text))
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def _lay_out(self) -> None:
        self.progress.setAccessibleName(self.tr("Progress of the export"))
        self.progress.setTextVisible(False)
        self.outcome.setWordWrap(True)
        self.outcome.setAccessibleName(self.tr("Outcome of the export"))
        self.troubles.setReadOnly(True)
        self.troubles.setTabChangesFocus(True)
        self.troubles.setAccessibleName(self.tr("What could not be exported"))
        height = self.troubles.fontMetrics().lineSpacing() * (_LINES_OF_TROUBLE + 1)
        self.troubles.setMaximumHeight(height)
        self.export.setProperty("prominent", True)
        self.export.setDefault(True)
        self._result = QFrame(self)
        self._result.setProperty("role", "narrowed")
        words = QHBoxLayout()
        words.addWidget(self.outcome, 1)
        words.addWidget(self.open_folder)
        inside = QVBoxLayout(self._result)
        inside.addLayout(words)
        inside.addWidget(self.troubles)
        self._result.hide()
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.export, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.cancel, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.close_button, QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        layout.addWidget(self.notice)
        if self._what.reading:
            layout.addWidget(self._partial())
        layout.addWidget(self.form, 1)
        layout.addWidget(self.progress)
        layout.addWidget(self._result)
        layout.addWidget(buttons)

    def _partial(self) -> QLabel:
        label = QLabel(
            self.tr("Films are still being read: only those found so far are exported."), self
        )
        label.setProperty("role", "caution")
        label.setWordWrap(True)
        return label

    @Slot()
    def _show_state(self) -> None:
        busy = self._task.busy
        self.form.setEnabled(not busy)
        self.progress.setVisible(busy)
        self.export.setVisible(not busy)
        self.cancel.setVisible(busy)
        self.close_button.setEnabled(not busy)
        text = self.tr("&Replace") if self.form.replaces else self.tr("&Export")
        self.export.setText(text)
        self.export.setAccessibleName(plain(text))
        self.export.setEnabled(not self.form.obstacle)
        if busy:
            self._tell(self.tr("Preparing the export…"))

    def _tell(self, words: str, *, troubles: Sequence[str] = (), written: bool = False) -> None:
        self.outcome.setText(words)
        self.troubles.setPlainText("\n".join(troubles))
        self.troubles.setVisible(bool(troubles))
        self.open_folder.setVisible(written)
        self._result.show()

    @Slot(list)
    def _on_steps(self, batch: list[Step | Written]) -> None:
        for one in batch:
            if isinstance(one, Written):
                self._written = one
            else:
                self._steps.append(one)
        if self._steps and self._task.busy:
            last = self._steps[-1]
            self.progress.setRange(0, last.total)
            self.progress.setValue(last.done)
            told = self.tr("{done} of {total} written…")
            self.outcome.setText(told.format(done=f"{last.done:,}", total=f"{last.total:,}"))

    @Slot(bool)
    def _on_ended(self, _cancelled: bool) -> None:
        self._show_state()
        if self._written is None:
            self._tell(self.tr("The export was called off. Nothing was written."))
            return
        written = self._written
        self._services.settings.update(export_folder=str(written.target.parent))
        how_much = (
            self.tr("%n film(s)", "", written.films)
            if written.files is None
            else self.tr("%n file(s)", "", written.files)
        )
        words = self.tr("Written, {how_much}: {place}").format(
            how_much=how_much, place=written.target
        )
        self.form.propose_anew()
        self._tell(words, troubles=first_troubles(self._steps), written=True)
        self.open_folder.setFocus()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._show_state()
        self._result.hide()
        troubles = first_troubles(self._steps)
        if isinstance(error, PneumoTriageError):
            self.notice.tell(error)
            if troubles:
                self._tell(self.tr("Nothing was written:"), troubles=troubles)
        else:
            self.failed.emit(error)

    @Slot()
    def _on_open_folder(self) -> None:
        if self._written is not None:
            place = self._written.target
            folder = place if place.is_dir() else place.parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    # Qt overrides

    def reject(self) -> None:
        """Call off what is under way; else close."""
        if self._task.busy:
            self.stop()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Stop writing and wait for it, then close."""
        self._task.close()
        super().done(result)
