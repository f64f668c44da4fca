"""What a board of evaluated models shows, from cards or from films alike. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.ui.compare.links import Grid

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.ui.compare.charts import Chart
    from desktop.ui.compare.matrices import Matrix

METRICS = (
    "roc_auc",
    "pr_auc",
    "sensitivity",
    "specificity",
    "ppv",
    "npv",
    "accuracy",
    "brier",
    "ece",
)
"""Columns of the table, the one that needs no threshold first."""


@dataclass(frozen=True, slots=True)
class BoardContent:
    """Everything a board shows; models are told by their place, from 0.

    Parameters
    ----------
    metrics : Grid
        One row a model; its first column names it.
    charts : tuple of Chart
        To choose from.
    matrices : mapping of str to tuple of Matrix
        By operating point, as it is called; one a model.
    differences : Grid
        One row for every two models.
    about : Grid
        What else there is to know of the models; may be empty.
    about_title : str
        What that is called.
    remarks : tuple of str
        What to know when reading the figures, in full sentences.
    """

    metrics: Grid = field(default_factory=Grid)
    charts: tuple[Chart, ...] = ()
    matrices: Mapping[str, tuple[Matrix, ...]] = field(default_factory=dict)
    differences: Grid = field(default_factory=Grid)
    about: Grid = field(default_factory=Grid)
    about_title: str = ""
    remarks: tuple[str, ...] = ()
