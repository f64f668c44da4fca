"""Every dialog of the program, made without the window: for tests that look at all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.review.triage import Team, load_team
from desktop.ui.actions import default_keys
from desktop.ui.dialogs.about import AboutDialog
from desktop.ui.dialogs.crash import CrashDialog
from desktop.ui.dialogs.keys import KeysDialog
from desktop.ui.exporting.dialog import ExportDialog
from desktop.ui.exporting.work import Open
from desktop.ui.key_table import in_force
from desktop.ui.models.dialog import ModelsDialog
from desktop.ui.settings.dialog import SettingsDialog
from tests.ui.build import finding

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog

    from desktop.ui.services import Services


def team_of(services: Services) -> Team:
    return load_team(services.registry, leading="mean_grey", device="cpu")


def export(services: Services) -> ExportDialog:
    found = [finding("one.png", 0.9), finding("two.png", 0.1), finding("bad.png", None)]
    what = Open(findings=found, team=team_of(services), reading=True)
    return ExportDialog(services, what, selected=found[:1], shown=found[0])


DIALOGS: dict[str, Callable[[Services], QDialog]] = {
    "about": lambda _services: AboutDialog(),
    "crash": lambda _services: CrashDialog("the facts"),
    "keys": lambda _services: KeysDialog(),
    "models": ModelsDialog,
    "settings": lambda services: SettingsDialog(services, in_force(default_keys(), {})),
    "export": export,
}
