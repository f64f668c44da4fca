"""Lookup tables as DICOM writes them: for modality values, VOI and presentation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from desktop.imaging.dicom_elements import element_text, numbers

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pydicom.dataset import Dataset

_MOST_ENTRIES = 1 << 16
_BITS = range(8, 17)
_ROWS_PER_BLOCK = 256


@dataclass(frozen=True, slots=True, eq=False)
class LookupTable:
    """A table that maps whole numbers to whole numbers (PS3.3 C.11.1.1.1, C.11.2.1.1).

    Parameters
    ----------
    first : int
        The value that the first entry stands for.
    entries : ndarray of uint16, shape (n,)
        What the values from `first` on become; values outside take the nearest entry.
    bits : int
        Bits of an entry: the highest is ``2**bits - 1``.
    explanation : str
        What the file calls it, if anything.
    """

    first: int
    entries: NDArray[np.uint16]
    bits: int
    explanation: str = ""

    @property
    def top(self) -> int:
        """The highest value that an entry can have."""
        return (1 << self.bits) - 1

    def look_up(self, values: NDArray[Any]) -> NDArray[np.uint16]:
        """Map whole numbers of any type, shape (n, ...), block by block."""
        out = np.empty(values.shape, dtype=np.uint16)
        for start in range(0, len(values), _ROWS_PER_BLOCK):
            block = slice(start, start + _ROWS_PER_BLOCK)
            index = np.rint(values[block]).astype(np.int64) - self.first
            out[block] = self.entries[np.clip(index, 0, len(self.entries) - 1, out=index)]
        return out


def lookup_table(item: Dataset, *, signed: bool, little_endian: bool) -> LookupTable | None:
    """Read LUT Descriptor (0028,3002) and LUT Data (0028,3006).

    Parameters
    ----------
    item : pydicom.Dataset
        An item of a LUT sequence.
    signed : bool
        Whether the first mapped value may be negative.
    little_endian : bool
        Byte order of the file.

    Returns
    -------
    LookupTable or None
        None where there is no table in it. Devices differ in how they write one: entries
        of 8 bits in bytes or in words, descriptors of the other sign, a wrong number of
        bits, or fewer entries than announced; all of these are read.
    """
    descriptor = numbers(item, "LUTDescriptor")
    if len(descriptor) != 3 or not np.isfinite(descriptor).all():
        return None
    count = int(descriptor[0]) % _MOST_ENTRIES or _MOST_ENTRIES
    first = int(descriptor[1])
    if signed and first >= _MOST_ENTRIES // 2:
        first -= _MOST_ENTRIES
    bits = int(descriptor[2])
    entries = _entries(item, count, bits, little_endian=little_endian)
    if entries is None:
        return None
    needed = max(int(entries.max()).bit_length(), _BITS.start)
    bits = max(bits, needed) if bits in _BITS else needed
    return LookupTable(first, entries, bits, element_text(item, "LUTExplanation"))


def _entries(
    item: Dataset, count: int, bits: int, *, little_endian: bool
) -> NDArray[np.uint16] | None:
    data = item.get("LUTData")
    if data is None:
        return None
    if isinstance(data, bytes):
        as_bytes = bits <= 8 and len(data) in (count, count + 1)
        kind = "u1" if as_bytes else "<u2" if little_endian else ">u2"
        if not as_bytes:
            data = data[: len(data) // 2 * 2]
        entries = np.frombuffer(data, dtype=kind).astype(np.uint16)
    else:
        whole = np.atleast_1d(np.asarray(data, dtype=np.float64))
        entries = (whole.astype(np.int64) & 0xFFFF).astype(np.uint16)
        if bits <= 8 and count > 1 and len(entries) == (count + 1) // 2:
            # Two entries to a word, the first in its lower byte.
            entries = entries.astype("<u2").view(np.uint8).astype(np.uint16)
    entries = entries[:count]
    return entries if entries.size else None
