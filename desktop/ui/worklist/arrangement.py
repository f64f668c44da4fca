"""How the reader wants the worklist arranged. Plain values that can be kept, no Qt."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desktop.ui.worklist.columns import BY_NAME
from desktop.ui.worklist.filters import Filters
from desktop.ui.worklist.sorting import Order, Sorting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.review.verdicts import FilmKey


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How the list is arranged.

    Parameters
    ----------
    sorting : Sorting
        The order.
    unread_first : bool
        Whether films without a verdict stand above those that have one.
    together : bool
        Whether the films of one patient stand together, where the first of them stands.
    filters : Filters
        Which films are shown.
    """

    sorting: Sorting = field(default_factory=Sorting)
    unread_first: bool = False
    together: bool = True
    filters: Filters = field(default_factory=Filters)

    def to_json(self) -> dict[str, object]:
        """Return it as JSON can hold it."""
        return {
            "sorting": self.sorting.to_json(),
            "unread_first": self.unread_first,
            "together": self.together,
            "filters": self.filters.to_json(),
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, object]) -> Arrangement:
        """Take back what `to_json` gave; the usual one where it is not understood."""
        sorting, filters = kept.get("sorting"), kept.get("filters")
        return cls(
            Sorting.from_json(sorting, BY_NAME) if isinstance(sorting, dict) else Sorting(),
            kept.get("unread_first") is True,
            kept.get("together") is not False,
            Filters.from_json(filters) if isinstance(filters, dict) else Filters(),
        )

    def blinded(self) -> Arrangement:
        """Return it without what would tell what a model says: its order and its filters."""
        column = BY_NAME.get(self.sorting.column)
        tells = self.sorting.order is Order.PRIORITY or bool(column and column.tells_score)
        sorting = Sorting(Order.FOLDER) if tells else self.sorting
        return replace(self, sorting=sorting, filters=self.filters.blinded())


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The only films that are shown, whatever the filters say of others.

    Parameters
    ----------
    title : str
        What they have in common, in words.
    keys : frozenset of FilmKey
        Which.
    """

    title: str
    keys: frozenset[FilmKey]
