"""One case as a DICOM structured report, TID 1500 "Measurement Report" (PS3.16).

The tree, from which any viewer or archive can read what was said by whom:

    Imaging Measurement Report
      observer: this program (device)
      procedure reported, image library with the film
      measurement group, one a model: algorithm and version, finding pneumonia, site lung,
        film, probability, threshold, flagged or not, in scope or not
      measurement group, one a reader: observer (person), film, verdict
      comments: the caution, the reason in words, for whom the models were made
"""

from __future__ import annotations

import uuid
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from pydicom.uid import UID

from desktop.imaging.screening import in_words
from desktop.reporting.cases import CAUTION
from desktop.reporting.dicom import codes
from desktop.reporting.dicom.identity import for_highdicom, named_as_the_film, one_person
from desktop.review.findings import Status

if TYPE_CHECKING:
    from pydicom.dataset import Dataset

    from desktop.reporting.cases import Provenance, ReportedCase, ReportedModel
    from desktop.reporting.dicom.identity import Source
    from desktop.review.findings import Assessment
    from desktop.review.verdicts import Verdict

MANUFACTURER = "PneumoTriage"
SERIES_NUMBER = 9701
SERIES_DESCRIPTION = "PneumoTriage: triage score, not for diagnosis"

_PROBABILITY_DIGITS = 6
_PROJECTIONS_NEED = ("PatientOrientation", "ImagerPixelSpacing")


def structured_report(case: ReportedCase, source: Source, provenance: Provenance) -> Dataset:
    """Make the structured report of one case.

    Parameters
    ----------
    case : ReportedCase
        A scored or out-of-scope case.
    source : Source
        The film's identity; decides whether readers and notes are told.
    provenance : Provenance
        Software and models.

    Returns
    -------
    Dataset
        An Enhanced SR (PS3.3 A.35.2), ready to be written; preliminary and unverified, as
        no physician has signed it.
    """
    from highdicom import UID as NewUID
    from highdicom.coding_schemes import CodingSchemeIdentificationItem
    from highdicom.sr import EnhancedSR

    own = CodingSchemeIdentificationItem(
        designator=codes.SCHEME,
        name="PneumoTriage private codes",
        responsible_organization="The PneumoTriage developers",
    )
    report = EnhancedSR(
        evidence=[for_highdicom(source)],
        content=_tree(case, source, provenance),
        series_instance_uid=NewUID(),
        series_number=SERIES_NUMBER,
        series_description=SERIES_DESCRIPTION,
        sop_instance_uid=NewUID(),
        instance_number=1,
        manufacturer=MANUFACTURER,
        manufacturer_model_name=MANUFACTURER,
        software_versions=provenance.software,
        is_complete=True,
        coding_schemes=[own],
        specific_character_set=source.dataset.SpecificCharacterSet,
    )
    return named_as_the_film(report, source)


def _tree(case: ReportedCase, source: Source, provenance: Provenance) -> Any:
    from highdicom.sr import MeasurementReport, ObservationContext

    models = {(m.card.name, m.card.version): m for m in provenance.models}
    groups = [
        _model_group(case, a, models.get((a.score.model, a.score.version)), source)
        for a in case.finding.assessments
    ]
    groups += [
        _verdict_group(verdict, case, source, reader=number)
        for number, verdict in enumerate(_decisions(case), start=1)
    ]
    report = MeasurementReport(
        observation_context=ObservationContext(observer_device_context=_device(provenance)),
        procedure_reported=codes.CHEST_RADIOGRAPH,
        imaging_measurements=groups,
        referenced_images=[_for_library(source.dataset)],
    )
    report[0].ContentSequence.extend(_comment(words) for words in _comments(case, provenance))
    return report


def _decisions(case: ReportedCase) -> list[Verdict]:
    """Return what readers decided; what settled a disagreement comes last."""
    return [*case.decided, *([case.settlement] if case.settlement else [])]


def _comments(case: ReportedCase, provenance: Provenance) -> list[str]:
    words = [CAUTION, case.finding.reason]
    if case.finding.warnings:
        words.append(in_words(case.finding.warnings))
    words += [f"{m.card.title}, for: {m.card.population.description}" for m in provenance.models]
    return list(dict.fromkeys(words))


def _comment(words: str) -> Any:
    from highdicom.sr import TextContentItem

    return TextContentItem(codes.COMMENT, words, relationship_type="CONTAINS")


