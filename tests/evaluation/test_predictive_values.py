"""Predictive values at a prevalence, from sensitivity and specificity."""

from __future__ import annotations

import math

import pytest

from desktop.evaluation.intervals import Interval, wilson
from desktop.evaluation.prevalence import predictive_values


def test_bayes_rule() -> None:
    found = predictive_values(wilson(90, 100), wilson(80, 100), prevalence=0.1)
    assert found.ppv is not None
    assert found.npv is not None
    assert found.ppv.value == pytest.approx(0.09 / (0.09 + 0.18))
    assert found.npv.value == pytest.approx(0.72 / (0.72 + 0.01))


def test_the_interval_is_about_that_of_the_likelihood_ratio() -> None:
    """Another way must come near: the log method of Simel, Samsa and Matchar 1991."""
    half = 1.96 * math.sqrt(1 / 90 - 1 / 100 + 1 / 20 - 1 / 100)
    found = predictive_values(wilson(90, 100), wilson(80, 100), prevalence=0.5)
    assert found.ppv is not None
    low, high = (share / (1 - share) for share in (found.ppv.low, found.ppv.high))
    assert low == pytest.approx(4.5 * math.exp(-half), rel=0.06)
    assert high == pytest.approx(4.5 * math.exp(half), rel=0.06)


def test_bounds_hold_the_value_at_the_ends() -> None:
    for hits, spared in ((0, 50), (50, 50), (50, 0), (25, 50), (1, 49)):
        for prevalence in (0.0, 0.01, 0.5, 1.0):
            found = predictive_values(wilson(hits, 50), wilson(spared, 50), prevalence=prevalence)
            for one in (found.ppv, found.npv):
                assert one is None or 0 <= one.low <= one.value <= one.high <= 1


def test_without_any_flag_there_is_no_ppv() -> None:
    found = predictive_values(wilson(0, 50), wilson(50, 50), prevalence=0.1)
    assert found.ppv is None
    assert found.npv is not None


def test_a_prevalence_is_a_share() -> None:
    share = Interval(0.5, 0.4, 0.6, "given")
    with pytest.raises(ValueError, match="prevalence"):
        predictive_values(share, share, prevalence=1.5)
