"""``python -m tests.ui.film_speed``: how fast a film answers the hand, in milliseconds."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

import numpy as np
from PySide6.QtWidgets import QApplication

from desktop.imaging.radiograph import ImageRef, Radiograph, Window
from desktop.registry import ModelRegistry
from desktop.settings import SettingsStore
from desktop.ui.film.canvas import FilmCanvas
from desktop.ui.film.changes import CHANGES
from desktop.ui.film.loading import FilmLoader, prepare
from desktop.ui.film.shelf import Shelf
from desktop.ui.services import Services
from tests.registry.stock import EventsInMemory

if TYPE_CHECKING:
    from collections.abc import Callable

SIDE = 3000
ROUNDS = 25
READING = 8.0
"""Seconds that a reader looks at a film before stepping on."""

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
                    f"pixels, {name:10} {what:14} {_measured(canvas, change)}"
                )
        canvas.close()
        canvas.deleteLater()


def steps(folder: Path) -> None:
    """Print the time from a step to the film, decoded in advance and not."""
    refs = [ImageRef(_dicom(folder / f"{n}.dcm", n)) for n in range(4)]
    store = SettingsStore(folder / "settings.json")
    registry = ModelRegistry(folder, folder, EventsInMemory(), user=str)
    for what, ahead in (("without", False), ("with", True)):
        loader = FilmLoader(Services(settings=store, registry=registry), Shelf())
        loader.expect_input((192, 192))
        arrived: list[ImageRef] = []
        loader.loaded.connect(partial(_note, arrived))
        times = []
        for n, ref in enumerate(refs):
            start = time.perf_counter()
            loader.want(ref, [*refs[n + 1 : n + 2], *refs[max(n - 1, 0) : n]] if ahead else [])
            while arrived[-1:] != [ref]:
                QApplication.processEvents()
            times.append((time.perf_counter() - start) * 1000)
            end = time.perf_counter() + READING
            while time.perf_counter() < end:
                QApplication.processEvents()
                time.sleep(0.005)
        loader.close()
        each = ", ".join(f"{one:.0f}" for one in times)
        print(f"step to a film of {SIDE}×{SIDE} 16 bit, {what} decoding in advance: {each} ms")  # noqa: T201


def _note(arrived: list[ImageRef], ref: ImageRef, _film: object) -> None:
    arrived.append(ref)


def _dicom(path: Path, seed: int) -> Path:
    from pydicom.dataset import Dataset, FileMetaDataset
    from pydicom.uid import DigitalXRayImageStorageForPresentation, JPEG2000Lossless

    dataset = Dataset()
    dataset.file_meta = FileMetaDataset()
    dataset.SOPClassUID = DigitalXRayImageStorageForPresentation
    dataset.SOPInstanceUID = f"1.2.3.{seed + 1}"
    dataset.Modality, dataset.PhotometricInterpretation = "DX", "MONOCHROME2"
    dataset.Rows = dataset.Columns = SIDE
    dataset.SamplesPerPixel, dataset.PixelRepresentation = 1, 0
    dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit = 16, 12, 11
    ramp = np.add.outer(np.arange(SIDE), np.arange(SIDE)) * 4000 / (2 * SIDE)
    noise = np.random.default_rng(seed).normal(0, 10, (SIDE, SIDE))
    pixels = np.clip(ramp + noise, 0, 4095).astype(np.uint16)
    dataset.compress(JPEG2000Lossless, arr=pixels, encoding_plugin="pylibjpeg")
    dataset.save_as(path, enforce_file_format=True)
    return path


def _window(canvas: FilmCanvas, n: int) -> None:
    canvas.change(canvas.hanging.windowed(Window(30_000 + 10 * n, 20_000 + 50 * n)))


def _zoom(canvas: FilmCanvas, n: int) -> None:
    factor = 1.01 if n % 2 else 1 / 1.01
    canvas.change(canvas.hanging.placed(canvas.hanging.placement.zoomed(factor)))


def _zoom_by_drag(canvas: FilmCanvas, n: int) -> None:
    canvas._moving = True
    _zoom(canvas, n)
    canvas.repaint()
    canvas._moving = False


_CHANGES: dict[str, Callable[[FilmCanvas, int], None]] = {
    "window": _window,
    "zoom, moving": _zoom_by_drag,
    "zoom, at rest": _zoom,
}


def _measured(canvas: FilmCanvas, change: Callable[[FilmCanvas, int], None]) -> str:
    times, work = [], []
    for n in range(ROUNDS):
        start, busy = time.perf_counter(), time.process_time()
        change(canvas, n)
        if change is not _zoom_by_drag:  # which has painted already
            canvas.repaint()
        times.append((time.perf_counter() - start) * 1000)
        work.append((time.process_time() - busy) * 1000)
    times.sort()
    return (
        f"median {statistics.median(times):5.1f} ms, 95th {times[-2]:5.1f} ms, "
        f"of the processor {statistics.median(work):5.1f} ms"
    )


if __name__ == "__main__":
    main()
    with tempfile.TemporaryDirectory() as scratch:
        steps(Path(scratch))
