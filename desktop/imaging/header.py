"""What a DICOM header says about a film, as far as the program uses it."""

from __future__ import annotations

import datetime
import hashlib
import math
import re
from typing import TYPE_CHECKING

from pydicom.multival import MultiValue

from desktop.imaging.radiograph import HeaderFacts, Spacing, SpacingBasis

if TYPE_CHECKING:
    from pydicom.dataset import Dataset

_YEARS_PER_UNIT = {"Y": 1.0, "M": 1 / 12, "W": 7 / 365.25, "D": 1 / 365.25}


def header_facts(dataset: Dataset) -> HeaderFacts:
    """Read the header facts the program uses; what is missing or wrong stays empty.

    Parameters
    ----------
    dataset : pydicom.Dataset
        The parsed file.

    Returns
    -------
    HeaderFacts
        No name, identifier or birth date among them.
    """
    sex = _word(dataset, "PatientSex")
    return HeaderFacts(
        modality=_word(dataset, "Modality"),
        view=_word(dataset, "ViewPosition"),
        body_part=_word(dataset, "BodyPartExamined"),
        age_years=_age(_word(dataset, "PatientAge")),
        sex=sex if sex in {"F", "M", "O"} else "",
        laterality=_word(dataset, "ImageLaterality") or _word(dataset, "Laterality"),
        spacing=_spacing(dataset),
        acquired=_date(_word(dataset, "AcquisitionDate") or _word(dataset, "StudyDate")),
        patient_key=_pseudonym(dataset),
        study_description=_word(dataset, "StudyDescription"),
        series_description=_word(dataset, "SeriesDescription"),
        protocol=_word(dataset, "ProtocolName"),
    )


def _word(dataset: Dataset, keyword: str) -> str:
    try:
        return str(dataset.get(keyword, "") or "").strip().upper()
    except Exception:  # a value that cannot even be decoded is a missing value
        return ""


def _age(text: str) -> float | None:
    """Read an Age String (PS3.5 6.2, AS): three digits and D, W, M or Y."""
    match = re.fullmatch(r"(\d{1,3})([DWMY])", text)
    return int(match[1]) * _YEARS_PER_UNIT[match[2]] if match else None


def _date(text: str) -> datetime.date | None:
    try:
        return datetime.datetime.strptime(text[:8], "%Y%m%d").date()
    except ValueError:
        return None


def _spacing(dataset: Dataset) -> Spacing | None:
    """Read the pixel spacing with its basis (PS3.3 10.7.1.3)."""
    at_detector = numbers(dataset, "ImagerPixelSpacing")
    spacing = numbers(dataset, "PixelSpacing")
    calibrated = str(dataset.get("PixelSpacingCalibrationType", ""))
    if len(spacing) == 2 and all(mm > 0 for mm in spacing):
        if calibrated or (len(at_detector) == 2 and spacing != at_detector):
            return Spacing(spacing[0], spacing[1], SpacingBasis.CALIBRATED)
        basis = SpacingBasis.DETECTOR if len(at_detector) == 2 else SpacingBasis.UNKNOWN
        return Spacing(spacing[0], spacing[1], basis)
    if len(at_detector) == 2 and all(mm > 0 for mm in at_detector):
        return Spacing(at_detector[0], at_detector[1], SpacingBasis.DETECTOR)
    return None


def _pseudonym(dataset: Dataset) -> str:
    identity = "\x00".join(_word(dataset, word) for word in ("PatientID", "IssuerOfPatientID"))
    if not identity.strip("\x00"):
        return ""
    return hashlib.blake2b(identity.encode(), digest_size=8, person=b"pneumotriage").hexdigest()


def numbers(dataset: Dataset, keyword: str) -> list[float]:
    """Return an element's values as numbers.

    Parameters
    ----------
    dataset : pydicom.Dataset
        The parsed file.
    keyword : str
        The element's keyword.

    Returns
    -------
    list of float
        Each at its place, NaN for what is empty or no number; an empty list when the
        element is missing or has no value. A decimal comma is read as the point that
        PS3.5 6.2 asks for.
    """
    try:
        value = dataset.get(keyword)
    except Exception:  # a value that cannot even be decoded is a missing value
        return []
    if value is None or value == "":
        return []
    return [_number(part) for part in (value if isinstance(value, list | MultiValue) else [value])]


def _number(value: object) -> float:
    text = str(value).strip()
    try:
        return float(text if text.count(",") != 1 else text.replace(",", "."))
    except ValueError:
        return math.nan
