"""The page of one model, put together."""

from __future__ import annotations

import datetime
from importlib.metadata import version
from typing import TYPE_CHECKING

from trainer.report.claim import checklist_section
from trainer.report.content import DISCLAIMER, Page
from trainer.report.cost import cost_section
from trainer.report.errors_shown import subgroups_section, worst_section
from trainer.report.overview import in_short, the_films, the_model
from trainer.report.performance import (
    calibration_section,
    curves_section,
    learning_section,
    metrics_section,
    points_section,
)
from trainer.report.speed import this_machine
from trainer.report.trust import (
    full_size_section,
    robustness_section,
    shortcut_section,
    strangers_section,
)

if TYPE_CHECKING:
    from trainer.report.material import FilmLibrary
    from trainer.report.measuring import Measured


def model_page(measured: Measured, library: FilmLibrary, *, pictures: bool) -> Page:
    """Lay out everything that was measured of a model.

    Parameters
    ----------
    measured : Measured
        The model.
    library : FilmLibrary
        Where the films are.
    pictures : bool
        Whether films of patients and names of files may stand on the page.

    Returns
    -------
    Page
        For the writers.
    """
    subject = measured.subject
    return Page(
        title=f"{subject.card.title} {subject.card.version}",
        subtitle=f"Report on a model of PneumoTriage. {DISCLAIMER}",
        sections=(
            in_short(measured),
            the_model(measured),
            the_films(measured, library.sets(*subject.split)),
            metrics_section(measured),
            learning_section(measured),
            curves_section(measured),
            calibration_section(measured),
            points_section(measured),
            worst_section(measured, library, pictures=pictures),
            subgroups_section(measured),
            shortcut_section(measured),
            robustness_section(measured),
            strangers_section(measured),
            full_size_section(measured),
            cost_section(measured, this_machine()),
            checklist_section(measured, pictures=pictures),
        ),
        footer=written(),
    )


def written() -> str:
    """Say what wrote a page, and when."""
    today = datetime.datetime.now(datetime.UTC).date()
    return f"Written by pneumotriage-train report {version('pneumotriage')} on {today:%d %B %Y}."
