"""The last resort: a bug is told to the reader and to the log, and the program goes on."""

from __future__ import annotations

import logging
import platform
import re
import sys
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, QUrl, Slot, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

import desktop
from desktop.settings import places
from desktop.ui.appearance import colours, drawing, grown
from desktop.ui.mnemonics import plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

_log = logging.getLogger(__name__)
_NOT_A_NAME = re.compile(r"[\\/]")
"""A folder may bear the user's name, on whichever system."""
_SIZE = QSize(640, 440)
_ICON_SIDE = 40
_MOST_BUGS = 20
"""So many are listed; after that it is the same one again and again."""


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Return facts about a bug and the environment; no message text, so nothing of a patient.

    Parameters
    ----------
    kind, error, trace
        As `sys.excepthook` gets them. The error's own message may hold a file name or
        header values and is left out.
    """
    frames = "".join(
        f"  {_NOT_A_NAME.split(frame.filename)[-1]}:{frame.lineno} {frame.name}\n"
        for frame in traceback.extract_tb(trace)
    )
    return (
        f"PneumoTriage {desktop.__version__}, Python {platform.python_version()}, "
        f"Qt {qVersion()}, {platform.system()} {platform.release()} {platform.machine()}\n"
        f"{kind.__name__}\n{frames}"
    )


def on_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Stand in for `sys.excepthook`: log a bug and show it."""
    if issubclass(kind, KeyboardInterrupt):
        QCoreApplication.quit()
        return
    facts = report(kind, error, trace)
    _log.error("a bug\n%s", facts)
    sys.__excepthook__(kind, error, trace)
    if isinstance(QApplication.instance(), QApplication):
        tell(facts)


def tell(facts: str) -> CrashDialog:
    """Show a bug; one dialog lists all that come before it is closed."""
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, CrashDialog) and widget.isVisible():
            widget.add(facts)
            return widget
    dialog = CrashDialog(facts, QApplication.activeWindow())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


class CrashDialog(QDialog):
    """Tells of a bug.

    Parameters
    ----------
    facts : str
        From `report`.
    """

    def __init__(self, facts: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = [facts]
        self.setWindowTitle(self.tr("An error in the program"))
        self.setAccessibleName(self.windowTitle())
        self.resize(grown(_SIZE, self.screen()))
        self.details = QPlainTextEdit(facts, self)
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName(self.tr("Details of the error"))
        self.go_on = self._button(self.tr("&Go on"), self.accept)
        buttons = QDialogButtonBox(self)
        roles = QDialogButtonBox.ButtonRole
        for text, slot in (
            (self.tr("&Copy the details"), self.copy),
            (self.tr("&Open the log's folder"), self.open_log),
        ):
            buttons.addButton(self._button(text, slot), roles.ActionRole)
        buttons.addButton(self.go_on, roles.AcceptRole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(self._head())
        layout.addWidget(self.details, 1)
        layout.addWidget(buttons)
        self.go_on.setDefault(True)
        self.go_on.setFocus()

    def add(self, facts: str) -> None:
        """List another bug."""
        if len(self._facts) < _MOST_BUGS:
            self._facts.append(facts)
            self.details.setPlainText("\n".join(self._facts))

    @Slot()
    def copy(self) -> None:
        """Put the details on the clipboard."""
        QGuiApplication.clipboard().setText(self.details.toPlainText())

    @Slot()
    def open_log(self) -> None:
        """Show the folder where the log is kept."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(places().data / "logs")))

    def _head(self) -> QHBoxLayout:
        sign = QLabel(self)
        ratio = self.devicePixelRatioF()
        sign.setPixmap(drawing("unreadable", side=_ICON_SIDE, colour=colours().fault, ratio=ratio))
        sign.setAccessibleName(self.tr("Error"))
        title = QLabel(self.tr("Something went wrong inside PneumoTriage."), self)
        title.setProperty("role", "lead")
        words = QLabel(
            self.tr(
                "Verdicts that were given are kept, and findings shown so far are not affected. "
                "Open the folder again to be sure that it is complete. The details hold no "
                "patient's data and may be passed on."
            ),
            self,
        )
        for label in (title, words):
            label.setWordWrap(True)
        beside = QVBoxLayout()
        beside.addWidget(title)
        beside.addWidget(words)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(beside, 1)
        return head

    def _button(self, text: str, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAccessibleName(plain(text))
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button
