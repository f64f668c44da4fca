"""The settings dialog is made from the records; what it changes takes effect and is kept."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QLineEdit, QMessageBox

from desktop.review.database import open_database
from desktop.review.room import ReadingRoom
from desktop.review.site_points import SitePoint
from desktop.settings import Settings, SettingsStore, shown_settings
from desktop.ui.actions import SPECS, default_keys
from desktop.ui.appearance import colours, dress
from desktop.ui.dialogs.keys import KeysDialog
from desktop.ui.key_table import in_force
from desktop.ui.settings.dialog import SettingsDialog
from desktop.ui.settings.key_model import KeyModel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from desktop.ui.services import Services
    from desktop.ui.settings.editors import Editor
    from desktop.ui.window import MainWindow

KEYS = in_force(default_keys(), {})


@pytest.fixture
def dialog(services: Services, qtbot: QtBot, look: None) -> SettingsDialog:
    made = SettingsDialog(services, KEYS)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def dressed_again(qapp: QApplication) -> Iterator[None]:
    yield
    dress(qapp, "dark")


def editor(dialog: SettingsDialog, name: str) -> Editor:
    return next(page.editors[name] for page in dialog.pages if name in page.editors)


def press(dialog: SettingsDialog, button: QDialogButtonBox.StandardButton) -> None:
    dialog.buttons.button(button).click()


def test_every_shown_setting_has_a_control_that_says_what_is_in_force(
    dialog: SettingsDialog, services: Services
) -> None:
    now = services.settings.current.model_dump()
    for name in shown_settings():
        assert editor(dialog, name).read() == now[name], name
        assert editor(dialog, name).widget.accessibleName(), name
    assert dialog.changes() == {}


def test_installed_models_and_common_points_can_be_chosen(dialog: SettingsDialog) -> None:
    models = editor(dialog, "leading_model").widget
    assert {models.itemText(n) for n in range(models.count())} >= {"Mean grey", "Second"}
    points = editor(dialog, "operating_point").widget
    assert points.findData("high sensitivity") > 0
    assert editor(dialog, "language").widget.findData("en") > 0


def test_a_point_of_the_site_can_be_chosen(
    services: Services, qtbot: QtBot, look: None, tmp_path: Path
) -> None:
    room = ReadingRoom(open_database(tmp_path / "room.sqlite"))
    card = services.registry.active_models()[0].card
    for name, version in (("our ward", card.version), ("of another version", "0.0.1")):
        at = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
        room.site_points.save(SitePoint(at, "me", card.name, version, name, 0.4, "ours", 9, "0"))
    dialog = SettingsDialog(replace(services, room=room), KEYS)
    qtbot.addWidget(dialog)
    points = editor(dialog, "operating_point").widget
    at = points.findData("our ward")
    assert points.itemText(at) == f"our ward (this site: {card.title} {card.version})"
    assert points.findData("of another version") == -1


def test_applied_settings_are_kept_and_told_of(
    dialog: SettingsDialog, services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    editor(dialog, "theme").write("light")
    editor(dialog, "text_size").write(120)
    with qtbot.waitSignal(dialog.applied) as told:
        press(dialog, QDialogButtonBox.StandardButton.Apply)
    assert told.args == [{"theme", "text_size"}]
    assert SettingsStore(tmp_path / "settings.json").current.text_size == 120
    assert not dialog.buttons.button(QDialogButtonBox.StandardButton.Apply).isEnabled()


def test_cancel_keeps_nothing(dialog: SettingsDialog, services: Services) -> None:
    editor(dialog, "theme").write("light")
    press(dialog, QDialogButtonBox.StandardButton.Cancel)
    assert services.settings.current.theme == "dark"


def test_defaults_of_a_page(dialog: SettingsDialog) -> None:
    editor(dialog, "text_size").write(150)
    dialog.page_defaults.click()
    assert editor(dialog, "text_size").read() == Settings().text_size


def test_what_the_policy_fixes_cannot_be_changed(
    services: Services, qtbot: QtBot, tmp_path: Path, look: None
) -> None:
    store = SettingsStore(tmp_path / "settings.json", {"theme": "light"})
    made = SettingsDialog(replace(services, settings=store), KEYS)
    qtbot.addWidget(made)
    assert not editor(made, "theme").widget.isEnabled()
    assert editor(made, "theme").read() == "light"
    made.page_defaults.click()
    assert made.changes() == {}
    assert "Fixed by the administrator of this computer." in [
        label.text() for label in made.findChildren(QLabel)
    ]


def test_a_value_that_is_no_longer_there_is_still_shown(
    services: Services, qtbot: QtBot, look: None
) -> None:
    services.settings.update(leading_model="taken_out")
    made = SettingsDialog(services, KEYS)
    qtbot.addWidget(made)
    assert editor(made, "leading_model").widget.currentText() == "taken_out"
    assert made.changes() == {}


def choose(dialog: SettingsDialog, action: str) -> None:
    row = next(n for n, spec in enumerate(SPECS) if spec.name == action)
    dialog.contents.setCurrentRow(dialog.contents.count() - 1)
    dialog.keys.table.selectRow(row)


def test_a_key_is_asked_for_in_the_programs_words_and_a_hint_is_no_warning(
    window: MainWindow,
) -> None:
    window.actions_by_name["settings"].trigger()
    page = window.findChild(SettingsDialog).keys
    line = page.press.findChild(QLineEdit)
    assert line.placeholderText() == "Press a key"
    assert page.conflict.property("role") == "muted"
    page.press.setKeySequence(QKeySequence("S"))
    assert page.conflict.property("role") == "caution"
    page.table.selectRow(3)
    assert line.placeholderText() == "Press a key"
    assert page.conflict.property("role") == "muted"


def test_a_conflict_is_named_and_the_key_can_be_taken(
    dialog: SettingsDialog, services: Services, qtbot: QtBot
) -> None:
    choose(dialog, "invert")
    dialog.keys.press.setFocus()
    qtbot.keyClick(dialog.keys.press, Qt.Key.Key_S)
    assert "“Saliency map”" in dialog.keys.conflict.text()
    dialog.keys.assign.click()
    press(dialog, QDialogButtonBox.StandardButton.Ok)
    assert services.settings.current.keys == {"invert": ("I", "S"), "saliency": ()}


def test_keys_are_taken_away_and_put_back(dialog: SettingsDialog) -> None:
    choose(dialog, "invert")
    dialog.keys.clear.click()
    assert dialog.changes() == {"keys": {"invert": ()}}
    dialog.keys.default.click()
    assert dialog.changes() == {}
    dialog.keys.clear.click()
    dialog.keys.all_defaults.click()
    assert dialog.changes() == {}


def test_tab_leaves_the_place_where_a_key_is_pressed(dialog: SettingsDialog, qtbot: QtBot) -> None:
    choose(dialog, "invert")
    dialog.activateWindow()
    dialog.keys.press.setFocus()
    qtbot.waitUntil(lambda: dialog.keys.isAncestorOf(dialog.focusWidget()))
    before = dialog.focusWidget()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is not before
    assert dialog.keys.key == ""


def test_searching_for_an_action(dialog: SettingsDialog) -> None:
    choose(dialog, "invert")
    dialog.keys.search.setText("saliency")
    assert dialog.keys.table.model().rowCount() == 1


def test_the_table_of_keys_is_a_sound_model(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(KeyModel(KEYS))


def test_a_changed_key_works_at_once_and_the_help_lists_it(
    reading: MainWindow, services: Services, qtbot: QtBot
) -> None:
    reading.actions_by_name["settings"].trigger()
    dialog = reading.findChild(SettingsDialog)
    choose(dialog, "invert")
    dialog.keys.clear.click()
    dialog.keys.press.setKeySequence(QKeySequence("Q"))
    dialog.keys.assign.click()
    press(dialog, QDialogButtonBox.StandardButton.Ok)
    film = reading.reading.film
    reading.activateWindow()
    film.setFocus()
    qtbot.keyClick(film, Qt.Key.Key_I)
    assert not film.canvas.hanging.inverted
    qtbot.keyClick(film, Qt.Key.Key_Q)
    assert film.canvas.hanging.inverted
    listed = KeysDialog(reading.actions_by_name.keys)
    qtbot.addWidget(listed)
    assert "Q" in [label.text() for label in listed.findChildren(QLabel)]
    assert services.settings.current.keys == {"invert": ("Q",)}


def test_kept_keys_hold_from_the_start(
    services: Services, open_window: Callable[[Services], MainWindow]
) -> None:
    services.settings.update(keys={"invert": ("Q",)})
    window = open_window(services)
    assert window.actions_by_name["invert"].shortcut().toString() == "Q"
    assert "Q" in window.actions_by_name["invert"].toolTip()


def test_another_look_takes_effect_at_once(window: MainWindow, dressed_again: None) -> None:
    before = colours().ground
    window.actions_by_name["settings"].trigger()
    dialog = window.findChild(SettingsDialog)
    editor(dialog, "theme").write("light")
    editor(dialog, "text_size").write(150)
    size = QApplication.font().pointSizeF()
    press(dialog, QDialogButtonBox.StandardButton.Ok)
    assert colours().ground != before
    assert QApplication.font().pointSizeF() == pytest.approx(1.5 * size)


def test_open_films_are_read_again_only_when_the_reader_agrees(
    reading: MainWindow, qtbot: QtBot
) -> None:
    reading.actions_by_name["settings"].trigger()
    dialog = reading.findChild(SettingsDialog)
    editor(dialog, "leading_model").write("second")
    press(dialog, QDialogButtonBox.StandardButton.Ok)
    assert reading.session.team.leading.card.name == "mean_grey"
    box = reading.findChild(QMessageBox)
    box.buttons()[0].click()
    qtbot.waitUntil(lambda: reading.session.team.leading.card.name == "second")


def test_no_way_leads_around_what_the_policy_fixes(
    services: Services, open_window: Callable[[Services], MainWindow], tmp_path: Path
) -> None:
    store = SettingsStore(tmp_path / "settings.json", {"show_saliency": False})
    window = open_window(replace(services, settings=store))
    research = window.actions_by_name["research"]
    assert not research.isEnabled()
    assert "administrator" in window.actions_by_name["saliency"].toolTip()
    window.reading.film.research.allow(True)
    assert not research.isChecked()
    assert not window.reading.film.research.allowed
