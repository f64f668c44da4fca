"""A finished network as the teacher of another: what it says of a film is part of the goal.

A label says yes or no; a network that does well on films unlike its own says how sure one
can be, and that is easier to learn (Hinton, Vinyals and Dean, arXiv:1503.02531). Taught
by itself on films whose texture was changed, a network keeps its judgement and loses its
eye for grain and for the traces of compression.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING

import keras
import numpy as np
import tensorflow as tf

from desktop.inference.contract import INPUT_NAME, PROBABILITY_NAME, read_card
from trainer.architectures import ARCHITECTURES
from trainer.export import cpu_session, read_model
from trainer.run_folder import weights_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from trainer.recipes import Recipe, Stage

Teacher = Callable[[tf.Tensor], tf.Tensor]
"""From films, float32 of shape (n, side, side, 1), 0 to 255, to probabilities, (n, 1)."""


def named(path: Path) -> str:
    """Say which model a file holds, for a run's records: name, version and SHA-256."""
    card = read_card(path.name, read_model(path)[1])
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return f"{card.name} {card.version}, SHA-256 {digest}"


def teacher_for(
    recipe: Recipe,
    stage: Stage,
    run: Path,
    *,
    file: Path | None,
    weights: Sequence[NDArray[np.float32]] | None,
    epochs_before: int,
) -> Teacher:
    """Return what teaches in a stage, and never learns itself.

    Parameters
    ----------
    recipe : Recipe
        Names the teacher; without one the network teaches itself.
    stage : Stage
        Gives the input size.
    run : Path
        Folder of the run that learns.
    file : Path or None
        The teacher's ONNX file.
    weights : sequence of ndarray or None
        Those that the stage began with; None in a run that is resumed, unless it started
        from a file.
    epochs_before : int
        Epochs of this run before the stage began.

    Returns
    -------
    Teacher
        A teacher from a file sees films at its own size, whatever the stage's is.

    Raises
    ------
    ValueError
        If the recipe wants a teacher and none is given or the file holds another model,
        or a network is to teach itself before it has learnt anything.
    ModelRejectedError
        If the file is no model.
    """
    if recipe.teacher:
        if file is None:
            raise ValueError(f"{recipe.model} learns from {recipe.teacher}: give its ONNX file")
        return _from_file(file, recipe.teacher)
    if weights is None and epochs_before == 0:
        raise ValueError("a network cannot teach itself before its first epoch")
    return _itself(recipe, stage, weights_file(run, epochs_before) if weights is None else weights)


def _from_file(path: Path, name: str) -> Teacher:
    proto, metadata = read_model(path)
    card = read_card(path.name, metadata)
    if card.name != name:
        raise ValueError(f"{path.name} holds {card.name}, and the recipe learns from {name}")
    session = cpu_session(proto)
    size = card.input.height, card.input.width

    def score(films: NDArray[np.float32]) -> NDArray[np.float32]:
        given: NDArray[np.float32] = session.run([PROBABILITY_NAME], {INPUT_NAME: films})[0]
        return given[:, np.newaxis]

    def teach(films: tf.Tensor) -> tf.Tensor:
        seen = tf.image.resize(films, size)
        return tf.ensure_shape(tf.numpy_function(score, [seen], tf.float32), (films.shape[0], 1))

    return teach


def _itself(recipe: Recipe, stage: Stage, start: Path | Sequence[NDArray[np.float32]]) -> Teacher:
    policy = keras.mixed_precision.global_policy()
    keras.mixed_precision.set_global_policy("float32")
    try:
        model = ARCHITECTURES[recipe.model].build(stage.size)
    finally:
        keras.mixed_precision.set_global_policy(policy)
    if isinstance(start, list | tuple):
        model.set_weights(start)
    else:
        model.load_weights(start)
    model.trainable = False

    def teach(films: tf.Tensor) -> tf.Tensor:
        return tf.sigmoid(tf.cast(model(films, training=False), tf.float32))

    return teach
