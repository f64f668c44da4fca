"""Whether the logs are as they were written, and what stands in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, text

from desktop.review.chain import BrokenChainError, Fault, walk
from desktop.review.database import DatabaseUnusableError
from desktop.review.schema import LOGS, audit_chain, model_events, site_points, verdicts
from desktop.review.verdicts import EntryKind
from desktop.review.witness import Head

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection, RowMapping, Select

    from desktop.review.database import Database

_FAULTS = {
    Fault.CHANGED: "{log} {row} is not as it was written, or an entry before it was taken out",
    Fault.ROW_MISSING: "{log} {row} was taken out",
    Fault.ROW_ADDED: "{log} {row} was put in by something other than this program",
    Fault.ENTRY_MISSING: "an entry of the chain was taken out before {log} {row}",
}
"""What is wrong with the first row that does not fit, in words."""

_NOTED_IS_GONE = (
    "the head that was noted is not in the chain: it, or entries before it, were taken out or "
    "written anew"
)

_REFUSALS = ("update", "delete", "replace")


@dataclass(frozen=True, slots=True)
class Audit:
    """What a check of the logs found.

    Parameters
    ----------
    head : Head
        The newest entry up to which everything is sound.
    rows : mapping of str to int
        Rows of each log.
    faults : tuple of str
        What was tampered with, in words; the first broken row first. Empty when sound.
    caveats : tuple of str
        What could not be checked, in words.
    """

    head: Head
    rows: Mapping[str, int]
    faults: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing was found to be tampered with."""
        return not self.faults


