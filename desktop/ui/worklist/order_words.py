"""The order in force, and what is shown, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.words import translate
from desktop.ui.worklist.columns import BY_NAME, Kind
from desktop.ui.worklist.filters import ColumnFilter, Reading
from desktop.ui.worklist.sorting import Order, Sorting

if TYPE_CHECKING:
    from desktop.ui.worklist.arrangement import Arrangement


def sorting_words(sorting: Sorting) -> str:
    """Return an order in words."""
    if sorting.order is Order.PRIORITY:
        return translate("by priority, likely pneumonia first")
    if sorting.order is Order.FOLDER:
        return translate("as in the folder")
    if sorting.order is Order.DATE:
        return translate("by acquisition date, oldest first")
    text = (
        translate("by “{column}”, largest first")
        if sorting.descending
        else translate("by “{column}”, smallest first")
    )
    if BY_NAME[sorting.column].kind in (Kind.TEXT, Kind.CHOICE):
        text = (
            translate("by “{column}”, backwards")
            if sorting.descending
            else translate("by “{column}”")
        )
    return text.format(column=BY_NAME[sorting.column].called)


def order_words(arrangement: Arrangement) -> str:
    """Return everything that decides the order."""
    parts = [sorting_words(arrangement.sorting)]
    if arrangement.unread_first:
        parts.insert(0, translate("unread first"))
    if arrangement.together:
        parts.append(translate("films of a patient together"))
    return translate(", ").join(parts)


def reading_words(reading: Reading) -> str:
    """Return which films are shown by whether they are read."""
    return {
        Reading.ANY: translate("Read and unread"),
        Reading.UNREAD: translate("Unread only"),
        Reading.READ: translate("Read only"),
        Reading.MARKED: translate("Marked only"),
    }[reading]


def filter_words(one: ColumnFilter) -> str:
    """Return what a column's filter asks for."""
    title = BY_NAME[one.column].called
    if one.values:
        said = " / ".join(sorted(value or translate("not stated") for value in one.values))
    elif one.text:
        said = f"“{one.text}”"
    elif one.low is not None and one.high is not None:
        said = f"{end_words(one.low)}–{end_words(one.high)}"
    elif one.low is not None:
        said = f"≥\N{NO-BREAK SPACE}{end_words(one.low)}"
    else:
        said = f"≤\N{NO-BREAK SPACE}{end_words(one.high)}"
    return f"{title}: {said}"


def end_words(end: float | str | None) -> str:
    """Return an end of a range as it is typed: 20, not 20.0."""
    return "" if end is None else end if isinstance(end, str) else f"{end:.10g}"


def filters_words(arrangement: Arrangement) -> str:
    """Return all filters besides the group, joined."""
    filters = arrangement.filters
    parts = [filter_words(one) for one in filters.columns]
    if filters.disputed:
        parts.insert(0, translate("models disagree"))
    if filters.reading is not Reading.ANY:
        parts.insert(0, reading_words(filters.reading))
    if filters.query.split():
        parts.append(f"“{filters.query.strip()}”")
    return " · ".join(parts)
