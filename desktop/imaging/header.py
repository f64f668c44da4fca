"""What a DICOM header says about a film, as far as the program uses it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from desktop.imaging.dicom_age import acquisition_date, age_years
from desktop.imaging.dicom_codes import body_part, laterality, view
from desktop.imaging.dicom_elements import element_texts, word
from desktop.imaging.dicom_spacing import spacing
from desktop.imaging.radiograph import HeaderFacts

if TYPE_CHECKING:
    from pydicom.dataset import Dataset


def header_facts(dataset: Dataset) -> HeaderFacts:
    """Read the header facts the program uses; what is missing or wrong stays empty.

    Parameters
    ----------
    dataset : pydicom.Dataset
        The parsed file, or what it says of one frame.

    Returns
    -------
    HeaderFacts
        No name, identifier or birth date among them.
    """
    sex = word(dataset, "PatientSex")
    return HeaderFacts(
        modality=word(dataset, "Modality"),
        view=view(dataset),
        body_part=body_part(dataset),
        age_years=age_years(dataset),
        sex=sex if sex in {"F", "M", "O"} else "",
        laterality=laterality(dataset),
        spacing=spacing(dataset),
        acquired=acquisition_date(dataset),
        patient_key=_pseudonym(dataset),
        study_description=word(dataset, "StudyDescription"),
        series_description=word(dataset, "SeriesDescription"),
        protocol=word(dataset, "ProtocolName"),
        orientation=_orientation(dataset),
    )


def _orientation(dataset: Dataset) -> tuple[str, str]:
    """Read Patient Orientation (PS3.3 C.7.6.1.1.1): rows and columns, in letters of the sides."""
    sides = [side.upper() for side in element_texts(dataset, "PatientOrientation")]
    return (sides[0], sides[1]) if len(sides) == 2 and all(sides) else ("", "")


def _pseudonym(dataset: Dataset) -> str:
    identity = "\x00".join(word(dataset, key) for key in ("PatientID", "IssuerOfPatientID"))
    if not identity.strip("\x00"):
        return ""
    return hashlib.blake2b(identity.encode(), digest_size=8, person=b"pneumotriage").hexdigest()