def verify(database: Database, *, noted: str = "") -> Audit:
    """Hold every row of every log against the chain.

    Parameters
    ----------
    database : Database
        Open.
    noted : str
        A head's digest, noted down at an earlier check; it must still be in the chain.

    Returns
    -------
    Audit
        What cannot be seen: rows missing at the end when the note beside the database was
        shortened with them, and a chain written anew from its beginning together with the
        note. Only a head noted elsewhere shows these.
    """
    witnessed = database.witness.read()
    head = Head()
    faults: list[str] = []
    seen_noted = not noted
    seen_witness = witnessed is None or not witnessed.place
    with database.reading() as connection:
        rows = {name: _length(connection, name) for name in LOGS}
        try:
            for head in walk(connection):
                seen_noted = seen_noted or head.digest == noted
                seen_witness = seen_witness or head == witnessed
        except BrokenChainError as broken:
            # What lies behind it was not read: whether it fits the notes cannot be told.
            faults.append(_in_words(broken))
        else:
            if witnessed is not None and not seen_witness:
                faults.append(_against_witness(head, witnessed))
            if not seen_noted:
                faults.append(_NOTED_IS_GONE)
        faults += _missing_refusals(connection)
    return Audit(head, rows, tuple(faults), _caveats(witnessed, head))


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One row of the logs, for people; the fields are the columns.

    No file name, no patient and no free text is in it. A film is named by the SHA-256 of
    its content.
    """

    place: int | None
    at: datetime.datetime
    who: str
    log: str
    what: str
    film: str = ""
    frame: int | None = None
    seconds: float | None = None
    blind: bool | None = None
    undoes: int | None = None
    model: str = ""
    version: str = ""
    probability: float | None = None
    threshold: float | None = None
    operating_point: str = ""
    flagged: bool | None = None
    digest: str = ""


def lines(
    database: Database, *, who: str = "", since: datetime.datetime | None = None
) -> Iterator[AuditLine]:
    """Yield the rows of all logs in the order in which they were written.

    Parameters
    ----------
    database : Database
        Open.
    who : str
        Only this reader's or user's; everyone's when empty.
    since : datetime, optional
        Only from this moment on.

    Yields
    ------
    AuditLine
        Each row, with its place in the chain; rows that are in no chain come last.

    Raises
    ------
    DatabaseUnusableError
        If a row cannot be understood.
    """
    try:
        with database.reading() as connection:
            logs = {name: connection.execute(_joined(name)).mappings() for name in LOGS}
            found = [_LINES[name](row) for name, rows in logs.items() for row in rows]
    except ValueError as error:
        raise DatabaseUnusableError(
            str(database.path),
            "a row of the logs holds what this program never wrote",
            "Run 'pneumotriage audit verify' to learn which, and put a backup in place",
            code="database_tampered",
        ) from error
    for line in sorted(found, key=lambda line: (line.place is None, line.place)):
        if (not who or line.who == who) and (since is None or line.at >= since):
            yield line


def _joined(log: str) -> Select[Any]:
    table = LOGS[log]
    sealed = (audit_chain.c.row == table.c.id) & (audit_chain.c.log == log)
    chained = (audit_chain.c.id.label("place"), audit_chain.c.digest)
    return select(table, *chained).join(audit_chain, sealed, isouter=True)


def _verdict_line(row: RowMapping) -> AuditLine:
    decision = row["decision"] or ("taken back" if row["kind"] != EntryKind.REVEAL else "")
    if not row["decision"] and row["note"] and row["undoes"] is None:
        decision = "note"
    what = {
        EntryKind.VERDICT: decision,
        EntryKind.REVEAL: "scores shown",
        EntryKind.SETTLEMENT: f"settled: {decision}",
    }[EntryKind(row["kind"])]
    return AuditLine(
        place=row["place"],
        at=row["at"],
        who=row["reader"],
        log=verdicts.name,
        what=what,
        film=row["sha256"],
        frame=row["frame"],
        seconds=row["seconds"],
        blind=row["blind"],
        undoes=row["undoes"],
        model=row["model"] or "",
        version=row["version"] or "",
        probability=row["probability"],
        threshold=row["threshold"],
        operating_point=row["operating_point"] or "",
        flagged=row["flagged"],
        digest=row["digest"] or "",
    )


def _point_line(row: RowMapping) -> AuditLine:
    return AuditLine(
        place=row["place"],
        at=row["at"],
        who=row["user"],
        log=site_points.name,
        what="operating point" if row["threshold"] is not None else "operating point withdrawn",
        model=row["model"],
        version=row["version"],
        threshold=row["threshold"],
        operating_point=row["name"],
        digest=row["digest"] or "",
    )


def _event_line(row: RowMapping) -> AuditLine:
    return AuditLine(
        place=row["place"],
        at=row["at"],
        who=row["user"],
        log=model_events.name,
        what=row["action"],
        model=row["name"],
        version=row["version"],
        digest=row["digest"] or "",
    )


_LINES = {
    verdicts.name: _verdict_line,
    site_points.name: _point_line,
    model_events.name: _event_line,
}
"""How a row of each log becomes a line."""


def _length(connection: Connection, log: str) -> int:
    return int(connection.execute(text(f"SELECT COUNT(*) FROM {log}")).scalar_one())


def _in_words(broken: BrokenChainError) -> str:
    words = _FAULTS[broken.fault].format(log=broken.log, row=broken.row)
    return f"entry {broken.place} of the chain: {words}"


def _against_witness(head: Head, witnessed: Head) -> str:
    if head.place < witnessed.place:
        missing = witnessed.place - head.place
        return (
            f"the chain ends at entry {head.place}, but the note beside the database knows "
            f"{witnessed.place}: the last {missing} are missing. If a backup was put back on "
            "purpose, move the note away"
        )
    return f"entry {witnessed.place} of the chain is another one than the note beside the database"


def _missing_refusals(connection: Connection) -> list[str]:
    """Return which logs the database no longer protects by itself."""
    if connection.dialect.name != "sqlite":
        return []
    stored = select(text("name")).select_from(text("sqlite_master")).where(text("type = 'trigger'"))
    there = set(connection.execute(stored).scalars())
    return [
        f"{log}: the database no longer refuses to change it; its trigger was taken out"
        for log in (*LOGS, audit_chain.name)
        if not {f"{log}_refuses_{act}" for act in _REFUSALS} <= there
    ]


def _caveats(witnessed: Head | None, head: Head) -> tuple[str, ...]:
    if witnessed is None and head.place:
        return (
            "there is no note beside the database of how many entries there were: rows missing "
            "at the end would not show",
        )
    return ()
