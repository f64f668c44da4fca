"""Measure a finished run and write everything about it into its model card."""

from __future__ import annotations

import datetime
from dataclasses import asdict, dataclass
from importlib.metadata import version as version_of
from typing import TYPE_CHECKING

import numpy as np

from desktop.evaluation.metrics import evaluate_scores, wilson
from desktop.imaging.tensor import RESIZE_RULE
from desktop.inference.contract import (
    CONTRACT_VERSION,
    SALIENCY_NAME,
    ClassCounts,
    Confusion,
    Epoch,
    Estimate,
    Evaluation,
    InputSpec,
    ModelCard,
    OperatingPoint,
    Population,
    RocPoint,
    TrainingData,
)
from trainer import calibration, export, reference, run_folder, training
from trainer.architectures import ARCHITECTURES
from trainer.calibration import Calibration, ScoredSet
from trainer.dataset import file_list_sha256, groups_of, labels_of, load_images
from trainer.film_sets import film_sets
from trainer.golden import GOLDEN_TOLERANCE, golden_films

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import keras
    import onnx
    from numpy.typing import NDArray

    from desktop.evaluation.metrics import Interval
    from desktop.inference.contract import Parity, Reference
    from trainer.dataset import Film
    from trainer.film_sets import FilmSets

SHIFTED = "official test split, {n} films (val)"
HELD_OUT = "patient-grouped validation"

_DESCRIPTIONS = {
    SHIFTED: "Films of the official test split, exposed and cropped otherwise than the training "
    "films; never learnt from. They took part in choosing the epoch, the calibration and the "
    "thresholds, so films to come may do somewhat worse.",
    HELD_OUT: "Films of the training split of patients that were not learnt from, from the same "
    "source and of the same kind as the training films: easier than films to come.",
}
_CHOSEN_ON = (
    "{rule}; sensitivity and specificity taken as the mean of held-out patients "
    "({held_out} films) and official test films ({shifted}), median over bootstrap resamples "
    "by patient. Stated here as measured on the {shifted} official test films."
)
_RULES = {
    calibration.HIGH_SENSITIVITY: f"highest threshold with sensitivity at least "
    f"{calibration.TARGET_SENSITIVITY:g}",
    calibration.BALANCED: "largest Youden index",
    calibration.HIGH_SPECIFICITY: f"lowest threshold with specificity at least "
    f"{calibration.TARGET_SPECIFICITY:g}",
}
_POPULATION = Population(
    description="Children of 1 to 5 years, frontal chest films, one hospital in Guangzhou",
    min_age_years=1,
    max_age_years=5,
    views=("AP", "PA"),
    modalities=("CR", "DX"),
)
_LIBRARIES = (
    *("tensorflow", "keras", "tf2onnx", "onnx", "onnxruntime-gpu", "onnxruntime"),
    *("numpy", "pillow", "scikit-learn"),
)


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """A finished graph and what it gave on each set of films.

    Parameters
    ----------
    proto : onnx.ModelProto
        The checked graph.
    calibration : Calibration
        What is in it.
    parity : Parity
        How far it is from the Keras model.
    shifted, validation : ScoredSet
        Scores are the graph's probabilities.
    reference : Reference or None
        Of the training films' embeddings.
    """

    proto: onnx.ModelProto
    calibration: Calibration
    parity: Parity
    shifted: ScoredSet
    validation: ScoredSet
    reference: Reference | None


