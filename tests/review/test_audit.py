"""Whatever is done to the logs behind the program's back shows."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, text

from desktop.registry.events import ModelAction, ModelEvent
from desktop.review import audit
from desktop.review.chain import link
from desktop.review.database import (
    MIGRATIONS,
    DatabaseUnusableError,
    SqlModelEventLog,
    open_database,
)
from desktop.review.room import ReadingRoom
from desktop.review.site_points import SitePoint, fingerprint
from desktop.review.verdicts import Decision
from desktop.review.witness import NOWHERE, Head
from tests.review.reading import NOON, database_file, film, verdict

if TYPE_CHECKING:
    from pathlib import Path

POINT = SitePoint(NOON, "ann", "baseline", "1.0.0", "ours", 0.4, "March", 300, fingerprint([]))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database with a model event, five verdicts and a site point."""
    path = database_file(tmp_path)
    with open_database(path) as database:
        event = ModelEvent(NOON, "ann", ModelAction.INSTALL, "baseline", "1.0.0", "0" * 64)
        SqlModelEventLog(database).append(event)
        room = ReadingRoom(database)
        for number in range(5):
            room.record(verdict(film(number), note="a note", seconds=1.5))
        room.site_points.save(POINT)
    return path


def tamper(path: Path, *statements: str) -> None:
    """Do what the database refuses, as someone would who knows how."""
    with closing(sqlite3.connect(path)) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        kept = triggers.fetchall()
        for name, _ in kept:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        for _, sql in kept:
            connection.execute(sql)
        connection.commit()


def check(path: Path, noted: str = "") -> audit.Audit:
    with open_database(path) as database:
        return audit.verify(database, noted=noted)


def test_what_nobody_touched_is_sound(path: Path) -> None:
    found = check(path)
    assert found.sound
    assert found.faults == found.caveats == ()
    assert found.head.place == 7
    assert found.rows == {"model_events": 1, "verdicts": 5, "site_points": 1}


def test_an_empty_database_is_sound(tmp_path: Path) -> None:
    found = check(database_file(tmp_path))
    assert found.sound
    assert found.head == Head(0, NOWHERE)
    assert found.caveats == ()


@pytest.mark.parametrize(
    ("statements", "broken"),
    [
        (["UPDATE verdicts SET decision = 'pneumonia' WHERE id = 3"], "entry 4 .*verdicts 3"),
        (["UPDATE verdicts SET decision = NULL WHERE id = 3"], "entry 4 .*verdicts 3"),
        (["UPDATE verdicts SET seconds = 2 WHERE id = 3"], "entry 4 .*verdicts 3"),
        (["UPDATE verdicts SET probability = 0.1 WHERE id = 3"], "entry 4 .*verdicts 3"),
        (["UPDATE verdicts SET at = 'yesterday' WHERE id = 3"], "entry 4 .*verdicts 3"),
        (["UPDATE verdicts SET note = x'ff00' WHERE id = 3"], "entry 4 .*verdicts 3"),
        (["UPDATE verdicts SET note = CAST(x'ff' AS TEXT) WHERE id = 3"], "entry 4 .*verdicts 3"),
        (["UPDATE verdicts SET seconds = 9e999 WHERE id = 3"], "entry 4 .*verdicts 3"),
        (["DELETE FROM verdicts WHERE id = 2"], "entry 3 .*verdicts 2 was taken out"),
        (["DELETE FROM verdicts"], "entry 2 .*verdicts 1 was taken out"),
        (["DELETE FROM audit_chain WHERE id = 3"], "entry 3 .*taken out before verdicts 3"),
        (["DELETE FROM audit_chain"], "model_events 1 was put in"),
        (
            ["DELETE FROM verdicts WHERE id = 2", "DELETE FROM audit_chain WHERE row = 2"],
            "entry 3 .*taken out before verdicts 3",
        ),
        (["UPDATE audit_chain SET digest = '' WHERE id = 6"], "entry 6 .*verdicts 5"),
        (["UPDATE model_events SET user = 'bob'"], "entry 1 .*model_events 1"),
        (["UPDATE site_points SET threshold = 0.9"], "entry 7 .*site_points 1"),
        (
            [
                "INSERT INTO verdicts SELECT 6, at, kind, reader, sha256, frame, decision, note, "
                "seconds, blind, undoes, model, version, probability, threshold, "
                "operating_point, flagged FROM verdicts WHERE id = 1"
            ],
            "verdicts 6 was put in",
        ),
        (
            [
                "UPDATE verdicts SET id = 99 WHERE id = 2",
                "UPDATE verdicts SET id = 2 WHERE id = 3",
                "UPDATE verdicts SET id = 3 WHERE id = 99",
            ],
            "entry 3 .*verdicts 2",
        ),
        (["UPDATE verdicts SET id = -1 WHERE id = 5"], "entry 2 .*verdicts -1 was put in"),
    ],
)
def test_the_first_row_that_was_touched_is_named(
    path: Path, statements: list[str], broken: str
) -> None:
    tamper(path, *statements)
    found = check(path)
    assert not found.sound
    with pytest.raises(AssertionError, match=broken):
        raise AssertionError(found.faults[0])


CUT = (
    "DELETE FROM site_points",
    "DELETE FROM verdicts WHERE id = 5",
    "DELETE FROM audit_chain WHERE id > 5",
)


