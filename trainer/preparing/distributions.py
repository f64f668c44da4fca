"""Sizes and greys of films, by split and class, and how far splits and classes lie apart."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
from scipy.stats import ks_2samp
from sklearn.metrics import roc_auc_score

from trainer.preparing.inspection import PERCENTILES, exposure_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from trainer.preparing.inspection import Inspected

    Floats = NDArray[np.float64]

BRIGHTNESS, CONTRAST = "brightness", "contrast"
DARKEST, BRIGHTEST = "darkest grey", "brightest grey"
PIXELS, ASPECT = "megapixels", "aspect ratio"
QUANTITIES = (BRIGHTNESS, CONTRAST, DARKEST, BRIGHTEST, PIXELS, ASPECT)
"""Mean grey of a film (0 to 255), standard deviation of its greys, their first and their
99th percentile, its pixels in millions, and its width over its height."""


@dataclass(frozen=True, slots=True)
class Range:
    """Smallest, middle and largest of some values."""

    least: float
    median: float
    most: float


@dataclass(frozen=True, slots=True)
class Distribution:
    """The films of one class in one split.

    Parameters
    ----------
    split, label : str
        Which films.
    films : int
        How many.
    rows, columns : Range
        In pixels.
    aspect : Range
        Width over height.
    sizes : int
        How many different sizes there are.
    formats : mapping of str to int
        Films by format and bits, such as ``JPEG, 8 bit``.
    brightness, contrast : float
        Mean over the films of their mean grey, and of the standard deviation of their
        greys, 0 to 255.
    brightness_spread, contrast_spread : float
        Standard deviations over the films of the same two.
    percentiles : mapping of str to float
        Mean over the films of their greys at these percentiles.
    """

    split: str
    label: str
    films: int
    rows: Range
    columns: Range
    aspect: Range
    sizes: int
    formats: Mapping[str, int]
    brightness: float
    brightness_spread: float
    contrast: float
    contrast_spread: float
    percentiles: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Shift:
    """How far the films of one class differ between two splits.

    Parameters
    ----------
    label, quantity, first, second : str
        Which films, which of `QUANTITIES`, which splits.
    first_mean, second_mean : float
        Means over the films.
    effect : float or None
        Difference of the means, second less first, in standard deviations (Cohen's d,
        pooled); none where neither side varies.
    overlap_lost : float
        Largest distance of the two cumulative distributions, 0 to 1
        (Kolmogorov-Smirnov).
    """

    label: str
    quantity: str
    first: str
    second: str
    first_mean: float
    second_mean: float
    effect: float | None
    overlap_lost: float


@dataclass(frozen=True, slots=True)
class Tell:
    """How well one plain number tells the classes of a split apart.

    Parameters
    ----------
    split, quantity : str
        Which films, and which of `QUANTITIES`.
    auc : float
        ROC AUC for pneumonia: 0.5 says nothing, 0 and 1 give the classes away.
    """

    split: str
    quantity: str
    auc: float


def quantities_of(inspected: Sequence[Inspected]) -> dict[str, Floats]:
    """Measure each film by each of `QUANTITIES`.

    Parameters
    ----------
    inspected : sequence of Inspected
        At least one film.

    Returns
    -------
    dict of str to ndarray of float64, shape (n,)
        By name of the quantity.
    """
    exposure = exposure_of(np.stack([film.greys for film in inspected]))
    rows = np.array([film.rows for film in inspected], dtype=np.float64)
    columns = np.array([film.columns for film in inspected], dtype=np.float64)
    return {
        BRIGHTNESS: exposure.mean,
        CONTRAST: exposure.spread,
        DARKEST: exposure.percentiles[:, PERCENTILES.index(1)].astype(np.float64),
        BRIGHTEST: exposure.percentiles[:, PERCENTILES.index(99)].astype(np.float64),
        PIXELS: rows * columns / 1e6,
        ASPECT: columns / rows,
    }


def distribution_of(split: str, label: str, inspected: Sequence[Inspected]) -> Distribution:
    """Sum up the films of one class in one split; at least one."""
    exposure = exposure_of(np.stack([film.greys for film in inspected]))
    quantities = quantities_of(inspected)
    formats: dict[str, int] = {}
    for film in inspected:
        name = f"{film.file_format}, {film.bits} bit"
        formats[name] = formats.get(name, 0) + 1
    return Distribution(
        split=split,
        label=label,
        films=len(inspected),
        rows=_range([film.rows for film in inspected]),
        columns=_range([film.columns for film in inspected]),
        aspect=_range(quantities[ASPECT]),
        sizes=len({(film.rows, film.columns) for film in inspected}),
        formats=formats,
        brightness=float(exposure.mean.mean()),
        brightness_spread=float(exposure.mean.std()),
        contrast=float(exposure.spread.mean()),
        contrast_spread=float(exposure.spread.std()),
        percentiles={
            f"{percent}": float(mean)
            for percent, mean in zip(PERCENTILES, exposure.percentiles.mean(axis=0), strict=True)
        },
    )


def shifts_between(groups: Mapping[tuple[str, str], Sequence[Inspected]]) -> tuple[Shift, ...]:
    """Compare splits class by class.

    Parameters
    ----------
    groups : mapping of (split, label) to sequence of Inspected
        No sequence is empty.

    Returns
    -------
    tuple of Shift
        One for each pair of splits, class and quantity that varies at all.
    """
    measured = {key: quantities_of(films) for key, films in groups.items()}
    found = []
    for (first, label), (second, other) in combinations(measured, 2):
        if label != other:
            continue
        for quantity in QUANTITIES:
            a, b = measured[first, label][quantity], measured[second, label][quantity]
            if np.ptp(np.concatenate([a, b])) > 0:
                found.append(_shift(label, quantity, (first, a), (second, b)))
    return tuple(found)


def tells_of(groups: Mapping[tuple[str, str], Sequence[Inspected]]) -> tuple[Tell, ...]:
    """Say how far plain numbers give the classes away, in each split that has both.

    Parameters
    ----------
    groups : mapping of (split, label) to sequence of Inspected
        As for `shifts_between`.

    Returns
    -------
    tuple of Tell
        Quantities that do not vary are left out.
    """
    found = []
    for split in dict.fromkeys(split for split, _ in groups):
        classes = [groups.get((split, label), ()) for label in ("NORMAL", "PNEUMONIA")]
        if not all(classes):
            continue
        truth = np.repeat([False, True], [len(films) for films in classes])
        for quantity, values in quantities_of([*classes[0], *classes[1]]).items():
            if np.ptp(values) > 0:
                found.append(Tell(split, quantity, float(roc_auc_score(truth, values))))
    return tuple(found)


def _shift(
    label: str, quantity: str, first: tuple[str, Floats], second: tuple[str, Floats]
) -> Shift:
    (first_name, a), (second_name, b) = first, second
    freedom = max(1, len(a) + len(b) - 2)
    pooled = np.sqrt((a.var() * len(a) + b.var() * len(b)) / freedom)
    difference = b.mean() - a.mean()
    return Shift(
        label=label,
        quantity=quantity,
        first=first_name,
        second=second_name,
        first_mean=float(a.mean()),
        second_mean=float(b.mean()),
        effect=float(difference / pooled) if pooled > 0 else None,
        overlap_lost=float(ks_2samp(a, b, method="asymp").statistic),
    )


def _range(values: Sequence[float] | Floats) -> Range:
    return Range(float(np.min(values)), float(np.median(values)), float(np.max(values)))
