"""The charts of an evaluation: every model in one, or one chart a model."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from desktop.reporting.svg import SERIES, Chart, legend, round_steps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from desktop.evaluation.curves import Band
    from desktop.review.figures import ModelFigures

_ONE_CLASS = "the films are all of one class"
_BINS = np.linspace(0, 1, 21)
_LARGE, _SMALL = 500.0, 248.0
"""Widths with which two, or four, stand beside each other."""


def style_of(place: int) -> str:
    """Return the class that stands for a model, by its place."""
    return f"s{place % SERIES}"


def models_legend(models: Sequence[ModelFigures], *more: tuple[str, str]) -> str:
    """Return a legend of the models and of other lines, pairs of style and name."""
    names = [(style_of(n), _name(one)) for n, one in enumerate(models)]
    return legend([*names, *more])


def roc_chart(models: Sequence[ModelFigures]) -> str:
    """Draw all ROC curves, the first model's with its band, each threshold as a dot."""
    chart = _large("ROC", "1 − specificity", "sensitivity")
    chart.line([(0, 0), (1, 1)], "guide")
    _bands(chart, models, lambda one: one.roc)
    for place, one in enumerate(models):
        metrics = one.sweep.at(one.threshold.value).metrics
        if {"sensitivity", "specificity"} <= metrics.keys():
            sensitivity, specificity = metrics["sensitivity"].value, metrics["specificity"].value
            tip = f"{_name(one)} at {one.threshold.value:.3f} ({one.threshold.name})"
            chart.dot(1 - specificity, sensitivity, style_of(place), tip=tip)
    return chart.svg()


def precision_recall_chart(models: Sequence[ModelFigures]) -> str:
    """Draw all precision-recall curves, the first model's with its band."""
    chart = _large("Precision and recall", "sensitivity (recall)", "PPV (precision)")
    prevalence = float(models[0].sweep.labels.mean())
    chart.line([(0, prevalence), (1, prevalence)], "guide", tip="share of pneumonia")
    _bands(chart, models, lambda one: one.precision_recall)
    return chart.svg()


def decision_chart(models: Sequence[ModelFigures]) -> str:
    """Draw net benefit over the threshold probability."""
    highest = max(float(one.decision.model.max()) for one in models)
    top, steps = round_steps(max(highest * 1.05, 0.05), 4)
    floor = -top / steps
    chart = _large("Net benefit", "threshold probability", "net benefit", y=(floor, top))
    chart.steps_up = steps + 1
    chart.line([(0, 0), (1, 0)], "guide", tip="flag no film")
    first = models[0].decision
    chart.band(first.threshold.tolist(), first.low.tolist(), first.high.tolist(), style_of(0))
    chart.line(_above(first.threshold, first.flag_all, floor), "all", tip="flag every film")
    for place, one in enumerate(models):
        shown = _above(one.decision.threshold, one.decision.model, floor)
        chart.line(shown, style_of(place), tip=_name(one))
    return chart.svg()


def gain_chart(models: Sequence[ModelFigures]) -> str:
    """Draw the share of pneumonias found over the share of films read."""
    chart = _large("Reading in the proposed order", "films read (%)", "pneumonias found (%)")
    chart.percent = True
    known = [(place, one, one.gain) for place, one in enumerate(models) if one.gain]
    if not known:
        chart.say("no film shows pneumonia")
        return chart.svg()
    first = known[0][2]
    read = np.linspace(0, 1, first.n + 1)
    chart.line(_thinned(read, first.at_best), "guide", tip="an order that knows the labels")
    unsorted = first.at_random if first.as_filed is None else first.as_filed
    tip = "any order, on average" if first.as_filed is None else "as in the folder"
    chart.line(_thinned(read, unsorted), "all", tip=tip)
    for place, one, gain in known:
        chart.line(_thinned(read, gain.by_score), style_of(place), tip=_name(one))
    return chart.svg()


def reliability_chart(one: ModelFigures, place: int) -> str:
    """Draw how often films of a score showed pneumonia."""
    chart = Chart(_name(one), "mean score", "share with pneumonia", width=_SMALL, height=_SMALL)
    chart.line([(0, 0), (1, 1)], "guide")
    style = style_of(place)
    for each in one.reliability:
        chart.whisker(each.mean_score, each.observed.low, each.observed.high, style)
    for each in one.reliability:
        tip = f"{each.n} films, mean score {each.mean_score:.2f}, {each.observed.value:.2f} ill"
        size = 2.5 + 7 * (each.n / one.sweep.n) ** 0.5
        chart.dot(each.mean_score, each.observed.value, style, size=size, tip=tip)
    return chart.svg()


def histogram_chart(one: ModelFigures) -> str:
    """Draw how the scores of both classes are spread, and the threshold in force."""
    labels, scores = one.sweep.labels, one.sweep.scores
    ill, _ = np.histogram(scores[labels], _BINS)
    well, _ = np.histogram(scores[~labels], _BINS)
    top, steps = round_steps(max(int(ill.max()), int(well.max()), 5))
    chart = Chart(_name(one), "score", "films", y=(0, top), width=_SMALL, height=_SMALL)
    chart.steps_up = steps
    for n, (left, right) in enumerate(pairwise(_BINS)):
        middle = (left + right) / 2
        span = f"{left:.2f} to {right:.2f}"
        if well[n]:
            chart.bar(left, middle, float(well[n]), "s0", tip=f"{well[n]} normal, {span}")
        if ill[n]:
            chart.bar(middle, right, float(ill[n]), "s1", tip=f"{ill[n]} pneumonia, {span}")
    chart.upright(one.threshold.value, "cut", tip=f"threshold {one.threshold.value:.3f}")
    return chart.svg()


def _large(title: str, across: str, up: str, *, y: tuple[float, float] = (0.0, 1.0)) -> Chart:
    return Chart(title, across, up, y=y, width=_LARGE, height=380)


def _bands(
    chart: Chart,
    models: Sequence[ModelFigures],
    pick: Callable[[ModelFigures], Band | None],
) -> None:
    bands = [(place, band) for place, one in enumerate(models) if (band := pick(one))]
    if not bands:
        chart.say(_ONE_CLASS)
        return
    first = bands[0][1]
    chart.band(first.x.tolist(), first.low.tolist(), first.high.tolist(), style_of(bands[0][0]))
    for place, band in bands:
        places = zip(band.x.tolist(), band.value.tolist(), strict=True)
        chart.line(places, style_of(place), tip=_name(models[place]))


def _above(x: np.ndarray, y: np.ndarray, floor: float) -> Iterable[tuple[float, float]]:
    """Leave out what would run along the lower edge."""
    return [(a, b) for a, b in zip(x.tolist(), y.tolist(), strict=True) if b >= floor]


def _thinned(x: np.ndarray, y: np.ndarray) -> list[tuple[float, float]]:
    """Keep some hundred places of a long line: more cannot be seen."""
    keep = np.unique(np.linspace(0, len(x) - 1, min(len(x), 400)).round().astype(int))
    return list(zip(x[keep].tolist(), y[keep].tolist(), strict=True))


def _name(one: ModelFigures) -> str:
    return f"{one.threshold.model} {one.threshold.version}"
