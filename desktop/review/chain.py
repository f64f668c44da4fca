r"""The chain of hashes over everything that was ever logged.

Each row of a log gets an entry of ``audit_chain``. Its digest is

    SHA-256(digest of the entry before + "\n" + content)

where the content is the row as JSON, with sorted keys, without empty cells, together
with the names of log and row. One chain runs through all logs, so one digest, the
head, stands for everything up to it: an edited, removed, inserted or moved row leaves
an entry that no longer fits.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select
from sqlalchemy.exc import DBAPIError

from desktop.review.schema import LOGS, audit_chain
from desktop.review.witness import Head

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection, RowMapping, Select, Table

    Row = Mapping[str, Any] | RowMapping

_BLOCK = 1000
"""Rows held at a time when the chain is followed."""


class Chain:
    """The end of the chain, for one transaction that holds the database's write lock.

    Parameters
    ----------
    connection : Connection
        Of that transaction.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        last = select(audit_chain).order_by(audit_chain.c.id.desc()).limit(1)
        row = connection.execute(last).mappings().one_or_none()
        self.head = Head(row["id"], row["digest"]) if row else Head()

    def append(self, log: Table, values: Mapping[str, Any]) -> int:
        """Write a row into a log, seal it, and return its id."""
        number = self.connection.execute(insert(log).returning(log.c.id), values).scalar_one()
        # What is sealed is what the database keeps, not what it was given.
        row = self.connection.execute(select(log).where(log.c.id == number)).mappings().one()
        self.seal(log.name, row)
        return int(number)

    def seal(self, log: str, row: Row) -> None:
        """Add a row that already stands in its log to the chain."""
        self.head = Head(self.head.place + 1, link(self.head.digest, log, row))
        self.connection.execute(
            insert(audit_chain),
            {"id": self.head.place, "log": log, "row": row["id"], "digest": self.head.digest},
        )

    def holds(self, head: Head) -> bool:
        """Return whether an entry noted earlier still stands in the chain."""
        if not head.place:
            return True
        wanted = select(audit_chain.c.digest).where(audit_chain.c.id == head.place)
        return self.connection.execute(wanted).scalar() == head.digest


def link(before: str, log: str, row: Row) -> str:
    """Return the digest of an entry.

    Parameters
    ----------
    before : str
        Digest of the entry before, `desktop.review.witness.NOWHERE` for the first.
    log : str
        Name of the table.
    row : mapping
        Column names and values. Empty cells are left out, so that a column added later
        leaves old entries as they are.
    """
    content = {name: _plain(value) for name, value in row.items() if value is not None}
    text = json.dumps(
        {"log": log, "content": content}, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return hashlib.sha256(f"{before}\n{text}".encode()).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat(timespec="microseconds")
    return value


class Fault(StrEnum):
    """In which way the logs no longer fit their chain."""

    CHANGED = "changed"
    ROW_MISSING = "row_missing"
    ROW_ADDED = "row_added"
    ENTRY_MISSING = "entry_missing"


class BrokenChainError(Exception):
    """The first entry or row that does not fit."""

    def __init__(self, fault: Fault, *, place: int, log: str, row: int) -> None:
        super().__init__(fault, place, log, row)
        self.fault = fault
        self.place = place
        self.log = log
        self.row = row


def walk(connection: Connection) -> Iterator[Head]:
    """Follow the chain from its beginning, holding each entry against its row.

    Parameters
    ----------
    connection : Connection
        That sees one consistent state.

    Yields
    ------
    Head
        Each sound entry. Memory does not grow with the logs.

    Raises
    ------
    BrokenChainError
        At the first entry or row that does not fit.
    """
    ahead = {name: _rows(connection, log) for name, log in LOGS.items()}
    head = Head()
    for entry in _rows(connection, audit_chain):
        place, log, number = entry["id"], entry.get("log", ""), entry.get("row", 0)
        if place != head.place + 1:
            raise BrokenChainError(Fault.ENTRY_MISSING, place=head.place + 1, log=log, row=number)
        row = next(ahead[log], None) if log in ahead else None
        if row is not None and row["id"] < number:
            raise BrokenChainError(Fault.ROW_ADDED, place=place, log=log, row=row["id"])
        if row is None or row["id"] > number:
            raise BrokenChainError(Fault.ROW_MISSING, place=place, log=log, row=number)
        if not _fits(entry, head.digest, log, row):
            raise BrokenChainError(Fault.CHANGED, place=place, log=log, row=number)
        head = Head(place, entry["digest"])
        yield head
    for log, rest in ahead.items():
        if (row := next(rest, None)) is not None:
            raise BrokenChainError(Fault.ROW_ADDED, place=head.place, log=log, row=row["id"])


def _fits(entry: Row, before: str, log: str, row: Row) -> bool:
    try:
        return link(before, log, row) == entry.get("digest")
    except (ValueError, TypeError):
        # A cell of a kind that this program never wrote.
        return False


def _rows(connection: Connection, table: Table) -> Iterator[Row]:
    """Yield the rows in order, some at a time."""
    wanted = select(table).order_by(table.c.id).limit(_BLOCK)
    while True:
        try:
            rows: Sequence[Row] = connection.execute(wanted).mappings().all()
        except (ValueError, TypeError, DBAPIError):
            rows = [_one(connection, table, number) for number in _ids(connection, wanted)]
        yield from rows
        if len(rows) < _BLOCK:
            return
        wanted = wanted.where(table.c.id > rows[-1]["id"])


def _ids(connection: Connection, wanted: Select[Any]) -> Sequence[int]:
    return connection.execute(wanted.with_only_columns(wanted.selected_columns.id)).scalars().all()


def _one(connection: Connection, table: Table, number: int) -> Row:
    """Return a row; of one that holds what this program never wrote, only the number."""
    try:
        return connection.execute(select(table).where(table.c.id == number)).mappings().one()
    except (ValueError, TypeError, DBAPIError):
        return {"id": number}
