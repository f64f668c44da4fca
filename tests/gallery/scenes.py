"""Every state of every window, as a table of scenes."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from desktop.errors import DeviceUnavailableError
from desktop.review.triage import triage
from desktop.ui.film.chooser import FilmChooser
from desktop.ui.film.measuring import Marks, angle, distance
from desktop.ui.models.dialog import ModelsDialog
from desktop.ui.worklist.case import Group
from tests.gallery import comparison, reading_room
from tests.gallery.comfort import exporting, help_and_errors, large_text, settings
from tests.gallery.deciding import deciding
from tests.gallery.opening import opened_again
from tests.gallery.patient import write_patient
from tests.gallery.stage import rest, until
from tests.registry.stock import write_model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop.review.findings import Finding
    from desktop.ui.film.canvas import FilmCanvas
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
        comparison.cards(stage, window)


def film(stage: Stage) -> None:
    """What can be done with a film, on two films of one patient."""
    folder = write_patient(stage.scratch / "patient", stage.study)
    with stage.window() as window:
        window.open_paths([folder])
        until(lambda: not window.session.progress.working)
        panel, act = window.reading.film, window.actions_by_name
        canvas = panel.canvas
        until(lambda: canvas.hanging is not None)
        now = next(one for one in window.session.findings if one.ref.path.name == "now.dcm")
        window.jump_to(now)
        until(lambda: canvas.hanging is not None)
        stage.shoot(window, "film-annotated")
        measured(canvas)
        canvas._follow(QPointF(canvas.width() * 0.35, canvas.height() * 0.45))
        stage.shoot(window, "film-measured")
        act["magnifier"].setChecked(True)
        stage.shoot(window, "film-magnifier")
        act["leave_tools"].trigger()
        act["research"].setChecked(True)
        act["saliency"].setChecked(True)
        until(lambda: canvas.looked is not None)
        stage.shoot(window, "film-saliency")
        act["network_view"].setChecked(True)
        stage.shoot(window, "film-saliency-as-the-model-saw-it")
        act["network_view"].setChecked(False)
        act["research"].setChecked(False)
        act["identity"].setChecked(True)
        act["beside"].setChecked(True)
        until(lambda: bool(panel.beside.canvas.hanging and panel.beside.canvas._identity))
        act["link"].setChecked(True)
        act["zoom_in"].trigger()
        stage.shoot(window, "film-beside-its-prior")
        panel.beside.ask()
        stage.shoot(next(iter(panel.findChildren(FilmChooser))), "film-chooser")
        next(iter(panel.findChildren(FilmChooser))).close()
        panel.beside.take_down()
        panel.beside._show(None)
        act["identity"].setChecked(False)
        stage.shoot(window, "film-beside-empty")
        menu = act["windows"].menu()
        menu.aboutToShow.emit()
        stage.shoot(menu, "film-windows")


def measured(canvas: FilmCanvas) -> None:
    """Measure the width of the chest, and an angle."""
    width, height = canvas.hanging.placement.film
    canvas._marking._keep(
        canvas.hanging,
        Marks()
        .with_one(distance((0.15 * width, 0.7 * height), (0.85 * width, 0.7 * height)))
        .with_one(angle((0.6 * width, 0.4 * height), (0.75 * width, 0.4 * height))),
    )


def failed(stage: Stage) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise DeviceUnavailableError(
            "Device 'cuda'", "no NVIDIA driver is installed", "Use one of: auto, cpu"
        )

    with stage.with_services(load_team=refuse).window() as window:
        window.open_paths([stage.study])
        until(lambda: window.notice.isVisible())
        stage.shoot(window, "notice")


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


SCENES: tuple[Callable[[Stage], None], ...] = (
    empty,
    working,
    done,
    film,
    opened_again,
    deciding,
    *reading_room.SCENES,
    failed,
    comparison.without_folder,
    comparison.labelled,
    models,
    help_and_errors,
    settings,
    exporting,
    large_text,
)
