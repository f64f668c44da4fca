"""Labelled scores, sorted once, so that a moved threshold is answered at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np

from desktop.evaluation.decision import net_benefit
from desktop.evaluation.intervals import wilson
from desktop.evaluation.metrics import Confusion, proportions
from desktop.evaluation.paired import paired
from desktop.evaluation.prevalence import expected_flag_rate
from desktop.evaluation.scored import as_labels, as_probabilities

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from desktop.evaluation.intervals import Interval
    from desktop.evaluation.paired import Paired

    Floats = NDArray[np.float64]

Cell = Literal["true_positive", "false_positive", "true_negative", "false_negative"]
CELLS: tuple[Cell, ...] = ("true_positive", "false_negative", "false_positive", "true_negative")
"""Names of the four cells, as in `Confusion`."""


@dataclass(frozen=True, slots=True)
class SweepPoint:
    """What one threshold does on these films.

    Parameters
    ----------
    threshold : float
        Scores at or above it are flagged.
    confusion : Confusion
        Counts.
    metrics : dict of str to Interval
        ``accuracy``, ``sensitivity``, ``specificity``, ``ppv``, ``npv``, with Wilson's
        interval; without what is undefined.
    flag_rate : Interval
        Share of the films that is flagged: the workload among these films.
    net_benefit : float or None
        At the threshold as threshold probability; None at 1, where it is undefined.
    """

    threshold: float
    confusion: Confusion
    metrics: dict[str, Interval]
    flag_rate: Interval
    net_benefit: float | None

    @property
    def misses(self) -> int:
        """Pneumonias that are not flagged."""
        return self.confusion.false_negative

    def workload(self, prevalence: float) -> Interval | None:
        """Return the share that would be flagged where so many films show pneumonia.

        Parameters
        ----------
        prevalence : float
            Share of pneumonia among the films to come, 0 to 1.

        Returns
        -------
        Interval or None
            None when a class is missing here.
        """
        sensitivity, specificity = (self.metrics.get(n) for n in ("sensitivity", "specificity"))
        if sensitivity is None or specificity is None:
            return None
        return expected_flag_rate(sensitivity, specificity, prevalence=prevalence)


@dataclass(frozen=True, eq=False)
class ThresholdSweep:
    """One model's scores of labelled films, from the highest to the lowest.

    Parameters
    ----------
    order : ndarray of intp, shape (n,)
        Place of each film in the lists that were given.
    scores : ndarray of float64, shape (n,)
        Descending.
    labels : ndarray of bool, shape (n,)
        True for pneumonia, in the order of the scores.

    Examples
    --------
    >>> sweep = sweep_of([0, 0, 1, 1], [0.1, 0.6, 0.4, 0.9])
    >>> sweep.at(0.5).confusion
    Confusion(true_positive=1, false_positive=1, true_negative=1, false_negative=1)
    >>> sweep.films("false_negative", 0.5)
    array([2])
    """

    order: NDArray[np.intp]
    scores: Floats
    labels: NDArray[np.bool_]

    @property
    def n(self) -> int:
        """Number of films."""
        return self.scores.size

    @cached_property
    def hits(self) -> NDArray[np.intp]:
        """Pneumonias among the first so many films, shape (n + 1,)."""
        return np.append(0, np.cumsum(self.labels))

    @cached_property
    def _ascending(self) -> Floats:
        return np.ascontiguousarray(self.scores[::-1])

    def flagged(self, threshold: float) -> int:
        """Return how many films reach a threshold."""
        return self.n - int(np.searchsorted(self._ascending, threshold, side="left"))

    def confusion(self, threshold: float) -> Confusion:
        """Count at a threshold."""
        flagged, ill = self.flagged(threshold), int(self.hits[-1])
        found = int(self.hits[flagged])
        return Confusion(
            true_positive=found,
            false_positive=flagged - found,
            true_negative=self.n - flagged - (ill - found),
            false_negative=ill - found,
        )

    def at(self, threshold: float) -> SweepPoint:
        """Tell everything that depends on the threshold.

        Parameters
        ----------
        threshold : float
            0 to 1.
        """
        counts = self.confusion(threshold)
        return SweepPoint(
            threshold=threshold,
            confusion=counts,
            metrics=proportions(counts),
            flag_rate=wilson(counts.true_positive + counts.false_positive, self.n),
            net_benefit=net_benefit(counts, threshold) if 0 <= threshold < 1 else None,
        )

    def films(self, cell: Cell, threshold: float) -> NDArray[np.intp]:
        """Return the films of one cell, the most surprising first.

        Parameters
        ----------
        cell : str
            One of `CELLS`.
        threshold : float
            0 to 1.

        Returns
        -------
        ndarray of intp, shape (films in the cell,)
            Places in the lists that were given. Flagged films come from the highest score
            down, unflagged ones from the lowest up when they are pneumonias, and from
            the highest down when they are normal.
        """
        cut = self.flagged(threshold)
        part = slice(0, cut) if cell in ("true_positive", "false_positive") else slice(cut, None)
        ill = cell in ("true_positive", "false_negative")
        chosen = np.asarray(self.order[part][self.labels[part] == ill])
        return chosen[::-1] if cell == "false_negative" else chosen

    def shares(self, name: str, thresholds: ArrayLike) -> Floats:
        """Return a share at many thresholds, for drawing it over the threshold.

        Parameters
        ----------
        name : str
            ``sensitivity``, ``specificity``, ``flag_rate`` or ``misses``, which is a
            count.
        thresholds : array_like, shape (k,)
            0 to 1.

        Returns
        -------
        ndarray of float64, shape (k,)
            NaN where it is undefined.
        """
        asked = np.asarray(thresholds, dtype=np.float64)
        cut = self.n - np.searchsorted(self._ascending, asked, side="left")
        found, ill = self.hits[cut].astype(np.float64), float(self.hits[-1])
        with np.errstate(invalid="ignore"):
            table = {
                "sensitivity": lambda: found / ill,
                "specificity": lambda: 1 - (cut - found) / (self.n - ill),
                "flag_rate": lambda: cut / self.n,
                "misses": lambda: ill - found,
            }
            return np.asarray(table[name](), dtype=np.float64)

    def right(self, threshold: float) -> NDArray[np.bool_]:
        """Tell for each film, in the order given, whether it is decided rightly."""
        right = np.empty(self.n, dtype=np.bool_)
        right[self.order] = self.labels == (np.arange(self.n) < self.flagged(threshold))
        return right


def sweep_of(labels: ArrayLike, probabilities: ArrayLike) -> ThresholdSweep:
    """Sort labelled scores; see `desktop.evaluation.metrics.evaluate_scores`."""
    truth = as_labels(labels)
    scores = as_probabilities(probabilities, shape=truth.shape)
    order = np.argsort(-scores, kind="stable")
    return ThresholdSweep(order, scores[order], truth[order])


def compare_at(
    first: ThresholdSweep, first_threshold: float, second: ThresholdSweep, second_threshold: float
) -> Paired:
    """Compare two models at moved thresholds: McNemar's test on the same films.

    Parameters
    ----------
    first, second : ThresholdSweep
        Of the same films in the same order.
    first_threshold, second_threshold : float
        Each model's.
    """
    found = paired(first.right(first_threshold), second.right(second_threshold))
    assert found is not None  # a sweep holds at least one film
    return found
