"""From logits to probabilities, and from probabilities to thresholds.

Two sets of films decide, each with half the say: held-out patients of the training
split, which are many but easy, and films of the official test split, which are few
but exposed and cropped as the films to come. Thresholds are means over bootstrap
resamples of patients, so that no single film sets them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

HIGH_SENSITIVITY = "high sensitivity"
BALANCED = "balanced"
HIGH_SPECIFICITY = "high specificity"

TARGET_SENSITIVITY = 0.98
TARGET_SPECIFICITY = 0.95
USEFUL_SPECIFICITY = 0.7
"""A point of high sensitivity that flags more normal films than this leaves is no triage."""

_RESAMPLES = 1000
_SLOPES = (1e-2, 1e2)
_LEAST_SCORE = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class ScoredSet:
    """Labelled films with a score each.

    Parameters
    ----------
    labels : ndarray of bool, shape (n,)
        True for pneumonia; both classes occur.
    scores : ndarray of float, shape (n,)
        Logits or probabilities.
    patients : ndarray of int, shape (n,)
        Equal for films that belong together.
    """

    labels: NDArray[np.bool_]
    scores: Floats
    patients: NDArray[np.int64]

    def resampled(self, rng: np.random.Generator) -> ScoredSet:
        """Draw as many patients as there are, with replacement."""
        ids, first = np.unique(self.patients, return_inverse=True)
        times = np.bincount(rng.integers(len(ids), size=len(ids)), minlength=len(ids))
        chosen = np.repeat(np.arange(len(first)), times[first])
        return ScoredSet(self.labels[chosen], self.scores[chosen], self.patients[chosen])


@dataclass(frozen=True, slots=True)
class Calibration:
    """A slope (the inverse of a temperature) and a bias on the logit."""

    slope: float
    bias: float

    def probabilities(self, logits: Floats) -> Floats:
        """Return the calibrated probabilities of logits, same shape."""
        return 1.0 / (1.0 + np.exp(-(self.slope * logits + self.bias)))


def fit_calibration(sets: Sequence[ScoredSet]) -> Calibration:
    """Fit slope and bias to logits by weighted log loss, each set weighing the same.

    Parameters
    ----------
    sets : sequence of ScoredSet
        Films the network has not learnt from; scores are logits.

    Returns
    -------
    Calibration
        Its probabilities hold at the prevalence of the sets.
    """
    logits = np.concatenate([some.scores for some in sets])
    sign = np.concatenate([np.where(some.labels, 1.0, -1.0) for some in sets])
    weight = np.concatenate([np.full(len(some.labels), 1 / len(some.labels)) for some in sets])

    def loss(parameters: Floats) -> float:
        slope, bias = np.exp(parameters[0]), parameters[1]
        return float(weight @ np.logaddexp(0.0, -sign * (slope * logits + bias)))

    bounds = [tuple(np.log(_SLOPES)), (-20.0, 20.0)]
    found = minimize(loss, np.zeros(2), method="L-BFGS-B", bounds=bounds)
    return Calibration(float(np.exp(found.x[0])), float(found.x[1]))


def choose_thresholds(sets: Sequence[ScoredSet], *, seed: int) -> dict[str, float]:
    """Choose the threshold of each operating point.

    Parameters
    ----------
    sets : sequence of ScoredSet
        Films the network has not learnt from; scores are probabilities. Sensitivity
        and specificity are means over the sets.
    seed : int
        Of the bootstrap.

    Returns
    -------
    dict of str to float
        Name of the operating point to threshold; scores at or above it are flagged. From
        high sensitivity over balanced to high specificity they never fall.
    """
    rules: dict[str, Callable[[Sequence[ScoredSet]], float]] = {
        HIGH_SENSITIVITY: _for_sensitivity,
        BALANCED: _for_both,
        HIGH_SPECIFICITY: _for_specificity,
    }
    rng = np.random.default_rng(seed)
    drawn: dict[str, list[float]] = {name: [] for name in rules}
    for _ in range(_RESAMPLES):
        sample = [some.resampled(rng) for some in sets]
        if all(some.labels.any() and not some.labels.all() for some in sample):
            for name, rule in rules.items():
                drawn[name].append(rule(sample))
    if drawn[BALANCED]:
        chosen = {name: _mean(thresholds) for name, thresholds in drawn.items()}
    else:
        chosen = {name: rule(sets) for name, rule in rules.items()}
    low, high = chosen[HIGH_SENSITIVITY], max(chosen[HIGH_SENSITIVITY], chosen[HIGH_SPECIFICITY])
    between = min(max(chosen[BALANCED], low), high)
    return {HIGH_SENSITIVITY: low, BALANCED: between, HIGH_SPECIFICITY: high}


def _mean(thresholds: Sequence[float]) -> float:
    """Average thresholds on the scale of the logit, where scores near 0 and 1 lie apart.

    A sample's quantile jumps from film to film, and so does its median over resamples; the
    mean over resamples does not (Harrell and Davis, Biometrika 1982; 69: 635-640).
    """
    shares = np.clip(thresholds, _LEAST_SCORE, 1 - _LEAST_SCORE)
    return float(1 / (1 + np.exp(-np.mean(np.log(shares / (1 - shares))))))


def rates(sets: Sequence[ScoredSet], thresholds: Floats) -> tuple[Floats, Floats]:
    """Return sensitivity and specificity at thresholds, each a mean over the sets."""
    sensitivity = np.mean([_share_at_or_above(s.scores[s.labels], thresholds) for s in sets], 0)
    false_alarms = np.mean([_share_at_or_above(s.scores[~s.labels], thresholds) for s in sets], 0)
    return sensitivity, 1.0 - false_alarms


def _share_at_or_above(scores: Floats, thresholds: Floats) -> Floats:
    return 1.0 - np.searchsorted(np.sort(scores), thresholds, side="left") / len(scores)


def _candidates(sets: Sequence[ScoredSet]) -> Floats:
    """Return the middles between neighbouring scores: films to come fall on either side."""
    scores = np.unique(np.concatenate([some.scores for some in sets]))
    return np.concatenate([scores[:1], (scores[1:] + scores[:-1]) / 2])


def _for_sensitivity(sets: Sequence[ScoredSet]) -> float:
    thresholds = _candidates(sets)
    sensitivity, _ = rates(sets, thresholds)
    return float(thresholds[sensitivity >= TARGET_SENSITIVITY].max())


def _for_specificity(sets: Sequence[ScoredSet]) -> float:
    thresholds = _candidates(sets)
    _, specificity = rates(sets, thresholds)
    enough = thresholds[specificity >= TARGET_SPECIFICITY]
    return float(enough.min() if enough.size else thresholds.max())


def _for_both(sets: Sequence[ScoredSet]) -> float:
    """Return the threshold of the largest Youden index."""
    thresholds = _candidates(sets)
    sensitivity, specificity = rates(sets, thresholds)
    return float(thresholds[np.argmax(sensitivity + specificity)])
