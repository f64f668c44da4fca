from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from desktop.evaluation.metrics import (
    Confusion,
    Evaluation,
    Interval,
    RocPoint,
    evaluate_scores,
    wilson,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]

NEEDS_THRESHOLD = {"accuracy", "sensitivity", "specificity", "ppv", "npv"}
ALL = NEEDS_THRESHOLD | {"roc_auc", "pr_auc", "brier", "ece"}


def films(n: int = 400, seed: int = 1) -> tuple[Bools, Floats]:
    random = np.random.default_rng(seed)
    labels = random.random(n) < 0.4
    probabilities = 1 / (1 + np.exp(-(random.normal(size=n) + 2 * labels - 1)))
    return labels, np.round(probabilities, 2)


def test_the_counts_are_those_of_the_threshold_and_a_score_on_it_is_flagged() -> None:
    found = evaluate_scores([0, 0, 0, 1, 1], [0.1, 0.5, 0.9, 0.5, 0.4], threshold=0.5)
    assert found.confusion == Confusion(
        true_positive=1, false_positive=2, true_negative=1, false_negative=1
    )
    assert (found.n, found.prevalence, found.threshold) == (5, 0.4, 0.5)
    assert found.metrics["sensitivity"] == wilson(1, 2)
    assert found.metrics["specificity"] == wilson(1, 3)
    assert found.metrics["ppv"] == wilson(1, 3)
    assert found.metrics["npv"] == wilson(1, 2)
    assert found.metrics["accuracy"] == wilson(2, 5)


def test_the_values_are_scikit_learns() -> None:
    from sklearn.metrics import average_precision_score, brier_score_loss, roc_auc_score

    labels, probabilities = films()
    metrics = evaluate_scores(labels, probabilities, threshold=0.5).metrics
    assert metrics["roc_auc"].value == pytest.approx(roc_auc_score(labels, probabilities))
    assert metrics["pr_auc"].value == pytest.approx(average_precision_score(labels, probabilities))
    assert metrics["brier"].value == pytest.approx(brier_score_loss(labels, probabilities))


def test_the_calibration_error_is_the_mean_gap_over_ten_bins() -> None:
    labels = [0, 1, 1, 1, 0]
    probabilities = [0.12, 0.18, 0.95, 1.0, 0.95]
    # Bin 0.1 to 0.2: mean score 0.15, share 1/2. Bin 0.9 to 1: mean score 2.9/3, share 2/3.
    expected = (2 * abs(0.15 - 0.5) + 3 * abs(2.9 / 3 - 2 / 3)) / 5
    ece = evaluate_scores(labels, probabilities, threshold=0.5).metrics["ece"]
    assert ece.value == pytest.approx(expected)


def test_every_metric_says_how_its_interval_was_made() -> None:
    labels, probabilities = films()
    metrics = evaluate_scores(labels, probabilities, threshold=0.5).metrics
    assert set(metrics) == ALL
    assert {metrics[name].method for name in NEEDS_THRESHOLD} == {"Wilson"}
    assert metrics["roc_auc"].method == "DeLong, logit"
    assert metrics["brier"].method == "bootstrap percentile"
    assert metrics["ece"].method == "bootstrap percentile, centred"


def test_films_of_one_patient_are_drawn_together() -> None:
    labels, probabilities = films(100)
    repeated = {"labels": np.repeat(labels, 8), "probabilities": np.repeat(probabilities, 8)}
    single = evaluate_scores(labels, probabilities, threshold=0.5).metrics["brier"]
    naive = evaluate_scores(**repeated, threshold=0.5).metrics["brier"]
    grouped = evaluate_scores(
        **repeated, threshold=0.5, groups=[f"patient {film // 8}" for film in range(800)]
    ).metrics["brier"]
    assert grouped.method == "bootstrap percentile by patient"
    # Eight copies of each film teach nothing new; only the grouped interval knows it.
    assert grouped.high - grouped.low == pytest.approx(single.high - single.low, rel=0.2)
    assert naive.high - naive.low < 0.5 * (grouped.high - grouped.low)


def test_bootstrap_intervals_have_about_the_width_of_the_normal_theory() -> None:
    labels, probabilities = films(2000)
    brier = evaluate_scores(labels, probabilities, threshold=0.5).metrics["brier"]
    half = 1.96 * np.std((probabilities - labels) ** 2) / np.sqrt(2000)
    assert brier.high - brier.low == pytest.approx(2 * half, rel=0.15)


