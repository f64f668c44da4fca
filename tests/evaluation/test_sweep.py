from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.evaluation.comparison import compare_scores
from desktop.evaluation.metrics import confusion_at, evaluate_scores
from desktop.evaluation.sweep import CELLS, compare_at, sweep_of

FILMS = st.lists(st.tuples(st.booleans(), st.integers(0, 10)), min_size=1, max_size=40)


@given(FILMS, st.integers(0, 10))
def test_a_sweep_counts_as_the_slow_way_does(films: list[tuple[bool, int]], tenths: int) -> None:
    labels, scores = [a for a, _ in films], [b / 10 for _, b in films]
    sweep, threshold = sweep_of(labels, scores), tenths / 10
    counts = confusion_at(labels, scores, threshold)
    assert sweep.confusion(threshold) == counts
    for cell in CELLS:
        chosen = sweep.films(cell, threshold)
        assert len(chosen) == getattr(counts, cell)
        ill = cell in ("true_positive", "false_negative")
        assert all(labels[film] == ill for film in chosen)
        flagged = cell.endswith("_positive")
        assert all((scores[film] >= threshold) == flagged for film in chosen)


def test_its_figures_are_those_of_the_full_evaluation() -> None:
    random = np.random.default_rng(1)
    labels = random.random(150) < 0.3
    scores = random.random(150).round(2)
    point, full = sweep_of(labels, scores).at(0.4), evaluate_scores(labels, scores, threshold=0.4)
    for name, interval in point.metrics.items():
        assert interval == full.metrics[name]
    assert point.flag_rate.value == pytest.approx((scores >= 0.4).mean())
    assert point.misses == full.confusion.false_negative


def test_the_workload_elsewhere_follows_from_the_prevalence_there() -> None:
    point = sweep_of([1, 1, 0, 0, 0], [0.9, 0.8, 0.7, 0.1, 0.2]).at(0.5)
    found = point.workload(0.1)
    assert found is not None
    assert found.value == pytest.approx(0.1 * 1 + 0.9 / 3)
    assert sweep_of([1], [0.5]).at(0.5).workload(0.1) is None


def test_the_worst_misses_come_first() -> None:
    sweep = sweep_of([1, 1, 1, 0, 0], [0.3, 0.1, 0.2, 0.6, 0.9])
    assert sweep.films("false_negative", 0.5).tolist() == [1, 2, 0]
    assert sweep.films("false_positive", 0.5).tolist() == [4, 3]


def test_shares_over_many_thresholds_are_those_at_each() -> None:
    random = np.random.default_rng(2)
    labels, scores = random.random(80) < 0.5, random.random(80).round(1)
    sweep, grid = sweep_of(labels, scores), np.linspace(0, 1, 21)
    for place, threshold in enumerate(grid):
        point = sweep.at(threshold)
        for name in ("sensitivity", "specificity"):
            assert sweep.shares(name, grid)[place] == pytest.approx(point.metrics[name].value)
        assert sweep.shares("flag_rate", grid)[place] == pytest.approx(point.flag_rate.value)
        assert sweep.shares("misses", grid)[place] == point.misses
    assert np.isnan(sweep_of([1], [0.4]).shares("specificity", [0.5])).all()


def test_two_models_are_compared_at_moved_thresholds() -> None:
    random = np.random.default_rng(3)
    labels, one, two = random.random(90) < 0.5, random.random(90), random.random(90)
    slow = compare_scores(labels, one, two, first_threshold=0.3, second_threshold=0.6)
    fast = compare_at(sweep_of(labels, one), 0.3, sweep_of(labels, two), 0.6)
    assert (fast.only_first, fast.only_second) == (slow.only_first_right, slow.only_second_right)
    assert fast.p == slow.mcnemar_p


def test_at_one_the_net_benefit_is_undefined() -> None:
    sweep = sweep_of([1, 0], [1.0, 0.0])
    assert sweep.at(1.0).net_benefit is None
    assert sweep.at(0.5).net_benefit == 0.5
