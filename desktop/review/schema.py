"""The tables of the database, as the newest migration leaves them.

Logs only grow: the database itself refuses to change or delete their rows, and every
row of theirs is sealed by an entry of `audit_chain`, see `desktop.review.chain`.
"""

from __future__ import annotations

import datetime

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    Dialect,
    Float,
    Index,
    Integer,
    MetaData,
    String,
    Table,
)
from sqlalchemy.types import TypeDecorator


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

verdicts = Table(
    "verdicts",
    schema,
    Column("id", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("kind", String, nullable=False),
    Column("reader", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("frame", Integer, nullable=False),
    Column("decision", String),
    Column("note", String, nullable=False),
    Column("seconds", Float),
    Column("blind", Boolean, nullable=False),
    Column("undoes", Integer),
    Column("model", String),
    Column("version", String),
    Column("probability", Float),
    Column("threshold", Float),
    Column("operating_point", String),
    Column("flagged", Boolean),
    Index("ix_verdicts_film", "sha256", "frame", "reader"),
    sqlite_autoincrement=True,
)

site_points = Table(
    "site_points",
    schema,
    Column("id", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("user", String, nullable=False),
    Column("model", String, nullable=False),
    Column("version", String, nullable=False),
    Column("name", String, nullable=False),
    Column("threshold", Float),
    Column("chosen_on", String, nullable=False),
    Column("films", Integer, nullable=False),
    Column("films_sha256", String, nullable=False),
    Column("note", String, nullable=False),
    Index("ix_site_points_model", "model", "version"),
    sqlite_autoincrement=True,
)

audit_chain = Table(
    "audit_chain",
    schema,
    Column("id", Integer, primary_key=True),
    Column("log", String, nullable=False),
    Column("row", Integer, nullable=False),
    Column("digest", String, nullable=False),
    Index("ix_audit_chain_row", "log", "row", unique=True),
    sqlite_autoincrement=True,
)

reading_sessions = Table(
    "reading_sessions",
    schema,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False, unique=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("folders", JSON, nullable=False),
    Column("place", JSON(none_as_null=True)),
    Column("state", JSON, nullable=False),
    sqlite_autoincrement=True,
)

LOGS = {log.name: log for log in (model_events, verdicts, site_points)}
"""The tables that only grow and that the chain seals; a new one is added here."""
