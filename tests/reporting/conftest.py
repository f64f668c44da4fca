"""Cases to report on: painted films, scored by the tiny model, with verdicts."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pydicom
import pytest
from pydicom.dataset import FileDataset, FileMetaDataset
from pydicom.uid import UID, DigitalXRayImageStorageForPresentation, ExplicitVRLittleEndian

from desktop.inference.classifier import Classifier
from desktop.reporting.cases import ReportedCase, reported_cases
from desktop.review.findings import Finding, Status, threshold_from_card
from desktop.review.triage import Team, triage
from desktop.review.verdicts import Decision, Entry, EntryKind, ModelView, Verdict
from tests.factories import card, save_model

NOON = datetime.datetime(2026, 11, 24, 12, tzinfo=datetime.UTC)


@pytest.fixture
def team(tmp_path: Path) -> Team:
    paths = [
        save_model(tmp_path / "one.onnx"),
        save_model(tmp_path / "two.onnx", card(name="other", version="2.0.0"), gain=0.5),
    ]
    classifiers = tuple(Classifier(path) for path in paths)
    points = (threshold_from_card(classifier.card) for classifier in classifiers)
    return Team(classifiers, {(p.model, p.version): p for p in points})


def dicom_film(path: Path, grey: int = 150, **header: object) -> Path:
    """Write a small but complete DX film of a patient whose name nobody may see."""
    meta = FileMetaDataset()
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    film = FileDataset(str(path), {}, file_meta=meta, preamble=b"\0" * 128)
    values: dict[str, object] = {
        "SOPClassUID": DigitalXRayImageStorageForPresentation,
        "SOPInstanceUID": UID("1.2.3.4.5"),
        "StudyInstanceUID": UID("1.2.3"),
        "SeriesInstanceUID": UID("1.2.3.4"),
        "SpecificCharacterSet": "ISO_IR 192",
        "Modality": "DX",
        "BodyPartExamined": "CHEST",
        "ViewPosition": "AP",
        "PatientName": "Wang^Xiaoming=王^小明",
        "PatientID": "SECRET-4711",
        "PatientBirthDate": "20230102",
        "PatientSex": "M",
        "PatientAge": "003Y",
        "StudyDate": "20261124",
        "StudyTime": "080910",
        "AccessionNumber": "ACC99",
        "StudyID": "77",
        "ReferringPhysicianName": "House^Gregory",
        "ImagerPixelSpacing": [0.2, 0.2],
        "PatientOrientation": ["L", "F"],
        "Rows": 48,
        "Columns": 64,
        "SamplesPerPixel": 1,
        "PhotometricInterpretation": "MONOCHROME2",
        "BitsAllocated": 8,
        "BitsStored": 8,
        "HighBit": 7,
        "PixelRepresentation": 0,
        "WindowCenter": 127.5,
        "WindowWidth": 255,
        "VOILUTFunction": "LINEAR_EXACT",
    } | header
    for keyword, value in values.items():
        if value is not None:
            setattr(film, keyword, value)
    plane = np.full((48, 64), grey, np.uint8)
    plane[:, :32] += 20
    plane[:, 32:] -= 20
    film.PixelData = plane.tobytes()
    path.parent.mkdir(parents=True, exist_ok=True)
    pydicom.dcmwrite(path, film, enforce_file_format=True)
    return path


def decide(
    finding: Finding, decision: Decision | None, reader: str = "Ann", **more: object
) -> Verdict:
    """Return a verdict on a finding, given while the model said what it says there."""
    leading = finding.leading
    view = leading and ModelView(
        leading.score.model,
        leading.score.version,
        leading.score.probability,
        leading.threshold.value,
        leading.threshold.name,
        finding.flagged,
    )
    values: dict[str, object] = {"at": NOON, "seconds": 6.0, "view": view} | more
    return Verdict(finding.ref.sha256, finding.ref.frame, decision, reader, **values)  # type: ignore[arg-type]


def in_scope(finding: Finding) -> Finding:
    """Return a finding as if screening had nothing against the painted film."""
    if finding.status is Status.UNREADABLE:
        return finding
    return replace(finding, status=Status.OK, warnings=())


def cases_of(paths: list[Path], team: Team, *, note: str = "") -> tuple[ReportedCase, ...]:
    """Score films; Ann calls every readable one pneumonia."""
    findings = [in_scope(finding) for finding in triage(paths, team)]
    verdicts = [decide(f, Decision.PNEUMONIA, note=note) for f in findings if f.assessments]
    return reported_cases(findings, logged(verdicts))


def logged(verdicts: Iterable[Verdict], kind: EntryKind = EntryKind.VERDICT) -> list[Entry]:
    """Return verdicts as the log has them, in this order."""
    return [Entry(number, kind, verdict) for number, verdict in enumerate(verdicts, start=1)]
