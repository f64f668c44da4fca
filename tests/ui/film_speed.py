"""``python -m tests.ui.film_speed``: how fast a film answers the hand, in milliseconds."""

from __future__ import annotations

import os
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

import numpy as np
from PySide6.QtWidgets import QApplication

from desktop.imaging.radiograph import ImageRef, Radiograph, Window
from desktop.ui.film.canvas import FilmCanvas
from desktop.ui.film.changes import CHANGES
from desktop.ui.film.loading import prepare

if TYPE_CHECKING:
    from collections.abc import Callable

SIDE = 3000
ROUNDS = 25
VIEWS = ((760, 640), (1200, 950), (1900, 1000))


def main() -> None:
    """Print the time from a wish to pixels on the window for several sizes of the view."""
    app = QApplication(sys.argv[:1])
    pixels = np.random.default_rng(0).integers(0, 1 << 16, (SIDE, SIDE)).astype(np.uint16)
    window = Window(30_000, 20_000)
    film = prepare(Radiograph(ImageRef(Path("a.dcm")), pixels, (window,), "DICOM", 16), None)
    for size in VIEWS:
        canvas = FilmCanvas()
        canvas.resize(*size)
        canvas.show()
        canvas.set_film(film, "1 of 1")
        app.processEvents()
        ratio = canvas.devicePixelRatioF()
        for name in ("fit", "one_to_one"):
            canvas.change(CHANGES[name](canvas.hanging, ratio))
            canvas.repaint()
            for what, change in _CHANGES.items():
                print(  # noqa: T201
                    f"{SIDE}×{SIDE} 16 bit, view {size[0] * ratio:.0f}×{size[1] * ratio:.0f} "
                    f"pixels, {name:10} {what:12} {_measured(canvas, change)}"
                )
        canvas.close()
        canvas.deleteLater()


def _window(canvas: FilmCanvas, n: int) -> None:
    canvas.change(canvas.hanging.windowed(Window(30_000 + 10 * n, 20_000 + 50 * n)))


def _zoom(canvas: FilmCanvas, n: int) -> None:
    factor = 1.01 if n % 2 else 1 / 1.01
    canvas.change(canvas.hanging.placed(canvas.hanging.placement.zoomed(factor)))


_CHANGES: dict[str, Callable[[FilmCanvas, int], None]] = {"window": _window, "zoom": _zoom}


def _measured(canvas: FilmCanvas, change: Callable[[FilmCanvas, int], None]) -> str:
    times = []
    for n in range(ROUNDS):
        start = time.perf_counter()
        change(canvas, n)
        canvas.repaint()
        times.append((time.perf_counter() - start) * 1000)
    times.sort()
    return f"median {statistics.median(times):5.1f} ms, 95th {times[-2]:5.1f} ms"


if __name__ == "__main__":
    main()
