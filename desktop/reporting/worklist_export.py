"""The worklist as a reader takes it out of the window: one row an image, verdicts beside scores.

The command ``classify`` writes other columns, one row for each image and model, which
programs rely on (`desktop.reporting.worklist`). These are for people: what identifies is
left out unless asked for, and no cell can be taken for a formula.
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from desktop.imaging.screening import in_words
from desktop.reporting.cases import CAUTION, HASH_DIGITS, STATUS_WORDS, fault_of
from desktop.reporting.progress import Step, go_on, may_be_called_off
from desktop.reporting.whole_file import whole_file
from desktop.reporting.worklist import without_controls
from desktop.review.findings import Status

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from desktop.inference.pipeline import FilmSummary
    from desktop.reporting.cases import Provenance, ReportedCase, ReportedSession
    from desktop.review.verdicts import Verdict

Value = str | float | int | bool | None
Record = dict[str, Value]

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes text that starts like this for a formula, which may do harm."""

_STEP = 200


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the exported worklist.

    Parameters
    ----------
    name : str
        Its head.
    value : callable
        Takes a case, returns the cell; None leaves it empty.
    identifies : bool
        Whether it may tell who the patient is.
    width : int
        In characters, for XLSX.
    """

    name: str
    value: Callable[[ReportedCase], Value]
    identifies: bool = False
    width: int = 12


def columns(provenance: Provenance, *, with_identifiers: bool, with_notes: bool) -> list[Column]:
    """Return the columns for these models.

    Parameters
    ----------
    provenance : Provenance
        The first model leads; each further one has a column for its probability.
    with_identifiers : bool
        Also path, full hash and date of acquisition.
    with_notes : bool
        Also the readers' own words.
    """
    others = [
        Column(
            f"probability, {m.card.name} {m.card.version}",
            partial(_probability, model=m.card.name, version=m.card.version),
            width=16,
        )
        for m in provenance.models[1:]
    ]
    table = [
        *_IMAGE,
        Column("error", partial(_error, with_identifiers=with_identifiers), width=40),
        *_SCORE,
        *others,
        *_FILM,
        *_VERDICT,
    ]
    table += [Column("note", _notes, width=40)] if with_notes else []
    return [column for column in table if with_identifiers or not column.identifies]


def export_worklist(
    session: ReportedSession,
    target: Path,
    file_format: str,
    *,
    with_identifiers: bool = False,
    with_notes: bool = True,
    cancelled: threading.Event | None = None,
) -> Iterator[Step]:
    """Write the worklist to a file, whole or not at all.

    Parameters
    ----------
    session : ReportedSession
        Cases in worklist order.
    target : Path
        The file to come.
    file_format : {"csv", "json", "xlsx"}
        CSV is for spreadsheets: UTF-8 with a mark that tells them so. XLSX and JSON also
        carry software, models and counts.
    with_identifiers : bool
        Also what may tell who the patient is.
    with_notes : bool
        Also the readers' own words, which may tell it too.
    cancelled : threading.Event, optional
        When set, nothing is written and an older file stays.

    Yields
    ------
    Step
        Every few hundred images, and at the end.

    Raises
    ------
    OutputError
        If it cannot be written.
    """
    total = len(session.cases)
    heads = columns(session.provenance, with_identifiers=with_identifiers, with_notes=with_notes)
    with may_be_called_off(), whole_file(target) as draft:
        for done in _WRITERS[file_format](session, heads, draft):
            go_on(cancelled)
            if done % _STEP == 0:
                yield Step(done, total)
        go_on(cancelled)
        yield Step(total, total)


def _row(case: ReportedCase, heads: Sequence[Column]) -> Record:
    return {column.name: column.value(case) for column in heads}


def about(session: ReportedSession) -> Record:
    """Return with what the worklist was made, and its counts."""
    counts, known = session.counts, session.provenance
    told: Record = {
        "caution": CAUTION,
        "software": known.software,
        "written": known.written.isoformat(timespec="seconds"),
        "images found": counts.found,
        "scored": counts.scored,
        "flagged": counts.flagged,
        "out of scope": counts.out_of_scope,
        "unreadable": counts.unreadable,
        "other files passed over": session.passed_over,
    }
    for number, model in enumerate(known.models, start=1):
        point = model.threshold
        told[f"model {number}"] = (
            f"{model.card.title} ({model.card.name} {model.card.version}), threshold "
            f"{point.value:.6f} ({point.name}), on {model.device}"
        )
    return told


def _probability(case: ReportedCase, *, model: str, version: str) -> Value:
    for given in case.finding.assessments:
        if (given.score.model, given.score.version) == (model, version):
            return round(given.score.probability, 6)
    return None


def _error(case: ReportedCase, *, with_identifiers: bool) -> Value:
    if case.finding.status is not Status.UNREADABLE:
        return None
    return fault_of(case, with_identifiers=with_identifiers)


def _of_leading(read: Callable[[Any], Value], case: ReportedCase) -> Value:
    return read(case.finding.leading) if case.finding.leading else None


def _of_film(read: Callable[[FilmSummary], Value], case: ReportedCase) -> Value:
    return read(case.finding.film) if case.finding.film else None


def _of_verdict(name: str, case: ReportedCase) -> Value:
    return (getattr(case.verdict, name) if case.verdict else None) or None


def _decision(case: ReportedCase) -> Value:
    return _decided(case.verdict) if case.verdict else None


def _decided(verdict: Verdict) -> str:
    return verdict.decision.replace("_", " ") if verdict.decision else ""


def _blind(case: ReportedCase) -> Value:
    return case.verdict.blind if case.verdict else None


def _seconds(case: ReportedCase) -> Value:
    known = case.verdict.seconds if case.verdict else None
    return None if known is None else round(known, 1)


def _at(case: ReportedCase) -> Value:
    return case.verdict.at.isoformat(timespec="seconds") if case.verdict else None


def _other_readers(case: ReportedCase) -> Value:
    others = [verdict for verdict in case.decided if verdict is not case.verdict]
    return "; ".join(f"{verdict.reader}: {_decided(verdict)}" for verdict in others) or None


def _notes(case: ReportedCase) -> Value:
    """Return every note, each with its reader's name where several have one."""
    noted = [verdict for verdict in (*case.verdicts, case.settlement) if verdict and verdict.note]
    if len({verdict.reader for verdict in noted}) < 2:
        return noted[0].note if noted else None
    return "; ".join(f"{verdict.reader}: {verdict.note}" for verdict in noted)


