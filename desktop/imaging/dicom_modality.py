"""From stored values to modality values, and a film that is turned exactly once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from desktop.imaging.dicom_elements import items, numbers
from desktop.imaging.dicom_lut import lookup_table

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pydicom.dataset import Dataset

    from desktop.imaging.dicom_lut import LookupTable
    from desktop.imaging.dicom_stored import PixelFormat

_WIDE = (np.int32, np.int64)


@dataclass(frozen=True, slots=True)
class Rescale:
    """Rescale Slope and Rescale Intercept (PS3.3 C.11.1.1.2); `slope` is not 0."""

    slope: float = 1.0
    intercept: float = 0.0

    def apply(self, stored: NDArray[Any]) -> NDArray[Any]:
        """Return modality values, whole numbers where they stay whole."""
        if self.slope == 1 and self.intercept == 0:
            return stored
        # In place: a large film would otherwise be held three times.
        if self.slope.is_integer() and self.intercept.is_integer() and stored.dtype.kind != "f":
            ends = [self.value(float(end)) for end in (stored.min(), stored.max())]
            whole = stored.astype(_whole_type(min(ends), max(ends)))
            whole *= int(self.slope)
            whole += int(self.intercept)
            return whole
        values = stored.astype(np.float32)
        values *= np.float32(self.slope)
        values += np.float32(self.intercept)
        return values

    def value(self, stored: float) -> float:
        """Return the modality value of a single stored value."""
        return stored * self.slope + self.intercept

    def ends_sum(self, form: PixelFormat) -> float:
        """Return the sum of the modality values of the lowest and the highest stored value."""
        return (form.lowest + form.highest) * self.slope + 2 * self.intercept


@dataclass(frozen=True, slots=True)
class ModalityTable:
    """A Modality LUT (PS3.3 C.11.1.1.1)."""

    table: LookupTable

    def apply(self, stored: NDArray[Any]) -> NDArray[Any]:
        """Return modality values as unsigned whole numbers."""
        return self.table.look_up(stored)

    def value(self, stored: float) -> float:
        """Return the modality value of a single stored value."""
        return float(self.table.look_up(np.array([round(stored)]))[0])

    def ends_sum(self, form: PixelFormat) -> float:
        """Return the highest value that an entry can have; the lowest is 0."""
        del form
        return float(self.table.top)


Modality = Rescale | ModalityTable


def modality(dataset: Dataset, form: PixelFormat) -> Modality:
    """Read the Modality LUT Module (PS3.3 C.11.1); a table comes before a slope.

    A slope that is missing, 0 or no number is 1, such an intercept is 0.
    """
    little = dataset.original_encoding[1] is not False
    for item in items(dataset, "ModalityLUTSequence"):
        if table := lookup_table(item, signed=form.signed, little_endian=little):
            return ModalityTable(table)
    slope, intercept = (_first(dataset, f"Rescale{end}") for end in ("Slope", "Intercept"))
    return Rescale(slope or 1.0, intercept or 0.0)


def padding(dataset: Dataset, form: PixelFormat, to_values: Modality) -> tuple[float, float] | None:
    """Return the range of the padding in modality values (PS3.3 C.7.5.1.1.2).

    Pixel Padding Value (0028,0120) with or without Pixel Padding Range Limit (0028,0121).
    Either may stand there with the sign that the pixels do not have.
    """
    ends = [_first(dataset, f"PixelPadding{end}") for end in ("Value", "RangeLimit")]
    if ends[0] is None:
        return None
    stored = [_as_stored(end, form) for end in ends if end is not None]
    values = sorted(to_values.value(end) for end in stored)
    return values[0], values[-1]


def turned(pixels: NDArray[Any], pivot: float) -> NDArray[Any]:
    """Return ``pivot - pixels``, in place where the array is our own: it may be a large film."""
    if pixels.dtype.kind == "f":
        kind: Any = np.float32 if pixels.dtype == np.float32 else np.float64
        floats = pixels.astype(kind, copy=not pixels.flags.writeable)
        return np.asarray(np.subtract(kind(pivot), floats, out=floats))
    fits = np.iinfo(pixels.dtype)
    low, high = int(pivot) - int(pixels.max()), int(pivot) - int(pixels.min())
    own = fits.min <= low and high <= fits.max
    wide: Any = pixels.dtype if own else _whole_type(low, high)
    out = pixels.astype(wide, copy=not pixels.flags.writeable)
    # Unsigned wrap-around cancels out: the true difference fits the type.
    return np.asarray(np.subtract(np.array(int(pivot)).astype(wide), out, out=out))


def _whole_type(low: float, high: float) -> Any:
    return next((t for t in _WIDE if np.iinfo(t).min <= low and high <= np.iinfo(t).max), np.int64)


def _as_stored(value: float, form: PixelFormat) -> float:
    if form.is_float or form.lowest <= value <= form.highest:
        return value
    cells = 1 << form.allocated
    other = value - cells if value > form.highest else value + cells
    return other if form.lowest <= other <= form.highest else value


def _first(dataset: Dataset, keyword: str) -> float | None:
    values = numbers(dataset, keyword)
    return values[0] if values and np.isfinite(values[0]) else None
