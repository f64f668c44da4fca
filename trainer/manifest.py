"""The manifest: every film of a data folder with its hash, label, patient and split.

`prepare` writes it, `fit` trains from it, and the model card carries its SHA-256. It
holds no time and no absolute path, so the same films give the same manifest.
"""

from __future__ import annotations

import hashlib
import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from desktop.errors import PneumoTriageError
from trainer.dataset import READERS, Film

MANIFEST_NAME = "manifest.json"
MANIFEST_VERSION: Literal[1] = 1

_NAMED_AT_MOST = 5


class ManifestError(PneumoTriageError):
    """A manifest that cannot be followed, or films that are no longer what it says."""

    default_code = "manifest"


class ManifestFilm(BaseModel):
    """One labelled film.

    Parameters
    ----------
    path : str
        The file as seen from the data folder, with forward slashes.
    sha256 : str
        Of the file; empty if it could not even be opened.
    split : {"train", "val", "test", ""}
        Empty in a data folder without splits.
    label : {"NORMAL", "PNEUMONIA"}
        What it is said to show.
    patient : str
        Pseudonym, or what the file name tells.
    group : int or None
        Equal for films that share a patient, a content or a look, directly or by way of
        others; none for films that could not be read.
    twin : str
        SHA-256 of the first of the films that look the same; empty if none does.
    dhash : str
        Difference hash, 64 hexadecimal digits (see `trainer.duplicates`).
    rows, columns : int
        Size in pixels.
    status : {"ok", "unreadable"}
        Whether it could be read.
    reason : str
        Why not.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    path: str
    sha256: Annotated[str, Field(pattern="^([0-9a-f]{64})?$")]
    split: Literal["train", "val", "test", ""]
    label: Literal["NORMAL", "PNEUMONIA"]
    patient: str
    group: int | None
    twin: Annotated[str, Field(pattern="^([0-9a-f]{64})?$")] = ""
    dhash: Annotated[str, Field(pattern="^([0-9a-f]{64})?$")] = ""
    rows: Annotated[int, Field(ge=0)] = 0
    columns: Annotated[int, Field(ge=0)] = 0
    status: Literal["ok", "unreadable"] = "ok"
    reason: str = ""

    @field_validator("path")
    @classmethod
    def _stays_inside(cls, path: str) -> str:
        parts = PurePosixPath(path)
        if parts.is_absolute() or ".." in parts.parts or not parts.parts:
            raise ValueError("a film's path leads out of the data folder")
        return path


class Manifest(BaseModel):
    """All labelled films of a data folder.

    Parameters
    ----------
    version : int
        Of this format.
    folder : str
        The data folder as seen from the manifest's own folder; absolute only where there
        is no way from one to the other.
    layout : str
        How the films lie in it, in words.
    films : tuple of ManifestFilm
        In the order in which films are drawn into the split.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal[1] = MANIFEST_VERSION
    folder: str
    layout: str
    films: tuple[ManifestFilm, ...]

    def to_json(self) -> str:
        """Return the manifest as JSON, one film a line."""
        head = json.dumps(self.model_dump(exclude={"films"}), ensure_ascii=False, indent=1)
        films = ",\n".join(f"  {film.model_dump_json()}" for film in self.films)
        return f'{head.removesuffix("}").rstrip()},\n "films": [\n{films}\n ]\n}}\n'


def relative_folder(data: Path, output: Path) -> str:
    """Return how to get from a manifest in `output` to the data folder."""
    try:
        return Path(os.path.relpath(data.resolve(), output.resolve())).as_posix()
    except ValueError:  # another drive of Windows
        return data.resolve().as_posix()


def read_manifest(path: Path) -> tuple[Manifest, str]:
    """Read a manifest.

    Parameters
    ----------
    path : Path
        The file that `prepare` wrote.

    Returns
    -------
    Manifest, str
        The manifest, and its SHA-256.

    Raises
    ------
    ManifestError
        If it is none.
    """
    try:
        content = path.read_bytes()
        return Manifest.model_validate_json(content), hashlib.sha256(content).hexdigest()
    except OSError as error:
        problem = f"it cannot be opened ({error.strerror or type(error).__name__})"
        raise ManifestError(str(path), problem, "Check the path") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ManifestError(
            str(path),
            f"it is no manifest of this program ({where + ': ' if where else ''}{first['msg']})",
            "Write one with pneumotriage-train prepare",
        ) from error


def films_of(manifest: Manifest, path: Path) -> tuple[tuple[Film, str], ...]:
    """Return the readable films of a manifest and their splits, hashes verified.

    Parameters
    ----------
    manifest : Manifest
        What the file says.
    path : Path
        The file.

    Returns
    -------
    tuple of (Film, str)
        Films and splits, in the manifest's order.

    Raises
    ------
    ManifestError
        If a film is missing or has another content than it had; it is named.
    """
    folder = Path(os.path.normpath(path.parent.resolve() / manifest.folder))
    if not folder.is_dir():
        raise ManifestError(
            str(path),
            f"the films' folder {folder} is not there",
            "Put it back, or run pneumotriage-train prepare on where it is now",
        )
    films = tuple(
        (Film(folder / film.path, film.label == "PNEUMONIA", film.patient, film.sha256, film.twin),
         film.split)
        for film in manifest.films
        if film.status == "ok"
    )  # fmt: skip
    _verify([film for film, _ in films], path)
    return films


def _verify(films: list[Film], manifest: Path) -> None:
    with ThreadPoolExecutor(READERS) as pool:
        found = [problem for problem in pool.map(_problem, films) if problem]
    if found:
        named = "; ".join(found[:_NAMED_AT_MOST])
        more = f"; and {len(found) - _NAMED_AT_MOST} more" if len(found) > _NAMED_AT_MOST else ""
        raise ManifestError(
            str(manifest),
            f"{len(found)} of its {len(films)} films are not what they were: {named}{more}",
            "Put the old films back, or run pneumotriage-train prepare again",
        )


def _problem(film: Film) -> str:
    try:
        with film.path.open("rb") as file:
            same = hashlib.file_digest(file, "sha256").hexdigest() == film.sha256
    except OSError as error:
        return f"{film.path} cannot be opened ({error.strerror or type(error).__name__})"
    return "" if same else f"{film.path} has changed"
