"""Controls inside the viewer keep the keys they are worked with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_KEYS = {
    Qt.Key.Key_Space,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
}


class OwnKeys(QObject):
    """Lets buttons, sliders and lists inside the viewer be worked with the keyboard.

    Space and arrows change the film or step through the worklist; while a control has the
    focus they are its own. All other keys still reach the film.

    Parameters
    ----------
    controls : QWidget
        The controls.
    parent : QObject
        Owns the filter.
    """

    def __init__(self, *controls: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        for control in controls:
            control.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim a key before a shortcut gets it."""
        override = event.type() is QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() in _KEYS:
            event.accept()
            return True
        return False
