"""The film with its overlay as a Secondary Capture (PS3.3 A.8.1), a series of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.reporting.cases import CAUTION
from desktop.reporting.dicom.identity import for_highdicom, named_as_the_film
from desktop.reporting.dicom.structured_report import MANUFACTURER
from desktop.reporting.overlay import burnt_in
from desktop.review.policy import Rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydicom.dataset import Dataset

    from desktop.imaging.radiograph import Radiograph
    from desktop.inference.saliency import SaliencyMap
    from desktop.reporting.cases import Provenance, ReportedCase
    from desktop.reporting.dicom.identity import Source

SERIES_NUMBER = 9702
SERIES_DESCRIPTION = "PneumoTriage: where the model looked, not for diagnosis"
LONGEST_SIDE = 2048
"""In pixels: fills a reading screen, and an uncompressed copy stays below 15 MB."""

_LOSSY = ("LossyImageCompressionRatio", "LossyImageCompressionMethod")


def secondary_capture(
    case: ReportedCase,
    source: Source,
    provenance: Provenance,
    *,
    film: Radiograph,
    saliency: SaliencyMap,
) -> Dataset:
    """Make the capture of one case.

    Parameters
    ----------
    case : ReportedCase
        The case.
    source : Source
        The film's identity.
    provenance : Provenance
        Software and models; the leading one made the map.
    film : Radiograph
        Shown at its default window; the original stays as it is.
    saliency : SaliencyMap
        Where the leading model looked.

    Returns
    -------
    Dataset
        RGB, uncompressed, as every viewer reads it, with the colour bar and the caution
        burnt in below the film. It has no pixel spacing: nothing shall be measured on it.
    """
    from highdicom import UID as NewUID
    from highdicom.sc import SCImage

    known = for_highdicom(source)
    pixels = burnt_in(film, saliency, _words(case, provenance), longest=LONGEST_SIDE)
    capture: Dataset = SCImage(
        pixel_array=pixels,
        photometric_interpretation="RGB",
        bits_allocated=8,
        coordinate_system="PATIENT",
        patient_orientation=("L", "F"),
        study_instance_uid=known.StudyInstanceUID,
        series_instance_uid=NewUID(),
        series_number=SERIES_NUMBER,
        series_description=SERIES_DESCRIPTION,
        sop_instance_uid=NewUID(),
        instance_number=1,
        manufacturer=MANUFACTURER,
        manufacturer_model_name=MANUFACTURER,
        software_versions=provenance.software,
        specific_character_set=known.SpecificCharacterSet,
        **_patient_and_study(known),
    )
    capture.copy_patient_and_study_information(known)
    # What is not known is left empty rather than guessed (type 2C, PS3.3 C.7.3.1, C.7.6.1).
    if known.get("BodyPartExamined"):
        capture.BodyPartExamined = known.BodyPartExamined
    else:
        capture.Laterality = ""
    capture.PatientOrientation = known.get("PatientOrientation") or ""
    capture.ConversionType = "WSD"
    capture.DerivationDescription = (
        "Film at its default window with a saliency map laid over it, resized to 8-bit RGB"
    )
    capture.ImageComments = CAUTION
    capture.SourceImageSequence = [_reference(known, case)]
    _say_what_the_pixels_are(known, capture)
    return named_as_the_film(capture, source)


def _words(case: ReportedCase, provenance: Provenance) -> Sequence[str]:
    leading = case.finding.leading
    if leading is None:
        return [provenance.software]
    score, threshold = leading.score, leading.threshold
    flag = "flagged" if case.finding.flagged else "not flagged"
    alone = case.finding.policy.rule is Rule.LEADING
    return [
        f"{provenance.software}  |  {score.model} {score.version}",
        f"Probability of pneumonia {score.probability:.3f}, threshold {threshold.value:.3f} "
        f"({threshold.name})" + (f": {flag}" if alone else ""),
        *([] if alone else [f"{flag} by {len(case.finding.assessments)} models together"]),
    ]


def _patient_and_study(known: Dataset) -> dict[str, Any]:
    return {
        "patient_id": known.PatientID,
        "patient_name": known.PatientName,
        "patient_birth_date": known.PatientBirthDate or None,
        "patient_sex": known.PatientSex or None,
        "accession_number": known.AccessionNumber,
        "study_id": known.StudyID,
        "study_date": known.StudyDate or None,
        "study_time": known.StudyTime or None,
        "referring_physician_name": known.ReferringPhysicianName,
    }


def _reference(known: Dataset, case: ReportedCase) -> Dataset:
    """Refer to the film (PS3.3 C.7.6.1.1.4), for what it was used (CID 7202)."""
    from pydicom.dataset import Dataset as NewDataset

    purpose = NewDataset()
    purpose.CodeValue = "121322"
    purpose.CodingSchemeDesignator = "DCM"
    purpose.CodeMeaning = "Source image for image processing operation"
    item = NewDataset()
    item.ReferencedSOPClassUID = known.SOPClassUID
    item.ReferencedSOPInstanceUID = known.SOPInstanceUID
    if "NumberOfFrames" in known:
        item.ReferencedFrameNumber = case.finding.ref.frame
    item.PurposeOfReferenceCodeSequence = [purpose]
    return item


def _say_what_the_pixels_are(known: Dataset, capture: Dataset) -> None:
    """Pass on what stays true of the pixels.

    Our own words identify nobody, so whether annotations do depends on the film alone
    (PS3.3 C.7.6.1.1.5 asks for those that identify); where it does not say, nor do we.
    What was compressed with loss once is so for ever (PS3.3 C.7.6.1.1.5).
    """
    burnt = str(known.get("BurnedInAnnotation") or "")
    if burnt in ("YES", "NO"):
        capture.BurnedInAnnotation = burnt
    if str(known.get("LossyImageCompression") or "") == "01":
        capture.LossyImageCompression = "01"
        for keyword in _LOSSY:
            if keyword in known:
                setattr(capture, keyword, known[keyword].value)
