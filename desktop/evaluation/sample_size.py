"""How many films it takes, and whether there are enough."""

from __future__ import annotations

import math
from dataclasses import dataclass

from desktop.evaluation.intervals import LEVEL, normal_quantile

WANTED = 0.10
"""Half width of a 95 % interval beyond which films are called too few."""

PLANNED = 0.90
"""A share is planned for no nearer to 0 or 1 than this one: few films often show a perfect one."""

_MOST = 10**9


def half_width(share: float, n: int, level: float = LEVEL) -> float:
    """Return half the width of Wilson's interval.

    Parameters
    ----------
    share : float
        What is expected, 0 to 1.
    n : int
        Number of films; without any nothing is known, and half the width is 0.5.
    level : float
        Confidence level.
    """
    z = normal_quantile(level)
    return z * math.sqrt(share * (1 - share) * n + z * z / 4) / (n + z * z)


def films_needed(share: float, wanted: float, level: float = LEVEL) -> int:
    """Return the least number of films with which an interval is as narrow as wanted.

    Parameters
    ----------
    share : float
        What is expected, 0 to 1; 0.5 is the worst case.
    wanted : float
        Half the width of the interval, above 0.
    level : float
        Confidence level.

    Raises
    ------
    ValueError
        If a number is out of range.
    """
    if not 0 <= share <= 1 or not wanted > 0:
        raise ValueError(f"a share of {share} and a half width of {wanted} cannot be planned")
    few, enough = 0, 1
    while half_width(share, enough, level) > wanted and enough < _MOST:
        few, enough = enough, enough * 2
    while enough - few > 1:
        middle = (few + enough) // 2
        if half_width(share, middle, level) > wanted:
            few = middle
        else:
            enough = middle
    return enough


@dataclass(frozen=True, slots=True)
class Shortage:
    """Films of a class are too few to say how a model does on them.

    Parameters
    ----------
    of : str
        ``pneumonia`` or ``normal``.
    metric : str
        ``sensitivity`` or ``specificity``, which rests on these films.
    have, needed : int
        Films there are, and films that would do.
    half_width : float
        How exactly the metric can be known with those there are, as half the width of
        its interval.
    wanted : float
        Half the width that would do.
    """

    of: str
    metric: str
    have: int
    needed: int
    half_width: float
    wanted: float

    @property
    def missing(self) -> int:
        """How many films more are needed."""
        return self.needed - self.have

    @property
    def words(self) -> str:
        """What that means, in full sentences."""
        if self.have == 0:
            return f"There is no {self.of} film: {self.metric} cannot be measured."
        films = f"1 {self.of} film is" if self.have == 1 else f"{self.have:,} {self.of} films are"
        return (
            f"{films} few: {self.metric} can be known to ±{self.half_width:.2f} only. "
            f"With {self.missing:,} more, {self.needed:,} in all, it would be ±{self.wanted:.2f}."
        )


def shortages(
    *,
    pneumonia: int,
    normal: int,
    sensitivity: float = PLANNED,
    specificity: float = PLANNED,
    wanted: float = WANTED,
) -> tuple[Shortage, ...]:
    """Tell of which class there are too few films.

    Parameters
    ----------
    pneumonia, normal : int
        Films there are.
    sensitivity, specificity : float
        What is expected, or was measured, 0 to 1; planned for no nearer to 0 or 1 than
        `PLANNED`.
    wanted : float
        Half the width of the 95 % interval that would do.

    Returns
    -------
    tuple of Shortage
        Empty when there are enough of both.
    """
    asked = (
        ("pneumonia", "sensitivity", pneumonia, sensitivity),
        ("normal", "specificity", normal, specificity),
    )
    found = []
    for of, metric, have, share in asked:
        planned = min(max(share, 1 - PLANNED), PLANNED)
        width = half_width(planned, have)
        if width > wanted:
            needed = films_needed(planned, wanted)
            found.append(Shortage(of, metric, have, needed, width, wanted))
    return tuple(found)
