"""Tables of labels: CSV files with the columns file and label, and perhaps patient and split."""

from __future__ import annotations

import csv
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING

from natsort import natsort_keygen, ns

from desktop.errors import NothingToDoError

if TYPE_CHECKING:
    from collections.abc import Mapping

_LABELS = {
    "normal": False,
    "0": False,
    "0.0": False,
    "pneumonia": True,
    "1": True,
    "1.0": True,
}
_COLUMNS = ("file", "label", "patient", "split")
_NEEDED = frozenset(_COLUMNS[:2])
_SUFFIXES = frozenset({".csv", ".tsv"})
_DELIMITERS = ",;\t"

_natural = natsort_keygen(key=lambda film: film.path.as_posix(), alg=ns.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LabelledFile:
    """A file that is said to be a film, and its label.

    Parameters
    ----------
    path : Path
        The file.
    pneumonia : bool
        Its label.
    split : str
        ``train``, ``val``, ``test``, or empty in a folder without splits.
    patient : str
        Pseudonym of whoever the table says it shows; empty if it says nothing.
    """

    path: Path
    pneumonia: bool
    split: str = ""
    patient: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that stands in the way of one film or folder, not of the others.

    Parameters
    ----------
    subject : str
        What is affected: a path, or the line of a table.
    problem : str
        What is wrong with it.
    """

    subject: str
    problem: str


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    values: dict[str, str]


def find_table(folder: Path) -> Path | None:
    """Return the one table of labels that lies in a folder, if there is one.

    Parameters
    ----------
    folder : Path
        Looked into, but not into the folders in it.

    Returns
    -------
    Path or None
        A CSV file whose first line names the columns file and label; of several the
        first by name.
    """
    try:
        candidates = sorted(p for p in folder.iterdir() if p.suffix.lower() in _SUFFIXES)
    except OSError:
        return None
    for path in candidates:
        try:
            with path.open(encoding="utf-8-sig", newline="") as file:
                if set(_header(file.readline())[0]) >= _NEEDED:
                    return path
        except (OSError, UnicodeDecodeError):
            continue
    return None


def read_table(
    table: Path, folder: Path, *, splits: Mapping[str, str]
) -> tuple[list[LabelledFile], list[Problem]]:
    """Read a table of labels.

    Parameters
    ----------
    table : Path
        CSV in UTF-8, separated by commas, semicolons or tabs. Columns ``file`` and
        ``label`` (NORMAL or PNEUMONIA, 0 or 1), perhaps ``patient`` and ``split``; names
        and labels in any case.
    folder : Path
        From where files are named.
    splits : mapping of str to str
        Names that a split may have, in lower case, and what each means.

    Returns
    -------
    list of LabelledFile
        In natural order of the names. A patient is replaced by a pseudonym.
    list of Problem
        Lines that cannot be followed: no such file, outside the folder, an unknown label
        or split, a file named twice.

    Raises
    ------
    NothingToDoError
        If the table cannot be read or lacks a column.
    """
    lines = _lines(table)
    with_splits = any(line.values["split"] for line in lines)
    films: dict[Path, LabelledFile] = {}
    problems = []
    contradicted = set()
    for line in lines:
        film = _film(line, folder, splits if with_splits else {"": ""})
        if isinstance(film, str):
            problems.append(Problem(f"{table.name}, line {line.number}", film))
            continue
        before = films.setdefault(film.path, film)
        if before is not film:
            same = before == film
            words = "again" if same else "again, and otherwise; none of the two is used"
            problem = f"{line.values['file']} is named {words}"
            problems.append(Problem(f"{table.name}, line {line.number}", problem))
            if not same:
                contradicted.add(film.path)
    kept = (film for path, film in films.items() if path not in contradicted)
    return sorted(kept, key=_natural), problems


def _film(line: _Line, folder: Path, splits: Mapping[str, str]) -> LabelledFile | str:
    """Return a line's film, or what is wrong with the line."""
    name, label = line.values["file"], line.values["label"]
    if not name:
        return "no file is named"
    if label.lower() not in _LABELS:
        return f"the label of {name} is {label!r}, not NORMAL, PNEUMONIA, 0 or 1"
    split = splits.get(line.values["split"].lower())
    if split is None:
        given = line.values["split"]
        return f"the split of {name} is {given!r}, not train, val or test"
    relative = os.path.normpath(PureWindowsPath(name).as_posix())
    if Path(relative).is_absolute() or PureWindowsPath(name).drive or relative.startswith(".."):
        return f"{name} lies outside the folder"
    path = folder / relative
    if not path.is_file():
        return f"there is no file {name}"
    return LabelledFile(path, _LABELS[label.lower()], split, _pseudonym(line.values["patient"]))


def _lines(table: Path) -> list[_Line]:
    try:
        with table.open(encoding="utf-8-sig", newline="") as file:
            names, delimiter = _header(file.readline())
            missing = [name for name in sorted(_NEEDED) if name not in names]
            if missing:
                raise NothingToDoError(
                    str(table),
                    f"its first line names no column {' and no column '.join(missing)}",
                    "A table of labels has the columns file and label, and may have patient "
                    "and split",
                )
            reader = csv.reader(file, delimiter=delimiter)
            return [_Line(reader.line_num + 1, _values(names, row)) for row in reader if any(row)]
    except OSError as error:
        problem = f"it cannot be opened ({error.strerror or type(error).__name__})"
        raise NothingToDoError(str(table), problem, "Check the path") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise NothingToDoError(
            str(table), f"it is no CSV file in UTF-8 ({error})", "Save it as CSV UTF-8"
        ) from error


def _header(line: str) -> tuple[list[str], str]:
    """Return the names of the columns, in lower case, and what separates them."""
    delimiter = max(_DELIMITERS, key=line.count)
    names = next(csv.reader([line], delimiter=delimiter), [])
    return [name.strip().lower() for name in names], delimiter


def _values(names: list[str], row: list[str]) -> dict[str, str]:
    found = {name: value.strip() for name, value in zip(names, row, strict=False)}
    return {name: found.get(name, "") for name in _COLUMNS}


def _pseudonym(patient: str) -> str:
    """Return a name that is equal for films of one patient and says nothing about who it is."""
    if not patient:
        return ""
    return hashlib.blake2b(patient.encode(), digest_size=8, person=b"pneumotriage").hexdigest()
