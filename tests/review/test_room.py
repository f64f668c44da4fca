"""A day in the reading room."""

from __future__ import annotations

import datetime
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Engine, event

from desktop.review import audit
from desktop.review.database import MIGRATIONS, Database, open_database
from desktop.review.findings import Threshold
from desktop.review.room import ReadingRoom
from desktop.review.site_points import SitePoint, fingerprint
from desktop.review.verdicts import Decision, EntryKind, FilmKey
from tests.review.reading import NOON, VIEW, database_file, film, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with open_database(database_file(tmp_path)) as database:
        yield database


@pytest.fixture
def room(database: Database) -> ReadingRoom:
    return ReadingRoom(database)


def decision(room: ReadingRoom, key: FilmKey, reader: str = "ann") -> Decision | None:
    standing = room.current([key], reader).get(key)
    return standing.decision if standing else None


def test_a_verdict_comes_back_whole(room: ReadingRoom) -> None:
    given = verdict(note="left base", seconds=12.25, blind=True)
    room.record(given)
    assert room.current([film()], "ann") == {film(): given}
    assert given.view == VIEW


def test_a_verdict_belongs_to_content_and_frame(room: ReadingRoom) -> None:
    room.record(verdict(film(1, frame=2)))
    assert room.current([film(1), film(2)], "ann") == {}
    assert decision(room, film(1, frame=2)) is Decision.NORMAL


def test_a_film_without_a_score_can_be_decided(room: ReadingRoom) -> None:
    room.record(verdict(decision=Decision.NOT_READABLE, view=None))
    (standing,) = room.current([film()], "ann").values()
    assert standing.view is None


def test_a_change_of_mind_is_another_row(room: ReadingRoom) -> None:
    room.record(verdict(decision=Decision.UNSURE))
    room.record(verdict(decision=Decision.PNEUMONIA))
    assert decision(room, film()) is Decision.PNEUMONIA
    assert len(room.history([film()])) == 2


def test_a_note_stands_without_a_decision_and_nothing_when_it_is_taken_back(
    room: ReadingRoom,
) -> None:
    room.record(verdict(decision=None, note="ask for the lateral"))
    assert room.current([film()], "ann")[film()].note == "ask for the lateral"
    room.record(verdict(decision=None))
    assert room.current([film()], "ann") == {}


def test_undo_goes_back_step_by_step(room: ReadingRoom) -> None:
    room.record(verdict(decision=Decision.NORMAL, note="first", seconds=5.0))
    room.record(verdict(decision=Decision.PNEUMONIA))
    room.record(verdict(film(2)))
    undone = room.undo("ann")
    assert undone
    assert undone.taken_back.film == film(2)
    assert undone.standing is None
    assert decision(room, film(2)) is None

    undone = room.undo("ann")
    assert undone
    assert undone.standing
    assert undone.standing.note == "first"
    assert decision(room, film()) is Decision.NORMAL
    # The time was counted already, and the view is that of the verdict that stands again.
    assert undone.standing.seconds is None

    assert room.undo("ann")
    assert decision(room, film()) is None
    assert not room.can_undo("ann")
    assert room.undo("ann") is None
    assert [e.undoes for e in room.history([film(), film(2)])] == [None, None, None, 3, 2, 1]


def test_undo_touches_neither_others_nor_earlier_sessions(
    database: Database, room: ReadingRoom
) -> None:
    room.record(verdict(film(1)))
    room.record(verdict(film(2), reader="bob"))
    assert not room.can_undo("carl")
    room.forget_undo()
    assert room.undo("ann") is None
    assert ReadingRoom(database).undo("bob") is None


def test_undo_leaves_alone_what_another_window_has_overtaken(
    database: Database, room: ReadingRoom
) -> None:
    room.record(verdict(film(1)))
    room.record(verdict(film(2)))
    ReadingRoom(database).record(verdict(film(2), Decision.PNEUMONIA))
    undone = room.undo("ann")
    assert undone
    assert undone.taken_back.film == film(1)
    assert decision(room, film(2)) is Decision.PNEUMONIA


def test_blind_is_only_who_has_not_seen_the_scores(room: ReadingRoom) -> None:
    first = room.record(verdict(blind=True))
    assert first.verdict.blind
    assert room.seen([film()], "ann") == frozenset()
    room.reveal(film(), "ann")
    room.reveal(film(), "ann")
    assert room.seen([film(), film(2)], "ann") == {film()}
    assert room.seen([film()], "bob") == frozenset()
    assert not room.record(verdict(decision=Decision.PNEUMONIA, blind=True)).verdict.blind
    kinds = [entry.kind for entry in room.history([film()])]
    assert kinds == [EntryKind.VERDICT, EntryKind.REVEAL, EntryKind.VERDICT]


