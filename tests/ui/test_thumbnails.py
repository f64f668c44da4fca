"""Thumbnails are unpacked off the main thread, within a bound, and never flicker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from desktop.inference.pipeline import FilmSummary
from desktop.ui.tasks import BackgroundTask, ImmediateTask
from desktop.ui.worklist.columns import INDEX
from desktop.ui.worklist.delegates import _BLANK
from desktop.ui.worklist.model import WorklistModel
from desktop.ui.worklist.state import Worklist
from desktop.ui.worklist.thumbnails import Thumbnails, fitted
from desktop.ui.worklist.view import WorklistView
from tests.ui.build import finding

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

CELL = QSize(60, 40)


def summary(probability: float) -> FilmSummary:
    film = finding("a.png", probability).film
    assert film is not None
    return film


def test_the_first_look_asks_and_the_thumbnail_comes_at_the_size_of_its_cell(
    qtbot: QtBot,
) -> None:
    thumbnails = Thumbnails(BackgroundTask)
    film = summary(0.7)
    with qtbot.waitSignal(thumbnails.arrived):
        assert thumbnails.fitting(film, CELL, 2.0) is None
    pixmap = thumbnails.fitting(film, CELL, 2.0)
    assert pixmap is not None
    assert pixmap.size() == fitted(film, CELL, 2.0)
    assert pixmap.devicePixelRatio() == 2.0
    assert thumbnails.close()


def test_one_of_another_size_stands_in_until_the_right_one_has_come(qtbot: QtBot) -> None:
    thumbnails = Thumbnails(ImmediateTask)
    film = summary(0.7)
    with qtbot.waitSignal(thumbnails.arrived):
        thumbnails.fitting(film, CELL, 1.0)
    with qtbot.waitSignal(thumbnails.arrived):
        before = thumbnails.fitting(film, CELL * 2, 1.0)
        assert before is not None
    after = thumbnails.fitting(film, CELL * 2, 1.0)
    assert after is not None
    assert after.size() == fitted(film, CELL * 2, 1.0)
    assert len(thumbnails) == 1


def test_so_many_are_kept_and_no_more(qtbot: QtBot) -> None:
    thumbnails = Thumbnails(ImmediateTask, kept=4)
    films = [summary(n / 20) for n in range(10)]
    for film in films:
        with qtbot.waitSignal(thumbnails.arrived):
            thumbnails.fitting(film, CELL, 1.0)
    assert len(thumbnails) == 4
    assert thumbnails.fitting(films[-1], CELL, 1.0) is not None


def test_what_was_asked_for_last_comes_first_and_old_wishes_lapse(qtbot: QtBot) -> None:
    thumbnails = Thumbnails(ImmediateTask, kept=8)
    films = [summary(n / 20) for n in range(10)]
    with qtbot.waitSignal(thumbnails.arrived):
        for film in films:
            thumbnails.fitting(film, CELL, 1.0)
    there = [film.thumbnail in thumbnails._pixmaps for film in films]
    assert there == [False] * 6 + [True] * 4
    assert next(iter(thumbnails._pixmaps)) == films[-1].thumbnail


def test_a_broken_thumbnail_is_asked_for_once(qtbot: QtBot) -> None:
    thumbnails = Thumbnails(ImmediateTask)
    film = FilmSummary(
        facts=summary(0.5).facts, height=9, width=9, bits=8, file_format="PNG", thumbnail=b"no"
    )
    with qtbot.waitSignal(thumbnails.arrived):
        thumbnails.fitting(film, CELL, 1.0)
    pixmap = thumbnails.fitting(film, CELL, 1.0)
    assert pixmap is not None
    assert pixmap.isNull()
    assert not thumbnails._soon.isActive()


def test_a_dark_film_stands_in_the_cell_until_the_thumbnail_is_there(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = WorklistView(WorklistModel(Worklist()), ImmediateTask)
    qtbot.addWidget(view)
    view.resize(700, 200)
    # Held back, so that the time before is seen.
    monkeypatch.setattr(view.thumbnails, "_begin", lambda: None)
    monkeypatch.setattr(view.thumbnails._soon, "start", lambda: None)
    view.add([finding("a", 0.9)])
    with qtbot.waitExposed(view):
        view.show()
    middle = view.visualRect(view.model().index(0, INDEX["film"])).center()
    assert view.viewport().grab().toImage().pixelColor(middle) == _BLANK
    monkeypatch.undo()
    with qtbot.waitSignal(view.thumbnails.arrived):
        view.thumbnails._begin()
    shown = view.viewport().grab().toImage().pixelColor(middle)
    assert abs(shown.value() - round(255 * 0.9)) < 8
