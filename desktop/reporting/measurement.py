"""What ``pneumotriage evaluate`` writes: figures of a labelled folder as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import desktop
from desktop.reporting.whole_file import whole_file
from desktop.reporting.worklist import encode

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.evaluation.metrics import Evaluation
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


def as_record(measurement: Measurement, folder: Path) -> dict[str, Any]:
    """Return a measurement as plain JSON values.

    Parameters
    ----------
    measurement : Measurement
        From `desktop.review.measurement.measure`.
    folder : Path
        What was measured.

    Returns
    -------
    dict
        ``models`` holds for each model n, prevalence, every metric of `METRICS` with
        value, 95 % interval and its method (null when undefined), the confusion
        matrix and the ROC points; ``pairs`` DeLong's and McNemar's p.
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
        "unreadable": list(measurement.unreadable),
        "models": [_model_record(model) for model in measurement.models],
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


def as_json(measurement: Measurement, folder: Path) -> str:
    """Return a measurement as JSON text."""
    return json.dumps(as_record(measurement, folder), indent=1, ensure_ascii=False) + "\n"


def write_measurement(measurement: Measurement, folder: Path, target: Path) -> None:
    """Write a measurement to a JSON file, whole or not at all.

    Raises
    ------
    OutputError
        If it cannot be written.
    """
    with whole_file(target) as draft:
        draft.write_bytes(encode(as_json(measurement, folder)))
