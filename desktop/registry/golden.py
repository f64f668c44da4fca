"""Runs a model on the golden films of its card, through the app's whole pixel path."""

from __future__ import annotations

import binascii
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from desktop.errors import UnreadableImageError
from desktop.imaging import raster
from desktop.imaging.limits import DEFAULT_LIMITS
from desktop.imaging.radiograph import ImageRef
from desktop.imaging.tensor import to_tensor
from desktop.inference.contract import INPUT_NAME, PROBABILITY_NAME
from desktop.registry.graph import OUTPUT_RANKS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from desktop.inference.contract import GoldenFilm, ModelCard

    Outputs = dict[str, NDArray[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class GoldenRun:
    """What a model gave for its golden films.

    Parameters
    ----------
    together : dict of str to ndarray
        Each output for all films as one batch.
    alone : tuple of dict
        The same for each film as a batch of one.
    """

    together: Outputs
    alone: tuple[Outputs, ...]


class GoldenRunError(Exception):
    """The golden films could not be run; says why."""


def run_golden_films(content: bytes, card: ModelCard) -> GoldenRun:
    """Run a model on its golden films, on the CPU.

    Parameters
    ----------
    content : bytes
        The model file.
    card : ModelCard
        Its card, with the films.

    Returns
    -------
    GoldenRun
        All outputs.

    Raises
    ------
    GoldenRunError
        If a film cannot be read or the model cannot be run.
    """
    films = [_tensor(film, card) for film in card.golden_films]
    session = _session(content)
    names = [output.name for output in session.get_outputs()]

    def run(batch: NDArray[np.float32]) -> Outputs:
        try:
            return dict(zip(names, session.run(names, {INPUT_NAME: batch}), strict=True))
        except Exception as error:
            words = _first_line(error)
            raise GoldenRunError(f"a batch of {len(batch)} fails ({words})") from error

    return GoldenRun(run(np.stack(films)), tuple(run(film[np.newaxis]) for film in films))


def output_values_fault(run: GoldenRun) -> str:
    """Return what is wrong with the outputs as such, or nothing."""
    for films, outputs in [(len(run.alone), run.together), *((1, one) for one in run.alone)]:
        for name, values in outputs.items():
            if values.ndim != OUTPUT_RANKS[name] or values.shape[0] != films:
                return f"{name!r} has the shape {values.shape} for a batch of {films}"
            if not np.isfinite(values).all():
                return f"{name!r} is not finite for every film"
        probabilities = outputs[PROBABILITY_NAME]
        if probabilities.min() < 0 or probabilities.max() > 1:
            return f"{PROBABILITY_NAME!r} leaves the range 0 to 1"
    return ""


def golden_scores_fault(run: GoldenRun, card: ModelCard) -> str:
    """Name the first golden film whose score is not the stored one, if any."""
    for place, film in enumerate(card.golden_films):
        batched = float(run.together[PROBABILITY_NAME][place])
        alone = float(run.alone[place][PROBABILITY_NAME][0])
        for how, score in (("in a batch", batched), ("alone", alone)):
            if not abs(score - film.probability) <= card.golden_tolerance:
                return (
                    f"film {film.name!r} gets {score:.6f} {how}, its stored score is "
                    f"{film.probability:.6f} ± {card.golden_tolerance:g}"
                )
    return ""


def _tensor(film: GoldenFilm, card: ModelCard) -> NDArray[np.float32]:
    ref = ImageRef(Path(film.name))
    try:
        content = film.content
        raster.probe(ref, content, DEFAULT_LIMITS)
        radiograph = raster.decode(ref, content)
    except (UnreadableImageError, binascii.Error) as error:
        raise GoldenRunError(f"golden film {film.name!r} cannot be read ({error})") from error
    return to_tensor(radiograph, height=card.input.height, width=card.input.width)


def _session(content: bytes) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4  # what fails is told in our own words
    try:
        return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    except Exception as error:
        words = _first_line(error)
        raise GoldenRunError(f"ONNX Runtime cannot load the file ({words})") from error


def _first_line(error: Exception) -> str:
    return (str(error) or type(error).__name__).splitlines()[0][:200]
