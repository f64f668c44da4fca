"""Measure a model, or an unfinished run, on any labelled folder."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import numpy as np

from desktop.evaluation.metrics import evaluate_scores
from desktop.inference.contract import read_card
from trainer.dataset import find_films, groups_of, labels_of, load_images

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from trainer.dataset import Film


def evaluate_model(model: Path, folder: Path) -> dict[str, Any]:
    """Score the films of a folder and measure the scores.

    Parameters
    ----------
    model : Path
        An ONNX file, measured at each of its operating points; or a run's folder,
        whose chosen epoch is measured uncalibrated at a probability of 0.5.
    folder : Path
        With the sub-folders NORMAL and PNEUMONIA.

    Returns
    -------
    dict
        Plain values: the model, the number of films, and by operating point the
        metrics with their intervals and the confusion matrix.
    """
    films = find_films(folder)
    scores, thresholds, name = (
        _score_run(model, films) if model.is_dir() else _score_file(model, films)
    )
    patients = np.array(groups_of(films))
    found = {
        point: asdict(evaluate_scores(labels_of(films), scores, threshold=at, groups=patients))
        for point, at in thresholds.items()
    }
    for values in found.values():
        del values["roc"]
    return {"model": name, "films": len(films), "operating_points": found}


def _score_file(
    path: Path, films: tuple[Film, ...]
) -> tuple[NDArray[np.float64], dict[str, float], str]:
    from trainer.export import read_model, run_onnx

    proto, metadata = read_model(path)
    card = read_card(path.name, metadata)
    outputs = run_onnx(proto, load_images(films, card.input.height))
    thresholds = {point.name: point.threshold for point in card.operating_points}
    return outputs.probability.astype(np.float64), thresholds, f"{card.name} {card.version}"


def _score_run(
    run: Path, films: tuple[Film, ...]
) -> tuple[NDArray[np.float64], dict[str, float], str]:
    from trainer import run_folder, training

    model, epoch = run_folder.load_epoch(run)
    logits = training.logits_of(model, load_images(films, int(model.input_shape[1])))
    return 1.0 / (1.0 + np.exp(-logits)), {"uncalibrated": 0.5}, f"{model.name}, epoch {epoch}"
