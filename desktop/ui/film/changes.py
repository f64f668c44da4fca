"""What each viewer action makes of a hanging, as a table from action names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from desktop.ui.film.hanging import Hanging
from desktop.ui.film.placement import (
    FLIP_HORIZONTALLY,
    FLIP_VERTICALLY,
    TURN_LEFT,
    TURN_RIGHT,
    ZOOM_STEP,
    Matrix,
)

Change = Callable[[Hanging, float], Hanging]
"""Takes how the film hangs and the pixels of the screen for one unit of the view."""


def _invert(hanging: Hanging, ratio: float) -> Hanging:
    return replace(hanging, inverted=not hanging.inverted)


def _fit(hanging: Hanging, ratio: float) -> Hanging:
    return hanging.placed(hanging.placement.fit())


def _one_to_one(hanging: Hanging, ratio: float) -> Hanging:
    return hanging.placed(hanging.placement.at_scale(1 / ratio))


def _reset(hanging: Hanging, ratio: float) -> Hanging:
    return hanging.reset()


def _turn(by: Matrix, hanging: Hanging, ratio: float) -> Hanging:
    return hanging.placed(hanging.placement.turned(by))


def _zoom(factor: float, hanging: Hanging, ratio: float) -> Hanging:
    return hanging.placed(hanging.placement.zoomed(factor))


CHANGES: dict[str, Change] = {
    "invert": _invert,
    "fit": _fit,
    "one_to_one": _one_to_one,
    "reset": _reset,
    "zoom_in": partial(_zoom, ZOOM_STEP),
    "zoom_out": partial(_zoom, 1 / ZOOM_STEP),
    "flip_horizontally": partial(_turn, FLIP_HORIZONTALLY),
    "flip_vertically": partial(_turn, FLIP_VERTICALLY),
    "rotate_right": partial(_turn, TURN_RIGHT),
    "rotate_left": partial(_turn, TURN_LEFT),
}