def test_the_same_seed_gives_the_same_evaluation() -> None:
    labels, probabilities = films()
    first = evaluate_scores(labels, probabilities, threshold=0.5, seed=4)
    assert first == evaluate_scores(labels, probabilities, threshold=0.5, seed=4)
    assert first != evaluate_scores(labels, probabilities, threshold=0.5, seed=5)


def test_the_roc_curve_runs_from_corner_to_corner_without_points_on_a_line() -> None:
    found = evaluate_scores([0, 0, 0, 1, 1, 1], [0.1, 0.2, 0.6, 0.5, 0.8, 0.9], threshold=0.5)
    assert found.roc == (
        RocPoint(0.0, 0.0, None),
        RocPoint(0.0, pytest.approx(2 / 3), 0.8),
        RocPoint(pytest.approx(1 / 3), pytest.approx(2 / 3), 0.6),
        RocPoint(pytest.approx(1 / 3), 1.0, 0.5),
        RocPoint(1.0, 1.0, 0.1),
    )


def test_the_area_under_the_corners_is_the_roc_area() -> None:
    labels, probabilities = films()
    found = evaluate_scores(labels, probabilities, threshold=0.5)
    x = [point.false_positive_rate for point in found.roc]
    y = [point.true_positive_rate for point in found.roc]
    assert np.trapezoid(y, x) == pytest.approx(found.metrics["roc_auc"].value)


@pytest.mark.parametrize(
    ("label", "missing"),
    [(1, {"specificity", "roc_auc", "pr_auc"}), (0, {"sensitivity", "roc_auc", "pr_auc"})],
)
def test_what_one_class_alone_cannot_tell_is_absent(label: int, missing: set[str]) -> None:
    found = evaluate_scores([label] * 4, [0.1, 0.4, 0.6, 0.9], threshold=0.5)
    assert set(found.metrics) == ALL - missing
    assert found.roc == ()


def test_predictive_values_are_absent_when_nothing_is_flagged_or_everything() -> None:
    labels, probabilities = films(20)
    assert "ppv" not in evaluate_scores(labels, probabilities, threshold=1.0).metrics
    assert "npv" not in evaluate_scores(labels, probabilities, threshold=0.0).metrics


def test_a_single_patient_says_nothing_about_spread() -> None:
    found = evaluate_scores([0, 1, 1], [0.2, 0.6, 0.7], threshold=0.5, groups=["a", "a", "a"])
    assert {"brier", "ece", "pr_auc"}.isdisjoint(found.metrics)


@given(
    hnp.arrays(
        np.float64,
        st.integers(1, 30),
        elements=st.floats(0, 1).map(lambda p: round(p, 2)),
    ).flatmap(
        lambda p: st.tuples(st.lists(st.booleans(), min_size=len(p), max_size=len(p)), st.just(p))
    ),
    st.floats(0, 1),
)
@settings(max_examples=60, deadline=None)
def test_whatever_the_films_every_value_lies_in_its_interval(
    labelled: tuple[list[bool], Floats], threshold: float
) -> None:
    labels, probabilities = labelled
    found = evaluate_scores(labels, probabilities, threshold=threshold, resamples=50)
    assert isinstance(found, Evaluation)
    assert found.confusion.n == found.n == len(labels)
    for interval in found.metrics.values():
        assert isinstance(interval, Interval)
        assert 0 <= interval.low <= interval.value <= interval.high <= 1


@pytest.mark.parametrize(
    ("labels", "probabilities", "groups"),
    [
        ([], [], None),
        ([0, 1], [0.5], None),
        ([0, 2], [0.5, 0.5], None),
        ([0, 1], [0.5, float("nan")], None),
        ([0, 1], [0.5, 1.5], None),
        ([0, 1], [0.5, 0.5], ["a"]),
    ],
)
def test_what_is_no_labels_and_scores_is_refused(
    labels: list[int], probabilities: list[float], groups: list[str] | None
) -> None:
    with pytest.raises(ValueError, match=r"labels|scores|groups"):
        evaluate_scores(labels, probabilities, threshold=0.5, groups=groups)


def test_ten_thousand_films_take_little_time() -> None:
    labels, probabilities = films(10_000)
    evaluate_scores(labels[:100], probabilities[:100], threshold=0.5)  # imports scikit-learn
    started = time.perf_counter()
    evaluate_scores(labels, probabilities, threshold=0.5)
    assert time.perf_counter() - started < 5  # 0.4 s here; a loop over films takes minutes
