"""Columns and cells that both boards have: figures from cards and figures from films."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from desktop.evaluation.wording import (
    ALPHA,
    decisions_in_words,
    discrimination_in_words,
    p_in_words,
    signed,
)
from desktop.ui import words
from desktop.ui.compare.links import Cell
from desktop.ui.told.lookup import told

if TYPE_CHECKING:
    from desktop.evaluation.comparison import Comparison
    from desktop.evaluation.intervals import Difference
    from desktop.evaluation.paired import Paired
    from desktop.ui.compare.links import Link

_WIDE = 0.02
_NEAR_AN_END = 0.02
_FINE = ("roc_auc", "pr_auc", "brier", "ece")
"""Figures that are compared to the third digit."""


class Bounded(Protocol):
    """An estimate of a card, or an interval that was just reckoned."""

    @property
    def value(self) -> float:
        """The estimate."""
        ...

    @property
    def low(self) -> float:
        """Its lower bound."""
        ...

    @property
    def high(self) -> float:
        """Its upper bound."""
        ...

    @property
    def method(self) -> str:
        """How the bounds were reckoned."""
        ...

    @property
    def level(self) -> float:
        """Their confidence level."""
        ...


def metric_titles() -> dict[str, str]:
    """Return what the columns are called."""
    return {
        "roc_auc": words.translate("ROC AUC"),
        "pr_auc": words.translate("PR AUC"),
        "sensitivity": words.translate("Sensitivity"),
        "specificity": words.translate("Specificity"),
        "ppv": words.translate("PPV"),
        "npv": words.translate("NPV"),
        "accuracy": words.translate("Accuracy"),
        "brier": words.translate("Brier\nscore"),
        "ece": words.translate("Calibration\nerror"),
    }


def metric_tips() -> dict[str, str]:
    """Return what the columns mean."""
    return {
        "roc_auc": words.translate(
            "How often a pneumonia scores higher than a normal film; 0.5 is chance"
        ),
        "pr_auc": words.translate(
            "Average precision: area under the precision-recall curve; the share of "
            "pneumonia is chance"
        ),
        "sensitivity": words.translate("Share of the pneumonias that is flagged"),
        "specificity": words.translate("Share of the normal films that is not flagged"),
        "ppv": words.translate("Share of the flagged films that shows pneumonia, among these"),
        "npv": words.translate("Share of the unflagged films that is normal, among these"),
        "accuracy": words.translate("Share of all films decided rightly, among these"),
        "brier": words.translate("Mean squared distance of score and truth; 0 is best"),
        "ece": words.translate("Mean gap between score and observed share; 0 is best"),
    }


def bounded(value: Bounded | None, *, digits: int | None = None, stacked: bool = False) -> str:
    """Return a figure with its interval.

    Parameters
    ----------
    value : Bounded or None
        The figure.
    digits : int, optional
        After the point; otherwise no more than the interval leaves meaning to.
    stacked : bool
        Whether the interval stands below the figure.
    """
    if value is None:
        return words.NOT_A_NUMBER
    if digits is None:
        digits = 2 if value.high - value.low >= _WIDE else 3
    bounds = f"{value.low:.{digits}f}–{value.high:.{digits}f}"
    between = f"\n{bounds}" if stacked else f" ({bounds})"
    return f"{value.value:.{digits}f}{between}"


def metric_cell(name: str, value: Bounded | None, link: Link | None = None) -> Cell:
    """Return a figure's cell; it tells how its interval was reckoned."""
    tip = metric_tips()[name]
    if value is not None:
        method = words.translate("{value:.4f}; {level:.0f} % interval {low:.4f}–{high:.4f}")
        tip += "\n" + method.format(
            value=value.value, level=100 * value.level, low=value.low, high=value.high
        )
        tip += f" ({told(value.method)})"
    if link is not None:
        tip += "\n" + words.translate("Click to see the films that count here in the worklist")
    text = bounded(value, digits=3 if name in _FINE else 2, stacked=True)
    return Cell(text, tip, link if value is not None else None)


