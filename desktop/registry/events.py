"""What was done to the installed models, and where it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import datetime


class ModelAction(StrEnum):
    """What can be done to an installed model."""

    INSTALL = "install"
    ACTIVATE = "activate"
    ROLLBACK = "rollback"


@dataclass(frozen=True, slots=True)
class ModelEvent:
    """One change of the installed models.

    Parameters
    ----------
    at : datetime
        When, with its time zone.
    user : str
        Who, as the operating system calls them.
    action : ModelAction
        What was done.
    name, version, sha256 : str
        To which model file; after a roll back, the one that is active again.
    note : str
        Why, in words.
    id : int or None
        Place in the log, given when the event is written.
    """

    at: datetime.datetime
    user: str
    action: ModelAction
    name: str
    version: str
    sha256: str
    note: str = ""
    id: int | None = None

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("an event's time needs its time zone")


class ModelEventLog(Protocol):
    """An append-only list of model events, oldest first."""

    def append(self, event: ModelEvent) -> ModelEvent:
        """Write an event for good and return it with its id."""

    def events(self, name: str | None = None) -> tuple[ModelEvent, ...]:
        """Return all events, or those of one model."""
