"""User settings, the machine's policy and the places on disk: frozen records in JSON files."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, ValidationError, field_validator

from desktop.errors import PolicyError

if TYPE_CHECKING:
    from collections.abc import Mapping

APP_NAME = "PneumoTriage"
DATA_VARIABLE = "PNEUMOTRIAGE_DATA_DIR"
CONFIG_VARIABLE = "PNEUMOTRIAGE_CONFIG_DIR"
CACHE_VARIABLE = "PNEUMOTRIAGE_CACHE_DIR"
POLICY_VARIABLE = "PNEUMOTRIAGE_POLICY"
POLICY_FILE = "policy.json"

RECENT_FOLDERS_KEPT = 10


class Page(StrEnum):
    """A page of the settings dialog, in the order of the pages."""

    LOOK = "Look and language"
    READING = "Reading"
    MODELS = "Models and device"


@dataclass(frozen=True, slots=True)
class Shown:
    """How a setting stands in the dialog; a field that carries one needs no dialog code.

    The texts are translated when they are shown. Limits of a number are taken from the
    field's own ``ge``, ``le`` and ``multiple_of``.

    Parameters
    ----------
    page : Page
        Where it stands.
    title : str
        What it is called.
    help : str
        What it does, in a sentence or two.
    choices : tuple of (str, str)
        Values to choose from, each with its words.
    source : str
        Names a list of choices that is known only while the program runs, such as the
        installed models; comes after `choices`.
    unit : str
        Stands after a number.
    next_start : bool
        Whether a change takes effect when the program is started again.
    next_folder : bool
        Whether a change takes effect when a folder is opened or read again.
    """

    page: Page
    title: str
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    source: str = ""
    unit: str = ""
    next_start: bool = False
    next_folder: bool = False


@dataclass(frozen=True, slots=True)
class Places:
    """Where the program keeps what it writes.

    Parameters
    ----------
    data : Path
        Installed models and the database.
    config : Path
        The settings file.
    cache : Path
        What can be made again, and may be deleted at any time.
    """

    data: Path
    config: Path
    cache: Path


def places() -> Places:
    """Return this user's folders; environment variables may redirect them.

    Returns
    -------
    Places
        The folders need not exist yet. Where only the data are elsewhere, as on a stick that
        is carried about, the cache is with them and leaves nothing on the machine.
    """
    from platformdirs import user_cache_path, user_config_path, user_data_path

    data, config = os.environ.get(DATA_VARIABLE), os.environ.get(CONFIG_VARIABLE)
    cache = os.environ.get(CACHE_VARIABLE) or (data and str(Path(data) / "cache"))
    return Places(
        data=Path(data) if data else user_data_path(APP_NAME, appauthor=False),
        config=Path(config) if config else user_config_path(APP_NAME, appauthor=False),
        cache=Path(cache) if cache else user_cache_path(APP_NAME, appauthor=False),
    )


class Policy(BaseModel):
    """What the administrator of a machine has set for everybody who uses it.

    Parameters
    ----------
    limits : mapping of str to float
        Fields of `desktop.imaging.limits.Limits` that shall differ from their defaults.
    settings : mapping of str to object
        Fields of `Settings` that are fixed at this value for every user.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    limits: dict[str, FiniteFloat] = Field(default_factory=dict)
    settings: dict[str, Any] = Field(default_factory=dict)

    @field_validator("settings")
    @classmethod
    def _can_be_fixed(cls, fixed: dict[str, Any]) -> dict[str, Any]:
        for name, value in fixed.items():
            if name not in shown_settings():
                raise ValueError(f"{name!r} is no setting that can be fixed")
            Settings.model_validate({name: value})
        return fixed


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
    export_folder : str
        Where the last export was written.
    window_geometry : str
        Qt's own description of the window's place, in Base64.
    show_saliency : bool
        Whether the research mode is on that shows where a model looked.
    user_windows : mapping of str to (float, float, str)
        The reader's own window for a kind of films: width, centre, function.
    reader : str
        Who reads, as it stands with verdicts; empty until it was asked.
    blind_first_read : bool
        Whether scores stay hidden until the verdict is given.
    keep_previews : bool
        Whether small copies of the films that were shown are kept on the disk.
    worklist_columns : mapping
        Widths, order and visibility of the worklist's columns.
    language : str
        Language of the window, such as ``zh_CN``; empty for the system's.
    text_size : int
        Size of all text, in per cent of the system's.
    flag_policy : {"leading", "any", "majority", "mean"}
        How several models decide together, see `desktop.review.policy.Rule`.
    prevalence : float or None
        Share of pneumonia that the reader expects, 0 to 1; None for that of the films on
        which the model was measured.
    triage_open : bool
        Whether the strip is open in which the threshold can be moved.
    keys : mapping of str to tuple of str
        Keys of actions that the reader has changed, in Qt's spelling; empty takes them away.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    leading_model: Annotated[
        str,
        Shown(
            Page.MODELS,
            "Leading model",
            "It rules order and flags, alone or together with the others.",
            choices=(("", "Chosen by the program"),),
            source="models",
            next_folder=True,
        ),
    ] = ""
    device: Annotated[
        str,
        Shown(
            Page.MODELS,
            "Compute on",
            "Where the models run. A device that is not there is told of, never replaced quietly.",
            choices=(("auto", "The fastest device there is"),),
            source="devices",
            next_folder=True,
        ),
    ] = "auto"
    operating_point: Annotated[
        str,
        Shown(
            Page.MODELS,
            "Operating point",
            "From which probability on a film is flagged, by its name in the models' cards.",
            choices=(("", "The default of each model's card"),),
            source="operating_points",
            next_folder=True,
        ),
    ] = ""
    theme: Annotated[
        Literal["dark", "light"],
        Shown(
            Page.LOOK,
            "Look",
            "Dark suits a reading room with its lights down.",
            choices=(("dark", "Dark reading room"), ("light", "Light")),
        ),
    ] = "dark"
    recent_folders: tuple[str, ...] = ()
    export_folder: str = ""
    window_geometry: str = ""
    user_windows: dict[str, tuple[float, float, str]] = Field(default_factory=dict)
    reader: Annotated[
        str, Shown(Page.READING, "Reader", "Your name, as it stands with your verdicts.")
    ] = ""
    blind_first_read: Annotated[
        bool,
        Shown(
            Page.READING,
            "Blind first read",
            "Scores stay hidden until you have given your verdict; the order of the two is kept.",
        ),
    ] = False
    show_saliency: Annotated[
        bool,
        Shown(
            Page.READING,
            "Research mode: show where a model looked",
            "Saliency maps are not validated and may mislead. The unaltered film is always one "
            "key away.",
        ),
    ] = False
    keep_previews: Annotated[
        bool,
        Shown(
            Page.READING,
            "Keep previews on this computer",
            "Films opened again are seen at once. A preview is a small copy of a film, in your "
            "own cache folder, without names. Switched off, all of them are deleted.",
        ),
    ] = True
    worklist_columns: dict[str, Any] = Field(default_factory=dict)
    language: Annotated[
        str,
        Shown(
            Page.LOOK,
            "Language",
            choices=(("", "The system's language"),),
            source="languages",
            next_start=True,
        ),
    ] = ""
    text_size: Annotated[
        int,
        Field(ge=80, le=200, multiple_of=10),
        Shown(Page.LOOK, "Text size", "In per cent of the system's.", unit="%"),
    ] = 100
    flag_policy: Annotated[
        Literal["leading", "any", "majority", "mean"],
        Shown(
            Page.MODELS,
            "Several models",
            "How they decide together whether a film is flagged.",
            choices=(
                ("leading", "The leading model alone"),
                ("any", "Any one of them"),
                ("majority", "More than half of them"),
                ("mean", "The mean of their probabilities"),
            ),
        ),
    ] = "leading"
    prevalence: Annotated[float, Field(ge=0, le=1)] | None = None
    triage_open: bool = False
    keys: dict[str, tuple[str, ...]] = Field(default_factory=dict)


