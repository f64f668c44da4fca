"""Sessions in the database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from desktop.review.schema import reading_sessions
from desktop.review.sessions import Place, ReadingSession, SessionError, SessionFolder
from desktop.review.verdicts import FilmKey

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable

    from sqlalchemy import RowMapping

    from desktop.review.database import Database
    from desktop.review.sessions import State


class SessionStore:
    """Named sessions; made from an open database.

    Parameters
    ----------
    database : Database
        Stays the caller's to close.
    now : callable returning datetime
        The clock.
    """

    def __init__(self, database: Database, *, now: Callable[[], datetime.datetime]) -> None:
        self._database = database
        self._now = now

    def create(self, name: str, folders: Iterable[SessionFolder]) -> ReadingSession:
        """Make a session and open it.

        Raises
        ------
        SessionError
            If the name is empty or taken.
        """
        moment = self._now()
        values = {
            "name": _named(name),
            "created_at": moment,
            "opened_at": moment,
            "folders": _folders_to_json(folders),
            "place": None,
            "state": {},
        }
        added = insert(reading_sessions).returning(reading_sessions.c.id)
        try:
            with self._database.writing() as connection:
                number = connection.execute(added, values).scalar_one()
        except IntegrityError as error:
            raise _taken(name) from error
        return self.get(number)

    def all(self) -> tuple[ReadingSession, ...]:
        """Return all sessions, the last opened first."""
        columns = reading_sessions.c
        wanted = select(reading_sessions).order_by(columns.opened_at.desc(), columns.id.desc())
        with self._database.reading() as connection:
            return tuple(map(_session, connection.execute(wanted).mappings()))

    def get(self, number: int) -> ReadingSession:
        """Return a session as it stands.

        Raises
        ------
        SessionError
            If it was deleted.
        """
        wanted = select(reading_sessions).where(reading_sessions.c.id == number)
        with self._database.reading() as connection:
            row = connection.execute(wanted).mappings().one_or_none()
        if row is None:
            raise _gone(number)
        return _session(row)

    def open(self, number: int) -> ReadingSession:
        """Return a session, from now on the last opened.

        Raises
        ------
        SessionError
            If it was deleted.
        """
        self._change(number, opened_at=self._now())
        return self.get(number)

    def rename(self, number: int, name: str) -> None:
        """Give a session another name.

        Raises
        ------
        SessionError
            If the name is empty or taken, or the session was deleted.
        """
        try:
            changed = self._change(number, name=_named(name))
        except IntegrityError as error:
            raise _taken(name) from error
        if not changed:
            raise _gone(number)

    def set_folders(self, number: int, folders: Iterable[SessionFolder]) -> None:
        """Change which folders belong to a session, and which of them are watched."""
        if not self._change(number, folders=_folders_to_json(folders)):
            raise _gone(number)

    def keep_place(self, number: int, place: Place) -> bool:
        """Keep at which case a session stands; return False if it was deleted meanwhile."""
        return self._change(number, place=_place_to_json(place))

    def keep_state(self, number: int, state: State) -> bool:
        """Keep the window's view of a session; return False if it was deleted meanwhile."""
        return self._change(number, state=dict(state))

    def delete(self, number: int) -> None:
        """Delete a session. The verdicts given in it stay, as do the films."""
        with self._database.writing() as connection:
            connection.execute(delete(reading_sessions).where(reading_sessions.c.id == number))

    def _change(self, number: int, **values: Any) -> bool:
        changed = update(reading_sessions).where(reading_sessions.c.id == number).values(values)
        with self._database.writing() as connection:
            return bool(connection.execute(changed).rowcount)


def _named(name: str) -> str:
    name = name.strip()
    if not name:
        raise SessionError("The session", "it has no name", "Give it one", code="session_unnamed")
    return name


def _taken(name: str) -> SessionError:
    return SessionError(
        f"Session '{name.strip()}'",
        "there is one of that name",
        "Choose another name",
        code="session_name_taken",
    )


def _gone(number: int) -> SessionError:
    return SessionError(
        f"Session {number}",
        "it was deleted, perhaps in another window",
        "Open the folder again; the verdicts given in it are kept",
        code="session_gone",
    )


def _session(row: RowMapping) -> ReadingSession:
    return ReadingSession(
        id=row["id"],
        name=row["name"],
        folders=tuple(SessionFolder(Path(f["path"]), f["watched"]) for f in row["folders"]),
        created_at=row["created_at"],
        opened_at=row["opened_at"],
        place=_place_from_json(row["place"]),
        state=row["state"],
    )


def _folders_to_json(folders: Iterable[SessionFolder]) -> list[dict[str, Any]]:
    # JSON keeps names that are no valid text, as files on a CD may have.
    return [{"path": str(f.path.absolute()), "watched": f.watched} for f in folders]


def _place_to_json(place: Place) -> dict[str, Any]:
    sha256 = place.film.sha256 if place.film else ""
    return {"sha256": sha256, "frame": place.frame, "path": str(place.path)}


def _place_from_json(kept: dict[str, Any] | None) -> Place | None:
    if kept is None:
        return None
    film = FilmKey(kept["sha256"], kept["frame"]) if kept["sha256"] else None
    return Place(film, Path(kept["path"]), kept["frame"])
