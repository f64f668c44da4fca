"""The worklist as a table: CSV, JSON, XLSX."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

from desktop.reporting.whole_file import whole_file
from desktop.review.findings import Finding, Status, worklist_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from desktop.review.findings import Assessment
    from desktop.review.triage import Team

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Row:
    """One row for each image and model; the fields are the columns.

    Parameters
    ----------
    probability : float or None
        None when unreadable.
    flagged : bool
        Whether this model's score reaches its threshold; only scored films are flagged.
    priority : int or None
        Place of the image in the worklist, from 1; None unless it was scored in scope.
    warnings : str
        Codes, separated by semicolons.
    milliseconds : float
        Time for the image, all models together.
    """

    path: str
    frame: int
    sha256: str
    status: str
    model: str
    model_version: str
    probability: float | None
    threshold: float
    flagged: bool
    priority: int | None
    warnings: str
    error: str
    milliseconds: float


COLUMNS = tuple(field.name for field in fields(Row))


def rows(findings: Iterable[Finding], team: Team) -> Iterator[Row]:
    """Lay findings out as rows in worklist order.

    Parameters
    ----------
    findings : iterable of Finding
        In any order.
    team : Team
        The models that scored them.

    Yields
    ------
    Row
        One for each image and model, even for an image that could not be read.
    """
    for place, finding in enumerate(worklist_order(findings), start=1):
        given = {a.threshold.model: a for a in finding.assessments}
        for classifier in team.classifiers:
            card = classifier.card
            yield _row(
                finding,
                given.get(card.name),
                model=card.name,
                version=card.version,
                threshold=team.thresholds[card.name, card.version].value,
                priority=place if finding.status is Status.OK else None,
            )


def _row(
    finding: Finding,
    assessment: Assessment | None,
    *,
    model: str,
    version: str,
    threshold: float,
    priority: int | None,
) -> Row:
    in_scope = finding.status is Status.OK
    return Row(
        path=str(finding.ref.path),
        frame=finding.ref.frame,
        sha256=finding.ref.sha256,
        status=finding.status,
        model=model,
        model_version=version,
        probability=round(assessment.score.probability, 6) if assessment else None,
        threshold=round(threshold, 6),
        flagged=bool(assessment and in_scope and assessment.flagged),
        priority=priority,
        warnings=";".join(finding.warnings),
        error=finding.error,
        milliseconds=round(finding.milliseconds, 1),
    )


def as_csv(table: Iterable[Row]) -> str:
    """Return rows as CSV with a header line; empty cells for what is not there."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([_csv_cell(value) for value in asdict(row).values()] for row in table)
    return text.getvalue()


def as_json(table: Iterable[Row]) -> str:
    """Return rows as a JSON list of objects; null for what is not there."""
    return json.dumps([asdict(row) for row in table], indent=1, ensure_ascii=False) + "\n"


def write_table(table: Iterable[Row], target: Path, file_format: str) -> None:
    """Write rows to a file, whole or not at all.

    Parameters
    ----------
    table : iterable of Row
        In worklist order.
    target : Path
        The file to come.
    file_format : {"csv", "json", "xlsx"}
        Its format.

    Raises
    ------
    OutputError
        If it cannot be written.
    """
    with whole_file(target) as draft:
        _WRITERS[file_format](table, draft)


def encode(text: str) -> bytes:
    """Encode text as UTF-8; file names that are no text keep their bytes as escapes."""
    return text.encode("utf-8", errors="backslashreplace")


def without_controls(text: str) -> str:
    """Return text without the characters that XLSX and PDF cannot hold."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _write_csv(table: Iterable[Row], draft: Path) -> None:
    draft.write_bytes(encode(as_csv(table)))


def _write_json(table: Iterable[Row], draft: Path) -> None:
    draft.write_bytes(encode(as_json(table)))


def _write_xlsx(table: Iterable[Row], draft: Path) -> None:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Worklist")
    sheet.freeze_panes = "A2"
    heads = [WriteOnlyCell(sheet, value=name) for name in COLUMNS]
    for head in heads:
        head.font = Font(bold=True)
    sheet.append(heads)
    for row in table:
        sheet.append([_xlsx_cell(sheet, value) for value in asdict(row).values()])
    book.save(draft)


_WRITERS: Mapping[str, Callable[[Iterable[Row], Path], None]] = {
    "csv": _write_csv,
    "json": _write_json,
    "xlsx": _write_xlsx,
}
FORMATS = tuple(_WRITERS)


def _csv_cell(value: object) -> object:
    return str(value).lower() if isinstance(value, bool) else value


def _xlsx_cell(sheet: Any, value: object) -> Any:
    from openpyxl.cell import WriteOnlyCell

    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, value=without_controls(value))
    # A file called "=1+1.jpg" is a name, not a formula.
    cell.data_type = "s"
    return cell