def shown_settings() -> dict[str, Shown]:
    """Return the settings that stand in the dialog, in its order, with how they are shown."""
    found = (
        (name, kind)
        for name, field in Settings.model_fields.items()
        for kind in field.metadata
        if isinstance(kind, Shown)
    )
    pages = list(Page)
    return dict(sorted(found, key=lambda each: pages.index(each[1].page)))


class SettingsStore:
    """The settings in force, and their file.

    Parameters
    ----------
    path : Path
        The JSON file; it is made on the first change.
    fixed : mapping of str to object, optional
        Settings that the machine's policy has set; the user's own choice is kept in the
        file, but does not count.
    """

    def __init__(self, path: Path, fixed: Mapping[str, object] | None = None) -> None:
        self._path = path
        self._chosen = _load(path)
        self._fixed = dict(fixed or {})

    @property
    def current(self) -> Settings:
        """The settings in force."""
        return self._changed(self._fixed) if self._fixed else self._chosen

    @property
    def fixed(self) -> frozenset[str]:
        """Names of the settings that the machine's policy has set."""
        return frozenset(self._fixed)

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
        self._chosen = self._changed(changes)
        self._save()
        return self.current

    def _changed(self, changes: Mapping[str, object]) -> Settings:
        return Settings.model_validate(self._chosen.model_dump() | dict(changes))

    def _save(self) -> None:
        draft = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text(self._chosen.model_dump_json(indent=2), encoding="utf-8")
            draft.replace(self._path)
        except OSError:
            # A locked-down profile must not keep a radiologist from reading.
            draft.unlink(missing_ok=True)


def _load(path: Path) -> Settings:
    """Read the file; a value that cannot be takes its default, and the others stay."""
    try:
        written = path.read_bytes()
        return Settings.model_validate_json(written)
    except OSError:
        return Settings()
    except ValidationError as error:
        wrong = {one["loc"][0] for one in error.errors() if one["loc"]}
    try:
        kept = {name: value for name, value in json.loads(written).items() if name not in wrong}
        return Settings.model_validate_json(json.dumps(kept))
    except (ValueError, AttributeError):  # no JSON, or no object
        return Settings()
