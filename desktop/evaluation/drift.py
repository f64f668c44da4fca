"""Are today's films like those a model was measured on? Scores and embeddings, without labels.

Where a card holds no list of scores, its ROC curve still tells exactly what share of each
class scored at or above each of the curve's corners; with the prevalence that is the
distribution of the scores at these places.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from desktop.evaluation.intervals import LEVEL, Interval, wilson
from desktop.evaluation.wording import ALPHA, p_in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]

_LEAST_SHARE = 0.1
"""Of the reference films, in one bin of the stability index: about ten bins at most."""


@dataclass(frozen=True, slots=True, eq=False)
class ReferenceScores:
    """How the scores of a model's test films are spread.

    Parameters
    ----------
    name : str
        What the films are called.
    n : int
        Number of films.
    prevalence : float
        Share of pneumonia among them, 0 to 1.
    threshold : ndarray of float64, shape (k,)
        Descending.
    reached : ndarray of float64, shape (k,)
        Share of the films that score at or above each, ascending, 0 to 1.
    """

    name: str
    n: int
    prevalence: float
    threshold: Floats
    reached: Floats


def reference_scores(
    roc: Sequence[tuple[float, float, float | None]], *, name: str, n: int, prevalence: float
) -> ReferenceScores:
    """Read the distribution of scores from the corners of a ROC curve.

    Parameters
    ----------
    roc : sequence of tuple
        False positive rate, true positive rate and threshold of each corner; the one
        without a threshold is passed over.
    name, n, prevalence
        As for `ReferenceScores`.
    """
    corners = [(at, fpr, tpr) for fpr, tpr, at in roc if at is not None]
    corners.sort(reverse=True)
    at, fpr, tpr = (np.array(column, dtype=np.float64) for column in zip(*corners, strict=True))
    return ReferenceScores(name, n, prevalence, at, tpr * prevalence + fpr * (1 - prevalence))


def reference_of_films(labels: ArrayLike, scores: ArrayLike, *, name: str) -> ReferenceScores:
    """Return the distribution of the scores of single films.

    Parameters
    ----------
    labels : array_like, shape (n,)
        1 or True for pneumonia.
    scores : array_like, shape (n,)
        0 to 1.
    name : str
        What the films are called.
    """
    values = np.asarray(scores, dtype=np.float64)
    at, times = np.unique(values, return_counts=True)
    reached = np.cumsum(times[::-1]) / values.size
    return ReferenceScores(name, values.size, float(np.asarray(labels).mean()), at[::-1], reached)


@dataclass(frozen=True, slots=True)
class ScoreDrift:
    """Scores of some films against those of a model's test films.

    Parameters
    ----------
    reference : str
        What the test films are called.
    n, reference_n : int
        Number of films here and there.
    distance : float
        Largest difference of the shares that score at or above a place, 0 to 1, over the
        places that the card knows (Kolmogorov and Smirnov).
    at : float
        Score where it is largest.
    here, there : float
        Share at or above that score among these films and among the test films.
    p : float
        For such a distance if both were drawn alike; cautious, because only some places
        are known.
    stability : float or None
        Population stability index; None where the card knows too few places.
    stability_limit : float or None
        What the index stays below in 95 of 100 cases when nothing has changed.
    """

    reference: str
    n: int
    reference_n: int
    distance: float
    at: float
    here: float
    there: float
    p: float
    stability: float | None
    stability_limit: float | None

    @property
    def words(self) -> str:
        """What that means, in full sentences."""
        if self.p >= ALPHA:
            return (
                f"No evidence that the scores are spread otherwise than on {self.reference} "
                f"({p_in_words(self.p)})."
            )
        side = "higher" if self.here > self.there else "lower"
        return (
            f"The scores run {side} than on {self.reference}: {self.here:.0%} of these films score "
            f"{self.at:.2f} or more, {self.there:.0%} there ({p_in_words(self.p)}). More or fewer "
            "children with pneumonia alone would do this; so would another exposure or crop."
        ).replace("%", " %")


def score_drift(scores: ArrayLike, reference: ReferenceScores) -> ScoreDrift | None:
    """Compare the scores of some films with those of a model's test films.

    Parameters
    ----------
    scores : array_like, shape (n,)
        Of the same model, 0 to 1.
    reference : ReferenceScores
        From the model's card.

    Returns
    -------
    ScoreDrift or None
        None without any film.

    Notes
    -----
    The index is ``sum (p - q) ln (p / q)`` over bins with about a tenth of the test films
    each, half a film added to every bin; its limit is that of Yurdakul and Naranjo
    (Statistical properties of the population stability index, J Risk Model Validation
    2020; 14(4)): a chi-squared quantile times ``1 / n + 1 / m``.
    """
    values = np.sort(np.asarray(scores, dtype=np.float64))
    if values.size == 0:
        return None
    reached = 1 - np.searchsorted(values, reference.threshold, side="left") / values.size
    apart = np.abs(reached - reference.reached)
    place = int(apart.argmax())
    effective = values.size * reference.n / (values.size + reference.n)
    from scipy.stats import kstwobign

    stability, limit = _stability(reached, reference, values.size)
    return ScoreDrift(
        reference=reference.name,
        n=values.size,
        reference_n=reference.n,
        distance=float(apart[place]),
        at=float(reference.threshold[place]),
        here=float(reached[place]),
        there=float(reference.reached[place]),
        p=float(kstwobign.sf(math.sqrt(effective) * apart[place])),
        stability=stability,
        stability_limit=limit,
    )


def _stability(
    reached: Floats, reference: ReferenceScores, n: int
) -> tuple[float | None, float | None]:
    edges, last = [], 0.0
    for place, share in enumerate(reference.reached):
        if share - last >= _LEAST_SHARE and 1 - share >= _LEAST_SHARE:
            edges.append(place)
            last = float(share)
    if not edges:
        return None, None
    bins = len(edges) + 1
    here = np.diff(np.concatenate([[0.0], reached[edges], [1.0]]))
    there = np.diff(np.concatenate([[0.0], reference.reached[edges], [1.0]]))
    p = (here * n + 0.5) / (n + bins / 2)
    q = (there * reference.n + 0.5) / (reference.n + bins / 2)
    from scipy.stats import chi2

    limit = float(chi2.ppf(LEVEL, bins - 1)) * (1 / n + 1 / reference.n)
    return float(((p - q) * np.log(p / q)).sum()), limit


@dataclass(frozen=True, slots=True)
class Strangeness:
    """How many films a model calls unlike its training films.

    Parameters
    ----------
    unlike : Interval
        Their share, with Wilson's interval.
    count, n : int
        How many of how many.
    expected : float
        Share of the model's own test films that it calls so, from its card.
    p : float
        One-sided: for so many or more if these films were like the test films.
    """

    unlike: Interval
    count: int
    n: int
    expected: float
    p: float

    @property
    def words(self) -> str:
        """What that means, in full sentences."""
        share = f"{self.count:,} of {self.n:,} films ({self.unlike.value:.1%}, "
        share += f"{self.unlike.low:.1%} to {self.unlike.high:.1%})"
        if self.p >= ALPHA:
            ending = f"no evidence that this is more than the {self.expected:.1%} of its test films"
        else:
            ending = f"more than the {self.expected:.1%} of its test films"
        text = f"Unlike the training films: {share}; {ending} ({p_in_words(self.p)})."
        return text.replace("%", " %")


def strangeness(unlikeness: ArrayLike, false_alarm_rate: float) -> Strangeness | None:
    """Count the films that are unlike the training films, against what is usual.

    Parameters
    ----------
    unlikeness : array_like, shape (n,)
        Distance from the training films as a multiple of the card's limit; above 1 is
        unlike.
    false_alarm_rate : float
        The card's: share of proper films beyond the limit.

    Returns
    -------
    Strangeness or None
        None without any film.
    """
    far = np.asarray(unlikeness, dtype=np.float64) > 1
    if far.size == 0:
        return None
    from scipy.stats import binomtest

    count = int(far.sum())
    p = float(binomtest(count, far.size, false_alarm_rate, alternative="greater").pvalue)
    return Strangeness(wilson(count, far.size), count, far.size, false_alarm_rate, p)
