"""Menus, made from the table of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from desktop.ui.film.windowing import PRESETS
from desktop.ui.menu_keys import keep_keys
from desktop.ui.mnemonics import plain

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from desktop.ui.actions import Actions

_LIST_TOOLS = ["previous", "next", "first", "last", "next_flagged", "previous_flagged"]
_TURNS = ["invert", "flip_horizontally", "flip_vertically", "rotate_left", "rotate_right"]
_ZOOMS = ["zoom_in", "zoom_out", "fit", "one_to_one", "reset"]
_PRESETS = [f"preset_{n}" for n in range(1, PRESETS + 1)]
_MEASURES = ["measure", "angle", "delete_mark", "magnifier", "leave_tools"]
_BESIDE = ["beside", "keep_beside", "link"]
_READING_MENU = [
    *("agree", "pneumonia", "normal", "unsure", "not_readable", "-"),
    *("undo", "note", "mark", "copy_paths", "-"),
    *("search", "filter_column", "unread_first", "together", "-"),
    *("blind", "reader", "double_reading", "summary"),
]
_VIEW_MENU = [
    *(*_LIST_TOOLS, "-"),
    *(*_TURNS, "-"),
    *(*_ZOOMS, "-"),
    *(*_PRESETS,),
    *("windows", "next_window", "keep_window", "-"),
    *("corner_words", "overlays", "identity", "-"),
    *("maximise",),
]
_FILM_MENU = [*_MEASURES, "-", *_BESIDE, "-", "network_view", "saliency", "research"]


def tr(text: str) -> str:
    """Return a text of the menus in the reader's language."""
    return QCoreApplication.translate("Menus", text)


def fill_menus(window: QMainWindow, actions: Actions) -> QMenu:
    """Make the menu bar.

    Returns
    -------
    QMenu
        The one for recent folders, empty.
    """
    bar = window.menuBar()
    bar.setAccessibleName(tr("Menu"))
    file = bar.addMenu(tr("&File"))
    _add(file, actions, ["open_folder", "open_files"])
    recent = file.addMenu(tr("&Recent folders"))
    _add(file, actions, ["open_samples", "-", "go_on_reading", "sessions", "watch", "-"])
    _add(file, actions, ["export", "-", "settings", "-", "quit"])
    _add(bar.addMenu(tr("&Reading")), actions, _READING_MENU)
    _add(bar.addMenu(tr("&Models")), actions, ["manage_models"])
    _add(bar.addMenu(tr("&View")), actions, _VIEW_MENU)
    _add(bar.addMenu(tr("Fi&lm")), actions, _FILM_MENU)
    _add(bar.addMenu(tr("&Help")), actions, ["keys", "-", "about"])
    for menu in bar.findChildren(QMenu):
        menu.setAccessibleName(plain(menu.title()))
        keep_keys(menu)
    return recent


def _add(place: QMenu, actions: Actions, names: list[str]) -> None:
    for name in names:
        if name == "-":
            place.addSeparator()
        else:
            place.addAction(actions[name])
