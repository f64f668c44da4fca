"""How old a patient was when a film was taken."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from desktop.imaging.dicom_elements import word

if TYPE_CHECKING:
    from pydicom.dataset import Dataset

_DAYS_PER_YEAR = 365.25
_YEARS_PER_UNIT = {"Y": 1.0, "M": 1 / 12, "W": 7 / _DAYS_PER_YEAR, "D": 1 / _DAYS_PER_YEAR}
_OLDEST = 120.0
_DATES = (
    "AcquisitionDate",
    "FrameAcquisitionDateTime",
    "AcquisitionDateTime",
    "ContentDate",
    "SeriesDate",
    "StudyDate",
)
_AGE = re.compile(r"(\d{1,4})\s*([DWMY]?)[A-Z]*")


def age_years(dataset: Dataset) -> float | None:
    """Return the age at acquisition.

    Parameters
    ----------
    dataset : pydicom.Dataset
        The parsed file.

    Returns
    -------
    float or None
        In years. From Patient's Age (PS3.5 6.2, AS: ``018M``); a number without a unit,
        as anonymised collections write it, counts as years. Where that is missing,
        negative, absurd or ``000Y``, from birth date and date of acquisition; ``000Y``
        alone means below one year and is 0. None if neither says.
    """
    stated = _stated(word(dataset, "PatientAge"))
    if stated:
        return stated
    born, taken = date(word(dataset, "PatientBirthDate")), acquisition_date(dataset)
    if born is not None and taken is not None:
        computed = (taken - born).days / _DAYS_PER_YEAR
        if 0 <= computed <= _OLDEST and (stated is None or computed < 1):
            return computed
    return stated


def acquisition_date(dataset: Dataset) -> datetime.date | None:
    """Return the date of acquisition, else of the content, the series or the study."""
    return next((day for key in _DATES if (day := date(word(dataset, key)))), None)


def date(text: str) -> datetime.date | None:
    """Read a DA or the day of a DT (PS3.5 6.2), or the form of ACR-NEMA with points."""
    digits = text.replace(".", "")[:8] if text[4:5] == "." else text[:8]
    try:
        return datetime.datetime.strptime(digits, "%Y%m%d").date()
    except ValueError:
        return None


def _stated(text: str) -> float | None:
    match = _AGE.fullmatch(text)
    if match is None:
        return None
    years = int(match[1]) * _YEARS_PER_UNIT[match[2] or "Y"]
    return years if years <= _OLDEST else None
