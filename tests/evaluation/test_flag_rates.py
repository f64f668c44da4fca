"""Expected share of flagged films: the sum, its bounds, and how often they hold."""

from __future__ import annotations

import itertools

import pytest
from scipy.stats import binom

from desktop.evaluation.flag_rates import flag_rate
from desktop.evaluation.intervals import wilson


def test_the_share_is_the_hits_and_the_false_alarms() -> None:
    found = flag_rate(wilson(95, 100), wilson(80, 100), prevalence=0.2)
    assert found.value == pytest.approx(0.95 * 0.2 + 0.2 * 0.8)
    assert "MOVER" in found.method
    assert "Wilson" in found.method


def test_where_all_films_are_of_one_class_the_interval_is_that_of_one_proportion() -> None:
    sensitivity, specificity = wilson(61, 71), wilson(30, 42)
    ill = flag_rate(sensitivity, specificity, prevalence=1)
    well = flag_rate(sensitivity, specificity, prevalence=0)
    assert (ill.low, ill.high) == pytest.approx((sensitivity.low, sensitivity.high))
    assert (well.low, well.high) == pytest.approx((1 - specificity.high, 1 - specificity.low))


def test_equal_weights_give_newcombes_interval_of_a_difference() -> None:
    """Newcombe 1998, table II, method 10: 56/70 less 48/80 is 0.0524 to 0.3339."""
    found = flag_rate(wilson(56, 70), wilson(48, 80), prevalence=0.5)
    # At equal weights the share is half of one plus the difference.
    assert (2 * found.low - 1, 2 * found.high - 1) == pytest.approx((0.0524, 0.3339), abs=5e-5)


@pytest.mark.parametrize("prevalence", [0.05, 0.2, 0.6])
def test_the_interval_holds_the_true_share_as_often_as_it_says(prevalence: float) -> None:
    """Every outcome on 71 and 42 films is weighed with its probability: nothing is drawn."""
    true_sensitivity, true_specificity = 0.95, 0.85
    truth = true_sensitivity * prevalence + (1 - true_specificity) * (1 - prevalence)
    held = 0.0
    for hits, passes in itertools.product(range(72), range(43)):
        weight = binom.pmf(hits, 71, true_sensitivity) * binom.pmf(passes, 42, true_specificity)
        if weight > 1e-9:
            found = flag_rate(wilson(hits, 71), wilson(passes, 42), prevalence=prevalence)
            held += weight * (found.low <= truth <= found.high)
    assert 0.93 <= held <= 0.985


def test_a_prevalence_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="prevalence"):
        flag_rate(wilson(9, 10), wilson(8, 10), prevalence=20)


def test_intervals_of_different_levels_are_refused() -> None:
    with pytest.raises(ValueError, match="levels"):
        flag_rate(wilson(9, 10), wilson(8, 10, level=0.9), prevalence=0.2)
