"""What a threshold would do where pneumonia is rarer, or more common, than among the films."""

from __future__ import annotations

import math
from dataclasses import dataclass

from desktop.evaluation.intervals import LEVEL, Interval, normal_quantile


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
    _check(prevalence)
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


@dataclass(frozen=True, slots=True)
class PredictiveValues:
    """What a flag, and its absence, would mean at a prevalence.

    Parameters
    ----------
    ppv, npv : Interval or None
        None where it is undefined: nothing would be flagged, or everything.
    """

    ppv: Interval | None
    npv: Interval | None


def predictive_values(
    sensitivity: Interval, specificity: Interval, *, prevalence: float
) -> PredictiveValues:
    """Return the predictive values at a prevalence.

    Parameters
    ----------
    sensitivity, specificity : Interval
        Of the threshold; bounds at the same level.
    prevalence : float
        Share of pneumonia among the films to come, 0 to 1.

    Notes
    -----
    By Bayes' rule from the likelihood ratios, whose bounds are recovered from those of the
    two shares (MOVER-R; Newcombe, Stat Methods Med Res 2016; 25: 1774-1778). That the
    films to come are of the same kind is taken for granted.
    """
    _check(prevalence)
    return PredictiveValues(
        ppv=_after(sensitivity, _complement(specificity), prevalence),
        npv=_after(specificity, _complement(sensitivity), 1 - prevalence),
    )


def _complement(share: Interval) -> Interval:
    return Interval(1 - share.value, 1 - share.high, 1 - share.low, share.method, share.level)


def _after(true: Interval, false: Interval, prior: float) -> Interval | None:
    """Return the share of those called so that are so."""
    called = true.value * prior + false.value * (1 - prior)
    if called <= 0:
        return None
    value = true.value * prior / called
    low, high = _ratio_bounds(true, false)
    bounds = (_from_ratio(low, prior, value), _from_ratio(high, prior, value))
    method = f"MOVER-R of two {true.method} intervals"
    return Interval(value, min(bounds[0], value), max(bounds[1], value), method, true.level)


def _from_ratio(ratio: float, prior: float, value: float) -> float:
    if prior in (0, 1):
        return value
    if math.isinf(ratio):
        return 1.0
    return ratio * prior / (ratio * prior + 1 - prior)


def _ratio_bounds(one: Interval, two: Interval) -> tuple[float, float]:
    """Return the bounds of one share over another: MOVER-R, Newcombe 2016, equations 1 and 2."""
    product = one.value * two.value
    low_under = two.high * (2 * two.value - two.high)
    low_root = product**2 - one.low * two.high * (2 * one.value - one.low) * (
        2 * two.value - two.high
    )
    high_under = two.low * (2 * two.value - two.low)
    high_root = product**2 - one.high * two.low * (2 * one.value - one.high) * (
        2 * two.value - two.low
    )
    low = (product - math.sqrt(max(low_root, 0.0))) / low_under if low_under else None
    high = (product + math.sqrt(max(high_root, 0.0))) / high_under if high_under > 0 else math.inf
    if low is None:
        # Its limit: the upper bound is twice the value, where the formula divides 0 by 0.
        low = one.low * (2 * one.value - one.low) / (2 * product) if product else 0.0
    return max(low, 0.0), high


@dataclass(frozen=True, slots=True)
class Flagged:
    """How many films of each class a rule flags among measured ones.

    Parameters
    ----------
    hits, ill : int
        Flagged pneumonias, and all of them; at least 1.
    alarms, well : int
        Flagged normal films, and all of them; at least 1.
    """

    hits: int
    ill: int
    alarms: int
    well: int

    def __post_init__(self) -> None:
        if not (0 <= self.hits <= self.ill > 0 and 0 <= self.alarms <= self.well > 0):
            raise ValueError(f"{self} counts no films, or more than there are")


def ppv_at(found: Flagged, *, prevalence: float, level: float = LEVEL) -> Interval | None:
    """Return the share of pneumonias among flagged films at a prevalence.

    Parameters
    ----------
    found : Flagged
        What the rule did among films whose own prevalence does not matter.
    prevalence : float
        Share of pneumonia among the films to come, 0 to 1; taken as known.
    level : float
        Confidence level.

    Returns
    -------
    Interval or None
        None where nothing is flagged.

    Notes
    -----
    Bounds on the logit scale with both shares' variances (Mercaldo, Lau and Zhou, Stat Med
    2007; 26: 2170-2183, section 2.2). Where one of the four counts is 0 the variances are
    undefined; there the shares adjusted after Agresti and Coull make the interval, as
    in that paper, and it is stretched to hold the plain value.
    """
    _check(prevalence)
    return _value_at(found.hits, found.ill, found.alarms, found.well, prevalence, level)


def npv_at(found: Flagged, *, prevalence: float, level: float = LEVEL) -> Interval | None:
    """Return the share of normal films among unflagged ones at a prevalence.

    See `ppv_at`; None where everything is flagged.
    """
    _check(prevalence)
    passed, missed = found.well - found.alarms, found.ill - found.hits
    return _value_at(passed, found.well, missed, found.ill, 1 - prevalence, level)


def _value_at(
    right: int, of_right: int, wrong: int, of_wrong: int, weight: float, level: float
) -> Interval | None:
    """Return the share of right ones, drawn with `weight`, among right and wrong ones."""
    many, few = weight * right / of_right, (1 - weight) * wrong / of_wrong
    if many + few == 0:
        return None
    value = many / (many + few)
    if weight in (0, 1):
        return Interval(value, value, value, "certain at this prevalence", level)
    z = normal_quantile(level)
    whole = 0 < right < of_right and 0 < wrong < of_wrong
    more = 0.0 if whole else z * z
    n, m = of_right + more, of_wrong + more
    p, q = (right + more / 2) / n, (wrong + more / 2) / m
    middle = math.log(weight * p / ((1 - weight) * q))
    half = z * math.sqrt((1 - p) / (p * n) + (1 - q) / (q * m))
    low, high = (1 / (1 + math.exp(-bound)) for bound in (middle - half, middle + half))
    method = "logit (Mercaldo)" if whole else "adjusted logit (Mercaldo)"
    return Interval(value, min(low, value), max(high, value), method, level)


def _check(prevalence: float) -> None:
    if not 0 <= prevalence <= 1:
        raise ValueError(f"a prevalence lies between 0 and 1, not at {prevalence}")
