"""The radiograph as a value: where it is, what its header says, its pixels and windows."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from desktop.imaging.overlay import Overlay
from desktop.imaging.voi import (
    FULL_8_BIT,
    Voi,
    VoiFunction,
    VoiLut,
    Window,
    present,
    robust_window,
)

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from numpy.typing import NDArray

__all__ = ["FULL_8_BIT", "HeaderFacts", "ImageRef", "Overlay", "Radiograph", "Spacing"]
__all__ += ["SpacingBasis", "Voi", "VoiFunction", "VoiLut", "Window", "present", "robust_window"]


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
    orientation : tuple of (str, str)
        Patient Orientation (0020,0020): towards which sides of the patient the rows and
        the columns run, such as ``("L", "F")``; both empty when it is not stated.
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
    orientation: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True, eq=False)
class Radiograph:
    """One decoded film in full depth, as a radiologist sees it.

    Parameters
    ----------
    ref : ImageRef
        Where it came from, with the content's SHA-256.
    pixels : ndarray, shape (height, width)
        uint8, uint16, int16, int32 or float32, and uint32, int64 or float64 for the few
        files that need them; the modality LUT is applied and MONOCHROME1 is turned, so
        larger is always brighter under `windows`. Read-only.
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
    overlays : tuple of Overlay
        Graphics that lie over the film; never part of `pixels`.
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
    overlays: tuple[Overlay, ...] = ()

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
