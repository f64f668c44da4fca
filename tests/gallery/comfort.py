"""Settings, export, help and what goes wrong: every dialog in every state."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialog

from desktop.ui.actions import SPECS
from desktop.ui.appearance import dress
from desktop.ui.dialogs.about import AboutDialog
from desktop.ui.dialogs.crash import CrashDialog
from desktop.ui.exporting.dialog import ExportDialog
from desktop.ui.exporting.kinds import KINDS
from desktop.ui.settings.dialog import SettingsDialog
from tests.gallery.stage import rest, until

if TYPE_CHECKING:
    from desktop.ui.window import MainWindow
    from tests.gallery.stage import Stage

BUG = "PneumoTriage 0.1.0, Python 3.11\nValueError\n  film.py:12 read\n"


def help_and_errors(stage: Stage) -> None:
    """Keys as they are now, about with its three pages, a bug."""
    with stage.window() as window:
        window.show_keys()
        shoot_and_close(stage, window, "keys")
        window.show_about()
        about = window.findChild(AboutDialog)
        for place, name in enumerate(("about", "about-versions", "about-licences")):
            about.tabs.setCurrentIndex(place)
            stage.shoot(about, name)
        about.close()
        bug = CrashDialog(BUG)
        bug.show()
        stage.shoot(bug, "bug")
        bug.close()


def settings(stage: Stage) -> None:
    """Every page, a key that another action has, and what a policy fixes."""
    stage.services.settings._fixed = {"show_saliency": False}
    with stage.window() as window:
        window.actions_by_name["settings"].trigger()
        dialog = window.findChild(SettingsDialog)
        until(lambda: not dialog._asking.busy)
        for row, name in enumerate(("look", "reading", "models", "keys")):
            dialog.contents.setCurrentRow(row)
            stage.shoot(dialog, f"settings-{name}")
        dialog.keys.table.selectRow([spec.name for spec in SPECS].index("invert"))
        dialog.keys.press.setKeySequence(QKeySequence("S"))
        stage.shoot(dialog, "settings-keys-conflict")
        dialog.close()
    stage.services.settings._fixed = {}


def exporting(stage: Stage) -> None:
    """Asking, writing, written with troubles, refused."""
    hold = threading.Event()

    def slowly(ref: object) -> object:
        hold.wait(20)
        return stage.services.read_film(ref)

    stage.services.settings.update(export_folder=str(stage.scratch / "exports"))
    (stage.scratch / "exports").mkdir(exist_ok=True)
    with stage.with_services(read_film=slowly).window() as window:
        window.open_paths([stage.study])
        until(lambda: not window.session.progress.working)
        dialog = opened(window)
        stage.shoot(dialog, "export")
        dialog.form.kinds.setCurrentRow([kind.name for kind in KINDS].index("dicom"))
        dialog.form.overlay.setChecked(True)
        dialog.form.identified.setChecked(True)
        stage.shoot(dialog, "export-dicom")
        dialog.form.kinds.setCurrentRow([kind.name for kind in KINDS].index("cases"))
        dialog.export.click()
        rest(300)
        stage.shoot(dialog, "export-writing")
        dialog.cancel.click()
        hold.set()
        until(lambda: not dialog._task.busy)
        stage.shoot(dialog, "export-called-off")
        dialog.form.kinds.setCurrentRow([kind.name for kind in KINDS].index("dicom"))
        dialog.export.click()
        until(lambda: not dialog._task.busy)
        stage.shoot(dialog, "export-written")
        dialog.form.kinds.setCurrentRow(0)
        dialog.form.target.setText(str(stage.scratch / "no" / "such" / "folder.csv"))
        stage.shoot(dialog, "export-no-folder")
        (stage.scratch / "film.dcm").touch()
        dialog.form.kinds.setCurrentRow([kind.name for kind in KINDS].index("cases"))
        dialog.form.target.setText(str(stage.scratch / "film.dcm" / "reports"))
        dialog.export.click()
        until(lambda: not dialog._task.busy)
        stage.shoot(dialog, "export-refused")
        dialog.close()


def opened(window: MainWindow) -> ExportDialog:
    window.actions_by_name["export"].trigger()
    return window.findChild(ExportDialog)


def large_text(stage: Stage) -> None:
    """All text half as large again."""
    app = QApplication.instance()
    dress(app, stage.theme, 150)
    try:
        with stage.window() as window:
            stage.shoot(window, "large-text-empty")
            window.open_paths([stage.study])
            until(lambda: not window.session.progress.working)
            until(lambda: window.reading.film.canvas.hanging is not None)
            stage.shoot(window, "large-text-done")
            window.actions_by_name["settings"].trigger()
            shoot_and_close(stage, window, "large-text-settings")
            window.actions_by_name["export"].trigger()
            shoot_and_close(stage, window, "large-text-export")
            window.show_keys()
            shoot_and_close(stage, window, "large-text-keys")
    finally:
        dress(app, stage.theme)


def shoot_and_close(stage: Stage, window: MainWindow, name: str) -> None:
    dialog = next(one for one in window.findChildren(QDialog) if one.isVisible())
    stage.shoot(dialog, name)
    dialog.close()
    rest(50)
