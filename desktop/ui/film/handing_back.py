"""Takes parts of the viewer out of sight without sending the keys astray."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def hide_for(reader: QWidget, going: QWidget) -> None:
    """Hide a widget; keys that went to it, or to a control in it, go to the reader's.

    Qt would hand them to the control that comes next, which below the film is a verdict's
    button: Space, meant for the film, would press it.

    Parameters
    ----------
    reader : QWidget
        Gets the keys.
    going : QWidget
        Is hidden.
    """
    focused = QApplication.focusWidget()
    if focused is not None and (focused is going or going.isAncestorOf(focused)):
        reader.setFocus()
    going.hide()
