"""What happens in the window when settings have changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication

from desktop.review.policy import FlagPolicy, Rule
from desktop.settings import shown_settings
from desktop.ui.appearance import dress

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from desktop.settings import Settings
    from desktop.ui.actions import Actions
    from desktop.ui.film.previews import Previews
    from desktop.ui.session import Session


@dataclass(frozen=True, slots=True)
class Reached:
    """What changed settings reach.

    Parameters
    ----------
    actions : Actions
        The window's.
    session : Session
        The films that are open.
    read_as : callable
        Takes the reader's name.
    previews : Previews or None
        Small copies of films on the disk.
    """

    actions: Actions
    session: Session
    read_as: Callable[[str], None]
    previews: Previews | None = None


def apply_settings(changed: set[str], now: Settings, reached: Reached) -> None:
    """Bring changed settings into the window.

    Parameters
    ----------
    changed : set of str
        Their names.
    now : Settings
        What is in force.
    reached : Reached
        What they reach.
    """
    effects = [effect for name, effect in _EFFECTS.items() if name in changed]
    for effect in dict.fromkeys(effects):
        effect(now, reached)


def wants_reading(changed: set[str]) -> bool:
    """Tell whether films that are open should be read again for these settings."""
    return any(shown.next_folder for name, shown in shown_settings().items() if name in changed)


def _dress(now: Settings, reached: Reached) -> None:
    app = cast("QApplication", QCoreApplication.instance())
    dress(app, now.theme, now.text_size)
    reached.actions.redraw()


def _rebind(now: Settings, reached: Reached) -> None:
    reached.actions.rebind(now.keys)


def _allow_research(now: Settings, reached: Reached) -> None:
    reached.actions["research"].setChecked(now.show_saliency)


def _read_blind(now: Settings, reached: Reached) -> None:
    reached.actions["blind"].setChecked(now.blind_first_read)


def _read_as(now: Settings, reached: Reached) -> None:
    reached.read_as(now.reader)


def _keep_previews(now: Settings, reached: Reached) -> None:
    if reached.previews is not None and not now.keep_previews:
        reached.previews.clear()


def _judge(now: Settings, reached: Reached) -> None:
    reached.session.rule(policy=FlagPolicy(Rule(now.flag_policy)))


_EFFECTS: dict[str, Callable[[Settings, Reached], None]] = {
    "theme": _dress,
    "text_size": _dress,
    "keys": _rebind,
    "show_saliency": _allow_research,
    # Who reads comes first: what was in sight until now was so for whoever is at the screen.
    "reader": _read_as,
    "blind_first_read": _read_blind,
    "flag_policy": _judge,
    "keep_previews": _keep_previews,
}
"""Settings that take effect at once; all others are read where they are needed."""
