"""Close the program and come back tomorrow at the same case."""

from __future__ import annotations

import datetime
import itertools
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.imaging.radiograph import ImageRef
from desktop.review.database import open_database
from desktop.review.room import ReadingRoom
from desktop.review.sessions import Place, SessionError, SessionFolder
from tests.review.reading import NOON, database_file, film, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = SessionFolder(Path("/films/march"))


@pytest.fixture
def room(tmp_path: Path) -> Iterator[ReadingRoom]:
    minutes = itertools.count()
    with open_database(database_file(tmp_path)) as database:
        yield ReadingRoom(database, now=lambda: NOON + datetime.timedelta(minutes=next(minutes)))


def test_tomorrow_it_stands_where_it_stood(tmp_path: Path) -> None:
    ref = ImageRef(Path("/films/march/12.dcm"), 1, film().sha256)
    state = {"order": "priority", "filter": {"flag": [True]}, "columns": [40, 80]}
    with open_database(database_file(tmp_path)) as database:
        sessions = ReadingRoom(database).sessions
        made = sessions.create("March", [FOLDER, SessionFolder(Path("/pacs"), watched=True)])
        assert sessions.keep_place(made.id, Place.of(ref))
        assert sessions.keep_state(made.id, state)
    with open_database(database_file(tmp_path)) as database:
        (found,) = ReadingRoom(database).sessions.all()
    assert found.name == "March"
    assert found.paths == (Path("/films/march"), Path("/pacs"))
    assert found.watched == (Path("/pacs"),)
    assert found.state == state
    assert found.place == Place(film(), ref.path)


def test_a_case_is_found_by_content_where_it_is_known() -> None:
    ref = ImageRef(Path("/films/1.dcm"), 1, film().sha256)
    place = Place.of(ref)
    assert place.fits(ImageRef(Path("/moved/2.dcm"), 1, film().sha256))
    assert not place.fits(ImageRef(ref.path, 1, film(2).sha256))
    assert not place.fits(ImageRef(Path("/moved/2.dcm"), 2, film().sha256))
    # Before it is read only the path can tell.
    assert place.fits(ImageRef(ref.path))
    lost = Place.of(ImageRef(Path("/films/broken.dcm")))
    assert lost.film is None
    assert lost.fits(ImageRef(Path("/films/broken.dcm")))


def test_the_last_opened_comes_first(room: ReadingRoom) -> None:
    first = room.sessions.create("a", [FOLDER])
    second = room.sessions.create("b", [FOLDER])
    assert [s.id for s in room.sessions.all()] == [second.id, first.id]
    opened = room.sessions.open(first.id)
    assert opened.opened_at > second.opened_at
    assert opened.created_at == first.created_at
    assert [s.id for s in room.sessions.all()] == [first.id, second.id]


def test_names_are_the_sessions_own(room: ReadingRoom) -> None:
    room.sessions.create("March", [FOLDER])
    april = room.sessions.create(" April ", [FOLDER])
    assert april.name == "April"
    with pytest.raises(SessionError, match="another name"):
        room.sessions.create("March", [])
    with pytest.raises(SessionError, match="another name"):
        room.sessions.rename(april.id, "March")
    with pytest.raises(SessionError, match="no name"):
        room.sessions.rename(april.id, "  ")
    room.sessions.rename(april.id, "May")
    assert room.sessions.get(april.id).name == "May"


def test_folders_can_be_added_and_watched(room: ReadingRoom) -> None:
    made = room.sessions.create("March", [FOLDER])
    odd = SessionFolder(Path("/cd/f\udcfflm"), watched=True)
    room.sessions.set_folders(made.id, [FOLDER, odd])
    assert room.sessions.get(made.id).folders == (FOLDER, odd)


def test_deleting_a_session_deletes_no_verdict(room: ReadingRoom) -> None:
    made = room.sessions.create("March", [FOLDER])
    room.record(verdict())
    room.sessions.delete(made.id)
    assert room.sessions.all() == ()
    assert room.current([film()], "ann")


def test_a_session_that_another_window_deleted_is_told(room: ReadingRoom) -> None:
    made = room.sessions.create("March", [FOLDER])
    room.sessions.delete(made.id)
    place = Place.of(ImageRef(Path("/films/1.dcm")))
    assert not room.sessions.keep_place(made.id, place)
    assert not room.sessions.keep_state(made.id, {})
    for act in (
        lambda: room.sessions.open(made.id),
        lambda: room.sessions.rename(made.id, "x"),
        lambda: room.sessions.set_folders(made.id, []),
    ):
        with pytest.raises(SessionError, match="verdicts given in it are kept"):
            act()
