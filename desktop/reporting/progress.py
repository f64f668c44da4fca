"""How far an export is, and how it is called off."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Step:
    """How far an export is.

    Parameters
    ----------
    done, total : int
        Cases, or pages where an export is made of those.
    trouble : str
        What could not be exported and why, in words; empty when all went well.
    """

    done: int
    total: int
    trouble: str = ""


class _CalledOffError(Exception):
    """Unwinds an export, so that its draft is removed."""


def go_on(cancelled: threading.Event | None) -> None:
    """Leave the surrounding `may_be_called_off` once the event is set."""
    if cancelled is not None and cancelled.is_set():
        raise _CalledOffError


@contextmanager
def may_be_called_off() -> Iterator[None]:
    """End the block quietly when `go_on` says so; goes around the block that keeps the draft."""
    try:
        yield
    except _CalledOffError:
        return
