"""Sessions: the same case tomorrow, named sessions, and folders that are watched."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.review.database import open_database
from desktop.review.findings import Status
from desktop.review.room import ReadingRoom
from desktop.review.sessions import SessionFolder
from desktop.review.watching import Look
from desktop.ui.services import Services
from desktop.ui.sessions.desk import SessionDesk, free_name
from desktop.ui.sessions.dialog import SessionsDialog
from desktop.ui.sessions.list_model import SESSION_ROLE, SessionListModel
from desktop.ui.tasks import BackgroundTask
from desktop.ui.window import MainWindow
from desktop.ui.worklist.filters import ColumnFilter, Reading
from desktop.ui.worklist.sorting import Order, Sorting
from tests.factories import film
from tests.ui.build import finding


@pytest.fixture
def room(tmp_path: Path) -> Iterator[ReadingRoom]:
    with open_database(tmp_path / "room.sqlite") as database:
        yield ReadingRoom(database)


class Arrivals:
    """Stands in for `watch`: hands out what a test says, and tells what it was asked."""

    def __init__(self) -> None:
        self.looks: list[Look] = []
        self.asked: list[tuple[tuple[Path, ...], frozenset[Path]]] = []

    def __call__(self, folders: Any, *, known: Any, cancelled: Any) -> Iterator[Look]:
        self.asked.append((tuple(folders), frozenset(known)))
        yield from self.looks


@pytest.fixture
def arrivals() -> Arrivals:
    return Arrivals()


@pytest.fixture
def services(services: Services, room: ReadingRoom, arrivals: Arrivals) -> Services:
    """The usual services with a room, a reader, and folders in which a test lets films come."""
    services.settings.update(reader="Kim")
    return dataclasses.replace(services, room=room, watch=arrivals)


def stem(window: MainWindow) -> str:
    finding = window.reading.view.finding
    assert finding is not None
    return finding.ref.path.stem


def test_tomorrow_the_reader_is_at_the_same_case_in_the_same_order(
    open_window: Callable[[Services], MainWindow], services: Services, study: Path
) -> None:
    window = open_window(services)
    window.open_paths([study])
    pane = window.reading.pane
    pane.sort(Sorting(Order.COLUMN, "file", descending=True))
    pane.put_unread_first(True)
    pane.filter(dataclasses.replace(pane.worklist.wish.filters, query="r", reading=Reading.UNREAD))
    pane.filter(pane.worklist.wish.filters.with_column(ColumnFilter("score", low=0.1)))
    window.reading.view.header.show_column("warnings", True)
    window.reading.view.header._on_resized(1, 40, 77)
    window.reading.view.step(1)
    window.reading.mark()
    assert stem(window) == "dark"
    wish = pane.worklist.wish
    window.close()

    window = open_window(services)
    assert "Continue “study”" in window.reading.empty.go_on.text().replace("&", "")
    window.reading.empty.go_on.click()
    pane = window.reading.pane
    assert pane.worklist.wish == wish
    assert stem(window) == "dark"
    case = window.reading.view.case
    assert case is not None
    assert case.marked
    assert window.reading.view.header.is_shown("warnings")
    assert window._orders.currentText() == "by “File”, backwards"


def test_a_moved_folder_is_another_session_with_the_same_verdicts(
    open_window: Callable[[Services], MainWindow],
    services: Services,
    room: ReadingRoom,
    study: Path,
    tmp_path: Path,
) -> None:
    window = open_window(services)
    window.open_paths([study])
    window.reading.desk.decide("normal")
    study.rename(tmp_path / "moved")
    window.open_paths([tmp_path / "moved"])
    assert [one.name for one in room.sessions.all()] == ["moved", "study"]
    assert window.reading.pane.worklist.unread == 4


def test_the_reader_who_goes_elsewhere_is_not_called_back(
    open_window: Callable[[Services], MainWindow], services: Services, study: Path
) -> None:
    window = open_window(services)
    window.open_paths([study])
    window.actions_by_name["last"].trigger()
    window.open_paths([study])
    assert stem(window) == "broken"


def test_films_that_arrive_move_neither_place_nor_selection(
    open_window: Callable[[Services], MainWindow],
    services: Services,
    arrivals: Arrivals,
    study: Path,
) -> None:
    window = open_window(services)
    window.open_paths([study])
    window.reading.view.step(2)
    new = film(study / "new.png", 210)
    arrivals.looks = [Look(waiting=1), Look(arrived=(new,))]
    window.actions_by_name["watch"].trigger()
    folders, known = arrivals.asked[-1]
    assert folders == (study,)
    assert study / "white.png" in known
    assert study / "broken.jpg" not in known
    names = [row.finding.ref.path.stem for row in window.reading.pane.worklist.rows]
    assert names == ["white", "new", "bright", "grey", "dark", "broken"]
    assert stem(window) == "grey"
    assert len(window.reading.view.selected) == 1
    assert "4 of 6" in window.reading.film._place
    assert "1 arrived" in window.room.watch_label.text()
    assert window.room.watch_label.isVisible()
    assert window.reading.progress.account.startswith("scored 5")


def test_what_was_half_written_is_read_again_and_listed_once(
    open_window: Callable[[Services], MainWindow],
    services: Services,
    arrivals: Arrivals,
    study: Path,
) -> None:
    window = open_window(services)
    window.open_paths([study])
    film(study / "good.png", 120)
    (study / "good.png").replace(study / "broken.jpg")
    arrivals.looks = [Look(arrived=(study / "broken.jpg",))]
    window.actions_by_name["watch"].trigger()
    found = [one for one in window.session.findings if one.ref.path.name == "broken.jpg"]
    assert [one.status for one in found] == [Status.OK]
    assert window.reading.view.model().rowCount() == 5
    assert "arrived" not in window.room.watch_label.text()


def test_a_watched_session_watches_again_when_it_is_opened(
    open_window: Callable[[Services], MainWindow],
    services: Services,
    arrivals: Arrivals,
    study: Path,
    tmp_path: Path,
) -> None:
    window = open_window(services)
    window.open_paths([study])
    window.actions_by_name["watch"].trigger()
    film(tmp_path / "other" / "one.png", 90)
    window.open_paths([tmp_path / "other"])
    assert not window.actions_by_name["watch"].isChecked()
    assert not window.room.watch_label.isVisible()
    asked = len(arrivals.asked)
    window.open_paths([study])
    assert window.actions_by_name["watch"].isChecked()
    assert len(arrivals.asked) == asked + 1
    window.actions_by_name["watch"].trigger()
    assert window.room.intake.folders == ()


def test_a_folder_out_of_reach_is_told(
    open_window: Callable[[Services], MainWindow],
    services: Services,
    arrivals: Arrivals,
    study: Path,
) -> None:
    window = open_window(services)
    window.open_paths([study])
    arrivals.looks = [Look(unreachable=(study,))]
    window.actions_by_name["watch"].trigger()
    assert "OUT OF REACH: study" in window.room.watch_label.text()


def test_a_real_watch_takes_in_a_film_while_reading_goes_on(
    open_window: Callable[[Services], MainWindow],
    services: Services,
    study: Path,
    qtbot: QtBot,
) -> None:
    from functools import partial

    from desktop.review.watching import watch

    quick = partial(watch, seconds=0.02)
    window = open_window(dataclasses.replace(services, new_task=BackgroundTask, watch=quick))
    window.open_paths([study])
    qtbot.waitUntil(lambda: not window.session.progress.working, timeout=20_000)
    window.actions_by_name["watch"].trigger()
    window.reading.view.step(1)
    here = stem(window)
    film(study / "later.png", 210)
    model = window.reading.view.model()
    qtbot.waitUntil(lambda: model.rowCount() == 6, timeout=20_000)
    assert stem(window) == here


def test_sessions_are_named_given_folders_and_deleted(
    qtbot: QtBot, look: None, room: ReadingRoom, study: Path, tmp_path: Path
) -> None:
    room.sessions.create("first", [SessionFolder(study)])
    dialog = SessionsDialog(room)
    qtbot.addWidget(dialog)
    dialog.make(study)
    made = dialog.selected
    assert made is not None
    assert made.name == "study"
    dialog.name.setText("first")
    dialog.name.editingFinished.emit()
    assert "there is one of that name" in dialog.notice.text
    dialog.name.setText("Ward 3")
    dialog.name.editingFinished.emit()
    assert room.sessions.get(made.id).name == "Ward 3"
    (tmp_path / "more").mkdir()
    dialog.add_folder(tmp_path / "more")
    dialog.folders.item(1).setCheckState(Qt.CheckState.Checked)
    assert room.sessions.get(made.id).watched == (tmp_path / "more",)
    dialog.folders.setCurrentRow(0)
    dialog.remove_folder()
    assert room.sessions.get(made.id).paths == (tmp_path / "more",)
    dialog.delete_selected()
    assert [one.name for one in room.sessions.all()] == ["first"]


def test_a_session_is_opened_from_the_list_even_where_another_has_the_same_folder(
    open_window: Callable[[Services], MainWindow],
    services: Services,
    room: ReadingRoom,
    study: Path,
) -> None:
    window = open_window(services)
    window.open_paths([study])
    other = room.sessions.create("Second look", [SessionFolder(study)])
    room.sessions.open(room.sessions.all()[1].id)
    window.actions_by_name["sessions"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SessionsDialog)
    dialog.table.selectRow(dialog.model.row_of(other.id))
    dialog.open_selected()
    assert window.room.sessions.session is not None
    assert window.room.sessions.session.id == other.id
    assert window.windowTitle() == "Second look – PneumoTriage"


def test_enter_in_the_name_names_the_session_and_opens_nothing(
    qtbot: QtBot, look: None, room: ReadingRoom, study: Path
) -> None:
    made = room.sessions.create("first", [SessionFolder(study)])
    dialog = SessionsDialog(room)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.name.setFocus()
    dialog.name.setText("Night list")
    with qtbot.assertNotEmitted(dialog.open_wanted):
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert room.sessions.get(made.id).name == "Night list"


def test_a_session_is_deleted_only_after_a_question(
    qtbot: QtBot, look: None, room: ReadingRoom, study: Path
) -> None:
    room.sessions.create("first", [SessionFolder(study)])
    dialog = SessionsDialog(room)
    qtbot.addWidget(dialog)
    dialog.open()
    for answer, left in (("&Keep", 1), ("&Delete", 0)):
        dialog.delete.click()
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert "first" in box.text()
        next(one for one in box.buttons() if one.text() == answer).click()
        assert len(room.sessions.all()) == left


def test_the_open_session_is_read_as_the_list_of_sessions_left_it(
    open_window: Callable[[Services], MainWindow],
    services: Services,
    room: ReadingRoom,
    study: Path,
    tmp_path: Path,
) -> None:
    film(tmp_path / "more" / "one.png", 90)
    window = open_window(services)
    window.open_paths([study])
    window.actions_by_name["watch"].trigger()
    window.actions_by_name["sessions"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SessionsDialog)
    dialog.add_folder(tmp_path / "more")
    dialog.close()
    assert window.session.paths == (study, tmp_path / "more")
    assert window.reading.view.model().rowCount() == 6
    window.actions_by_name["sessions"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SessionsDialog)
    dialog.delete_selected()
    dialog.close()
    assert window.room.intake.folders == ()
    assert not window.actions_by_name["watch"].isChecked()
    assert window.reading.view.model().rowCount() == 6


def test_films_arrive_also_while_other_settings_wait_for_the_next_folder(
    open_window: Callable[[Services], MainWindow],
    services: Services,
    arrivals: Arrivals,
    study: Path,
) -> None:
    window = open_window(services)
    window.open_paths([study])
    window.session.forget_team()
    arrivals.looks = [Look(arrived=(film(study / "new.png", 210),))]
    window.actions_by_name["watch"].trigger()
    assert window.reading.view.model().rowCount() == 6
    assert window.room.intake.waiting == 0


def test_the_list_of_sessions_is_a_sound_model(
    qtmodeltester: ModelTester, room: ReadingRoom, study: Path
) -> None:
    model = SessionListModel()
    qtmodeltester.check(model)
    made = room.sessions.create("Ward 3", [SessionFolder(study, watched=True)])
    model.show_sessions(room.sessions.all())
    qtmodeltester.check(model)
    texts = [model.index(0, column).data() for column in range(model.columnCount())]
    assert texts[0] == "Ward 3"
    assert texts[2:] == ["1 of 1", str(study)]
    assert model.index(0, 0).data(SESSION_ROLE).id == made.id


def test_the_place_of_a_fast_reader_is_kept_too(
    qtbot: QtBot, room: ReadingRoom, study: Path
) -> None:
    desk = SessionDesk(room, dict)
    desk.open_folders([study])
    session = desk.session
    assert session is not None
    steps = QTimer(desk)
    steps.timeout.connect(lambda: desk.stand_at(finding()))
    steps.start(100)
    qtbot.waitUntil(lambda: room.sessions.get(session.id).place is not None)
    steps.stop()
    desk.keep()


def test_a_name_for_a_session_is_free() -> None:
    paths = [Path("/a/ward"), Path("/b/ward"), Path("/c/x")]
    assert free_name(paths[:1], set()) == "ward"
    assert free_name(paths[:1], {"ward", "ward (2)"}) == "ward (3)"
    assert free_name(paths, set()) == "ward, ward…"
