"""Installed models: look, check, install, activate, roll back."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from desktop.registry import InstalledModel
from desktop.ui.models.dialog import ModelsDialog
from desktop.ui.models.list_model import InstalledListModel
from desktop.ui.tasks import BackgroundTask
from tests.factories import estimate, point
from tests.registry.stock import write_model, write_quantised

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from desktop.registry import ModelRegistry
    from desktop.ui.services import Services
    from desktop.ui.window import MainWindow


@pytest.fixture
def dialog(services: Services, qtbot: QtBot, look: None) -> Iterator[ModelsDialog]:
    made = ModelsDialog(services)
    qtbot.addWidget(made)
    made.offer_reread(True)
    made.show()
    yield made
    made.close()


def listed(dialog: ModelsDialog) -> list[str]:
    model = dialog.list.model()
    return [model.index(row, 0).data().splitlines()[0] for row in range(model.rowCount())]


def test_every_model_is_listed_with_what_is_active(dialog: ModelsDialog) -> None:
    assert listed(dialog) == ["● Mean grey 1.0.0", "● Second 1.0.0"]
    assert "Made for" in dialog.card.toPlainText()
    assert "painted films" in dialog.card.toPlainText()
    assert "{" not in dialog.card.toPlainText()


def test_every_check_is_told_with_sign_and_word(dialog: ModelsDialog) -> None:
    dialog.verify.click()
    text = dialog.checks.toPlainText()
    assert "Passed" in text
    assert text.count("✓") >= 8
    assert "golden films" in text


def test_a_new_version_is_installed_activated_and_rolled_back(
    dialog: ModelsDialog, registry: ModelRegistry, tmp_path: Path, qtbot: QtBot
) -> None:
    path = write_model(tmp_path / "new", "1.1.0", title="Mean grey")
    dialog.install_file(path)
    assert "○ Mean grey 1.1.0" in listed(dialog)
    assert isinstance(dialog.entry, InstalledModel)
    assert dialog.entry.card.version == "1.1.0"
    assert not dialog.roll_back.isEnabled()
    with qtbot.waitSignal(dialog.changed):
        dialog.activate.click()
    assert registry.active("mean_grey").card.version == "1.1.0"
    assert "● Mean grey 1.1.0" in listed(dialog)
    assert dialog.reread.isVisible()
    with qtbot.waitSignal(dialog.reread_wanted):
        dialog.reread.click()
    with qtbot.waitSignal(dialog.changed):
        dialog.roll_back.click()
    assert registry.active("mean_grey").card.version == "1.0.0"


def test_a_quantised_version_says_how_fast_it_is_and_what_it_changes(
    services: Services, registry: ModelRegistry, qtbot: QtBot, look: None
) -> None:
    write_quantised(registry.shipped)
    dialog = ModelsDialog(services)
    qtbot.addWidget(dialog)
    plain, quantised = (dialog.list.model().index(row, 0) for row in (0, 1))
    assert plain.data().startswith("● Mean grey 1.0.0\n")
    assert quantised.data().startswith("○ Mean grey 1.0.0+int8\n")
    assert "8-bit integers, 3.7 × as fast" in quantised.data()
    assert "integers" not in plain.data()
    dialog.list.setCurrentIndex(quantised)
    text = dialog.card.toPlainText()
    for words in ("meant for the CPU", "3.70 × as fast", "by 0.0400 at most"):
        assert words in text
    assert "by \N{MINUS SIGN}0.0012 on test films" in text
    dialog.list.setCurrentIndex(plain)
    assert "stored" not in dialog.card.toPlainText()


def test_an_operating_point_says_how_many_films_it_will_flag(
    registry: ModelRegistry, services: Services, qtbot: QtBot, look: None
) -> None:
    rate = estimate(0.23) | {"low": 0.15, "high": 0.34}
    points = [point("balanced", 0.5) | {"flag_rates": [{"prevalence": 0.05, "rate": rate}]}]
    write_model(registry.shipped, "1.2.0", operating_points=points)
    dialog = ModelsDialog(services)
    qtbot.addWidget(dialog)
    dialog.list.setCurrentIndex(dialog.list.model().index(1, 0))
    text = dialog.card.toPlainText().replace("\N{NO-BREAK SPACE}", " ")
    assert "Of all films it flags 23 % (15–34 %) where 5 % have pneumonia" in text


def test_a_bad_file_is_not_taken_in_and_its_faults_are_told(
    dialog: ModelsDialog, tmp_path: Path
) -> None:
    path = write_model(tmp_path / "bad", "2.0.0", gain=0.5)
    dialog.install_file(path)
    text = dialog.checks.toPlainText()
    assert "Failed" in text
    assert "✕" in text
    assert listed(dialog) == ["● Mean grey 1.0.0", "● Second 1.0.0"]


def test_what_cannot_be_done_is_told_in_a_notice(dialog: ModelsDialog) -> None:
    dialog.roll_back.click()
    assert dialog.notice.isVisible()
    assert "no version before 1.0.0" in dialog.notice.text


def test_a_broken_file_is_listed_as_such(
    services: Services, registry: ModelRegistry, qtbot: QtBot, look: None
) -> None:
    (registry.shipped / "odd-1.0.0.onnx").write_bytes(b"nothing")
    dialog = ModelsDialog(services)
    qtbot.addWidget(dialog)
    assert listed(dialog)[-1] == "✕ odd-1.0.0.onnx"
    dialog.list.setCurrentIndex(dialog.list.model().index(2, 0))
    assert "odd-1.0.0.onnx" in dialog.card.toPlainText()
    assert not dialog.activate.isEnabled()


def test_closing_the_window_ends_the_work_of_the_dialog(
    open_window: Callable[[Services], MainWindow], services: Services
) -> None:
    window = open_window(dataclasses.replace(services, new_task=BackgroundTask))
    window.manage_models()
    dialog = window.findChildren(ModelsDialog)[0]
    dialog.install_file(registry_file(services))
    window.close()
    assert not dialog._task.busy


def registry_file(services: Services) -> Path:
    return services.registry.active_models()[0].path


def test_the_list_is_a_sound_model(qtmodeltester: ModelTester, registry: ModelRegistry) -> None:
    model = InstalledListModel()
    qtmodeltester.check(model)
    model.set_entries(registry.list())
    assert model.rowCount() == 2


def test_after_a_change_the_open_folder_is_read_with_the_new_version(
    reading: MainWindow, registry: ModelRegistry, tmp_path: Path
) -> None:
    registry.install(write_model(tmp_path / "new", "1.1.0"))
    reading.actions_by_name["manage_models"].trigger()
    dialog = next(one for one in reading.findChildren(ModelsDialog))
    dialog.list.setCurrentIndex(dialog.list.model().index(1, 0))
    dialog.activate.click()
    dialog.reread.click()
    dialog.close()
    versions = {one.score.version for f in reading.session.findings for one in f.assessments}
    assert versions == {"1.1.0", "1.0.0"}
    assert "1.1.0" in reading._status.text()
