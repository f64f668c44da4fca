"""Labels from a CSV file: one line a film, named by path, file name or SHA-256."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from desktop.errors import PneumoTriageError
from desktop.review.labelling import Conflict, Labelling, Source, film_of, named

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.imaging.radiograph import ImageRef
    from desktop.review.findings import Finding
    from desktop.review.labelling import Film

FILM_COLUMNS = ("sha256", "path", "file", "filename", "file_name", "image", "film", "name")
"""Headings that may name the film, the surest first."""

LABEL_COLUMNS = ("label", "class", "diagnosis", "finding", "truth", "pneumonia")

PATIENT_COLUMNS = ("patient", "patient_id", "patientid", "patient_key", "subject")
"""Headings of a column that need not be there: it tells which films are of one patient."""

LABEL_WORDS = {
    **dict.fromkeys(("pneumonia", "1", "true", "yes", "positive", "abnormal"), True),
    **dict.fromkeys(("normal", "0", "false", "no", "negative", "no pneumonia"), False),
}
"""What a label may say, in any case."""

UNLABELLED_WORDS = frozenset({"", "unsure", "unknown", "not readable", "not_readable", "na", "n/a"})
"""What says that there is no label; such lines are left out and counted."""

_FAULTS_NAMED = 5


class LabelTableError(PneumoTriageError):
    """A table of labels that cannot be read."""

    default_code = "label_table"


@dataclass(frozen=True, slots=True)
class LabelLine:
    """One line of a table: its number, the film it names, its label and patient if it has them."""

    number: int
    film: str
    label: bool | None
    patient: str = ""


@dataclass(frozen=True, slots=True)
class LabelTable:
    """A table of labels that was read and makes sense.

    Parameters
    ----------
    path : Path
        The file.
    lines : tuple of LabelLine
        In order, without the heading and empty lines.
    """

    path: Path
    lines: tuple[LabelLine, ...]


def read_label_table(path: Path) -> LabelTable:
    """Read a CSV file of labels, before any film is.

    Parameters
    ----------
    path : Path
        With a heading line; commas, semicolons or tabs between the columns. One of
        `FILM_COLUMNS` names the film and one of `LABEL_COLUMNS` says what it shows, in a
        word of `LABEL_WORDS`; one of `PATIENT_COLUMNS` may name the patient.

    Raises
    ------
    LabelTableError
        If the table cannot be read, lacks a column, or holds a line that means nothing;
        it names the lines.
    """
    return LabelTable(path, tuple(_read(path)))


def labels_from_table(findings: Iterable[Finding], table: LabelTable, root: Path) -> Labelling:
    """Take labels from a table.

    Parameters
    ----------
    findings : iterable of Finding
        The films.
    table : LabelTable
        Its paths are looked up as they stand, below `root`, and below the table's folder.
    root : Path
        The folder that was opened.

    Returns
    -------
    Labelling
        A label holds for every frame of the file. Lines that contradict each other, or
        whose bare name fits several films, are conflicts.
    """
    films = list(findings)
    index = _Index(films, (root, table.path.parent))
    said: defaultdict[Film, dict[bool, int]] = defaultdict(dict)
    refs: dict[Film, ImageRef] = {}
    patients: dict[Film, str] = {}
    conflicts: list[Conflict] = []
    left_out: Counter[str] = Counter()
    for line in table.lines:
        if line.label is None:
            left_out["lines without a label"] += 1
            continue
        found, several = index.find(line.film)
        if several:
            problem = f"line {line.number} may mean {several} films of this name: give their paths"
            conflicts.append(Conflict(line.film, problem))
        elif not found:
            left_out["lines that name no film here"] += 1
        for ref in found:
            refs[film_of(ref)] = ref
            said[film_of(ref)].setdefault(line.label, line.number)
            if line.patient:
                patients[film_of(ref)] = line.patient
    labels = {film: next(iter(given)) for film, given in said.items() if len(given) == 1}
    conflicts += [
        Conflict(
            named(refs[film]),
            f"line {given[True]} says pneumonia and line {given[False]} says normal",
        )
        for film, given in said.items()
        if len(given) > 1
    ]
    return Labelling(Source.TABLE, labels, tuple(conflicts), dict(left_out), patients=patients)


class _Index:
    """Films by what a table may call them."""

    def __init__(self, findings: Sequence[Finding], folders: tuple[Path, ...]) -> None:
        self._folders = folders
        self._by_content: defaultdict[str, list[ImageRef]] = defaultdict(list)
        self._by_path: defaultdict[Path, list[ImageRef]] = defaultdict(list)
        self._by_name: defaultdict[str, dict[Path, list[ImageRef]]] = defaultdict(dict)
        for ref in (one.ref for one in findings):
            self._by_content[ref.sha256.lower()].append(ref)
            self._by_path[ref.path.absolute()].append(ref)
            self._by_name[ref.path.name.lower()].setdefault(ref.path, []).append(ref)

    def find(self, film: str) -> tuple[list[ImageRef], int]:
        """Return the frames of the film that is meant, or how many films it may be."""
        if len(film) == 64 and film.lower() in self._by_content:
            return self._by_content[film.lower()], 0
        path = Path(PurePosixPath(film.replace("\\", "/")))
        for folder in self._folders:
            if (folder / path).absolute() in self._by_path:
                return self._by_path[(folder / path).absolute()], 0
        files = self._by_name.get(path.name.lower(), {})
        tail = [one for one in files if one.parts[-len(path.parts) :] == path.parts]
        fitting = tail if len(path.parts) > 1 else list(files)
        if len(fitting) > 1:
            return [], len(fitting)
        return (files[fitting[0]], 0) if fitting else ([], 0)


def _read(table: Path) -> list[LabelLine]:
    rows = _rows(table)
    if not rows:
        raise LabelTableError(
            str(table), "the table is empty", "Give a heading line and one line a film"
        )
    (_, heading), *body = rows
    film, label = _columns(table, heading)
    patient = _column(heading, PATIENT_COLUMNS)
    lines, faults = [], []
    for number, row in body:
        if not any(cell.strip() for cell in row):
            continue
        fault = _fault(row, film, label)
        if fault:
            faults.append(f"line {number}: {fault}")
            continue
        word = row[label].strip().lower()
        of = row[patient].strip() if patient is not None and patient < len(row) else ""
        lines.append(LabelLine(number, row[film].strip(), LABEL_WORDS.get(word), of))
    if faults:
        more = f" and {len(faults) - _FAULTS_NAMED} more" if len(faults) > _FAULTS_NAMED else ""
        raise LabelTableError(
            str(table),
            f"{'; '.join(faults[:_FAULTS_NAMED])}{more}",
            "Write 'pneumonia' or 'normal' (or 1 or 0) for every film, or leave the label empty "
            "where there is none",
        )
    return lines


def _fault(row: Sequence[str], film: int, label: int) -> str:
    if len(row) <= max(film, label):
        return f"it has {len(row)} of the {max(film, label) + 1} columns"
    word = row[label].strip()
    if not row[film].strip():
        return "it names no film"
    if word.lower() not in LABEL_WORDS and word.lower() not in UNLABELLED_WORDS:
        return f"the label '{word[:40]}' is not known"
    return ""


def _columns(table: Path, heading: Sequence[str]) -> tuple[int, int]:
    film, label = _column(heading, FILM_COLUMNS), _column(heading, LABEL_COLUMNS)
    if film is None or label is None:
        lacking, known = ("film", FILM_COLUMNS) if film is None else ("label", LABEL_COLUMNS)
        raise LabelTableError(
            str(table),
            f"line 1: no column is headed as the {lacking} (there are: "
            f"{', '.join(map(repr, _names(heading)))[:200]})",
            f"Call the column of the {lacking} one of: {', '.join(known)}",
        )
    return film, label


def _column(heading: Sequence[str], known: Sequence[str]) -> int | None:
    names = _names(heading)
    return next((names.index(name) for name in known if name in names), None)


def _names(heading: Sequence[str]) -> list[str]:
    return [cell.strip().lower().replace(" ", "_") for cell in heading]


def _rows(table: Path) -> list[tuple[int, list[str]]]:
    try:
        text = table.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise LabelTableError(
            str(table),
            f"it is no UTF-8 text (byte {error.start + 1})",
            "Save the table as 'CSV UTF-8'",
        ) from error
    except OSError as error:
        raise LabelTableError(
            str(table),
            f"it cannot be read ({error.strerror or type(error).__name__})",
            "Check the path",
        ) from error
    first = text.partition("\n")[0]
    between = max(",;\t", key=first.count)
    reader = csv.reader(text.splitlines(), delimiter=between)
    try:
        return [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise LabelTableError(
            str(table),
            f"line {reader.line_num}: {error}",
            "Check the quotation marks in that line",
        ) from error
