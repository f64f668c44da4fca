"""What each drag of the mouse makes of the film, as a table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from desktop.ui.film.hanging import Hanging
from desktop.ui.film.windowing import dragged

if TYPE_CHECKING:
    from desktop.ui.film.placement import Pair

_ZOOM_SPAN = 200.0
"""Length of a drag, in view units, that doubles the zoom."""

Drag = Callable[[Hanging, QPointF, QPointF], Hanging]
"""Takes how the film hung at first, the drag's first and its present point."""

_LEFT, _RIGHT, _MIDDLE = (
    Qt.MouseButton.LeftButton,
    Qt.MouseButton.RightButton,
    Qt.MouseButton.MiddleButton,
)
_PLAIN, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
MODIFIERS = _SHIFT | Qt.KeyboardModifier.ControlModifier
REGION = (_LEFT, Qt.KeyboardModifier.ControlModifier)
"""What draws a region to take the window from."""

MARK = (_LEFT, _PLAIN)
"""What draws a measurement while measuring is on."""


def change_window(start: Hanging, first: QPointF, now: QPointF) -> Hanging:
    """Widen the window to the right, raise its level downwards."""
    way = now - first
    return start.windowed(dragged(start.window, way.x(), way.y()))


def zoom(start: Hanging, first: QPointF, now: QPointF) -> Hanging:
    """Zoom upwards about the first point."""
    factor = 2.0 ** ((first.y() - now.y()) / _ZOOM_SPAN)
    return start.placed(start.placement.zoomed(factor, pair(first)))


def pan(start: Hanging, first: QPointF, now: QPointF) -> Hanging:
    """Move the film with the hand."""
    way = now - first
    return start.placed(start.placement.panned(way.x(), way.y()))


def pair(point: QPointF) -> Pair:
    """Return a point as plain numbers."""
    return point.x(), point.y()


DRAGS: dict[tuple[Qt.MouseButton, Qt.KeyboardModifier], Drag] = {
    (_LEFT, _PLAIN): change_window,
    (_RIGHT, _PLAIN): zoom,
    (_MIDDLE, _PLAIN): pan,
    (_LEFT, _SHIFT): pan,
}
MOVES = (zoom, pan)
"""Drags that move the film instead of changing its greys."""
