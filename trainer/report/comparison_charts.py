"""The charts of the page that compares models."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from trainer.report.changes import DISTURBANCES, SHORTCUTS
from trainer.report.content import Chart
from trainer.report.drawing import (
    DASHES,
    GREY,
    MARKERS,
    PALE,
    SERIES,
    WIDTH,
    draw,
    legend_below,
    named,
    panels,
    say,
    unit_square,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from trainer.report.audit import Effect
    from trainer.report.measuring import Measured

_UNCHANGED = "Unchanged"


def roc_overlay(models: Sequence[Measured], caption: str) -> Chart:
    """Draw the ROC curves of all models on both sets, without bands."""

    def paint(figure: Figure) -> None:
        axes = panels(figure, [found.scored.heading for found in models[0].sets])
        for which, panel in enumerate(axes):
            unit_square(panel, across="1 − specificity", up="Sensitivity")
            panel.plot([0, 1], [0, 1], color=GREY, linewidth=0.8, linestyle="--")
            for rank, measured in enumerate(models):
                corners = measured.sets[which].by_point[measured.default_point].roc
                if not corners:
                    say(panel, "a class is missing")
                    continue
                panel.plot(
                    [corner.false_positive_rate for corner in corners],
                    [corner.true_positive_rate for corner in corners],
                    label=measured.subject.title,
                    color=SERIES[rank % len(SERIES)],
                    linestyle=DASHES[rank % len(DASHES)],
                )
                _mark_default(panel, measured, which, rank)
        legend_below(figure, named(axes[0]))

    svg, png = draw(paint, height=4.0 + 0.2 * ((len(models) - 1) // 4))
    return Chart(caption, svg, png)


def _mark_default(axes: Axes, measured: Measured, which: int, rank: int) -> None:
    metrics = measured.sets[which].by_point[measured.default_point].metrics
    if {"sensitivity", "specificity"} <= metrics.keys():
        axes.plot(
            1 - metrics["specificity"].value,
            metrics["sensitivity"].value,
            MARKERS[rank % len(MARKERS)],
            color="white",
            markeredgecolor=SERIES[rank % len(SERIES)],
            markersize=6,
            zorder=5,
        )


def changes_chart(models: Sequence[Measured], of: str, caption: str) -> Chart:
    """Draw the ROC area of each model under each change of a set's films."""
    titles = [_UNCHANGED, *(change.title for change in (*SHORTCUTS, *DISTURBANCES))]
    step = 0.7 / max(len(models), 1)

    def paint(figure: Figure) -> None:
        axes = figure.subplots()
        for rank, measured in enumerate(models):
            effects = [one for one in (*measured.shortcuts, *measured.disturbances) if one.of == of]
            rows, values, low, high = _areas(effects)
            places = np.array(rows) - 0.35 + step * (rank + 0.5)
            axes.errorbar(
                values, places, xerr=np.array([low, high]).reshape(2, -1),
                fmt=MARKERS[rank % len(MARKERS)],
                color=SERIES[rank % len(SERIES)], markersize=4.5, elinewidth=0.9, linewidth=0,
                label=measured.subject.title,
            )  # fmt: skip
        axes.axvline(0.5, color=GREY, linewidth=0.8, linestyle="--")
        axes.set_yticks(range(len(titles)), titles)
        axes.set_ylim(len(titles) - 0.5, -0.5)
        axes.set_xlabel("ROC area")
        axes.axhline(len(SHORTCUTS) + 0.5, color="#444444", linewidth=0.6)
        axes.axhline(0.5, color="#444444", linewidth=0.6)
        for row in range(0, len(titles), 2):
            axes.axhspan(row - 0.5, row + 0.5, color=PALE, alpha=0.4, linewidth=0)
        legend_below(figure, named(axes))

    svg, png = draw(paint, height=2.0 + len(titles) * (0.16 + 0.085 * len(models)), width=WIDTH)
    return Chart(caption, svg, png)


def _areas(effects: Sequence[Effect]) -> tuple[list[int], list[float], list[float], list[float]]:
    """Return rows, areas, and how far their bounds lie from them; what has none is left out."""
    order = {change: row for row, change in enumerate((*SHORTCUTS, *DISTURBANCES), 1)}
    found = [(order[one.change], one.after) for one in effects]
    if effects:
        found.insert(0, (0, effects[0].before))
    known = [(row, area) for row, area in found if area is not None]
    return (
        [row for row, _ in known],
        [area.value for _, area in known],
        [area.value - area.low for _, area in known],
        [area.high - area.value for _, area in known],
    )
