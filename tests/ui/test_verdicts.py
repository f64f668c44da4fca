"""Verdicts in the window: one key each, on the disk before the list moves on."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.errors import PneumoTriageError
from desktop.review.database import open_database
from desktop.review.double_reading import DoubleReading
from desktop.review.room import ReadingRoom
from desktop.review.verdicts import Decision, EntryKind, FilmKey, film_key
from desktop.ui.reading.double_dialog import DoubleReadingDialog
from desktop.ui.reading.name_dialog import NameDialog
from desktop.ui.reading.summary_dialog import SummaryDialog
from desktop.ui.services import Services
from desktop.ui.settings.desk import SettingsDesk
from desktop.ui.window import MainWindow
from desktop.ui.worklist.columns import INDEX
from desktop.ui.worklist.filters import Reading
from desktop.ui.worklist.sorting import Order

Key = Qt.Key


@pytest.fixture
def room(tmp_path: Path) -> Iterator[ReadingRoom]:
    with open_database(tmp_path / "room.sqlite") as database:
        yield ReadingRoom(database)


@pytest.fixture
def services(services: Services, room: ReadingRoom) -> Services:
    """The usual services with a room, and a reader who has given a name."""
    services.settings.update(reader="Kim")
    return dataclasses.replace(services, room=room)


@pytest.fixture
def press(reading: MainWindow, qtbot: QtBot) -> Callable[..., None]:
    def hit(key: Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = reading.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, key, keys)

    return hit


def current(window: MainWindow) -> str:
    finding = window.reading.view.finding
    assert finding is not None
    return finding.ref.path.stem


def key_of(window: MainWindow, stem: str) -> FilmKey:
    found = next(one for one in window.session.findings if one.ref.path.stem == stem)
    key = film_key(found)
    assert key is not None
    return key


def said(window: MainWindow, stem: str) -> str:
    """Return what the list says in the verdict column."""
    model = window.reading.view.model()
    for row in range(model.rowCount()):
        if model.index(row, INDEX["file"]).data().startswith(stem):
            return model.index(row, INDEX["verdict"]).data()
    raise AssertionError(f"{stem} is not listed")


@pytest.mark.parametrize("place", ["view", "film"])
@pytest.mark.parametrize(
    ("key", "decision", "words"),
    [
        (Key.Key_A, Decision.PNEUMONIA, "● pneumonia"),
        (Key.Key_D, Decision.NORMAL, "○ normal"),
        (Key.Key_U, Decision.UNSURE, "◐ unsure"),
        (Key.Key_X, Decision.NOT_READABLE, "✕ not readable"),
        (Key.Key_Return, Decision.PNEUMONIA, "● pneumonia"),
        (Key.Key_Enter, Decision.PNEUMONIA, "● pneumonia"),
    ],
)
def test_one_key_gives_a_verdict_and_goes_on(
    reading: MainWindow,
    room: ReadingRoom,
    press: Callable[..., None],
    key: Key,
    decision: Decision,
    words: str,
    place: str,
) -> None:
    getattr(reading.reading, place).setFocus()
    press(key)
    white = key_of(reading, "white")
    (verdict,) = room.current([white], "Kim").values()
    assert verdict.decision is decision
    assert verdict.view is not None
    assert verdict.view.flagged
    assert current(reading) == "bright"
    assert said(reading, "white") == words


def test_agreeing_with_a_film_that_is_not_flagged_means_normal(
    reading: MainWindow, room: ReadingRoom, press: Callable[..., None]
) -> None:
    for _ in range(3):
        press(Key.Key_Return)
    assert said(reading, "grey") == "○ normal"
    assert current(reading) == "dark"


def test_no_model_can_be_agreed_with_on_an_unreadable_film(
    reading: MainWindow, press: Callable[..., None]
) -> None:
    press(Key.Key_End)
    press(Key.Key_Return)
    assert current(reading) == "broken"
    assert not reading.reading.film.strip.isVisible()
    assert "decide yourself" in reading.reading.bar.message.text()
    press(Key.Key_X)
    assert said(reading, "broken") == "✕ not readable"


def test_ctrl_z_takes_back_and_goes_back(
    reading: MainWindow, room: ReadingRoom, press: Callable[..., None]
) -> None:
    press(Key.Key_D)
    press(Key.Key_A)
    press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert current(reading) == "bright"
    assert said(reading, "bright") == ""
    press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert current(reading) == "white"
    assert not room.current([key_of(reading, "white")], "Kim")
    press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "Nothing to take back" in reading.reading.bar.message.text()


def test_n_and_b_go_to_unread_flagged_films_only(
    reading: MainWindow, press: Callable[..., None]
) -> None:
    press(Key.Key_Down)
    press(Key.Key_A)
    assert current(reading) == "grey"
    press(Key.Key_B)
    assert current(reading) == "white"
    press(Key.Key_N)
    assert current(reading) == "white"


def test_after_the_last_case_a_summary_comes_once(
    reading: MainWindow, press: Callable[..., None]
) -> None:
    for key in (Key.Key_A, Key.Key_D, Key.Key_D, Key.Key_D, Key.Key_X):
        press(key)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SummaryDialog)
    lines = " ".join(label.text() for label in dialog.findChildren(type(reading._status)))
    assert "All 5 films are read" in lines
    assert "same on 3 of 4 films, other on 1" in lines
    dialog.differing_wanted.emit()
    dialog.close()
    assert [row.finding.ref.path.stem for row in reading.reading.pane.worklist.rows] == ["bright"]
    press(Key.Key_D)
    assert QApplication.activeModalWidget() is None


def test_where_filters_hide_unread_films_nothing_is_called_done(
    reading: MainWindow, press: Callable[..., None]
) -> None:
    from desktop.ui.worklist.case import Group

    reading.reading.pane.show_group(Group.FLAGGED)
    press(Key.Key_A)
    press(Key.Key_A)
    assert QApplication.activeModalWidget() is None
    assert "3 unread films are not shown" in reading.reading.bar.message.text()


def test_a_verdict_is_not_given_on_many_films_by_accident(
    reading: MainWindow, room: ReadingRoom, press: Callable[..., None]
) -> None:
    reading.reading.view.selectAll()
    press(Key.Key_A)
    assert "5 films are selected" in reading.reading.bar.message.text()
    assert not room.readers()
    press(Key.Key_Escape)
    press(Key.Key_A)
    assert said(reading, "white") == "● pneumonia"


def test_paths_of_many_films_can_be_copied_and_marked(
    reading: MainWindow, study: Path, press: Callable[..., None]
) -> None:
    press(Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    reading.reading.view.selectAll()
    press(Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert len(QApplication.clipboard().text().splitlines()) == 5
    press(Key.Key_Escape)
    press(Key.Key_F)
    reading.reading.pane._on_reading(Reading.MARKED)
    assert reading.reading.view.model().rowCount() == 1


def test_what_cannot_be_written_is_told_loudly_and_the_reader_stays(
    reading: MainWindow,
    room: ReadingRoom,
    press: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> None:
        raise PneumoTriageError("The database", "the disk is full", "Free some space")

    monkeypatch.setattr(room, "record", refuse)
    press(Key.Key_A)
    assert current(reading) == "white"
    assert said(reading, "white") == ""
    assert reading.notice.isVisible()
    assert "NOT SAVED" in reading.reading.bar.message.text()
    assert "the disk is full" in reading.reading.bar.message.text()
    monkeypatch.undo()
    press(Key.Key_A)
    assert said(reading, "white") == "● pneumonia"
    assert not reading.reading.bar.message.isVisible()


def test_a_note_is_kept_with_the_verdict(
    reading: MainWindow, room: ReadingRoom, press: Callable[..., None], qtbot: QtBot
) -> None:
    press(Key.Key_E)
    field = reading.reading.bar.field
    assert reading.focusWidget() is field
    qtbot.keyClicks(field, "a drain, not a mass")
    qtbot.keyClick(field, Key.Key_Return)
    assert reading.focusWidget() is reading.reading.view
    white = key_of(reading, "white")
    assert room.current([white], "Kim")[white].decision is None
    assert current(reading) == "white"
    press(Key.Key_A)
    verdict = room.current([white], "Kim")[white]
    assert (verdict.decision, verdict.note) == (Decision.PNEUMONIA, "a drain, not a mass")


def test_a_note_that_is_being_written_is_kept_when_the_reader_moves_on(
    reading: MainWindow, room: ReadingRoom, press: Callable[..., None], qtbot: QtBot
) -> None:
    press(Key.Key_E)
    qtbot.keyClicks(reading.reading.bar.field, "later")
    reading.actions_by_name["next"].trigger()
    white = key_of(reading, "white")
    assert room.current([white], "Kim")[white].note == "later"
    press(Key.Key_Up) if reading.focusWidget() is reading.reading.view else None
    reading.reading.view.setFocus()
    reading.actions_by_name["first"].trigger()
    press(Key.Key_E)
    qtbot.keyClicks(reading.reading.bar.field, " never")
    qtbot.keyClick(reading.reading.bar.field, Key.Key_Escape)
    assert room.current([white], "Kim")[white].note == "later"


def test_who_reads_is_asked_once_and_the_verdict_is_given_then(
    reading: MainWindow, room: ReadingRoom, press: Callable[..., None]
) -> None:
    reading.reading.desk.ledger.read_as("")
    press(Key.Key_A)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NameDialog)
    assert not room.readers()
    dialog.name.setEditText("  Lee ")
    dialog._on_accepted()
    assert room.readers() == ("Lee",)
    assert current(reading) == "bright"
    assert "Lee" in reading.reading.bar.reader.text()
    press(Key.Key_A)
    assert QApplication.activeModalWidget() is None


def test_verdicts_are_found_again_after_the_folder_moved(
    reading: MainWindow, study: Path, tmp_path: Path, press: Callable[..., None]
) -> None:
    press(Key.Key_D)
    elsewhere = tmp_path / "elsewhere"
    study.rename(elsewhere)
    (elsewhere / "white.png").rename(elsewhere / "other name.png")
    reading.open_paths([elsewhere])
    assert said(reading, "other name") == "○ normal"
    assert reading.reading.pane.worklist.unread == 4


def test_unread_first_and_unread_only(reading: MainWindow, press: Callable[..., None]) -> None:
    reading.actions_by_name["unread_first"].trigger()
    press(Key.Key_A)
    shown = [row.finding.ref.path.stem for row in reading.reading.pane.worklist.rows]
    assert shown[-1] == "white"
    assert current(reading) == "bright"
    assert "unread first" in reading.reading.pane.finder.order.lower()
    reading.reading.pane._on_reading(Reading.UNREAD)
    press(Key.Key_A)
    shown = [row.finding.ref.path.stem for row in reading.reading.pane.worklist.rows]
    assert shown == ["grey", "dark", "broken"]
    assert current(reading) == "grey"


def test_blind_nothing_tells_what_the_models_say_until_the_verdict(
    reading: MainWindow, room: ReadingRoom, press: Callable[..., None]
) -> None:
    reading.reading.desk.read_as("Lee")
    reading.open_paths([reading.session.paths[0]])
    reading.reading.desk.ledger.clear()
    reading.actions_by_name["blind"].setChecked(True)
    reading.open_paths([reading.session.paths[0]])
    page = reading.reading
    assert page.order is Order.FOLDER
    assert "as in the folder" in reading._orders.currentText()
    assert "Blind" in page.pane.finder.order
    assert not page.film.strip.isVisible()
    assert not reading.tabs.isTabEnabled(1)
    text = _everything(reading)
    for score in ("0.902", "0.706", "0.353", "0.157", "flagged", "/2 flag"):
        assert score not in text
    press(Key.Key_Return)
    assert "Blind first read" in page.bar.message.text()
    first = current(reading)
    press(Key.Key_A)
    key = key_of(reading, first)
    assert room.current([key], "Lee")[key].blind
    kinds = [entry.kind for entry in room.history([key]) if entry.verdict.reader == "Lee"]
    assert kinds == [EntryKind.VERDICT, EntryKind.REVEAL]
    read = next(one for one in reading.session.findings if film_key(one) == key)
    page.desk.keep_note(read, "seen since")
    assert room.current([key], "Lee")[key].blind
    assert any(score in _everything(reading) for score in ("0.706", "0.902", "0.353", "0.157"))


def test_blind_no_map_tells_what_a_model_saw_however_late_the_film_comes(
    reading: MainWindow, room: ReadingRoom
) -> None:
    reading.actions_by_name["research"].setChecked(True)
    reading.reading.desk.read_as("Lee")
    page, saliency = reading.reading, reading.actions_by_name["saliency"]
    page.desk.ledger.clear()
    reading.actions_by_name["blind"].setChecked(True)
    reading.open_paths([reading.session.paths[0]])
    assert page.view.case.veiled
    page.film.film_shown.emit()  # as when a film was decoded after it was chosen
    assert not saliency.isEnabled()
    assert "Blind first read" in saliency.toolTip()
    reading.actions_by_name["blind"].setChecked(False)
    assert saliency.isEnabled()


def test_a_window_that_opens_blind_states_the_order_in_force(
    open_window: Callable[[Services], MainWindow], services: Services, study: Path
) -> None:
    services.settings.update(blind_first_read=True)
    window = open_window(services)
    window.open_paths([study])
    assert window._orders.currentText() == "as in the folder"
    assert window.reading.order is Order.FOLDER


def test_scores_that_were_in_sight_make_no_verdict_blind(
    reading: MainWindow, room: ReadingRoom, press: Callable[..., None]
) -> None:
    reading.actions_by_name["blind"].setChecked(True)
    press(Key.Key_A)
    white = key_of(reading, "white")
    verdicts = room.current([white], "Kim")
    assert not any(verdict.blind for verdict in verdicts.values())


def test_a_second_reader_sees_their_own_verdicts_only_and_disagreements_are_settled(
    reading: MainWindow, room: ReadingRoom, press: Callable[..., None]
) -> None:
    press(Key.Key_A)
    press(Key.Key_A)
    reading.reading.desk.read_as("Lee")
    assert said(reading, "white") == ""
    press(Key.Key_Home)
    press(Key.Key_D)
    press(Key.Key_A)
    films = [key_of(reading, stem) for stem in ("white", "bright")]
    double = room.double_reading(films, first="Kim", second="Lee")
    assert len(double.open) == 1
    reading.reading.settle(double)
    assert current(reading) == "white"
    assert "Kim says ● pneumonia" in reading.reading.bar.disputed.text()
    press(Key.Key_U)
    assert room.consensus(films) == {films[0]: Decision.UNSURE, films[1]: Decision.PNEUMONIA}
    assert said(reading, "white") == "○ normal"
    press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert films[0] not in room.consensus(films)
    reading.reading.narrowed.all_films.click()
    assert not reading.reading.desk.settling


@pytest.fixture
def disputed(reading: MainWindow, room: ReadingRoom, press: Callable[..., None]) -> DoubleReading:
    """Two readers who disagree on the first two films; the second is at the screen."""
    desk = reading.reading.desk
    press(Key.Key_A)
    press(Key.Key_A)
    first = next(one for one in reading.session.findings if one.ref.path.stem == "white")
    desk.keep_note(first, "left base <b>")
    desk.read_as("Lee")
    press(Key.Key_Home)
    press(Key.Key_D)
    press(Key.Key_D)
    films = [key_of(reading, stem) for stem in ("white", "bright", "grey")]
    return room.double_reading(films, first="Kim", second="Lee")


def test_while_settling_it_is_seen_what_is_settled_and_how(
    reading: MainWindow, room: ReadingRoom, press: Callable[..., None], disputed: DoubleReading
) -> None:
    bar = reading.reading.bar
    reading.reading.settle(disputed)
    assert bar.progress.text() == "0 of 2 settled"
    assert "Kim says ● pneumonia (“left base <b>”), Lee says ○ normal" in bar.disputed.text()
    assert not any(button.property("given") for button in bar.buttons.values())
    press(Key.Key_U)
    assert bar.progress.text() == "1 of 2 settled"
    press(Key.Key_Up)
    assert bar.disputed.text().startswith("Settled as ◐ unsure: Kim says")
    assert bar.buttons["unsure"].property("given")
    press(Key.Key_D)
    white = disputed.open[0].film
    assert room.consensus([white]) == {white: Decision.NORMAL}
    # Settled twice, taken back once: the first settlement stands again.
    press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert room.consensus([white]) == {white: Decision.UNSURE}
    assert bar.buttons["unsure"].property("given")
    press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert white not in room.consensus([white])
    assert bar.progress.text() == "0 of 2 settled"


@pytest.mark.parametrize("way", ["button", "other films", "another film"])
def test_whoever_leaves_the_disagreements_gives_their_own_verdicts_again(
    reading: MainWindow, press: Callable[..., None], disputed: DoubleReading, way: str
) -> None:
    page = reading.reading
    page.settle(disputed)
    press(Key.Key_A)
    press(Key.Key_A)
    assert "settled" in page.bar.message.text()
    if way == "button":
        page.narrowed.all_films.click()
    elif way == "other films":
        page.narrow("other films", [key_of(reading, "dark"), key_of(reading, "white")])
    else:
        reading.jump_to(next(f for f in reading.session.findings if f.ref.path.stem == "dark"))
    assert page.bar.message.text() == ""
    assert not page.desk.settling
    assert not page.bar.disputed.isVisible()
    assert "unread" in page.bar.progress.text()


def test_two_readers_are_compared_in_words_that_hold_for_one_film_too(
    reading: MainWindow, room: ReadingRoom, disputed: DoubleReading
) -> None:
    reading.actions_by_name["double_reading"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, DoubleReadingDialog)
    assert dialog.counts.splitlines()[0] == "Films decided by both: 2, the same: 0, otherwise: 2"
    assert dialog.counts.splitlines()[1] == "Decided only by Kim: 0, only by Lee: 0"
    assert "95\N{NO-BREAK SPACE}% interval" in dialog.counts or "kappa" not in dialog.counts
    assert "-" not in dialog.counts
    dialog.close()


def test_what_was_decided_ends_with_an_ellipsis_where_there_is_no_room(
    reading: MainWindow, press: Callable[..., None]
) -> None:
    press(Key.Key_D)
    press(Key.Key_Home)
    bar = reading.reading.bar
    finding = reading.reading.view.finding
    assert finding is not None
    reading.reading.desk.keep_note(finding, "left base")
    bar.state.setFixedWidth(120)
    QApplication.processEvents()
    assert bar.state.text().endswith("…")
    assert bar.state.whole.startswith("You: ○ normal · the model says otherwise")
    assert bar.state.toolTip().startswith(bar.state.whole)
    assert "✎ left base" in bar.state.toolTip()
    assert bar.progress.text() == "4 unread"


def test_a_note_that_is_taken_back_is_told(reading: MainWindow, press: Callable[..., None]) -> None:
    finding = reading.reading.view.finding
    assert finding is not None
    press(Key.Key_D)
    reading.reading.desk.keep_note(finding, "left base")
    press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert reading.reading.bar.message.text() == "The note was taken back"
    assert said(reading, "white") == "○ normal"
    press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert reading.reading.bar.message.text() == ""
    assert said(reading, "white") == ""


def test_where_no_flagged_film_is_left_the_keys_say_so(
    reading: MainWindow, press: Callable[..., None]
) -> None:
    press(Key.Key_B)
    assert reading.reading.bar.message.text() == "No unread flagged film further up"
    press(Key.Key_End)
    press(Key.Key_N)
    assert reading.reading.bar.message.text() == "No unread flagged film further down"
    reading.actions_by_name["blind"].setChecked(True)
    press(Key.Key_End)
    press(Key.Key_N)
    assert reading.reading.bar.message.text() == "No unread film further down"


def change_settings(window: MainWindow, services: Services, **changes: object) -> None:
    """Do what the dialog of settings does when it is applied."""
    services.settings.update(**changes)
    settings = next(one for one in window.children() if isinstance(one, SettingsDesk))
    settings._on_applied(set(changes))


def test_a_reader_named_in_the_settings_reads_at_once(
    reading: MainWindow, services: Services, room: ReadingRoom, press: Callable[..., None]
) -> None:
    change_settings(reading, services, reader="Lee")
    assert "Lee" in reading.reading.bar.reader.text()
    press(Key.Key_A)
    assert room.readers() == ("Lee",)
    # Without a name nobody reads: the next verdict asks, and does not go under Lee's name.
    change_settings(reading, services, reader="")
    assert "nobody yet" in reading.reading.bar.reader.text()
    press(Key.Key_A)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NameDialog)
    dialog.reject()
    assert len(room.history([key_of(reading, "white")])) == 1


def test_scores_were_in_sight_of_a_reader_who_is_named_as_they_are_hidden(
    reading: MainWindow, services: Services, room: ReadingRoom, press: Callable[..., None]
) -> None:
    change_settings(reading, services, reader="Lee", blind_first_read=True)
    press(Key.Key_Home)
    press(Key.Key_A)
    films = [key_of(reading, stem) for stem in ("white", "bright", "grey", "dark")]
    (verdict,) = room.current(films, "Lee").values()
    assert not verdict.blind


def _everything(window: MainWindow) -> str:
    """Return all words that can be read in the window, tooltips included."""
    model = window.reading.view.model()
    roles = (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    )
    cells = [
        str(model.index(row, column).data(role) or "")
        for row in range(model.rowCount())
        for column in range(model.columnCount())
        for role in roles
    ]
    labels = [one for one in window.findChildren(type(window._status)) if one.isVisible()]
    chips = [window.reading.chips.chip(group) for group in window.reading.chips._buttons]
    seen = [
        one.text() for one in (*labels, *chips) if one.isVisible() and one is not window._status
    ]
    return "\n".join((*cells, *seen))
