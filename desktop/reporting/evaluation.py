"""What ``pneumotriage evaluate`` writes, by the ending of the file: JSON or a page to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.reporting import measurement as record
from desktop.review.figures import all_figures

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop.inference.contract import ModelCard
    from desktop.review.measurement import Measurement

PAGES = (".html", ".htm")
"""Endings of a page; any other file is written as JSON."""


def as_json(measured: Measurement, folder: Path, cards: Sequence[ModelCard]) -> str:
    """Return all figures as JSON text."""
    return record.as_json(measured, folder, all_figures(measured.films, cards))


def write(
    measured: Measurement,
    folder: Path,
    cards: Sequence[ModelCard],
    target: Path,
    *,
    file_names: bool = False,
) -> None:
    """Write all figures to a file, whole or not at all.

    Parameters
    ----------
    measured : Measurement
        From `desktop.review.measurement.measure`.
    folder : Path
        What was measured.
    cards : sequence of ModelCard
        Of the models.
    target : Path
        A page where it ends as `PAGES` do, else JSON.
    file_names : bool
        Whether the page names films.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    if target.suffix.lower() not in PAGES:
        figures = all_figures(measured.films, cards)
        record.write_measurement(measured, folder, target, figures)
        return
    from desktop.reporting.evaluation_page import evaluation_page, write_page

    write_page(evaluation_page(measured, folder, cards, file_names=file_names), target)
