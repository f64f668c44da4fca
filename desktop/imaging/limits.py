"""How much a single file may ask for, stated in one place.

A film that would exceed a limit becomes an unreadable worklist row that says so;
it never exhausts the memory of the workstation.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds for one image file.

    Parameters
    ----------
    file_bytes : int
        Largest file that is read at all, in bytes.
    pixels : int
        Most pixels (rows × columns) of one frame; about twice what the largest
        detectors and stitched films reach.
    sequence_depth : int
        Deepest nesting of DICOM sequences before pixel data is looked at.
    """

    file_bytes: int = 256 * 1024**2
    pixels: int = 60_000_000
    sequence_depth: int = 32


DEFAULT_LIMITS = Limits()
