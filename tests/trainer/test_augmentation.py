from __future__ import annotations

import numpy as np
import pytest

from trainer.recipes import Strength

pytestmark = pytest.mark.trainer

STILL = Strength(**dict.fromkeys(Strength.__slots__, 0.0))


def films(n: int = 6) -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (n, 32, 40, 1), dtype=np.uint8)


def augmented(images: np.ndarray, strength: Strength, seed: int = 1) -> np.ndarray:
    import tensorflow as tf

    from trainer.augmentation import augment
    from trainer.chance import Chance

    chance = Chance(tf.constant([seed, 0]))
    return augment(tf.constant(images), strength, chance).numpy()


@pytest.mark.parametrize("seed", range(5))
def test_range_and_shape_are_kept(seed: int) -> None:
    changed = augmented(films(), Strength(), seed)
    assert changed.shape == (6, 32, 40, 1)
    assert changed.dtype == np.float32
    assert changed.min() >= 0
    assert changed.max() <= 255
    assert np.isfinite(changed).all()


def test_no_strength_only_mirrors() -> None:
    images = films()
    changed = augmented(images, STILL)
    for before, after in zip(images.astype(np.float32), changed, strict=True):
        as_is = np.abs(after - before).max()
        mirrored = np.abs(after - before[:, ::-1]).max()
        assert min(as_is, mirrored) < 0.1


def test_the_same_seed_gives_the_same_films() -> None:
    np.testing.assert_array_equal(augmented(films(), Strength()), augmented(films(), Strength()))


def test_films_of_a_batch_change_each_in_its_own_way() -> None:
    same = np.repeat(films(1), 6, axis=0)
    changed = augmented(same, Strength())
    assert len({film.tobytes() for film in changed}) == 6


def test_corners_are_painted_over() -> None:
    grey = np.full((200, 40, 40, 1), 100, np.uint8)
    fields = dict.fromkeys(Strength.__slots__, 0.0) | {"corner": 0.5}
    changed = augmented(grey, Strength(**fields))
    for row, column in ((0, 0), (0, -1), (-1, 0), (-1, -1)):
        painted = np.abs(changed[:, row, column, 0] - 100) > 0.5
        assert 0.35 < painted.mean() < 0.65
    assert (np.abs(changed[:, 20, 20, 0] - 100) < 0.5).all()


def test_compression_leaves_its_traces_on_some_films() -> None:
    images = films(60)
    fields = dict.fromkeys(Strength.__slots__, 0.0) | {"jpeg": 0.5}
    plain, compressed = augmented(images, STILL), augmented(images, Strength(**fields))
    # The same films are mirrored in both; blocks of noise do not survive compression.
    touched = np.abs(plain - compressed).mean(axis=(1, 2, 3)) > 1
    assert 0.3 < touched.mean() < 0.7
