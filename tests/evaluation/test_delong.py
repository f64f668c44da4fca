from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.evaluation.delong import area_interval, roc_areas
from desktop.evaluation.intervals import normal_quantile

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]

# DeLong, DeLong and Clarke-Pearson, Biometrics 1988: albumin, total protein, K-G score
# and whether the patient benefited from surgery, of the 43 patients with all three.
TABLE = """
3.0 5.8 10 0  3.2 6.3 5 1  3.9 6.8 3 1  2.8 4.8 6 0  3.2 5.8 3 1  0.9 4.0 5 0
2.5 5.7  8 0  1.6 5.6 5 1  3.8 5.7 5 1  3.7 6.7 6 1  3.2 5.4 4 1  3.8 6.6 6 1
4.1 6.6  5 1  3.6 5.7 5 1  4.3 7.0 4 1  3.6 6.7 4 0  2.3 4.4 6 1  4.2 7.6 4 0
4.0 6.6  6 0  3.5 5.8 6 1  3.8 6.8 7 1  3.0 4.7 8 0  4.5 7.4 5 1  3.7 7.4 5 1
3.1 6.6  6 1  4.1 8.2 6 1  4.3 7.0 5 1  4.3 6.5 4 1  3.2 5.1 5 1  2.6 4.7 6 1
3.3 6.8  6 0  1.7 4.0 7 0  3.7 6.1 5 1  3.3 6.3 7 1  4.2 7.7 6 1  3.5 6.2 5 1
2.9 5.7  9 0  2.1 4.8 7 1  2.8 6.2 8 0  4.0 7.0 7 1  3.3 5.7 6 1  3.7 6.9 5 1
3.6 6.6  5 1
"""
OVARIAN_CANCER = np.array(TABLE.split(), dtype=np.float64).reshape(-1, 4)


def scores_and_labels(
    seed: int, *, models: int = 2, films: int = 60, ties: bool = True
) -> tuple[Floats, Bools]:
    random = np.random.default_rng(seed)
    labels = np.arange(films) % 3 == 0
    scores = random.normal(size=(models, films)) + labels + random.normal(size=films)
    return (np.round(scores, 1) if ties else scores), labels


def structural_components(labels: Bools, scores: Floats) -> tuple[Floats, Floats]:
    """The definition, pair by pair: DeLong 1988, equations 4 and 6."""
    v10, v01 = [], []
    for row in scores:
        pneumonia, normal = row[labels][:, None], row[~labels][None, :]
        kernel = (pneumonia > normal) + 0.5 * (pneumonia == normal)
        v10.append(kernel.mean(axis=1))
        v01.append(kernel.mean(axis=0))
    return np.array(v10), np.array(v01)


def test_the_published_example_of_delong_1988_is_reproduced() -> None:
    # Areas and standard errors as printed in SAS/STAT User's Guide, PROC LOGISTIC,
    # "Comparing Receiver Operating Characteristic Curves"; low values mean disease.
    labels = OVARIAN_CANCER[:, 3] == 0
    albumin, protein, kg_score = -OVARIAN_CANCER[:, 0], -OVARIAN_CANCER[:, 1], OVARIAN_CANCER[:, 2]
    areas = roc_areas(labels, np.stack([kg_score, protein, albumin]))
    assert areas.values == pytest.approx([0.7258, 0.6478, 0.7366], abs=5e-5)
    errors = np.sqrt(np.diag(areas.covariance))
    assert errors == pytest.approx([0.1028, 0.1000, 0.0927], abs=5e-5)


@pytest.mark.parametrize("ties", [True, False])
def test_the_fast_algorithm_agrees_with_the_definition(ties: bool) -> None:
    scores, labels = scores_and_labels(3, models=3, ties=ties)
    v10, v01 = structural_components(labels, scores)
    areas = roc_areas(labels, scores)
    assert areas.values == pytest.approx(v10.mean(axis=1))
    expected = np.cov(v10) / labels.sum() + np.cov(v01) / (~labels).sum()
    assert areas.covariance == pytest.approx(expected)


def test_the_area_is_scikit_learns_and_mann_whitneys() -> None:
    from scipy.stats import mannwhitneyu
    from sklearn.metrics import roc_auc_score

    scores, labels = scores_and_labels(5)
    area = roc_areas(labels, scores[:1]).values[0]
    assert area == pytest.approx(roc_auc_score(labels, scores[0]))
    u = mannwhitneyu(scores[0][labels], scores[0][~labels]).statistic
    assert area == pytest.approx(u / (labels.sum() * (~labels).sum()))


@given(
    st.lists(st.tuples(st.booleans(), st.integers(0, 5)), min_size=2, max_size=40).filter(
        lambda films: len({label for label, _ in films}) == 2
    )
)
def test_turning_the_scores_turns_the_area(films: list[tuple[bool, int]]) -> None:
    labels = np.array([label for label, _ in films])
    scores = np.array([[score for _, score in films]], dtype=float)
    straight, turned = roc_areas(labels, scores), roc_areas(labels, -scores)
    assert straight.values[0] == pytest.approx(1 - turned.values[0])
    interval, mirrored = area_interval(straight), area_interval(turned)
    assert 0 <= interval.low <= interval.value <= interval.high <= 1
    assert interval.low == pytest.approx(1 - mirrored.high, abs=1e-9)


def test_the_interval_is_delongs_on_the_logit_scale() -> None:
    scores, labels = scores_and_labels(7, films=2000)
    areas = roc_areas(labels, scores[:1])
    interval = area_interval(areas)
    half = 1.96 * math.sqrt(areas.covariance[0, 0])
    # Far from 0 and 1 and with many films it is nearly the plain one.
    assert (interval.low, interval.high) == pytest.approx(
        (interval.value - half, interval.value + half), abs=1e-3
    )
    assert interval.method == "DeLong, logit"


def test_full_separation_does_not_pretend_certainty() -> None:
    labels = np.arange(40) < 20
    interval = area_interval(roc_areas(labels, labels[np.newaxis].astype(float)))
    assert (interval.value, interval.high) == (1.0, 1.0)
    assert 0.8 < interval.low < 0.95
    assert interval.method.startswith("Newcombe")


def test_newcombes_bound_solves_his_equation() -> None:
    # Method 5: the bound lies z standard errors away, with the error at the bound,
    # after Hanley and McNeil 1982 with both class sizes replaced by their mean.
    labels = np.arange(50) < 25
    low = area_interval(roc_areas(labels, labels[np.newaxis].astype(float))).low
    q1, q2 = low / (2 - low), 2 * low**2 / (1 + low)
    hanley_mcneil = (low * (1 - low) + 24 * (q1 - low**2) + 24 * (q2 - low**2)) / 25**2
    assert 1 - low == pytest.approx(normal_quantile(0.95) * math.sqrt(hanley_mcneil))


def test_a_class_of_one_film_still_has_an_interval() -> None:
    labels = np.array([True, False, False, False])
    interval = area_interval(roc_areas(labels, np.array([[0.6, 0.1, 0.7, 0.2]])))
    assert interval.value == pytest.approx(2 / 3)
    assert interval.low < interval.value < interval.high


def test_one_class_alone_has_no_area() -> None:
    with pytest.raises(ValueError, match="both classes"):
        roc_areas(np.array([True, True]), np.array([[0.1, 0.2]]))
