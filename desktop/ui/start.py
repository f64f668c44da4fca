"""Starts Qt and shows the window."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QMessageBox

import desktop
from desktop.settings import Settings
from desktop.ui.appearance import FULL_SIZE, drawing, dress
from desktop.ui.dialogs.crash import on_bug
from desktop.ui.told.lookup import told
from desktop.ui.translation import speak_legibly
from desktop.ui.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop.errors import PneumoTriageError
    from desktop.ui.services import Services

_SIGNAL_MILLISECONDS = 300


def run_window(services: Services, paths: Sequence[Path]) -> int:
    """Run the window until it is closed.

    Parameters
    ----------
    services : Services
        What it works with.
    paths : sequence of Path
        Read at once; may be empty.

    Returns
    -------
    int
        Exit code; 0 too where the system asked the program to end.
    """
    chosen = services.settings.current
    app = make_application(chosen.theme, text_size=chosen.text_size)
    unwritten = speak_legibly(app, chosen.language)
    before = sys.excepthook
    sys.excepthook = on_bug
    # Not put back: what comes while the window closes must not break it off.
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, _quit)
    window = MainWindow(services)
    window.show()
    if unwritten is not None:
        window.tell(unwritten)
    if paths:
        window.open_paths(paths)
    # Python looks at signals only between its own instructions; the timer gives it some.
    pulse = QTimer()
    pulse.start(_SIGNAL_MILLISECONDS)
    pulse.timeout.connect(_breathe)
    try:
        return app.exec()
    finally:
        pulse.stop()
        window.close()
        sys.excepthook = before


def say_why_not(error: PneumoTriageError) -> None:
    """Tell the reader in a dialog why there will be no window.

    Parameters
    ----------
    error : PneumoTriageError
        What is wrong, and what to do.
    """
    plain = Settings()
    app = make_application(plain.theme, text_size=plain.text_size)
    speak_legibly(app, plain.language)
    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Critical)
    box.setWindowTitle("PneumoTriage")
    box.setText(QCoreApplication.translate("start", "PneumoTriage cannot start."))
    box.setInformativeText(
        f"{told(error.problem)}\n\n{told(error.subject)}\n\n{told(error.remedy)}"
    )
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.exec()


def make_application(theme: str, *, text_size: int = FULL_SIZE) -> QApplication:
    """Return the application, dressed; see `desktop.ui.appearance.dress`."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication([desktop.__name__])
    QCoreApplication.setApplicationName("PneumoTriage")
    QCoreApplication.setApplicationVersion(desktop.__version__)
    app.setWindowIcon(application_icon())
    dress(app, theme, text_size)
    return app


def application_icon() -> QIcon:
    """Return the program's icon in every size a desktop asks for."""
    made = QIcon()
    for side in (16, 24, 32, 48, 64, 128, 256):
        pixmap: QPixmap = drawing("app", side=side, colour="#ffffff")
        made.addPixmap(pixmap)
    return made


def _quit(_number: int, _frame: object) -> None:
    """Close the window; from the event loop, which may not run yet."""
    QTimer.singleShot(0, QCoreApplication.quit)


def _breathe() -> None:
    """Do nothing, in Python."""
