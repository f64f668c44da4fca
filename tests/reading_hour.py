"""A radiologist's hour, by a script: open, classify, read all by keyboard, export.

    python -m tests.reading_hour [--films 300] [--folder FOLDER]

The films are those of the sample study, each copied with small changes until there are
enough, or those of a folder. The window, the shipped models, the decoders' processes and
the database are the real ones; only the radiologist takes no time. Not a test: it prints
what the program took, and how long the main thread stood still at worst while films were
classified, by a timer that is due every 5 ms.
"""

from __future__ import annotations

import argparse
import io
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image
from pydicom import dcmread
from pydicom.uid import generate_uid

if TYPE_CHECKING:
    from desktop.imaging.isolation import Decoders
    from desktop.ui.services import Services
    from desktop.ui.window import MainWindow

BEAT_MILLISECONDS = 5
SIDE = 1400
PATIENCE_SECONDS = 900


def main() -> None:
    """Carry it out and print what it took."""
    parser = argparse.ArgumentParser(prog="python -m tests.reading_hour", description=__doc__)
    parser.add_argument("--films", type=int, default=300)
    parser.add_argument("--folder", type=Path, help="real films in the place of the copies")
    chosen = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt
    from desktop.app import samples
    from desktop.imaging.isolation import Decoders

    with tempfile.TemporaryDirectory() as name, Decoders() as decoders:
        scratch = Path(name)
        folder = chosen.folder or make_films(samples(), scratch / "films", chosen.films)
        decoders.start()
        read(folder, scratch, decoders)


def make_films(samples: Path, folder: Path, n: int) -> Path:
    """Write so many films, no two alike, from the sample study."""
    folder.mkdir(parents=True)
    dice = np.random.default_rng(7)
    sources = sorted(path for path in samples.iterdir() if path.suffix in (".jpg", ".png", ".dcm"))
    for k in range(n):
        source = sources[k % len(sources)]
        target = folder / f"case{k:04d}{source.suffix}"
        if source.suffix == ".dcm":
            dataset = dcmread(source)
            dataset.SOPInstanceUID = dataset.file_meta.MediaStorageSOPInstanceUID = generate_uid()
            dataset.PatientID = f"EX-{k // 2}"
            dataset.save_as(target)
        elif "truncated" in source.name:
            target.write_bytes(source.read_bytes()[: 2000 + k])
        else:
            target.write_bytes(_changed(source, dice))
    return folder


def _changed(source: Path, dice: np.random.Generator) -> bytes:
    """Return a film as large as real ones, cropped and lit a little otherwise."""
    with Image.open(source) as opened:
        grey = opened.convert("L")
    width, height = grey.size
    left, top = (int(n) for n in dice.integers(0, 8, 2))
    cut = grey.crop((left, top, width - 8 + left, height - 8 + top))
    large = cut.resize((SIDE, SIDE * height // width))
    lit = np.clip(np.asarray(large) * dice.uniform(0.93, 1.05), 0, 255).astype(np.uint8)
    made = io.BytesIO()
    Image.fromarray(lit).save(made, "PNG" if source.suffix == ".png" else "JPEG", quality=92)
    return made.getvalue()


@dataclass
class Heartbeat:
    """Beats by a timer; each beat that is late was a moment in which the window stood still."""

    gaps: list[float] = field(default_factory=list)
    before: float = 0.0

    def beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self.before) * 1000)
        self.before = now

    def begin(self) -> None:
        self.gaps.clear()
        self.before = time.perf_counter()


def read(folder: Path, scratch: Path, decoders: Decoders) -> None:
    """Open the folder in a window, classify, read all films and export."""
    from PySide6.QtCore import Qt, QTimer

    from desktop.review.database import open_database
    from desktop.ui.start import make_application
    from desktop.ui.window import MainWindow

    app = make_application("dark")
    with open_database(scratch / "room.sqlite") as database:
        window = MainWindow(make_services(scratch, database, decoders))
        window.resize(1280, 800)
        window.show()
        window.activateWindow()
        heart = Heartbeat()
        timer = QTimer()
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(heart.beat)
        timer.start(BEAT_MILLISECONDS)
        heart.begin()
        wait(lambda: len(heart.gaps) > 200)
        say_beats("before anything is open", heart)
        classify(window, folder, heart)
        per_case, shown = read_all(window, heart)
        say("a case: key to verdict kept and the next film asked for", per_case)
        say("a case: key to the next film on the screen", shown)
        say_beats("while films were read", heart)
        export(window, scratch)
        timer.stop()
        window.close()
        window.deleteLater()
        app.processEvents()


