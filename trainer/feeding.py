"""From film files to augmented batches, while the network is busy with the last one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import tensorflow as tf

from trainer.augmentation import two_views
from trainer.chance import Chance
from trainer.dataset import labels_of, load_images

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from trainer.dataset import Film
    from trainer.recipes import Recipe, Stage

CACHE_LIMIT = 2 * 1024**3
"""Most bytes of decoded films that are held; the others are decoded in every epoch."""

_AHEAD = 3
_SIDE_BY_SIDE = 2


class FilmCache:
    """Decoded films of one size, as many as fit into a limit.

    Parameters
    ----------
    films : sequence of Film
        All films of a run.
    size : int
        Side length in pixels.
    limit : int
        Most bytes to hold.
    """

    def __init__(self, films: Sequence[Film], size: int, *, limit: int = CACHE_LIMIT) -> None:
        self._films = films
        self._size = size
        self._held = load_images(films[: limit // size**2], size)

    @property
    def held(self) -> int:
        """How many films need not be decoded again."""
        return len(self._held)

    def images(self, indices: NDArray[np.int64]) -> NDArray[np.uint8]:
        """Return films, uint8 of shape (n, size, size, 1), 0 to 255."""
        found = np.empty((len(indices), self._size, self._size, 1), np.uint8)
        here = indices < len(self._held)
        found[here] = self._held[indices[here]]
        if not here.all():
            found[~here] = load_images([self._films[i] for i in indices[~here]], self._size)
        return found


def batches_of_epoch(
    films: Sequence[Film], cache: FilmCache, recipe: Recipe, *, stage: Stage, seed: int
) -> tf.data.Dataset:
    """Yield one epoch's augmented films, labels and class weights.

    Parameters
    ----------
    films : sequence of Film
        The training films.
    cache : FilmCache
        Of the same films.
    recipe : Recipe
        Batch size and augmentation.
    stage : Stage
        Side length, and augmentation where it has its own.
    seed : int
        Decides order and augmentation: the same seed gives the same batches, wherever
        and however often an epoch is run.

    Returns
    -------
    tf.data.Dataset
        Of float32 films (n, size, size, 1), 0 to 255; labels 0 or 1 (n, 1); weights
        (n, 1) under which both classes weigh the same; for a stage with a teacher also the
        films as the teacher sees them. A last smaller batch is left out.
    """
    size, strength = stage.size, stage.strength or recipe.strength
    labels = labels_of(films)
    share = labels.mean()
    weights = np.where(labels, 0.5 / share, 0.5 / (1 - share)).astype(np.float32)[:, np.newaxis]
    truth = labels.astype(np.float32)[:, np.newaxis]
    batch = min(recipe.batch, len(films))
    order = np.random.default_rng(seed).permutation(len(films))
    order = order[: len(films) // batch * batch].reshape(-1, batch)
    seeds = np.stack([np.full(len(order), seed), np.arange(len(order))], axis=1)

    def look_up(indices: tf.Tensor, number: tf.Tensor) -> tuple[tf.Tensor, ...]:
        images = tf.numpy_function(cache.images, [indices], tf.uint8)
        images = tf.ensure_shape(images, (batch, size, size, 1))
        plain, changed = two_views(images, strength, Chance(number))
        found = changed, tf.gather(truth, indices), tf.gather(weights, indices)
        return (*found, plain) if stage.teacher else found

    dataset = tf.data.Dataset.from_tensor_slices((order, seeds))
    dataset = dataset.map(look_up, num_parallel_calls=_SIDE_BY_SIDE, deterministic=True)
    options = tf.data.Options()
    options.experimental_distribute.auto_shard_policy = tf.data.experimental.AutoShardPolicy.DATA
    return dataset.prefetch(_AHEAD).with_options(options)
