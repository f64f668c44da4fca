"""Films and verdicts that tests of the reading room are made of."""

from __future__ import annotations

import datetime
import hashlib
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from desktop.review.database import open_database
from desktop.review.verdicts import Decision, FilmKey, ModelView, Verdict

NOON = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)
VIEW = ModelView("baseline", "1.0.0", 0.83, 0.5, "balanced", True)


def film(number: int = 1, frame: int = 1) -> FilmKey:
    return FilmKey(hashlib.sha256(f"film {number}".encode()).hexdigest(), frame)


def verdict(
    key: FilmKey | None = None,
    decision: Decision | None = Decision.NORMAL,
    reader: str = "ann",
    **fields: Any,
) -> Verdict:
    key = key or film()
    fields = {"at": NOON, "view": VIEW} | fields
    return Verdict(key.sha256, key.frame, decision, reader, **fields)


def database_file(folder: Path) -> Path:
    """Return a new database, empty and up to date; making one takes Alembic much longer."""
    path = folder / "pneumotriage.sqlite"
    if not path.exists():
        path.write_bytes(_empty_database())
    return path


@cache
def _empty_database() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.sqlite"
        open_database(path).close()
        return path.read_bytes()
