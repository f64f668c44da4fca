"""What leaves the window as a file: de-identified unless asked otherwise, whole or not at all."""

from __future__ import annotations

import csv
import json
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pydicom import dcmread
from PySide6.QtGui import QDesktopServices

from desktop.errors import NothingToDoError
from desktop.review.database import open_database
from desktop.review.findings import worklist_order
from desktop.review.room import ReadingRoom, utc_now
from desktop.review.verdicts import Decision, Verdict, film_key, model_view
from desktop.settings import SettingsStore
from desktop.ui.exporting import work
from desktop.ui.exporting.dialog import ExportDialog
from desktop.ui.exporting.kinds import KINDS, Scope, Wish
from desktop.ui.exporting.work import Open, Written, carry_out
from desktop.ui.tasks import BackgroundTask
from tests.factories import film
from tests.reporting.conftest import dicom_film
from tests.ui.build_dialogs import team_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.reporting.wording import Wording
    from desktop.review.findings import Finding
    from desktop.ui.services import Services
    from desktop.ui.window import MainWindow

BY_NAME = {kind.name: kind for kind in KINDS}


@pytest.fixture
def opened(services: Services, study: Path) -> Open:
    """The small study, read."""
    team = team_of(services)
    found = list(services.triage([study], team, cancelled=threading.Event()))
    return Open(findings=found, team=team, folders=(study,), passed_over=1)


@pytest.fixture
def make(
    services: Services, opened: Open, qtbot: QtBot, look: None, tmp_path: Path
) -> Callable[..., ExportDialog]:
    services.settings.update(export_folder=str(tmp_path))

    def made(kind: str, **changes: object) -> ExportDialog:
        dialog = ExportDialog(
            replace(services, **changes),
            opened,
            selected=opened.findings[:2],
            shown=flagged(opened),
        )
        qtbot.addWidget(dialog)
        dialog.show()
        choose(dialog, kind)
        return dialog

    return made


def flagged(opened: Open) -> Finding:
    return next(finding for finding in opened.findings if finding.flagged)


def choose(dialog: ExportDialog, kind: str) -> None:
    dialog.form.kinds.setCurrentRow([one.name for one in KINDS].index(kind))


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))


def test_a_worklist_is_written_without_identities(make: Callable[..., ExportDialog]) -> None:
    dialog = make("worklist-csv")
    assert dialog.form.hidden.isChecked()
    target = dialog.form.wish.target
    dialog.export.click()
    assert len(rows(target)) == 5
    assert "study" not in target.read_text("utf-8-sig")
    assert str(target) in dialog.outcome.text()
    assert dialog.open_folder.isVisible()


def test_identities_are_written_only_when_asked_for(make: Callable[..., ExportDialog]) -> None:
    dialog = make("worklist-csv")
    dialog.form.identified.setChecked(True)
    target = dialog.form.wish.target
    dialog.export.click()
    assert any("white.png" in row["path"] for row in rows(target))
    again = make("worklist-csv")
    assert again.form.hidden.isChecked()


@pytest.mark.parametrize("kind", ["worklist-xlsx", "worklist-json", "session", "case", "cases"])
def test_every_kind_is_written(make: Callable[..., ExportDialog], kind: str) -> None:
    dialog = make(kind)
    target = dialog.form.wish.target
    dialog.export.click()
    assert target.exists()
    assert dialog.open_folder.isVisible()
    if kind == "worklist-json":
        assert len(json.loads(target.read_text("utf-8"))["images"]) == 5
    if kind == "cases":
        assert len(list(target.glob("*.pdf"))) == 5


def test_dicom_films_are_exported_as_dicom(services: Services, tmp_path: Path) -> None:
    folder = tmp_path / "films"
    folder.mkdir()
    dicom_film(folder / "one.dcm")
    film(folder / "two.png", 200)
    team = team_of(services)
    found = list(services.triage([folder], team, cancelled=threading.Event()))
    opened = Open(findings=found, team=team, folders=(folder,))
    target = tmp_path / "out"
    wish = Wish(BY_NAME["dicom"], target, overlay=True)
    *steps, written = carry_out(services, opened, wish, threading.Event())
    assert written == Written(target, films=2, files=2)
    assert [bool(step.trouble) for step in steps].count(True) == 1
    kinds = {dcmread(path).Modality for path in target.iterdir()}
    assert kinds == {"SR", "OT"}
    assert all("Xiaoming" not in str(dcmread(path)) for path in target.iterdir())


