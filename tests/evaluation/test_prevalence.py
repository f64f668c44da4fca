from __future__ import annotations

import numpy as np
import pytest

from desktop.evaluation.intervals import wilson
from desktop.evaluation.prevalence import Flagged, expected_flag_rate, npv_at, ppv_at


def test_the_flag_rate_mixes_hits_and_false_alarms() -> None:
    found = expected_flag_rate(wilson(90, 100), wilson(40, 50), prevalence=0.2)
    assert found.value == pytest.approx(0.2 * 0.9 + 0.8 * 0.2)
    assert found.low < found.value < found.high
    assert found.method == "MOVER of two Wilson intervals"


@pytest.mark.parametrize(
    ("prevalence", "expected"), [(0.0, wilson(10, 50)), (1.0, wilson(90, 100))]
)
def test_at_the_ends_it_is_one_of_the_two(prevalence: float, expected: object) -> None:
    found = expected_flag_rate(wilson(90, 100), wilson(40, 50), prevalence=prevalence)
    assert found.value == pytest.approx(expected.value)  # type: ignore[attr-defined]
    assert found.low == pytest.approx(expected.low)  # type: ignore[attr-defined]
    assert found.high == pytest.approx(expected.high)  # type: ignore[attr-defined]


def test_the_bounds_hold_the_truth_as_often_as_they_say() -> None:
    rng = np.random.default_rng(0)
    truth = 0.2 * 0.92 + 0.8 * 0.15
    held = 0
    for ill, well in zip(rng.binomial(80, 0.92, 600), rng.binomial(60, 0.85, 600), strict=True):
        found = expected_flag_rate(wilson(int(ill), 80), wilson(int(well), 60), prevalence=0.2)
        held += found.low <= truth <= found.high
    assert 0.92 <= held / 600 <= 0.98


def test_a_prevalence_is_a_share() -> None:
    with pytest.raises(ValueError, match="prevalence"):
        expected_flag_rate(wilson(1, 2), wilson(1, 2), prevalence=20)


def test_equal_weights_give_newcombes_interval_of_a_difference() -> None:
    """Newcombe, Stat Med 1998; 17: 873-890, table II: 56/70 less 48/80, method 10."""
    found = expected_flag_rate(wilson(56, 70), wilson(48, 80), prevalence=0.5)
    # At equal weights the share is half of one plus the difference.
    assert (2 * found.low - 1, 2 * found.high - 1) == pytest.approx((0.0524, 0.3339), abs=5e-5)


def test_predictive_values_follow_bayes_and_have_logit_bounds() -> None:
    """Checked by hand: Mercaldo, Lau and Zhou, Stat Med 2007; 26: 2170-2183, section 2.2."""
    found = Flagged(hits=90, ill=100, alarms=10, well=50)
    ppv, npv = ppv_at(found, prevalence=0.2), npv_at(found, prevalence=0.2)
    assert ppv is not None
    assert npv is not None
    assert ppv.value == pytest.approx(0.18 / (0.18 + 0.16))
    assert (ppv.low, ppv.high) == pytest.approx((0.3917, 0.6629), abs=5e-4)
    assert npv.value == pytest.approx(0.64 / (0.64 + 0.02))
    assert (npv.low, npv.high) == pytest.approx((0.9459, 0.9832), abs=5e-4)


def test_at_the_films_own_prevalence_they_are_the_plain_shares() -> None:
    found = Flagged(hits=90, ill=100, alarms=10, well=50)
    ppv, npv = ppv_at(found, prevalence=2 / 3), npv_at(found, prevalence=2 / 3)
    assert ppv is not None
    assert npv is not None
    assert ppv.value == pytest.approx(90 / 100)
    assert npv.value == pytest.approx(40 / 50)


def test_no_error_among_few_films_is_no_certainty() -> None:
    npv = npv_at(Flagged(hits=71, ill=71, alarms=6, well=42), prevalence=0.2)
    ppv = ppv_at(Flagged(hits=60, ill=71, alarms=0, well=42), prevalence=0.2)
    for found in (npv, ppv):
        assert found is not None
        assert found.value == found.high == 1.0
        assert 0.4 < found.low < 0.99
        assert found.method == "adjusted logit (Mercaldo)"


def test_without_flags_there_is_no_predictive_value_of_a_flag() -> None:
    assert ppv_at(Flagged(0, 10, 0, 10), prevalence=0.2) is None
    assert npv_at(Flagged(10, 10, 10, 10), prevalence=0.2) is None
    with pytest.raises(ValueError, match="counts no films"):
        Flagged(3, 2, 0, 10)


def test_the_bounds_of_predictive_values_hold_the_truth_as_often_as_they_say() -> None:
    rng = np.random.default_rng(0)
    ppv, npv = 0.2 * 0.92 / (0.2 * 0.92 + 0.8 * 0.15), 0.8 * 0.85 / (0.8 * 0.85 + 0.2 * 0.08)
    held = np.zeros(2)
    for hits, alarms in zip(rng.binomial(80, 0.92, 600), rng.binomial(60, 0.15, 600), strict=True):
        found = Flagged(int(hits), 80, int(alarms), 60)
        for k, (truth, at) in enumerate(((ppv, ppv_at), (npv, npv_at))):
            interval = at(found, prevalence=0.2)
            assert interval is not None
            held[k] += interval.low <= truth <= interval.high
    assert np.all((held / 600 >= 0.92) & (held / 600 <= 0.98))
