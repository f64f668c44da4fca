"""A film opened again: its preview stands there until the film itself is decoded."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from desktop.imaging.reading import read_radiograph
from desktop.ui.film.previews import Previews
from tests.gallery.stage import until

if TYPE_CHECKING:
    from desktop.imaging.radiograph import ImageRef, Radiograph
    from tests.gallery.stage import Stage


def opened_again(stage: Stage) -> None:
    """The same film without a preview, with one, and in full."""
    previews = Previews(stage.scratch / "previews", wanted=lambda: True)
    go_on = threading.Event()

    def slowly(ref: ImageRef) -> Radiograph:
        go_on.wait(60)
        return read_radiograph(ref)

    with stage.with_services(read_film=slowly, previews=previews).window() as window:
        window.open_paths([stage.study])
        until(lambda: not window.session.progress.working)
        canvas = window.reading.film.canvas
        until(lambda: bool(canvas.note))
        stage.shoot(window, "loading-film")
        go_on.set()
        until(lambda: canvas.hanging is not None)
        first = window.reading.view.finding
        until(lambda: first is not None and previews.get(first.ref) is not None)
        go_on.clear()
        window.reading.film.show_finding(None)
        window.reading.view.select_row(1)
        window.reading.view.select_row(0)
        until(lambda: canvas.previewing and bool(canvas.note))
        stage.shoot(window, "loading-film-preview")
        go_on.set()
        until(lambda: canvas.hanging is not None)
        stage.shoot(window, "loading-film-done")
