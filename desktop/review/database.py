"""The program's database: SQLite in WAL mode, brought up to date when it is opened.

What was confirmed stays: each write is its own transaction, flushed to the disk
before it returns (``synchronous=FULL``), and triggers refuse to change or delete a
row of a log. A chain of hashes shows whether someone did so all the same. Alembic is
imported only when a migration is due.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from desktop.errors import PneumoTriageError
from desktop.registry.events import ModelAction, ModelEvent
from desktop.review.chain import Chain
from desktop.review.schema import model_events, schema
from desktop.review.witness import Witness

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "MIGRATIONS",
    "SCHEMA_HEAD",
    "Database",
    "DatabaseUnusableError",
    "SqlModelEventLog",
    "open_database",
    "schema",
]

SCHEMA_HEAD = "0002"
"""The newest migration. Known here so that an up-to-date database opens without Alembic."""

MIGRATIONS = Path(__file__).parent / "migrations"
"""Beside this module in a source tree, in a wheel and in the frozen program alike."""

_BUSY_SECONDS = 10


class DatabaseUnusableError(PneumoTriageError):
    """The database cannot be opened, read or written."""

    default_code = "database"


class Database:
    """An open database; close it, or use it in a ``with`` block.

    Safe to use from several threads. Stores are made from it, such as
    ``SqlModelEventLog(database)``.

    Parameters
    ----------
    path : Path
        The file, for messages.
    engine : Engine
        To a database whose schema is up to date.

    Attributes
    ----------
    witness : Witness
        The note beside the file of how far the chain had come.
    """

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self.witness = Witness(path.with_name(f"{path.name}-head"))
        self._engine = engine

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Lend a connection that sees one consistent state."""
        with _in_words(self.path), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Lend a connection; what it wrote is on the disk when the block ends, or nothing is."""
        with _in_words(self.path), _immediate(self._engine).begin() as connection:
            yield connection

    @contextmanager
    def logging(self) -> Iterator[Chain]:
        """Lend the end of the chain; what was appended is on the disk when the block ends."""
        with self.writing() as connection:
            chain = Chain(connection)
            noted = self.witness.read()
            # A note that no longer fits is evidence: it stays for ``audit verify`` to find.
            fits = noted is None or chain.holds(noted)
            yield chain
        if fits:
            self.witness.write(chain.head)

    def close(self) -> None:
        """Close all connections; a second time does no harm."""
        self._engine.dispose()


class SqlModelEventLog:
    """The append-only log of model changes, see `desktop.registry.events.ModelEventLog`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def append(self, event: ModelEvent) -> ModelEvent:
        """Write an event for good and return it with its id."""
        values = {
            column.name: getattr(event, column.name)
            for column in model_events.columns
            if column.name != "id"
        }
        with self._database.logging() as chain:
            number = chain.append(model_events, values)
        return replace(event, id=number)

    def events(self, name: str | None = None) -> tuple[ModelEvent, ...]:
        """Return all events, or those of one model, oldest first."""
        wanted = select(model_events).order_by(model_events.c.id)
        if name is not None:
            wanted = wanted.where(model_events.c.name == name)
        with self._database.reading() as connection:
            rows = connection.execute(wanted).mappings().all()
        return tuple(ModelEvent(**{**row, "action": ModelAction(row["action"])}) for row in rows)


def open_database(path: Path) -> Database:
    """Open the database, creating it or bringing its schema up to date.

    Parameters
    ----------
    path : Path
        The file; missing folders are made.

    Returns
    -------
    Database
        Ready for use.

    Raises
    ------
    DatabaseUnusableError
        If the file is damaged, was written by a newer version of the program, or
        cannot be written.
    """
    engine = _engine(path)
    try:
        _make_folder(path)
        with _in_words(path):
            _bring_up_to_date(engine, path)
    except BaseException:
        engine.dispose()
        raise
    return Database(path, engine)


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        problem = f"the database's folder cannot be made ({error.strerror})"
        raise DatabaseUnusableError(
            str(path), problem, "Check that you may write there", code="database_no_access"
        ) from error


def _engine(path: Path) -> Engine:
    engine = create_engine(URL.create("sqlite", database=os.fspath(path)))
    event.listen(engine, "connect", _set_up_connection)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up_connection(connection: Any, _: object) -> None:
    # Python's module would begin transactions late, and not at all before DDL: `_begin` does.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout = {_BUSY_SECONDS * 1000}",
        "journal_mode = WAL",
        "synchronous = FULL",
        # Only this makes macOS empty the drive's own cache; elsewhere it does nothing.
        "fullfsync = ON",
        "foreign_keys = ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    # A transaction that reads first and writes later could be refused half way;
    # one that takes the lock at once just waits for its turn.
    immediate = connection.get_execution_options().get("immediate", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _immediate(engine: Engine) -> Engine:
    return engine.execution_options(immediate=True)


def _bring_up_to_date(engine: Engine, path: Path) -> None:
    with engine.begin() as connection:
        if _schema_version(connection) == SCHEMA_HEAD:
            return
    with _immediate(engine).begin() as connection:
        # Another process may have done it while this one waited for the lock.
        if _schema_version(connection) != SCHEMA_HEAD:
            _migrate(connection, path)


def _schema_version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _migrate(connection: Connection, path: Path) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util.exc import CommandError

    config = Config()
    config.set_main_option("script_location", os.fspath(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise DatabaseUnusableError(
            str(path),
            f"a newer version of the program wrote this database ({error})",
            "Install that version of the program, or put a backup of the database in its place",
            code="database_newer",
        ) from error


_FAULTS = (
    (
        ("not a database", "malformed", "file is encrypted"),
        "the database is damaged",
        "Put a backup in its place, or move the file away to start with an empty database",
        "database_damaged",
    ),
    (
        ("locked", "busy"),
        "another program keeps the database locked",
        "Close other windows of the program and try again",
        "database_locked",
    ),
    (
        ("readonly", "unable to open", "permission"),
        "the database cannot be opened for writing",
        "Check that the folder exists and that you may write there",
        "database_no_access",
    ),
    (("full",), "the disk is full", "Free some space and try again", "disk_full"),
)
"""Signs in SQLite's own words, what they mean, what to do, and the code of the error."""


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    """Turn the faults of the database that a user can do something about into words."""
    try:
        yield
    except DBAPIError as error:
        words = str(error.orig).lower()
        for signs, problem, remedy, code in _FAULTS:
            if any(sign in words for sign in signs):
                raise DatabaseUnusableError(
                    str(path), f"{problem} ({error.orig})", remedy, code=code
                ) from error
        raise
