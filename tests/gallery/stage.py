"""The stage: an application, a window on invented data, and a camera."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

import resources
from desktop.registry import ModelRegistry, shipped_models_folder
from desktop.settings import SettingsStore
from desktop.ui.appearance import dress
from desktop.ui.services import Services
from desktop.ui.start import make_application
from desktop.ui.translation import speak
from desktop.ui.window import MainWindow
from tests.gallery.looks import Look
from tests.registry.stock import EventsInMemory, write_model

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

PATIENCE = 120_000
"""Milliseconds to wait for a state at most."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What a scene works with.

    Parameters
    ----------
    services : Services
        The shipped models, the sample study, settings of its own.
    folder : Path
        Where pictures go.
    theme : str
        ``dark`` or ``light``.
    scratch : Path
        A folder that is thrown away.
    look : Look
        The language and the screen.
    """

    services: Services
    folder: Path
    theme: str
    scratch: Path
    look: Look

    @property
    def study(self) -> Path:
        """The sample study."""
        return samples_folder()

    def with_services(self, **changes: object) -> Stage:
        """Return the stage with other services."""
        return replace(self, services=replace(self.services, **changes))

    @contextmanager
    def window(self) -> Iterator[MainWindow]:
        """Open a window, and close it with all its threads."""
        window = MainWindow(self.services)
        window.resize(*self.look.size)
        window.show()
        rest(100)
        try:
            yield window
        finally:
            window.close()
            window.deleteLater()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def shoot(self, widget: QWidget, name: str) -> None:
        """Save what a widget looks like."""
        rest(150)
        path = self.folder / f"{self.theme}-{name}.png"
        if not widget.grab().save(str(path)):
            raise OSError(f"{path} cannot be written")


def samples_folder() -> Path:
    """Return the folder of the sample study."""
    return Path(resources.__path__[0]) / "samples"


def rest(milliseconds: int) -> None:
    """Let the window work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(condition: Callable[[], bool]) -> None:
    """Let the window work until a state is reached."""
    deadline = QDeadlineTimer(PATIENCE)
    while not condition():
        if deadline.hasExpired():
            raise TimeoutError("the state was not reached")
        rest(20)


@contextmanager
def stage(folder: Path, theme: str, look: Look | None = None) -> Iterator[Stage]:
    """Set the stage: the shipped models where there are some, else tiny ones."""
    look = look or Look()
    folder.mkdir(parents=True, exist_ok=True)
    app = make_application(theme)
    dress(app, theme)
    speak(app, look.language)
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        shipped = shipped_models_folder()
        if not any(shipped.glob("*.onnx")):
            shipped = write_model(scratch / "shipped").parent
        settings = SettingsStore(scratch / "settings.json")
        settings.update(theme=theme, device="cpu", language=look.language)
        registry = ModelRegistry(shipped, scratch / "data", EventsInMemory())
        services = Services(settings=settings, registry=registry, samples=samples_folder())
        yield Stage(services, folder, theme, scratch, look)
