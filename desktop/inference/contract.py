"""What a model file must say about itself.

One ``.onnx`` file carries everything: the graph, and under the metadata property
`METADATA_KEY` one JSON object, the model card. The trainer writes it with these
classes and the app reads it with them; what does not fit them is no model.
"""

from __future__ import annotations

import base64
import datetime
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, ValidationError, model_validator

from desktop.errors import ModelRejectedError
from desktop.inference.packed import FilmScores as FilmScores
from desktop.inference.packed import PackedArray as PackedArray
from desktop.inference.parts import Estimate as Estimate
from desktop.inference.parts import Part, Share
from desktop.inference.storage import AucChange as AucChange
from desktop.inference.storage import SpeedRatio as SpeedRatio
from desktop.inference.storage import Storage as Storage
from desktop.inference.storage import StorageEffect as StorageEffect

if TYPE_CHECKING:
    from collections.abc import Mapping


METADATA_KEY = "pneumotriage"
CONTRACT_VERSION = 1

QUANTISED_SUFFIX = "+int8"
"""Ends the version of a quantised model, a version of the plain one under the same name."""

PARITY_LIMITS = {"float32": 1e-4, "float16": 1e-3, "int8": 0.25}
"""How far a graph may stray from its Keras model, by how its weights are stored."""

INPUT_NAME = "image"
PROBABILITY_NAME = "probability"
SALIENCY_NAME = "saliency"
EMBEDDING_NAME = "embedding"


class InputSpec(Part):
    """What the network takes: float32 ``[N, height, width, 1]``, 0 to 255."""

    height: Annotated[int, Field(ge=16, le=4096)]
    width: Annotated[int, Field(ge=16, le=4096)]
    resize: Literal["stretch-bilinear"]


class FlagRate(Part):
    """Share of films that an operating point is expected to flag, at a given prevalence."""

    prevalence: Share
    rate: Estimate


class OperatingPoint(Part):
    """A threshold with what it was measured to do; scores at or above it are flagged."""

    name: Annotated[str, Field(min_length=1)]
    threshold: Share
    sensitivity: Estimate
    specificity: Estimate
    chosen_on: Annotated[str, Field(min_length=1)]
    flag_rates: tuple[FlagRate, ...] = ()


class Population(Part):
    """For whom the model was made."""

    description: Annotated[str, Field(min_length=1)]
    min_age_years: Annotated[float, Field(ge=0)]
    max_age_years: Annotated[float, Field(le=130)]
    views: tuple[str, ...]
    modalities: tuple[str, ...]


class ClassCounts(Part):
    """Number of films a class."""

    normal: Annotated[int, Field(ge=0)]
    pneumonia: Annotated[int, Field(ge=0)]


class TrainingData(Part):
    """What the model learnt from; a manifest, where there is one, lists the very films."""

    name: Annotated[str, Field(min_length=1)]
    source: str
    licence: Annotated[str, Field(min_length=1)]
    training: ClassCounts
    validation: ClassCounts
    patients: Annotated[int, Field(ge=1)]
    split: Annotated[str, Field(min_length=1)]
    file_list_sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    manifest_sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")] | None = None
    notes: str = ""


class RocPoint(Part):
    """One point of a ROC curve; its threshold is absent at the origin."""

    false_positive_rate: Share
    true_positive_rate: Share
    threshold: float | None


class Confusion(Part):
    """Counts at one threshold."""

    threshold: Share
    true_positive: Annotated[int, Field(ge=0)]
    false_positive: Annotated[int, Field(ge=0)]
    true_negative: Annotated[int, Field(ge=0)]
    false_negative: Annotated[int, Field(ge=0)]


