"""What the commands print: results to stdout, everything else to stderr."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table

from desktop.evaluation.wording import share_in_words
from desktop.reporting.measurement import METRICS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.inference.benchmark import Throughput
    from desktop.inference.contract import ModelCard, Storage
    from desktop.registry import Check, ModelRegistry
    from desktop.reporting.worklist import Row
    from desktop.review.findings import Counts, Finding
    from desktop.review.measurement import Measurement

DISCLAIMER = "For prioritisation only. Not for diagnostic use."

_PACKED = {"npy", "png"}
_WIDE = 200


def _console(*, stderr: bool = False) -> Console:
    # File names may hold square brackets, which are no markup.
    return Console(stderr=stderr, highlight=False, markup=False, soft_wrap=True)


def note(text: str) -> None:
    """Print a line of words to stderr."""
    _console(stderr=True).print(text)


def with_progress(findings: Iterable[Finding], total: int) -> Iterator[Finding]:
    """Pass findings on while a bar on stderr tells how many are done.

    Parameters
    ----------
    findings : iterable of Finding
        The stream.
    total : int
        How many will come, about.

    Yields
    ------
    Finding
        Each one, unchanged.
    """
    console = _console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        task = progress.add_task("Reading", total=total)
        for finding in findings:
            progress.advance(task)
            yield finding


def number_of(n: int, thing: str) -> str:
    """Return a number with what is counted, such as "1 image" and "2,000 images"."""
    return f"{n:,} {thing}" if n == 1 else f"{n:,} {thing}s"


def counts_in_words(counts: Counts) -> str:
    """Return the three counts and their sum."""
    return (
        f"{counts.scored:,} scored ({counts.flagged:,} flagged) "
        f"+ {counts.out_of_scope:,} out of scope + {counts.unreadable:,} unreadable "
        f"= {number_of(counts.found, 'image')}. {DISCLAIMER}"
    )


def print_worklist(rows: Iterable[Row]) -> None:
    """Print worklist rows as a table for people."""
    table = Table(box=None, header_style="bold")
    for head in ("priority", "file", "model", "probability", "flag", "status", "what is noted"):
        table.add_column(head, justify="right" if head in {"priority", "probability"} else "left")
    for row in rows:
        table.add_row(
            "" if row.priority is None else str(row.priority),
            row.path,
            f"{row.model} {row.model_version}",
            "" if row.probability is None else f"{row.probability:.3f}",
            "⚑ flagged" if row.flagged else "",
            row.status.replace("_", " "),
            row.error or row.warnings.replace(";", ", ").replace("_", " "),
        )
    _console().print(table)


def print_measurement(measurement: Measurement) -> None:
    """Print a measurement as a table for people, to stderr."""
    console = _console(stderr=True)
    table = Table(box=None, header_style="bold")
    table.add_column("")
    for model in measurement.models:
        table.add_column(f"{model.threshold.model} {model.threshold.version}")
    evaluations = [model.evaluation for model in measurement.models]
    table.add_row("films", *(str(e.n) for e in evaluations))
    table.add_row("prevalence", *(f"{e.prevalence:.3f}" for e in evaluations))
    thresholds = [model.threshold for model in measurement.models]
    table.add_row("threshold", *(f"{t.value:.3f} ({t.name})" for t in thresholds))
    for name in METRICS:
        table.add_row(name, *(share_in_words(e.metrics.get(name)) for e in evaluations))
    for name in ("true_positive", "false_negative", "false_positive", "true_negative"):
        cells = (str(getattr(e.confusion, name)) for e in evaluations)
        table.add_row(name.replace("_", " "), *cells)
    console.print(table)
    for pair in measurement.pairs:
        comparison = pair.comparison
        console.print(
            f"{pair.first} against {pair.second}: {comparison.discrimination} "
            f"{comparison.decisions}"
        )
    for line in _cautions(measurement):
        console.print(line)


def _cautions(measurement: Measurement) -> Iterator[str]:
    """Say what to keep in mind about the films; without their names."""
    labelling = measurement.labelling
    if labelling.conflicts:
        films = number_of(len(labelling.conflicts), "film")
        yield f"{films} left out because the labels contradict each other."
    yield from (f"Left out: {n:,} {why}." for why, n in labelling.left_out.items())
    yield from labelling.notes
    yield from (one.words for one in measurement.shortages)


def print_throughput(throughput: Throughput) -> None:
    """Print what the benchmark measured."""
    _console().print(
        f"{throughput.model} on {throughput.device}, {throughput.films} films: "
        f"pipeline {throughput.pipeline:.1f} films/s, plain loop {throughput.plain:.1f} films/s, "
        f"ratio {throughput.ratio:.2f}"
    )


def print_check(check: Check) -> None:
    """Print one check of a verification."""
    sign = "ok    " if check.passed else "FAILED"
    _console().print(f"{sign} {check.name}: {check.words}")


def print_models(registry: ModelRegistry) -> None:
    """Print the installed models as a table."""
    table = Table(box=None, header_style="bold")
    for head in ("name", "version", "active", "from", "title", "weights", "note"):
        # A name or version that was cut could not be given back to a command.
        table.add_column(head, no_wrap=head in {"name", "version"})
    for model in registry.list():
        if model.card is None:
            table.add_row("", "", "", "", "", "", f"{model.path.name}: {model.fault}")
            continue
        table.add_row(
            model.card.name,
            model.card.version,
            "active" if model.active else "",
            "shipped" if model.shipped else "installed",
            model.card.title,
            weights_in_words(model.card.storage),
            model.warning,
        )
    console = _console()
    if not console.is_terminal:
        console.width = _WIDE  # what goes into a pipe is read line by line
    console.print(table)


def weights_in_words(storage: Storage | None) -> str:
    """Return how weights are stored and what speed that gave; nothing where unknown."""
    if storage is None:
        return ""
    if storage.weights != "int8" or storage.effect is None:
        return storage.weights
    return f"int8, {storage.effect.speed.ratio:.1f} × as fast"


def print_storage(card: ModelCard) -> None:
    """Print to stderr how a model's weights are stored and why, where the card says it."""
    if card.storage is not None:
        note(f"{card.name} {card.version}, {card.storage.weights} weights: {card.storage.note}")


def card_as_json(card: ModelCard) -> str:
    """Return a model card as JSON, its packed arrays and films left out."""
    return json.dumps(_without_packed(card.model_dump(mode="json")), indent=2) + "\n"


def _without_packed(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: f"({len(part):,} characters)" if key in _PACKED else _without_packed(part)
            for key, part in value.items()
        }
    if isinstance(value, list):
        return [_without_packed(part) for part in value]
    return value
