"""An overlay: graphics that lie over a film and are no part of its pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Overlay:
    """One overlay plane of one frame (DICOM PS3.3 C.9.2).

    The model never sees it: it is drawn over the film that is shown, or not at all.

    Parameters
    ----------
    packed : ndarray of uint8
        One bit for each pixel, row by row, as `numpy.packbits` packs a mask.
    rows, columns : int
        Its size in pixels of the film.
    top, left : int
        Row and column of the film, counted from 0, on which its first pixel lies;
        negative where it begins outside.
    label : str
        Overlay Label (60xx,1500), else Overlay Description (60xx,0022).
    region : bool
        Whether it marks a region of interest rather than graphics (Overlay Type).
    """

    packed: NDArray[np.uint8]
    rows: int
    columns: int
    top: int = 0
    left: int = 0
    label: str = ""
    region: bool = False

    def __post_init__(self) -> None:
        if self.rows < 1 or self.columns < 1 or self.packed.size * 8 < self.rows * self.columns:
            raise ValueError(f"an overlay of {self.rows} × {self.columns} needs as many bits")
        self.packed.setflags(write=False)

    def plane(self, height: int, width: int) -> NDArray[np.bool_]:
        """Return where it draws on a film.

        Parameters
        ----------
        height, width : int
            The film's size in pixels.

        Returns
        -------
        ndarray of bool, shape (height, width)
            What lies outside the film is cut off.
        """
        own = np.unpackbits(self.packed, count=self.rows * self.columns)
        film = np.zeros((height, width), dtype=np.bool_)
        (to_rows, from_rows), (to_columns, from_columns) = (
            _overlap(self.top, self.rows, height),
            _overlap(self.left, self.columns, width),
        )
        film[to_rows, to_columns] = own.reshape(self.rows, self.columns)[from_rows, from_columns]
        return film


def _overlap(first: int, length: int, limit: int) -> tuple[slice, slice]:
    """Return the part of the film that is covered, and the part of the overlay that covers it."""
    start, stop = max(first, 0), min(first + length, limit)
    stop = max(start, stop)
    return slice(start, stop), slice(start - first, stop - first)