class Evaluation(Part):
    """How the model did on one set of films it was not trained on.

    Parameters
    ----------
    data : str
        Short name of the set, equal for models measured on the same films.
    description : str
        What the set is and how far from the training data.
    file_list_sha256 : str
        Identifies the very films.
    n, prevalence
        Number of films and share of pneumonia among them.
    operating_point : str
        Where `metrics` and `confusion` that need a threshold were taken.
    metrics : dict of str to Estimate
        At least ``accuracy``, ``sensitivity``, ``specificity`` and ``roc_auc``.
    confusion : Confusion
        At the operating point's threshold.
    roc : tuple of RocPoint
        From (0, 0) to (1, 1).
    films : FilmScores, optional
        The scores of the single films; two models with the same file list can then be
        compared film by film.
    """

    data: Annotated[str, Field(min_length=1)]
    description: str
    file_list_sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    n: Annotated[int, Field(ge=1)]
    prevalence: Share
    operating_point: str
    metrics: dict[str, Estimate]
    confusion: Confusion
    roc: tuple[RocPoint, ...]
    films: FilmScores | None = None

    @model_validator(mode="after")
    def _complete(self) -> Evaluation:
        missing = {"accuracy", "sensitivity", "specificity", "roc_auc"} - set(self.metrics)
        if missing:
            raise ValueError(f"metrics lack {', '.join(sorted(missing))}")
        if len(self.roc) < 2:
            raise ValueError("a ROC curve has at least two points")
        return self

    @model_validator(mode="after")
    def _of_one_mind(self) -> Evaluation:
        if self.films is None:
            return self
        labels, flagged = self.films.labels, self.films.scores >= self.confusion.threshold
        counted = [
            int((one & other).sum())
            for one, other in (
                (labels, flagged), (~labels, flagged), (~labels, ~flagged), (labels, ~flagged),
            )
        ]  # fmt: skip
        stated = self.confusion
        if len(labels) != self.n or counted != [
            stated.true_positive, stated.false_positive,
            stated.true_negative, stated.false_negative,
        ]:  # fmt: skip
            raise ValueError("the scores of the single films do not give the counts stated")
        return self


class Epoch(Part):
    """One step of the learning curve; values as the trainer logged them."""

    epoch: Annotated[int, Field(ge=1)]
    values: dict[str, float]


class Parity(Part):
    """How far the graph of this file is from the Keras model it was made from.

    Parameters
    ----------
    films : int
        Number of films that both scored.
    max_abs_difference : float
        Largest difference of any output: of the probability as it is, of embedding and
        saliency as a share of their largest value.
    tolerance : float
        What the export would have refused; `PARITY_LIMITS` says how much a file may
        grant itself.
    """

    films: Annotated[int, Field(ge=1)]
    max_abs_difference: Annotated[float, Field(ge=0)]
    tolerance: Annotated[float, Field(gt=0)]

    @model_validator(mode="after")
    def _kept(self) -> Parity:
        if self.max_abs_difference > self.tolerance:
            raise ValueError("the ONNX graph strays from the Keras model beyond the tolerance")
        return self


class GoldenFilm(Part):
    """A synthetic film inside the card, with the score that this model must give it.

    Parameters
    ----------
    name : str
        For messages.
    png : str
        An 8-bit grey PNG in Base64. It goes through the app's whole pixel path.
    probability : float
        What the exported graph gave when it was made.
    """

    name: str
    png: str
    probability: Share

    @property
    def content(self) -> bytes:
        """The PNG file."""
        return base64.b64decode(self.png, validate=True)


class Reference(Part):
    """What the training films' embeddings look like, to notice films unlike them.

    The distance of an embedding `e` is ``||W (e - mean)||``, the Mahalanobis distance
    in the subspace that `whitening` spans (Lee et al., NeurIPS 2018, with one class).

    Parameters
    ----------
    mean : PackedArray, shape (d,)
        Mean embedding of the training films.
    whitening : PackedArray, shape (k, d)
        Turns a centred embedding into uncorrelated unit-variance components.
    threshold : float
        Films farther away are "unlike the training films".
    false_alarm_rate : float
        Share of held-out chest films beyond the threshold.
    chosen_on : str
        On which films the threshold was set.
    """

    mean: PackedArray
    whitening: PackedArray
    threshold: Annotated[float, Field(gt=0)]
    false_alarm_rate: Share
    chosen_on: Annotated[str, Field(min_length=1)]