def test_who_read_with_the_scores_in_sight_does_not_read_blind_later(room: ReadingRoom) -> None:
    room.record(verdict())
    assert room.seen([film()], "ann") == {film()}
    assert not room.record(verdict(blind=True)).verdict.blind
    # Taking a blind verdict back shows nobody a score.
    room.record(verdict(film(2), blind=True))
    room.undo("ann")
    assert room.record(verdict(film(2), blind=True)).verdict.blind


def test_a_second_reader_sees_nothing_of_the_first(room: ReadingRoom) -> None:
    room.record(verdict(note="clear"))
    assert room.current([film()], "bob") == {}
    reading = room.double_reading([film()], first="ann", second="bob")
    assert reading.disputes == ()
    assert (reading.both, reading.only_first, reading.only_second) == (0, 1, 0)
    assert reading.kappa is None
    assert room.readers() == ("ann",)


def read_by_two(room: ReadingRoom) -> list[FilmKey]:
    """Let two readers agree on films 0 to 5 and differ on 6 and 7; one is alone on 8."""
    films = [film(n) for n in range(9)]
    for number, key in enumerate(films[:8]):
        said = Decision.PNEUMONIA if number % 2 else Decision.NORMAL
        room.record(verdict(key, said))
        room.record(verdict(key, said if number < 6 else Decision.UNSURE, "bob"))
    room.record(verdict(films[8], reader="bob"))
    return films


def test_disagreements_are_listed_until_they_are_settled(room: ReadingRoom) -> None:
    films = read_by_two(room)
    reading = room.double_reading(films, first="ann", second="bob")
    assert (reading.both, reading.agreed, reading.only_second) == (8, 6, 1)
    assert [d.film for d in reading.open] == films[6:8]
    assert reading.counts[Decision.NORMAL, Decision.UNSURE] == 1
    assert reading.kappa
    # 6/8 observed; by chance (4*3 + 4*3)/64: (0.75 - 0.375) / 0.625.
    assert reading.kappa.value == pytest.approx(0.6)

    room.settle(verdict(films[6], Decision.PNEUMONIA, "carl", note="seen together"))
    reading = room.double_reading(films, first="ann", second="bob")
    assert [d.film for d in reading.open] == [films[7]]
    settled = reading.disputes[0].settlement
    assert settled
    assert (settled.reader, settled.note) == ("carl", "seen together")
    # A settlement is nobody's own reading.
    assert room.current(films, "carl") == {}
    assert "carl" not in room.readers()


def test_a_settlement_ends_when_it_is_taken_back_or_contradicted(room: ReadingRoom) -> None:
    films = read_by_two(room)

    def still_open() -> int:
        return len(room.double_reading(films, first="ann", second="bob").open)

    room.settle(verdict(films[6], Decision.PNEUMONIA, "carl"))
    room.record(verdict(films[6], Decision.PNEUMONIA, "ann"))
    assert still_open() == 1
    room.record(verdict(films[6], Decision.NORMAL, "ann"))
    assert still_open() == 2
    room.settle(verdict(films[7], Decision.NORMAL, "carl"))
    assert still_open() == 1
    room.settle(verdict(films[7], None, "carl"))
    assert still_open() == 2


def test_what_holds_of_a_film_is_what_was_settled_or_what_all_say(room: ReadingRoom) -> None:
    films = read_by_two(room)
    room.settle(verdict(films[6], Decision.PNEUMONIA, "carl"))
    holds = room.consensus([*films, film(99)])
    assert set(holds) == {*films} - {films[7]}
    assert holds[films[1]] is Decision.PNEUMONIA
    assert holds[films[6]] is Decision.PNEUMONIA
    assert holds[films[8]] is Decision.NORMAL


def test_readers_at_several_windows_lose_nothing(tmp_path: Path, database: Database) -> None:
    script = """
import pathlib, sys
from desktop.review.database import open_database
from desktop.review.room import ReadingRoom
from tests.review.reading import film, verdict
with open_database(pathlib.Path(sys.argv[1])) as database:
    room = ReadingRoom(database)
    for number in range(25):
        room.record(verdict(film(number), reader=sys.argv[2]))
"""
    arguments = [sys.executable, "-c", script, str(database.path)]
    windows = [
        subprocess.Popen([*arguments, reader], cwd=MIGRATIONS.parents[2])
        for reader in ("ann", "bob")
    ]
    assert [window.wait(60) for window in windows] == [0, 0]
    assert len(ReadingRoom(database).history(film(n) for n in range(25))) == 50
    found = audit.verify(database)
    assert found.sound
    assert found.head.place == 50
    assert database.witness.read() == found.head


