"""An exponential average of all weights: what a run keeps of each epoch."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import tensorflow as tf

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import keras
    import numpy as np
    from numpy.typing import NDArray


class WeightAverage:
    """Follow a model's weights at a distance.

    Batch statistics are averaged along with the weights, so the average is a network
    of its own. At the beginning it follows faster, so that it soon forgets the initial
    weights (as `tf.train.ExponentialMovingAverage` does with `num_updates`).

    Parameters
    ----------
    model : keras.Model
        The model; its weights are the average's first value.
    decay : float
        Share of the average that stays at each step, 0 to 1.
    """

    def __init__(self, model: keras.Model, decay: float) -> None:
        self._model = model
        self._decay = decay
        self._steps = tf.Variable(0, dtype=tf.int64, trainable=False)
        self._mean = [
            tf.Variable(weight.value.read_value(), trainable=False) for weight in model.weights
        ]

    def update(self) -> None:
        """Move the average one step towards the weights; may be traced by `tf.function`."""
        self._steps.assign_add(1)
        steps = tf.cast(self._steps.read_value(), tf.float32)
        decay = tf.minimum(self._decay, (1.0 + steps) / (10.0 + steps))
        for mean, weight in zip(self._mean, self._model.weights, strict=True):
            mean.assign_sub((1.0 - decay) * (mean.read_value() - weight.value.read_value()))

    @property
    def state(self) -> list[NDArray[np.generic]]:
        """The average and its age, as arrays; set it to take up an earlier average."""
        return [self._steps.numpy(), *self.weights()]

    @state.setter
    def state(self, arrays: Sequence[NDArray[np.generic]]) -> None:
        steps, *weights = arrays
        self._steps.assign(steps)
        for mean, array in zip(self._mean, weights, strict=True):
            mean.assign(array)

    def weights(self) -> list[NDArray[np.float32]]:
        """Return the averaged weights, in the model's order."""
        return [mean.numpy() for mean in self._mean]

    @contextmanager
    def shown(self) -> Iterator[keras.Model]:
        """Put the averaged weights into the model for a while."""
        trained = self._model.get_weights()
        self._model.set_weights(self.weights())
        try:
            yield self._model
        finally:
            self._model.set_weights(trained)