def export_run(
    run: Path,
    data: Path,
    output: Path,
    *,
    version: str,
    split_seed: int,
    epoch: int | None = None,
    size: int | None = None,
) -> Path:
    """Calibrate, convert, measure and write the model of a finished run.

    Parameters
    ----------
    run : Path
        Folder that `trainer.training.fit` filled.
    data : Path
        The folder it was fitted on.
    output : Path
        Folder for the ONNX file.
    version : str
        Version of the model to be.
    split_seed : int
        Of the split by patient.
    epoch : int, optional
        Epoch to ship; chosen from the learning curve when omitted.
    size : int, optional
        Input size to ship; the one that the epoch was trained at when omitted.

    Returns
    -------
    Path
        The file written.
    """
    recipe, seed = run_folder.read_run(run)
    films = film_sets(data, validation_share=recipe.validation_share, seed=split_seed)
    model, epoch = run_folder.load_epoch(run, epoch, size)
    measured = _measure(model, films)
    thresholds = calibration.choose_thresholds([measured.shifted, measured.validation], seed=seed)
    points = _operating_points(measured, thresholds)
    architecture = ARCHITECTURES[recipe.model]
    side = int(model.input_shape[1])
    default = _default_point(points)
    card = ModelCard(
        contract_version=CONTRACT_VERSION,
        name=recipe.model,
        version=version,
        title=architecture.title,
        architecture=f"{architecture.description}; {model.count_params():,} weights",
        parameters=model.count_params(),
        created=datetime.datetime.now(datetime.UTC).replace(microsecond=0),
        input=InputSpec(height=side, width=side, resize=RESIZE_RULE),
        labels=("NORMAL", "PNEUMONIA"),
        operating_points=points,
        default_operating_point=default.name,
        population=_POPULATION,
        training_data=_training_data(films, split_seed),
        seed=seed,
        hyperparameters=recipe.flat()
        | {
            # A run that was broken off has fewer epochs than its recipe.
            "epochs_trained": len(run_folder.read_log(run)),
            "epoch_shipped": epoch,
            "calibration_slope": measured.calibration.slope,
            "calibration_bias": measured.calibration.bias,
        },
        evaluations=_evaluations(measured, films, default),
        learning_curve=_learning_curve(run),
        parity=measured.parity,
        golden_films=golden_films(measured.proto, films.training, side),
        golden_tolerance=GOLDEN_TOLERANCE,
        reference=measured.reference,
        library_versions=_library_versions(),
    )
    return export.write_model(measured.proto, card, output)


