"""Whose film it is: kept so that an object finds its film, or taken away.

Two modes, and nothing between them:

*Identified* keeps patient and study as the film has them, and refers to the film by its
own UIDs, so that a PACS files report and capture next to it.

*De-identified*, the default, follows the Basic Application Level Confidentiality Profile
(PS3.15 table E.1-1) for the attributes that these objects carry: patient and study
attributes are emptied or left out, the patient gets a pseudonym, and every UID that comes
from the film is replaced. All films of one export are replaced with one secret, so films
of one patient or study stay together, and nothing leads back to them: the secret is thrown
away. What the pixels themselves show is not cleaned, see `may_name_the_patient`.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import uuid
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pydicom.dataset import Dataset
from pydicom.uid import UID
from pydicom.valuerep import validate_value

from desktop.errors import OutputError
from desktop.imaging.header_only import read_header
from desktop.imaging.limits import DEFAULT_LIMITS, Limits
from desktop.reporting.wording import to_say

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.imaging.radiograph import ImageRef

UTF_8 = "ISO_IR 192"

KEPT = (
    "PatientName", "PatientID", "IssuerOfPatientID", "PatientBirthDate", "PatientSex",
    "PatientAge", "PatientSize", "PatientWeight", "StudyDate", "StudyTime", "AccessionNumber",
    "ReferringPhysicianName", "StudyID", "StudyDescription",
)  # fmt: skip
"""Attributes of patient and study (PS3.3 C.7.1.1, C.7.2.1, C.7.2.2) that identified objects
take over from the film."""

NEEDED = (
    "PatientName", "PatientID", "PatientBirthDate", "PatientSex", "StudyDate", "StudyTime",
    "AccessionNumber", "ReferringPhysicianName", "StudyID",
)  # fmt: skip
"""Those of type 2: there, though empty where nothing is known."""

ABOUT_THE_IMAGE = (
    "Modality", "Rows", "Columns", "PatientOrientation", "BodyPartExamined",
    "ViewPosition", "ImagerPixelSpacing", "BurnedInAnnotation", "LossyImageCompression",
    "LossyImageCompressionRatio", "LossyImageCompressionMethod",
)  # fmt: skip
"""Says nothing about who the patient is, so it stays in both modes."""

_FOR_PEOPLE = (
    (to_say("Patient"), "PatientName"),
    (to_say("Patient ID"), "PatientID"),
    (to_say("Born"), "PatientBirthDate"),
    (to_say("Accession number"), "AccessionNumber"),
)
_NAMES = ("PatientName", "ReferringPhysicianName")
_UIDS = ("StudyInstanceUID", "SeriesInstanceUID", "SOPInstanceUID")
_UID = re.compile(r"(0|[1-9]\d*)(\.(0|[1-9]\d*))+")
_RULES = {
    "DA": re.compile(r"\d{8}"),
    "TM": re.compile(r"\d{2}(\d{2}(\d{2}(\.\d{1,6})?)?)?"),
}
"""Old spellings, such as 1995.07.20 of ACR-NEMA, that pydicom reads and nobody may write."""

_SEXES = {"F", "M", "O"}


@dataclass(frozen=True, slots=True)
class Pseudonyms:
    """Replaces what identifies, alike for everything in one export.

    Parameters
    ----------
    secret : bytes
        Random; who keeps it can tell which pseudonym belongs to which film.
    """

    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def uid(self, original: str) -> UID:
        """Return a UID in the place of another (PS3.5 B.2, made of a UUID)."""
        return UID(f"2.25.{uuid.UUID(hex=self._digest('uid', original)[:32], version=4).int}")

    def patient(self, identity: str) -> str:
        """Return what a patient is called instead."""
        return f"ANON-{self._digest('patient', identity)[:12].upper()}"

    def _digest(self, kind: str, original: str) -> str:
        words = f"{kind}\x00{original}".encode()
        return hmac.new(self.secret, words, hashlib.sha256).hexdigest()


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A film as the objects to come refer to it.

    Parameters
    ----------
    dataset : Dataset
        Patient, study, UIDs and what the image is; no pixels.
    identified : bool
        Whether patient and study are the film's own.
    left_out : tuple of str
        Keywords of values that the film had and that break the standard's rules; they
        were emptied.
    """

    dataset: Dataset
    identified: bool
    left_out: tuple[str, ...] = ()


def one_person(name: str) -> str:
    """Return a person's name as PN (PS3.5 6.2), marked as one where it has one part only.

    highdicom takes a name without carets for a mistake; a trailing one changes nothing.
    """
    kept = re.sub(r"[\\=\x00-\x1f]", " ", name).strip()[:63]
    return kept if "^" in kept or not kept else f"{kept}^"


def for_highdicom(source: Source) -> Dataset:
    """Return a source's data set with names that highdicom takes without a warning."""
    marked = deepcopy(source.dataset)
    for keyword in _NAMES:
        setattr(marked, keyword, one_person(str(source.dataset.get(keyword) or "")))
    return marked


def named_as_the_film(made: Dataset, source: Source) -> Dataset:
    """Put the names back letter for letter: archives compare them."""
    for keyword in _NAMES:
        setattr(made, keyword, source.dataset.get(keyword) or "")
    return made


