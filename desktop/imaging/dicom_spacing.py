"""How far pixels lie apart, and in which plane that was measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.imaging.dicom_elements import numbers, word
from desktop.imaging.radiograph import Spacing, SpacingBasis

if TYPE_CHECKING:
    from pydicom.dataset import Dataset

_PLAUSIBLE_MM = (0.005, 20.0)
"""From the finest detectors to the coarsest nuclear images; anything else is an error."""

_PLAUSIBLE_MAGNIFICATION = (1.0, 10.0)
_CALIBRATION_TYPES = frozenset({"FIDUCIAL", "GEOMETRY"})
"""Pixel Spacing Calibration Type (PS3.3 10.7.1.2)."""

SLICES = frozenset({"CT", "MR", "PT", "NM"})
"""Modalities whose Pixel Spacing is by definition that of the slice (PS3.3 C.7.6.2.1.1)."""


def spacing(dataset: Dataset) -> Spacing | None:
    """Read the pixel spacing with its basis (PS3.3 10.7.1).

    Parameters
    ----------
    dataset : pydicom.Dataset
        The parsed file, or what it says of one frame.

    Returns
    -------
    Spacing or None
        *Calibrated* where Pixel Spacing is said to be, or differs from the spacing at
        the detector or on the digitised film, or where the detector's is divided by an
        Estimated Radiographic Magnification Factor above 1 (PS3.3 C.8.7.5.1.1).
        *At the detector* where it equals that, or only that is known. *Unknown* where
        Pixel Spacing stands alone. None without a pair of plausible values.
    """
    own = _pair(dataset, "PixelSpacing")
    plane = _pair(dataset, "ImagerPixelSpacing") or _pair(dataset, "NominalScannedPixelSpacing")
    if own:
        return Spacing(*own, _basis(dataset, own, plane))
    if plane is None:
        return None
    magnification = _magnification(dataset)
    if magnification > 1:
        row, column = (mm / magnification for mm in plane)
        return Spacing(row, column, SpacingBasis.CALIBRATED)
    return Spacing(*plane, SpacingBasis.DETECTOR)


def _basis(
    dataset: Dataset, own: tuple[float, float], plane: tuple[float, float] | None
) -> SpacingBasis:
    stated = word(dataset, "PixelSpacingCalibrationType") in _CALIBRATION_TYPES
    if stated or word(dataset, "Modality") in SLICES or (plane is not None and own != plane):
        return SpacingBasis.CALIBRATED
    return SpacingBasis.UNKNOWN if plane is None else SpacingBasis.DETECTOR


def _pair(dataset: Dataset, keyword: str) -> tuple[float, float] | None:
    """Return the distance of rows, then that of columns (PS3.3 10.7.1.3)."""
    values = numbers(dataset, keyword)
    low, high = _PLAUSIBLE_MM
    if len(values) != 2 or not all(low <= mm <= high for mm in values):
        return None
    return values[0], values[1]


def _magnification(dataset: Dataset) -> float:
    values = numbers(dataset, "EstimatedRadiographicMagnificationFactor")
    low, high = _PLAUSIBLE_MAGNIFICATION
    return values[0] if values and low <= values[0] <= high else 1.0
