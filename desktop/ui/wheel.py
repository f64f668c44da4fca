"""The wheel scrolls, and changes nothing that it passes over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class _Passing(QObject):
    """Leaves the wheel to what the watched widget lies on."""

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass the wheel on."""
        if event.type() is QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def pass_wheel_on(widget: QWidget) -> None:
    """Let a control keep what it says, and leave the keys where they are, when the wheel passes.

    Qt turns numbers and choices on when the wheel happens to stand over them. A threshold, a
    prevalence or the order of a worklist is no such thing.

    Parameters
    ----------
    widget : QWidget
        The control.
    """
    if widget.focusPolicy() == Qt.FocusPolicy.WheelFocus:
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    widget.installEventFilter(_Passing(widget))
