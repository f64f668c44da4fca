"""Rows of the log of verdicts, to and from the values of `desktop.review.verdicts`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from desktop.review.schema import verdicts
from desktop.review.verdicts import Decision, Entry, EntryKind, FilmKey, ModelView, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import ColumnElement, Connection, RowMapping, Select

    from desktop.review.chain import Chain

_FILMS_AT_ONCE = 500
"""Hashes in one question; databases limit how many values a statement may hold."""

_VIEW = ("model", "version", "probability", "threshold", "operating_point", "flagged")

_newest = func.max(verdicts.c.id)


def append(
    chain: Chain,
    verdict: Verdict,
    *,
    kind: EntryKind = EntryKind.VERDICT,
    undoes: int | None = None,
) -> Entry:
    """Write an entry at the end of the log."""
    values: dict[str, Any] = {
        "at": verdict.at,
        "kind": kind.value,
        "reader": verdict.reader,
        "sha256": verdict.sha256,
        "frame": verdict.frame,
        "decision": verdict.decision.value if verdict.decision else None,
        "note": verdict.note,
        "seconds": verdict.seconds,
        "blind": verdict.blind,
        "undoes": undoes,
    }
    if verdict.view is not None:
        values |= {name: getattr(verdict.view, name) for name in _VIEW}
    return Entry(chain.append(verdicts, values), kind, verdict, undoes)


def of_films(connection: Connection, films: Iterable[FilmKey]) -> tuple[Entry, ...]:
    """Return every entry on some films, by all readers, oldest first."""
    wanted = set(films)
    rows = _in_parts(connection, select(verdicts), wanted)
    entries = (_entry(row) for row in rows if FilmKey(row["sha256"], row["frame"]) in wanted)
    return tuple(sorted(entries, key=lambda entry: entry.id))


def standing(
    connection: Connection, films: Iterable[FilmKey], reader: str
) -> dict[FilmKey, Verdict]:
    """Return a reader's newest verdict on each film; without those that are taken back."""
    wanted = set(films)
    newest = (
        select(_newest)
        .where(verdicts.c.reader == reader, verdicts.c.kind == EntryKind.VERDICT.value)
        .group_by(verdicts.c.sha256, verdicts.c.frame)
    )
    found: dict[FilmKey, Verdict] = {}
    for part in _parts(wanted):
        ids = newest.where(verdicts.c.sha256.in_(part))
        rows = connection.execute(select(verdicts).where(verdicts.c.id.in_(ids))).mappings()
        found |= {entry.verdict.film: entry.verdict for entry in map(_entry, rows)}
    return {
        film: verdict
        for film, verdict in found.items()
        if film in wanted and (verdict.decision is not None or verdict.note)
    }


def newest(
    connection: Connection, film: FilmKey, reader: str, *, before: int | None = None
) -> Entry | None:
    """Return a reader's newest verdict on a film, or the newest before an entry."""
    wanted = _by(reader).where(verdicts.c.sha256 == film.sha256, verdicts.c.frame == film.frame)
    wanted = wanted.where(verdicts.c.kind == EntryKind.VERDICT.value)
    if before is not None:
        wanted = wanted.where(verdicts.c.id < before)
    row = connection.execute(wanted.order_by(verdicts.c.id.desc()).limit(1)).mappings().first()
    return _entry(row) if row else None


def seen(connection: Connection, films: Iterable[FilmKey], reader: str) -> frozenset[FilmKey]:
    """Return the films whose scores a reader has seen, now or earlier."""
    wanted = set(films)
    rows = _in_parts(connection, _by(reader).where(_shows_scores()), wanted)
    return frozenset(FilmKey(row["sha256"], row["frame"]) for row in rows) & wanted


def readers(connection: Connection) -> tuple[str, ...]:
    """Return everyone who gave a verdict, by name."""
    given = select(verdicts.c.reader).where(verdicts.c.kind == EntryKind.VERDICT.value)
    names = connection.execute(given.distinct().order_by(verdicts.c.reader)).scalars()
    return tuple(names)


def _by(reader: str) -> Select[Any]:
    return select(verdicts).where(verdicts.c.reader == reader)


def _shows_scores() -> ColumnElement[bool]:
    # Who decided with the scores in sight has seen them; what undo writes says nothing new.
    open_verdict = (
        (verdicts.c.kind == EntryKind.VERDICT.value)
        & verdicts.c.blind.is_(False)
        & verdicts.c.undoes.is_(None)
        & verdicts.c.model.is_not(None)
    )
    return or_(verdicts.c.kind == EntryKind.REVEAL.value, open_verdict)


def _in_parts(
    connection: Connection, wanted: Select[Any], films: set[FilmKey]
) -> Iterator[RowMapping]:
    for part in _parts(films):
        yield from connection.execute(wanted.where(verdicts.c.sha256.in_(part))).mappings()


def _parts(films: set[FilmKey]) -> Iterator[Sequence[str]]:
    hashes = sorted({film.sha256 for film in films})
    for start in range(0, len(hashes), _FILMS_AT_ONCE):
        yield hashes[start : start + _FILMS_AT_ONCE]


def _entry(row: Mapping[str, Any] | RowMapping) -> Entry:
    view = None if row["model"] is None else ModelView(**{name: row[name] for name in _VIEW})
    verdict = Verdict(
        sha256=row["sha256"],
        frame=row["frame"],
        decision=None if row["decision"] is None else Decision(row["decision"]),
        reader=row["reader"],
        at=row["at"],
        note=row["note"],
        seconds=row["seconds"],
        blind=row["blind"],
        view=view,
    )
    return Entry(row["id"], EntryKind(row["kind"]), verdict, row["undoes"])
