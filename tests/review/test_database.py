from __future__ import annotations

import datetime
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import IntegrityError

from desktop.registry.events import ModelAction, ModelEvent
from desktop.review.database import (
    MIGRATIONS,
    SCHEMA_HEAD,
    Database,
    DatabaseUnusableError,
    SqlModelEventLog,
    open_database,
    schema,
)

if TYPE_CHECKING:
    from pathlib import Path

NOON = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)


def event(name: str = "baseline", version: str = "1.0.0") -> ModelEvent:
    return ModelEvent(NOON, "ann", ModelAction.INSTALL, name, version, "0" * 64, "first")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data of Ann & Bob 100%" / "pneumotriage.sqlite3"


def test_what_was_written_is_there_when_the_database_is_opened_again(path: Path) -> None:
    with open_database(path) as database:
        written = SqlModelEventLog(database).append(event())
    with open_database(path) as database:
        assert SqlModelEventLog(database).events() == (written,)
    assert written.id == 1


def test_events_come_in_order_and_by_model(path: Path) -> None:
    with open_database(path) as database:
        log = SqlModelEventLog(database)
        for name, version in [("b", "1.0.0"), ("a", "1.0.0"), ("b", "2.0.0")]:
            log.append(event(name, version))
        assert [(e.name, e.version) for e in log.events()] == [
            ("b", "1.0.0"),
            ("a", "1.0.0"),
            ("b", "2.0.0"),
        ]
        assert [e.version for e in log.events("b")] == ["1.0.0", "2.0.0"]
        assert log.events("c") == ()


def test_a_moment_is_kept_in_utc_whatever_the_clock_shows(path: Path) -> None:
    summer = datetime.timezone(datetime.timedelta(hours=2))
    local = ModelEvent(NOON.astimezone(summer), "a", ModelAction.ACTIVATE, "m", "1.0.0", "0")
    with open_database(path) as database:
        log = SqlModelEventLog(database)
        log.append(local)
        (read,) = log.events()
    assert read.at == NOON
    assert read.at.utcoffset() == datetime.timedelta(0)


def test_a_moment_without_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        ModelEvent(NOON.replace(tzinfo=None), "a", ModelAction.INSTALL, "m", "1.0.0", "0")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE model_events SET note = 'nothing happened'",
        "DELETE FROM model_events",
        "INSERT OR REPLACE INTO model_events SELECT id, at, 'eve', action, name, version, "
        "sha256, note FROM model_events",
    ],
)
def test_the_database_itself_refuses_to_rewrite_the_log(path: Path, statement: str) -> None:
    with open_database(path) as database:
        log = SqlModelEventLog(database)
        written = log.append(event())
        with (
            pytest.raises(IntegrityError, match="append-only"),
            database.writing() as connection,
        ):
            connection.exec_driver_sql(statement)
        assert log.events() == (written,)
    # Whatever program opens the file meets the same refusal.
    with (
        closing(sqlite3.connect(path)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        connection.execute(statement)


def test_the_connection_is_set_up_so_that_nothing_confirmed_is_lost(path: Path) -> None:
    with open_database(path) as database, database.reading() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_killing_the_process_loses_nothing_confirmed(path: Path) -> None:
    script = """
import os, pathlib, signal, sys
from tests.review.test_database import event
from desktop.review.database import SqlModelEventLog, open_database
log = SqlModelEventLog(open_database(pathlib.Path(sys.argv[1])))
for number in range(20):
    log.append(event(version=f"{number}.0.0"))
    print(number, flush=True)
sys.stdin.readline()
"""
    with subprocess.Popen(
        [sys.executable, "-c", script, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=MIGRATIONS.parents[2],
    ) as process:
        assert process.stdout is not None
        confirmed = [int(process.stdout.readline()) for _ in range(20)]
        process.kill()
    with open_database(path) as database:
        versions = [e.version for e in SqlModelEventLog(database).events()]
    assert versions == [f"{number}.0.0" for number in confirmed]


def test_a_write_that_fails_half_way_leaves_nothing(path: Path) -> None:
    def write_and_fail(database: Database) -> None:
        values = {"at": NOON, "user": "", "action": "install", "name": "m"}
        values |= {"version": "1.0.0", "sha256": "", "note": ""}
        with database.writing() as connection:
            connection.execute(schema.tables["model_events"].insert(), values)
            raise InterruptedError

    with open_database(path) as database:
        with pytest.raises(InterruptedError):
            write_and_fail(database)
        assert SqlModelEventLog(database).events() == ()


def test_several_threads_may_open_and_write_at_once(path: Path) -> None:
    faults: list[BaseException] = []

    def write() -> None:
        try:
            with open_database(path) as database:
                for _ in range(5):
                    SqlModelEventLog(database).append(event())
        except BaseException as error:
            faults.append(error)

    threads = [threading.Thread(target=write) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    with open_database(path) as database:
        assert [e.id for e in SqlModelEventLog(database).events()] == list(range(1, 31))


def test_an_up_to_date_database_opens_without_alembic(path: Path) -> None:
    open_database(path).close()
    script = """
import pathlib, sys
from desktop.review.database import open_database
open_database(pathlib.Path(sys.argv[1])).close()
sys.exit("alembic" in sys.modules)
"""
    subprocess.run([sys.executable, "-c", script, str(path)], check=True)


def test_the_head_that_is_known_by_heart_is_the_newest_migration() -> None:
    from alembic.script import ScriptDirectory

    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == SCHEMA_HEAD


def test_the_migrations_make_the_schema_that_the_program_uses(path: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with open_database(path) as database, database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), schema) == []


def test_a_damaged_file_is_named_with_what_to_do(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"this was a database once " * 400)
    with pytest.raises(DatabaseUnusableError) as caught:
        open_database(path)
    assert caught.value.code == "database_damaged"
    assert str(path) in str(caught.value)
    assert "backup" in caught.value.remedy
    assert path.read_bytes().startswith(b"this was a database once")


def test_damage_inside_the_file_is_told_in_the_same_words(path: Path) -> None:
    with open_database(path) as database:
        SqlModelEventLog(database).append(event())
    content = bytearray(path.read_bytes())
    content[100:] = b"\xff" * (len(content) - 100)
    path.write_bytes(content)
    with pytest.raises(DatabaseUnusableError) as caught:
        open_database(path)
    assert caught.value.code == "database_damaged"


def test_a_database_of_a_newer_program_is_left_alone(path: Path) -> None:
    open_database(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    with pytest.raises(DatabaseUnusableError, match="newer version") as caught:
        open_database(path)
    assert caught.value.code == "database_newer"


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(DatabaseUnusableError) as caught:
        open_database(tmp_path / "file" / "pneumotriage.sqlite3")
    assert caught.value.code == "database_no_access"
    with pytest.raises(DatabaseUnusableError) as caught:
        open_database(tmp_path)
    assert caught.value.code == "database_no_access"


def test_closing_twice_does_no_harm(path: Path) -> None:
    database = open_database(path)
    database.close()
    database.close()
