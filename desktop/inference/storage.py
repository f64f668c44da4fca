"""How a model file stores its weights, and what that changed."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from desktop.inference.parts import Part, Share


class AucChange(Part):
    """ROC AUC of this file less that of the float32 graph, on the same films."""

    data: Annotated[str, Field(min_length=1)]
    n: Annotated[int, Field(ge=1)]
    change: Annotated[float, Field(ge=-1, le=1)]


class SpeedRatio(Part):
    """How many times as fast as the float32 graph this file is, as measured.

    Parameters
    ----------
    ratio : float
        Of the median times; above 1 this file is faster.
    batch, threads : int
        Films a batch, and threads for one inference.
    processor : str
        Where it was measured.
    """

    ratio: Annotated[float, Field(gt=0)]
    batch: Annotated[int, Field(ge=1)]
    threads: Annotated[int, Field(ge=1)]
    processor: Annotated[str, Field(min_length=1)]


class StorageEffect(Part):
    """What storing the weights smaller changed, next to the float32 graph.

    Parameters
    ----------
    films : int
        Films whose probabilities were compared, those of `auc_changes`.
    max_abs_change, mean_abs_change : float
        Of a film's probability.
    auc_changes : tuple of AucChange
        One for each set of labelled films.
    speed : SpeedRatio
        On a CPU.
    """

    films: Annotated[int, Field(ge=1)]
    max_abs_change: Share
    mean_abs_change: Share
    auc_changes: Annotated[tuple[AucChange, ...], Field(min_length=1)]
    speed: SpeedRatio


class Storage(Part):
    """How the weights are stored, and what that changed.

    Parameters
    ----------
    weights : str
        ``float32``; ``float16``, which computes in float32 all the same; or ``int8``,
        which computes in integers and is meant for the CPU.
    note : str
        Why they are stored so, in words for people.
    effect : StorageEffect or None
        None for ``float32``, which everything else is compared with.
    """

    weights: Literal["float32", "float16", "int8"]
    note: Annotated[str, Field(min_length=1)]
    effect: StorageEffect | None = None

    @model_validator(mode="after")
    def _measured(self) -> Storage:
        if (self.effect is None) != (self.weights == "float32"):
            raise ValueError(f"{self.weights} weights and what they change do not go together")
        return self
