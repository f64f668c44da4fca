"""How many films an operating point will flag where pneumonia is rarer or more frequent."""

from __future__ import annotations

import math

from desktop.evaluation.intervals import Interval

METHOD = "MOVER of both intervals"


def flag_rate(sensitivity: Interval, specificity: Interval, *, prevalence: float) -> Interval:
    """Return the share of films that is expected to be flagged.

    Parameters
    ----------
    sensitivity, specificity : Interval
        Measured on different films, so that they err independently; of one level.
    prevalence : float
        Share of films with pneumonia where the model will be used, 0 to 1.

    Returns
    -------
    Interval
        ``sensitivity * prevalence + (1 - specificity) * (1 - prevalence)``.

    Notes
    -----
    The bounds of a weighted sum of independent proportions lie as far from it as the
    weighted distances of each proportion to its own bounds, squared and added ("square
    and add", Newcombe, Stat Med 1998; 17: 873-890, method 10 for a difference; the
    method of variance estimates recovery, MOVER, for any weights in Zou, Huang and
    Zhang, Comput Stat Data Anal 2009; 53: 1080-1085). The prevalence counts as known.
    """
    if not 0 <= prevalence <= 1:
        raise ValueError(f"a prevalence lies between 0 and 1, not at {prevalence}")
    if sensitivity.level != specificity.level:
        raise ValueError("the intervals have different levels")
    ill, well = prevalence, 1 - prevalence
    value = sensitivity.value * ill + (1 - specificity.value) * well
    # The share of normal films that are flagged is low where the specificity is high.
    below = math.hypot(
        (sensitivity.value - sensitivity.low) * ill, (specificity.high - specificity.value) * well
    )
    above = math.hypot(
        (sensitivity.high - sensitivity.value) * ill, (specificity.value - specificity.low) * well
    )
    of = {sensitivity.method, specificity.method}
    return Interval(
        value,
        max(0.0, value - below),
        min(1.0, value + above),
        f"{METHOD} ({' and '.join(sorted(of))})",
        sensitivity.level,
    )
