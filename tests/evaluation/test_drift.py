from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy.stats import ks_2samp

from desktop.evaluation.drift import (
    reference_of_films,
    reference_scores,
    score_drift,
    strangeness,
)
from desktop.evaluation.metrics import roc_points

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from desktop.evaluation.drift import ReferenceScores


def a_reference(seed: int = 0, n: int = 400) -> tuple[NDArray[np.float64], ReferenceScores]:
    random = np.random.default_rng(seed)
    labels = random.random(n) < 0.6
    scores = np.clip(random.normal(0.3 + 0.35 * labels, 0.18), 0, 1)
    roc = [
        (one.false_positive_rate, one.true_positive_rate, one.threshold)
        for one in roc_points(labels, scores)
    ]
    prevalence = float(labels.mean())
    return scores, reference_scores(roc, name="test films", n=n, prevalence=prevalence)


def test_the_roc_curve_tells_how_the_scores_are_spread() -> None:
    scores, reference = a_reference()
    for threshold, reached in zip(reference.threshold, reference.reached, strict=True):
        assert reached == pytest.approx((scores >= threshold).mean())


def test_the_same_films_have_not_drifted() -> None:
    scores, reference = a_reference()
    found = score_drift(scores, reference)
    assert found is not None
    assert found.distance == pytest.approx(0, abs=1e-12)
    assert found.stability == pytest.approx(0, abs=1e-12)
    assert found.words.startswith("No evidence that the scores are spread otherwise")


def test_the_distance_is_scipys_at_the_known_places() -> None:
    scores, reference = a_reference()
    here = np.clip(scores[:150] + 0.1, 0, 1)
    found = score_drift(here, reference)
    assert found is not None
    full = ks_2samp(here, scores, method="asymp")
    assert 0.8 * full.statistic <= found.distance <= full.statistic + 1e-12
    assert found.p >= full.pvalue / 1.5
    assert found.stability > found.stability_limit
    assert "run higher than on test films" in found.words
    assert "children with pneumonia alone" in found.words


def test_with_single_scores_the_distance_is_scipys() -> None:
    scores, _ = a_reference()
    reference = reference_of_films(scores > 0.5, scores, name="films")
    here = np.clip(scores[:150] + 0.1, 0, 1)
    found = score_drift(here, reference)
    assert found is not None
    places = (here[:, np.newaxis] >= reference.threshold).mean(axis=0)
    there = (scores[:, np.newaxis] >= reference.threshold).mean(axis=0)
    assert found.distance == pytest.approx(np.abs(places - there).max())
    assert found.distance <= ks_2samp(here, scores).statistic + 1e-12


def test_the_limit_of_the_index_is_passed_as_seldom_as_it_says() -> None:
    random = np.random.default_rng(7)
    _, reference = a_reference(n=2000)
    passed = alarms = 0
    for _ in range(300):
        labels = random.random(200) < 0.6
        fresh = np.clip(random.normal(0.3 + 0.35 * labels, 0.18), 0, 1)
        found = score_drift(fresh, reference)
        assert found is not None
        passed += found.stability > found.stability_limit
        alarms += found.p < 0.05
    # Binomial: 300 at 5 %, and the reference itself is one draw.
    assert passed / 300 <= 0.11
    assert alarms / 300 <= 0.10


def test_a_card_with_hardly_a_corner_has_no_index() -> None:
    roc = [(0, 0, None), (0, 1, 0.5), (1, 1, 0.0)]
    reference = reference_scores(roc, name="films", n=10, prevalence=0.05)
    found = score_drift([0.4, 0.6], reference)
    assert found is not None
    assert (found.stability, found.stability_limit) == (None, None)
    assert score_drift([], reference) is None


def test_strange_films_are_held_against_what_is_usual() -> None:
    usual = strangeness([0.5] * 99 + [1.2], 0.012)
    assert usual is not None
    assert (usual.count, usual.n) == (1, 100)
    assert "no evidence" in usual.words
    strange = strangeness([0.5] * 70 + [1.2] * 30, 0.012)
    assert strange is not None
    assert strange.p < 1e-6
    assert strange.words == (
        "Unlike the training films: 30 of 100 films (30.0 %, 21.9 % to 39.6 %); "
        "more than the 1.2 % of its test films (p < 0.001)."
    )
    assert strangeness([], 0.01) is None
