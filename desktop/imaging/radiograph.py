"""The radiograph as a value, and how its pixels become the film that is seen.

`present` is the only road from stored pixels to grey values, for the screen and,
through `desktop.imaging.tensor`, for the network.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from numpy.typing import NDArray

_ROWS_PER_BLOCK = 256


@dataclass(frozen=True, slots=True, order=True)
class ImageRef:
    """Where an image is.

    Parameters
    ----------
    path : Path
        The file.
    frame : int
        Number of the frame in the file, counted from 1 as DICOM does.
    sha256 : str
        SHA-256 of the file's content in hexadecimal; empty until it was read.
    archive : Path or None
        The ZIP archive that the file stands in; `path` then leads on below it by the
        member's name.
    """

    path: Path
    frame: int = 1
    sha256: str = ""
    archive: Path | None = field(default=None, compare=False)


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


class SpacingBasis(StrEnum):
    """What a pixel spacing was measured against (PS3.3 10.7.1.3)."""

    CALIBRATED = "calibrated"
    DETECTOR = "detector"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Spacing:
    """Distance of neighbouring pixel centres, in millimetres."""

    row_mm: float
    column_mm: float
    basis: SpacingBasis


@dataclass(frozen=True, slots=True)
class HeaderFacts:
    """The header facts the program uses; each may be missing.

    Parameters
    ----------
    modality : str
        DICOM Modality (0008,0060), upper case, such as ``DX``.
    view : str
        View Position (0018,5101), upper case, such as ``PA``.
    body_part : str
        Body Part Examined (0018,0015), upper case.
    age_years : float or None
        Age at acquisition in years.
    sex : {"F", "M", "O", ""}
        Patient's Sex (0010,0040).
    laterality : str
        Image Laterality (0020,0062) or Laterality (0020,0060).
    spacing : Spacing or None
        Pixel spacing with what it was measured against.
    acquired : date or None
        Date of acquisition, else of the study.
    patient_key : str
        Pseudonym: equal for films of one patient, says nothing about who it is.
    study_description, series_description : str
        Study Description (0008,1030) and Series Description (0008,103E), upper case.
    protocol : str
        Protocol Name (0018,1030), upper case.
    """

    modality: str = ""
    view: str = ""
    body_part: str = ""
    age_years: float | None = None
    sex: str = ""
    laterality: str = ""
    spacing: Spacing | None = None
    acquired: datetime.date | None = None
    patient_key: str = ""
    study_description: str = ""
    series_description: str = ""
    protocol: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Radiograph:
    """One decoded film in full depth, as a radiologist sees it.

    Parameters
    ----------
    ref : ImageRef
        Where it came from, with the content's SHA-256.
    pixels : ndarray, shape (height, width)
        uint8, uint16, int16, int32 or float32; the modality LUT is applied and
        MONOCHROME1 is turned, so larger is always brighter under `windows`.
        Read-only.
    windows : tuple of Window or VoiLut
        The file's presentations, the default one first; never empty.
    file_format : str
        ``DICOM``, ``JPEG``, ``PNG`` and so on.
    bits : int
        Bits per pixel the file stores.
    facts : HeaderFacts
        What the header says.
    turned : bool
        Whether the stored pixels were dark-is-high and have been turned.
    padding : tuple of (float, float) or None
        Lowest and highest pixel value that only fills the frame.
    warnings : tuple of str
        Codes of what was noticed while decoding, see `desktop.imaging.screening`.
    """

    ref: ImageRef
    pixels: NDArray[Any]
    windows: tuple[Voi, ...]
    file_format: str
    bits: int
    facts: HeaderFacts = field(default_factory=HeaderFacts)
    turned: bool = False
    padding: tuple[float, float] | None = None
    warnings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.pixels.ndim != 2 or 0 in self.pixels.shape:
            raise ValueError(f"a radiograph is a non-empty plane, not {self.pixels.shape}")
        if not self.windows:
            raise ValueError("a radiograph needs at least one window")
        self.pixels.setflags(write=False)

    @property
    def default_window(self) -> Voi:
        """The presentation that the reader sees first and the network always."""
        return self.windows[0]

    @property
    def height(self) -> int:
        """Rows."""
        return int(self.pixels.shape[0])

    @property
    def width(self) -> int:
        """Columns."""
        return int(self.pixels.shape[1])


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
