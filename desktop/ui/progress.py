"""How far a folder has come: plain values, no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.review.findings import Counts

if TYPE_CHECKING:
    from desktop.review.triage import Census

NOTHING = Counts(scored=0, out_of_scope=0, unreadable=0, flagged=0)


class Stage(StrEnum):
    """Where the work on a folder stands."""

    EMPTY = "empty"
    LOADING = "loading"
    READING = "reading"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a folder has come.

    Parameters
    ----------
    stage : Stage
        Where the work stands.
    counts : Counts
        Of the findings that have arrived.
    census : Census or None
        What stands in the folder; None while it is being counted.
    seconds : float
        Time since the models were ready.
    """

    stage: Stage = Stage.EMPTY
    counts: Counts = NOTHING
    census: Census | None = None
    seconds: float = 0.0

    @property
    def working(self) -> bool:
        """Whether models load or films are read."""
        return self.stage in (Stage.LOADING, Stage.READING)

    @property
    def done(self) -> int:
        """Number of images that have a finding."""
        return self.counts.found

    @property
    def found(self) -> int | None:
        """Number of images in the folder; None while it is not known."""
        if self.stage is Stage.DONE:
            return self.done
        return max(self.census.images, self.done) if self.census else None

    @property
    def passed_over(self) -> int | None:
        """Number of files that are no images; None while it is not known."""
        return self.census.passed_over if self.census else None

    @property
    def not_read(self) -> int | None:
        """Images without a finding; None while their number is not known."""
        return None if self.found is None else self.found - self.done

    @property
    def films_per_second(self) -> float | None:
        """Speed so far; None until it can be told."""
        return self.done / self.seconds if self.done and self.seconds > 0.2 else None

    @property
    def seconds_left(self) -> float | None:
        """Estimate of the time to come; None until it can be told."""
        if self.stage is not Stage.READING or self.done < 4:
            return None
        speed, left = self.films_per_second, self.not_read
        return None if speed is None or left is None else left / speed


def add_counts(first: Counts, second: Counts) -> Counts:
    """Return the sum of two counts."""
    return Counts(
        scored=first.scored + second.scored,
        out_of_scope=first.out_of_scope + second.out_of_scope,
        unreadable=first.unreadable + second.unreadable,
        flagged=first.flagged + second.flagged,
    )
