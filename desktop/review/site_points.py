"""A site's own operating points: chosen on its own films, for one version of one model."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.review.findings import Threshold, threshold_from_card
from desktop.review.policy import SET_BY_HAND

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from desktop.inference.contract import ModelCard
    from desktop.review.verdicts import FilmKey


@dataclass(frozen=True, slots=True)
class SitePoint:
    """An operating point that a site has chosen; a change is another one.

    Parameters
    ----------
    at : datetime
        When, with its time zone.
    user : str
        Who chose it.
    model, version : str
        The one version that it belongs to.
    name : str
        What the site calls it; a later point of the same name takes its place.
    threshold : float or None
        From which probability on a film is flagged, 0 to 1; None withdraws the point.
    chosen_on : str
        On which films, in the user's words; no patient's name.
    films : int
        How many.
    films_sha256 : str
        Which, see `fingerprint`.
    note : str
        Why, in words.
    id : int or None
        Place in the log, given when the point is saved.
    """

    at: datetime.datetime
    user: str
    model: str
    version: str
    name: str
    threshold: float | None
    chosen_on: str
    films: int
    films_sha256: str
    note: str = ""
    id: int | None = None

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("a point's time needs its time zone")
        if self.threshold is not None and not 0 <= self.threshold <= 1:
            raise ValueError("a threshold is a probability, 0 to 1")
        if not (self.user and self.model and self.version and self.name):
            raise ValueError("a point needs who chose it, a model with its version, and a name")

    @property
    def as_threshold(self) -> Threshold:
        """The threshold, as findings are judged by it."""
        if self.threshold is None:
            raise ValueError("a withdrawn point flags nothing")
        return Threshold(self.model, self.version, self.threshold, self.name)


def following(in_force: Threshold, card: ModelCard, points: Iterable[Threshold]) -> Threshold:
    """Return what becomes of a threshold once the site's points are others.

    Parameters
    ----------
    in_force : Threshold
        By which films are flagged.
    card : ModelCard
        Of its model.
    points : iterable of Threshold
        The site's points that hold now, of the same version of the model.

    Returns
    -------
    Threshold
        A point of the card, or what was set by hand, stays as it is. A point of the site
        gives way to the one that has taken its name, and to the card's default where it
        was withdrawn: films are never flagged by a point that holds no longer.
    """
    of_card = {point.name for point in card.operating_points}
    if in_force.name == SET_BY_HAND or in_force.name in of_card:
        return in_force
    for point in points:
        if point.name == in_force.name:
            return replace(point, title=card.title)
    return threshold_from_card(card)


def fingerprint(films: Iterable[FilmKey]) -> str:
    """Return a SHA-256 that stands for a set of films, whatever their order and place."""
    lines = sorted(f"{film.sha256} {film.frame}\n" for film in set(films))
    return hashlib.sha256("".join(lines).encode()).hexdigest()
