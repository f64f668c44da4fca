"""The window ends when the system asks for it, as when the reader closes it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# In a process of its own: a window that ends its program ends every later event loop too.
PROGRAM = """
import signal
import sys
from PySide6.QtCore import QTimer
from desktop.app import main
from desktop.ui.window import MainWindow

ending = int(sys.argv.pop())
show, close = MainWindow.showEvent, MainWindow.closeEvent

def shown(window, event):
    show(window, event)
    QTimer.singleShot(0, lambda: signal.raise_signal(ending))

def closed(window, event):
    print("closed", flush=True)
    close(window, event)

MainWindow.showEvent, MainWindow.closeEvent = shown, closed
main()
"""


@pytest.mark.slow
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_closes_the_window(tmp_path: Path, ending: signal.Signals) -> None:
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "PNEUMOTRIAGE_DATA_DIR": str(tmp_path / "data"),
        "PNEUMOTRIAGE_CONFIG_DIR": str(tmp_path / "config"),
        "PYTHONPATH": str(ROOT),
    }
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM, "open", str(int(ending))],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert "closed" in ended.stdout
    assert "Traceback" not in ended.stderr
