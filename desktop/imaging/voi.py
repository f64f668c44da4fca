"""Windows and lookup tables: how pixel values become the grey that is seen.

`present` is the only road from pixels to grey values, for the screen and, through
`desktop.imaging.tensor`, for the network.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ROWS_PER_BLOCK = 256


class VoiFunction(StrEnum):
    """How a window maps values to grey (DICOM PS3.3 C.11.2.1.2, VOI LUT Function)."""

    LINEAR = "LINEAR"
    LINEAR_EXACT = "LINEAR_EXACT"
    SIGMOID = "SIGMOID"


@dataclass(frozen=True, slots=True)
class Window:
    """A window in the units of the radiograph's pixels.

    Parameters
    ----------
    center, width : float
        Window centre and window width; `width` is greater than 0.
    function : VoiFunction
        Shape of the transition.
    explanation : str
        What the file calls this window, if anything.
    """

    center: float
    width: float
    function: VoiFunction = VoiFunction.LINEAR
    explanation: str = ""

    def __post_init__(self) -> None:
        if not (np.isfinite(self.center) and np.isfinite(self.width) and self.width > 0):
            raise ValueError(f"a window needs a finite centre and a width above 0, not {self}")

    def grey(self, values: NDArray[Any]) -> NDArray[np.float64]:
        """Map pixel values to grey.

        Parameters
        ----------
        values : ndarray
            Pixel values of any real type and shape.

        Returns
        -------
        ndarray of float64
            Same shape, 0 (black) to 1 (white).

        Notes
        -----
        DICOM PS3.3 C.11.2.1.2.1 (LINEAR), C.11.2.1.3.1 (SIGMOID) and C.11.2.1.3.2
        (LINEAR_EXACT), with an output range of 0 to 1.
        """
        x = np.asarray(values, dtype=np.float64)
        if self.function is VoiFunction.SIGMOID:
            # Beyond ±700 the exponential overflows, and the value is 0 or 1 long before.
            return 1.0 / (1.0 + np.exp(np.clip(-4.0 * (x - self.center) / self.width, -700, 700)))
        if self.function is VoiFunction.LINEAR:
            if self.width <= 1:
                return (x > self.center - 0.5).astype(np.float64)
            y = (x - (self.center - 0.5)) / (self.width - 1.0) + 0.5
        else:
            y = (x - self.center) / self.width + 0.5
        return np.clip(y, 0.0, 1.0)

    def turned(self, pivot: float) -> Window:
        """Return the window that shows ``pivot - x`` as this one shows ``x``, inverted.

        The half-open LINEAR function is not symmetric about its centre, hence
        its shift by one.
        """
        shift = 1.0 if self.function is VoiFunction.LINEAR else 0.0
        return Window(pivot - self.center + shift, self.width, self.function, self.explanation)


@dataclass(frozen=True, slots=True, eq=False)
class VoiLut:
    """A VOI lookup table in the units of the radiograph's pixels (PS3.3 C.11.2.1.1).

    Parameters
    ----------
    first : int
        The pixel value that the first entry stands for.
    entries : ndarray of float64, shape (n,)
        Grey values, 0 to 1.
    explanation : str
        What the file calls this table, if anything.
    """

    first: int
    entries: NDArray[np.float64]
    explanation: str = ""

    def grey(self, values: NDArray[Any]) -> NDArray[np.float64]:
        """Map pixel values to grey, 0 to 1; values outside take the nearest entry."""
        index = np.rint(np.asarray(values, dtype=np.float64)).astype(np.int64) - self.first
        return self.entries[np.clip(index, 0, len(self.entries) - 1)]

    def turned(self, pivot: float) -> VoiLut:
        """Return the table that shows ``pivot - x`` as this one shows ``x``, inverted."""
        first = round(pivot) - (self.first + len(self.entries) - 1)
        return VoiLut(first, 1.0 - self.entries[::-1], self.explanation)


Voi = Window | VoiLut

FULL_8_BIT = Window(127.5, 255.0, VoiFunction.LINEAR_EXACT, "as stored")
"""Shows 0 as black and 255 as white, every step kept."""


def robust_window(
    pixels: NDArray[Any],
    padding: tuple[float, float] | None = None,
    *,
    low: float = 0.5,
    high: float = 99.5,
) -> Window:
    """Choose a window when the file has none.

    Parameters
    ----------
    pixels : ndarray, shape (height, width)
        Pixel values of any real type.
    padding : tuple of (float, float), optional
        Range of values that are left out of account.
    low, high : float
        Percentiles shown as black and white. Collimator edges and direct
        exposure make a film's extremes useless, half a percent does not.

    Returns
    -------
    Window
        LINEAR_EXACT, at least one unit wide.
    """
    step = max(1, int(np.sqrt(pixels.size / 1_000_000)))
    sample = np.asarray(pixels[::step, ::step], dtype=np.float64).ravel()
    sample = sample[np.isfinite(sample)]
    if padding is not None:
        kept = sample[(sample < padding[0]) | (sample > padding[1])]
        sample = kept if kept.size else sample
    if sample.size == 0:
        return Window(0.5, 1.0, VoiFunction.LINEAR_EXACT, "empty")
    black, white = np.percentile(sample, [low, high])
    width = max(float(white - black), 1.0 if np.issubdtype(pixels.dtype, np.integer) else 1e-6)
    center = float(black + white) / 2
    return Window(center, width, VoiFunction.LINEAR_EXACT, "robust percentiles")


def present(pixels: NDArray[Any], window: Voi) -> NDArray[np.uint8]:
    """Show pixels through a window.

    Parameters
    ----------
    pixels : ndarray, shape (height, width)
        Pixel values as in `Radiograph.pixels`.
    window : Window or VoiLut
        The presentation.

    Returns
    -------
    ndarray of uint8, shape (height, width)
        Grey values, 0 (black) to 255 (white), rounded to the nearest.
    """
    if pixels.dtype == np.uint8 and window == FULL_8_BIT:
        return pixels.view(np.uint8)
    if np.issubdtype(pixels.dtype, np.integer):
        lowest, highest = int(pixels.min()), int(pixels.max())
        if highest - lowest < 1 << 16:
            table = _to_bytes(window.grey(np.arange(lowest, highest + 1)))
            return _look_up(pixels, lowest, table)
    out = np.empty(pixels.shape, dtype=np.uint8)
    for start in range(0, pixels.shape[0], _ROWS_PER_BLOCK):
        block = slice(start, start + _ROWS_PER_BLOCK)
        out[block] = _to_bytes(window.grey(np.nan_to_num(pixels[block])))
    return out


def _look_up(pixels: NDArray[Any], lowest: int, table: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Index `table` by ``pixels - lowest`` block by block, so that no wide copy is made."""
    out = np.empty(pixels.shape, dtype=np.uint8)
    for start in range(0, pixels.shape[0], _ROWS_PER_BLOCK):
        block = slice(start, start + _ROWS_PER_BLOCK)
        out[block] = table[pixels[block].astype(np.int64) - lowest]
    return out


def _to_bytes(grey: NDArray[np.float64]) -> NDArray[np.uint8]:
    return np.rint(grey * 255.0).astype(np.uint8)
