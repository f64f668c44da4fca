"""``pneumotriage report``: what leaves the program, without a window."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from desktop.errors import NothingToDoError
from desktop.inference.pipeline import PipelineSettings
from desktop.reporting import printing
from desktop.reporting.cases import ReportedSession, provenance, reported_cases
from desktop.reporting.explaining import explain_with
from desktop.reporting.whole_file import check_place
from desktop.reporting.wording import ENGLISH_CODE, Wording, languages, wording_in
from desktop.reporting.worklist_export import FORMATS, export_worklist
from desktop.review.findings import count
from desktop.review.triage import census
from desktop.review.verdicts import film_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from desktop.imaging.radiograph import ImageRef, Radiograph
    from desktop.reporting.progress import Step
    from desktop.review.audit import Audit
    from desktop.review.findings import Finding
    from desktop.review.triage import Team
    from desktop.review.verdicts import Entry, FilmKey

DONE, SOME_UNREADABLE = 0, 1

_MOST_LINES = 3
"""A trouble that more films have is told once for all of them."""

PathsArgument = Annotated[list[Path], typer.Argument(help="Files and folders.")]
SessionOption = Annotated[Path | None, typer.Option("--pdf", help="Report of all films, a PDF.")]
CasesOption = Annotated[
    Path | None, typer.Option("--cases", help="A new folder: a PDF for each film.")
]
DicomOption = Annotated[
    Path | None,
    typer.Option("--dicom", help="A new folder: a DICOM SR for each film that came as DICOM."),
]
WorklistOption = Annotated[
    Path | None, typer.Option("--worklist", help="The worklist: .csv, .json or .xlsx.")
]
OverlayOption = Annotated[
    bool, typer.Option("--overlay", help="Also show where the leading model looked (research).")
]
IdentifiedOption = Annotated[
    bool,
    typer.Option("--identified", help="Keep file names, patient and study; left out otherwise."),
]
NotesOption = Annotated[
    bool, typer.Option("--notes/--no-notes", help="Also the readers' own words.")
]

LanguageOption = Annotated[
    str, typer.Option("--language", help=f"Of the PDFs, one of: {', '.join(languages())}.")
]


@dataclass(frozen=True, slots=True)
class Targets:
    """What is wanted, and where it shall stand."""

    session: Path | None
    cases: Path | None
    dicom: Path | None
    worklist: Path | None

    def check(self) -> None:
        """Make sure that there is something to do, and that it can be written.

        Raises
        ------
        NothingToDoError
            If nothing is wanted.
        OutputError
            If a file cannot be written.
        BadParameter
            If the worklist's ending is none of `FORMATS`.
        """
        if not any((self.session, self.cases, self.dicom, self.worklist)):
            raise NothingToDoError(
                "Report",
                "nothing was asked for",
                "Name at least one of --pdf, --cases, --dicom and --worklist",
            )
        for file in filter(None, (self.session, self.worklist)):
            check_place(file)
        if self.worklist and self.worklist_format not in FORMATS:
            raise typer.BadParameter(f"--worklist takes a file that ends in {', '.join(FORMATS)}")

    @property
    def worklist_format(self) -> str:
        """The worklist's format, by its ending."""
        return self.worklist.suffix.lstrip(".").lower() if self.worklist else ""


@dataclass(frozen=True, slots=True)
class Logs:
    """What the database has of verdicts.

    Parameters
    ----------
    history : callable
        Takes films' keys, returns everything logged about them, oldest first.
    audit : callable
        Checks the chain of the logs.
    """

    history: Callable[[Iterable[FilmKey]], Sequence[Entry]]
    audit: Callable[[], Audit]


def open_logs(context: typer.Context) -> Logs:
    """Return the logs of the database that the context's object opens."""
    from desktop.review.audit import verify
    from desktop.review.room import ReadingRoom

    database = context.obj.database()
    return Logs(history=ReadingRoom(database).history, audit=lambda: verify(database))


