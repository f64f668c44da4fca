"""Where model files lie, what their names promise, and how one is put there whole."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from natsort import natsort_keygen

from desktop.errors import ModelRejectedError, OutputError
from desktop.inference.contract import read_card
from desktop.registry.metadata import read_metadata

if TYPE_CHECKING:
    from desktop.inference.contract import ModelCard

SUFFIX = ".onnx"

_natural = natsort_keygen()


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model file with a sound card.

    Parameters
    ----------
    path : Path
        The file.
    card : ModelCard
        What it says about itself.
    shipped : bool
        Whether it came with the program; otherwise somebody installed it.
    size_bytes : int
        Size of the file.
    active : bool
        Whether this is the version of its name that is used.
    warning : str
        Why it is used although another was chosen; empty if it was not.
    """

    path: Path
    card: ModelCard
    shipped: bool
    size_bytes: int
    active: bool = False
    warning: str = ""

    @property
    def sha256(self) -> str:
        """SHA-256 of the file in hexadecimal, computed when asked for; empty if it is gone."""
        try:
            status = self.path.stat()
            return _digest(self.path, status.st_size, status.st_mtime_ns)
        except OSError:
            return ""


@dataclass(frozen=True, slots=True)
class BrokenModel:
    """A file in a models folder that cannot be used, or one that should be there.

    Parameters
    ----------
    path : Path
        The file.
    shipped : bool
        Whether it came with the program.
    fault : str
        What is wrong with it.
    remedy : str
        What to do about it.
    """

    path: Path
    shipped: bool
    fault: str
    remedy: str = ""
    card: None = None
    active: bool = False


def shipped_models_folder() -> Path:
    """Return the folder of the models that come with the program, frozen or not."""
    return Path(str(resources.files("resources"))) / "models"


def file_name(name: str, version: str) -> str:
    """Return how a model's file is called, without its folder."""
    return f"{name}-{version}{SUFFIX}"


def installed_path(data: Path, name: str, version: str) -> Path:
    """Return where an installed model lies in the user's data folder."""
    return data / "models" / name / version / file_name(name, version)


def shipped_files(folder: Path) -> tuple[Path, ...]:
    """Return the files that stand for shipped models, by name."""
    return tuple(sorted(folder.glob(f"*{SUFFIX}")))


def installed_files(data: Path) -> tuple[Path, ...]:
    """Return the files that stand for installed models, by name."""
    return tuple(sorted((data / "models").glob(f"*/*/*{SUFFIX}")))


def inspect_file(path: Path, *, shipped: bool) -> InstalledModel | BrokenModel:
    """Read what a file in a models folder says about itself, quickly.

    Parameters
    ----------
    path : Path
        The file.
    shipped : bool
        Whether it came with the program.

    Returns
    -------
    InstalledModel or BrokenModel
        Not verified: only its card was read.
    """
    try:
        status = path.stat()
        card = _card(path, status.st_size, status.st_mtime_ns)
    except OSError as error:
        return BrokenModel(path, shipped, f"it cannot be opened ({error.strerror})")
    except ModelRejectedError as error:
        return BrokenModel(path, shipped, error.problem, error.remedy)
    if path.name != file_name(card.name, card.version):
        fault = f"its card says {card.name} {card.version}, which is not its name"
        return BrokenModel(path, shipped, fault, "Install the file again")
    return InstalledModel(path, card, shipped, status.st_size)


def put_in_place(content: bytes, target: Path) -> None:
    """Write a file so that it is there whole or not at all, whatever happens.

    Parameters
    ----------
    content : bytes
        The file's content.
    target : Path
        Where it goes; missing folders are made.

    Raises
    ------
    OutputError
        If it cannot be written.
    """
    part: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".part")
        part = Path(name)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(0o644)
        part.replace(target)
        _flush_folder(target.parent)
    except OSError as error:
        raise OutputError(
            str(target),
            f"the model cannot be written ({error.strerror or type(error).__name__})",
            "Check the free space and that you may write there",
        ) from error
    finally:
        if part is not None:
            part.unlink(missing_ok=True)


def version_order(version: str) -> tuple[object, ...]:
    """Return a key that sorts versions from old to new; ``1.0.0-rc1`` precedes ``1.0.0``."""
    match = re.match(r"(\d+)\.(\d+)\.(\d+)(.*)", version, re.DOTALL)
    if match is None:
        return (-1, -1, -1, 0, _natural(version))
    *numbers, rest = match.groups()
    kind = 1 if not rest else 0 if rest.startswith("-") else 2
    return (*(int(number) for number in numbers), kind, _natural(rest))


def _flush_folder(folder: Path) -> None:
    """Make the new name survive a power cut, where folders can be flushed."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


# A file of the same size and time is taken for the same file, so that a list that is shown
# again does not read 100 MB anew. What becomes active is read in full whatever its time.
@lru_cache(maxsize=64)
def _card(path: Path, size_bytes: int, modified_ns: int) -> ModelCard:
    return read_card(str(path), read_metadata(path))


@lru_cache(maxsize=64)
def _digest(path: Path, size_bytes: int, modified_ns: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
