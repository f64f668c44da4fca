"""The program's database: SQLite in WAL mode, brought up to date when it is opened.

What was confirmed stays: each write is its own transaction, flushed to the disk
before it returns (``synchronous=FULL``), and triggers refuse to change or delete a
row of a log. Alembic is imported only when a migration is due.
"""

from __future__ import annotations

import datetime
import os
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import (
    Column,
    Connection,
    DateTime,
    Dialect,
    Engine,
    Integer,
    MetaData,
    String,
    Table,
    create_engine,
    event,
    insert,
    inspect,
    select,
    text,
)
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import TypeDecorator

from desktop.errors import PneumoTriageError
from desktop.registry.events import ModelAction, ModelEvent

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA_HEAD = "0001"
"""The newest migration. Known here so that an up-to-date database opens without Alembic."""

MIGRATIONS = Path(__file__).parent / "migrations"
"""Beside this module in a source tree, in a wheel and in the frozen program alike."""

_BUSY_SECONDS = 10


class DatabaseUnusableError(PneumoTriageError):
    """The database cannot be opened, read or written."""

    default_code = "database"


class UtcDateTime(TypeDecorator[datetime.datetime]):
    """A moment, kept in UTC; SQLite itself knows no time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(
        self, value: datetime.datetime | None, dialect: Dialect
    ) -> datetime.datetime | None:
        """Turn a moment with a time zone into UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone is ambiguous")
        return value.astimezone(datetime.UTC)

    def process_result_value(
        self, value: datetime.datetime | None, dialect: Dialect
    ) -> datetime.datetime | None:
        """Give the moment its time zone back."""
        return None if value is None else value.replace(tzinfo=value.tzinfo or datetime.UTC)


schema = MetaData()

model_events = Table(
    "model_events",
    schema,
    Column("id", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("user", String, nullable=False),
    Column("action", String, nullable=False),
    Column("name", String, nullable=False, index=True),
    Column("version", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("note", String, nullable=False),
    sqlite_autoincrement=True,
)


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
    """

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
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
        with self._database.writing() as connection:
            added = insert(model_events).returning(model_events.c.id)
            number = connection.execute(added, values).scalar_one()
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
