"""Tables and charts of the threshold laboratory."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from desktop.evaluation.decision import net_benefit
from desktop.evaluation.wording import decisions_in_words
from desktop.ui import words
from desktop.ui.compare.charts import Chart, Corner, line
from desktop.ui.compare.laboratory import changed
from desktop.ui.compare.links import Cell, Grid
from desktop.ui.compare.matrices import Matrix
from desktop.ui.compare.measured import of_cell, of_flagged
from desktop.ui.compare.metric_cells import bounded, percent
from desktop.ui.told.lookup import told

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.evaluation.sweep import Cell as MatrixCell
    from desktop.evaluation.sweep import SweepPoint
    from desktop.review.site_points import SitePoint
    from desktop.ui.compare.charts import Pick
    from desktop.ui.compare.labels import SortedFilms
    from desktop.ui.compare.laboratory import LabReading
    from desktop.ui.compare.links import Link, Row

_GRID = np.linspace(0, 1, 401)


def shares_chart(lab: SortedFilms, model: int) -> Chart:
    """Draw what every threshold of a model would do among these films."""
    sweep, title = lab.sweeps[model], lab.titles[model]
    named = (
        ("sensitivity", words.translate("sensitivity")),
        ("specificity", words.translate("specificity")),
        ("flag_rate", words.translate("share flagged")),
    )

    def pick_of() -> Pick:
        return lambda places: of_flagged(
            lab.films, sweep, title, float(_GRID[places[0]]), flagged=True
        )

    def tip_of(name: str, values: np.ndarray) -> Callable[[int], str]:
        text = words.translate("From {at:.3f} on: {name} {share}")
        return lambda place: text.format(
            at=_GRID[place], name=name, share=words.share(values[place])
        )

    layers = []
    for place, (key, name) in enumerate(named):
        values = sweep.shares(key, _GRID)
        layers.append(
            line(name, _GRID, values, place=place, pick=pick_of(), tip=tip_of(name, values))
        )
    return Chart(
        words.translate("{model} over the threshold").format(model=title),
        words.translate("Threshold"),
        words.translate("Share"),
        tuple(layers),
        legend=Corner.BOTTOM_LEFT,
        note=words.translate("Upright: the moved threshold"),
        upright=lab.films.thresholds[model].value,
    )


def moved_matrix(lab: SortedFilms, reading: LabReading) -> Matrix:
    """Return the matrix at the moved threshold."""
    model, at = reading.model, reading.now.threshold
    said = words.translate("moved to ≥ {now:.3f}; in force ≥ {before:.3f}")
    return Matrix(
        model,
        lab.titles[model],
        said.format(now=at, before=reading.before.threshold),
        reading.now.confusion,
        pick=lambda cell: of_cell(lab.films, lab.sweeps[model], lab.titles[model], cell, at),
    )


def lab_grid(lab: SortedFilms, reading: LabReading, prevalence: float) -> Grid:
    """Return what the moved threshold does, beside the one in force."""
    lead = words.translate("At {share} pneumonia: ").format(share=words.share(prevalence))
    points, expected = (
        (reading.now, reading.before),
        (reading.expected_now, reading.expected_before),
    )
    rows = [
        _changed_row(lab, reading),
        *_count_rows(lab, reading),
        *(
            _row(name, [bounded(point.metrics.get(key)) for point in points])
            for key, name in (
                ("sensitivity", words.translate("Sensitivity")),
                ("specificity", words.translate("Specificity")),
                ("ppv", words.translate("PPV among these films")),
                ("npv", words.translate("NPV among these films")),
            )
        ),
        _row(lead + words.translate("flagged"), [percent(one.flagged) for one in expected]),
        _row(
            lead + words.translate("PPV"),
            [percent(one.values.ppv if one.values else None) for one in expected],
        ),
        _row(
            lead + words.translate("NPV"),
            [percent(one.values.npv if one.values else None) for one in expected],
        ),
        _benefit_row(points, reading.now.threshold),
    ]
    return Grid(
        (
            "",
            words.translate("Moved ≥ {at:.3f}").format(at=reading.now.threshold),
            words.translate("In force ≥ {at:.3f}").format(at=reading.before.threshold),
        ),
        rows,
    )


def _benefit_row(points: Sequence[SweepPoint], weighed_at: float) -> Row:
    """Return both net benefits at one weight of a false alarm: else they do not compare."""
    possible = weighed_at < 1 and points[0].confusion.n
    name = words.translate("Net benefit, false alarms weighed as at {at:.3f}")
    texts = [
        f"{net_benefit(one.confusion, weighed_at):.3f}" if possible else words.NOT_A_NUMBER
        for one in points
    ]
    return _row(name.format(at=weighed_at), texts)


def _row(name: str, texts: Sequence[str], links: Sequence[Link | None] = (None, None)) -> Row:
    pairs = zip(texts, links, strict=True)
    return (Cell(name), *(Cell(text, link=link) for text, link in pairs))


def _changed_row(lab: SortedFilms, reading: LabReading) -> Row:
    link: Link | None = partial(changed, lab, reading.model, reading.now.threshold)
    if reading.newly_flagged:
        text = words.translate("{n} newly flagged").format(n=words.number(reading.newly_flagged))
    elif reading.no_longer:
        text = words.translate("{n} no longer flagged").format(n=words.number(reading.no_longer))
    else:
        text, link = words.translate("no film"), None
    return _row(words.translate("Decided otherwise"), [text, ""], [link, None])


def _count_rows(lab: SortedFilms, reading: LabReading) -> list[Row]:
    sweep, title = lab.sweeps[reading.model], lab.titles[reading.model]
    points = reading.now, reading.before

    def of(cell: MatrixCell, point: SweepPoint) -> Link | None:
        if not getattr(point.confusion, cell):
            return None
        return partial(of_cell, lab.films, sweep, title, cell, point.threshold)

    def flagged(point: SweepPoint) -> Link:
        return partial(of_flagged, lab.films, sweep, title, point.threshold, flagged=True)

    named: tuple[tuple[MatrixCell, str], ...] = (
        ("false_negative", words.translate("Pneumonias missed")),
        ("false_positive", words.translate("False alarms")),
    )
    return [
        _row(
            words.translate("Flagged: the workload"),
            [_flagged(point, sweep.n) for point in points],
            [flagged(point) for point in points],
        ),
        *(
            _row(
                name,
                [words.number(getattr(point.confusion, cell)) for point in points],
                [of(cell, point) for point in points],
            )
            for cell, name in named
        ),
    ]


def _flagged(point: SweepPoint, n: int) -> str:
    flagged = point.confusion.true_positive + point.confusion.false_positive
    text = words.translate("{k} of {n}, {share}")
    return text.format(k=words.number(flagged), n=words.number(n), share=percent(point.flag_rate))


def against_grid(lab: SortedFilms, reading: LabReading) -> Grid:
    """Say how the moved model stands against the others at their own thresholds."""
    mine, rows = lab.titles[reading.model], []
    for other, found in reading.against:
        said = decisions_in_words(
            found.only_first, found.only_second, found.p, first=mine, second=lab.titles[other]
        )
        name = f"{lab.titles[other]}\n≥ {lab.films.thresholds[other].value:.3f}"
        rows.append((Cell(name, place=other), Cell(told(said))))
    return Grid(
        (words.translate("Against"), words.translate("Decisions on the same films (McNemar)")), rows
    )


def history_grid(points: Sequence[SitePoint]) -> Grid:
    """Return everything the site chose for a version of a model, the latest first."""
    newest = {point.name: point for point in points}
    rows = []
    for point in reversed(points):
        stands = newest[point.name] is point
        if point.threshold is None:
            state = words.translate("withdrawn")
        else:
            state = words.translate("in use") if stands else words.translate("replaced")
        rows.append(
            (
                Cell(point.name, point.note),
                Cell(words.NOT_A_NUMBER if point.threshold is None else f"{point.threshold:.3f}"),
                Cell(state),
                Cell(f"{point.at.astimezone():%Y-%m-%d %H:%M}"),
                Cell(point.user),
                Cell(
                    point.chosen_on,
                    words.translate("{n} films, SHA-256 {sha}").format(
                        n=words.number(point.films), sha=point.films_sha256
                    ),
                ),
                Cell(point.note),
            )
        )
    return Grid(
        (
            words.translate("Name"),
            words.translate("Threshold"),
            words.translate("State"),
            words.translate("When"),
            words.translate("Who"),
            words.translate("On which films"),
            words.translate("Why"),
        ),
        rows,
    )
