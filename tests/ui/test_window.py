"""From a folder to a worklist in the window, with real films and real small models."""

from __future__ import annotations

import dataclasses
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QSize, Qt, QUrl
from PySide6.QtGui import QGuiApplication

from desktop.errors import DeviceUnavailableError
from desktop.review.findings import Status
from desktop.review.triage import Census
from desktop.ui import words
from desktop.ui.progress import Stage
from desktop.ui.tasks import BackgroundTask
from desktop.ui.window import first_size
from desktop.ui.worklist.case import Group
from desktop.ui.worklist.columns import INDEX
from desktop.ui.worklist.sorting import Order
from tests.factories import film
from tests.ui.build import finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.review.findings import Finding
    from desktop.ui.services import Services
    from desktop.ui.window import MainWindow


def names(window: MainWindow) -> list[str]:
    model = window.reading.view.model()
    return [model.index(row, INDEX["file"]).data() for row in range(model.rowCount())]


def selected(window: MainWindow) -> str:
    current = window.reading.view.finding
    assert current is not None
    return current.ref.path.name


class Dropped:
    """Stands in for Qt's drag and drop events, whose constructors differ between versions."""

    def __init__(self, mime: QMimeData) -> None:
        self._mime = mime
        self.accepted = False

    def mimeData(self) -> QMimeData:
        return self._mime

    def acceptProposedAction(self) -> None:
        self.accepted = True