def percent(value: Bounded | None) -> str:
    """Return a share with its interval as percentages."""
    if value is None:
        return words.NOT_A_NUMBER
    digits = 1 if min(value.value, 1 - value.value) < _NEAR_AN_END else 0
    bounds = f"{100 * value.low:.{digits}f}–{100 * value.high:.{digits}f}"
    return f"{100 * value.value:.{digits}f}\N{NO-BREAK SPACE}% ({bounds})"


def area_cell(found: Comparison, names: tuple[str, str], link: Link | None = None) -> Cell:
    """Return how the ROC areas of two models on the same films differ."""
    said = discrimination_in_words(found.roc_auc, found.delong_p, first=names[0], second=names[1])
    method = (
        words.translate("Bootstrap by patient: patients have several films here")
        if found.by_patient
        else words.translate("DeLong's paired test")
    )
    return difference_cell(found.roc_auc, found.delong_p, names, f"{told(said)}\n{method}", link)


def decision_cell(
    found: Paired | None, names: tuple[str, str], *, ill: bool, link: Link | None = None
) -> Cell:
    """Return how the right decisions of two models on the films of one class differ.

    Parameters
    ----------
    found : Paired or None
        None without any such film.
    names : tuple of str
        What the two models are called.
    ill : bool
        Whether they are pneumonias.
    link : callable, optional
        The films that only the one with more decides rightly.
    """
    if found is None:
        return Cell(words.NOT_A_NUMBER)
    said = told(
        decisions_in_words(
            found.only_first,
            found.only_second,
            found.p,
            first=names[0],
            second=names[1],
            of="pneumonias" if ill else "normal films",
        )
    )
    if found.only_first + found.only_second == 0:
        return difference_cell(found.difference, found.p, names, said)
    counts = words.translate(
        "{first} alone is right on {a}, {second} alone on {b} (McNemar, exact)."
    ).format(first=names[0], a=found.only_first, second=names[1], b=found.only_second)
    parts = [said, counts]
    if link is not None:
        parts.append(
            words.translate("A click shows the films that only the one with more decides rightly.")
        )
    return difference_cell(found.difference, found.p, names, "\n".join(parts), link)


def pair_heads(pairs: int, *, linked: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return titles and tips of the columns of a table of pairs of models."""
    area = words.translate("First minus second, with its 95 % interval")
    share = (
        words.translate(
            "First minus second, with its 95 % interval; a click shows the films that only "
            "one of them decides rightly"
        )
        if linked
        else area
    )
    uncorrected = words.translate(
        "The p values are not corrected for the number of pairs: of equal models, about one test "
        "in twenty finds a difference by chance."
    )
    titles = (
        words.translate("Models"),
        words.translate("ROC AUC"),
        words.translate("Sensitivity"),
        words.translate("Specificity"),
    )
    return titles, (uncorrected if pairs > 1 else "", area, share, share)


def difference_cell(
    difference: Difference | None,
    p: float | None,
    names: tuple[str, str],
    tip: str,
    link: Link | None = None,
) -> Cell:
    """Return what is known of a difference: in words, with its interval, and p.

    Parameters
    ----------
    difference : Difference or None
        First minus second.
    p : float or None
        Of the test for no difference.
    names : tuple of str
        What the two models are called.
    tip : str
        The whole sentence.
    link : callable, optional
        The films behind it.
    """
    if difference is None or p is None:
        return Cell(words.translate("cannot be compared"), tip)
    if p >= ALPHA:
        said = words.translate("no evidence\nof a difference")
    else:
        better = names[0] if difference.value > 0 else names[1]
        said = words.translate("{model}\nis better").format(model=better)
    bounds = words.translate("({low} to {high})").format(
        low=signed(difference.low), high=signed(difference.high)
    )
    if difference.method == "none":
        bounds = words.translate("(no interval)")
    return Cell(f"{said}\n{signed(difference.value)}, {p_in_words(p)}\n{bounds}", tip, link)
