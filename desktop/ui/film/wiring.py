"""Connects the actions of the film with the viewer, as a table."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMenu

from desktop.ui.film import measuring
from desktop.ui.film.changes import CHANGES
from desktop.ui.film.windowing import PRESETS, in_words
from desktop.ui.menu_keys import keep_keys

if TYPE_CHECKING:
    from desktop.ui.actions import Actions
    from desktop.ui.film.canvas import FilmCanvas
    from desktop.ui.film.panel import FilmPanel

_TOOLS = ("measure", "angle")
_MAKERS = {"measure": measuring.distance, "angle": measuring.angle}


class FilmWiring(QObject):
    """What each action does to the viewer.

    Parameters
    ----------
    panel : FilmPanel
        The viewer.
    actions : Actions
        The window's actions.
    """

    def __init__(self, panel: FilmPanel, actions: Actions) -> None:
        super().__init__(panel)
        self._panel, self._actions = panel, actions
        for name in CHANGES:
            actions[name].triggered.connect(partial(panel.act, name))
        for number in range(1, PRESETS + 1):
            actions[f"preset_{number}"].triggered.connect(partial(panel.windows.choose, number))
        for name, slot in (
            ("next_window", panel.windows.go_on),
            ("keep_window", panel.windows.keep),
            ("delete_mark", self._delete_mark),
            ("keep_beside", self._keep_beside),
            ("leave_tools", self._leave_tools),
        ):
            actions[name].triggered.connect(slot)
        for name, turn in (
            ("network_view", panel.show_network_view),
            ("saliency", panel.research.switch),
            ("research", self._allow_research),
            ("beside", panel.show_beside),
            ("link", panel.films.link),
            ("identity", panel.films.show_identity),
        ):
            actions[name].toggled.connect(turn)
        for name in ("magnifier", "corner_words", "overlays"):
            actions[name].toggled.connect(partial(self._on_both, name))
        for name in _TOOLS:
            actions[name].toggled.connect(partial(self._on_tool, name))
        actions["corner_words"].setChecked(True)
        actions["overlays"].setChecked(True)
        panel.research.allowed_changed.connect(self._on_allowed)
        self._on_allowed(panel.research.allowed)
        panel.research.off_wanted.connect(partial(actions["saliency"].setChecked, False))
        panel.beside_closed.connect(partial(actions["beside"].setChecked, False))
        panel.beside.together.setDefaultAction(actions["link"])
        self._make_window_menu()

    @property
    def _canvases(self) -> tuple[FilmCanvas, FilmCanvas]:
        return self._panel.canvas, self._panel.beside.canvas

    def _make_window_menu(self) -> None:
        self._windows = QMenu(self._panel)
        keep_keys(self._windows)
        self._windows.setAccessibleName(self.tr("Windows of the film"))
        self._actions["windows"].setMenu(self._windows)
        self._windows.aboutToShow.connect(self._fill_windows)

    def _allow_research(self, on: bool) -> None:
        self._panel.research.allow(on)
        # Settings that have changed already are not told anew.
        self._on_allowed(self._panel.research.allowed)

    @Slot(bool)
    def _on_allowed(self, allowed: bool) -> None:
        self._actions["research"].setChecked(allowed)
        why = ""
        if not allowed and self._panel.research.fixed:
            why = self.tr("Research mode is switched off on this computer by its administrator")
        elif not allowed:
            why = self.tr("Research mode is off; the menu Film and the settings switch it on")
        self._actions.withhold("saliency", "research", why)

    @Slot()
    def _fill_windows(self) -> None:
        self._windows.clear()
        for number, window in enumerate(self._panel.windows.offered(), start=1):
            key = f"\t{number}" if number <= PRESETS else ""
            text = in_words(window).replace("&", "&&") + key
            action = self._windows.addAction(text)
            action.triggered.connect(partial(self._panel.windows.choose, number))
        self._windows.addSeparator()
        self._windows.addAction(self._actions["keep_window"])

    @Slot()
    def _delete_mark(self) -> None:
        self._panel.active.delete_mark()

    @Slot()
    def _keep_beside(self) -> None:
        self._actions["beside"].setChecked(True)
        self._panel.keep_beside()

    @Slot()
    def _leave_tools(self) -> None:
        for name in (*_TOOLS, "magnifier"):
            self._actions[name].setChecked(False)

    def _on_both(self, name: str, on: bool) -> None:
        for canvas in self._canvases:
            {
                "magnifier": canvas.magnify,
                "corner_words": canvas.show_words,
                "overlays": canvas.show_overlays,
            }[name](on)

    def _on_tool(self, name: str, on: bool) -> None:
        if on:
            for other in _TOOLS:
                self._actions[other].setChecked(other == name)
        chosen = next((tool for tool in _TOOLS if self._actions[tool].isChecked()), None)
        for canvas in self._canvases:
            canvas.measure_with(_MAKERS[chosen] if chosen else None)