def _device(provenance: Provenance) -> Any:
    from highdicom.sr import DeviceObserverIdentifyingAttributes, ObserverContext
    from pydicom.sr.codedict import codes as dictionary

    # The same program has the same UID wherever it runs; it is no single machine's.
    same = uuid.uuid5(uuid.NAMESPACE_URL, f"pneumotriage:{provenance.software}")
    attributes = DeviceObserverIdentifyingAttributes(
        uid=f"2.25.{same.int}",
        name="PneumoTriage",
        manufacturer_name=MANUFACTURER,
        model_name=provenance.software,
    )
    return ObserverContext(dictionary.DCM.Device, attributes)


def _film(source: Source, case: ReportedCase) -> Any:
    from highdicom.sr import SourceImageForMeasurementGroup

    several = "NumberOfFrames" in source.dataset
    return SourceImageForMeasurementGroup(
        referenced_sop_class_uid=source.dataset.SOPClassUID,
        referenced_sop_instance_uid=source.dataset.SOPInstanceUID,
        referenced_frame_numbers=[case.finding.ref.frame] if several else None,
    )


def _model_group(
    case: ReportedCase, assessment: Assessment, model: ReportedModel | None, source: Source
) -> Any:
    from highdicom.sr import (
        AlgorithmIdentification,
        FindingSite,
        Measurement,
        MeasurementsAndQualitativeEvaluations,
        QualitativeEvaluation,
        TrackingIdentifier,
    )

    score, threshold = assessment.score, assessment.threshold
    in_scope = case.finding.status is Status.OK
    parameters = [f"operating point: {threshold.name}"]
    parameters += [f"device: {model.device}"] if model else []
    return MeasurementsAndQualitativeEvaluations(
        tracking_identifier=TrackingIdentifier(
            uid=_new_uid(), identifier=f"{score.model} {score.version}"
        ),
        finding_type=codes.PNEUMONIA,
        finding_sites=[FindingSite(codes.LUNG)],
        algorithm_id=AlgorithmIdentification(
            name=score.model, version=score.version, parameters=parameters
        ),
        measurements=[
            Measurement(name, round(value, _PROBABILITY_DIGITS), codes.NO_UNITS)
            for name, value in (
                (codes.PROBABILITY, score.probability),
                (codes.THRESHOLD, threshold.value),
            )
        ],
        qualitative_evaluations=[
            QualitativeEvaluation(codes.FLAGGED, codes.yes_or_no(in_scope and assessment.flagged)),
            QualitativeEvaluation(codes.IN_SCOPE, codes.yes_or_no(in_scope)),
        ],
        source_images=[_film(source, case)],
    )


def _verdict_group(verdict: Verdict, case: ReportedCase, source: Source, *, reader: int) -> Any:
    from highdicom.sr import (
        FindingSite,
        MeasurementsAndQualitativeEvaluations,
        ObserverContext,
        PersonObserverIdentifyingAttributes,
        QualitativeEvaluation,
        TrackingIdentifier,
    )
    from pydicom.sr.codedict import codes as dictionary

    assert verdict.decision is not None, "only verdicts that stand are reported"
    group = MeasurementsAndQualitativeEvaluations(
        tracking_identifier=TrackingIdentifier(uid=_new_uid(), identifier=f"Reader {reader}"),
        finding_type=codes.PNEUMONIA,
        finding_sites=[FindingSite(codes.LUNG)],
        qualitative_evaluations=[
            QualitativeEvaluation(codes.VERDICT, codes.VERDICTS[verdict.decision]),
            QualitativeEvaluation(codes.BLIND, codes.yes_or_no(verdict.blind)),
        ],
        source_images=[_film(source, case)],
    )
    # What people say of people may name the patient, so notes stay in identified reports.
    name = verdict.reader if source.identified and verdict.reader else f"Reader {reader}"
    content = group[0].ContentSequence
    person = PersonObserverIdentifyingAttributes(name=one_person(name))
    content.extend(ObserverContext(dictionary.DCM.Person, person))
    if source.identified:
        group[0].ObservationDateTime = verdict.at.astimezone().strftime("%Y%m%d%H%M%S")
        if verdict.note:
            content.append(_comment(verdict.note))
    return group


def _new_uid() -> UID:
    return UID(f"2.25.{uuid.uuid4().int}")


def _for_library(film: Dataset) -> Dataset:
    """Return the film as the library describes it: as a projection only if it says enough."""
    described = deepcopy(film)
    orientation, spacing = (film.get(keyword) or [] for keyword in _PROJECTIONS_NEED)
    if len(orientation) != 2 or len(spacing) != 2:
        described.Modality = "OT"
    return described
