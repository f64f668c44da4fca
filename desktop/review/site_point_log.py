"""The log of a site's own operating points."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop.review.schema import site_points
from desktop.review.site_points import SitePoint

if TYPE_CHECKING:
    from desktop.review.database import Database
    from desktop.review.findings import Threshold


class SitePointLog:
    """The append-only log; made from an open database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, point: SitePoint) -> SitePoint:
        """Write a point for good and return it with its id; it is then on the disk."""
        values = {
            column.name: getattr(point, column.name)
            for column in site_points.columns
            if column.name != "id"
        }
        with self._database.logging() as chain:
            number = chain.append(site_points, values)
        return replace(point, id=number)

    def points(self, model: str, version: str) -> tuple[SitePoint, ...]:
        """Return the points in force for one version of one model, oldest first.

        Points of other versions never count: a threshold belongs to one version.
        """
        newest = {point.name: point for point in self.history(model, version)}
        in_force = (point for point in newest.values() if point.threshold is not None)
        return tuple(sorted(in_force, key=lambda point: point.id or 0))

    def thresholds(self, model: str, version: str) -> tuple[Threshold, ...]:
        """Return the points in force as `desktop.review.triage.load_team` takes them."""
        return tuple(point.as_threshold for point in self.points(model, version))

    def history(self, model: str, version: str) -> tuple[SitePoint, ...]:
        """Return everything that was ever chosen for a version, oldest first."""
        wanted = (
            select(site_points)
            .where(site_points.c.model == model, site_points.c.version == version)
            .order_by(site_points.c.id)
        )
        with self._database.reading() as connection:
            rows = connection.execute(wanted).mappings().all()
        return tuple(SitePoint(**row) for row in rows)
