"""The composition root: the one place where objects are wired together."""

from __future__ import annotations

import logging
import logging.handlers
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import resources
from desktop import cli
from desktop.settings import SettingsStore, places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.registry import ModelRegistry
    from desktop.review.database import Database

LOG_BYTES = 1_000_000
LOG_FILES = 3


def main() -> None:
    """Run PneumoTriage: the command line, and from there the window.

    Raises
    ------
    SystemExit
        Always, with the exit code.
    """
    start_log(places().data / "logs")
    store = SettingsStore(places().config / "settings.json")

    def open_window(paths: Sequence[Path]) -> int:
        from desktop.ui.services import Services as WindowServices
        from desktop.ui.start import run_window

        services = WindowServices(registry=open_registry(), settings=store, samples=samples())
        return run_window(services, paths)

    cli.run(
        cli.Services(
            registry=open_registry,
            settings=store.current,
            samples=samples(),
            open_window=open_window,
            database=open_user_database,
        )
    )


@cache
def open_registry() -> ModelRegistry:
    """Open the installed models, those shipped and those in the user's data folder."""
    from desktop.registry import ModelRegistry
    from desktop.review.database import SqlModelEventLog

    log = SqlModelEventLog(open_user_database())
    return ModelRegistry(shipped=_resources() / "models", data=places().data, log=log)


@cache
def open_user_database() -> Database:
    """Open the database in the user's data folder."""
    from desktop.review.database import open_database

    return open_database(places().data / "pneumotriage.sqlite")


def samples() -> Path:
    """Return the folder of the synthetic sample study."""
    return _resources() / "samples"


def start_log(folder: Path) -> None:
    """Write warnings and errors to a file that is kept small; nothing about a patient goes in.

    Parameters
    ----------
    folder : Path
        Made if need be. Without a writable folder the program runs without a log.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / "pneumotriage.log",
            maxBytes=LOG_BYTES,
            backupCount=LOG_FILES,
            encoding="utf-8",
            delay=True,
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    log = logging.getLogger("desktop")
    log.addHandler(handler)
    log.setLevel(logging.INFO)


def _resources() -> Path:
    return Path(resources.__path__[0])
