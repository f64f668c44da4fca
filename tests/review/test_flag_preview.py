"""The count of films that a moved threshold would flag."""

from __future__ import annotations

import time

import numpy as np
import pytest

from desktop.review.findings import Threshold, reassess
from desktop.review.flag_preview import FolderScores
from desktop.review.policy import FlagPolicy, Rule
from tests.ui.build import NAMES, finding, study

MODELS = tuple((name, "1.0.0") for name in NAMES)


def thresholds(*values: float) -> dict[tuple[str, str], Threshold]:
    return {
        model: Threshold(*model, value, "by hand")
        for model, value in zip(MODELS, values, strict=True)
    }


@pytest.mark.parametrize("rule", Rule)
@pytest.mark.parametrize("moving", range(3))
def test_it_counts_what_reassessing_every_film_would_flag(rule: Rule, moving: int) -> None:
    if rule in (Rule.LEADING, Rule.MEAN) and moving:
        pytest.skip("the threshold of another model does not move it")
    random = np.random.default_rng(3)
    films = [
        finding(f"{n}.png", scores[0], others=scores[1:])
        for n, scores in enumerate(random.integers(0, 21, (200, 3)) / 20)
    ]
    folder = FolderScores()
    folder.add([*films[:150], finding("broken.jpg", None)])
    folder.add(films[150:])
    values = [0.5, 0.35, 0.7]
    for cut in np.linspace(0, 1, 21):
        values[moving] = float(cut)
        policy = FlagPolicy(rule, float(cut))
        curve = folder.curve(policy, thresholds(*values), moving=MODELS[moving])
        flagged = sum(reassess(one, thresholds(*values), policy).flagged for one in films)
        assert curve.flagged(float(cut)) == flagged
        assert curve.films == 200


def test_an_empty_folder_flags_nothing() -> None:
    curve = FolderScores().curve(FlagPolicy(), {}, moving=MODELS[0])
    assert (curve.films, curve.flagged(0.0)) == (0, 0)


def test_a_moved_threshold_is_answered_at_once_for_ten_thousand_films() -> None:
    folder = FolderScores()
    folder.add(study(11_200))
    curve = folder.curve(FlagPolicy(), thresholds(0.5, 0.5, 0.5), moving=MODELS[0])
    assert curve.films > 10_000
    began = time.perf_counter()
    for cut in np.linspace(0, 1, 1000):
        curve.flagged(float(cut))
    assert (time.perf_counter() - began) / 1000 < 0.005
