"""What happens in the window when settings have changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication

from desktop.settings import shown_settings
from desktop.ui.appearance import dress

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from desktop.settings import Settings
    from desktop.ui.actions import Actions


def apply_settings(changed: set[str], now: Settings, actions: Actions) -> None:
    """Bring changed settings into the window.

    Parameters
    ----------
    changed : set of str
        Their names.
    now : Settings
        What is in force.
    actions : Actions
        The window's.
    """
    done = set()
    for name in changed & set(_EFFECTS):
        effect = _EFFECTS[name]
        if effect not in done:
            effect(now, actions)
            done.add(effect)


def wants_reading(changed: set[str]) -> bool:
    """Tell whether films that are open should be read again for these settings."""
    return any(shown.next_folder for name, shown in shown_settings().items() if name in changed)


def _dress(now: Settings, actions: Actions) -> None:
    app = cast("QApplication", QCoreApplication.instance())
    dress(app, now.theme, now.text_size)
    actions.redraw()


def _rebind(now: Settings, actions: Actions) -> None:
    actions.rebind(now.keys)


def _allow_research(now: Settings, actions: Actions) -> None:
    actions["research"].setChecked(now.show_saliency)


_EFFECTS: dict[str, Callable[[Settings, Actions], None]] = {
    "theme": _dress,
    "text_size": _dress,
    "keys": _rebind,
    "show_saliency": _allow_research,
}
"""Settings that take effect at once; all others are read where they are needed."""
