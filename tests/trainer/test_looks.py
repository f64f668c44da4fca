"""What the screening learns of chest films from afar."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from desktop.imaging.screening.look import ATTITUDES, SIDE, thumbnail
from trainer.looks import altered, examples, learn, save, sheet

Plane = NDArray[np.uint8]


def _films(count: int, seed: int = 0) -> list[Plane]:
    """Paint films that are bright below and to the left, each a little otherwise."""
    rng = np.random.default_rng(seed)
    down, across = np.mgrid[0:48, 0:48] / 47
    return [
        np.uint8(
            30 + 120 * down + 60 * (across < rng.uniform(0.3, 0.5)) + rng.normal(0, 4, (48, 48))
        )
        for _ in range(count)
    ]


def test_each_attitude_is_told_apart_on_films_that_were_not_learnt(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    held_out = examples(_films(40, seed=1), rng, 1)
    looks = learn(examples(_films(150), rng, 1), held_out["upright"])
    for name, films in held_out.items():
        assert np.mean([looks.attitude(film)[0] == name for film in films]) > 0.8, name
    assert max(looks.distance(film) for film in held_out["upright"]) < 1.1
    strange = np.random.default_rng(2).normal(0, 1, SIDE * SIDE).astype(np.float32)
    assert looks.distance(strange) > 1
    target = tmp_path / "new" / "looks.npz"
    save(looks, target)
    with np.load(target) as stored:
        assert stored["weights"].shape == (len(ATTITUDES), SIDE * SIDE)
        assert np.allclose(stored["mean"], looks.mean, atol=1e-2)


def test_an_altered_film_keeps_its_size_and_is_drawn_anew_each_time() -> None:
    (film,) = _films(1)
    rng = np.random.default_rng(0)
    copies = [altered(film, rng) for _ in range(30)]
    assert {copy.shape for copy in copies} == {film.shape}
    assert len({copy.tobytes() for copy in copies}) == 30
    framed = [copy for copy in copies if np.isin(copy[0], (0, 255)).all()]
    assert 3 < len(framed) < 20


def test_a_sheet_shows_several_films() -> None:
    dark, bright = np.full((48, 48), 40, np.uint8), np.full((48, 48), 200, np.uint8)
    for seed in range(8):
        one = sheet([dark, bright, dark, bright], np.random.default_rng(seed))
        assert one.shape == (48, 48)
        assert (one == 40).mean() > 0.2
        assert (one == 200).mean() > 0.2
        assert thumbnail(np.ascontiguousarray(one)).std() > 0.9
