"""Measure a model, or an unfinished run, on any labelled folder."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from desktop.errors import NothingToDoError
from desktop.evaluation.metrics import evaluate_scores
from desktop.imaging.tensor import network_image
from desktop.inference.contract import read_card
from trainer.dataset import groups_of, labels_of
from trainer.film_reading import read_films
from trainer.layouts import open_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from desktop.imaging.radiograph import Radiograph
    from trainer.film_reading import Reading


@dataclass(frozen=True, slots=True)
class _Scorer:
    """A model that is ready to score films, and the thresholds to measure it at."""

    name: str
    size: int
    thresholds: Mapping[str, float]
    score: Callable[[NDArray[np.uint8]], NDArray[np.float64]]


def evaluate_model(model: Path, folder: Path) -> dict[str, Any]:
    """Score the films of a folder and measure the scores.

    Parameters
    ----------
    model : Path
        An ONNX file, measured at each of its operating points; or a run's folder,
        whose chosen epoch is measured uncalibrated at a probability of 0.5.
    folder : Path
        With the sub-folders NORMAL and PNEUMONIA, or a table of labels; films in any
        format that the app reads.

    Returns
    -------
    dict
        Plain values: the model, the number of films measured, by operating point the
        metrics with their intervals and the confusion matrix, the films that could not
        be read with the reason, and how many images have no label.

    Raises
    ------
    NothingToDoError
        If the folder holds several splits, or no readable film of one of the classes.
    """
    scorer = _run_scorer(model) if model.is_dir() else _file_scorer(model)

    def look(radiograph: Radiograph) -> NDArray[np.uint8]:
        return network_image(radiograph, height=scorer.size, width=scorer.size)

    opened = open_folder(folder)
    splits = sorted({film.split for film in opened.films})
    if len(splits) > 1:
        raise NothingToDoError(
            str(folder), f"it holds the splits {', '.join(splits)}", "Name the folder of one"
        )
    reading = read_films(opened.films, look)
    labels = labels_of(reading.films)
    if labels.all() or not labels.any():
        missing = "NORMAL" if labels.any() else "PNEUMONIA"
        raise NothingToDoError(
            str(folder), f"no film of the class {missing} can be read in it", "Add such films"
        )
    return {
        "model": scorer.name,
        "films": len(reading.films),
        "operating_points": _measured(scorer, reading),
        "unreadable": [
            {"file": broken.path.relative_to(folder).as_posix(), "reason": broken.reason}
            for broken in reading.unreadable
        ],
        "unlabelled": len(opened.unlabelled),
    }


def _measured(scorer: _Scorer, reading: Reading[NDArray[np.uint8]]) -> dict[str, Any]:
    scores = scorer.score(np.stack(reading.seen)[..., np.newaxis])
    labels, patients = labels_of(reading.films), np.array(groups_of(reading.films))
    found = {
        point: asdict(evaluate_scores(labels, scores, threshold=at, groups=patients))
        for point, at in scorer.thresholds.items()
    }
    for values in found.values():
        del values["roc"]
    return found


def _file_scorer(path: Path) -> _Scorer:
    from trainer.export import read_model, run_onnx

    proto, metadata = read_model(path)
    card = read_card(path.name, metadata)
    thresholds = {point.name: point.threshold for point in card.operating_points}

    def score(images: NDArray[np.uint8]) -> NDArray[np.float64]:
        return run_onnx(proto, images).probability.astype(np.float64)

    return _Scorer(f"{card.name} {card.version}", card.input.height, thresholds, score)


def _run_scorer(run: Path) -> _Scorer:
    from trainer import run_folder, training

    model, epoch = run_folder.load_epoch(run)

    def score(images: NDArray[np.uint8]) -> NDArray[np.float64]:
        return 1.0 / (1.0 + np.exp(-training.logits_of(model, images)))

    size = int(model.input_shape[1])
    return _Scorer(f"{model.name}, epoch {epoch}", size, {"uncalibrated": 0.5}, score)