_IMAGE = (
    Column("number", lambda c: c.number, width=8),
    Column("path", lambda c: str(c.finding.ref.path), identifies=True, width=50),
    Column("content", lambda c: c.finding.ref.sha256[:HASH_DIGITS], width=15),
    Column("sha256", lambda c: c.finding.ref.sha256, identifies=True, width=20),
    Column("frame", lambda c: c.finding.ref.frame, width=7),
    Column("status", lambda c: STATUS_WORDS[c.finding.status]),
)
_SCORE = (
    Column("flagged", lambda c: c.finding.flagged, width=9),
    Column("model", partial(_of_leading, lambda a: a.score.model), width=20),
    Column("model version", partial(_of_leading, lambda a: a.score.version)),
    Column("probability", partial(_of_leading, lambda a: round(a.score.probability, 6))),
    Column("threshold", partial(_of_leading, lambda a: round(a.threshold.value, 6))),
    Column("operating point", partial(_of_leading, lambda a: a.threshold.name), width=18),
    Column("reason", lambda c: c.finding.reason, width=50),
    Column("same film as number", lambda c: c.same_as, width=10),
    Column("warnings", lambda c: in_words(c.finding.warnings) or None, width=30),
)
_FILM = (
    Column("view", partial(_of_film, lambda f: f.facts.view or None), width=7),
    Column("age in years", partial(_of_film, lambda f: f.facts.age_years)),
    Column(
        "acquired",
        partial(_of_film, lambda f: f.facts.acquired.isoformat() if f.facts.acquired else None),
        identifies=True,
    ),
)
_VERDICT = (
    Column("verdict", _decision, width=14),
    Column("reader", partial(_of_verdict, "reader"), width=18),
    Column("decided at", _at, width=26),
    Column("seconds", _seconds, width=9),
    Column("read blind", _blind, width=10),
    Column("settled", lambda c: c.settlement is not None if c.verdict else None, width=9),
    Column("other readers", _other_readers, width=24),
)


def _write_csv(session: ReportedSession, heads: Sequence[Column], draft: Path) -> Iterator[int]:
    """Write the rows, and say after each one how many there are; so do the others below."""
    with draft.open("w", encoding="utf-8-sig", errors="backslashreplace", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(column.name for column in heads)
        for done, case in enumerate(session.cases, start=1):
            writer.writerow(_csv_cell(value) for value in _row(case, heads).values())
            yield done


def _csv_cell(value: Value) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


def _write_json(session: ReportedSession, heads: Sequence[Column], draft: Path) -> Iterator[int]:
    rows = []
    for done, case in enumerate(session.cases, start=1):
        rows.append(_row(case, heads))
        yield done
    text = json.dumps({**about(session), "images": rows}, indent=1, ensure_ascii=False)
    draft.write_bytes(text.encode("utf-8", errors="backslashreplace") + b"\n")


def _write_xlsx(session: ReportedSession, heads: Sequence[Column], draft: Path) -> Iterator[int]:
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    # Not written as it grows: what is given up half-way would stay in temporary files.
    book = Workbook()
    sheet = book.active
    sheet.title = "Worklist"
    sheet.freeze_panes = "A2"
    for place, column in enumerate(heads, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{len(session.cases) + 1}"
    sheet.append([_xlsx_cell(sheet, column.name, bold=True) for column in heads])
    for done, case in enumerate(session.cases, start=1):
        sheet.append([_xlsx_cell(sheet, value) for value in _row(case, heads).values()])
        yield done
    told = book.create_sheet("About")
    told.column_dimensions["A"].width, told.column_dimensions["B"].width = 24, 90
    for name, value in about(session).items():
        told.append([_xlsx_cell(told, name, bold=True), _xlsx_cell(told, value)])
    book.save(draft)


def _xlsx_cell(sheet: Any, value: Value, *, bold: bool = False) -> Any:
    from openpyxl.cell import Cell
    from openpyxl.styles import Font

    shown = without_controls(value) if isinstance(value, str) else value
    cell = Cell(sheet, row=1, column=1, value=shown)
    if isinstance(value, str):
        cell.data_type = "s"  # never a formula
    elif isinstance(value, float):
        cell.number_format = "0.000"
    if bold:
        cell.font = Font(bold=True)
    return cell


_WRITERS: Mapping[str, Callable[[ReportedSession, Sequence[Column], Path], Iterator[int]]] = {
    "csv": _write_csv,
    "json": _write_json,
    "xlsx": _write_xlsx,
}
FORMATS = tuple(_WRITERS)
