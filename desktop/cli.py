"""The same work without a window.

Progress goes to stderr, what was asked for to stdout or a file. Exit codes: 0 everything
done; 1 done, but some files were unreadable; 2 nothing could be done.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

import desktop
from desktop.cli_audit import audit_cli
from desktop.cli_models import models_cli
from desktop.errors import NothingToDoError, PneumoTriageError
from desktop.inference.devices import AUTO, DEVICE_NAMES
from desktop.inference.pipeline import PipelineSettings
from desktop.reporting import evaluation, printing
from desktop.reporting import worklist as worklist_report
from desktop.reporting.command import add_report_command, open_logs
from desktop.reporting.whole_file import check_place
from desktop.review.findings import Finding, count
from desktop.review.label_table import labels_from_table, read_label_table
from desktop.review.measurement import measure
from desktop.review.triage import Team, census, load_team, ranked, triage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import FrameType

    from desktop.registry import ModelRegistry
    from desktop.review.database import Database
    from desktop.review.findings import Threshold
    from desktop.settings import Settings

DONE, SOME_UNREADABLE, NOTHING_DONE, INTERRUPTED = 0, 1, 2, 130

cli = typer.Typer(
    name="pneumotriage",
    help="Triage of children's chest radiographs for pneumonia, offline.\n\n"
    "For prioritisation only. Not for diagnostic use.",
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
cli.add_typer(models_cli, name="models", no_args_is_help=True)
cli.add_typer(audit_cli, name="audit", no_args_is_help=True)


@dataclass(frozen=True, slots=True)
class Services:
    """What the commands work with; `desktop.app` puts it together.

    Parameters
    ----------
    registry : callable returning ModelRegistry
        Opened when a command first needs it.
    settings : Settings
        The user's choices.
    samples : Path
        The sample study.
    open_window : callable
        Takes paths, runs the window, returns an exit code.
    database : callable returning Database
        Opened when a command first needs it.
    reading : PipelineSettings
        How films are read, and what a single one may ask for.
    """

    registry: Callable[[], ModelRegistry]
    settings: Settings
    samples: Path
    open_window: Callable[[Sequence[Path]], int]
    database: Callable[[], Database]
    reading: PipelineSettings = field(default_factory=PipelineSettings)


Paths = Annotated[list[Path], typer.Argument(help="Files and folders.", show_default=False)]
ModelOption = Annotated[str, typer.Option(help="Name of a model, or 'all'.")]
DeviceOption = Annotated[str, typer.Option(help=f"One of: {', '.join(DEVICE_NAMES)}.")]
ThresholdOption = Annotated[
    float | None, typer.Option(min=0.0, max=1.0, help="Flag from this probability on.")
]
PointOption = Annotated[
    str | None, typer.Option("--operating-point", help="Flag at the site's or the card's point.")
]
OutputOption = Annotated[Path | None, typer.Option(help="Write to this file instead of stdout.")]
LabelsOption = Annotated[
    Path | None,
    typer.Option(
        help="A CSV file of labels: a column path, file or sha256, one label, and if known patient."
    ),
]
ReportOption = Annotated[
    Path | None,
    typer.Option(help="Write to this file, a page to read if it ends with .html, else JSON."),
]
FileNamesOption = Annotated[
    bool, typer.Option("--file-names", help="Name films in the HTML report, instead of numbers.")
]
FormatOption = Annotated[
    str | None,
    typer.Option("--format", help="csv, json or xlsx; by the file's ending when omitted."),
]


@cli.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Open the window when no command is given."""
    if version:
        typer.echo(f"PneumoTriage {desktop.__version__}")
        raise typer.Exit(DONE)
    if context.invoked_subcommand is None:
        raise typer.Exit(_services(context).open_window([]))


@cli.command("open")
def open_command(
    context: typer.Context,
    paths: Annotated[list[Path] | None, typer.Argument(help="Files and folders.")] = None,
) -> None:
    """Open the window, on files and folders if any are named."""
    raise typer.Exit(_services(context).open_window(paths or []))


