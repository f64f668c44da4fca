"""A case of the worklist: a finding, and what its reader has made of it. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from desktop.review.findings import Finding, Status
from desktop.review.verdicts import FilmKey, film_key

if TYPE_CHECKING:
    from desktop.review.verdicts import Decision, Verdict


class Group(StrEnum):
    """Which films are shown."""

    ALL = "all"
    FLAGGED = "flagged"
    UNFLAGGED = "unflagged"
    OUT_OF_SCOPE = "out_of_scope"
    UNREADABLE = "unreadable"


SCORED_GROUPS = (Group.FLAGGED, Group.UNFLAGGED)
"""Groups that say what a model said."""


def group_of(finding: Finding) -> Group:
    """Return the one group, besides all, that a finding belongs to."""
    if finding.status is Status.OK:
        return Group.FLAGGED if finding.flagged else Group.UNFLAGGED
    return Group.OUT_OF_SCOPE if finding.status is Status.OUT_OF_SCOPE else Group.UNREADABLE


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A row's content.

    Parameters
    ----------
    finding : Finding
        The film and its scores.
    verdict : Verdict or None
        What the reader who is at work says of it; another reader's verdict never.
    veiled : bool
        Whether everything that a model says of it is hidden, as in a blind first read.
    marked : bool
        Whether the reader marked it to find it again.
    """

    finding: Finding
    verdict: Verdict | None = None
    veiled: bool = False
    marked: bool = False

    @property
    def decision(self) -> Decision | None:
        """What the reader decided; None while they have not."""
        return self.verdict.decision if self.verdict else None

    @property
    def unread(self) -> bool:
        """Whether a verdict is still to be given. A file without a hash can have none."""
        return self.decision is None and film_key(self.finding) is not None

    @property
    def note(self) -> str:
        """The reader's note."""
        return self.verdict.note if self.verdict else ""


class Readings(Protocol):
    """Knows what the reader has made of films."""

    @property
    def blind(self) -> bool:
        """Whether films are read without their scores first."""
        ...

    def case(self, finding: Finding) -> Case:
        """Return a finding with what the reader has made of it."""
        ...


class NoReadings:
    """Nothing has been read."""

    blind = False

    def case(self, finding: Finding) -> Case:
        """Return an unread case."""
        return Case(finding)


__all__ = ["SCORED_GROUPS", "Case", "FilmKey", "Group", "NoReadings", "Readings", "group_of"]
