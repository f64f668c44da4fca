"""Figures in words and sensible digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.evaluation.comparison import p_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.evaluation.comparison import Difference
    from desktop.evaluation.intervals import Interval

__all__ = ["TOO_FEW", "p_in_words"]

TOO_FEW = "too few films"
NARROW = "–"


def share(interval: Interval | None, *, digits: int = 3) -> str:
    """Write a share over its interval, such as ``0.974`` over ``0.938–0.990``."""
    if interval is None:
        return TOO_FEW
    low, high = number(interval.low, digits), number(interval.high, digits)
    return f"{number(interval.value, digits)}\n{low}{NARROW}{high}"


def inline_share(interval: Interval | None, *, digits: int = 3) -> str:
    """Write a share and its interval on one line, such as ``0.974 (0.938–0.990)``."""
    if interval is None:
        return TOO_FEW
    value, bounds = share(interval, digits=digits).split("\n")
    return f"{value} ({bounds})"


def percent(interval: Interval | None) -> str:
    """Write a share in per cent over its interval, such as ``24 %`` over ``17–33 %``."""
    if interval is None:
        return TOO_FEW
    digits = 0 if 0.1 <= interval.value <= 0.9 else 1
    value, low, high = (
        number(100 * share, digits) for share in (interval.value, interval.low, interval.high)
    )
    return f"{value} %\n{low}{NARROW}{high} %"


def plain_percent(value: float) -> str:
    """Write a share in whole per cent, such as ``60 %``."""
    return f"{value:.0%}".replace("%", " %")


def inline_percent(interval: Interval | None) -> str:
    """Write a share in per cent and its interval on one line."""
    if interval is None:
        return TOO_FEW
    value, bounds = percent(interval).split("\n")
    return f"{value} ({bounds})"


def difference(found: Difference | None, *, digits: int = 3) -> str:
    """Write a signed difference over its interval, such as ``−0.012``."""
    if found is None:
        return TOO_FEW
    if found.method == "none":
        # DeLong's variance vanishes where both scores put the films into the same order.
        same = abs(found.value) < 1e-9
        nought = number(0, digits)
        return f"{nought}\nsame order" if same else f"{signed(found.value, digits)}\nno interval"
    low, high = signed(found.low, digits), signed(found.high, digits)
    return f"{signed(found.value, digits)}\n{low} to {high}"


def inline_difference(found: Difference | None, *, digits: int = 3) -> str:
    """Write a signed difference and its interval on one line."""
    value, _, bounds = difference(found, digits=digits).partition("\n")
    return f"{value} ({bounds})" if bounds else value


def signed(value: float, digits: int = 3) -> str:
    """Write a number with its sign; 0 has none."""
    text = number(abs(value), digits)
    if float(text) == 0:
        return text
    return f"{'+' if value > 0 else '−'}{text}"


def number(value: float, digits: int) -> str:
    """Write a number with so many decimals, a true minus, and never minus nought."""
    text = f"{value:.{digits}f}"
    if float(text) == 0:
        text = text.lstrip("-")
    return text.replace("-", "−")


def significant(value: float, digits: int = 2) -> str:
    """Write a number with so many significant digits, thousands with a comma."""
    if value == 0:
        return "0"
    rounded = float(f"{value:.{digits}g}")
    if abs(rounded) >= 10 ** (digits - 1):
        return f"{rounded:,.0f}"
    return f"{rounded:.{digits}g}" if abs(rounded) >= 1e-3 else f"{rounded:.0e}"


def whole(value: int) -> str:
    """Write a whole number, thousands with a comma."""
    return f"{value:,}"


def megabytes(size: int) -> str:
    """Write a file size."""
    return f"{significant(size / 1e6, 3)} MB"


def of(hits: int, n: int) -> str:
    """Write a count, such as ``70 of 71``."""
    return f"{hits} of {n}"


def listed(words: Iterable[str]) -> str:
    """Join words with commas and a last "and"."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def methods(intervals: Iterable[Interval | None]) -> str:
    """Name the methods of some intervals, each once."""
    return "; ".join(dict.fromkeys(one.method for one in intervals if one is not None))


def millions(count: int) -> str:
    """Write a large count in millions, such as ``277 million``."""
    return f"{count / 1e6:,.0f} million" if count >= 2e6 else f"{count / 1e6:.1f} million"
