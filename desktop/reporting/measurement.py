"""What ``pneumotriage evaluate`` writes: figures of a labelled folder as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import desktop
from desktop.reporting.whole_file import whole_file
from desktop.reporting.worklist import encode

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop.evaluation.metrics import Evaluation
    from desktop.evaluation.operating import FixedPoint
    from desktop.review.figures import ModelFigures
    from desktop.review.measurement import Measurement, ModelMeasurement

METRICS = (
    "accuracy",
    "sensitivity",
    "specificity",
    "ppv",
    "npv",
    "roc_auc",
    "pr_auc",
    "brier",
    "ece",
)


def as_record(
    measurement: Measurement, folder: Path, figures: Sequence[ModelFigures] = ()
) -> dict[str, Any]:
    """Return a measurement as plain JSON values.

    Parameters
    ----------
    measurement : Measurement
        From `desktop.review.measurement.measure`.
    folder : Path
        What was measured.
    figures : sequence of ModelFigures
        One a model, if they were reckoned.

    Returns
    -------
    dict
        ``models`` holds for each model n, prevalence, every metric of `METRICS` with
        value, 95 % interval and its method (null when undefined), the confusion
        matrix and the ROC points, and where there are figures its operating points,
        fixed points, decision and gain curve; ``pairs`` DeLong's and McNemar's p.
    """
    counts = measurement.counts
    return {
        "software": f"PneumoTriage {desktop.__version__}",
        "folder": str(folder),
        "films": {
            "found": counts.found,
            "scored": counts.scored,
            "out_of_scope": counts.out_of_scope,
            "unreadable": counts.unreadable,
            "unlabelled": measurement.unlabelled,
        },
        "labels": {
            "from": str(measurement.labelling.source),
            "left_out": dict(measurement.labelling.left_out),
            "conflicts": [asdict(one) for one in measurement.labelling.conflicts],
            "notes": list(measurement.labelling.notes),
        },
        "too_few": [one.words for one in measurement.shortages],
        "unreadable": list(measurement.unreadable),
        "models": [
            _model_record(model) | (_figures_record(figures[place]) if figures else {})
            for place, model in enumerate(measurement.models)
        ],
        "pairs": [
            {"first": pair.first, "second": pair.second, **asdict(pair.comparison)}
            for pair in measurement.pairs
        ],
    }


def _model_record(model: ModelMeasurement) -> dict[str, Any]:
    threshold, evaluation = model.threshold, model.evaluation
    return {
        "model": threshold.model,
        "model_version": threshold.version,
        "operating_point": threshold.name,
        "threshold": threshold.value,
        "n": evaluation.n,
        "prevalence": evaluation.prevalence,
        **{name: _metric(evaluation, name) for name in METRICS},
        "confusion": asdict(evaluation.confusion),
        "roc": [asdict(point) for point in evaluation.roc],
    }


def _metric(evaluation: Evaluation, name: str) -> dict[str, Any] | None:
    interval = evaluation.metrics.get(name)
    return asdict(interval) if interval else None


def _figures_record(figures: ModelFigures) -> dict[str, Any]:
    curve, gain = figures.decision, figures.gain
    return {
        "operating_points": [
            {
                "name": at.name,
                "threshold": at.value,
                "confusion": asdict(point.confusion),
                "flag_rate": asdict(point.flag_rate),
                "net_benefit": point.net_benefit,
                **{name: asdict(interval) for name, interval in point.metrics.items()},
            }
            for at, point in figures.points
        ],
        "sensitivity_at_specificity": [_fixed_record(one) for one in figures.at_specificity],
        "specificity_at_sensitivity": [_fixed_record(one) for one in figures.at_sensitivity],
        "reliability": [asdict(one) for one in figures.reliability],
        "decision_curve": {
            "threshold": curve.threshold.tolist(),
            "net_benefit": curve.model.tolist(),
            "low": curve.low.tolist(),
            "high": curve.high.tolist(),
            "flag_all": curve.flag_all.tolist(),
        },
        "films_read_to_find": gain
        and {
            f"{share:.2f}": {
                "by_score": gain.films_to_find(share),
                "unsorted": gain.films_to_find_unsorted(share),
            }
            for share in (0.5, 0.8, 0.95, 1.0)
        },
    }


def _fixed_record(point: FixedPoint) -> dict[str, Any]:
    return {
        "wanted": point.wanted,
        "reached": point.reached,
        "threshold": point.threshold,
        **asdict(point.share),
    }


def as_json(measurement: Measurement, folder: Path, figures: Sequence[ModelFigures] = ()) -> str:
    """Return a measurement as JSON text."""
    record = as_record(measurement, folder, figures)
    return json.dumps(record, indent=1, ensure_ascii=False) + "\n"


def write_measurement(
    measurement: Measurement, folder: Path, target: Path, figures: Sequence[ModelFigures] = ()
) -> None:
    """Write a measurement to a JSON file, whole or not at all.

    Raises
    ------
    OutputError
        If it cannot be written.
    """
    with whole_file(target) as draft:
        draft.write_bytes(encode(as_json(measurement, folder, figures)))
