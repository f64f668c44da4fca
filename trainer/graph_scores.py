"""What a run's graph gives for every set of films, however its weights are stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from desktop.inference.contract import SALIENCY_NAME
from trainer import calibration, export, reference, training
from trainer.calibration import Calibration, ScoredSet
from trainer.dataset import groups_of, labels_of, load_images

if TYPE_CHECKING:
    from collections.abc import Sequence

    import keras
    import onnx
    from numpy.typing import NDArray

    from desktop.inference.contract import Parity, Reference
    from trainer.dataset import Film
    from trainer.export import Outputs
    from trainer.film_sets import FilmSets
    from trainer.provenance import About

    Images = NDArray[np.uint8]

HELD_OUT = "patient-grouped validation"


@dataclass(frozen=True, slots=True, eq=False)
class Examination:
    """A calibrated network and the films on which its graphs are measured.

    Parameters
    ----------
    films : FilmSets
        Of the run.
    about : About
        What they are.
    training, validation, shifted : ndarray of uint8, shape (n, side, side, 1)
        The same, decoded.
    calibration : Calibration
        Fitted to the network; becomes part of every graph.
    sample : ndarray of uint8, shape (n, side, side, 1)
        The films on which graphs are held against the network.
    keras_gave : Outputs
        What the network gave for them.
    """

    films: FilmSets
    about: About
    training: Images
    validation: Images
    shifted: Images
    calibration: Calibration
    sample: Images
    keras_gave: Outputs

    @property
    def shifted_name(self) -> str:
        """What cards call the second set; the first's name where it stands in for it."""
        return second_name(self.films, self.about)


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """A checked graph and what it gave.

    Parameters
    ----------
    proto : onnx.ModelProto
        The graph.
    parity : Parity
        How far it is from the Keras model.
    shifted, validation : ScoredSet
        Scores are the graph's probabilities.
    shifted_name : str
        What cards call the first of these sets.
    embeddings : tuple of ndarray of float32, shape (n, d)
        Of the shifted and the validation films.
    """

    proto: onnx.ModelProto
    parity: Parity
    shifted: ScoredSet
    validation: ScoredSet
    shifted_name: str
    embeddings: tuple[NDArray[np.float32], NDArray[np.float32]]

    @property
    def sets(self) -> dict[str, ScoredSet]:
        """The scored sets by the names that cards give them."""
        return {self.shifted_name: self.shifted, HELD_OUT: self.validation}


def second_name(films: FilmSets, about: About) -> str:
    """Return what cards call the second set; the first's name where it stands in for it."""
    if films.shifted == films.validation:
        return HELD_OUT
    return f"{about.second_split}, {len(films.shifted)} films"


def prepare(model: keras.Model, films: FilmSets, about: About) -> Examination:
    """Decode a run's films at a network's size, and calibrate it on those not learnt from."""
    side = int(model.input_shape[1])
    shifted, validation = load_images(films.shifted, side), load_images(films.validation, side)
    fitted = calibration.fit_calibration(
        [
            _scored(some, training.logits_of(model, images))
            for some, images in ((films.shifted, shifted), (films.validation, validation))
        ]
    )
    sample = evenly(np.concatenate([validation, shifted]), export.PARITY_FILMS)
    return Examination(
        films=films,
        about=about,
        training=load_images(films.training, side),
        validation=validation,
        shifted=shifted,
        calibration=fitted,
        sample=sample,
        keras_gave=export.run_keras(model, fitted, sample),
    )


def evenly(images: Images, count: int) -> Images:
    """Return so many films, or all, spread evenly over those given."""
    places = np.linspace(0, len(images) - 1, min(count, len(images)))
    return images[np.rint(places).astype(np.int64)]


def measure(exam: Examination, proto: onnx.ModelProto, *, weights: str) -> Measured:
    """Run a graph on the films that were not learnt from.

    Parameters
    ----------
    exam : Examination
        The films.
    proto : onnx.ModelProto
        The graph.
    weights : str
        How it stores its weights; decides how far it may stray from the Keras model.

    Returns
    -------
    Measured
        What it gave.

    Raises
    ------
    ModelRejectedError
        If it strays from the Keras model.
    """
    parity = export.parity_of(exam.keras_gave, export.run_onnx(proto, exam.sample), weights=weights)
    return scored(proto, parity, exam.films, exam.about, (exam.shifted, exam.validation))


def scored(
    proto: onnx.ModelProto,
    parity: Parity,
    films: FilmSets,
    about: About,
    images: tuple[Images, Images],
) -> Measured:
    """Run a checked graph on the films that were not learnt from.

    Parameters
    ----------
    proto : onnx.ModelProto
        The graph.
    parity : Parity
        How far it is from the Keras model.
    films, about : FilmSets, About
        Of the run.
    images : tuple of ndarray of uint8, each of shape (n, side, side, 1)
        Shifted and validation films, decoded.
    """
    shifted, validation = (export.run_onnx(proto, some) for some in images)
    return Measured(
        proto=proto,
        parity=parity,
        shifted=_scored(films.shifted, shifted.probability),
        validation=_scored(films.validation, validation.probability),
        shifted_name=second_name(films, about),
        embeddings=(shifted.embedding, validation.embedding),
    )


def reference_of(exam: Examination, measured: Measured) -> Reference | None:
    """Describe the embedding, unless the network has none that tells films apart.

    The dense baseline lets most hands pass, and a warning that comes so seldom misleads.
    """
    if SALIENCY_NAME not in {output.name for output in measured.proto.graph.output}:
        return None
    films = exam.films
    return reference.reference_of(
        reference.fit_space(export.run_onnx(measured.proto, exam.training).embedding),
        measured.embeddings,
        chosen_on=f"{len(films.validation)} films of held-out patients and "
        f"of {exam.shifted_name}, {reference.PASSING_SHARE:.1%} of each within",
    )


def _scored(films: Sequence[Film], scores: NDArray[np.floating]) -> ScoredSet:
    return ScoredSet(labels_of(films), scores.astype(np.float64), np.array(groups_of(films)))
