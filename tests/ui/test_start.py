"""The window ends when the system asks for it, as when the reader closes it."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer

from desktop.ui.start import run_window
from desktop.ui.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from desktop.ui.services import Services

ENDINGS = (signal.SIGINT, signal.SIGTERM)


@pytest.fixture
def handlers() -> Iterator[None]:
    before = {ending: signal.getsignal(ending) for ending in ENDINGS}
    yield
    for ending, handler in before.items():
        signal.signal(ending, handler)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_signal_closes_the_window(
    services: Services,
    qapp: QApplication,
    handlers: None,
    monkeypatch: pytest.MonkeyPatch,
    ending: signal.Signals,
) -> None:
    closed: list[MainWindow] = []
    close = MainWindow.closeEvent

    def watched(window: MainWindow, event: object) -> None:
        closed.append(window)
        close(window, event)  # type: ignore[arg-type]

    monkeypatch.setattr(MainWindow, "closeEvent", watched)
    QTimer.singleShot(0, lambda: signal.raise_signal(ending))
    assert run_window(services, []) == 0
    assert closed
    for window in set(closed):
        window.deleteLater()
