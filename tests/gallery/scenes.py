"""Every state of every window, as a table of scenes."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from desktop.errors import DeviceUnavailableError
from desktop.review.triage import triage
from desktop.ui.dialogs.crash import crash_box
from desktop.ui.models.dialog import ModelsDialog
from desktop.ui.worklist.state import Group
from tests.gallery.stage import rest, until
from tests.registry.stock import write_model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop.review.findings import Finding
    from desktop.ui.window import MainWindow
    from tests.gallery.stage import Stage


def read(window: MainWindow, stage: Stage) -> None:
    """Open the sample study and wait until it is read and the first film hangs."""
    window.open_paths([stage.study])
    until(lambda: not window.session.progress.working)
    until(lambda: window.reading.film.canvas.hanging is not None)


def empty(stage: Stage) -> None:
    with stage.window() as window:
        stage.shoot(window, "empty")


def working(stage: Stage) -> None:
    """Half of the films are read; then the reader cancels."""
    hold = threading.Event()

    def slowly(*args: object, cancelled: threading.Event, **rest_: object) -> Iterator[Finding]:
        for n, one in enumerate(triage(*args, cancelled=cancelled, **rest_)):
            yield one
            while n >= 11 and not cancelled.is_set() and not hold.wait(0.02):
                pass

    with stage.with_services(triage=slowly).window() as window:
        window.open_paths([stage.study])
        stage.shoot(window, "loading")
        until(lambda: window.session.progress.done >= 12)
        rest(600)
        stage.shoot(window, "working")
        window.session.cancel()
        until(lambda: not window.session.progress.working)
        stage.shoot(window, "cancelled")


def done(stage: Stage) -> None:
    """The study is read: the film in its different states, the filters, the comparison."""
    with stage.window() as window:
        read(window, stage)
        stage.shoot(window, "done")
        act = window.actions_by_name
        for name in ("invert", "rotate_right", "zoom_in"):
            act[name].trigger()
        stage.shoot(window, "film-changed")
        act["reset"].trigger()
        act["network_view"].setChecked(True)
        stage.shoot(window, "film-as-the-model-saw-it")
        act["network_view"].setChecked(False)
        act["maximise"].setChecked(True)
        stage.shoot(window, "film-maximised")
        act["maximise"].setChecked(False)
        act["last"].trigger()
        stage.shoot(window, "unreadable")
        for group in (Group.FLAGGED, Group.OUT_OF_SCOPE):
            window.reading.chips.chip(group).click()
            rest(300)
            stage.shoot(window, f"filter-{group}")
        compare(stage, window)


def compare(stage: Stage, window: MainWindow) -> None:
    window.tabs.setCurrentWidget(window.compare)
    until(lambda: bool(window.compare.board and window.compare.board.chosen_set))
    stage.shoot(window, "compare")
    window.compare.measure()
    stage.shoot(window, "compare-measuring")
    until(lambda: window.compare.board is not None and window.compare.board.measure.isEnabled())
    stage.shoot(window, "compare-measured")


def failed(stage: Stage) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise DeviceUnavailableError(
            "Device 'cuda'", "no NVIDIA driver is installed", "Use one of: auto, cpu"
        )

    with stage.with_services(load_team=refuse).window() as window:
        window.open_paths([stage.study])
        until(lambda: window.notice.isVisible())
        stage.shoot(window, "notice")


def empty_comparison(stage: Stage) -> None:
    with stage.window() as window:
        window.tabs.setCurrentWidget(window.compare)
        until(lambda: bool(window.compare.board and window.compare.board.chosen_set))
        stage.shoot(window, "compare-without-folder")


def models(stage: Stage) -> None:
    with stage.window() as window:
        window.manage_models()
        dialog = next(one for one in window.findChildren(ModelsDialog))
        until(lambda: dialog.install.isEnabled())
        stage.shoot(dialog, "models-card")
        dialog.verify_selected()
        until(lambda: dialog.install.isEnabled())
        stage.shoot(dialog, "models-checks-passed")
        dialog.install_file(write_model(stage.scratch / "bad", "9.0.0", gain=0.5))
        until(lambda: dialog.install.isEnabled())
        stage.shoot(dialog, "models-checks-failed")
        dialog.offer_reread(True)
        dialog.install_file(write_model(stage.scratch / "good", "9.1.0"))
        until(lambda: dialog.install.isEnabled())
        dialog.activate_selected()
        until(lambda: dialog.install.isEnabled())
        stage.shoot(dialog, "models-changed")
        dialog.roll_back_selected()
        until(lambda: dialog.install.isEnabled())
        stage.shoot(dialog, "models-notice")
        dialog.close()


def dialogs(stage: Stage) -> None:
    with stage.window() as window:
        for name, show in (("keys", window.show_keys), ("about", window.show_about)):
            show()
            dialog = next(one for one in window.findChildren(QDialog) if one.isVisible())
            stage.shoot(dialog, name)
            dialog.close()
            rest(50)
        box = crash_box("PneumoTriage 0.1.0, Python 3.11\nValueError\n  film.py:12 read\n")
        box.show()
        stage.shoot(box, "bug")
        box.close()


SCENES: tuple[Callable[[Stage], None], ...] = (
    empty,
    working,
    done,
    failed,
    empty_comparison,
    models,
    dialogs,
)
