"""Discrimination, calibration and operating points, as sections of a model's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.evaluation.prevalence import expected_flag_rate
from trainer.report.charts import confusion_chart, reliability_chart, score_chart
from trainer.report.content import Bullets, Paragraph, Section, Table
from trainer.report.curve_charts import learning_chart, precision_recall_chart, roc_chart
from trainer.report.wording import (
    TOO_FEW,
    inline_share,
    listed,
    methods,
    of,
    percent,
    plain_percent,
    share,
)

if TYPE_CHECKING:
    from desktop.evaluation.metrics import Confusion
    from trainer.report.figures import SetFigures
    from trainer.report.measuring import Measured

METRICS = "Metrics"
LEARNING = "Learning"
CURVES = "Discrimination"
CALIBRATION = "Calibration and scores"
POINTS = "Operating points"

PREVALENCES = (0.05, 0.2, 0.6)

NAMES = {
    "roc_auc": "ROC area (AUC)",
    "pr_auc": "Area under precision–recall",
    "sensitivity": "Sensitivity",
    "specificity": "Specificity",
    "ppv": "Positive predictive value",
    "npv": "Negative predictive value",
    "accuracy": "Accuracy",
    "brier": "Brier score (0 is best)",
    "ece": "Expected calibration error",
}


def metrics_section(measured: Measured) -> Section:
    """Tabulate every metric on both sets at the default operating point."""
    evaluations = [found.by_point[measured.default_point] for found in measured.sets]
    rows = tuple(
        (
            name,
            *(_metric(key, found, measured.default_point) for found in measured.sets),
            methods(evaluation.metrics.get(key) for evaluation in evaluations),
        )
        for key, name in NAMES.items()
    )
    threshold = measured.subject.threshold
    table = Table(
        f"Metrics with 95 % intervals. Those that need a threshold are taken at the operating "
        f"point “{measured.default_point}” (scores from {threshold:.3f} on are flagged). "
        "Predictive values and accuracy hold at the share of pneumonia in the set only.",
        ("", *(found.scored.heading for found in measured.sets), "Interval"),
        rows,
        words=frozenset({0, 3}),
        widths=(0.24, 0.24, 0.24, 0.28),
    )
    return Section(METRICS, (table,))


def _metric(key: str, found: SetFigures, point: str) -> str:
    evaluation = found.by_point[point]
    if key not in evaluation.metrics:
        return "not defined"
    text = share(evaluation.metrics[key])
    counts = _counted(key, evaluation.confusion)
    return f"{text}; {of(*counts)}" if counts else text


def _counted(key: str, counts: Confusion) -> tuple[int, int] | None:
    tp, fp = counts.true_positive, counts.false_positive
    tn, fn = counts.true_negative, counts.false_negative
    return {
        "sensitivity": (tp, tp + fn),
        "specificity": (tn, tn + fp),
        "ppv": (tp, tp + fp),
        "npv": (tn, tn + fn),
        "accuracy": (tp + tn, counts.n),
    }.get(key)


def learning_section(measured: Measured) -> Section:
    """Show how the model learnt, and which epoch is shipped."""
    card = measured.subject.card
    shipped = card.hyperparameters.get("epoch_shipped")
    known = isinstance(shipped, int)
    caption = (
        "Loss and ROC area by epoch, as the trainer logged them, before calibration. "
        + (f"Epoch {shipped} is the one in the file. " if known else "")
        + "The loss on training films holds augmentation and label smoothing and cannot be "
        "compared with the others. The shifted films took part in choosing the epoch."
    )
    epochs = card.learning_curve
    chart = learning_chart(epochs, int(shipped) if known else None, caption)  # type: ignore[arg-type]
    return Section(LEARNING, (chart,))


def curves_section(measured: Measured) -> Section:
    """Show ROC and precision over recall with their bands."""
    bands = [found.roc for found in measured.sets if found.roc is not None]
    method = f"Shaded: 95 % band ({bands[0].method})." if bands else "No band: a class is missing."
    marks = "Marks are the operating points."
    return Section(
        CURVES,
        (
            roc_chart(measured, f"ROC curves. {method} {marks} The dashed line is chance."),
            precision_recall_chart(
                measured,
                f"Precision over recall. {method} {marks} The dashed line is what flagging by "
                "chance would give, the share of pneumonia in the set.",
            ),
        ),
    )


def calibration_section(measured: Measured) -> Section:
    """Show whether a score of 0.8 means 80 in 100, and how scores are spread."""
    errors = listed(
        f"{inline_share(found.by_point[measured.default_point].metrics.get('ece'))} on "
        f"{found.scored.name.lower()}"
        for found in measured.sets
    )
    return Section(
        CALIBRATION,
        (
            reliability_chart(
                measured,
                "Reliability: the share of pneumonia among films of similar score, over their "
                "mean score, with Wilson's 95 % intervals; below, the number of films a bin. On "
                f"the dashed line a score says what it means. Expected calibration error: {errors} "
                "(bootstrap by patient, centred). Scores are calibrated at the share of "
                "pneumonia in these sets; where pneumonia is rarer they are too high.",
            ),
            score_chart(
                measured,
                "Scores by class, each class's films adding up to 1. Dashed lines are the "
                "thresholds of the operating points.",
            ),
        ),
    )


def points_section(measured: Measured) -> Section:
    """Show what each operating point does, and would do at other prevalences."""
    points = measured.subject.card.operating_points
    rows = tuple(
        (
            f"{point.name}\nfrom {point.threshold:.3f}" if found is measured.shifted else "",
            *_point_cells(point.name, found),
        )
        for point in points
        for found in measured.sets
    )
    header = (
        *("Operating point", "Films", "Sensitivity", "Specificity"),
        *(f"Flagged at {plain_percent(prevalence)}" for prevalence in PREVALENCES),
    )
    chosen = tuple(f"“{point.name}”: {point.chosen_on.rstrip('.')}." for point in points)
    default = measured.default_point
    return Section(
        POINTS,
        (
            Paragraph(
                f"Unless the reader chooses another, the app takes “{default}”. How the thresholds "
                "were chosen, from the card:"
            ),
            Bullets(chosen),
            confusion_chart(
                measured,
                "Confusion matrices at each operating point and its threshold: number of films, "
                "and share of the row. Errors are set in bold.",
            ),
            Table(
                "What each operating point does, and the share of films that it is expected to "
                "flag where 5, 20 or 60 in 100 films show pneumonia, if those films are like "
                "these. 95 % intervals: Wilson; for flag rates, from the two Wilson intervals "
                "(MOVER).",
                header,
                rows,
                words=frozenset({0, 1}),
                widths=(0.19, 0.17, 0.14, 0.14, 0.12, 0.12, 0.12),
            ),
        ),
    )


def _point_cells(name: str, found: SetFigures) -> tuple[str, ...]:
    metrics = found.by_point[name].metrics
    sensitivity, specificity = metrics.get("sensitivity"), metrics.get("specificity")
    if sensitivity is None or specificity is None:
        rates = (TOO_FEW,) * len(PREVALENCES)
    else:
        rates = tuple(
            percent(expected_flag_rate(sensitivity, specificity, prevalence=prevalence))
            for prevalence in PREVALENCES
        )
    return found.scored.name, share(sensitivity), share(specificity), *rates