def source_of(
    film: Dataset, subject: Path, *, sha256: str, pseudonyms: Pseudonyms | None
) -> Source:
    """Return a film's identity as new objects shall carry it.

    Parameters
    ----------
    film : Dataset
        The parsed file.
    subject : Path
        Names the file in messages.
    sha256 : str
        Of the file's content; stands in for a patient that the file does not name.
    pseudonyms : Pseudonyms or None
        For de-identified objects; None keeps patient and study.

    Raises
    ------
    OutputError
        If the film does not say what it is, or identified objects are wanted of a film
        without UIDs to refer to.
    """
    source = Dataset()
    left_out: list[str] = []
    _take(film, source, ABOUT_THE_IMAGE, left_out)
    if "Modality" not in source or not source.Modality:
        source.Modality = "OT"
    source.SpecificCharacterSet = UTF_8
    _refer(film, source, subject, sha256, pseudonyms)
    if pseudonyms is None:
        _take(film, source, KEPT, left_out)
    else:
        _hide(film, source, sha256, pseudonyms)
    for keyword in NEEDED:
        if keyword not in source:
            setattr(source, keyword, "")
    if str(film.get("NumberOfFrames") or 1) != "1":
        source.NumberOfFrames = int(film.NumberOfFrames)
    return Source(source, pseudonyms is None, tuple(left_out))


def _refer(
    film: Dataset, source: Dataset, subject: Path, sha256: str, pseudonyms: Pseudonyms | None
) -> None:
    for keyword in (*_UIDS, "SOPClassUID"):
        value = str(film.get(keyword) or "")
        # What kind of object it is says nothing about whose it is.
        if pseudonyms is not None and keyword != "SOPClassUID":
            setattr(source, keyword, pseudonyms.uid(value or f"{keyword} of {sha256}"))
        elif _UID.fullmatch(value) and len(value) <= 64:
            setattr(source, keyword, UID(value))
        else:
            raise OutputError(
                str(subject),
                f"the film has no valid {keyword} for an object to refer to it by",
                "Export the film anew from the PACS, or leave it out",
                code="no_uid",
            )


def _hide(film: Dataset, source: Dataset, sha256: str, pseudonyms: Pseudonyms) -> None:
    """Empty what identifies and say so (PS3.3 C.7.1.1, PS3.15 E.1.1)."""
    identity = "\x00".join(
        str(film.get(keyword) or "") for keyword in ("PatientID", "IssuerOfPatientID")
    )
    alias = pseudonyms.patient(identity if identity.strip("\x00") else sha256)
    source.PatientID, source.PatientName = alias, one_person(alias)
    source.PatientIdentityRemoved = "YES"
    source.DeidentificationMethod = "PneumoTriage: patient, study and UIDs replaced"
    profile = Dataset()
    profile.CodeValue = "113100"
    profile.CodingSchemeDesignator = "DCM"
    profile.CodeMeaning = "Basic Application Confidentiality Profile"
    source.DeidentificationMethodCodeSequence = [profile]


def _take(film: Dataset, source: Dataset, keywords: tuple[str, ...], left_out: list[str]) -> None:
    for keyword in keywords:
        try:
            element = film[keyword]
            value = _plain(element.value)
        except KeyError:
            continue
        except Exception:  # a value that cannot even be decoded is one that breaks the rules
            left_out.append(keyword)
            continue
        if value in ("", [], None):
            continue
        allowed = keyword != "PatientSex" or value in _SEXES
        if allowed and _is_valid(element.VR, value):
            setattr(source, keyword, value)
        else:
            left_out.append(keyword)


def _plain(value: object) -> object:
    """Return text for text, so that it is written in the new object's character set."""
    if value is None or isinstance(value, int | float):
        return value
    if isinstance(value, str) or not hasattr(value, "__iter__"):
        return str(value)
    return str(value) if hasattr(value, "family_name") else [str(part) for part in value]


def _is_valid(vr: str, value: object) -> bool:
    from pydicom.config import RAISE

    parts = value if isinstance(value, list) else [value]
    if vr in _RULES and not all(_RULES[vr].fullmatch(str(part)) for part in parts):
        return False
    try:
        for part in parts:
            validate_value(vr, part, RAISE)
    except ValueError:
        return False
    return True


def may_name_the_patient(film: Dataset) -> bool:
    """Tell whether the film says that its pixels identify the patient (PS3.3 C.7.6.1.1.5)."""
    return str(film.get("BurnedInAnnotation") or "").strip().upper() == "YES"


def patient_of(ref: ImageRef, limits: Limits = DEFAULT_LIMITS) -> tuple[tuple[str, str], ...]:
    """Return who the patient is, for people: pairs of what and value; empty if not DICOM."""
    try:
        header = read_header(ref, [keyword for _, keyword in _FOR_PEOPLE], limits)
    except Exception:  # damaged since it was scored
        return ()
    pairs = ((name, str(header.get(keyword) or "").strip()) for name, keyword in _FOR_PEOPLE)
    return tuple((name, value) for name, value in pairs if value)


def film_may_name_the_patient(ref: ImageRef, limits: Limits = DEFAULT_LIMITS) -> bool:
    """Tell the same as `may_name_the_patient` of a file.

    False if it is not DICOM; True if its header cannot be read, as then nobody knows.
    """
    try:
        return may_name_the_patient(read_header(ref, ["BurnedInAnnotation"], limits))
    except Exception:  # whatever a damaged header makes its parser raise
        return True
