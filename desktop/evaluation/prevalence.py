"""What a threshold would do where pneumonia is rarer, or more common, than among the films."""

from __future__ import annotations

import math

from desktop.evaluation.intervals import Interval


def expected_flag_rate(
    sensitivity: Interval, specificity: Interval, *, prevalence: float
) -> Interval:
    """Return the share of films that would be flagged at a prevalence.

    Parameters
    ----------
    sensitivity, specificity : Interval
        Of the threshold; bounds at the same level.
    prevalence : float
        Share of pneumonia among the films to come, 0 to 1.

    Returns
    -------
    Interval
        ``sensitivity * prevalence + (1 - specificity) * (1 - prevalence)``. Its bounds
        are recovered from those of the two shares (MOVER; Zou and Donner, Stat Med
        2008; 27: 1693-1702). That the films to come are of the same kind is taken for
        granted; the bounds say nothing about it.
    """
    if not 0 <= prevalence <= 1:
        raise ValueError(f"a prevalence lies between 0 and 1, not at {prevalence}")
    ill, well = prevalence, 1 - prevalence
    value = sensitivity.value * ill + (1 - specificity.value) * well
    below = math.hypot(
        ill * (sensitivity.value - sensitivity.low), well * (specificity.high - specificity.value)
    )
    above = math.hypot(
        ill * (sensitivity.high - sensitivity.value), well * (specificity.value - specificity.low)
    )
    return Interval(
        value,
        max(value - below, 0.0),
        min(value + above, 1.0),
        f"MOVER of two {sensitivity.method} intervals",
        sensitivity.level,
    )
