"""Which version is active, replayed from the log of events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.registry.events import ModelAction

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.registry.events import ModelEvent


@dataclass(frozen=True, slots=True)
class Choice:
    """One version of a model, down to the content of its file."""

    version: str
    sha256: str


def choices(events: Iterable[ModelEvent]) -> tuple[Choice, ...]:
    """Replay the events of one model.

    Parameters
    ----------
    events : iterable of ModelEvent
        Oldest first.

    Returns
    -------
    tuple of Choice
        What was activated and not rolled back, oldest first: the last one is the one
        chosen now. Empty while nobody has chosen; the newest plain shipped version holds.
    """
    stack: list[Choice] = []
    for event in events:
        choice = Choice(event.version, event.sha256)
        if event.action is ModelAction.ACTIVATE:
            stack.append(choice)
        elif event.action is ModelAction.ROLLBACK:
            # It may have passed over versions whose files were gone.
            del stack[-1:]
            while stack and stack[-1] != choice:
                stack.pop()
    return tuple(stack)
