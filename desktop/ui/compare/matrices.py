"""Confusion matrices as plain values. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.evaluation.metrics import Confusion
    from desktop.evaluation.sweep import Cell
    from desktop.ui.compare.links import Selection


@dataclass(frozen=True, slots=True)
class Matrix:
    """One model's decisions at one operating point.

    Parameters
    ----------
    place : int
        The model's, which gives its line.
    title : str
        What the model is called.
    point : str
        The operating point, in words.
    counts : Confusion or None
        None where they are not known.
    why_not : str
        Why they are not known.
    pick : callable, optional
        Takes a cell and returns its films.
    """

    place: int
    title: str
    point: str
    counts: Confusion | None
    why_not: str = ""
    pick: Callable[[Cell], Selection] | None = None
