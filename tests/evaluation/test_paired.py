from __future__ import annotations

import numpy as np
import pytest

from desktop.evaluation.intervals import wilson
from desktop.evaluation.paired import (
    mcnemar_corrected,
    mcnemar_exact,
    mcnemar_mid_p,
    paired,
    paired_difference,
)


def test_the_mid_p_is_that_of_fagerland_2013() -> None:
    # Airway hyper-responsiveness of 21 children before and after stem cell
    # transplantation (Bentur et al.), 1 against 7: BMC Med Res Methodol 2013; 13: 91 gives
    # 0.070 exact and 0.039 mid-p, and the corrected asymptotic test 0.077.
    assert mcnemar_exact(1, 7) == pytest.approx(0.070, abs=5e-4)
    assert mcnemar_mid_p(1, 7) == pytest.approx(0.039, abs=5e-4)
    assert mcnemar_corrected(1, 7)[1] == pytest.approx(0.077, abs=5e-4)


def test_the_mid_p_of_a_tie_is_less_than_one_by_half_of_what_was_seen() -> None:
    # Fagerland et al. 2013, supplement: 1 - 0.5 binompdf(n12, n, 0.5).
    assert mcnemar_mid_p(2, 2) == pytest.approx(1 - 0.5 * 6 / 16)
    assert (mcnemar_mid_p(0, 0), mcnemar_corrected(0, 0)) == (1.0, (0.0, 1.0))


@pytest.mark.parametrize(
    ("only_first", "only_second", "statistic", "p"),
    [(61, 27, 12.375, 4.35e-4), (20, 6, 6.5, 0.011), (25, 15, 2.025, 0.155)],
)
def test_the_corrected_test_gives_published_values(
    only_first: int, only_second: int, statistic: float, p: float
) -> None:
    # docs.smarthealthit.org/cumulus/chart-review/mcnemar.html, the example's output.
    found = mcnemar_corrected(only_first, only_second)
    assert found[0] == pytest.approx(statistic)
    assert found[1] == pytest.approx(p, rel=0.02)


def test_the_mid_p_gives_another_published_value() -> None:
    # The same page: 16 against 6, too few for the asymptotic test.
    assert mcnemar_mid_p(16, 6) == pytest.approx(0.035, abs=5e-4)


def test_uncorrelated_shares_give_newcombes_unpaired_interval() -> None:
    # With no correlation method 10 for pairs is method 10 for two samples of equal size.
    found = paired_difference(24, 16, 36, 24)
    first, second = wilson(40, 100), wilson(60, 100)
    below = np.hypot(first.value - first.low, second.high - second.value)
    above = np.hypot(first.high - first.value, second.value - second.low)
    assert found.value == pytest.approx(-0.2)
    assert (found.low, found.high) == pytest.approx((-0.2 - below, -0.2 + above))


def test_the_more_two_models_agree_the_narrower_their_difference() -> None:
    alike, unlike = paired_difference(80, 5, 5, 10), paired_difference(72, 13, 13, 2)
    assert alike.high - alike.low < 0.8 * (unlike.high - unlike.low)


def test_the_bounds_hold_the_truth_as_often_as_they_say() -> None:
    random = np.random.default_rng(1)
    cells = [0.62, 0.20, 0.08, 0.10]
    held = 0
    for counts in random.multinomial(60, cells, 1500).tolist():
        found = paired_difference(*counts)
        held += found.low <= cells[1] - cells[2] <= found.high
    assert 0.93 <= held / 1500 <= 0.98


def test_no_discordant_film_is_no_certainty() -> None:
    found = paired_difference(20, 0, 0, 0)
    assert found.value == 0
    assert found.low < -0.05 < 0.05 < found.high


def test_decisions_are_counted_film_by_film() -> None:
    found = paired(np.array([1, 1, 0, 0, 1], bool), np.array([1, 0, 1, 0, 0], bool))
    assert found is not None
    assert (found.n, found.only_first, found.only_second) == (5, 2, 1)
    assert found.difference.value == pytest.approx(0.2)
    assert found.mid_p < found.p == 1.0
    assert paired(np.array([], bool), np.array([], bool)) is None