def drop(window: MainWindow, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    entering, dropped = Dropped(mime), Dropped(mime)
    window.dragEnterEvent(entering)
    assert entering.accepted
    window.dropEvent(dropped)
    assert dropped.accepted


def test_a_folder_becomes_a_worklist_sorted_by_priority(reading: MainWindow) -> None:
    assert names(reading) == ["white.png", "bright.png", "grey.png", "dark.png", "broken.jpg"]
    assert selected(reading) == "white.png"


def test_every_image_is_accounted_for(reading: MainWindow) -> None:
    account = reading.reading.progress.account
    assert account == (
        "scored 4 · out of scope 0 · unreadable 1 = 5 images found · 1 other file passed over"
    )


def test_beside_the_score_stand_model_version_operating_point_and_device(
    reading: MainWindow,
) -> None:
    said = reading.reading.film.strip.findChildren(type(reading._status))
    text = "\n".join(label.text() for label in said)
    assert "Model Mean grey 1.0.0 · operating point “balanced” ≥ 0.500 · on CPU" in text
    assert "▲ flagged" in text
    assert "at or above the threshold" in text
    assert "Mean grey 1.0.0" in reading._status.text()
    assert "on CPU (" in reading._status.text()


def test_the_other_models_are_named_as_their_cards_call_them(reading: MainWindow) -> None:
    assert "Also: Second 1.0.0: 0.902 ▲" in _strip(reading)


def test_no_model_flags_an_out_of_scope_film(reading: MainWindow) -> None:
    strip = reading.reading.film.strip
    out = finding("hand.png", 0.9, others=(0.8,), status=Status.OUT_OF_SCOPE)
    strip.show_finding(dataclasses.replace(out, warnings=("lateral_view",)))
    assert words.FLAG_SIGN not in _strip(reading)
    assert "neither flagged nor ranked" in _strip(reading)


def _strip(window: MainWindow) -> str:
    labels = window.reading.film.strip.findChildren(type(window._status))
    return "\n".join(label.text() for label in labels).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("maximised", [False, True])
def test_the_purpose_always_stands_beside_the_findings(
    reading: MainWindow, maximised: bool
) -> None:
    reading.actions_by_name["maximise"].setChecked(maximised)
    labels = [one for one in reading.findChildren(type(reading._status)) if one.isVisible()]
    assert [one.text() for one in labels].count(words.purpose()) == 1


def test_an_unreadable_film_says_what_why_and_what_to_do(reading: MainWindow, qtbot: QtBot) -> None:
    reading.actions_by_name["last"].trigger()
    message = reading.reading.film.message
    assert message.isVisible()
    text = " ".join(label.text() for label in message.findChildren(type(reading._status)))
    current = reading.reading.view.finding
    assert current is not None
    assert "“broken.jpg” cannot be shown" in text
    assert current.reason[1:] in text
    assert len(text) > len("“broken.jpg” cannot be shown") + len(current.reason) + 10
    assert not reading.actions_by_name["invert"].isEnabled()


def test_a_folder_can_be_dropped(window: MainWindow, study: Path) -> None:
    drop(window, study)
    assert len(names(window)) == 5


def test_files_can_be_dropped(window: MainWindow, study: Path) -> None:
    drop(window, study / "dark.png", study / "white.png")
    assert names(window) == ["white.png", "dark.png"]


def test_what_is_no_file_cannot_be_dropped(window: MainWindow) -> None:
    mime = QMimeData()
    mime.setText("words")
    entering = Dropped(mime)
    window.dragEnterEvent(entering)
    assert not entering.accepted


def test_the_folder_is_among_the_recent_ones_and_opens_from_there(
    window: MainWindow, study: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    film(other / "only.png", 200)
    window.open_paths([study])
    window.open_paths([other])
    entries = [action.data() for action in window.opening._recent.actions()]
    assert entries == [str(other), str(study)]
    window.opening._recent.actions()[1].trigger()
    assert len(names(window)) == 5
    assert [action.data() for action in window.opening._recent.actions()] == [
        str(study),
        str(other),
    ]


def test_an_ampersand_in_a_recent_folder_is_no_mnemonic(window: MainWindow, tmp_path: Path) -> None:
    folder = tmp_path / "R&D"
    folder.mkdir()
    window.open_paths([folder])
    assert window.opening._recent.actions()[0].text().endswith("R&&D")
    assert window.opening._recent.actions()[0].data() == str(folder)


def test_the_first_window_fits_on_a_small_screen_with_its_frame() -> None:
    small = first_size(QSize(1280, 800))
    assert (small.width(), small.height()) < (1280, 800)
    assert small.height() >= 720
    assert first_size(QSize(1920, 1080)) == QSize(1280, 800)


@pytest.mark.parametrize(
    ("order", "first"), [(Order.FOLDER, "bright.png"), (Order.PRIORITY, "white.png")]
)
def test_the_order_in_force_is_stated_and_kept_place_in(
    reading: MainWindow, order: Order, first: str
) -> None:
    chooser = reading._orders
    chooser.setCurrentIndex(chooser.findData(order))
    assert reading.reading.order is order
    assert names(reading)[0] == first
    assert selected(reading) == "white.png"
    assert chooser.currentText()


def test_once_the_order_is_chosen_the_arrow_keys_step_through_films_again(
    reading: MainWindow, qtbot: QtBot
) -> None:
    chooser = reading._orders
    chooser.setFocus()
    qtbot.keyClick(chooser, Qt.Key.Key_Down)
    assert reading.reading.order is Order.FOLDER
    assert reading.focusWidget() is reading.reading.view
    qtbot.keyClick(reading.focusWidget(), Qt.Key.Key_Home)
    assert selected(reading) == "bright.png"


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        (Group.FLAGGED, ["white.png", "bright.png"]),
        (Group.UNFLAGGED, ["grey.png", "dark.png"]),
        (Group.UNREADABLE, ["broken.jpg"]),
        (Group.OUT_OF_SCOPE, []),
    ],
)
def test_chips_filter_and_count(
    reading: MainWindow, group: Group, expected: list[str], qtbot: QtBot
) -> None:
    chip = reading.reading.chips.chip(group)
    assert chip.text().endswith(f" {len(expected)}")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert names(reading) == expected
    if not expected:
        assert reading.reading.film.finding is None


def test_a_failure_becomes_a_notice_that_can_be_copied_and_dismissed(
    open_window: Callable[[Services], MainWindow], services: Services, study: Path
) -> None:
    def fail(*_args: object, **_kwargs: object) -> None:
        raise DeviceUnavailableError("Device 'cuda'", "no driver", "Use one of: auto, cpu")

    window = open_window(dataclasses.replace(services, load_team=fail))
    window.open_paths([study])
    assert window.notice.isVisible()
    assert window.notice.text == "Device 'cuda': no driver. Use one of: auto, cpu"
    assert window.session.progress.stage is Stage.FAILED
    window.notice.copy()
    assert QGuiApplication.clipboard().text() == window.notice.text
    window.open_paths([study])
    assert window.notice.isVisible()


