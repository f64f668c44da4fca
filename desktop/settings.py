"""User settings, the machine's policy and the places on disk: frozen records in JSON files."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, ValidationError

from desktop.errors import PolicyError

APP_NAME = "PneumoTriage"
DATA_VARIABLE = "PNEUMOTRIAGE_DATA_DIR"
CONFIG_VARIABLE = "PNEUMOTRIAGE_CONFIG_DIR"
POLICY_VARIABLE = "PNEUMOTRIAGE_POLICY"
POLICY_FILE = "policy.json"

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


class Policy(BaseModel):
    """What the administrator of a machine has set for everybody who uses it.

    Parameters
    ----------
    limits : mapping of str to float
        Fields of `desktop.imaging.limits.Limits` that shall differ from their defaults.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    limits: dict[str, FiniteFloat] = Field(default_factory=dict)


def policy_path() -> Path:
    r"""Return the place of the machine's policy file, where only an administrator may write.

    Returns
    -------
    Path
        ``policy.json`` in the system's folder for settings of the whole machine, such as
        ``/etc/xdg/PneumoTriage``, ``/Library/Application Support/PneumoTriage`` or
        ``C:\ProgramData\PneumoTriage``; the environment variable
        ``PNEUMOTRIAGE_POLICY`` names another file. There need not be one.
    """
    from platformdirs import site_config_path

    elsewhere = os.environ.get(POLICY_VARIABLE)
    if elsewhere:
        return Path(elsewhere)
    return site_config_path(APP_NAME, appauthor=False) / POLICY_FILE


def load_policy(path: Path) -> Policy:
    """Read the machine's policy; the program never writes it.

    Parameters
    ----------
    path : Path
        From `policy_path`.

    Returns
    -------
    Policy
        An empty one where there is no such file.

    Raises
    ------
    PolicyError
        If the file cannot be read or understood. To go on without it would drop what an
        administrator has forbidden.
    """
    remedy = "Ask your administrator to correct or remove it"
    try:
        return Policy.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return Policy()
    except OSError as error:
        problem = f"the policy of this machine cannot be read ({error.strerror})"
        raise PolicyError(str(path), problem, remedy) from error
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        problem = f"the policy of this machine is not understood ({where}: {first['msg']})"
        raise PolicyError(str(path), problem.replace("(: ", "("), remedy) from None


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
