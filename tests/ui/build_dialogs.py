"""Every dialog of the program, made without the window: for tests that look at all of them.

The names are those of the classes; what stands after one tells its states apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.review.database import open_database
from desktop.review.room import ReadingRoom
from desktop.review.triage import Team, load_team
from desktop.review.verdicts import film_key
from desktop.ui.actions import default_keys
from desktop.ui.compare.save_point import SavePointDialog
from desktop.ui.dialogs.about import AboutDialog
from desktop.ui.dialogs.crash import CrashDialog
from desktop.ui.dialogs.keys import KeysDialog
from desktop.ui.exporting.dialog import ExportDialog
from desktop.ui.exporting.work import Open
from desktop.ui.film.chooser import FilmChooser
from desktop.ui.key_table import in_force
from desktop.ui.models.dialog import ModelsDialog
from desktop.ui.reading.double_dialog import DoubleReadingDialog
from desktop.ui.reading.name_dialog import NameDialog
from desktop.ui.reading.summary import summarise
from desktop.ui.reading.summary_dialog import SummaryDialog
from desktop.ui.sessions.dialog import SessionsDialog
from desktop.ui.settings.dialog import SettingsDialog
from desktop.ui.worklist.case import Case
from desktop.ui.worklist.column_filter import ColumnFilterDialog
from desktop.ui.worklist.filters import ColumnFilter
from tests.ui.build import finding

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog

    from desktop.ui.services import Services

FILMS = [finding("one.png", 0.9), finding("two.png", 0.1), finding("bad.png", None)]
CASES = [Case(one) for one in FILMS]


def team_of(services: Services) -> Team:
    return load_team(services.registry, leading="mean_grey", device="cpu")


def room_of(services: Services) -> ReadingRoom:
    return ReadingRoom(open_database(services.settings._path.with_name("kept.sqlite")))


def export(services: Services) -> ExportDialog:
    what = Open(findings=FILMS, team=team_of(services), reading=True)
    return ExportDialog(services, what, selected=FILMS[:1], shown=FILMS[0])


def export_of(kind: int) -> Callable[[Services], ExportDialog]:
    def make(services: Services) -> ExportDialog:
        dialog = export(services)
        dialog.form.kinds.setCurrentRow(kind)
        dialog._tell("123", troubles=["one", "two"], written=True)
        return dialog

    return make


def settings_at(page: int) -> Callable[[Services], SettingsDialog]:
    def make(services: Services) -> SettingsDialog:
        dialog = SettingsDialog(services, in_force(default_keys(), {}))
        dialog.contents.setCurrentRow(page)
        return dialog

    return make


def about_at(page: int) -> Callable[[Services], AboutDialog]:
    def make(_services: Services) -> AboutDialog:
        dialog = AboutDialog()
        dialog.tabs.setCurrentIndex(page)
        return dialog

    return make


def double(services: Services) -> DoubleReadingDialog:
    keys = [key for key in map(film_key, FILMS) if key is not None]
    return DoubleReadingDialog(room_of(services), keys, "me")


DIALOGS: dict[str, Callable[[Services], QDialog]] = {
    "AboutDialog": about_at(0),
    "AboutDialog versions": about_at(1),
    "AboutDialog licences": about_at(2),
    "ColumnFilterDialog": lambda _: ColumnFilterDialog(ColumnFilter("status"), CASES),
    "ColumnFilterDialog dates": lambda _: ColumnFilterDialog(ColumnFilter("date"), CASES),
    "CrashDialog": lambda _: CrashDialog("the facts"),
    "DoubleReadingDialog": double,
    "ExportDialog": export,
    "ExportDialog written": export_of(6),
    "FilmChooser": lambda _: FilmChooser(FILMS, FILMS[0]),
    "KeysDialog": lambda _: KeysDialog(),
    "ModelsDialog": ModelsDialog,
    "NameDialog": lambda _: NameDialog("me", ["me", "you"]),
    "SavePointDialog": lambda _: SavePointDialog("0.4", user="me", chosen_on="our films"),
    "SessionsDialog": lambda services: SessionsDialog(room_of(services)),
    "SettingsDialog": settings_at(0),
    "SettingsDialog reading": settings_at(1),
    "SettingsDialog models": settings_at(2),
    "SettingsDialog keys": settings_at(3),
    "SummaryDialog": lambda _: SummaryDialog(summarise(CASES), "me", blind=False),
}