def test_threads_of_one_window_lose_nothing(database: Database, room: ReadingRoom) -> None:
    faults: list[BaseException] = []

    def read(reader: str) -> None:
        try:
            for number in range(10):
                room.record(verdict(film(number), reader=reader))
                room.current([film(number)], reader)
        except BaseException as error:
            faults.append(error)

    threads = [threading.Thread(target=read, args=[f"reader {n}"]) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert len(room.history(film(n) for n in range(10))) == 40
    assert audit.verify(database).sound


def test_verdicts_are_looked_up_by_film_however_many_a_reader_has_given(
    database: Database, room: ReadingRoom
) -> None:
    asked: list[tuple[str, object]] = []

    def listen(
        connection: object, cursor: object, statement: str, parameters: object, *_: object
    ) -> None:
        if statement.startswith("SELECT") and "FROM verdicts" in statement:
            asked.append((statement, parameters))

    event.listen(Engine, "before_cursor_execute", listen)
    try:
        room.record(verdict())
        room.undo("ann")
        room.reveal(film(), "ann")
        room.current([film(n) for n in range(3)], "ann")
        room.history([film(n) for n in range(3)])
    finally:
        event.remove(Engine, "before_cursor_execute", listen)
    assert len(asked) >= 6
    with database.reading() as connection:
        for statement, parameters in asked:
            explain = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            steps = [row[3] for row in explain if " verdicts" in row[3]]
            by_film = [s for s in steps if "ix_verdicts_film" in s or "PRIMARY KEY" in s]
            assert steps == by_film, statement


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"at": NOON.replace(tzinfo=None)}, "time zone"),
        ({"seconds": -1.0}, "0 seconds or more"),
        ({"seconds": float("nan")}, "0 seconds or more"),
        ({"reader": ""}, "a reader"),
    ],
)
def test_a_verdict_cannot_be_built_wrong(fields: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        verdict(**fields)  # type: ignore[arg-type]


def point(threshold: float | None = 0.4, **fields: object) -> SitePoint:
    values = {"model": "baseline", "version": "1.0.0", "name": "ours"} | fields
    return SitePoint(
        at=NOON,
        user="ann",
        threshold=threshold,
        chosen_on="our films of March",
        films=2,
        films_sha256=fingerprint([film(1), film(2)]),
        **values,  # type: ignore[arg-type]
    )


def test_a_site_point_holds_for_one_version_only(room: ReadingRoom) -> None:
    saved = room.site_points.save(point())
    assert saved.id == 1
    assert room.site_points.points("baseline", "1.0.0") == (saved,)
    assert room.site_points.points("baseline", "1.0.1") == ()
    assert room.site_points.points("other", "1.0.0") == ()
    threshold = Threshold("baseline", "1.0.0", 0.4, "ours")
    assert room.site_points.thresholds("baseline", "1.0.0") == (threshold,)


def test_a_site_point_is_replaced_or_withdrawn_but_never_lost(room: ReadingRoom) -> None:
    room.site_points.save(point())
    room.site_points.save(point(name="night"))
    later = room.site_points.save(point(0.3))
    assert [p.threshold for p in room.site_points.points("baseline", "1.0.0")] == [0.4, 0.3]
    room.site_points.save(point(None, name="night"))
    assert room.site_points.points("baseline", "1.0.0") == (later,)
    assert len(room.site_points.history("baseline", "1.0.0")) == 4


def test_a_fingerprint_stands_for_the_films_whatever_their_order() -> None:
    assert fingerprint([film(1), film(2)]) == fingerprint([film(2), film(1), film(2)])
    assert fingerprint([film(1)]) != fingerprint([film(1, frame=2)])


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"threshold": 1.5}, "probability"),
        ({"name": ""}, "a name"),
        ({"model": ""}, "a model"),
    ],
)
def test_a_site_point_cannot_be_built_wrong(fields: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        point(**fields)  # type: ignore[arg-type]


def test_moments_are_kept_in_utc(room: ReadingRoom) -> None:
    summer = datetime.timezone(datetime.timedelta(hours=2))
    room.record(verdict(at=NOON.astimezone(summer)))
    (standing,) = room.current([film()], "ann").values()
    assert standing.at == NOON
    assert standing.at.tzinfo is datetime.UTC
