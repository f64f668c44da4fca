"""What a comparison says, in plain words: the one place where p values become sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.evaluation.intervals import LEVEL

if TYPE_CHECKING:
    from desktop.evaluation.intervals import Difference, Interval

ALPHA = 1 - LEVEL
"""Below this p the words speak of evidence."""

FIRST, SECOND = "the first model", "the second model"


def p_in_words(p: float) -> str:
    """Write a p value as papers do, such as ``p = 0.034`` or ``p < 0.001``."""
    return "p < 0.001" if p < 0.001 else f"p = {p:.3f}" if p < 0.1 else f"p = {p:.2f}"


def no_evidence(of: str, p: float) -> str:
    """Say that nothing was shown, which is not that there is nothing."""
    return f"No evidence of a difference in {of} ({p_in_words(p)})."


def discrimination_in_words(
    difference: Difference | None,
    p: float | None,
    *,
    alpha: float = ALPHA,
    first: str = FIRST,
    second: str = SECOND,
) -> str:
    """Say whether one model tells pneumonia from normal better.

    Parameters
    ----------
    difference : Difference or None
        Of the ROC areas, first minus second; None when a class is missing.
    p : float or None
        Of the test for equal areas; None when it is undefined.
    alpha : float
        Below this p the words speak of evidence.
    first, second : str
        What the models are called.

    Returns
    -------
    str
        A full sentence.
    """
    if difference is None:
        return "Discrimination cannot be compared: the films are all of one class."
    if p is None:
        return "Discrimination cannot be compared: there are too few films."
    if p >= alpha:
        return no_evidence("discrimination", p)
    better = _capital(first if difference.value > 0 else second)
    return (
        f"{better} tells pneumonia from normal better by "
        f"{abs(difference.value):.3f} in ROC area ({p_in_words(p)})."
    )


def decisions_in_words(
    only_first: int,
    only_second: int,
    p: float,
    *,
    alpha: float = ALPHA,
    first: str = FIRST,
    second: str = SECOND,
    of: str = "films",
) -> str:
    """Say whether one model decides more films rightly.

    Parameters
    ----------
    only_first, only_second : int
        Films that one decides rightly and the other wrongly.
    p : float
        Of McNemar's test.
    alpha, first, second
        As for `discrimination_in_words`.
    of : str
        Which films, such as ``pneumonias``.

    Returns
    -------
    str
        A full sentence.
    """
    if p >= alpha:
        right = "right decisions" if of == "films" else f"right decisions on {of}"
        return no_evidence(right, p)
    better = _capital(first if only_first > only_second else second)
    more, fewer = max(only_first, only_second), min(only_first, only_second)
    return (
        f"{better} decides more {of} rightly: {more} that the other gets wrong, "
        f"against {fewer} the other way ({p_in_words(p)})."
    )


def share_in_words(interval: Interval | None, *, digits: int = 3) -> str:
    """Write a share with its bounds, such as ``0.974 (0.938 to 0.990)``, or "undefined"."""
    if interval is None:
        return "undefined"
    value, low, high = (f"{n:.{digits}f}" for n in (interval.value, interval.low, interval.high))
    return f"{value} ({low} to {high})"


def signed(value: float, digits: int = 3) -> str:
    """Write a number with its sign and a true minus; 0 has none."""
    text = f"{abs(value):.{digits}f}"
    if float(text) == 0:
        return text
    return f"{'+' if value > 0 else '−'}{text}"


def difference_in_words(difference: Difference | None, *, digits: int = 3) -> str:
    """Write a difference with its bounds, such as ``−0.012 (−0.030 to +0.006)``."""
    if difference is None:
        return "undefined"
    value = signed(difference.value, digits)
    if difference.method == "none":
        return f"{value} (no interval)"
    return f"{value} ({signed(difference.low, digits)} to {signed(difference.high, digits)})"


def _capital(name: str) -> str:
    # Names of models stay as they are written; only the stand-ins begin a sentence.
    return name[0].upper() + name[1:] if name in (FIRST, SECOND) else name
