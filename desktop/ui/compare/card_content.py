"""What the board shows of the installed models: all from their cards, and their speed here."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from desktop.evaluation.wording import discrimination_in_words
from desktop.ui import words
from desktop.ui.compare.card_charts import card_charts
from desktop.ui.compare.card_figures import area_difference, compared, counts_at
from desktop.ui.compare.cards import comparable
from desktop.ui.compare.content import METRICS, BoardContent
from desktop.ui.compare.links import Cell, Grid
from desktop.ui.compare.matrices import Matrix
from desktop.ui.compare.metric_cells import (
    area_cell,
    decision_cell,
    difference_cell,
    metric_cell,
    metric_tips,
    metric_titles,
    pair_heads,
)
from desktop.ui.models.storage_text import short_storage
from desktop.ui.told.lookup import told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.inference.contract import OperatingPoint
    from desktop.inference.speed import Speed
    from desktop.ui.compare.cards import ModelRow
    from desktop.ui.compare.links import Row

_FAST = 100


def card_content(rows: Sequence[ModelRow]) -> BoardContent:
    """Return what the cards say on the chosen films."""
    remarks = []
    if not comparable(rows):
        remarks.append(
            words.translate("Caution: not all models were measured on the very same films.")
        )
    return BoardContent(
        metrics=_metrics(rows),
        charts=card_charts(rows),
        matrices=_matrices(rows),
        differences=_differences(rows),
        about=_about(rows),
        about_title=words.translate("About the models"),
        remarks=tuple(remarks),
    )


def _metrics(rows: Sequence[ModelRow]) -> Grid:
    titles, tips = metric_titles(), metric_tips()
    measured = words.translate("{n} films, {share} of them pneumonia; at “{point}” ≥ {at:.3f}")
    lines = []
    for place, row in enumerate(rows):
        one = row.evaluation
        tip = (
            measured.format(
                n=words.number(one.n),
                share=words.share(one.prevalence),
                point=told(one.operating_point),
                at=one.confusion.threshold,
            )
            if one
            else words.translate("not measured on these films")
        )
        name = Cell(f"{row.model.card.title}\n{row.model.card.version}", tip, place=place)
        figures = (metric_cell(key, row.metric(key)) for key in METRICS)
        point = f"{told(one.operating_point)}\n≥ {one.confusion.threshold:.3f}" if one else ""
        lines.append((name, Cell(point or words.NOT_A_NUMBER, tip), *figures))
    return Grid(
        (
            words.translate("Model"),
            words.translate("Operating point"),
            *(titles[key] for key in METRICS),
        ),
        lines,
        (
            words.translate("Tick the models that the charts shall show"),
            words.translate("Operating point of the figures that need one"),
            *(tips[key] for key in METRICS),
        ),
    )


def _matrices(rows: Sequence[ModelRow]) -> dict[str, tuple[Matrix, ...]]:
    default = words.translate("each model's default")
    names = dict.fromkeys(point.name for row in rows for point in row.model.card.operating_points)
    made = {default: tuple(_matrix(place, row, None) for place, row in enumerate(rows))}
    for name in names:
        made[told(name)] = tuple(_matrix(place, row, name) for place, row in enumerate(rows))
    return made


def _matrix(place: int, row: ModelRow, name: str | None) -> Matrix:
    card = row.model.card
    point = _point(row, name)
    if point is None or row.evaluation is None:
        why = (
            words.translate("not measured on these films")
            if row.evaluation is None
            else words.translate("has no operating point of this name")
        )
        return Matrix(place, card.title, "", None, why)
    said = words.translate("“{name}” ≥ {value:.3f}").format(
        name=told(point.name), value=point.threshold
    )
    counts = counts_at(row.evaluation, point)
    why = words.translate("{point}: the card states no counts on these films").format(point=said)
    return Matrix(place, card.title, said, counts, "" if counts else why)


def _point(row: ModelRow, name: str | None) -> OperatingPoint | None:
    try:
        return row.model.card.operating_point(name)
    except KeyError:
        return None


def _differences(rows: Sequence[ModelRow]) -> Grid:
    lines = [_pair(one, two) for one, two in combinations(rows, 2)]
    heads, tips = pair_heads(len(lines), linked=False)
    return Grid(heads, lines, tips)


def _pair(one: ModelRow, two: ModelRow) -> Row:
    names = one.model.card.title, two.model.card.title
    name = Cell(f"{names[0]} –\n{names[1]}")
    found = (
        compared(one.evaluation, two.evaluation, names)
        if one.evaluation and two.evaluation
        else None
    )
    if found is None:
        return name, _cautious(one, two, names), Cell(words.NOT_A_NUMBER), Cell(words.NOT_A_NUMBER)
    return (
        name,
        area_cell(found, names),
        decision_cell(found.sensitivity, names, ill=True),
        decision_cell(found.specificity, names, ill=False),
    )


def _cautious(one: ModelRow, two: ModelRow, names: tuple[str, str]) -> Cell:
    """Compare two areas where the cards do not hold the scores of the same films."""
    cautious = words.translate(
        "The cards do not hold the scores of the same single films, so the two areas are compared "
        "as if measured on different films. That is cautious: on the same films p is smaller. "
        "Open labelled films for an exact comparison."
    )
    first, second = one.metric("roc_auc"), two.metric("roc_auc")
    found = area_difference(first, second) if first and second else None
    if found is None:
        return difference_cell(None, None, names, cautious)
    said = discrimination_in_words(found.difference, found.p, first=names[0], second=names[1])
    return difference_cell(found.difference, found.p, names, f"{told(said)}\n{cautious}")


def _about(rows: Sequence[ModelRow]) -> Grid:
    """Return facts of the models, one column each."""
    facts: list[tuple[str, list[Cell]]] = [
        (words.translate("Version"), [Cell(row.model.card.version) for row in rows]),
        (words.translate("Speed here"), [_speed(row.speed) for row in rows]),
        (
            words.translate("Parameters"),
            [Cell(words.number(row.model.card.parameters)) for row in rows],
        ),
        (words.translate("File size"), [Cell(words.size(row.model.size_bytes)) for row in rows]),
        (words.translate("Computes in"), [_computes(row) for row in rows]),
        (
            words.translate("Input"),
            [Cell(f"{r.model.card.input.width} × {r.model.card.input.height}") for r in rows],
        ),
        (words.translate("Trained on"), [_training(row) for row in rows]),
        (
            words.translate("Patients"),
            [Cell(words.number(row.model.card.training_data.patients)) for row in rows],
        ),
        (
            words.translate("Split"),
            [Cell(told(row.model.card.training_data.split)) for row in rows],
        ),
        (
            words.translate("Made for"),
            [Cell(told(row.model.card.population.description)) for row in rows],
        ),
        (
            words.translate("Films unlike training"),
            [_tells(row) for row in rows],
        ),
    ]
    heads = [row.model.card.title for row in rows]
    return Grid(("", *heads), [(Cell(name), *cells) for name, cells in facts])


def _computes(row: ModelRow) -> Cell:
    return Cell(short_storage(row.model.card) or words.translate("single precision"))


def _training(row: ModelRow) -> Cell:
    data = row.model.card.training_data
    said = words.translate("{normal} normal, {ill} pneumonia").format(
        normal=words.number(data.training.normal), ill=words.number(data.training.pneumonia)
    )
    parts = (told(data.name), data.source, data.licence, told(data.notes))
    return Cell(said, "\n".join(part for part in parts if part))


def _tells(row: ModelRow) -> Cell:
    reference = row.model.card.reference
    if reference is None:
        return Cell(words.translate("cannot tell"))
    share = words.share(reference.false_alarm_rate)
    return Cell(words.translate("tells; {share} false alarms").format(share=share))


def _speed(speed: Speed | None) -> Cell:
    if speed is None:
        return Cell(words.translate("not measured yet"))
    n = speed.films_per_second
    shown = words.number(round(n)) if n >= _FAST else f"{n:.1f}"
    said = words.translate("{n} films/s on {device}").format(n=shown, device=speed.device.upper())
    tip = words.translate("The network alone in batches of {n}, without reading and decoding")
    return Cell(said, tip.format(n=speed.batch))
