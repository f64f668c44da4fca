"""The opened triage strip on a small screen: in large letters it scrolls, and the list stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.ui.appearance import dress
from desktop.ui.triage.cells import Cell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop.ui.services import Services
    from desktop.ui.window import MainWindow


@pytest.fixture
def full_size(qapp: QApplication) -> Iterator[None]:
    """Set the size of all text back afterwards."""
    yield
    dress(qapp, "dark")


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_an_opened_triage_strip_leaves_the_list_in_sight_and_cuts_nothing_off(
    qapp: QApplication,
    full_size: None,
    percent: int,
    open_window: Callable[[Services], MainWindow],
    services: Services,
    study: Path,
    qtbot: QtBot,
) -> None:
    dress(qapp, "dark", percent)
    services.settings.update(triage_open=True, flag_policy="any", prevalence=0.125)
    window = open_window(services)
    window.open_paths([study])
    window.resize(1280, 800)
    with qtbot.waitExposed(window):
        window.show()
    assert window.height() == 800
    view, body = window.reading.view, window.reading.triage.body
    assert view.viewport().height() >= view.rowHeight(0)
    for cell in body.findChildren(Cell):
        assert cell.width() >= cell.minimumSizeHint().width()
        parent = cell.parentWidget()
        assert parent is not None
        assert parent.rect().contains(cell.geometry())
    assert body.height() >= body.heightForWidth(body.width())


def test_the_list_follows_letters_of_another_size_at_once(
    qapp: QApplication,
    full_size: None,
    open_window: Callable[[Services], MainWindow],
    services: Services,
    study: Path,
    qtbot: QtBot,
) -> None:
    dress(qapp, "dark")
    window = open_window(services)
    window.open_paths([study])
    with qtbot.waitExposed(window):
        window.show()
    view = window.reading.view
    before = view.rowHeight(0), view.header.sectionSize(2)
    dress(qapp, "dark", 200)
    qtbot.waitUntil(lambda: view.rowHeight(0) > 1.8 * before[0])
    assert view.header.sectionSize(2) > 1.5 * before[1]
    dress(qapp, "dark")
    qtbot.waitUntil(lambda: (view.rowHeight(0), view.header.sectionSize(2)) == before)
