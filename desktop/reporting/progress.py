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
        Why something could not be exported, in words; empty when all went well.
    film : str
        Which film that is about, under the name that it has in the export.
    """

    done: int
    total: int
    trouble: str = ""
    film: str = ""

    @property
    def words(self) -> str:
        """The trouble with its film; empty when all went well."""
        return f"{self.film}: {self.trouble}" if self.film and self.trouble else self.trouble


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
