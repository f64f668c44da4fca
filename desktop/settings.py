"""User settings and the places on disk: frozen records, kept in one JSON file."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

APP_NAME = "PneumoTriage"
DATA_VARIABLE = "PNEUMOTRIAGE_DATA_DIR"
CONFIG_VARIABLE = "PNEUMOTRIAGE_CONFIG_DIR"

RECENT_FOLDERS_KEPT = 10


@dataclass(frozen=True, slots=True)
class Places:
    """Where the program keeps what it writes.

    Parameters
    ----------
    data : Path
        Installed models and the database.
    config : Path
        The settings file.
    """

    data: Path
    config: Path


def places() -> Places:
    """Return this user's folders; two environment variables may redirect them.

    Returns
    -------
    Places
        The folders need not exist yet.
    """
    from platformdirs import user_config_path, user_data_path

    data, config = os.environ.get(DATA_VARIABLE), os.environ.get(CONFIG_VARIABLE)
    return Places(
        data=Path(data) if data else user_data_path(APP_NAME, appauthor=False),
        config=Path(config) if config else user_config_path(APP_NAME, appauthor=False),
    )


class Settings(BaseModel):
    """What a user has chosen.

    Parameters
    ----------
    leading_model : str
        Name of the model that rules flags and order; empty for the program's choice.
    device : str
        As ``--device`` takes it.
    operating_point : str
        Name of the operating point; empty for the model card's default.
    theme : {"dark", "light"}
        Look of the window.
    recent_folders : tuple of str
        Last opened first.
    window_geometry : str
        Qt's own description of the window's place, in Base64.
    show_saliency : bool
        Whether the research mode is on that shows where a model looked.
    user_windows : mapping of str to (float, float, str)
        The reader's own window for a kind of films: width, centre, function.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    leading_model: str = ""
    device: str = "auto"
    operating_point: str = ""
    theme: Literal["dark", "light"] = "dark"
    recent_folders: tuple[str, ...] = ()
    window_geometry: str = ""
    show_saliency: bool = False
    user_windows: dict[str, tuple[float, float, str]] = Field(default_factory=dict)


class SettingsStore:
    """The settings in force, and their file.

    Parameters
    ----------
    path : Path
        The JSON file; it is made on the first change.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._current = _load(path)

    @property
    def current(self) -> Settings:
        """The settings in force."""
        return self._current

    def update(self, **changes: object) -> Settings:
        """Change settings and save them, whole or not at all.

        Parameters
        ----------
        **changes
            Fields of `Settings`.

        Returns
        -------
        Settings
            The settings now in force; they hold for this run even if the file cannot
            be written.
        """
        self._current = Settings.model_validate(self._current.model_dump() | changes)
        self._save()
        return self._current

    def _save(self) -> None:
        draft = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text(self._current.model_dump_json(indent=2), encoding="utf-8")
            draft.replace(self._path)
        except OSError:
            # A locked-down profile must not keep a radiologist from reading.
            draft.unlink(missing_ok=True)


def _load(path: Path) -> Settings:
    try:
        return Settings.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return Settings()
