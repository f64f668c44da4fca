"""Throughput of the pipeline next to the loop that anybody would write first."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from desktop.inference.contract import INPUT_NAME, PROBABILITY_NAME
from desktop.inference.pipeline import classify

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from desktop.imaging.radiograph import ImageRef
    from desktop.inference.classifier import Classifier
    from desktop.inference.pipeline import PipelineSettings


@dataclass(frozen=True, slots=True)
class Throughput:
    """Films per second of one model over the same films, both ways, in one run.

    Parameters
    ----------
    model : str
        Which model.
    device : str
        Where it ran.
    films : int
        Films a round.
    pipeline, plain : float
        Films per second, best of the rounds.
    """

    model: str
    device: str
    films: int
    pipeline: float
    plain: float

    @property
    def ratio(self) -> float:
        """How many times as fast the pipeline is."""
        return self.pipeline / self.plain


def measure_throughput(
    classifier: Classifier,
    films: Sequence[ImageRef],
    *,
    rounds: int = 2,
    settings: PipelineSettings | None = None,
) -> Throughput:
    """Time the pipeline against a plain loop.

    Parameters
    ----------
    classifier : Classifier
        The model.
    films : sequence of ImageRef
        Raster films; what Pillow cannot open has no place in the comparison.
    rounds : int
        The two take turns this often, so that a busy moment hits both.
    settings : PipelineSettings, optional
        How the pipeline reads.

    Returns
    -------
    Throughput
        The pipeline also hashes, screens and draws a thumbnail of every film; the
        plain loop only opens, resizes and scores.
    """
    plain_session = _plain_session(classifier)

    def pipeline() -> None:
        for _ in classify(films, [classifier], settings=settings):
            pass

    def plain() -> None:
        _plain_loop(plain_session, [film.path for film in films], classifier.input_size)

    seconds = {"pipeline": float("inf"), "plain": float("inf")}
    for _ in range(rounds):
        seconds["pipeline"] = min(seconds["pipeline"], _timed(pipeline))
        seconds["plain"] = min(seconds["plain"], _timed(plain))
    return Throughput(
        model=classifier.card.name,
        device=classifier.device.name,
        films=len(films),
        pipeline=len(films) / seconds["pipeline"],
        plain=len(films) / seconds["plain"],
    )


def _plain_session(classifier: Classifier) -> object:
    import onnxruntime

    providers = dict.fromkeys([classifier.device.provider, "CPUExecutionProvider"])
    return onnxruntime.InferenceSession(str(classifier.path), providers=list(providers))


def _plain_loop(session: object, paths: Sequence[Path], size: tuple[int, int]) -> None:
    height, width = size
    for path in paths:
        with Image.open(path) as image:
            small = image.convert("L").resize((width, height), Image.Resampling.BILINEAR)
        tensor = np.asarray(small, dtype=np.float32)[np.newaxis, :, :, np.newaxis]
        session.run([PROBABILITY_NAME], {INPUT_NAME: tensor})  # type: ignore[attr-defined]


def _timed(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
