"""The composition root: the one place where objects are wired together."""

from __future__ import annotations

import logging
import logging.handlers
import sys
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import resources
from desktop import cli
from desktop.errors import PolicyError
from desktop.imaging.identity import read_identity
from desktop.imaging.isolation import Decoders
from desktop.imaging.limits import limits_under
from desktop.inference.pipeline import PipelineSettings
from desktop.review.triage import census, load_team, triage
from desktop.settings import SettingsStore, load_policy, places, policy_path

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
    with Decoders() as decoders:
        reading = reading_under_policy(decoders)
        fixed = load_policy(policy_path()).settings
        store = SettingsStore(places().config / "settings.json", fixed)

        def open_window(paths: Sequence[Path]) -> int:
            from desktop.review.audit import verify
            from desktop.review.room import ReadingRoom
            from desktop.ui.film.previews import Previews
            from desktop.ui.services import Services as WindowServices
            from desktop.ui.start import run_window

            room = ReadingRoom(open_user_database())
            decoders.start()
            previews = Previews(
                places().cache / "previews", wanted=lambda: store.current.keep_previews
            )
            if not store.current.keep_previews:
                previews.clear()
            services = WindowServices(
                registry=open_registry(),
                settings=store,
                samples=samples(),
                room=room,
                previews=previews,
                audit=partial(verify, open_user_database()),
                load_team=partial(load_team, own=room.site_points.thresholds),
                census=partial(census, limits=reading.limits),
                triage=partial(triage, settings=reading),
                read_film=partial(decoders.read, limits=reading.limits),
                limits=reading.limits,
                read_identity=partial(read_identity, limits=reading.limits),
            )
            return run_window(services, paths)

        cli.run(
            cli.Services(
                registry=open_registry,
                settings=store.current,
                samples=samples(),
                open_window=open_window,
                database=open_user_database,
                reading=reading,
            )
        )


def reading_under_policy(decoders: Decoders) -> PipelineSettings:
    """Return how films are read on this machine: by processes of their own, within its limits.

    Parameters
    ----------
    decoders : Decoders
        The processes.

    Returns
    -------
    PipelineSettings
        For the command line and the window.

    Raises
    ------
    SystemExit
        If the machine has a policy that cannot be followed.
    """
    path = policy_path()
    try:
        limits = limits_under(load_policy(path).limits, source=str(path))
    except PolicyError as error:
        logging.getLogger(__name__).error("The policy of this machine cannot be followed")
        if sys.stderr is not None:
            print(error, file=sys.stderr)  # noqa: T201 (nothing else runs yet)
        if _wants_a_window(sys.argv[1:]):
            from desktop.ui.start import say_why_not

            say_why_not(error)
        raise SystemExit(cli.NOTHING_DONE) from None
    return PipelineSettings(limits=limits, opened=decoders.opened)


def _wants_a_window(arguments: Sequence[str]) -> bool:
    """Tell whether a command line opens the window; who clicks on an icon sees no console."""
    return not arguments or arguments[0] == "open"


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
