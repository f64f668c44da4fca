"""What the cards of the installed models say, side by side. Plain values, no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.inference.contract import Estimate, Evaluation
    from desktop.inference.speed import Speed
    from desktop.registry import InstalledModel

Identity = tuple[str, str]
"""Name and version of a model."""


@dataclass(frozen=True, slots=True)
class ModelRow:
    """One model as the comparison shows it.

    Parameters
    ----------
    model : InstalledModel
        With its card.
    evaluation : Evaluation or None
        On the chosen set; None if the model was not measured there.
    speed : Speed or None
        As measured on this machine; None until then.
    """

    model: InstalledModel
    evaluation: Evaluation | None
    speed: Speed | None = None

    @property
    def identity(self) -> Identity:
        """Name and version."""
        return self.model.card.name, self.model.card.version

    def metric(self, name: str) -> Estimate | None:
        """Return a metric on the chosen set."""
        return self.evaluation.metrics.get(name) if self.evaluation else None


@dataclass(frozen=True, slots=True)
class EvaluationSet:
    """A set of films on which models were measured."""

    data: str
    description: str


def evaluation_sets(models: Iterable[InstalledModel]) -> list[EvaluationSet]:
    """Return the sets named in the cards, those farthest from the training first.

    The order is that of the cards, each set once.
    """
    sets: dict[str, EvaluationSet] = {}
    for model in models:
        for one in model.card.evaluations:
            sets.setdefault(one.data, EvaluationSet(one.data, one.description))
    return list(sets.values())


def evaluation_on(model: InstalledModel, data: str) -> Evaluation | None:
    """Return how a model did on a set; None if it was not measured there."""
    return next((one for one in model.card.evaluations if one.data == data), None)


def comparable(rows: Sequence[ModelRow]) -> bool:
    """Tell whether all rows were measured on the very same films."""
    return len({row.evaluation.file_list_sha256 for row in rows if row.evaluation}) <= 1
