from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import average_precision_score, roc_auc_score

from desktop.evaluation.curves import precision_recall_band, reliability, roc_band
from desktop.evaluation.metrics import evaluate_scores


@pytest.fixture(scope="module")
def films() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Labels, scores (some of them tied) and patients of two films each."""
    rng = np.random.default_rng(5)
    labels = rng.random(400) < 0.6
    scores = np.clip(rng.normal(0.35 + 0.3 * labels, 0.2), 0, 1).round(2)
    return labels, scores, np.arange(400) // 2


def test_the_roc_curve_has_the_area_that_is_reported(
    films: tuple[np.ndarray, np.ndarray, np.ndarray],
) -> None:
    labels, scores, patients = films
    band = roc_band(labels, scores, groups=patients)
    assert band is not None
    area = np.trapezoid(band.value, band.x)
    assert area == pytest.approx(roc_auc_score(labels, scores), abs=0.003)
    assert (band.low <= band.value).all()
    assert (band.value <= band.high).all()
    assert 0.02 < (band.high - band.low)[20:100].mean() < 0.3
    assert band.method == "bootstrap percentile by patient, pointwise"


def test_the_precision_recall_curve_has_the_area_that_is_reported(
    films: tuple[np.ndarray, np.ndarray, np.ndarray],
) -> None:
    labels, scores, patients = films
    band = precision_recall_band(labels, scores, groups=patients)
    assert band is not None
    assert band.value.mean() == pytest.approx(average_precision_score(labels, scores), abs=0.003)
    assert band.value[-1] == pytest.approx(labels[scores >= scores[labels].min()].mean())
    assert ((band.low >= 0) & (band.high <= 1)).all()


def test_perfect_scores_give_the_corner() -> None:
    band = roc_band([0, 0, 1, 1], [0.1, 0.2, 0.8, 0.9])
    assert band is not None
    assert (band.value == 1).all()
    precision = precision_recall_band([0, 0, 1, 1], [0.1, 0.2, 0.8, 0.9])
    assert precision is not None
    assert (precision.value == 1).all()


def test_two_films_of_a_patient_are_no_two_witnesses(
    films: tuple[np.ndarray, np.ndarray, np.ndarray],
) -> None:
    labels, scores, _ = films
    twice, patients = np.tile(np.arange(60), 2), np.tile(np.arange(60), 2)
    by_patient = roc_band(labels[twice], scores[twice], groups=patients)
    by_film = roc_band(labels[twice], scores[twice])
    assert by_patient is not None
    assert by_film is not None
    widths = [(band.high - band.low).mean() for band in (by_patient, by_film)]
    assert widths[0] > 1.2 * widths[1]
    assert by_film.method == "bootstrap percentile, pointwise"


@pytest.mark.parametrize("labels", [[0, 0, 0], [1, 1, 1]])
def test_one_class_alone_has_no_curve(labels: list[int]) -> None:
    assert roc_band(labels, [0.1, 0.5, 0.9]) is None
    assert precision_recall_band(labels, [0.1, 0.5, 0.9]) is None


def test_one_patient_alone_has_no_band() -> None:
    assert roc_band([0, 1], [0.2, 0.8], groups=[7, 7]) is None


def test_the_bins_add_up_to_the_calibration_error(
    films: tuple[np.ndarray, np.ndarray, np.ndarray],
) -> None:
    labels, scores, _ = films
    bins = reliability(labels, scores)
    assert sum(one.n for one in bins) == 400
    error = sum(one.n * abs(one.mean_score - one.observed.value) for one in bins) / 400
    found = evaluate_scores(labels, scores, threshold=0.5).metrics["ece"].value
    assert error == pytest.approx(found)


def test_empty_bins_are_left_out_and_a_score_of_one_has_a_bin() -> None:
    bins = reliability([0, 1, 1], [0.05, 1.0, 0.95])
    assert [(one.low, one.high, one.n) for one in bins] == [(0.0, 0.1, 1), (0.9, 1.0, 2)]
    assert bins[1].observed.value == 1
