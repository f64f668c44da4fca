"""Charts of curves: learning, ROC, precision over recall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib.ticker import MaxNLocator

from trainer.report.content import Chart
from trainer.report.drawing import (
    BLACK,
    GREY,
    HELD_OUT_COLOUR,
    MARKERS,
    NORMAL,
    PALE,
    SHIFTED_COLOUR,
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

    from desktop.inference.contract import Epoch
    from trainer.report.figures import SetFigures
    from trainer.report.measuring import Measured

_LOSSES = (
    ("loss", "training films", GREY, ":"),
    ("validation_loss", "held-out patients", HELD_OUT_COLOUR, "--"),
    ("shifted_loss", "shifted films", SHIFTED_COLOUR, "-"),
)
_AREAS = (
    ("validation_auc", "held-out patients", HELD_OUT_COLOUR, "--"),
    ("shifted_auc", "shifted films", SHIFTED_COLOUR, "-"),
)


def learning_chart(epochs: Sequence[Epoch], shipped: int | None, caption: str) -> Chart:
    """Draw loss and ROC area by epoch; `shipped` is the epoch that the file holds."""

    def paint(figure: Figure) -> None:
        losses, areas = panels(figure, ["Loss", "ROC area"])
        _by_epoch(losses, epochs, _LOSSES, shipped)
        _by_epoch(areas, epochs, _AREAS, shipped)
        legend_below(figure, named(losses))

    svg, png = draw(paint, height=2.8)
    return Chart(caption, svg, png)


def _by_epoch(
    axes: Axes,
    epochs: Sequence[Epoch],
    series: Sequence[tuple[str, str, str, str]],
    shipped: int | None,
) -> None:
    axes.set_xlabel("Epoch")
    axes.grid(color=PALE, linewidth=0.6)
    drawn = False
    for key, name, colour, dashes in series:
        known = [(one.epoch, one.values[key]) for one in epochs if key in one.values]
        if known:
            x, y = zip(*known, strict=True)
            marker = "o" if len(known) < 15 else ""
            axes.plot(x, y, label=name, color=colour, linestyle=dashes, marker=marker, markersize=3)
            drawn = True
    if not drawn:
        say(axes, "not in the card")
        return
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    if shipped is not None:
        axes.axvline(shipped, color=BLACK, linewidth=0.8, linestyle=(0, (4, 2)))
        first, last = epochs[0].epoch, epochs[-1].epoch
        late = shipped > (first + last) / 2
        # Losses fall and areas rise: one leaves the upper corner free, the other the lower.
        place = 0.05 if series is _AREAS else 0.95
        axes.annotate(
            f"shipped: {shipped}", (shipped, place), xycoords=("data", "axes fraction"), fontsize=8,
            xytext=(-3 if late else 3, 0), textcoords="offset points", va="center",
            ha="right" if late else "left",
        )  # fmt: skip


def roc_chart(measured: Measured, caption: str) -> Chart:
    """Draw the ROC curve of both sets with bands and operating points."""

    def paint(figure: Figure) -> None:
        axes = panels(figure, [found.scored.heading for found in measured.sets])
        for panel, found in zip(axes, measured.sets, strict=True):
            unit_square(panel, across="1 − specificity", up="Sensitivity")
            panel.plot([0, 1], [0, 1], color=GREY, linewidth=0.8, linestyle="--")
            if found.roc is None:
                say(panel, "a class is missing")
                continue
            corners = next(iter(found.by_point.values())).roc
            x = [corner.false_positive_rate for corner in corners]
            y = [corner.true_positive_rate for corner in corners]
            panel.fill_between(
                found.roc.x, found.roc.low, found.roc.high, color=NORMAL, alpha=0.18, linewidth=0
            )
            panel.plot(x, y, color=NORMAL)
            _mark_points(panel, found, across="false alarms", up="sensitivity")
        legend_below(figure, named(axes[0]))

    svg, png = draw(paint, height=3.9)
    return Chart(caption, svg, png)


def precision_recall_chart(measured: Measured, caption: str) -> Chart:
    """Draw precision over recall of both sets with bands and operating points."""

    def paint(figure: Figure) -> None:
        axes = panels(figure, [found.scored.heading for found in measured.sets])
        for panel, found in zip(axes, measured.sets, strict=True):
            unit_square(panel, across="Recall (sensitivity)", up="Precision (PPV)")
            panel.axhline(found.scored.labels.mean(), color=GREY, linewidth=0.8, linestyle="--")
            band = found.precision_recall
            if band is None:
                say(panel, "a class is missing")
                continue
            panel.fill_between(
                band.x, band.low, band.high, color=NORMAL, alpha=0.18, linewidth=0, step="pre"
            )
            panel.step(band.x, band.value, where="pre", color=NORMAL)
            _mark_points(panel, found, across="sensitivity", up="ppv")
        legend_below(figure, named(axes[0]))

    svg, png = draw(paint, height=3.9)
    return Chart(caption, svg, png)


def _mark_points(axes: Axes, found: SetFigures, *, across: str, up: str) -> None:
    """Mark each operating point by two of its metrics, or by 1 minus the specificity."""
    for marker, (name, evaluation) in zip(MARKERS, found.by_point.items(), strict=False):
        values = {key: interval.value for key, interval in evaluation.metrics.items()}
        if "specificity" in values:
            values["false alarms"] = 1 - values["specificity"]
        if across in values and up in values:
            axes.plot(
                values[across], values[up], marker, color="white", markeredgecolor=BLACK,
                markersize=6.5, label=name, clip_on=False, zorder=5,
            )  # fmt: skip
