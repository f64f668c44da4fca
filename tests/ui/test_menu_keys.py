"""A letter typed while a menu is open is the menu's, and gives no verdict beneath it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop.review.database import open_database
from desktop.review.room import ReadingRoom
from desktop.ui.services import Services
from desktop.ui.window import MainWindow


@pytest.fixture
def room(tmp_path: Path) -> Iterator[ReadingRoom]:
    with open_database(tmp_path / "room.sqlite") as database:
        yield ReadingRoom(database)


@pytest.fixture
def services(services: Services, room: ReadingRoom) -> Services:
    """The usual services with a room, and a reader who has given a name."""
    services.settings.update(reader="Kim")
    return dataclasses.replace(services, room=room)


def menus(window: MainWindow) -> list[QMenu]:
    """Return every menu that has entries."""
    window.reading.view.header.menu_wanted.emit("file", QPoint())
    found = [menu for menu in window.findChildren(QMenu) if menu.actions()]
    for menu in found:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        menu.close()
    return found


def test_no_menu_lets_a_verdicts_key_through(
    reading: MainWindow, room: ReadingRoom, qtbot: QtBot
) -> None:
    view = reading.reading.view
    view.setFocus()
    before = view.finding
    names = []
    for menu in menus(reading):
        with qtbot.waitSignal(menu.aboutToShow):
            menu.popup(reading.mapToGlobal(QPoint(5, 5)))
        names.append(menu.accessibleName())
        # No entry has this letter, but the film beneath would be said to be unsure.
        menu.setActiveAction(menu.actions()[0])
        for action in menu.actions():
            action.setText(action.text().replace("&", ""))
        qtbot.keyClick(reading.windowHandle(), Qt.Key.Key_U)
        menu.close()
    assert {"File", "Reading", "View", "Film"} <= set(names)
    assert room.readers() == ()
    assert view.finding is before
    qtbot.keyClick(reading.windowHandle(), Qt.Key.Key_U)
    assert room.readers() == ("Kim",)
