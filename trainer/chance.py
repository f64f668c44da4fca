"""Random numbers that depend on a seed and on nothing else.

TensorFlow's generators keep a state, which neither parallel threads nor a run that was
broken off get back in the same order. Here each batch has a seed of its own.
"""

from __future__ import annotations

from typing import Any

import tensorflow as tf


class Chance:
    """The random numbers of one batch.

    Parameters
    ----------
    seed : tf.Tensor, shape (2,)
        Integers. Each call below gives other numbers; the same calls in the same
        order with the same seed give the same ones.
    """

    def __init__(self, seed: tf.Tensor) -> None:
        self._seed = tf.cast(seed, tf.int32)
        self._calls = 0

    def uniform(self, shape: Any, minval: float = 0.0, maxval: float = 1.0) -> tf.Tensor:
        """Return float32 numbers in [minval, maxval)."""
        return tf.random.stateless_uniform(shape, self._next(), minval, maxval)

    def normal(self, shape: Any) -> tf.Tensor:
        """Return float32 numbers of mean 0 and standard deviation 1."""
        return tf.random.stateless_normal(shape, self._next())

    def _next(self) -> tf.Tensor:
        self._calls += 1
        # A batch's number and the number of the call must not meet.
        return self._seed + tf.constant([0, 1_000_003 * self._calls], tf.int32)
