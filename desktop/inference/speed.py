"""How fast a model is on this machine."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from desktop.inference.classifier import Classifier


@dataclass(frozen=True, slots=True)
class Speed:
    """Measured speed of a model alone, without reading and decoding films.

    Parameters
    ----------
    films_per_second : float
        Films scored in a second, in batches of `batch`.
    milliseconds : float
        Time for one film in such a batch.
    batch : int
        Batch size.
    device : str
        Where it ran.
    """

    films_per_second: float
    milliseconds: float
    batch: int
    device: str


def measure_speed(classifier: Classifier, *, batch: int = 8, seconds: float = 1.0) -> Speed:
    """Measure a loaded model.

    Parameters
    ----------
    classifier : Classifier
        The model; it is warmed up by one batch first.
    batch : int
        Films a batch.
    seconds : float
        How long to measure, about; at least one batch.

    Returns
    -------
    Speed
        From the fastest batch, which other work on the machine disturbed least.
    """
    height, width = classifier.input_size
    noise = np.random.default_rng(0).uniform(0, 255, (batch, height, width, 1))
    films = noise.astype(np.float32)
    classifier.score(films)
    fastest = float("inf")
    end = time.perf_counter() + seconds
    while True:
        start = time.perf_counter()
        classifier.score(films)
        now = time.perf_counter()
        fastest = min(fastest, now - start)
        if now >= end:
            break
    return Speed(batch / fastest, fastest * 1000 / batch, batch, classifier.device.name)
