"""Named sessions of reading: which folders, which case, which view of the worklist."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from desktop.errors import PneumoTriageError
from desktop.review.verdicts import FilmKey

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from desktop.imaging.radiograph import ImageRef

State = Mapping[str, Any]
"""What the window wants back on the next start: order, groups, filters, columns. Its keys and
values are the window's own affair, as long as JSON can hold them."""


class SessionError(PneumoTriageError):
    """A session cannot be made, renamed or found."""

    default_code = "session"


@dataclass(frozen=True, slots=True)
class SessionFolder:
    """A folder of a session.

    Parameters
    ----------
    path : Path
        The folder, or a file.
    watched : bool
        Whether what arrives in it is taken in while reading goes on.
    """

    path: Path
    watched: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """At which case a session stands.

    Parameters
    ----------
    film : FilmKey or None
        Its content; None for a file that could not be read at all.
    path : Path
        Where it stood.
    frame : int
        Which frame of the file.
    """

    film: FilmKey | None
    path: Path
    frame: int = 1

    @classmethod
    def of(cls, ref: ImageRef) -> Place:
        """Return the place of an image."""
        key = FilmKey(ref.sha256, ref.frame) if ref.sha256 else None
        return cls(key, ref.path, ref.frame)

    def fits(self, ref: ImageRef) -> bool:
        """Return whether an image is that case, by its content where it is known."""
        if self.film and ref.sha256:
            return self.film == FilmKey(ref.sha256, ref.frame)
        return (self.path, self.frame) == (ref.path, ref.frame)


@dataclass(frozen=True, slots=True)
class ReadingSession:
    """A named session.

    Parameters
    ----------
    id : int
        Stays the same when it is renamed.
    name : str
        No two sessions share one.
    folders : tuple of SessionFolder
        In the order in which they were added.
    created_at, opened_at : datetime
        When it was made, and last opened.
    place : Place or None
        The last case; None before there was one.
    state : mapping
        See `State`.
    """

    id: int
    name: str
    folders: tuple[SessionFolder, ...]
    created_at: datetime.datetime
    opened_at: datetime.datetime
    place: Place | None = None
    state: State = field(default_factory=dict)

    @property
    def paths(self) -> tuple[Path, ...]:
        """All its folders."""
        return tuple(folder.path for folder in self.folders)

    @property
    def watched(self) -> tuple[Path, ...]:
        """The folders that are watched."""
        return tuple(folder.path for folder in self.folders if folder.watched)
