"""The logs of verdicts, operating points and models, as a table: CSV, JSON, on the terminal."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import fields
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from desktop.reporting.whole_file import whole_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from desktop.review.audit import Audit, AuditLine

_HEADS = (
    "place",
    "at (UTC)",
    "who",
    "what",
    "film",
    "seconds",
    "blind",
    "model",
    "probability",
    "flag",
)
_WIDE = 200


def as_csv(lines: Iterable[AuditLine]) -> str:
    """Return lines as CSV with a header line; empty cells for what is not there."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    columns = _columns()
    writer.writerow(columns)
    writer.writerows([_cell(line, name) for name in columns] for line in lines)
    return text.getvalue()


def as_json(lines: Iterable[AuditLine]) -> str:
    """Return lines as a JSON list of objects; null for what is not there."""
    table = [{name: _value(line, name) for name in _columns()} for line in lines]
    return json.dumps(table, indent=1, ensure_ascii=False) + "\n"


FORMATS: Mapping[str, Callable[[Iterable[AuditLine]], str]] = {"csv": as_csv, "json": as_json}
"""How the lines are written, by the name of the format."""


def write(lines: Iterable[AuditLine], target: Path, file_format: str) -> None:
    """Write lines to a file, whole or not at all.

    Parameters
    ----------
    lines : iterable of AuditLine
        In any order.
    target : Path
        The file to come.
    file_format : {"csv", "json"}
        Its format.

    Raises
    ------
    OutputError
        If it cannot be written.
    """
    with whole_file(target) as draft:
        draft.write_text(FORMATS[file_format](lines), encoding="utf-8", newline="")


def print_lines(lines: Iterable[AuditLine]) -> None:
    """Print lines as a table to stdout."""
    console = Console(highlight=False, markup=False)
    table = Table(box=None, header_style="bold")
    for head in _HEADS:
        table.add_column(head, justify="right" if head in {"place", "seconds"} else "left")
    for line in lines:
        table.add_row(
            "none" if line.place is None else str(line.place),
            f"{line.at:%Y-%m-%d %H:%M:%S}",
            line.who,
            line.what.replace("_", " "),
            _film(line),
            "" if line.seconds is None else f"{line.seconds:.1f}",
            "blind" if line.blind else "",
            f"{line.model} {line.version}".strip(),
            "" if line.probability is None else f"{line.probability:.3f}",
            "⚑ flagged" if line.flagged else "",
        )
    if not console.is_terminal:
        console.width = _WIDE
    console.print(table)


def in_words(audit: Audit) -> str:
    """Say what a check of the logs found."""
    rows = ", ".join(f"{log} {n:,}" for log, n in audit.rows.items())
    where = f"{audit.head.place:,} {audit.head.digest}"
    told = [*(f"Note: {caveat}." for caveat in audit.caveats), f"Rows: {rows}."]
    if audit.sound:
        hint = "Note the head down outside this machine; 'audit verify --head' asks for it again."
        return "\n".join(["Sound: every row is as it was written.", *told, hint, f"Head: {where}"])
    faults = [f"Tampered: {fault}." for fault in audit.faults]
    return "\n".join([*faults, *told, f"Sound up to: {where}"])


def _columns() -> tuple[str, ...]:
    from desktop.review.audit import AuditLine

    return tuple(field.name for field in fields(AuditLine))


def _value(line: AuditLine, name: str) -> object:
    return line.at.isoformat() if name == "at" else getattr(line, name)


def _cell(line: AuditLine, name: str) -> object:
    value = _value(line, name)
    return str(value).lower() if isinstance(value, bool) else value


def _film(line: AuditLine) -> str:
    if not line.film:
        return ""
    return line.film[:12] + (f" frame {line.frame}" if line.frame != 1 else "")