def _measure(model: keras.Model, films: FilmSets) -> Measured:
    side = int(model.input_shape[1])
    shifted, validation = load_images(films.shifted, side), load_images(films.validation, side)
    fitted = calibration.fit_calibration(
        [
            _scored(some, training.logits_of(model, images))
            for some, images in ((films.shifted, shifted), (films.validation, validation))
        ]
    )
    proto = export.convert(model, fitted)
    on_shifted, on_validation = export.run_onnx(proto, shifted), export.run_onnx(proto, validation)
    sample = validation[:: max(1, len(validation) // export.PARITY_FILMS)][: export.PARITY_FILMS]
    parity = export.parity_of(
        export.run_keras(model, fitted, sample), export.run_onnx(proto, sample)
    )
    return Measured(
        proto=proto,
        calibration=fitted,
        parity=parity,
        shifted=_scored(films.shifted, on_shifted.probability),
        validation=_scored(films.validation, on_validation.probability),
        reference=_reference(proto, films, side, [on_shifted.embedding, on_validation.embedding]),
    )


def _reference(
    proto: onnx.ModelProto, films: FilmSets, side: int, held_out: list[NDArray[np.float32]]
) -> Reference | None:
    """Describe the embedding, unless the network has none that tells films apart.

    The dense baseline lets most hands pass, and a warning that comes so seldom misleads.
    """
    if SALIENCY_NAME not in {output.name for output in proto.graph.output}:
        return None
    images = load_images(films.training, side)
    return reference.reference_of(
        reference.fit_space(export.run_onnx(proto, images).embedding),
        held_out,
        chosen_on=f"{len(films.validation)} films of held-out patients and "
        f"{len(films.shifted)} official test films, {reference.PASSING_SHARE:.1%} of each within",
    )


def _scored(films: Sequence[Film], scores: NDArray[np.floating]) -> ScoredSet:
    return ScoredSet(labels_of(films), scores.astype(np.float64), np.array(groups_of(films)))


def _operating_points(
    measured: Measured, thresholds: Mapping[str, float]
) -> tuple[OperatingPoint, ...]:
    labels, scores = measured.shifted.labels, measured.shifted.scores
    points = []
    for name, threshold in thresholds.items():
        flagged = scores >= threshold
        points.append(
            OperatingPoint(
                name=name,
                threshold=threshold,
                sensitivity=_estimate(wilson(int(flagged[labels].sum()), int(labels.sum()))),
                specificity=_estimate(wilson(int((~flagged[~labels]).sum()), int((~labels).sum()))),
                chosen_on=_CHOSEN_ON.format(
                    rule=_RULES[name],
                    held_out=len(measured.validation.labels),
                    shifted=len(labels),
                ),
            )
        )
    return tuple(points)


def _default_point(points: Sequence[OperatingPoint]) -> OperatingPoint:
    """Choose the most sensitive point that still sorts: a missed pneumonia costs most."""
    by_name = {point.name: point for point in points}
    sensitive = by_name[calibration.HIGH_SENSITIVITY]
    if sensitive.specificity.value >= calibration.USEFUL_SPECIFICITY:
        return sensitive
    return by_name[calibration.BALANCED]


def _evaluations(
    measured: Measured, films: FilmSets, point: OperatingPoint
) -> tuple[Evaluation, ...]:
    sets = (
        (SHIFTED, films.shifted, measured.shifted),
        (HELD_OUT, films.validation, measured.validation),
    )
    return tuple(_evaluation(name, some, scored, point) for name, some, scored in sets)


def _evaluation(
    name: str, films: Sequence[Film], scored: ScoredSet, point: OperatingPoint
) -> Evaluation:
    found = evaluate_scores(
        scored.labels, scored.scores, threshold=point.threshold, groups=scored.patients
    )
    return Evaluation(
        data=name.format(n=len(films)),
        description=_DESCRIPTIONS[name],
        file_list_sha256=file_list_sha256(films),
        n=found.n,
        prevalence=found.prevalence,
        operating_point=point.name,
        metrics={key: _estimate(interval) for key, interval in found.metrics.items()},
        confusion=Confusion(threshold=point.threshold, **asdict(found.confusion)),
        roc=tuple(RocPoint(**asdict(corner)) for corner in found.roc),
    )


def _estimate(interval: Interval) -> Estimate:
    return Estimate(**asdict(interval))


def _training_data(films: FilmSets, split_seed: int) -> TrainingData:
    both = (*films.training, *films.validation)
    return TrainingData(
        name="Chest X-Ray Images (Kermany et al.), official training split",
        source="Kermany, Zhang, Goldbaum: Labeled Optical Coherence Tomography (OCT) and Chest "
        "X-Ray Images for Classification, Mendeley Data, v2",
        licence="CC BY 4.0",
        training=_counts(films.training),
        validation=_counts(films.validation),
        patients=len(set(groups_of(both))),
        split=f"by patient and by content, seed {split_seed}",
        file_list_sha256=file_list_sha256(both),
        notes="Every film was squashed to 224 × 224 pixels before. Training films whose patient "
        "number or content also stands among the official test films at hand were left out.",
    )


def _counts(films: Sequence[Film]) -> ClassCounts:
    pneumonia = int(labels_of(films).sum())
    return ClassCounts(normal=len(films) - pneumonia, pneumonia=pneumonia)


def _learning_curve(run: Path) -> tuple[Epoch, ...]:
    return tuple(
        Epoch(
            epoch=int(row["epoch"]),
            values={key: value for key, value in row.items() if key != "epoch"},
        )
        for row in run_folder.read_log(run)
    )


def _library_versions() -> dict[str, str]:
    found = {}
    for name in _LIBRARIES:
        try:
            found[name] = version_of(name)
        except ModuleNotFoundError:  # onnxruntime comes under one of two names
            continue
    return found
