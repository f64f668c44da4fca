"""The survey on a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table

from trainer.preparing.remarks import many, remarks_of
from trainer.preparing.tables import tables_of

if TYPE_CHECKING:
    from typing import TextIO

    from trainer.preparing.survey import Survey
    from trainer.preparing.tables import TextTable

_ROWS_AT_MOST = 20
_WIDTH_WITHOUT_TERMINAL = 120


def print_survey(survey: Survey, file: TextIO | None = None) -> None:
    """Print what was found, in sentences and tables.

    Parameters
    ----------
    survey : Survey
        What was found.
    file : text file, optional
        Standard output if omitted.
    """
    console = _console(file or sys.stdout)
    films = many(survey.films, "film")
    console.print(f"{survey.data}: {films}, {survey.layout}", style="bold")
    for remark in remarks_of(survey):
        console.print(f"{'!' if remark.attention else '✓'} {remark.text}")
    for table in tables_of(survey):
        console.print(f"\n{table.title}", style="bold")
        console.print(_table(table))
        if table.note:
            console.print(table.note, style="dim")


def progress_bar() -> Progress:
    """Return a bar on standard error that says how many films are done, and how long it takes."""
    console = _console(sys.stderr)
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        disable=not console.is_terminal,
    )


def _console(file: TextIO) -> Console:
    # File names may hold square brackets, which are no markup.
    width = None if file.isatty() else _WIDTH_WITHOUT_TERMINAL
    return Console(file=file, highlight=False, markup=False, width=width)


def _table(table: TextTable) -> Table:
    shown = Table(box=None, header_style="italic")
    for number, name in enumerate(table.head):
        shown.add_column(name, justify="left" if number < table.words else "right")
    for row in table.rows[:_ROWS_AT_MOST]:
        shown.add_row(*row)
    left = len(table.rows) - _ROWS_AT_MOST
    if left > 0:
        shown.add_row(f"and {left:,} more", *[""] * (len(table.head) - 1))
    return shown
