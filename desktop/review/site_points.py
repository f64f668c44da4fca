"""A site's own operating points: chosen on its own films, for one version of one model."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.review.findings import Threshold

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

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


def fingerprint(films: Iterable[FilmKey]) -> str:
    """Return a SHA-256 that stands for a set of films, whatever their order and place."""
    lines = sorted(f"{film.sha256} {film.frame}\n" for film in set(films))
    return hashlib.sha256("".join(lines).encode()).hexdigest()