@cli.command("classify")
def classify_command(
    context: typer.Context,
    paths: Paths,
    model: ModelOption = "",
    device: DeviceOption = "",
    threshold: ThresholdOption = None,
    operating_point: PointOption = None,
    output: OutputOption = None,
    file_format: FormatOption = None,
) -> None:
    """Score every image and write the worklist: one row for each image and model."""
    if threshold is not None and operating_point is not None:
        raise typer.BadParameter("give either --threshold or --operating-point, not both")
    chosen = _format(file_format, output)
    if output is not None:
        check_place(output)
    team = _team(
        context, model, device=device, operating_point=operating_point, threshold=threshold
    )
    findings = _triage(paths, team, _services(context).reading)
    rows = worklist_report.rows(findings, team)
    if output is not None:
        worklist_report.write_table(rows, output, chosen)
    elif chosen == "json":
        _to_stdout(worklist_report.as_json(rows))
    elif file_format is None and sys.stdout.isatty():
        printing.print_worklist(rows)
    else:
        _to_stdout(worklist_report.as_csv(rows))
    printing.note(printing.counts_in_words(count(findings)))
    raise typer.Exit(SOME_UNREADABLE if count(findings).unreadable else DONE)


@cli.command("evaluate")
def evaluate_command(
    context: typer.Context,
    folder: Annotated[
        Path, typer.Argument(help="Holds folders NORMAL and PNEUMONIA, or films of a table.")
    ],
    model: ModelOption = "all",
    device: DeviceOption = "",
    operating_point: PointOption = None,
    labels: LabelsOption = None,
    output: ReportOption = None,
    file_names: FileNamesOption = False,
) -> None:
    """Measure the models on labelled films, with 95 % intervals."""
    if output is not None:
        check_place(output)
    table = read_label_table(labels) if labels is not None else None
    team = _team(context, model, device=device, operating_point=operating_point)
    findings = _triage([folder], team, _services(context).reading)
    labelling = labels_from_table(findings, table, folder) if table else None
    measured = measure(findings, folder, labelling=labelling)
    printing.print_measurement(measured)
    cards = tuple(classifier.card for classifier in team.classifiers)
    if output is not None:
        evaluation.write(measured, folder, cards, output, file_names=file_names)
    elif not sys.stdout.isatty():
        _to_stdout(evaluation.as_json(measured, folder, cards))
    raise typer.Exit(SOME_UNREADABLE if measured.unreadable else DONE)


@cli.command("benchmark")
def benchmark_command(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="Films to time.")],
    model: ModelOption = "all",
    device: DeviceOption = "",
) -> None:
    """Time the pipeline next to a plain Pillow and ONNX Runtime loop, in one run."""
    from desktop.imaging.radiograph import ImageRef
    from desktop.imaging.sources import RASTER_SUFFIXES, find_images
    from desktop.inference.benchmark import measure_throughput

    films = [
        entry
        # The plain loop knows files, not pages or archives.
        for entry in find_images([folder], enter_archives=False)
        if isinstance(entry, ImageRef)
        and entry.path.suffix.lower() in RASTER_SUFFIXES
        and entry.frame == 1
    ]
    if not films:
        raise NothingToDoError(str(folder), "it holds no raster films", "Name another folder")
    reading = _services(context).reading
    for classifier in _team(context, model, device=device).classifiers:
        printing.note(f"Timing {classifier.card.name} on {classifier.device.name} …")
        printing.print_throughput(measure_throughput(classifier, films, settings=reading))


@cli.command("self-test")
def self_test_command(context: typer.Context) -> None:
    """Load every shipped model, classify the samples, print the devices."""
    from desktop.registry.self_test import self_test

    services = _services(context)
    sound = True
    for check in self_test(services.registry(), services.samples, services.reading):
        printing.print_check(check)
        sound = sound and check.passed
    raise typer.Exit(DONE if sound else NOTHING_DONE)