def add_report_command(
    cli: typer.Typer,
    *,
    team_of: Callable[..., Team],
    score: Callable[..., list[Finding]],
    logs_of: Callable[[typer.Context], Logs],
    reading_of: Callable[[typer.Context], PipelineSettings] = lambda _: PipelineSettings(),
) -> None:
    """Add the command to the program's.

    Parameters
    ----------
    cli : Typer
        The program's commands.
    team_of : callable
        Loads models: takes the context, a model's name, and ``device`` and
        ``operating_point`` by name.
    score : callable
        Takes the context, paths and a team, tells of its progress and returns findings.
    logs_of : callable
        Takes the context, returns the logs; `open_logs` where the context's object opens
        the database.
    reading_of : callable
        Takes the context, returns how films are read, and what a single one may ask for.
    """

    @cli.command("report")
    def report_command(
        context: typer.Context,
        paths: PathsArgument,
        pdf: SessionOption = None,
        cases: CasesOption = None,
        dicom: DicomOption = None,
        worklist: WorklistOption = None,
        overlay: OverlayOption = False,
        identified: IdentifiedOption = False,
        notes: NotesOption = True,
        language: LanguageOption = ENGLISH_CODE,
        model: Annotated[str, typer.Option(help="Name of a model, or 'all'.")] = "all",
        device: Annotated[str, typer.Option(help="What to compute on.")] = "",
        operating_point: Annotated[
            str | None, typer.Option(help="Flag at the card's operating point.")
        ] = None,
    ) -> None:
        """Score films and write reports: as PDF, as DICOM for the PACS, as a worklist."""
        targets = Targets(session=pdf, cases=cases, dicom=dicom, worklist=worklist)
        targets.check()
        words = _wording(language)
        team = team_of(context, model, device=device, operating_point=operating_point)
        reading = reading_of(context)
        findings = score(context, paths, team)
        keys = [key for key in map(film_key, findings) if key is not None]
        logs = logs_of(context)
        audit = logs.audit()
        session = ReportedSession(
            cases=reported_cases(findings, logs.history(keys)),
            provenance=provenance(team),
            folders=tuple(str(path) for path in paths),
            passed_over=census(paths, limits=reading.limits).passed_over,
            audit_head=audit.head.digest,
            audit_faults=audit.faults,
        )
        options = {"with_identifiers": identified, "with_notes": notes}
        steps = _write(session, targets, reading, team if overlay else None, options, words)
        for line in _gathered(step for step in steps if step.trouble):
            printing.note(line)
        printing.note(printing.counts_in_words(count(findings)))
        raise typer.Exit(SOME_UNREADABLE if count(findings).unreadable else DONE)


def _wording(language: str) -> Wording:
    if language not in languages():
        raise typer.BadParameter(f"--language takes one of: {', '.join(languages())}")
    return wording_in(language)


def _gathered(troubles: Iterable[Step]) -> list[str]:
    """Return what went wrong; the same thing with many films once, with their number."""
    by_reason: dict[str, list[str]] = {}
    for step in troubles:
        by_reason.setdefault(step.trouble, []).append(step.words)
    return [
        words
        for reason, each in by_reason.items()
        for words in (each if len(each) <= _MOST_LINES else [f"{len(each):,} films: {reason}"])
    ]


def _write(
    session: ReportedSession,
    targets: Targets,
    reading: PipelineSettings,
    team: Team | None,
    options: dict[str, Any],
    words: Wording,
) -> Iterator[Step]:
    """Write everything that is wanted; a team is given where overlays are."""
    films: dict[str, Any] = {
        "explain": explain_with(team.leading) if team else None,
        "read": partial(_read, reading),
        "limits": reading.limits,
    }
    if targets.worklist:
        yield from export_worklist(session, targets.worklist, targets.worklist_format, **options)
    if targets.session:
        from desktop.reporting.pdf.session_report import export_session_pdf

        yield from export_session_pdf(session, targets.session, **options, words=words)
    if targets.cases:
        from desktop.reporting.pdf.case_folder import export_case_pdfs

        yield from export_case_pdfs(
            session.cases, session.provenance, targets.cases, **films, **options, words=words
        )
    if targets.dicom:
        from desktop.reporting.dicom.export import export_dicom

        yield from export_dicom(
            session.cases,
            session.provenance,
            targets.dicom,
            **films,
            identified=options["with_identifiers"],
        )


def _read(reading: PipelineSettings, ref: ImageRef) -> Radiograph:
    """Read a film as it was read when it was scored: in a process of its own."""
    with reading.opened(ref, reading.limits) as film:
        return film.decode()
