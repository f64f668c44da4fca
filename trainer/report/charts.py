"""The charts of a model's page, but for those of whole curves and learning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from trainer.report.content import Chart
from trainer.report.drawing import (
    BLACK,
    GREY,
    HELD_OUT_COLOUR,
    NORMAL,
    PALE,
    PNEUMONIA,
    SHIFTED_COLOUR,
    draw,
    legend_below,
    panels,
    spread,
    unit_square,
)
from trainer.report.strangers import NOT_CHEST
from trainer.report.wording import plain_percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.patches import Patch

    from desktop.evaluation.metrics import Confusion
    from desktop.inference.contract import OperatingPoint
    from trainer.report.figures import SetFigures
    from trainer.report.measuring import Measured
    from trainer.report.strangers import Distances

_BINS = 20


def reliability_chart(measured: Measured, caption: str) -> Chart:
    """Draw observed shares over scores, and below them how many films each bin holds."""

    def paint(figure: Figure) -> None:
        axes = figure.subplots(2, 2, height_ratios=(4, 1), sharex=True)
        for column, found in enumerate(measured.sets):
            axes[0, column].set_title(found.scored.heading)
            _reliability(axes[0, column], found)
            _bin_counts(axes[1, column], found)
        axes[0, 0].set_ylabel("Share with pneumonia")
        axes[1, 0].set_ylabel("Films")

    svg, png = draw(paint, height=4.1)
    return Chart(caption, svg, png)


def _reliability(axes: Axes, found: SetFigures) -> None:
    unit_square(axes, across="", up="")
    axes.set_aspect("auto")
    axes.plot([0, 1], [0, 1], color=GREY, linewidth=0.8, linestyle="--")
    x = np.array([one.mean_score for one in found.bins])
    y = np.array([one.observed.value for one in found.bins])
    low = y - np.array([one.observed.low for one in found.bins])
    high = np.array([one.observed.high for one in found.bins]) - y
    axes.errorbar(
        x, y, yerr=np.maximum([low, high], 0), fmt="o-", color=NORMAL, ecolor=NORMAL,
        elinewidth=1, capsize=2, markersize=4, linewidth=0.8,
    )  # fmt: skip


def _bin_counts(axes: Axes, found: SetFigures) -> None:
    counts = [one.n for one in found.bins]
    axes.bar([one.low for one in found.bins], counts, width=0.1, align="edge", color=PALE,
             edgecolor=GREY, linewidth=0.5)  # fmt: skip
    axes.set(xlim=(-0.02, 1.02), ylim=(0, 1.45 * max(counts)), xlabel="Score")
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    for one in found.bins:
        axes.annotate(
            str(one.n), ((one.low + one.high) / 2, one.n), ha="center", va="bottom", fontsize=7.5,
            color=BLACK, xytext=(0, 1), textcoords="offset points",
        )  # fmt: skip


def score_chart(measured: Measured, caption: str) -> Chart:
    """Draw how scores are spread in each class, with the thresholds."""
    points = measured.subject.card.operating_points

    def paint(figure: Figure) -> None:
        axes = panels(figure, [found.scored.heading for found in measured.sets])
        handles: dict[str, tuple[Patch, Patch]] = {}
        for panel, found in zip(axes, measured.sets, strict=True):
            handles |= _scores(panel, found, points)
        axes[0].set_ylabel("Share of the class's films")
        legend_below(figure, handles)

    svg, png = draw(paint, height=3.0)
    return Chart(caption, svg, png)


def _scores(
    axes: Axes, found: SetFigures, points: Sequence[OperatingPoint]
) -> dict[str, tuple[Patch, Patch]]:
    edges = np.linspace(0, 1, _BINS + 1).tolist()
    labels, scores = found.scored.labels, found.scored.scores
    looks = (("Normal", ~labels, NORMAL, "//"), ("Pneumonia", labels, PNEUMONIA, ""))
    handles = {
        name: spread(axes, scores[chosen], edges, colour=colour, hatch=hatch)
        for name, chosen, colour, hatch in looks
        if chosen.any()
    }
    top = max(axes.get_ylim()[1], 0.1) * 1.22
    axes.set(xlim=(0, 1), ylim=(0, top), xlabel="Score")
    for rank, point in enumerate(sorted(points, key=lambda point: point.threshold)):
        side, gap = ("left", 3) if point.threshold < 0.7 else ("right", -3)
        axes.axvline(point.threshold, color=BLACK, linewidth=0.8, linestyle=(0, (4, 2)))
        axes.annotate(
            point.name, (point.threshold, top * (0.985 - 0.065 * rank)), xytext=(gap, 0),
            textcoords="offset points", fontsize=7.5, ha=side, va="top",
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6},
        )  # fmt: skip
    return handles


def confusion_chart(measured: Measured, caption: str) -> Chart:
    """Draw the four counts of each operating point and set as a square of four fields."""
    points = measured.subject.card.operating_points

    def paint(figure: Figure) -> None:
        grid = figure.subplots(len(measured.sets), len(points), squeeze=False)
        for row, found in enumerate(measured.sets):
            for column, point in enumerate(points):
                _confusion(grid[row, column], found.by_point[point.name].confusion)
                if row == 0:
                    grid[row, column].set_title(f"{point.name}, {point.threshold:.2f}")
            grid[row, 0].set_ylabel(found.scored.name, labelpad=8, fontweight="bold")

    svg, png = draw(
        paint, height=1.72 * len(measured.sets), width=min(6.9, 2.3 * len(points) + 0.6)
    )
    return Chart(caption, svg, png, width=min(1.0, (2.3 * len(points) + 0.6) / 6.9))


def _confusion(axes: Axes, counts: Confusion) -> None:
    values = np.array(
        [
            [counts.true_positive, counts.false_negative],
            [counts.false_positive, counts.true_negative],
        ]
    )
    shares = values / np.maximum(values.sum(axis=1, keepdims=True), 1)
    axes.imshow(shares, cmap="Greys", vmin=0, vmax=1.8, aspect=0.62)
    axes.set_xticks([0, 1], ["flagged", "not flagged"])
    axes.set_yticks([0, 1], ["pneumonia", "normal"], rotation=90, va="center")
    axes.tick_params(length=0)
    for (row, column), count in np.ndenumerate(values):
        wrong = row != column and count > 0
        axes.text(
            column, row, f"{count}\n{plain_percent(shares[row, column])}", ha="center", va="center",
            fontsize=9.5, fontweight="bold" if wrong else "normal",
        )  # fmt: skip


def distance_chart(distances: Sequence[Distances], threshold: float, caption: str) -> Chart:
    """Draw how far films lie from the training films, with the card's threshold."""
    looks = {NOT_CHEST: (PNEUMONIA, "//")}
    colours = iter((SHIFTED_COLOUR, HELD_OUT_COLOUR))

    def paint(figure: Figure) -> None:
        axes = figure.subplots()
        handles: dict[str, tuple[Patch, Patch]] = {}
        values = np.concatenate([one.values for one in distances])
        # What lies far out would press all the rest into one bar.
        end = max(threshold * 1.3, float(np.quantile(values, 0.995)))
        edges = np.linspace(min(float(values.min()), threshold) * 0.95, end, 41).tolist()
        for one in distances:
            colour, hatch = looks.get(one.name) or (next(colours), "")
            shown = np.minimum(one.values, edges[-1])
            name = f"{one.name}, n = {len(one.values)}"
            handles[name] = spread(axes, shown, edges, colour=colour, hatch=hatch)
        axes.axvline(threshold, color=BLACK, linewidth=0.9, linestyle=(0, (4, 2)))
        axes.annotate(
            "threshold", (threshold, axes.get_ylim()[1]), xytext=(3, -2), va="top", fontsize=8,
            textcoords="offset points",
        )  # fmt: skip
        axes.set(xlabel="Distance from the training films", ylabel="Share of the set's films")
        legend_below(figure, handles)

    svg, png = draw(paint, height=2.7)
    return Chart(caption, svg, png)
