from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import roc_curve

from desktop.evaluation.operating import sensitivity_at_specificity, specificity_at_sensitivity


@pytest.fixture(scope="module")
def films() -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(3)
    labels = random.random(300) < 0.4
    return labels, np.clip(random.normal(0.35 + 0.3 * labels, 0.18), 0, 1).round(2)


@pytest.mark.parametrize("wanted", [0.5, 0.8, 0.9, 0.95, 1.0])
def test_sensitivity_is_the_best_point_of_the_roc_curve(
    films: tuple[np.ndarray, np.ndarray], wanted: float
) -> None:
    labels, scores = films
    fpr, tpr, _ = roc_curve(labels, scores, drop_intermediate=False)
    found = sensitivity_at_specificity(labels, scores, wanted)
    assert found is not None
    assert found.share.value == pytest.approx(tpr[fpr <= 1 - wanted + 1e-12].max())
    assert found.reached >= wanted - 1e-12
    flagged = scores >= found.threshold
    assert flagged[labels].mean() == pytest.approx(found.share.value)
    assert (~flagged)[~labels].mean() == pytest.approx(found.reached)
    assert found.share.low < found.share.value <= found.share.high


@pytest.mark.parametrize("wanted", [0.5, 0.9, 0.97, 1.0])
def test_specificity_is_the_best_point_of_the_roc_curve(
    films: tuple[np.ndarray, np.ndarray], wanted: float
) -> None:
    labels, scores = films
    fpr, tpr, _ = roc_curve(labels, scores, drop_intermediate=False)
    found = specificity_at_sensitivity(labels, scores, wanted)
    assert found is not None
    assert found.share.value == pytest.approx((1 - fpr)[tpr >= wanted - 1e-12].max())
    flagged = scores >= found.threshold
    assert flagged[labels].mean() == pytest.approx(found.reached)
    assert found.reached >= wanted - 1e-12
    assert (~flagged)[~labels].mean() == pytest.approx(found.share.value)


def test_full_separation_does_not_pretend_certainty() -> None:
    found = sensitivity_at_specificity([0] * 10 + [1] * 10, np.arange(20) / 20, 0.9)
    assert found is not None
    assert (found.share.value, found.share.method) == (1.0, "Wilson at the threshold")
    assert found.share.low < 0.8


def test_nothing_may_be_flagged_where_the_highest_score_is_a_false_alarm() -> None:
    found = sensitivity_at_specificity([0, 1, 1, 1], [0.9, 0.1, 0.2, 0.3], 1.0)
    assert found is not None
    assert (found.share.value, found.threshold, found.reached) == (0.0, None, 1.0)


def test_patients_are_drawn_whole(films: tuple[np.ndarray, np.ndarray]) -> None:
    labels, scores = (np.repeat(one[:60], 4) for one in films)
    plain = sensitivity_at_specificity(labels, scores, 0.9)
    honest = sensitivity_at_specificity(labels, scores, 0.9, groups=np.repeat(np.arange(60), 4))
    assert plain is not None
    assert honest is not None
    assert honest.share.high - honest.share.low > 1.3 * (plain.share.high - plain.share.low)
    assert honest.share.method == "bootstrap percentile by patient"


def test_one_class_alone_has_no_point() -> None:
    assert sensitivity_at_specificity([1, 1], [0.1, 0.2], 0.9) is None
    assert specificity_at_sensitivity([0, 0], [0.1, 0.2], 0.9) is None
    with pytest.raises(ValueError, match="between 0 and 1"):
        sensitivity_at_specificity([0, 1], [0.1, 0.2], 90)
