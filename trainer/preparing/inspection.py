"""What is taken down of each film while it is open: its size, its greys and its look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from desktop.imaging.tensor import presentation
from trainer.duplicates import look_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from desktop.imaging.radiograph import Radiograph
    from trainer.duplicates import Look

GREYS = 256
PERCENTILES = (1, 5, 25, 50, 75, 95, 99)


@dataclass(frozen=True, slots=True, eq=False)
class Inspected:
    """One film, taken down.

    Parameters
    ----------
    rows, columns : int
        Size in pixels.
    file_format : str
        ``JPEG``, ``DICOM`` and so on.
    bits : int
        Bits per pixel the file stores.
    look : Look
        What it looks like.
    greys : ndarray of float32, shape (256,)
        Share of the film at each grey of its default window, 0 (black) to 255 (white).
    """

    rows: int
    columns: int
    file_format: str
    bits: int
    look: Look
    greys: NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Exposure:
    """How bright films are and how much their greys differ.

    Parameters
    ----------
    mean : ndarray of float64, shape (n,)
        Mean grey of each film, 0 to 255.
    spread : ndarray of float64, shape (n,)
        Standard deviation of its greys.
    percentiles : ndarray of int64, shape (n, 7)
        Its greys at `PERCENTILES`: the darkest below which that share of the film lies.
    """

    mean: NDArray[np.float64]
    spread: NDArray[np.float64]
    percentiles: NDArray[np.int64]


def inspect(radiograph: Radiograph) -> Inspected:
    """Take down what is wanted of a film.

    Parameters
    ----------
    radiograph : Radiograph
        The film.

    Returns
    -------
    Inspected
        A few kilobytes, whatever its size.
    """
    grey = presentation(radiograph)
    counts = np.bincount(grey.ravel(), minlength=GREYS)
    return Inspected(
        rows=radiograph.height,
        columns=radiograph.width,
        file_format=radiograph.file_format,
        bits=radiograph.bits,
        look=look_of(grey),
        greys=(counts / grey.size).astype(np.float32),
    )


def exposure_of(greys: NDArray[np.float32]) -> Exposure:
    """Measure films by the shares of their greys.

    Parameters
    ----------
    greys : ndarray of float32, shape (n, 256)
        As in `Inspected.greys`.

    Returns
    -------
    Exposure
        Exact up to rounding: a film of eight bits is its histogram.
    """
    levels = np.arange(GREYS)
    shares = greys.astype(np.float64)
    mean = shares @ levels
    spread = np.sqrt(np.maximum(shares @ levels**2 - mean**2, 0.0))
    below = shares.cumsum(axis=1)
    # Rounding may leave the last sum a little below 1.
    cuts = [(below >= percent / 100 - 1e-6).argmax(axis=1) for percent in PERCENTILES]
    return Exposure(mean, spread, np.stack(cuts, axis=1))
