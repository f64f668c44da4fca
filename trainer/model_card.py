"""Everything about a finished run and one of its graphs, as a model card."""

from __future__ import annotations

import datetime
from dataclasses import asdict, dataclass
from importlib.metadata import version as version_of
from typing import TYPE_CHECKING

from desktop.evaluation.clustered import evaluate_by_patient
from desktop.evaluation.prevalence import expected_flag_rate
from desktop.imaging.tensor import RESIZE_RULE
from desktop.inference.contract import (
    CONTRACT_VERSION,
    ClassCounts,
    Confusion,
    Epoch,
    Estimate,
    Evaluation,
    FilmScores,
    FlagRate,
    InputSpec,
    ModelCard,
    OperatingPoint,
    RocPoint,
    TrainingData,
)
from trainer import calibration, quantisation, run_folder
from trainer.architectures import ARCHITECTURES
from trainer.dataset import file_list_sha256, groups_of, labels_of, line_of
from trainer.golden import GOLDEN_TOLERANCE, golden_films
from trainer.graph_scores import HELD_OUT, reference_of
from trainer.run_folder import EPOCHS_AVERAGED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from desktop.evaluation.metrics import Evaluation as Figures
    from desktop.evaluation.metrics import Interval
    from desktop.inference.contract import Storage
    from trainer.calibration import ScoredSet
    from trainer.dataset import Film
    from trainer.film_sets import FilmSets
    from trainer.graph_scores import Examination, Measured
    from trainer.provenance import About
    from trainer.recipes import Recipe

_SHIFTED = (
    "Films of another split, exposed and cropped otherwise than the training films; never "
    "learnt from. They took part in choosing the epoch, the calibration and the thresholds, so "
    "films to come may do somewhat worse."
)
_HELD_OUT = (
    "Films of the training split of patients that were not learnt from, from the same source "
    "and of the same kind as the training films: easier than films to come."
)
_CHOSEN_ON = (
    "{rule}; sensitivity and specificity taken as the mean of held-out patients "
    "({held_out} films) and {shifted}, mean over bootstrap resamples by patient. Stated here as "
    "measured on {shifted}."
)
_RULES = {
    calibration.HIGH_SENSITIVITY: f"highest threshold with sensitivity at least "
    f"{calibration.TARGET_SENSITIVITY:g}",
    calibration.BALANCED: "largest Youden index",
    calibration.HIGH_SPECIFICITY: f"lowest threshold with specificity at least "
    f"{calibration.TARGET_SPECIFICITY:g}",
}
_LIBRARIES = (
    *("tensorflow", "keras", "tf2onnx", "onnx", "onnxruntime-gpu", "onnxruntime"),
    *("numpy", "pillow", "scikit-learn"),
)


PREVALENCES = (0.05, 0.2, 0.6)
"""Of pneumonia, at which the expected share of flagged films is stated."""


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """What the cards of all files of a run have in common.

    Parameters
    ----------
    recipe : Recipe
        How it was trained.
    seed, split_seed : int
        Of the training and of the split by patient.
    epoch : int
        Which one is shipped.
    parameters, side : int
        Of the network: number of weights, and input size in pixels.
    curve : tuple of Epoch
        Of the whole run.
    exam : Examination
        The films.
    """

    recipe: Recipe
    seed: int
    split_seed: int
    epoch: int
    parameters: int
    side: int
    curve: tuple[Epoch, ...]
    exam: Examination


def card_of(draft: Draft, measured: Measured, storage: Storage, version: str) -> ModelCard:
    """Choose the operating points of a graph, and write everything known into its card.

    Parameters
    ----------
    draft : Draft
        What all files of the run have in common.
    measured : Measured
        The graph and what it gave.
    storage : Storage
        How it stores its weights.
    version : str
        Of the file.

    Returns
    -------
    ModelCard
        Complete.
    """
    recipe, exam = draft.recipe, draft.exam
    figures = figures_of(measured, exam.films, seed=draft.seed)
    architecture = ARCHITECTURES[recipe.model]
    exact = storage.weights != "int8"
    return ModelCard(
        contract_version=CONTRACT_VERSION,
        name=recipe.model,
        version=version,
        title=architecture.title,
        architecture=f"{architecture.description}; {draft.parameters:,} weights",
        parameters=draft.parameters,
        created=datetime.datetime.now(datetime.UTC).replace(microsecond=0),
        input=InputSpec(height=draft.side, width=draft.side, resize=RESIZE_RULE),
        labels=("NORMAL", "PNEUMONIA"),
        operating_points=figures.points,
        default_operating_point=figures.default.name,
        population=exam.about.population,
        training_data=training_data(exam.films, exam.about, draft.split_seed),
        seed=draft.seed,
        hyperparameters=recipe.flat()
        | {
            # A run that was broken off has fewer epochs than its recipe.
            "epochs_trained": sum(_averaged(epoch) == 1 for epoch in draft.curve),
            "epoch_shipped": draft.epoch,
            EPOCHS_AVERAGED: _averaged(draft.curve[draft.epoch - 1]),
            "calibration_slope": exam.calibration.slope,
            "calibration_bias": exam.calibration.bias,
        },
        evaluations=figures.evaluations,
        learning_curve=draft.curve,
        parity=measured.parity,
        golden_films=golden_films(measured.proto, exam.films.training, draft.side),
        golden_tolerance=GOLDEN_TOLERANCE if exact else quantisation.GOLDEN_TOLERANCE,
        reference=reference_of(exam, measured),
        storage=storage,
        library_versions=_library_versions(),
    )


