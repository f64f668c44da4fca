"""The last resort: a bug is told to the reader and to the log, and the program goes on."""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, qVersion
from PySide6.QtWidgets import QApplication, QMessageBox

import desktop

if TYPE_CHECKING:
    from types import TracebackType

_log = logging.getLogger(__name__)


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Return facts about a bug and the environment; no message text, so nothing of a patient.

    Parameters
    ----------
    kind, error, trace
        As `sys.excepthook` gets them. The error's own message may hold a file name or
        header values and is left out.
    """
    frames = "".join(
        f"  {frame.filename.rsplit('/', 1)[-1]}:{frame.lineno} {frame.name}\n"
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
    if QApplication.instance() is not None:
        crash_box(facts).open()


def crash_box(facts: str) -> QMessageBox:
    """Return the dialog that tells of a bug."""
    box = QMessageBox(QApplication.activeWindow())
    box.setIcon(QMessageBox.Icon.Critical)
    box.setWindowTitle(_tr("An error in the program"))
    box.setAccessibleName(box.windowTitle())
    box.setText(_tr("Something went wrong inside PneumoTriage."))
    box.setInformativeText(
        _tr(
            "Findings shown so far are not affected. Open the folder again to be sure that it "
            "is complete. The details hold no patient's data and may be passed on."
        )
    )
    box.setDetailedText(facts)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return box


def _tr(text: str) -> str:
    return QCoreApplication.translate("Crash", text)
