from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from trainer.recipes import Recipe, Stage

pytestmark = [
    pytest.mark.trainer,
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]

SIZE = 24
RECIPE = Recipe("baseline", (Stage(SIZE, 1, 1e-3),), batch=8)


def films_in(folder: Path) -> tuple:
    from trainer.dataset import find_films

    return find_films(folder / "train")


def epoch(films: tuple, *, seed: int, limit: int = 2**30) -> list[tuple[np.ndarray, ...]]:
    from trainer.feeding import FilmCache, batches_of_epoch

    cache = FilmCache(films, SIZE, limit=limit)
    batches = batches_of_epoch(films, cache, RECIPE, stage=RECIPE.stages[0], seed=seed)
    return [tuple(part.numpy() for part in batch) for batch in batches]


@pytest.mark.parametrize("held", [0, 1, 17, 10_000])
def test_no_more_films_are_held_than_the_limit_allows(drawn_films: Path, held: int) -> None:
    from trainer.dataset import load_images
    from trainer.feeding import FilmCache

    films = films_in(drawn_films)
    cache = FilmCache(films, SIZE, limit=held * SIZE**2)
    assert cache.held == min(held, len(films))
    asked = np.array([39, 0, 17, 3, 0])
    np.testing.assert_array_equal(cache.images(asked), load_images(films, SIZE)[asked])


def test_an_epoch_is_the_same_whether_films_are_held_or_not(drawn_films: Path) -> None:
    films = films_in(drawn_films)
    for one, other in zip(
        epoch(films, seed=3), epoch(films, seed=3, limit=11 * SIZE**2), strict=True
    ):
        for a, b in zip(one, other, strict=True):
            np.testing.assert_array_equal(a, b)


def test_every_epoch_has_an_order_and_chance_of_its_own(drawn_films: Path) -> None:
    films = films_in(drawn_films)
    first, second = epoch(films, seed=3), epoch(films, seed=4)
    assert not np.array_equal(first[0][0], second[0][0])
    assert not np.array_equal(
        np.concatenate([truth for _, truth, _ in first]),
        np.concatenate([truth for _, truth, _ in second]),
    )


def test_both_classes_weigh_the_same(drawn_films: Path) -> None:
    films = films_in(drawn_films)[5:]  # 15 normal films, 20 of pneumonia
    batches = epoch(films, seed=0)
    assert [len(truth) for _, truth, _ in batches] == [8] * 4
    weight = {
        float(truth[0]): float(weight[0])
        for _, truths, weights in batches
        for truth, weight in zip(truths, weights, strict=True)
    }
    assert weight[0.0] * 15 == pytest.approx(weight[1.0] * 20)


def test_no_two_draws_of_chance_are_the_same() -> None:
    import tensorflow as tf

    from trainer.chance import Chance

    draws = []
    for batch in range(3):
        chance = Chance(tf.constant([1, batch]))
        draws += [chance.uniform((4,)), chance.normal((4,)), chance.uniform((4,))]
    assert len({draw.numpy().tobytes() for draw in draws}) == 9
