"""Where a run stood after its last whole epoch, so that a killed one goes on from there.

One file holds all: weights, optimiser, averaged weights and dropout's random states. It
replaces the one before in a single step, so a kill at any moment leaves one of them whole.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    import keras

    from trainer.averaging import WeightAverage

_NAME = "state.npz"


@dataclass(frozen=True, slots=True, eq=False)
class Checkpoint:
    """A run between two epochs.

    Parameters
    ----------
    stage : int
        Position of the stage under way, from 0.
    epoch : int
        Epochs of the whole run that are done.
    in_stage : int
        Epochs of the stage that are done.
    arrays : dict of str to ndarray
        Everything that changes while a network learns.
    """

    stage: int
    epoch: int
    in_stage: int
    arrays: dict[str, np.ndarray[Any, Any]]

    def restore(
        self, model: keras.Model, optimizer: keras.Optimizer, average: WeightAverage
    ) -> None:
        """Put model, optimiser and average back into this state.

        Parameters
        ----------
        model : keras.Model
            Built as the one that was saved.
        optimizer : keras.Optimizer
            Built for this model.
        average : WeightAverage
            Of this model.
        """
        for name, variables in _variables(model, optimizer).items():
            for i, variable in enumerate(variables):
                variable.assign(self.arrays[f"{name}{i}"])
        count = sum(name.startswith("average") for name in self.arrays)
        average.state = [self.arrays[f"average{i}"] for i in range(count)]


def save(
    run: Path,
    model: keras.Model,
    optimizer: keras.Optimizer,
    average: WeightAverage,
    *,
    stage: int,
    epoch: int,
    in_stage: int,
) -> None:
    """Write the state of a run, in place of the one before; see `Checkpoint`."""
    arrays = {
        f"{name}{i}": np.asarray(variable)
        for name, variables in _variables(model, optimizer).items()
        for i, variable in enumerate(variables)
    }
    arrays |= {f"average{i}": array for i, array in enumerate(average.state)}
    where = json.dumps({"stage": stage, "epoch": epoch, "in_stage": in_stage})
    unfinished = run / f"{_NAME}.part"
    with unfinished.open("wb") as file:
        np.savez(file, allow_pickle=False, where=np.array(where), **arrays)
    unfinished.replace(run / _NAME)


def load(run: Path) -> Checkpoint | None:
    """Return where a run stood; None if it never finished an epoch."""
    path = run / _NAME
    if not path.exists():
        return None
    with np.load(path, allow_pickle=False) as stored:
        where = json.loads(str(stored["where"]))
        arrays = {name: stored[name] for name in stored.files if name != "where"}
    return Checkpoint(arrays=arrays, **where)


def _variables(model: keras.Model, optimizer: keras.Optimizer) -> dict[str, list[Any]]:
    return {"model": list(model.variables), "optimizer": list(optimizer.variables)}
