"""Who a film is of. Read only when the reader asks, and kept nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.imaging.header_only import read_header
from desktop.imaging.limits import DEFAULT_LIMITS, Limits

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


def read_identity(ref: ImageRef, limits: Limits = DEFAULT_LIMITS) -> Identity:
    """Read who a film is of.

    Parameters
    ----------
    ref : ImageRef
        The film.
    limits : Limits
        What a file may ask for.

    Returns
    -------
    Identity
        Empty where the file does not say, or cannot be read any more.
    """
    try:
        dataset = read_header(ref, _WORDS, limits)
    except Exception:  # a raster film, or one that is damaged
        return Identity()
    words = {word: _word(dataset, word) for word in _WORDS}
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