def test_what_cannot_be_exported_is_a_notice(make: Callable[..., ExportDialog]) -> None:
    dialog = make("dicom")
    dialog.export.click()
    assert "none of these films could be exported" in dialog.notice.text
    assert "DICOM" in dialog.troubles.toPlainText()
    assert not dialog.open_folder.isVisible()
    assert not dialog.form.wish.target.exists()


def test_what_is_made_of_all_films_or_of_one_asks_for_no_others(
    make: Callable[..., ExportDialog],
) -> None:
    dialog = make("worklist-csv")
    silent = []
    for kind in KINDS:
        choose(dialog, kind.name)
        if not dialog.form.scope.isVisible():
            silent.append(kind.name)
    assert silent == ["session", "case"]


def test_a_folder_that_could_not_be_written_is_not_proposed_again(
    make: Callable[..., ExportDialog], services: Services, tmp_path: Path
) -> None:
    (tmp_path / "there").mkdir()
    dialog = make("worklist-csv")
    for name, kept in (("x" * 300, tmp_path), ("list", tmp_path / "there")):
        dialog.form.target.setText(str(tmp_path / "there" / f"{name}.csv"))
        dialog.export.click()
        assert dialog.notice.isVisible() is (name != "list")
        assert services.settings.current.export_folder == str(kept)


def test_a_table_is_not_written_under_the_ending_of_another_kind(
    make: Callable[..., ExportDialog], tmp_path: Path
) -> None:
    dialog = make("worklist-csv")
    for name, may_be in (("list.xlsx", False), ("list", False), ("list.CSV", True)):
        dialog.form.target.setText(str(tmp_path / name))
        assert dialog.export.isEnabled() is may_be
        assert (".csv" in dialog.form.warning.text()) is not may_be


def test_a_folder_that_is_not_there_is_told_before_anything_is_written(
    make: Callable[..., ExportDialog], tmp_path: Path
) -> None:
    dialog = make("worklist-csv")
    dialog.form.target.setText(str(tmp_path / "nowhere" / "list.csv"))
    assert "no such folder" in dialog.form.warning.text()
    assert not dialog.export.isEnabled()
    choose(dialog, "cases")
    dialog.form.target.setText(str(tmp_path / "nowhere" / "reports"))
    assert dialog.export.isEnabled()


