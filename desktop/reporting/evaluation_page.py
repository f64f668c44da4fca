"""``pneumotriage evaluate`` as a page to read and print: the panel's figures, in one file."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

import desktop
from desktop.reporting import evaluation_charts as charts
from desktop.reporting import evaluation_tables as tables
from desktop.reporting.page import bullets, page, paragraph, side_by_side, table, warning
from desktop.reporting.printing import DISCLAIMER, number_of
from desktop.reporting.svg import legend
from desktop.reporting.whole_file import whole_file
from desktop.reporting.worklist import encode
from desktop.review.drift import drift_of
from desktop.review.figures import all_figures

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from desktop.inference.contract import ModelCard
    from desktop.review.drift import FolderDrift
    from desktop.review.figures import ModelFigures
    from desktop.review.measurement import Measurement

_SOURCES = {
    "folders": "the names of the folders, NORMAL and PNEUMONIA",
    "table": "a table",
    "verdicts": "the readers' verdicts",
}


@dataclass(frozen=True, slots=True)
class EvaluationPage:
    """What the page is made of.

    Parameters
    ----------
    measurement : Measurement
        The figures.
    folder : Path
        What was measured.
    cards : tuple of ModelCard
        Of the models, the leading one's first.
    figures : tuple of ModelFigures
        Curves and points, in the measurement's order.
    drift : tuple of FolderDrift
        The films against the cards, likewise.
    file_names : bool
        Whether films are named; otherwise they are numbered in the order of the folder.
    at : datetime
        When it was measured.
    """

    measurement: Measurement
    folder: Path
    cards: tuple[ModelCard, ...]
    figures: tuple[ModelFigures, ...]
    drift: tuple[FolderDrift, ...]
    file_names: bool
    at: datetime.datetime


def evaluation_page(
    measurement: Measurement,
    folder: Path,
    cards: Sequence[ModelCard],
    *,
    file_names: bool = False,
    at: datetime.datetime | None = None,
) -> EvaluationPage:
    """Reckon what the page shows beyond the measurement: curves, points, drift.

    Parameters
    ----------
    measurement, folder, cards, file_names, at
        As for `EvaluationPage`; now when `at` is omitted.
    """
    films = measurement.films
    return EvaluationPage(
        measurement=measurement,
        folder=folder,
        cards=tuple(cards),
        figures=all_figures(films, cards),
        drift=tuple(drift_of(films.findings, card) for card in cards),
        file_names=file_names,
        at=at or datetime.datetime.now().astimezone(),
    )


def as_html(content: EvaluationPage) -> str:
    """Return the page as HTML that loads nothing."""
    return page("How good the models are on these films", _body(content))


def write_page(content: EvaluationPage, target: Path) -> None:
    """Write the page, whole or not at all.

    Raises
    ------
    OutputError
        If it cannot be written.
    """
    text = encode(as_html(content))
    with whole_file(target) as draft:
        draft.write_bytes(text)


def _body(content: EvaluationPage) -> Iterator[str]:
    yield "<h1>How good the models are on these films</h1>"
    yield paragraph(DISCLAIMER, "purpose")
    yield paragraph(
        f"PneumoTriage {desktop.__version__}, {content.at:%Y-%m-%d %H:%M}. Every range is a "
        "95 % interval.",
        "soft",
    )
    yield from _films(content)
    yield from _figures(content)
    yield from _differences(content)
    yield from _points(content)
    yield from _curves(content)
    yield from _mistakes(content)
    yield from _likeness(content)
    yield from _models(content)
    yield from _methods(content)


def _films(content: EvaluationPage) -> Iterator[str]:
    measured, films = content.measurement, content.measurement.films
    ill, n = int(films.labels.sum()), films.labels.size
    yield "<h2>The films</h2>"
    folder = str(content.folder) if content.file_names else content.folder.name
    counts = measured.counts
    known = [
        f"Folder “{folder}”: {number_of(n, 'labelled film')} measured, {ill:,} with pneumonia "
        f"and {n - ill:,} normal ({ill / n:.0%} pneumonia).".replace("%", " %"),
        f"The labels come from {_SOURCES[measured.labelling.source]}.",
        _patients(content),
    ]
    if counts.out_of_scope:
        known.append(
            f"{number_of(counts.out_of_scope, 'film')} of them screening calls out of scope; "
            "they count here, as leaving them out would flatter the models."
        )
    known += [f"Left out: {n:,} {why}." for why, n in measured.labelling.left_out.items()]
    if measured.unlabelled:
        known.append(f"Left out: {number_of(measured.unlabelled, 'image')} without a label.")
    yield bullets(known)
    yield warning([*(one.words for one in measured.shortages), *measured.labelling.notes])
    yield warning(_lost(content))


def _patients(content: EvaluationPage) -> str:
    films = content.measurement.films
    if films.groups is None:
        return (
            "Neither files nor labels say which films are of the same patient: each film counts "
            "for itself, and where a patient has several, the intervals are too narrow."
        )
    patients = number_of(len(set(films.groups)), "patient")
    ending = (
        "whole patients are drawn for the intervals" if films.patients_repeat else "one film each"
    )
    return f"They are of {patients}; {ending}."


def _lost(content: EvaluationPage) -> list[str]:
    measured = content.measurement
    lost = []
    if measured.unreadable:
        lost.append(f"{number_of(len(measured.unreadable), 'labelled film')} could not be read.")
        lost += measured.unreadable if content.file_names else ()
    conflicts = measured.labelling.conflicts
    if conflicts:
        left_out = number_of(len(conflicts), "film")
        lost.append(f"{left_out} left out because the labels contradict each other.")
        if content.file_names:
            lost += [f"{one.film}: {one.problem}." for one in conflicts]
        else:
            lost.append("Run again with --file-names to see which.")
    return lost


def _figures(content: EvaluationPage) -> Iterator[str]:
    yield "<h2>Side by side</h2>"
    yield tables.metrics(content.measurement, content.figures)
    yield paragraph(
        "Sensitivity, specificity, PPV, NPV and accuracy are taken at the threshold in the table. "
        "PPV and NPV hold only where as many films show pneumonia as here.",
        "soft",
    )


def _differences(content: EvaluationPage) -> Iterator[str]:
    if not content.measurement.pairs:
        return
    yield "<h2>Differences between the models</h2>"
    yield bullets(
        f"{pair.first} against {pair.second}: {tables.in_words(pair)}"
        for pair in content.measurement.pairs
    )
    yield tables.pairs(content.measurement)
    yield paragraph(
        "“No evidence of a difference” does not say that the models are equally good: with so many "
        "films a difference within the interval would go unseen. Several pairs are compared, and "
        "nothing is corrected for that.",
        "soft",
    )
    agreement = tables.agreement(content.measurement)
    if agreement:
        yield "<h3>Agreement, whatever the labels</h3>"
        yield agreement


def _points(content: EvaluationPage) -> Iterator[str]:
    yield "<h2>At each operating point</h2>"
    for one in content.figures:
        yield f"<h3>{tables.escaped_name(one)}</h3>"
        yield side_by_side((tables.matrix(at, point) for at, point in one.points), 3)
    yield tables.workload(content.figures)
    yield tables.fixed(content.figures)


def _curves(content: EvaluationPage) -> Iterator[str]:
    models = content.figures
    yield "<h2>Curves</h2>"
    every = ("all", "every film flagged, or films read in another order")
    yield charts.models_legend(models, every)
    large = (
        charts.roc_chart,
        charts.precision_recall_chart,
        charts.decision_chart,
        charts.gain_chart,
    )
    yield side_by_side((draw(models) for draw in large), 2)
    yield paragraph(
        f"The shade is the 95 % band of {models[0].threshold.model}; dots mark the thresholds in "
        "force. Net benefit weighs a false alarm as the threshold probability says: at 0.1, nine "
        "of them for one pneumonia.",
        "soft",
    )
    yield tables.gain(models)
    yield "<h3>Calibration: do the scores say how often it is pneumonia?</h3>"
    yield side_by_side((charts.reliability_chart(one, n) for n, one in enumerate(models)), 4)
    yield paragraph(
        "Films whose scores lie in the same tenth make one dot, the larger the more they are; it "
        "lies on the dotted line where as many show pneumonia as their scores say.",
        "soft",
    )
    yield "<h3>Scores</h3>"
    kinds = (("bar s0", "normal"), ("bar s1", "pneumonia"), ("cut", "threshold in force"))
    yield legend(kinds)
    yield side_by_side((charts.histogram_chart(one) for one in models), 4)


def _mistakes(content: EvaluationPage) -> Iterator[str]:
    yield "<h2>The worst misses and false alarms</h2>"
    if not content.file_names:
        yield paragraph(
            "Films are numbered in the order of the folder; --file-names names them instead.",
            "soft",
        )
    films = content.measurement.films
    for one in content.figures:
        yield tables.mistakes(one, films.findings, file_names=content.file_names)


def _likeness(content: EvaluationPage) -> Iterator[str]:
    yield "<h2>Are these films like those of the models' cards?</h2>"
    for drift in content.drift:
        told = [one.words for one in drift.scores]
        if drift.strange is not None:
            told.append(drift.strange.words)
        else:
            told.append("This model cannot tell films that are unlike its training films.")
        yield f"<h3>{tables.escaped(f'{drift.model} {drift.version}')}</h3>"
        yield bullets(told)


def _models(content: EvaluationPage) -> Iterator[str]:
    yield "<h2>Models and intended use</h2>"
    yield table(
        ("Model", "Version", "Architecture", "Made for", "Learnt from"),
        (
            (
                card.title,
                f"{card.name} {card.version}",
                card.architecture,
                card.population.description,
                f"{card.training_data.name}, {card.training_data.training.normal:,} normal and "
                f"{card.training_data.training.pneumonia:,} pneumonia",
            )
            for card in content.cards
        ),
        numbers=False,
    )
    yield paragraph(
        "PneumoTriage sorts and flags films so that urgent ones are read first. It is no medical "
        "device and makes no diagnosis. Outside the population named above nothing is known about "
        "these models but what this page says."
    )


def _methods(content: EvaluationPage) -> Iterator[str]:
    yield "<h2>How it was reckoned</h2>"
    yield bullets(tables.methods(content.measurement, content.figures))