def make_services(scratch: Path, database: object, decoders: Decoders) -> Services:
    """Return what the program itself would give its window."""
    from desktop.imaging.limits import DEFAULT_LIMITS
    from desktop.inference.pipeline import PipelineSettings
    from desktop.registry import ModelRegistry, shipped_models_folder
    from desktop.review.audit import verify
    from desktop.review.database import SqlModelEventLog
    from desktop.review.room import ReadingRoom
    from desktop.review.triage import census, load_team, triage
    from desktop.settings import SettingsStore
    from desktop.ui.services import Services

    settings = SettingsStore(scratch / "settings.json")
    settings.update(reader="Script", device="cpu")
    room = ReadingRoom(database)
    pipeline = PipelineSettings(limits=DEFAULT_LIMITS, opened=decoders.opened)
    log = SqlModelEventLog(database)
    return Services(
        settings=settings,
        registry=ModelRegistry(shipped_models_folder(), scratch / "data", log),
        room=room,
        audit=partial(verify, database),
        load_team=partial(load_team, own=room.site_points.thresholds),
        census=census,
        triage=partial(triage, settings=pipeline),
        read_film=decoders.read,
    )


def classify(window: MainWindow, folder: Path, heart: Heartbeat) -> None:
    start = time.perf_counter()
    heart.begin()
    window.open_paths([folder])
    wait(lambda: not window.session.progress.working)
    seconds = time.perf_counter() - start
    found = len(window.session.findings)
    tell(f"{found} films classified in {seconds:.1f} s, models loaded in it")
    say_beats("while films were classified", heart)
    tell(f"load average of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    wait(lambda: window.reading.film.canvas.hanging is not None)


def read_all(window: MainWindow, heart: Heartbeat) -> tuple[list[float], list[float]]:
    """Read every film with the keyboard; return both times of each case, in milliseconds."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    view, film = window.reading.view, window.reading.film
    view.setFocus()
    kept: list[float] = []
    shown: list[float] = []
    heart.begin()
    unread = window.reading.pane.worklist.unread
    while unread:
        case = view.case
        agrees = case is not None and case.finding.status == "ok"
        start = time.perf_counter()
        QTest.keyClick(view, Qt.Key.Key_Return if agrees else Qt.Key.Key_X)
        kept.append((time.perf_counter() - start) * 1000)
        left = window.reading.pane.worklist.unread
        if left >= unread:
            raise RuntimeError(f"no verdict was kept: {window.reading.bar.message.text()}")
        unread = left
        wait(lambda: film.canvas.hanging is not None or film.message.isVisible())
        shown.append((time.perf_counter() - start) * 1000)
    dialog = QApplication.activeModalWidget()
    tell(f"{len(kept)} films read; summary shown: {dialog is not None}")
    if dialog is not None:
        dialog.close()
    return kept, shown


def export(window: MainWindow, scratch: Path) -> None:
    from desktop.reporting.cases import ReportedSession, provenance, reported_cases
    from desktop.reporting.worklist_export import export_worklist
    from desktop.review.verdicts import film_key

    room, team = window._services.room, window.session.team
    films = window.session.findings
    start = time.perf_counter()
    history = room.history([key for one in films if (key := film_key(one))])
    session = ReportedSession(reported_cases(films, history), provenance(team))
    for kind in ("csv", "xlsx", "json"):
        for _ in export_worklist(session, scratch / f"worklist.{kind}", kind):
            pass
    tell(f"exported as CSV, XLSX and JSON in {time.perf_counter() - start:.2f} s")


def wait(condition: Callable[[], bool]) -> None:
    """Let the window work until a state is reached."""
    from PySide6.QtCore import QEventLoop, QTimer

    until = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        if time.monotonic() > until:
            raise TimeoutError("the state was not reached")
        loop = QEventLoop()
        QTimer.singleShot(1, loop.quit)
        loop.exec()


def tell(line: str) -> None:
    """Print a line."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def say(what: str, milliseconds: list[float]) -> None:
    """Print the spread of some times."""
    p99 = statistics.quantiles(milliseconds, n=100)[98]
    tell(
        f"{what}: median {statistics.median(milliseconds):.1f} ms, p99 {p99:.1f} ms, "
        f"longest {max(milliseconds):.1f} ms"
    )


def say_beats(when: str, heart: Heartbeat) -> None:
    """Print how late beats were."""
    say(f"heartbeat {when} ({len(heart.gaps)} beats)", heart.gaps)


if __name__ == "__main__":
    main()