class Gate:
    """Stands in for `triage`: findings come when the test lets them."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        self.allowed = threading.Semaphore(0)
        self.stopped = threading.Event()

    def __call__(
        self, paths: object, team: object, *, cancelled: threading.Event
    ) -> Iterator[Finding]:
        for one in self.findings:
            while not self.allowed.acquire(timeout=0.01):
                if cancelled.is_set():
                    self.stopped.set()
                    return
            yield one

    def let(self, n: int) -> None:
        self.allowed.release(n)


@pytest.fixture
def gate() -> Gate:
    scores = [0.5, 0.9, 0.1, 0.7, 0.95, 0.3, 0.99, 0.2]
    return Gate([finding(f"{score}.png", score) for score in scores])


@pytest.fixture
def slow_window(
    open_window: Callable[[Services], MainWindow], services: Services, gate: Gate
) -> MainWindow:
    """A window whose work runs on real threads, a film at a time."""
    counted = Census(images=len(gate.findings), passed_over=0)
    return open_window(
        dataclasses.replace(
            services, new_task=BackgroundTask, triage=gate, census=lambda *_: counted
        )
    )


def test_films_stream_in_while_the_readers_film_stays(
    slow_window: MainWindow, gate: Gate, study: Path, qtbot: QtBot
) -> None:
    window = slow_window
    window.open_paths([study])
    gate.let(3)
    qtbot.waitUntil(lambda: len(names(window)) == 3)
    window.actions_by_name["last"].trigger()
    assert selected(window) == "0.1.png"
    gate.let(3)
    qtbot.waitUntil(lambda: len(names(window)) == 6)
    assert names(window)[0] == "0.95.png"
    assert selected(window) == "0.1.png"
    gate.let(2)
    qtbot.waitUntil(lambda: window.session.progress.stage is Stage.DONE)
    assert selected(window) == "0.1.png"


def test_who_has_not_touched_anything_is_at_the_first_film_in_the_end(
    slow_window: MainWindow, gate: Gate, study: Path, qtbot: QtBot
) -> None:
    slow_window.open_paths([study])
    gate.let(1)
    qtbot.waitUntil(lambda: len(names(slow_window)) == 1)
    gate.let(7)
    qtbot.waitUntil(lambda: slow_window.session.progress.stage is Stage.DONE)
    assert selected(slow_window) == "0.99.png"


def test_cancelling_keeps_what_was_read_and_says_how_much_was_not(
    slow_window: MainWindow, gate: Gate, study: Path, qtbot: QtBot
) -> None:
    window = slow_window
    window.open_paths([study])
    gate.let(3)
    qtbot.waitUntil(lambda: len(names(window)) == 3)
    strip = window.reading.progress
    assert strip._cancel.isVisible()
    qtbot.mouseClick(strip._cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.session.progress.stage is Stage.CANCELLED)
    assert "scored 3" in strip.account
    assert "cancelled: 5 not read = 8 images found" in strip.account
    assert not strip._cancel.isVisible()


def test_opening_another_folder_ends_the_one_before(
    slow_window: MainWindow, gate: Gate, study: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = slow_window
    window.open_paths([study])
    gate.let(2)
    qtbot.waitUntil(lambda: len(names(window)) == 2)
    window.open_paths([tmp_path])
    assert gate.stopped.wait(5)
    assert names(window) == []
    gate.let(8)
    qtbot.waitUntil(lambda: window.session.progress.stage is Stage.DONE)
    assert len(names(window)) == 8


def test_closing_while_films_are_read_ends_all_threads(
    slow_window: MainWindow, gate: Gate, study: Path, qtbot: QtBot
) -> None:
    slow_window.open_paths([study])
    gate.let(2)
    qtbot.waitUntil(lambda: len(names(slow_window)) == 2)
    slow_window.close()
    assert gate.stopped.is_set()


def test_the_real_thing_on_real_threads(
    open_window: Callable[[Services], MainWindow],
    services: Services,
    study: Path,
    qtbot: QtBot,
) -> None:
    window = open_window(dataclasses.replace(services, new_task=BackgroundTask))
    window.open_paths([study])
    qtbot.waitUntil(lambda: window.session.progress.stage is Stage.DONE, timeout=20_000)
    qtbot.waitUntil(lambda: window.reading.film.canvas.hanging is not None)
    assert names(window)[0] == "white.png"
    statuses = [one.status for one in window.session.findings]
    assert statuses.count(Status.UNREADABLE) == 1


def test_a_film_that_vanished_says_so_in_its_place(reading: MainWindow, study: Path) -> None:
    (study / "dark.png").unlink()
    reading.actions_by_name["last"].trigger()
    reading.actions_by_name["previous"].trigger()
    assert selected(reading) == "dark.png"
    assert reading.reading.film.message.isVisible()


def test_the_window_remembers_its_place(
    open_window: Callable[[Services], MainWindow], services: Services
) -> None:
    window = open_window(services)
    window.resize(900, 700)
    window.close()
    assert services.settings.current.window_geometry
