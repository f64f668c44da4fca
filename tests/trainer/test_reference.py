from __future__ import annotations

import numpy as np
import pytest

from trainer.reference import fit_space, reference_of


def test_films_unlike_the_training_films_lie_beyond_the_threshold() -> None:
    rng = np.random.default_rng(0)
    mixing = rng.normal(size=(20, 20))

    def embeddings(n: int) -> np.ndarray:
        return (rng.normal(size=(n, 20)) @ mixing + 3).astype(np.float32)

    space = fit_space(embeddings(2_000), components=16)
    reference = reference_of(space, [embeddings(100), embeddings(500)], chosen_on="a test")
    assert reference.false_alarm_rate <= 0.02
    strange = embeddings(50) * 0.2 + 25
    mean, whitening = reference.mean.unpack(), reference.whitening.unpack()
    assert whitening.shape == (16, 20)
    distances = np.linalg.norm((strange - mean) @ whitening.T.astype(np.float32), axis=1)
    assert (distances > reference.threshold).mean() > 0.95
    np.testing.assert_allclose(distances, space.distances(strange), rtol=1e-3)


def test_distances_of_training_films_have_unit_variance_a_component() -> None:
    rng = np.random.default_rng(1)
    some = rng.normal(size=(4_000, 8)).astype(np.float32) * np.arange(1, 9, dtype=np.float32)
    space = fit_space(some)
    whitened = (some - space.mean) @ space.whitening.T
    assert np.cov(whitened.T) == pytest.approx(np.eye(8), abs=0.1)
