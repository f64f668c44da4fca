"""The threshold laboratory: what a moved operating point does. Plain values, no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.evaluation.prevalence import PredictiveValues, predictive_values
from desktop.evaluation.sweep import SweepPoint, compare_at
from desktop.review.findings import threshold_from_card
from desktop.review.policy import SET_BY_HAND
from desktop.review.site_points import SitePoint, fingerprint
from desktop.review.verdicts import film_key
from desktop.ui.compare.measured import chosen

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from desktop.evaluation.intervals import Interval
    from desktop.evaluation.paired import Paired
    from desktop.review.findings import Threshold
    from desktop.ui.compare.labels import SortedFilms
    from desktop.ui.compare.links import Selection

_SOURCES = {
    "folders": "labels from folder names",
    "table": "labels from a table",
    "verdicts": "labels from readers' verdicts",
}


@dataclass(frozen=True, slots=True)
class AtPrevalence:
    """What a threshold would do where so many films show pneumonia.

    Parameters
    ----------
    flagged : Interval or None
        Share of films flagged: the workload.
    values : PredictiveValues or None
        What a flag would mean.
    """

    flagged: Interval | None
    values: PredictiveValues | None


@dataclass(frozen=True, slots=True)
class LabReading:
    """One model at a moved threshold, beside the one in force.

    Parameters
    ----------
    model : int
        Its place.
    now, before : SweepPoint
        At the moved threshold, and at the one in force.
    expected_now, expected_before : AtPrevalence
        The same at the wanted prevalence.
    newly_flagged, no_longer : int
        Films on which the two decide differently.
    against : tuple of (int, Paired)
        Every other model at its own threshold, by its place.
    """

    model: int
    now: SweepPoint
    before: SweepPoint
    expected_now: AtPrevalence
    expected_before: AtPrevalence
    newly_flagged: int
    no_longer: int
    against: tuple[tuple[int, Paired], ...]


def read_at(lab: SortedFilms, model: int, threshold: float, prevalence: float) -> LabReading:
    """Answer a moved threshold.

    Parameters
    ----------
    lab : SortedFilms
        The films.
    model : int
        Whose threshold is moved.
    threshold : float
        0 to 1.
    prevalence : float
        Share of pneumonia among the films to come, 0 to 1.
    """
    sweep, in_force = lab.sweeps[model], lab.films.thresholds[model].value
    now, before = sweep.at(threshold), sweep.at(in_force)
    moved = sweep.flagged(threshold) - sweep.flagged(in_force)
    against = tuple(
        (other, compare_at(sweep, threshold, one, lab.films.thresholds[other].value))
        for other, one in enumerate(lab.sweeps)
        if other != model
    )
    return LabReading(
        model=model,
        now=now,
        before=before,
        expected_now=_expected(now, prevalence),
        expected_before=_expected(before, prevalence),
        newly_flagged=max(moved, 0),
        no_longer=max(-moved, 0),
        against=against,
    )


def _expected(point: SweepPoint, prevalence: float) -> AtPrevalence:
    sensitivity, specificity = (point.metrics.get(n) for n in ("sensitivity", "specificity"))
    if sensitivity is None or specificity is None:
        return AtPrevalence(None, None)
    values = predictive_values(sensitivity, specificity, prevalence=prevalence)
    return AtPrevalence(point.workload(prevalence), values)


def changed(lab: SortedFilms, model: int, threshold: float) -> Selection:
    """Return the films that a moved threshold decides otherwise than the one in force."""
    sweep, in_force = lab.sweeps[model], lab.films.thresholds[model].value
    ends = sorted((sweep.flagged(threshold), sweep.flagged(in_force)))
    said = "newly flagged" if threshold < in_force else "no longer flagged"
    title = f"films {said} by {lab.titles[model]} at {threshold:.3f} instead of {in_force:.3f}"
    return chosen(lab.films, sweep.order[ends[0] : ends[1]].tolist(), title)


def named_points(lab: SortedFilms, model: int, own: Iterable[Threshold]) -> list[Threshold]:
    """Return the operating points to begin from: in force, the card's, the site's own."""
    card, in_force = lab.cards[model], lab.films.thresholds[model]
    known = [threshold_from_card(card, one.name) for one in card.operating_points] if card else []
    every = {(one.name, one.value): one for one in (in_force, *known, *own)}
    return list(every.values())


def reserved_names(lab: SortedFilms, model: int) -> tuple[str, ...]:
    """Return the names that a site's own point may not have: it would pass for another."""
    card = lab.cards[model]
    return (SET_BY_HAND, *(one.name for one in (card.operating_points if card else ())))


def proposed_words(lab: SortedFilms) -> str:
    """Return on which films a point is chosen, in words that name no patient."""
    films = lab.films
    ill = int(films.labels.sum())
    source = _SOURCES[lab.labelling.source]
    return f"folder {lab.folder}, {films.labels.size:,} films, {ill:,} with pneumonia, {source}"


def site_point(
    lab: SortedFilms,
    model: int,
    threshold: float,
    *,
    at: datetime.datetime,
    user: str,
    name: str,
    chosen_on: str,
    note: str = "",
) -> SitePoint:
    """Return the point to be saved: for this version of this model, and on these films."""
    of = lab.films.thresholds[model]
    keys = [key for one in lab.films.findings if (key := film_key(one)) is not None]
    return SitePoint(
        at=at,
        user=user,
        model=of.model,
        version=of.version,
        name=name,
        threshold=threshold,
        chosen_on=chosen_on,
        films=len(lab.films.findings),
        films_sha256=fingerprint(keys),
        note=note,
    )
