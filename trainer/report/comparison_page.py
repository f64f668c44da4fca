"""The page that compares all models."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.report.arithmetic import multiply_adds
from trainer.report.changes import DISTURBANCES, SHORTCUTS
from trainer.report.comparison import compare
from trainer.report.comparison_charts import changes_chart, roc_overlay
from trainer.report.content import DISCLAIMER, Bullets, Page, Paragraph, Section, Table
from trainer.report.model_page import written
from trainer.report.speed import BATCHES, this_machine
from trainer.report.wording import (
    TOO_FEW,
    difference,
    inline_share,
    listed,
    megabytes,
    millions,
    of,
    p_in_words,
    percent,
    share,
    significant,
    whole,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.evaluation.intervals import Interval
    from trainer.report.audit import Effect
    from trainer.report.changes import Change
    from trainer.report.comparison import Pair
    from trainer.report.measuring import Measured

_METRICS = (("roc_auc", "ROC area"), ("pr_auc", "Area under precision–recall"), ("ece", "ECE"))


def comparison_page(models: Sequence[Measured]) -> Page:
    """Lay out all models beside each other.

    Parameters
    ----------
    models : sequence of Measured
        At least two.

    Returns
    -------
    Page
        For the writers.
    """
    pairs = compare(models)
    return Page(
        title="The models compared",
        subtitle=f"Report on the models of PneumoTriage. {DISCLAIMER}",
        sections=(
            _in_short(models, pairs),
            _figures(models),
            _curves(models),
            _tests(pairs),
            *_changes(models),
            _strangers(models),
            _cost(models),
        ),
        footer=written(),
    )


def _in_short(models: Sequence[Measured], pairs: Sequence[Pair]) -> Section:
    points = []
    for which, name in ((0, "shifted films"), (1, "films of held-out patients")):
        ranked = [
            (area, measured.subject.title)
            for measured in models
            if (area := _metric(measured, which, "roc_auc")) is not None
        ]
        ranked.sort(key=lambda entry: -entry[0].value)
        if ranked:
            told = "; ".join(f"{title}: {inline_share(area)}" for area, title in ranked)
            points.append(f"ROC area on {name}, the largest first: {told}.")
    told_apart = sum(
        pair.found is not None and pair.found.delong_p is not None and pair.found.delong_p < 0.05
        for pair in pairs
    )
    points.append(
        f"Of {len(pairs)} comparisons, {told_apart} {'shows' if told_apart == 1 else 'show'} "
        "evidence of a difference in discrimination (DeLong, p < 0.05). No correction is made for "
        "comparing so often; one in twenty would show it by chance alone."
    )
    return Section("In short", (Paragraph(DISCLAIMER), Bullets(tuple(points))))


def _metric(measured: Measured, which: int, key: str) -> Interval | None:
    return measured.sets[which].by_point[measured.default_point].metrics.get(key)


def _figures(models: Sequence[Measured]) -> Section:
    sets = [found.scored.name for found in models[0].sets]
    general = Table(
        "Discrimination and calibration, with 95 % intervals: DeLong for the ROC area, bootstrap "
        "by patient for the others. ECE is the expected calibration error.",
        ("Model", *(f"{title}, {name}" for _, title in _METRICS for name in sets)),
        tuple(
            (
                measured.subject.title,
                *(share(_metric(measured, which, key)) for key, _ in _METRICS for which in (0, 1)),
            )
            for measured in models
        ),
        widths=(0.22, *(0.13,) * 6),
    )
    pair = ("Sensitivity", "Specificity")
    decisions = Table(
        "At each model's default operating point, with Wilson's 95 % intervals.",
        (
            "Model",
            *(f"{title}, {name}" for title in pair for name in sets),
        ),
        tuple(
            (
                f"{measured.subject.title}\n{measured.default_point}, from "
                f"{measured.subject.threshold:.3f}",
                *(
                    share(_metric(measured, which, key))
                    for key in ("sensitivity", "specificity")
                    for which in (0, 1)
                ),
            )
            for measured in models
        ),
        widths=(0.32, *(0.17,) * 4),
    )
    return Section("Figures side by side", (general, decisions))


def _curves(models: Sequence[Measured]) -> Section:
    caption = (
        "ROC curves. Marks are the default operating points. Bands are left out for legibility; "
        "they stand on each model's own page."
    )
    return Section("Discrimination", (roc_overlay(models, caption),))


def _tests(pairs: Sequence[Pair]) -> Section:
    rows = tuple(
        (
            f"{pair.first.subject.title}\nagainst {pair.second.subject.title}",
            pair.of,
            *_test_cells(pair),
            pair.words,
        )
        for pair in pairs
    )
    return Section(
        "Paired tests",
        (
            Table(
                "Every two models on the same films. Difference of the ROC areas, first less "
                "second, with DeLong's paired 95 % interval and p; films that only one of the two "
                "decides rightly at its default operating point, with McNemar's exact p. Films "
                "are taken as independent.",
                ("Models", "Films", "Difference of areas", "Only one right", "In words"),
                rows,
                words=frozenset({0, 1, 4}),
                widths=(0.22, 0.13, 0.15, 0.13, 0.37),
            ),
        ),
    )


def _test_cells(pair: Pair) -> tuple[str, str]:
    found = pair.found
    if found is None:
        return "", ""
    p = "" if found.delong_p is None else f"\n{p_in_words(found.delong_p)}"
    decisions = (
        f"{found.only_first_right} and {found.only_second_right}\n{p_in_words(found.mcnemar_p)}"
    )
    return difference(found.roc_auc) + p, decisions


def _changes(models: Sequence[Measured]) -> tuple[Section, ...]:
    name = models[0].sets[0].scored.name
    chart = changes_chart(
        models,
        name,
        f"ROC area under each change on “{name}”, with DeLong's 95 % intervals. Under “Lungs "
        "covered” and “Border only” an area near 0.5 is what a model that reads the lung should "
        "have; under all others it should stay where it is.",
    )
    tables = tuple(
        _change_table(models, which, changes, caption)
        for changes, caption in (
            (SHORTCUTS, "Shortcut audit"),
            (DISTURBANCES, "Robustness"),
        )
        for which in (0, 1)
    )
    return (Section("Shortcuts and robustness", (chart, *tables)),)


def _change_table(
    models: Sequence[Measured], which: int, changes: Sequence[Change], caption: str
) -> Table:
    name = models[0].sets[which].scored.name
    effects = [
        {
            one.change: one
            for one in (*measured.shortcuts, *measured.disturbances)
            if one.of == measured.sets[which].scored.name
        }
        for measured in models
    ]
    rows = [
        ("Unchanged", *(share(next(iter(known.values())).before) for known in effects)),
        *(
            (change.title, *(_effect(known[change]) for known in effects))
            for change in effects[0]
            if change in changes
        ),
    ]
    width = min(0.8 / len(models), 0.2)
    return Table(
        f"{caption}, “{name}”: ROC area with DeLong's 95 % interval, and flags that turn.",
        ("Change", *(measured.subject.title for measured in models)),
        tuple(rows),
        widths=(1 - len(models) * width, *(width,) * len(models)),
    )


def _effect(effect: Effect) -> str:
    return f"{share(effect.after)}\n{of(effect.flips, effect.n)} turn"


def _strangers(models: Sequence[Measured]) -> Section:
    columns = list(dict.fromkeys(one.name for measured in models for one in measured.distances))
    without = [measured.subject.title for measured in models if not measured.distances]
    blocks: list[Table | Paragraph] = []
    if columns:
        blocks.append(
            Table(
                "Share of films that each model finds unlike its training films, with Wilson's "
                "95 % intervals.",
                ("Model", *columns),
                tuple(
                    (measured.subject.title, *_beyond(measured, columns))
                    for measured in models
                    if measured.distances
                ),
            )
        )
    if without:
        blocks.append(
            Paragraph(f"Without a reference, so that they find no film unlike: {listed(without)}.")
        )
    sized = [measured for measured in models if measured.full_size is not None]
    if sized:
        blocks.append(
            Table(
                "Full-size films less their squashed copies: mean absolute difference of the score "
                "(bootstrap by patient) and difference of the ROC areas (DeLong, paired).",
                ("Model", "Score", "ROC area"),
                tuple(
                    (
                        measured.subject.title,
                        share(measured.full_size.moved, digits=4),
                        difference(measured.full_size.difference, digits=4),
                    )
                    for measured in sized
                    if measured.full_size is not None
                ),
            )
        )
    return Section("Unlike films and full size", tuple(blocks))


def _beyond(measured: Measured, columns: Sequence[str]) -> list[str]:
    known = {one.name: one for one in measured.distances}
    return [percent(known[name].share_beyond) if name in known else TOO_FEW for name in columns]


def _cost(models: Sequence[Measured]) -> Section:
    machine = this_machine()
    return Section(
        "Cost",
        (
            Table(
                "Size, arithmetic for one film, and films a second by ONNX Runtime on the CPU "
                "without reading and decoding: "
                f"the median of all runs. {machine.processor}; {machine.threads} threads; the "
                "machine may have been busy.",
                (
                    *("Model", "Parameters", "File", "Weights", "Input", "Multiply-adds"),
                    *(f"Films a second, {batch} a batch" for batch in BATCHES),
                ),
                tuple(
                    (
                        measured.subject.title,
                        whole(measured.subject.card.parameters),
                        megabytes(measured.subject.size),
                        measured.subject.weights_stored,
                        f"{measured.subject.shape[1]} × {measured.subject.shape[0]}",
                        millions(multiply_adds(measured.subject.proto)),
                        *(significant(one.median) for one in measured.throughput),
                    )
                    for measured in models
                ),
                words=frozenset({0, 3}),
                widths=(0.2, 0.11, 0.09, 0.17, 0.1, 0.11, 0.11, 0.11),
            ),
        ),
    )
