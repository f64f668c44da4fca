"""A finished network as the teacher of another: what it says of a film is part of the goal.

A label says yes or no; a network that does well on films unlike its own says how sure one
can be, and that is easier to learn (Hinton, Vinyals and Dean, arXiv:1503.02531). Taught
by itself on films whose texture was changed, a network keeps its judgement and loses its
eye for grain and for the traces of compression.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import keras

from trainer.architectures import ARCHITECTURES
from trainer.run_folder import load_epoch, weights_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from trainer.recipes import Recipe, Stage


def teacher_for(
    recipe: Recipe,
    stage: Stage,
    run: Path,
    *,
    teacher_run: Path | None,
    weights: Sequence[NDArray[np.float32]] | None,
    epochs_before: int,
) -> keras.Model:
    """Return the network that teaches in a stage, in single precision and never trained.

    Parameters
    ----------
    recipe : Recipe
        Names the teacher's architecture; without one the network teaches itself.
    stage : Stage
        Gives the input size.
    run : Path
        Folder of the run that learns.
    teacher_run : Path or None
        Folder of the teacher's finished run.
    weights : sequence of ndarray or None
        Those that the stage began with; None in a run that is resumed.
    epochs_before : int
        Epochs of this run before the stage began.

    Returns
    -------
    keras.Model
        From films, 0 to 255, to logits.

    Raises
    ------
    ValueError
        If the recipe wants a teacher and none is given, or a network is to teach itself
        before it has learnt anything.
    """
    if recipe.teacher and teacher_run is None:
        raise ValueError(f"{recipe.model} learns from {recipe.teacher}: give its run as teacher")
    if not recipe.teacher and epochs_before == 0:
        raise ValueError("a network cannot teach itself before its first epoch")
    policy = keras.mixed_precision.global_policy()
    keras.mixed_precision.set_global_policy("float32")
    try:
        if teacher_run is not None and recipe.teacher:
            model, _ = load_epoch(teacher_run, size=stage.size)
        else:
            model = ARCHITECTURES[recipe.model].build(stage.size)
            if weights is None:
                model.load_weights(weights_file(run, epochs_before))
            else:
                model.set_weights(weights)
    finally:
        keras.mixed_precision.set_global_policy(policy)
    model.trainable = False
    return model
