"""A window on a small real study: painted films, tiny models that really run."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.registry import ModelRegistry
from desktop.settings import SettingsStore
from desktop.ui.appearance import dress
from desktop.ui.services import Services
from desktop.ui.tasks import ImmediateTask
from desktop.ui.window import MainWindow
from tests.factories import film
from tests.registry.stock import EventsInMemory, write_model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

GREYS = {"dark": 40, "grey": 90, "bright": 180, "white": 230}


HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let Qt's off-screen platform say what it always says of itself."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))


@pytest.fixture(scope="session", autouse=True)
def only_what_the_window_makes() -> None:
    """Leave what is loaded already out of the search for leaks: TensorFlow slows it down."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """Four films, one broken one, and a file that is none."""
    folder = tmp_path / "study"
    for name, grey in GREYS.items():
        film(folder / f"{name}.png", grey)
    (folder / "broken.jpg").write_bytes(b"\xff\xd8\xff nothing more")
    (folder / "README.txt").write_text("not a film")
    return folder


@pytest.fixture
def registry(tmp_path: Path) -> ModelRegistry:
    """Two models: one flags from 0.5 on, the other from 0.2 on."""
    shipped = tmp_path / "shipped"
    write_model(shipped, title="Mean grey")
    write_model(shipped, name="second", title="Second", default_operating_point="high sensitivity")
    return ModelRegistry(shipped, tmp_path / "installed", EventsInMemory(), user=lambda: "me")


@pytest.fixture
def services(tmp_path: Path, registry: ModelRegistry) -> Services:
    """Everything below the window is real, but does its work at once."""
    store = SettingsStore(tmp_path / "settings.json")
    store.update(leading_model="mean_grey", device="cpu")
    return Services(settings=store, registry=registry, new_task=ImmediateTask)


@pytest.fixture
def look(qapp: QApplication) -> None:
    """Dress the application once, as the program does."""
    if not qapp.styleSheet():
        dress(qapp, "dark")


@pytest.fixture
def open_window(qtbot: QtBot, look: None) -> Iterator[Callable[[Services], MainWindow]]:
    """Open windows that are closed again, with all their threads."""
    opened: list[MainWindow] = []

    def make(services: Services) -> MainWindow:
        window = MainWindow(services)
        opened.append(window)
        qtbot.addWidget(window)
        window.resize(1280, 800)
        window.show()
        qtbot.waitExposed(window)
        return window

    yield make
    for window in opened:
        window.close()


@pytest.fixture
def window(open_window: Callable[[Services], MainWindow], services: Services) -> MainWindow:
    """A window with nothing open."""
    return open_window(services)


@pytest.fixture
def reading(window: MainWindow, study: Path, qtbot: QtBot) -> MainWindow:
    """A window on the small study, its first film on the screen."""
    window.open_paths([study])
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.reading.view.setFocus()
    qtbot.waitUntil(lambda: window.reading.film.canvas.hanging is not None)
    return window