class ModelCard(Part):
    """Everything a model file says about itself; field by field as in DESIGN, section 3."""

    contract_version: Literal[1]
    name: Annotated[str, Field(pattern="^[a-z][a-z0-9_]{1,39}$")]
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+([.+-][0-9A-Za-z.-]{1,40})?$")]
    title: Annotated[str, Field(min_length=1)]
    architecture: Annotated[str, Field(min_length=1)]
    parameters: Annotated[int, Field(ge=1)]
    created: datetime.datetime
    input: InputSpec
    labels: tuple[Literal["NORMAL"], Literal["PNEUMONIA"]]
    operating_points: Annotated[tuple[OperatingPoint, ...], Field(min_length=1)]
    default_operating_point: str
    population: Population
    training_data: TrainingData
    seed: int
    hyperparameters: dict[str, str | int | float | bool]
    evaluations: Annotated[tuple[Evaluation, ...], Field(min_length=1)]
    learning_curve: Annotated[tuple[Epoch, ...], Field(min_length=1)]
    parity: Parity
    golden_films: Annotated[tuple[GoldenFilm, ...], Field(min_length=2)]
    golden_tolerance: Annotated[float, Field(gt=0, le=0.01)]
    reference: Reference | None = None
    storage: Storage | None = None
    library_versions: dict[str, str]

    @model_validator(mode="after")
    def _consistent(self) -> ModelCard:
        names = [point.name for point in self.operating_points]
        if len(set(names)) != len(names):
            raise ValueError("two operating points have the same name")
        if self.default_operating_point not in names:
            raise ValueError(f"no operating point is called {self.default_operating_point!r}")
        return self

    @model_validator(mode="after")
    def _stored_as_named(self) -> ModelCard:
        weights = self.storage.weights if self.storage else "float32"
        if self.quantised != self.version.endswith(QUANTISED_SUFFIX):
            raise ValueError(f"version {self.version} does not go with {weights} weights")
        if self.parity.tolerance > PARITY_LIMITS[weights]:
            raise ValueError(
                f"a parity tolerance of {self.parity.tolerance:g} is too large for {weights} "
                f"weights; {PARITY_LIMITS[weights]:g} is allowed"
            )
        return self

    @property
    def quantised(self) -> bool:
        """Whether the network computes in integers; such a version is never the default."""
        return self.storage is not None and self.storage.weights == "int8"

    def operating_point(self, name: str | None = None) -> OperatingPoint:
        """Return an operating point.

        Parameters
        ----------
        name : str, optional
            The card's default when omitted.

        Raises
        ------
        KeyError
            If the card has none of that name.
        """
        wanted = name or self.default_operating_point
        for point in self.operating_points:
            if point.name == wanted:
                return point
        raise KeyError(wanted)


def read_card(subject: str, metadata: Mapping[str, str]) -> ModelCard:
    """Read the model card out of an ONNX file's metadata.

    Parameters
    ----------
    subject : str
        Names the file in messages.
    metadata : mapping of str to str
        The file's metadata properties.

    Returns
    -------
    ModelCard
        The validated card.

    Raises
    ------
    ModelRejectedError
        If there is no card or it is incomplete; the message lists every fault.
    """
    if METADATA_KEY not in metadata:
        raise ModelRejectedError(
            subject,
            "the file has no model card",
            "Export the model with 'pneumotriage-train export'",
            code="no_card",
        )
    try:
        return ModelCard.model_validate_json(metadata[METADATA_KEY])
    except ValidationError as error:
        faults = "; ".join(
            f"{'.'.join(str(step) for step in fault['loc']) or 'card'}: {fault['msg']}"
            for fault in error.errors()
        )
        raise ModelRejectedError(
            subject,
            f"the model card does not keep the contract ({faults})",
            "Export the model again with a trainer of this version",
            code="bad_card",
        ) from error
