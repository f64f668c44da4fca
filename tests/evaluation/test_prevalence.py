from __future__ import annotations

import numpy as np
import pytest

from desktop.evaluation.intervals import wilson
from desktop.evaluation.prevalence import expected_flag_rate


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