@dataclass(frozen=True, slots=True)
class CardFigures:
    """What measuring a graph on a run's films puts into its card."""

    points: tuple[OperatingPoint, ...]
    default: OperatingPoint
    evaluations: tuple[Evaluation, ...]


def figures_of(measured: Measured, films: FilmSets, *, seed: int) -> CardFigures:
    """Choose a graph's operating points, and state how it does on each set of films.

    Parameters
    ----------
    measured : Measured
        The graph's scores of the films that were not learnt from.
    films : FilmSets
        Those films.
    seed : int
        Of the bootstrap.
    """
    sets = [measured.shifted, measured.validation]
    points = _operating_points(measured, calibration.choose_thresholds(sets, seed=seed))
    default = _default_point(points)
    return CardFigures(points, default, _evaluations(measured, films, default))


def _averaged(epoch: Epoch) -> int:
    return int(epoch.values.get(EPOCHS_AVERAGED, 1))


def _operating_points(
    measured: Measured, thresholds: Mapping[str, float]
) -> tuple[OperatingPoint, ...]:
    points = []
    for name, threshold in thresholds.items():
        found = _measured_at(measured.shifted, threshold).metrics
        sensitivity, specificity = found["sensitivity"], found["specificity"]
        points.append(
            OperatingPoint(
                name=name,
                threshold=threshold,
                sensitivity=_estimate(sensitivity),
                specificity=_estimate(specificity),
                flag_rates=tuple(
                    FlagRate(
                        prevalence=prevalence,
                        rate=_estimate(
                            expected_flag_rate(sensitivity, specificity, prevalence=prevalence)
                        ),
                    )
                    for prevalence in PREVALENCES
                ),
                chosen_on=_CHOSEN_ON.format(
                    rule=_RULES[name],
                    held_out=len(measured.validation.labels),
                    shifted=measured.shifted_name,
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
    held_out = _evaluation(HELD_OUT, _HELD_OUT, films.validation, measured.validation, point)
    if measured.shifted_name == HELD_OUT:
        return (held_out,)
    shifted = _evaluation(measured.shifted_name, _SHIFTED, films.shifted, measured.shifted, point)
    return shifted, held_out


def _evaluation(
    name: str, description: str, films: Sequence[Film], scored: ScoredSet, point: OperatingPoint
) -> Evaluation:
    found = _measured_at(scored, point.threshold)
    return Evaluation(
        data=name,
        description=description,
        file_list_sha256=file_list_sha256(films),
        n=found.n,
        prevalence=found.prevalence,
        operating_point=point.name,
        metrics={key: _estimate(interval) for key, interval in found.metrics.items()},
        confusion=Confusion(threshold=point.threshold, **asdict(found.confusion)),
        roc=tuple(RocPoint(**asdict(corner)) for corner in found.roc),
        films=_film_scores(films, scored),
    )


def _film_scores(films: Sequence[Film], scored: ScoredSet) -> FilmScores:
    """Return the single scores in the order of the file list, the same for every model."""
    order = sorted(range(len(films)), key=lambda place: line_of(films[place]))
    return FilmScores.of(scored.labels[order], scored.patients[order], scored.scores[order])


def _measured_at(scored: ScoredSet, threshold: float) -> Figures:
    """Measure as the app does, with intervals that allow for patients of several films."""
    return evaluate_by_patient(
        scored.labels, scored.scores, threshold=threshold, groups=scored.patients
    )


def _estimate(interval: Interval) -> Estimate:
    return Estimate(**asdict(interval))


def training_data(films: FilmSets, about: About, split_seed: int) -> TrainingData:
    """State what a run learnt from."""
    both = (*films.training, *films.validation)
    return TrainingData(
        name=about.name,
        source=about.source,
        licence=about.licence,
        training=_counts(films.training),
        validation=_counts(films.validation),
        patients=len(set(groups_of(both))),
        split=f"by patient and by content, seed {split_seed}",
        file_list_sha256=file_list_sha256(both),
        manifest_sha256=films.manifest_sha256,
        notes=about.notes,
    )


def _counts(films: Sequence[Film]) -> ClassCounts:
    pneumonia = int(labels_of(films).sum())
    return ClassCounts(normal=len(films) - pneumonia, pneumonia=pneumonia)


def learning_curve(run: Path) -> tuple[Epoch, ...]:
    """Return a run's learning curve as the card takes it."""
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
