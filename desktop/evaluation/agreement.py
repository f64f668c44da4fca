"""Several models on the same unlabelled films, and where they disagree."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from desktop.evaluation.kappa import Kappa, cohen, counted, fleiss
from desktop.evaluation.scored import as_probabilities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """How two models, given by their row, agree on flagging.

    Parameters
    ----------
    first, second : int
        Rows of the models.
    share : float
        Share of films on which both decide the same, 0 to 1.
    kappa : float or None
        Cohen's kappa, -1 to 1: agreement beyond what their flag rates alone would
        give. None when both models decide all films the same one way, where it is
        undefined.
    interval : Kappa or None
        The same with its interval.
    """

    first: int
    second: int
    share: float
    kappa: float | None
    interval: Kappa | None = None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One film and how far the models are apart on it.

    Parameters
    ----------
    film : int
        Column of the film.
    spread : float
        Highest minus lowest score, 0 to 1.
    flags : tuple of bool
        What each model decides.
    """

    film: int
    spread: float
    flags: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Several models on the same films.

    Parameters
    ----------
    n : int
        Number of films.
    unanimous : float
        Share of films on which all models decide the same, 0 to 1.
    flag_rates : tuple of float
        Share of films each model flags.
    pairs : tuple of PairAgreement
        Each pair of models once.
    films : tuple of Disagreement
        All films, widest spread first; equal ones stay in the order they were given.
    fleiss : Kappa or None
        Fleiss' kappa of all models; None when it is undefined.
    """

    n: int
    unanimous: float
    flag_rates: tuple[float, ...]
    pairs: tuple[PairAgreement, ...]
    films: tuple[Disagreement, ...]
    fleiss: Kappa | None = None


def agree(probabilities: ArrayLike, thresholds: Sequence[float]) -> Agreement:
    """Compare the decisions of several models; no labels are needed.

    Parameters
    ----------
    probabilities : array_like, shape (models, films)
        Scores, 0 to 1, of films that every model has scored; at least one film.
    thresholds : sequence of float, length models
        Each model's own; scores at or above it are flagged.

    Returns
    -------
    Agreement
        Models and films are named by row and column.
    """
    shape = np.shape(probabilities)
    if len(shape) != 2 or 0 in shape or shape[0] != len(thresholds):
        raise ValueError(f"scores of shape {shape} do not fit {len(thresholds)} models")
    scores = as_probabilities(probabilities, shape=shape)
    flags = scores >= np.asarray(thresholds, dtype=np.float64)[:, np.newaxis]
    return Agreement(
        n=shape[1],
        unanimous=float((flags == flags[0]).all(axis=0).mean()),
        flag_rates=tuple(float(rate) for rate in flags.mean(axis=1)),
        pairs=tuple(_pair(flags, a, b) for a, b in combinations(range(len(flags)), 2)),
        films=_by_disagreement(scores, flags),
        fleiss=fleiss(counted(flags)),
    )


def _pair(flags: NDArray[np.bool_], first: int, second: int) -> PairAgreement:
    found = cohen(flags[first], flags[second])
    share = float((flags[first] == flags[second]).mean())
    return PairAgreement(first, second, share, found.value if found else None, found)


def kappa(first: NDArray[np.bool_], second: NDArray[np.bool_]) -> float | None:
    """Return Cohen's kappa of two lists of decisions.

    Parameters
    ----------
    first, second : ndarray of bool, shape (n,)
        Decisions on the same films.

    Returns
    -------
    float or None
        None when it is undefined, see `PairAgreement`.

    Notes
    -----
    Cohen, Educ Psychol Meas 1960; 20: 37-46.
    """
    found = cohen(first, second)
    return found.value if found else None


def _by_disagreement(
    scores: NDArray[np.float64], flags: NDArray[np.bool_]
) -> tuple[Disagreement, ...]:
    spread = scores.max(axis=0) - scores.min(axis=0)
    decisions = flags.T.tolist()
    return tuple(
        Disagreement(film, float(spread[film]), tuple(decisions[film]))
        for film in np.argsort(-spread, kind="stable").tolist()
    )
