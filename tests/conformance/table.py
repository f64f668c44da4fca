"""The rows as a table to read, in Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tests.conformance.expectations import why_different, why_unreadable
from tests.conformance.run import Row

_HEAD = (
    "| file | transfer syntax | photometric | bits | result | against pydicom | difference |",
    "| --- | --- | --- | --- | --- | --- | ---: |",
)


def table(rows: Sequence[Row]) -> str:
    """Return the summary, then a line for each file, those of a folder in one if alike."""
    return "\n".join([*summary(rows), "", *_HEAD, *_lines(rows), ""])


def summary(rows: Sequence[Row]) -> list[str]:
    """Return the counts in words."""
    compared = [row for row in rows if row.difference is not None]
    same = sum(row.difference == 0 for row in compared)
    shown = sum(row.against == "presentation" for row in compared)
    codes = Counter(row.code for row in rows if row.code)
    ours = ", ".join(f"{count} {code}" for code, count in codes.most_common())
    unexpected = [row.name for row in rows if unexplained(row)]
    return [
        f"{len(rows)} files: {sum(not row.code for row in rows)} read, all of their frames; "
        f"{sum(codes.values())} with a named error ({ours}).",
        f"{len(compared)} were set beside pydicom, {shown} by their presentation and "
        f"{len(compared) - shown}, which name none, by their values: {same} without any "
        f"difference, {len(compared) - same} with an explained one.",
        f"Unexplained: {', '.join(unexpected) or 'none'}.",
    ]


def unexplained(row: Row) -> str:
    """Return what is wrong with a row, nothing where all is as it ought to be."""
    if row.code:
        return "" if why_unreadable(row) else f"{row.name}: {row.code} {row.message}"
    if row.difference != 0 and not why_different(row):
        return f"{row.name}: differs by {row.difference} ({row.against})"
    return ""


def _lines(rows: Sequence[Row]) -> list[str]:
    counted = Counter(_cells(row) for row in rows)
    first = {}
    for row in rows:
        first.setdefault(_cells(row), row.name)
    return [
        f"| {first[cells]}{f' and {count - 1} like it' if count > 1 else ''} | "
        + " | ".join(cells[1:])
        + " |"
        for cells, count in counted.items()
    ]


def _cells(row: Row) -> tuple[str, ...]:
    result, gap = row.result, "" if row.difference is None else f"{row.difference:.4g}"
    if row.code:
        result = f"`{row.code}`: {row.message}. {why_unreadable(row) or 'UNEXPECTED'}"
    elif row.difference != 0:
        gap = f"{gap} {why_different(row) or 'UNEXPLAINED'}".strip()
    # A folder of many alike is one line.
    folder, many, _ = row.name.partition("/TINY_ALPHA/PT000000/")
    key = f"{folder}{many}" if many else row.name
    return key, row.syntax, row.photometric, row.bits, result, row.against, gap
