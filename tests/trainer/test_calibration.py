from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.calibration import (
    BALANCED,
    HIGH_SENSITIVITY,
    HIGH_SPECIFICITY,
    ScoredSet,
    choose_thresholds,
    fit_calibration,
    rates,
)


def drawn(rng: np.random.Generator, n: int, *, apart: float, shift: float = 0.0) -> ScoredSet:
    labels = rng.random(n) < 0.5
    scores = rng.normal(size=n) + apart * (labels - 0.5) + shift
    return ScoredSet(labels, scores, np.arange(n))


def test_a_calibrated_model_gives_the_share_of_pneumonia() -> None:
    rng = np.random.default_rng(0)
    logits = rng.uniform(-6, 6, 20_000)
    # What the network says is three times too sure and one too high.
    truth = rng.random(len(logits)) < 1 / (1 + np.exp(-(logits - 1) / 3))
    found = fit_calibration([ScoredSet(truth, logits, np.arange(len(logits)))])
    assert found.slope == pytest.approx(1 / 3, abs=0.02)
    assert found.bias == pytest.approx(-1 / 3, abs=0.05)


def test_a_small_set_has_as_much_say_as_a_large_one() -> None:
    rng = np.random.default_rng(1)
    small, large = drawn(rng, 400, apart=4, shift=2), drawn(rng, 8_000, apart=4)
    twice = ScoredSet(
        *(np.tile(part, 20) for part in (small.labels, small.scores)), np.arange(8000)
    )
    one, other = fit_calibration([small, large]), fit_calibration([twice, large])
    assert one.bias == pytest.approx(other.bias, abs=0.01)
    assert one.slope == pytest.approx(other.slope, abs=0.01)


def test_perfectly_told_apart_films_still_give_finite_numbers() -> None:
    labels = np.array([False] * 5 + [True] * 5)
    found = fit_calibration([ScoredSet(labels, np.arange(10.0) - 4.5, np.arange(10))])
    assert np.isfinite([found.slope, found.bias]).all()
    assert ((found.probabilities(np.arange(10.0) - 4.5) >= 0.5) == labels).all()


def probable(drawn: ScoredSet) -> ScoredSet:
    return ScoredSet(drawn.labels, 1 / (1 + np.exp(-drawn.scores)), drawn.patients)


def test_thresholds_reach_their_targets_on_many_films() -> None:
    rng = np.random.default_rng(2)
    sets = [probable(drawn(rng, 3_000, apart=3)), probable(drawn(rng, 3_000, apart=3, shift=0.5))]
    found = choose_thresholds(sets, seed=0)
    assert found[HIGH_SENSITIVITY] < found[BALANCED] < found[HIGH_SPECIFICITY]
    sensitivity, _ = rates(sets, np.array([found[HIGH_SENSITIVITY]]))
    _, specificity = rates(sets, np.array([found[HIGH_SPECIFICITY]]))
    assert sensitivity[0] == pytest.approx(0.98, abs=0.004)
    assert specificity[0] == pytest.approx(0.95, abs=0.006)


@pytest.mark.parametrize("apart", [0.5, 2, 5, 9])
def test_operating_points_keep_their_order(apart: float) -> None:
    rng = np.random.default_rng(4)
    sets = [probable(drawn(rng, 120, apart=apart)), probable(drawn(rng, 300, apart=3))]
    found = choose_thresholds(sets, seed=0)
    assert found[HIGH_SENSITIVITY] <= found[BALANCED] <= found[HIGH_SPECIFICITY]


def test_another_seed_hardly_moves_a_threshold() -> None:
    # Between the lowest scores of few pneumonias lie gaps, over which a quantile jumps.
    rng = np.random.default_rng(7)
    low = np.array([0.22, 0.38, 0.42, 0.71])
    scores = np.concatenate([low, rng.uniform(0.75, 1, 67), rng.uniform(0, 0.6, 42)])
    sets = [ScoredSet(np.arange(113) < 71, scores, np.arange(113))]
    found = [choose_thresholds(sets, seed=seed)[HIGH_SENSITIVITY] for seed in range(4)]
    assert max(found) - min(found) < 0.03


def test_the_same_seed_chooses_the_same_thresholds() -> None:
    sets = [probable(drawn(np.random.default_rng(3), 60, apart=3))]
    assert choose_thresholds(sets, seed=5) == choose_thresholds(sets, seed=5)


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 1)), min_size=2, max_size=30))
def test_rates_count_scores_at_the_threshold_as_flagged(films: list[tuple[bool, float]]) -> None:
    labels = np.array([label for label, _ in films])
    scores = np.array([score for _, score in films])
    if labels.all() or not labels.any():
        return
    for threshold in scores:
        sensitivity, specificity = rates(
            [ScoredSet(labels, scores, np.arange(len(labels)))], np.array([threshold])
        )
        assert sensitivity[0] == pytest.approx((scores[labels] >= threshold).mean())
        assert specificity[0] == pytest.approx((scores[~labels] < threshold).mean())


def test_resampling_draws_whole_patients() -> None:
    patients = np.array([0, 0, 0, 1, 1, 2])
    some = ScoredSet(np.ones(6, bool), np.arange(6.0), patients)
    for seed in range(20):
        again = some.resampled(np.random.default_rng(seed))
        times = np.bincount(again.scores.astype(int), minlength=6)
        assert times[0] == times[1] == times[2]
        assert times[3] == times[4]
        assert times[0] + times[3] + times[5] == 3
