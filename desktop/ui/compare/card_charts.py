"""Charts of what the cards say, each with all the models."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from desktop.ui import words
from desktop.ui.compare.card_figures import calibration, corners, precision_recall
from desktop.ui.compare.charts import Chart, Corner, line, points
from desktop.ui.compare.histograms import histogram
from desktop.ui.told.lookup import told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.inference.contract import Confusion, Evaluation
    from desktop.ui.compare.cards import ModelRow
    from desktop.ui.compare.charts import Layer

Measured = tuple[int, str, "Evaluation"]
"""A model's place, what it is called, and how it did on the chosen films."""


def card_charts(rows: Sequence[ModelRow]) -> tuple[Chart, ...]:
    """Return every chart that the cards allow on the chosen films."""
    known = [
        (place, row.model.card.title, row.evaluation)
        for place, row in enumerate(rows)
        if row.evaluation is not None
    ]
    return (
        _roc(known),
        _precision_recall(known),
        _calibration(known),
        *_spread(known),
        *_learning(rows),
    )


def _roc(known: Sequence[Measured]) -> Chart:
    layers = [line(words.translate("chance"), [0, 1], [0, 1], listed=False)]
    for place, title, evaluation in known:
        roc = corners(evaluation)
        auc = evaluation.metrics["roc_auc"].value
        layers.append(
            line(
                f"{title}  {auc:.3f}", roc.false_positive_rate, roc.true_positive_rate, place=place
            )
        )
    for place, title, evaluation in known:
        across, up = operating_rates(evaluation.confusion)
        name = words.translate("{model} at “{point}”")
        named = name.format(model=title, point=told(evaluation.operating_point))
        layers.append(points(named, [across], [up], place=place, listed=False))
    return Chart(
        words.translate("ROC"),
        words.translate("1 − specificity (false flags among normal films)"),
        words.translate("Sensitivity"),
        tuple(layers),
        note=words.translate("Marks: each model's default operating point"),
    )


def operating_rates(confusion: Confusion) -> tuple[float, float]:
    """Return where an operating point lies: false positive rate and sensitivity."""
    normal = confusion.false_positive + confusion.true_negative
    ill = confusion.true_positive + confusion.false_negative
    across = confusion.false_positive / normal if normal else 0.0
    return across, confusion.true_positive / ill if ill else 0.0


def _precision_recall(known: Sequence[Measured]) -> Chart:
    shares = {round(evaluation.prevalence, 6) for _, _, evaluation in known}
    layers = [
        line(words.translate("share of pneumonia"), [0, 1], [one, one], listed=False)
        for one in sorted(shares)
    ]
    for place, title, evaluation in known:
        recall, precision = precision_recall(evaluation)
        area = evaluation.metrics.get("pr_auc")
        name = f"{title}  {area.value:.3f}" if area else title
        layers.append(line(name, recall, precision, place=place))
    return Chart(
        words.translate("Precision and recall"),
        words.translate("Recall (sensitivity)"),
        words.translate("Precision (PPV among these films)"),
        tuple(layers),
        legend=Corner.BOTTOM_LEFT,
        note=words.translate("From the cards' ROC curves; dotted: flagging everything"),
    )


def _calibration(known: Sequence[Measured]) -> Chart:
    layers: list[Layer] = [line(words.translate("score as observed"), [0, 1], [0, 1], listed=False)]
    for place, title, evaluation in known:
        pieces = calibration(evaluation)
        layers.append(
            line(
                title,
                [one.low for one in pieces],
                [one.observed.value for one in pieces],
                place=place,
                right=np.array([one.high for one in pieces]),
                low=np.array([one.observed.low for one in pieces]),
                high=np.array([one.observed.high for one in pieces]),
            )
        )
    return Chart(
        words.translate("Calibration"),
        words.translate("Score"),
        words.translate("Share that shows pneumonia"),
        tuple(layers),
        legend=Corner.TOP_LEFT,
        note=words.translate("Calibrated pieces cross the dotted line"),
    )


def _spread(known: Sequence[Measured]) -> list[Chart]:
    """Return a histogram for each card that holds single scores, and curves for the others."""
    charts = [
        histogram(films.labels, films.scores, title, place, upright=evaluation.confusion.threshold)
        for place, title, evaluation in known
        if (films := evaluation.films) is not None
    ]
    others = [one for one in known if one[2].films is None]
    return [*charts, *(_reached(others, ill=ill) for ill in (True, False) if others)]


def _reached(known: Sequence[Measured], *, ill: bool) -> Chart:
    layers = []
    for place, title, evaluation in known:
        roc = corners(evaluation)
        rate = roc.true_positive_rate if ill else roc.false_positive_rate
        at = np.where(np.isinf(roc.threshold), 1.0, roc.threshold)
        layers.append(line(title, np.append(at, 0.0), np.append(rate, 1.0), place=place))
    title = words.translate("Scores of pneumonias") if ill else words.translate("Scores of normals")
    return Chart(
        title,
        words.translate("Score"),
        words.translate("Share of the films at or above"),
        tuple(layers),
        legend=Corner.BOTTOM_LEFT if ill else Corner.TOP_RIGHT,
        note=words.translate("As far as the cards' ROC curves know the scores"),
    )


def _learning(rows: Sequence[ModelRow]) -> list[Chart]:
    """Return a chart for each kind of figure that the trainer logged."""
    kinds = {
        "validation_auc": words.translate("ROC AUC on held-out patients"),
        "shifted_auc": words.translate("ROC AUC on the second split"),
        "validation_loss": words.translate("Loss on held-out patients"),
        "loss": words.translate("Loss on the training films"),
    }
    charts = []
    for key, up in kinds.items():
        layers, lowest, highest, last = [], 1.0, 0.0, 1
        for place, row in enumerate(rows):
            logged = [e for e in row.model.card.learning_curve if key in e.values]
            if not logged:
                continue
            epochs, values = [e.epoch for e in logged], [e.values[key] for e in logged]
            layers.append(line(row.model.card.title, epochs, values, place=place))
            lowest, highest = min(lowest, *values), max(highest, *values)
            last = max(last, *epochs)
        if layers:
            room = max(0.05 * (highest - lowest), 0.005)
            charts.append(
                Chart(
                    words.translate("Learning: {figure}").format(figure=up),
                    words.translate("Epoch"),
                    up,
                    tuple(layers),
                    x_range=(1, last),
                    y_range=(lowest - room, highest + room),
                    legend=Corner.BOTTOM_RIGHT if key.endswith("auc") else Corner.TOP_RIGHT,
                    note=words.translate("As the trainer logged it, epoch by epoch"),
                )
            )
    return charts