def test_rows_missing_at_the_end_show_by_the_note_beside_the_database(path: Path) -> None:
    tamper(path, *CUT)
    (fault,) = check(path).faults
    assert "ends at entry 5" in fault
    assert "the last 2 are missing" in fault


def test_every_trace_is_told(path: Path) -> None:
    head = check(path).head.digest
    tamper(path, *CUT)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER verdicts_refuses_delete")
    cut, noted, trigger = check(path, noted=head).faults
    assert "ends at entry 5" in cut
    assert "noted" in noted
    assert "trigger" in trigger


def test_reading_on_does_not_wipe_out_that_rows_are_missing(path: Path) -> None:
    tamper(path, *CUT)
    with open_database(path) as database:
        room = ReadingRoom(database)
        for number in range(5):
            room.record(verdict(film(10 + number)))
    (fault,) = check(path).faults
    assert "entry 7 of the chain is another one" in fault


def test_without_the_note_only_a_head_noted_elsewhere_shows_what_is_missing(path: Path) -> None:
    head = check(path).head.digest
    with open_database(path) as database:
        database.witness.path.unlink()
    tamper(path, *CUT)
    found = check(path)
    assert found.sound
    assert "missing at the end would not show" in found.caveats[0]
    (fault,) = check(path, noted=head).faults
    assert "noted" in fault


def test_a_noted_head_is_found_again_after_more_was_written(path: Path) -> None:
    head = check(path).head.digest
    with open_database(path) as database:
        ReadingRoom(database).record(verdict(film(9)))
    assert check(path, noted=head).sound


def test_a_database_that_was_written_anew_does_not_fit_the_note(path: Path) -> None:
    path.unlink()
    with open_database(database_file(path.parent)) as database:
        room = ReadingRoom(database)
        for number in range(7):
            room.record(verdict(film(number), Decision.PNEUMONIA))
    assert not check(path).sound


def test_a_database_that_lost_its_triggers_is_no_longer_sound(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER verdicts_refuses_delete")
    (fault,) = check(path).faults
    assert fault.startswith("verdicts")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {log} SET id = id + 100",
        "DELETE FROM {log}",
        "INSERT OR REPLACE INTO {log} SELECT * FROM {log}",
    ],
)
@pytest.mark.parametrize("log", ["verdicts", "site_points", "audit_chain"])
def test_the_database_itself_refuses(path: Path, log: str, statement: str) -> None:
    with (
        closing(sqlite3.connect(path)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        connection.execute(statement.format(log=log))


def test_a_note_that_cannot_be_written_costs_no_verdict(tmp_path: Path) -> None:
    with open_database(database_file(tmp_path)) as database:
        database.witness.path.mkdir()
        room = ReadingRoom(database)
        room.record(verdict())
        assert room.current([film()], "ann")
    assert check(database_file(tmp_path)).caveats


def test_events_from_before_there_was_a_chain_are_sealed(tmp_path: Path) -> None:
    from alembic import command
    from alembic.config import Config

    path = tmp_path / "old.sqlite"
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        event = "'2026-03-01 12:00:00.000000', 'ann', 'install', 'baseline', '1.0.0', 'ab', ''"
        connection.execute(text(f"INSERT INTO model_events VALUES (1, {event})"))
    engine.dispose()
    found = check(path)
    assert found.sound
    assert found.head.place == 1
    assert found.rows["model_events"] == 1
    tamper(path, "UPDATE model_events SET user = 'bob'")
    assert not check(path).sound


def test_a_column_that_is_added_later_leaves_old_digests_as_they_are() -> None:
    row = {"id": 1, "note": "x"}
    assert link(NOWHERE, "verdicts", row) == link(NOWHERE, "verdicts", row | {"later": None})
    assert link(NOWHERE, "verdicts", row) != link(NOWHERE, "verdicts", row | {"later": 0})


def test_the_lines_tell_who_did_what_without_free_text(path: Path) -> None:
    with open_database(path) as database:
        room = ReadingRoom(database, now=lambda: NOON)
        room.record(verdict(film(7), blind=True, note="Ann Smith, 3 years"))
        room.reveal(film(7), "ann")
        room.undo("ann")
        room.settle(verdict(film(7), Decision.PNEUMONIA, "bob"))
        found = list(audit.lines(database))
        assert [line.what for line in audit.lines(database, who="bob")] == ["settled: pneumonia"]
        assert list(audit.lines(database, since=NOON.replace(hour=13))) == []
    assert [line.what for line in found] == [
        "install",
        *["normal"] * 5,
        "operating point",
        "normal",
        "scores shown",
        "taken back",
        "settled: pneumonia",
    ]
    assert [line.place for line in found] == list(range(1, 12))
    assert found[1].seconds == 1.5
    assert found[7].blind
    assert "Smith" not in str(found)


def test_a_row_from_elsewhere_is_listed_too_and_nonsense_is_named(path: Path) -> None:
    tamper(path, "DELETE FROM audit_chain WHERE id = 7")
    with open_database(path) as database:
        assert list(audit.lines(database))[-1].place is None
    tamper(path, "UPDATE verdicts SET decision = 'maybe', at = 'yesterday' WHERE id = 3")
    with (
        open_database(path) as database,
        pytest.raises(DatabaseUnusableError, match="audit verify"),
    ):
        list(audit.lines(database))
