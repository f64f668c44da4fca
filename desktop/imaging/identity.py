"""Who a film is of. Read only when the reader asks, and kept nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.errors import UnreadableImageError
from desktop.imaging.dicom import DicomHeader
from desktop.imaging.reading import open_film

if TYPE_CHECKING:
    from desktop.imaging.radiograph import ImageRef


@dataclass(frozen=True, slots=True)
class Identity:
    """What identifies a patient; each may be missing.

    Parameters
    ----------
    name : str
        Patient's Name (0010,0010) as people write it.
    patient_id : str
        Patient ID (0010,0020).
    born : str
        Patient's Birth Date (0010,0030), ``YYYY-MM-DD``.
    accession : str
        Accession Number (0008,0050).
    """

    name: str = ""
    patient_id: str = ""
    born: str = ""
    accession: str = ""


def read_identity(ref: ImageRef) -> Identity:
    """Read who a film is of.

    Parameters
    ----------
    ref : ImageRef
        The film.

    Returns
    -------
    Identity
        Empty where the file does not say, or cannot be read any more.
    """
    try:
        header = open_film(ref).header
    except UnreadableImageError:
        return Identity()
    if not isinstance(header, DicomHeader):
        return Identity()
    words = {word: _word(header.dataset, word) for word in _WORDS}
    born = words["PatientBirthDate"]
    if len(born) == 8 and born.isdigit():
        born = f"{born[:4]}-{born[4:6]}-{born[6:]}"
    return Identity(
        name=words["PatientName"].replace("^", " ").replace("=", " · ").strip(),
        patient_id=words["PatientID"],
        born=born,
        accession=words["AccessionNumber"],
    )


_WORDS = ("PatientName", "PatientID", "PatientBirthDate", "AccessionNumber")


def _word(dataset: Any, keyword: str) -> str:
    try:
        return str(dataset.get(keyword, "") or "").strip()
    except Exception:  # a value that cannot even be decoded is a missing value
        return ""
