"""What a reading came to: counts, time, agreement with the model. Plain values, no Qt."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from desktop.review.verdicts import Decision, FilmKey
from desktop.ui.reading.ledger import agreeing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop.ui.worklist.case import Case


@dataclass(frozen=True, slots=True)
class Summary:
    """What a reading came to.

    Parameters
    ----------
    films : int
        Films that can have a verdict; the same film in two files counts once.
    without_content : int
        Files that could not be read at all and so can have none.
    decisions : mapping of Decision to int
        How often each was given.
    agreed, differing : tuple of FilmKey
        Films on which reader and leading model say the same, or not; only pneumonia and
        normal are held against the model.
    not_held : int
        Verdicts that are not held against the model: unsure, not readable, or no flag.
    blind : int
        Verdicts that were given blind.
    seconds : float or None
        The median time in front of a film, in seconds; None where none was measured.
    """

    films: int
    without_content: int
    decisions: Mapping[Decision, int]
    agreed: tuple[FilmKey, ...]
    differing: tuple[FilmKey, ...]
    not_held: int
    blind: int
    seconds: float | None

    @property
    def read(self) -> int:
        """Films with a verdict."""
        return sum(self.decisions.values())

    @property
    def unread(self) -> int:
        """Films without one."""
        return self.films - self.read


def summarise(cases: Iterable[Case]) -> Summary:
    """Count what a reading came to.

    Parameters
    ----------
    cases : iterable of Case
        All films of the session, whatever the list shows.

    Returns
    -------
    Summary
        With the model as it stood when each verdict was given, not as it is now.
    """
    films: dict[FilmKey, Case] = {}
    without = 0
    for case in cases:
        sha256 = case.finding.ref.sha256
        if sha256:
            films.setdefault(FilmKey(sha256, case.finding.ref.frame), case)
        else:
            without += 1
    read = {key: case for key, case in films.items() if case.decision is not None}
    same = {key: _agrees(case) for key, case in read.items()}
    times = [c.verdict.seconds for c in read.values() if c.verdict and c.verdict.seconds]
    return Summary(
        films=len(films),
        without_content=without,
        decisions=Counter(case.decision for case in read.values() if case.decision),
        agreed=tuple(key for key, agrees in same.items() if agrees is True),
        differing=tuple(key for key, agrees in same.items() if agrees is False),
        not_held=sum(agrees is None for agrees in same.values()),
        blind=sum(bool(case.verdict and case.verdict.blind) for case in read.values()),
        seconds=median(times) if times else None,
    )


def _agrees(case: Case) -> bool | None:
    if case.decision not in (Decision.PNEUMONIA, Decision.NORMAL):
        return None
    if agreeing(case.finding) is None or case.verdict is None or case.verdict.view is None:
        return None
    return (case.decision is Decision.PNEUMONIA) is case.verdict.view.flagged
