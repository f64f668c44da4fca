"""The reader's window: presets, and how a drag changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from desktop.imaging.radiograph import VoiFunction, Window, robust_window
from desktop.ui import words

if TYPE_CHECKING:
    from desktop.imaging.radiograph import Radiograph, Voi

PRESETS = 4
_DRAG_SPAN = 500.0
"""Length of a drag, in view units, that changes a window by its first width."""


def presets(radiograph: Radiograph) -> tuple[Voi, ...]:
    """Return the file's own windows and tables, all of them, then what every film allows."""
    low, high = float(radiograph.pixels.min()), float(radiograph.pixels.max())
    span = max(high - low, 1e-6)
    every = (
        *radiograph.windows,
        robust_window(radiograph.pixels, radiograph.padding),
        Window((low + high) / 2, span, VoiFunction.LINEAR_EXACT, "full range"),
        Window(low + span / 3, span * 2 / 3, VoiFunction.LINEAR_EXACT, "dark parts"),
    )
    return tuple(dict.fromkeys(every))


def kind_of(radiograph: Radiograph) -> str:
    """Return for which films a reader's own window is kept: those of like pixel values."""
    made_by = radiograph.facts.modality or radiograph.file_format
    return f"{made_by} {radiograph.bits} bit"


def named(window: Window, name: str) -> Window:
    """Return a window under a name."""
    return Window(window.center, window.width, window.function, name)


def recalled(kept: tuple[float, float, str], name: str) -> Window | None:
    """Return a window from the settings: width, centre and function; None if it is none."""
    try:
        return Window(kept[1], kept[0], VoiFunction(kept[2]), name)
    except ValueError:
        return None


def offered(every: tuple[Voi, ...], mine: Window | None) -> tuple[Voi, ...]:
    """Return the windows in the order of their keys.

    Parameters
    ----------
    every : tuple of Window or VoiLut
        What `presets` gave.
    mine : Window or None
        The reader's own window for such films; it takes the last key.
    """
    if mine is None:
        return every
    return (*every[: PRESETS - 1], mine, *every[PRESETS - 1 :])


def following(every: tuple[Voi, ...], now: Voi) -> Voi:
    """Return the window after the one in force; the first after any other."""
    at = next((n for n, one in enumerate(every) if one == now), -1)
    return every[(at + 1) % len(every)]


def linear(voi: Voi) -> Window:
    """Return a window that can be dragged: a table becomes the range it covers."""
    if isinstance(voi, Window):
        return voi
    length = float(len(voi.entries))
    return Window(voi.first + length / 2, length, VoiFunction.LINEAR_EXACT, voi.explanation)


def dragged(start: Voi, dx: float, dy: float) -> Window:
    """Change a window by a drag.

    Parameters
    ----------
    start : Window or VoiLut
        The window when the drag began.
    dx, dy : float
        The way since then in view units: to the right widens, downwards raises the
        level, which darkens the film.

    Returns
    -------
    Window
        Of the same shape.
    """
    window = linear(start)
    step = window.width / _DRAG_SPAN
    narrowest = 1.0 if window.width > 2 else window.width / 1000
    width = max(window.width * float(np.exp(dx / (_DRAG_SPAN / 2))), narrowest)
    return Window(window.center + dy * step, width, window.function)


def of_region(
    radiograph: Radiograph, corner: tuple[float, float], other: tuple[float, float]
) -> Window | None:
    """Return the window that suits a region of the film.

    Parameters
    ----------
    radiograph : Radiograph
        The film.
    corner, other : tuple of float
        Two opposite corners in film pixels.

    Returns
    -------
    Window or None
        None when fewer than 3×3 pixels of the film lie inside.
    """
    (x0, x1), (y0, y1) = (
        sorted(int(np.clip(p, 0, side)) for p in pair)
        for pair, side in (
            ((corner[0], other[0]), radiograph.width),
            ((corner[1], other[1]), radiograph.height),
        )
    )
    if x1 - x0 < 3 or y1 - y0 < 3:
        return None
    window = robust_window(radiograph.pixels[y0:y1, x0:x1], radiograph.padding, low=1, high=99)
    return named(window, "region")


def in_words(voi: Voi) -> str:
    """Return the values of a window as readers write them."""
    window = linear(voi)
    digits = 0 if window.width >= 10 else 3
    values = f"W {window.width:.{digits}f} · L {window.center:.{digits}f}"
    return f"{values} · {_called(voi.explanation)}" if voi.explanation else values


def _called(explanation: str) -> str:
    """Translate what the program itself calls a window; a file's words stay as they are."""
    return {
        "robust percentiles": words.translate("robust percentiles"),
        "full range": words.translate("full range"),
        "dark parts": words.translate("dark parts"),
        "as stored": words.translate("as stored"),
        "region": words.translate("region"),
    }.get(explanation, explanation)
