"""``pneumotriage audit``: whether the logs are as they were written, and what stands in them."""

from __future__ import annotations

import datetime
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from desktop.reporting import audit as audit_report
from desktop.reporting.whole_file import check_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.review.audit import AuditLine
    from desktop.review.database import Database

SOUND, TAMPERED = 0, 1

audit_cli = typer.Typer(
    help="The logs of verdicts, operating points and models: check, show, export."
)

OutputOption = Annotated[Path | None, typer.Option(help="Write to this file instead of stdout.")]
WhoOption = Annotated[str, typer.Option(help="Only what this reader or user did.")]
SinceOption = Annotated[
    datetime.datetime | None,
    typer.Option(
        help="Only from this day or moment on, in UTC.", formats=["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"]
    ),
]


@audit_cli.command("verify")
def verify_command(
    context: typer.Context,
    head: Annotated[
        str, typer.Option(help="A head that was noted down at an earlier check; is it still there?")
    ] = "",
) -> None:
    """Check every row against the chain of hashes: exit code 0 sound, 1 tampered.

    Note the head that this prints outside this machine: whoever can write the database
    could also shorten it or write it anew, and only a head noted elsewhere shows that.
    """
    from desktop.review.audit import verify

    if head and not re.fullmatch("[0-9a-f]{64}", head):
        raise typer.BadParameter("--head takes the 64 hexadecimal digits that 'verify' printed")
    found = verify(_database(context), noted=head)
    typer.echo(audit_report.in_words(found))
    raise typer.Exit(SOUND if found.sound else TAMPERED)


@audit_cli.command("show")
def show_command(
    context: typer.Context,
    who: WhoOption = "",
    since: SinceOption = None,
    last: Annotated[int, typer.Option(min=1, help="Only so many, the newest.")] = 50,
) -> None:
    """List who did what, when and how long it took; no file names, no patients, no notes."""
    audit_report.print_lines(list(_lines(context, who, since))[-last:])


@audit_cli.command("export")
def export_command(
    context: typer.Context,
    output: OutputOption = None,
    file_format: Annotated[
        str | None, typer.Option("--format", help="csv or json; by the file's ending when omitted.")
    ] = None,
    who: WhoOption = "",
    since: SinceOption = None,
) -> None:
    """Write all rows with what the model said at that moment; no file names, patients or notes."""
    ending = output.suffix.lstrip(".").lower() if output else "csv"
    chosen = file_format or ending
    if chosen not in audit_report.FORMATS:
        raise typer.BadParameter(f"--format takes {' or '.join(audit_report.FORMATS)}")
    if output is not None:
        check_place(output)
        audit_report.write(_lines(context, who, since), output, chosen)
        return
    text = audit_report.FORMATS[chosen](_lines(context, who, since))
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


def _lines(
    context: typer.Context, who: str, since: datetime.datetime | None
) -> Iterator[AuditLine]:
    from desktop.review.audit import lines

    moment = since.replace(tzinfo=datetime.UTC) if since else None
    return lines(_database(context), who=who, since=moment)


def _database(context: typer.Context) -> Database:
    database: Database = context.obj.database()
    return database
