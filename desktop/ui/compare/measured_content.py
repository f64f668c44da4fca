"""What the board shows of models that were measured on the open films."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.ui import words
from desktop.ui.compare.content import METRICS, BoardContent
from desktop.ui.compare.links import Cell, Grid
from desktop.ui.compare.matrices import Matrix
from desktop.ui.compare.measured import of_cell, of_flagged, of_pair, of_wrong
from desktop.ui.compare.measured_charts import measured_charts
from desktop.ui.compare.metric_cells import (
    area_cell,
    decision_cell,
    metric_cell,
    metric_tips,
    metric_titles,
    pair_heads,
    percent,
)
from desktop.ui.told.lookup import told
from desktop.ui.triage import phrases

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.evaluation.operating import FixedPoint
    from desktop.evaluation.paired import Paired
    from desktop.review.figures import ModelFigures
    from desktop.review.measurement import Pair
    from desktop.ui.compare.links import Link, Row
    from desktop.ui.compare.measured import Measured


def measured_content(measured: Measured) -> BoardContent:
    """Return everything that the board shows of a measurement."""
    return BoardContent(
        metrics=_metrics(measured),
        charts=measured_charts(measured),
        matrices=_matrices(measured),
        differences=_differences(measured),
        about=_fixed(measured),
        about_title=words.translate("One share held fixed"),
        remarks=tuple(told(one.words) for one in measured.measurement.shortages),
    )


def _metrics(measured: Measured) -> Grid:
    titles, tips = metric_titles(), metric_tips()
    rows = []
    for place, model in enumerate(measured.measurement.models):
        figures = measured.figures[place]
        at, found = model.threshold, model.evaluation.metrics
        flagged = figures.sweep.at(at.value).flag_rate
        links = _links(measured, place)
        rows.append(
            (
                Cell(f"{measured.titles[place]}\n{at.version}", at.model, place=place),
                Cell(f"{phrases.point_name(at)}\n≥ {at.value:.3f}"),
                *(metric_cell(key, found.get(key), links.get(key)) for key in METRICS),
                Cell(percent(flagged).replace(" (", "\n(", 1), "", links["flagged"]),
            )
        )
    return Grid(
        (
            words.translate("Model"),
            words.translate("Threshold in force"),
            *(titles[key] for key in METRICS),
            words.translate("Flagged"),
        ),
        rows,
        (
            words.translate("Tick the models that the charts shall show"),
            "",
            *(tips[key] for key in METRICS),
            words.translate("Share of all these films that is flagged: the workload"),
        ),
    )


def _links(measured: Measured, place: int) -> dict[str, Link]:
    """Return the films behind each figure: those it is of, or that keep it from being perfect."""
    one, title, films = measured.figures[place], measured.titles[place], measured.films
    at = one.threshold.value
    flagged: Callable[[bool], Link] = lambda on: partial(  # noqa: E731
        of_flagged, films, one.sweep, title, at, flagged=on
    )
    return {
        "sensitivity": partial(of_cell, films, one.sweep, title, "false_negative", at),
        "specificity": partial(of_cell, films, one.sweep, title, "false_positive", at),
        "ppv": flagged(True),
        "npv": flagged(False),
        "flagged": flagged(True),
        "accuracy": partial(of_wrong, films, one.sweep, title, at),
    }


def _matrices(measured: Measured) -> dict[str, tuple[Matrix, ...]]:
    in_force = words.translate("thresholds in force")
    names = dict.fromkeys(at.name for one in measured.figures for at, _ in one.points)
    places = range(len(measured.figures))
    made = {in_force: tuple(_matrix(measured, place, None) for place in places)}
    for name in names:
        made[told(name)] = tuple(_matrix(measured, place, name) for place in places)
    return made


def _matrix(measured: Measured, place: int, name: str | None) -> Matrix:
    one, title = measured.figures[place], measured.titles[place]
    wanted = name or one.threshold.name
    known = {at.name: at for at, _ in one.points} | {one.threshold.name: one.threshold}
    if wanted not in known:
        why = words.translate("has no operating point of this name")
        return Matrix(place, title, "", None, why)
    at = known[wanted]
    said = words.translate("“{name}” ≥ {value:.3f}").format(
        name=phrases.point_name(at), value=at.value
    )
    return Matrix(
        place,
        title,
        said,
        one.sweep.confusion(at.value),
        pick=lambda cell: of_cell(measured.films, one.sweep, title, cell, at.value),
    )


def _differences(measured: Measured) -> Grid:
    places = {model.threshold.model: at for at, model in enumerate(measured.measurement.models)}
    rows = [
        _pair(measured, pair, places[pair.first], places[pair.second])
        for pair in measured.measurement.pairs
    ]
    heads, tips = pair_heads(len(rows), linked=True)
    return Grid(heads, rows, tips)


def _pair(measured: Measured, pair: Pair, one: int, two: int) -> Row:
    found, names = pair.comparison, (measured.titles[one], measured.titles[two])
    return (
        Cell(f"{names[0]} –\n{names[1]}"),
        area_cell(found, names),
        _paired_cell(measured, found.sensitivity, (one, two), ill=True),
        _paired_cell(measured, found.specificity, (one, two), ill=False),
    )


def _paired_cell(
    measured: Measured, found: Paired | None, pair: tuple[int, int], *, ill: bool
) -> Cell:
    names = measured.titles[pair[0]], measured.titles[pair[1]]
    ahead = pair if found is None or found.only_first >= found.only_second else pair[::-1]
    link = partial(of_pair, measured, *ahead, ill=ill)
    return decision_cell(found, names, ill=ill, link=link)


def _fixed(measured: Measured) -> Grid:
    """Return sensitivity at fixed specificities and the reverse, one row a model."""
    if not all(one.at_specificity and one.at_sensitivity for one in measured.figures):
        return Grid()
    first = measured.figures[0]
    heads = [
        *(
            words.translate("Sensitivity at\nspecificity {share:.2f}").format(share=one.wanted)
            for one in first.at_specificity
        ),
        *(
            words.translate("Specificity at\nsensitivity {share:.2f}").format(share=one.wanted)
            for one in first.at_sensitivity
        ),
    ]
    rows = [
        (
            Cell(measured.titles[place], place=place),
            *(
                _fixed_cell(measured, place, one, point)
                for point in (*one.at_specificity, *one.at_sensitivity)
            ),
        )
        for place, one in enumerate(measured.figures)
    ]
    return Grid((words.translate("Model"), *heads), rows)


def _fixed_cell(measured: Measured, place: int, one: ModelFigures, point: FixedPoint) -> Cell:
    at, title = point.threshold, measured.titles[place]
    text = percent(point.share)
    if at is None:
        return Cell(text, words.translate("No film may be flagged for it"))
    tip = words.translate("From {at:.3f} on. The interval allows for choosing it on these films.")
    link = partial(of_flagged, measured.films, one.sweep, title, at, flagged=True)
    return Cell(f"{text}\n≥ {at:.3f}", tip.format(at=at), link)
