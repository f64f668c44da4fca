"""Charts of models that were measured on the open films; each place leads to its films."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from desktop.ui import words
from desktop.ui.compare.charts import Chart, Corner, Kind, Layer, line, points
from desktop.ui.compare.histograms import score_histogram
from desktop.ui.compare.measured import Measured, of_first, of_flagged, of_range
from desktop.ui.triage import phrases

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.evaluation.curves import Band
    from desktop.review.figures import ModelFigures
    from desktop.ui.compare.charts import Pick
    from desktop.ui.compare.links import Selection

_MOST_PLACES = 400
"""Places of a long line: more cannot be seen."""


def measured_charts(measured: Measured) -> tuple[Chart, ...]:
    """Return every chart; what needs both classes is left out without one."""
    charts = [_calibration(measured), _decision(measured)]
    if measured.figures[0].roc is not None:
        charts = [_roc(measured), _precision_recall(measured), *charts]
    if measured.figures[0].gain is not None:
        charts.append(_gain(measured))
    places = range(len(measured.figures))
    return (*charts, *(_histogram(measured, place) for place in places))


def _flagging(measured: Measured, place: int, thresholds: np.ndarray) -> Pick:
    """Return what leads from a place on a curve to the films flagged there."""

    def pick(chosen: Sequence[int]) -> Selection:
        one = measured.figures[place]
        at = float(thresholds[chosen[0]])
        return of_flagged(measured.films, one.sweep, measured.titles[place], at, flagged=True)

    return pick


def _flag_tip(measured: Measured, place: int, thresholds: np.ndarray) -> Callable[[int], str]:
    text = words.translate(
        "{model} from {at:.3f} on flags {n} films; sensitivity {sens}, specificity {spec}"
    )

    def tip(which: int) -> str:
        at = float(thresholds[which])
        found = measured.figures[place].sweep.at(min(at, 1.0))
        shares = [found.metrics.get(name) for name in ("sensitivity", "specificity")]
        sens, spec = (words.share(s.value) if s else words.NOT_A_NUMBER for s in shares)
        n = measured.figures[place].sweep.flagged(at)
        return text.format(
            model=measured.titles[place], at=at, n=words.number(n), sens=sens, spec=spec
        )

    return tip


def _first_band(measured: Measured, take: Callable[[ModelFigures], Band | None]) -> list[Layer]:
    band = take(measured.figures[0])
    if band is None:
        return []
    name = words.translate("95 % band of {model}").format(model=measured.titles[0])
    return [
        Layer(Kind.BAND, name, band.x, band.value, 0, low=band.low, high=band.high, listed=False)
    ]


def _roc(measured: Measured) -> Chart:
    layers = _first_band(measured, lambda one: one.roc)
    layers.append(line(words.translate("chance"), [0, 1], [0, 1], listed=False))
    marks = []
    for place, model in enumerate(measured.measurement.models):
        roc, auc = model.evaluation.roc, model.evaluation.metrics.get("roc_auc")
        at = np.array([2.0 if one.threshold is None else one.threshold for one in roc])
        fpr = np.array([one.false_positive_rate for one in roc])
        tpr = np.array([one.true_positive_rate for one in roc])
        name = measured.titles[place] + (f"  {auc.value:.3f}" if auc else "")
        layers.append(
            line(
                name,
                fpr,
                tpr,
                place=place,
                pick=_flagging(measured, place, at),
                tip=_flag_tip(measured, place, at),
            )
        )
        marks.append(_roc_mark(measured, place))
    return Chart(
        words.translate("ROC"),
        words.translate("1 − specificity (false flags among normal films)"),
        words.translate("Sensitivity"),
        (*layers, *marks),
        note=words.translate("Marks: the thresholds in force; band: 95 %, of the first model"),
    )


def _roc_mark(measured: Measured, place: int) -> Layer:
    one = measured.figures[place]
    at = np.array([one.threshold.value])
    counts = one.sweep.confusion(one.threshold.value)
    ill = max(counts.true_positive + counts.false_negative, 1)
    well = max(counts.false_positive + counts.true_negative, 1)
    return points(
        words.translate("{model} at “{point}”").format(
            model=measured.titles[place], point=phrases.point_name(one.threshold)
        ),
        [counts.false_positive / well],
        [counts.true_positive / ill],
        place=place,
        listed=False,
        pick=_flagging(measured, place, at),
        tip=_flag_tip(measured, place, at),
    )


def _precision_recall(measured: Measured) -> Chart:
    prevalence = float(measured.films.labels.mean())
    layers = _first_band(measured, lambda one: one.precision_recall)
    layers.append(
        line(words.translate("flagging everything"), [0, 1], [prevalence] * 2, listed=False)
    )
    for place, one in enumerate(measured.figures):
        if one.precision_recall is None:
            continue
        recall = one.precision_recall.x
        area = measured.measurement.models[place].evaluation.metrics.get("pr_auc")
        ill = int(one.sweep.hits[-1])
        first = np.searchsorted(one.sweep.hits, np.ceil(recall * ill - 1e-9), side="left")
        at = one.sweep.scores[np.maximum(first - 1, 0)]
        layers.append(
            line(
                measured.titles[place] + (f"  {area.value:.3f}" if area else ""),
                recall,
                one.precision_recall.value,
                place=place,
                pick=_flagging(measured, place, at),
                tip=_flag_tip(measured, place, at),
            )
        )
    return Chart(
        words.translate("Precision and recall"),
        words.translate("Recall (sensitivity)"),
        words.translate("Precision (PPV among these films)"),
        tuple(layers),
        legend=Corner.BOTTOM_LEFT,
        note=words.translate("Dotted: flagging everything; band: 95 %, of the first model"),
    )


def _calibration(measured: Measured) -> Chart:
    layers = [line(words.translate("score as observed"), [0, 1], [0, 1], listed=False)]
    text = words.translate(
        "{model}: {n} films scored {low:.1f} to {high:.1f}, {share} of them pneumonia"
    )
    for place, one in enumerate(measured.figures):
        bins = one.reliability

        def pick(chosen: Sequence[int], place: int = place) -> Selection:
            which = measured.figures[place].reliability[chosen[0]]
            sweep, title = measured.figures[place].sweep, measured.titles[place]
            return of_range(measured.films, sweep, title, (which.low, which.high))

        def tip(which: int, place: int = place) -> str:
            found = measured.figures[place].reliability[which]
            return text.format(
                model=measured.titles[place],
                n=words.number(found.n),
                low=found.low,
                high=found.high,
                share=words.share(found.observed.value),
            )

        layers.append(
            points(
                measured.titles[place],
                [each.mean_score for each in bins],
                [each.observed.value for each in bins],
                place=place,
                low=np.array([each.observed.low for each in bins]),
                high=np.array([each.observed.high for each in bins]),
                sizes=np.array([6 + 12 * (each.n / one.sweep.n) ** 0.5 for each in bins]),
                pick=pick,
                tip=tip,
            )
        )
    return Chart(
        words.translate("Calibration"),
        words.translate("Mean score"),
        words.translate("Share that shows pneumonia"),
        tuple(layers),
        legend=Corner.BOTTOM_RIGHT,
        note=words.translate("Larger marks hold more films; whiskers: 95 %"),
    )


def _decision(measured: Measured) -> Chart:
    top = max(float(one.decision.model.max()) for one in measured.figures)
    first = measured.figures[0].decision
    layers = [
        line(words.translate("flag no film"), [0, 1], [0, 0], listed=False),
        line(words.translate("flag every film"), first.threshold, first.flag_all, second=True),
    ]
    for place, one in enumerate(measured.figures):
        layers.append(
            line(
                measured.titles[place],
                one.decision.threshold,
                one.decision.model,
                place=place,
                pick=_flagging(measured, place, one.decision.threshold),
                tip=_flag_tip(measured, place, one.decision.threshold),
            )
        )
    return Chart(
        words.translate("Net benefit"),
        words.translate("Threshold probability"),
        words.translate("Net benefit"),
        tuple(layers),
        y_range=(-max(top, 0.05) / 5, max(top, 0.05) * 1.08),
        legend=Corner.BOTTOM_LEFT,
        note=words.translate("Pneumonias found for nothing, per film; higher is better"),
    )


def _gain(measured: Measured) -> Chart:
    layers: list[Layer] = []
    first = measured.figures[0].gain
    assert first is not None
    read = _thinned(first.n)
    best = words.translate("an order that knows")
    layers.append(line(best, 100 * read / first.n, 100 * first.at_best[read], listed=False))
    plain = first.at_random if first.as_filed is None else first.as_filed
    unsorted = (
        words.translate("any order") if first.as_filed is None else words.translate("as filed")
    )
    layers.append(line(unsorted, 100 * read / first.n, 100 * plain[read], second=True))
    text = words.translate("{model}: {share} of the pneumonias in the first {n} films")
    for place, one in enumerate(measured.figures):
        if one.gain is None:
            continue
        found = one.gain

        def pick(chosen: Sequence[int], place: int = place) -> Selection:
            sweep, title = measured.figures[place].sweep, measured.titles[place]
            return of_first(measured.films, sweep, title, int(read[chosen[0]]))

        def tip(which: int, place: int = place, curve: np.ndarray = found.by_score) -> str:
            n = int(read[which])
            return text.format(
                model=measured.titles[place], share=words.share(curve[n]), n=words.number(n)
            )

        layers.append(
            line(
                measured.titles[place],
                100 * read / found.n,
                100 * found.by_score[read],
                place=place,
                pick=pick,
                tip=tip,
            )
        )
    return Chart(
        words.translate("Reading in the proposed order"),
        words.translate("Films read, highest score first (%)"),
        words.translate("Pneumonias found (%)"),
        tuple(layers),
        x_range=(0, 100),
        y_range=(0, 100),
        note=words.translate("Dotted: the best that an order could do"),
    )


def _histogram(measured: Measured, place: int) -> Chart:
    one = measured.figures[place]
    return score_histogram(
        measured.films, one.sweep, measured.titles[place], place, upright=one.threshold.value
    )


def _thinned(n: int) -> np.ndarray:
    return np.unique(np.linspace(0, n, min(n + 1, _MOST_PLACES)).round().astype(np.intp))