def test_reports_are_written_in_the_language_of_the_window(
    services: Services, opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def export(*_: object, words: Wording, **__: object) -> list[object]:
        asked.append(words.language)
        return []

    for name in ("export_session_pdf", "export_case_pdf", "export_case_pdfs"):
        monkeypatch.setattr(work, name, export)
    monkeypatch.setattr(work, "spoken_language", lambda: "zh_CN")
    for kind in ("session", "case", "cases"):
        wish = Wish(BY_NAME[kind], tmp_path / kind, shown=flagged(opened))
        assert list(carry_out(services, opened, wish, threading.Event())) == []
    assert asked == ["zh_CN"] * 3


def test_only_some_films(make: Callable[..., ExportDialog], opened: Open) -> None:
    dialog = make("worklist-csv")
    scope = dialog.form.scope
    scope.setCurrentIndex(scope.findData(Scope.FLAGGED.value))
    target = dialog.form.wish.target
    dialog.export.click()
    written = rows(target)
    assert len(written) == sum(finding.flagged for finding in opened.findings)
    assert {row["flagged"] for row in written} == {"true"}


def test_numbers_are_those_of_the_whole_worklist(
    services: Services, opened: Open, tmp_path: Path
) -> None:
    last = tuple(finding for finding in opened.findings if finding.ref.path.name == "dark.png")
    wish = Wish(BY_NAME["worklist-csv"], tmp_path / "x.csv", Scope.SELECTED, selected=last)
    list(carry_out(services, opened, wish, threading.Event()))
    place = worklist_order(opened.findings).index(last[0]) + 1
    assert place > 1
    assert [row["number"] for row in rows(tmp_path / "x.csv")] == [str(place)]


def test_films_with_a_verdict(services: Services, opened: Open, tmp_path: Path) -> None:
    database = open_database(tmp_path / "kept.sqlite")
    with_room = replace(services, room=ReadingRoom(database))
    wish = Wish(BY_NAME["worklist-csv"], tmp_path / "x.csv", Scope.DECIDED, notes=True)
    with pytest.raises(NothingToDoError):
        list(carry_out(with_room, opened, wish, threading.Event()))
    one = flagged(opened)
    key = film_key(one)
    with_room.room.record(
        Verdict(
            sha256=key.sha256,
            frame=key.frame,
            reader="me",
            decision=Decision.PNEUMONIA,
            note="seen",
            at=utc_now(),
            view=model_view(one, flagged=True),
        )
    )
    list(carry_out(with_room, opened, wish, threading.Event()))
    (row,) = rows(tmp_path / "x.csv")
    assert (row["verdict"], row["reader"], row["note"]) == ("pneumonia", "me", "seen")
    database.close()


def test_a_policy_that_forbids_saliency_maps_forbids_them_in_exports(
    make: Callable[..., ExportDialog], tmp_path: Path
) -> None:
    store = SettingsStore(tmp_path / "settings.json", {"show_saliency": False})
    dialog = make("dicom", settings=store)
    dialog.form.overlay.setChecked(True)
    assert not dialog.form.overlay.isVisible()
    assert not dialog.form.wish.overlay
    assert make("dicom").form.overlay.isVisible()


def test_an_older_file_is_replaced_only_with_a_warning(make: Callable[..., ExportDialog]) -> None:
    dialog = make("worklist-csv")
    dialog.form.wish.target.write_text("older")
    dialog.form._show()
    assert dialog.export.text() == "&Replace"
    assert "would be replaced" in dialog.form.warning.text()


def test_a_place_that_cannot_be_written_is_a_notice(
    make: Callable[..., ExportDialog], tmp_path: Path
) -> None:
    dialog = make("worklist-csv")
    dialog.form.target.setText(str(tmp_path / f"{'x' * 300}.csv"))
    dialog.export.click()
    assert "cannot be written" in dialog.notice.text
    assert dialog.form.isEnabled()


@pytest.mark.parametrize(
    ("kind", "target", "told"),
    [
        ("worklist-csv", "", "Say where"),
        ("worklist-csv", "x.csv", "in full"),
        ("worklist-csv", "{tmp}", "Name a file"),
        ("cases", "{tmp}", "something in this place"),
    ],
)
def test_what_stands_in_the_way_is_said_before(
    make: Callable[..., ExportDialog], tmp_path: Path, kind: str, target: str, told: str
) -> None:
    dialog = make(kind)
    dialog.form.target.setText(target.format(tmp=tmp_path))
    assert told in dialog.form.warning.text()
    assert not dialog.export.isEnabled()


def test_calling_off_writes_nothing(make: Callable[..., ExportDialog], qtbot: QtBot) -> None:
    hold, begun = threading.Event(), threading.Event()

    def slowly(ref: object) -> object:
        begun.set()
        hold.wait(20)
        raise AssertionError("the export was called off")

    dialog = make("cases", read_film=slowly, new_task=BackgroundTask)
    dialog.export.click()
    qtbot.waitUntil(begun.is_set)
    assert not dialog.form.isEnabled()
    assert dialog.cancel.isVisible()
    dialog.cancel.click()
    hold.set()
    bugs: list[Exception] = []
    dialog.failed.connect(bugs.append)
    qtbot.waitUntil(lambda: not dialog._task.busy)
    dialog.done(0)
    assert not dialog.form.wish.target.exists()


def test_progress_and_a_late_cancel_tell_the_truth(
    services: Services, opened: Open, tmp_path: Path
) -> None:
    late = threading.Event()
    wish = Wish(BY_NAME["worklist-csv"], tmp_path / "x.csv")
    told: Iterator[object] = carry_out(services, opened, wish, late)
    steps = list(told)
    assert isinstance(steps[-1], Written)
    assert steps[-2].done == steps[-2].total
    late.set()
    wish = Wish(BY_NAME["worklist-csv"], tmp_path / "y.csv")
    assert not [one for one in carry_out(services, opened, wish, late) if isinstance(one, Written)]
    assert not (tmp_path / "y.csv").exists()


def test_open_folder(
    make: Callable[..., ExportDialog], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()))
    dialog = make("worklist-csv")
    dialog.export.click()
    dialog.open_folder.click()
    assert shown == [str(tmp_path)]


def test_the_window_offers_the_export_once_there_are_films(
    window: MainWindow, study: Path, qtbot: QtBot
) -> None:
    action = window.actions_by_name["export"]
    assert not action.isEnabled()
    window.open_paths([study])
    qtbot.waitUntil(action.isEnabled)
    action.trigger()
    assert window.findChild(ExportDialog) is not None


def test_who_reads_blind_cannot_look_at_the_scores_in_an_export(
    services: Services, open_window: Callable[[Services], MainWindow], study: Path, qtbot: QtBot
) -> None:
    services.settings.update(blind_first_read=True)
    window = open_window(services)
    window.open_paths([study])
    qtbot.waitUntil(window.actions_by_name["export"].isEnabled)
    window.actions_by_name["export"].trigger()
    assert window.findChild(ExportDialog) is None
    assert "you read blind" in window.notice.text
