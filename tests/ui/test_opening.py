"""What shall be read: asked for, recent, the samples."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from desktop.ui.actions import Actions
from desktop.ui.opening import Opening

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.ui.services import Services

HERE = "/films/here"


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def opening(services: Services, owner: QWidget) -> tuple[Opening, Actions, list[str]]:
    actions = Actions(owner)
    made = Opening(services, actions, QMenu(owner), window=owner)
    wanted: list[str] = []
    made.wanted.connect(lambda paths: wanted.extend(map(str, paths)))
    return made, actions, wanted


def test_dialogs_begin_at_the_last_folder_and_what_is_chosen_is_wanted(
    services: Services, owner: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.settings.update(recent_folders=(HERE, "/films/there"))
    _made, actions, wanted = opening(services, owner)
    begun: list[str] = []

    def one(_parent: QWidget, _title: str, start: str) -> str:
        begun.append(start)
        return f"{start}/chosen"

    def several(_parent: QWidget, _title: str, start: str, _kinds: str) -> tuple[list[str], str]:
        begun.append(start)
        return [f"{start}/a.png", f"{start}/b.png"], ""

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", one)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", several)
    actions["open_folder"].trigger()
    actions["open_files"].trigger()
    assert begun == [HERE, HERE]
    assert wanted == [f"{HERE}/chosen", f"{HERE}/a.png", f"{HERE}/b.png"]


def test_who_chooses_nothing_wants_nothing(
    services: Services, owner: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, actions, _wanted = opening(services, owner)
    told: list[object] = []
    made.wanted.connect(told.append)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    actions["open_folder"].trigger()
    actions["open_files"].trigger()
    assert told == []


def test_samples_are_offered_where_there_are_some(
    services: Services, owner: QWidget, tmp_path: Path
) -> None:
    assert not opening(services, owner)[1]["open_samples"].isVisible()
    _made, actions, wanted = opening(replace(services, samples=tmp_path), owner)
    assert actions["open_samples"].isVisible()
    actions["open_samples"].trigger()
    assert wanted == [str(tmp_path)]
