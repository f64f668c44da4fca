"""``pneumotriage audit``, as an administrator would use it."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop import cli
from desktop.registry import ModelRegistry
from desktop.review.database import SqlModelEventLog, open_database
from desktop.review.room import ReadingRoom
from desktop.review.verdicts import Decision
from desktop.settings import Settings
from tests.review.reading import NOON, database_file, film, verdict


@dataclass
class Outcome:
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = database_file(tmp_path)
    with open_database(path) as database:
        room = ReadingRoom(database)
        note = "Ann Smith, born 2022"
        room.record(verdict(film(1), Decision.PNEUMONIA, blind=True, seconds=8.25, note=note))
        room.record(verdict(film(2, frame=3), reader="bob", at=NOON.replace(day=2)))
    return path


@pytest.fixture
def run(path: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    def _run(*arguments: object) -> Outcome:
        with open_database(path) as database:
            services = cli.Services(
                registry=lambda: ModelRegistry(
                    shipped=tmp_path, data=tmp_path, log=SqlModelEventLog(database)
                ),
                settings=Settings(),
                samples=tmp_path,
                open_window=lambda paths: 0,
                database=lambda: database,
            )
            with pytest.raises(SystemExit) as caught:
                cli.run(services, ["audit", *map(str, arguments)])
        captured = capfdbinary.readouterr()
        return Outcome(int(caught.value.code or 0), captured.out.decode(), captured.err.decode())

    return _run


def table(text: str) -> list[dict[str, Any]]:
    return list(csv.DictReader(io.StringIO(text)))


def spoil(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER verdicts_refuses_update")
        connection.execute("UPDATE verdicts SET decision = 'normal' WHERE id = 1")
        connection.commit()


def test_verify_says_sound_and_gives_a_head_to_note_down(run: Run) -> None:
    outcome = run("verify")
    assert outcome.code == 0
    assert "Sound" in outcome.out
    assert "verdicts 2" in outcome.out
    head = outcome.out.split()[-1]
    assert run("verify", "--head", head).code == 0


def test_verify_names_the_first_row_that_was_touched(run: Run, path: Path) -> None:
    spoil(path)
    outcome = run("verify")
    assert outcome.code == 1
    assert "Tampered: entry 1 of the chain: verdicts 1 is not as it was written" in outcome.out
    assert "Sound:" not in outcome.out


def test_verify_misses_a_head_that_was_noted_elsewhere(run: Run) -> None:
    outcome = run("verify", "--head", "ab" * 32)
    assert outcome.code == 1
    assert "noted" in outcome.out
    refused = run("verify", "--head", "first row")
    assert refused.code == 2
    assert "64" in refused.err


def test_show_lists_who_what_when_and_how_long_without_notes(run: Run) -> None:
    outcome = run("show")
    assert outcome.code == 0
    first, second = outcome.out.splitlines()[1:]
    for word in ("2026-03-01 12:00:00", "ann", "pneumonia", "8.2", "blind", "baseline 1.0.0"):
        assert word in first
    assert "frame 3" in second
    assert "Smith" not in outcome.out
    assert len(run("show", "--last", 1).out.splitlines()) == 2
    assert "ann" not in run("show", "--who", "bob").out


def test_export_writes_every_field(run: Run, tmp_path: Path) -> None:
    rows = table(run("export").out)
    assert [row["what"] for row in rows] == ["pneumonia", "normal"]
    assert rows[0]["film"] == film(1).sha256
    assert rows[0]["at"] == "2026-03-01T12:00:00+00:00"
    assert (rows[0]["blind"], rows[0]["probability"]) == ("true", "0.83")
    assert rows[0]["operating_point"] == "balanced"
    assert "Smith" not in str(rows)
    assert [row["who"] for row in table(run("export", "--since", "2026-03-02").out)] == ["bob"]

    target = tmp_path / "log.json"
    assert run("export", "--output", target).code == 0
    assert json.loads(target.read_bytes())[0]["seconds"] == 8.25
    refused = run("export", "--output", tmp_path / "log.xlsx")
    assert refused.code == 2
    assert "csv or json" in refused.err


def test_a_database_full_of_nonsense_is_no_bug(run: Run, path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER verdicts_refuses_update")
        connection.execute("UPDATE verdicts SET at = 'once' WHERE id = 1")
        connection.commit()
    outcome = run("show")
    assert outcome.code == 2
    assert "audit verify" in outcome.err
    assert run("verify").code == 1