add_report_command(
    cli,
    team_of=lambda context, model, **wishes: _team(context, model, **wishes),
    score=lambda context, paths, team: _triage(paths, team, _services(context).reading),
    logs_of=open_logs,
    reading_of=lambda context: _services(context).reading,
)


def run(services: Services, arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command and end the process with its exit code.

    Parameters
    ----------
    services : Services
        What the commands work with.
    arguments : sequence of str, optional
        The command line; the process's own when omitted.

    Raises
    ------
    SystemExit
        Always, with the exit code.
    """
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, _interrupt)
    try:
        typer.main.get_command(cli)(args=arguments, obj=services)
    except PneumoTriageError as error:
        printing.note(str(error))
        raise SystemExit(NOTHING_DONE) from None
    except _InterruptedRunError:
        printing.note("Interrupted; no file was changed")
        raise SystemExit(INTERRUPTED) from None
    except Exception as error:
        # Without its message, which could name a file or a patient.
        steps = "".join(traceback.format_tb(error.__traceback__))
        logging.getLogger(__name__).error("%s\n%s", type(error).__name__, steps)
        printing.note(f"PneumoTriage failed ({type(error).__name__}); this is a bug.\n{steps}")
        raise SystemExit(NOTHING_DONE) from None
    raise SystemExit(DONE)


class _InterruptedRunError(BaseException):
    """The user or the system ends the run; Typer would turn KeyboardInterrupt into exit 1."""


def _interrupt(signal_number: int, frame: FrameType | None) -> NoReturn:
    raise _InterruptedRunError


def _services(context: typer.Context) -> Services:
    services: Services = context.obj
    return services


def _team(
    context: typer.Context,
    model: str,
    *,
    device: str,
    operating_point: str | None = None,
    threshold: float | None = None,
) -> Team:
    """Load the models asked for; without a wish the one that leads in the window."""
    services = _services(context)
    registry, settings = services.registry(), services.settings

    def own(name: str, version: str) -> tuple[Threshold, ...]:
        from desktop.review.site_point_log import SitePointLog

        return SitePointLog(services.database()).thresholds(name, version)

    names = None
    if model != "all":
        names = [model or ranked(registry, settings.leading_model)[0].card.name]
    return load_team(
        registry,
        leading=settings.leading_model,
        names=names,
        device=device or settings.device or AUTO,
        operating_point=operating_point,
        threshold=threshold,
        own=own,
    )


def _triage(paths: list[Path], team: Team, reading: PipelineSettings) -> list[Finding]:
    if not any(map(os.path.lexists, paths)):
        missing = "there is no such file or folder"
        raise NothingToDoError(", ".join(map(str, paths)), missing, "Check the path")
    found = census(paths, limits=reading.limits)
    if not found.images:
        raise NothingToDoError(
            ", ".join(str(path) for path in paths), "there is no image", "Name another folder"
        )
    device = team.leading.device
    printing.note(f"{printing.number_of(found.images, 'image')} on {device.name} ({device.reason})")
    if found.passed_over:
        printing.note(f"{printing.number_of(found.passed_over, 'other file')} passed over")
    if not any(classifier.knows_its_films for classifier in team.classifiers):
        printing.note(
            f"{team.leading.card.name} cannot tell films unlike those it was trained on: "
            "headers and coarse shapes alone are screened"
        )
    findings = triage(paths, team, settings=reading)
    return list(printing.with_progress(findings, found.images))


def _format(file_format: str | None, output: Path | None) -> str:
    chosen = file_format or (output.suffix.lstrip(".").lower() if output else "csv")
    if chosen not in worklist_report.FORMATS:
        if file_format is None:
            return "csv"
        raise typer.BadParameter(f"--format takes {', '.join(worklist_report.FORMATS)}")
    if chosen == "xlsx" and output is None:
        raise typer.BadParameter("an XLSX file needs --output FILE")
    return chosen


def _to_stdout(text: str) -> None:
    sys.stdout.buffer.write(worklist_report.encode(text))
    sys.stdout.buffer.flush()
