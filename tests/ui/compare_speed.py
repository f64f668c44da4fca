"""How fast the comparison answers in the window: four models on ten thousand films.

``python -m tests.ui.compare_speed`` prints what each step takes, from the slider to the
painted window, and for how long the main thread ever stood still. No film is read: the
scores are drawn at random.
"""

from __future__ import annotations

import hashlib
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from desktop.review.findings import Finding
    from desktop.review.triage import Team
    from desktop.ui.window import MainWindow

FILMS, MOVES = 10_000, 30
BEAT = 5
"""Milliseconds between two looks at whether the main thread is alive."""


def invented(root: Path, team: Team) -> Iterator[Finding]:
    """Yield films with random scores of every model, one in five a pneumonia."""
    from desktop.imaging.radiograph import HeaderFacts, ImageRef
    from desktop.inference.classifier import Score
    from desktop.inference.pipeline import FilmSummary, Outcome
    from desktop.review.findings import assess

    random = np.random.default_rng(0)
    ill = random.random(FILMS) < 0.2
    logits = random.normal(size=(len(team.classifiers), FILMS)) + 2.2 * ill - 1.5
    shares = 1 / (1 + np.exp(-logits))
    cards = [classifier.card for classifier in team.classifiers]
    film = FilmSummary(HeaderFacts(), 10, 10, 8, "PNG", b"")
    for n in range(FILMS):
        path = root / ("PNEUMONIA" if ill[n] else "NORMAL") / f"{n:05}.png"
        ref = ImageRef(path, 1, hashlib.sha256(str(n).encode()).hexdigest())
        scores = tuple(
            Score(card.name, card.version, float(shares[m, n]), 1.0) for m, card in enumerate(cards)
        )
        yield assess(Outcome(ref, scores, (), film), team.thresholds)


class Pulse:
    """Notes for how long the main thread stood still."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self._last, self._longest = time.perf_counter(), 0.0
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT)

    def longest(self) -> float:
        """Return the longest standstill since the last time, in milliseconds."""
        found, self._longest = self._longest, 0.0
        return found

    def stop(self) -> None:
        self._timer.stop()

    def _beat(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, (now - self._last) * 1000)
        self._last = now


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def timed(name: str, pulse: Pulse, start: Callable[[], object], done: Callable[[], bool]) -> None:
    """Print how long something takes, and the longest standstill meanwhile."""
    from tests.gallery.stage import rest, until

    pulse.longest()
    begin = time.perf_counter()
    start()
    until(done)
    took = (time.perf_counter() - begin) * 1000
    rest(300)
    say(f"{name:44}{took:8.0f} ms   longest standstill {pulse.longest():5.0f} ms")


def moves(window: MainWindow) -> None:
    """Print how long it takes from the slider's move to the painted window."""
    from PySide6.QtWidgets import QApplication

    lab = window.compare.views.laboratory
    painted, reckoned = [], []
    for step in range(MOVES):
        at = 30 + step * 31
        begin = time.perf_counter()
        lab.slider.setValue(at)
        while lab.reading.now.threshold != at / 1000:
            QApplication.processEvents()
        QApplication.processEvents()
        lab.repaint()
        painted.append((time.perf_counter() - begin) * 1000)
        reckoned.append(lab.milliseconds)
    for name, found in (
        ("slider to painted window", painted),
        ("of it reckoning, filling", reckoned),
    ):
        say(f"{name:44}{statistics.median(found):8.1f} ms   longest {max(found):.1f} ms")


def main() -> None:
    """Measure on a window of 1440 by 900 pixels."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from desktop.registry import ModelRegistry, shipped_models_folder
    from desktop.settings import SettingsStore
    from desktop.ui.appearance import dress
    from desktop.ui.services import Services
    from desktop.ui.start import make_application
    from desktop.ui.window import MainWindow
    from tests.gallery.stage import rest, until
    from tests.registry.stock import EventsInMemory

    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        for variable in ("PNEUMOTRIAGE_DATA_DIR", "PNEUMOTRIAGE_CONFIG_DIR"):
            os.environ[variable] = name
        dress(make_application("dark"), "dark")
        settings = SettingsStore(scratch / "settings.json")
        settings.update(device="cpu")
        registry = ModelRegistry(shipped_models_folder(), scratch / "data", EventsInMemory())

        def triage(_: Iterable[Path], team: Team, **__: object) -> Iterator[Finding]:
            return invented(scratch, team)

        window = MainWindow(Services(settings=settings, registry=registry, triage=triage))
        window.resize(1440, 900)
        window.show()
        window.open_paths([scratch])
        until(lambda: not window.session.progress.working)
        rest(1000)
        look(window)
        window.close()


def look(window: MainWindow) -> None:
    """Look at one view after the other, then move the threshold."""
    pulse = Pulse()

    def open_page() -> None:
        window.tabs.setCurrentWidget(window.compare)

    timed(
        "models",
        pulse,
        open_page,
        lambda: bool(window.compare.views and window.compare.views.models.chosen_set),
    )
    views = window.compare.views
    timed(
        "laboratory",
        pulse,
        lambda: views.setCurrentWidget(views.laboratory),
        lambda: views.laboratory.lab is not None,
    )
    timed(
        "this folder",
        pulse,
        lambda: views.setCurrentWidget(views.folder),
        lambda: views.folder.films.isVisible(),
    )
    timed(
        "this folder, labelled: with all intervals",
        pulse,
        lambda: views.setCurrentWidget(views.labelled),
        lambda: views.labelled.board.isVisible(),
    )
    views.setCurrentWidget(views.laboratory)
    moves(window)
    pulse.stop()


if __name__ == "__main__":
    main()
