"""Two readers on the same films: where they disagree, and what was settled."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.review.verdicts import Decision, Entry, EntryKind, FilmKey, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from desktop.evaluation.kappa import Kappa


@dataclass(frozen=True, slots=True)
class Dispute:
    """A film on which two readers decided differently.

    Parameters
    ----------
    film : FilmKey
        The film.
    first, second : Verdict
        What each of the two says.
    settlement : Verdict or None
        Who settled it, when and how; None while it is open.
    """

    film: FilmKey
    first: Verdict
    second: Verdict
    settlement: Verdict | None = None


@dataclass(frozen=True, slots=True)
class DoubleReading:
    """Two readers on the same films.

    Parameters
    ----------
    first, second : str
        The readers.
    counts : mapping of (Decision, Decision) to int
        On how many films they decided so, the first reader's decision first.
    only_first, only_second : int
        Films that only one of the two has decided yet.
    disputes : tuple of Dispute
        Films both have decided, differently; in the order of the films asked for.
    kappa : Kappa or None
        Cohen's, over the four decisions; None where it is undefined.
    """

    first: str
    second: str
    counts: Mapping[tuple[Decision, Decision], int]
    only_first: int
    only_second: int
    disputes: tuple[Dispute, ...]
    kappa: Kappa | None

    @property
    def both(self) -> int:
        """Films that both have decided."""
        return sum(self.counts.values())

    @property
    def agreed(self) -> int:
        """Films on which both decided the same."""
        return sum(n for (one, two), n in self.counts.items() if one is two)

    @property
    def open(self) -> tuple[Dispute, ...]:
        """Disputes that nobody has settled yet."""
        return tuple(dispute for dispute in self.disputes if dispute.settlement is None)


def compare_readings(
    entries: Iterable[Entry], films: Sequence[FilmKey], *, first: str, second: str
) -> DoubleReading:
    """Hold two readers' verdicts against each other.

    Parameters
    ----------
    entries : iterable of Entry
        Everything logged about the films, oldest first.
    films : sequence of FilmKey
        In the order in which disputes shall be listed.
    first, second : str
        The readers.

    Returns
    -------
    DoubleReading
        Films that only one of them has decided are counted, but what was decided there is
        not told: the other one is still to read them unbiased.
    """
    verdicts, settlements = _standing(entries)
    pairs = []
    alone: Counter[str] = Counter()
    for film in dict.fromkeys(films):
        one, two = (verdicts.get((film, reader)) for reader in (first, second))
        if one and two:
            pairs.append((film, one.verdict, two.verdict))
        elif one or two:
            alone[first if one else second] += 1
    decisions = [(_decision(one), _decision(two)) for _, one, two in pairs]
    return DoubleReading(
        first=first,
        second=second,
        counts=Counter(decisions),
        only_first=alone[first],
        only_second=alone[second],
        disputes=tuple(
            Dispute(film, one, two, settlements[film].verdict if film in settlements else None)
            for film, one, two in pairs
            if one.decision is not two.decision
        ),
        kappa=_kappa(decisions),
    )


def consensus(entries: Iterable[Entry]) -> dict[FilmKey, Decision]:
    """Return what holds of each film: as settled, or as everyone who decided it says.

    Parameters
    ----------
    entries : iterable of Entry
        Everything logged about the films, oldest first.

    Returns
    -------
    dict of FilmKey to Decision
        Without films that are in dispute or undecided.
    """
    verdicts, settlements = _standing(entries)
    voices: dict[FilmKey, set[Decision]] = {}
    for (film, _), entry in verdicts.items():
        voices.setdefault(film, set()).add(_decision(entry.verdict))
    unanimous = {film: next(iter(said)) for film, said in voices.items() if len(said) == 1}
    settled = {film: _decision(entry.verdict) for film, entry in settlements.items()}
    return unanimous | settled


def _standing(
    entries: Iterable[Entry],
) -> tuple[dict[tuple[FilmKey, str], Entry], dict[FilmKey, Entry]]:
    """Return each reader's decision on each film, and the settlements that still hold."""
    verdicts: dict[tuple[FilmKey, str], Entry] = {}
    settlements: dict[FilmKey, Entry] = {}
    for entry in entries:
        verdict = entry.verdict
        if entry.kind is EntryKind.SETTLEMENT:
            settlements[verdict.film] = entry
        elif entry.kind is EntryKind.VERDICT:
            verdicts[verdict.film, verdict.reader] = entry
            settled = settlements.get(verdict.film)
            if settled and verdict.decision not in (None, settled.verdict.decision):
                # A new verdict against what was settled opens the question again.
                del settlements[verdict.film]
    return (
        {key: entry for key, entry in verdicts.items() if entry.verdict.decision},
        {film: entry for film, entry in settlements.items() if entry.verdict.decision},
    )


def _decision(verdict: Verdict) -> Decision:
    if verdict.decision is None:
        raise ValueError("a verdict that was taken back decides nothing")
    return verdict.decision


def _kappa(decisions: Sequence[tuple[Decision, Decision]]) -> Kappa | None:
    from desktop.evaluation.kappa import cohen

    if not decisions:
        return None
    first, second = zip(*decisions, strict=True)
    return cohen([str(one) for one in first], [str(two) for two in second])
