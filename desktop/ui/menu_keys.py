"""Keys pressed while a menu is open belong to the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu


class _OwnKeys(QObject):
    """Claims each key for the menu it watches."""

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim the key before any shortcut takes it."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().eventFilter(watched, event)


def keep_keys(menu: QMenu) -> None:
    """Let no key reach the worklist or the film while a menu is open.

    A menu takes no focus from what lies beneath it, so shortcuts of the widget in focus would
    still work: a letter meant for an entry of the menu would give a verdict instead.

    Parameters
    ----------
    menu : QMenu
        Its submenus are menus of their own.
    """
    menu.installEventFilter(_OwnKeys(menu))
