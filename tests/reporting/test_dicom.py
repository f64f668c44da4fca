"""Report and capture: valid, linked to the film, and silent about the patient."""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pydicom
import pytest

from desktop.errors import NothingToDoError, OutputError
from desktop.imaging.limits import Limits
from desktop.imaging.radiograph import ImageRef
from desktop.reporting.cases import CAUTION, ReportedCase, provenance
from desktop.reporting.dicom.export import CHANGED, NAMED, NO_SCORE, NOT_DICOM, export_dicom
from desktop.reporting.dicom.identity import Pseudonyms, film_may_name_the_patient, patient_of
from desktop.reporting.explaining import explain_with
from desktop.reporting.progress import Step
from desktop.review.triage import Team
from tests.factories import film
from tests.reporting.conftest import cases_of, dicom_film

SECRETS = ("Wang", "王", "SECRET-4711", "20230102", "20261124", "ACC99", "House", "note")

Export = Callable[..., list[Step]]


@pytest.fixture
def export(team: Team, tmp_path: Path) -> Export:
    def run(
        cases: tuple[ReportedCase, ...], *, overlay: bool = True, **options: object
    ) -> list[Step]:
        explain = explain_with(team.leading) if overlay else None
        steps = export_dicom(
            cases,
            provenance(team),
            tmp_path / "out",
            explain=explain,
            **options,  # type: ignore[arg-type]
        )
        return list(steps)

    return run


def read(folder: Path, kind: str) -> pydicom.Dataset:
    (path,) = folder.glob(f"*_{kind}.dcm")
    return pydicom.dcmread(path)


def texts(item: pydicom.Dataset, kind: str) -> list[str]:
    """Return all values of one value type in a content tree."""
    found = []
    for part in item.get("ContentSequence", []):
        if part.ValueType == kind:
            found.append({
                "TEXT": lambda p: p.TextValue,
                "PNAME": lambda p: str(p.PersonName),
                "NUM": lambda p: float(p.MeasuredValueSequence[0].NumericValue),
                "CODE": lambda p: (
                    f"{p.ConceptNameCodeSequence[0].CodeMeaning}: "
                    f"{p.ConceptCodeSequence[0].CodeMeaning}"
                ),
            }[kind](part))  # fmt: skip
        found += texts(part, kind)
    return found


def test_a_report_says_what_every_model_and_reader_said(
    export: Export, team: Team, tmp_path: Path
) -> None:
    cases = cases_of([dicom_film(tmp_path / "a.dcm")], team, note="note 右下肺")
    steps = export(cases, identified=True)
    assert steps == [Step(1, 1, "", str(tmp_path / "a.dcm"))]
    report = read(tmp_path / "out", "report")
    probabilities = [a.score.probability for a in cases[0].finding.assessments]
    assert texts(report, "NUM")[-4:] == pytest.approx(
        [probabilities[0], 0.5, probabilities[1], 0.5], abs=1e-6
    )
    words = texts(report, "TEXT")
    assert {"mean_grey", "1.0.0", "other", "2.0.0", CAUTION, "note 右下肺"} <= set(words)
    codes = texts(report, "CODE")
    assert codes.count("Finding: Pneumonia") == 3
    assert "Flagged to be read first: Yes" in codes
    assert "Flagged to be read first: No" in codes
    assert "Reader's verdict: Pneumonia" in codes
    assert texts(report, "PNAME") == ["Ann^"]
    assert report.ContentTemplateSequence[0].TemplateIdentifier == "1500"


def test_identified_objects_stand_next_to_the_film_in_the_archive(
    export: Export, team: Team, tmp_path: Path
) -> None:
    original = pydicom.dcmread(dicom_film(tmp_path / "a.dcm"))
    export(cases_of([tmp_path / "a.dcm"], team), identified=True)
    for kind in ("report", "overlay"):
        made = read(tmp_path / "out", kind)
        for keyword in ("PatientName", "PatientID", "PatientBirthDate", "StudyInstanceUID",
                        "StudyDate", "AccessionNumber", "ReferringPhysicianName"):  # fmt: skip
            assert str(made[keyword].value) == str(original[keyword].value), (kind, keyword)
        assert made.SeriesInstanceUID != original.SeriesInstanceUID
        assert "PatientIdentityRemoved" not in made
    report, capture = read(tmp_path / "out", "report"), read(tmp_path / "out", "overlay")
    assert report.SeriesInstanceUID != capture.SeriesInstanceUID
    study = report.CurrentRequestedProcedureEvidenceSequence[0]
    referred = study.ReferencedSeriesSequence[0].ReferencedSOPSequence[0]
    assert referred.ReferencedSOPInstanceUID == original.SOPInstanceUID
    assert capture.SourceImageSequence[0].ReferencedSOPInstanceUID == original.SOPInstanceUID


def test_without_being_asked_nothing_says_who_the_patient_is(
    export: Export, team: Team, tmp_path: Path
) -> None:
    paths = [
        dicom_film(tmp_path / "4711 Wang.dcm", InstitutionName="House", StudyDescription="note"),
        dicom_film(tmp_path / "b.dcm", 90, SOPInstanceUID="1.2.3.4.6"),
    ]
    export(cases_of(paths, team, note="note on Wang"))
    made = [pydicom.dcmread(path) for path in sorted((tmp_path / "out").iterdir())]
    assert len(made) == 4
    for one in made:
        one.ContentDate = one.InstanceCreationDate = ""  # when it was written, not when taken
        one.get("DateOfSecondaryCapture") and one.pop("DateOfSecondaryCapture")
        one.pop("PixelData", None)
        one.pop("ContributingEquipmentSequence", None)
        text = str(one)
        assert not [secret for secret in SECRETS if secret in text]
        assert "1.2.3" not in [one.StudyInstanceUID, one.SOPInstanceUID[:5]]
        assert one.PatientIdentityRemoved == "YES"
        assert one.PatientID.startswith("ANON-")
    # One patient, one study: what belongs together stays together.
    assert len({one.PatientID for one in made}) == len({one.StudyInstanceUID for one in made}) == 1
    assert not any("4711" in path.name for path in (tmp_path / "out").iterdir())


def test_pseudonyms_of_two_exports_have_nothing_in_common() -> None:
    first, second = Pseudonyms(), Pseudonyms()
    assert first.patient("x") == first.patient("x") != second.patient("x")
    assert first.uid("1.2") != second.uid("1.2")
    assert first.uid("1.2").is_valid


def test_the_capture_shows_the_film_and_leaves_the_original_alone(
    export: Export, team: Team, tmp_path: Path
) -> None:
    path = dicom_film(tmp_path / "a.dcm")
    before = path.read_bytes()
    export(cases_of([path], team))
    capture = read(tmp_path / "out", "overlay")
    pixels = capture.pixel_array
    assert pixels.shape[2] == 3
    assert (capture.Modality, capture.ConversionType) == ("OT", "WSD")
    assert "PixelSpacing" not in capture
    assert "BurnedInAnnotation" not in capture  # the film does not say
    film_part = pixels[: pixels.shape[0] // 4].astype(int)
    coloured = np.abs(film_part[..., 0] - film_part[..., 2])
    assert coloured.max() > 40  # the overlay is there
    assert path.read_bytes() == before


def test_a_film_with_the_name_burnt_in_gets_no_capture_unless_identified(
    export: Export, team: Team, tmp_path: Path
) -> None:
    cases = cases_of([dicom_film(tmp_path / "a.dcm", BurnedInAnnotation="YES")], team)
    (step,) = export(cases)
    assert NAMED in step.trouble
    assert not list((tmp_path / "out").glob("*_overlay.dcm"))
    shutil.rmtree(tmp_path / "out")
    assert [step.trouble for step in export(cases, identified=True)] == [""]
    assert read(tmp_path / "out", "overlay").BurnedInAnnotation == "YES"


def test_what_cannot_be_exported_is_told_and_stops_nothing(
    export: Export, team: Team, tmp_path: Path
) -> None:
    paths = [
        dicom_film(tmp_path / "a.dcm", 200),
        film(tmp_path / "b.png", 150),
        tmp_path / "c.dcm",
        dicom_film(tmp_path / "d.dcm", 100),
    ]
    paths[2].write_bytes(b"no film")
    cases = cases_of(paths, team)
    dicom_film(paths[3], 90)  # another film under the same name
    steps = export(cases, overlay=False)
    assert [step.trouble for step in steps] == ["", NOT_DICOM, CHANGED, NO_SCORE]
    assert len(list((tmp_path / "out").iterdir())) == 1
    assert not any(str(tmp_path) in step.words for step in steps)


def test_values_that_break_the_rules_are_emptied_and_named(
    export: Export, team: Team, tmp_path: Path
) -> None:
    path = dicom_film(tmp_path / "a.dcm")
    content = path.read_bytes()
    path.write_bytes(
        content.replace(b"20230102", b"2023.1.2").replace(b"CS\x02\x00M ", b"CS\x02\x00XY")
    )
    (step,) = export(cases_of([path], team), overlay=False, identified=True)
    assert "PatientBirthDate" in step.trouble
    assert "PatientSex" in step.trouble
    assert read(tmp_path / "out", "report").PatientBirthDate == ""


def test_an_identified_export_needs_uids_to_refer_to(
    export: Export, team: Team, tmp_path: Path
) -> None:
    cases = cases_of([dicom_film(tmp_path / "a.dcm", StudyInstanceUID=None)], team)
    with pytest.raises(NothingToDoError):
        export(cases, identified=True)
    assert not (tmp_path / "out").exists()
    assert [step.words for step in export(cases)] == [""]


def test_a_cancelled_export_leaves_nothing(team: Team, tmp_path: Path) -> None:
    cases = cases_of([dicom_film(tmp_path / f"{n}.dcm", 100 + n) for n in range(3)], team)
    stop = threading.Event()
    steps = []
    for step in export_dicom(cases, provenance(team), tmp_path / "out", cancelled=stop):
        steps.append(step.done)
        stop.set()
    assert steps == [1]
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".dcm"] * 3 + [".onnx"] * 2


def test_a_folder_that_holds_something_is_not_touched(team: Team, tmp_path: Path) -> None:
    cases = cases_of([dicom_film(tmp_path / "a.dcm")], team)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "kept.txt").write_text("mine")
    with pytest.raises(OutputError, match="something in this place"):
        list(export_dicom(cases, provenance(team), tmp_path / "out"))
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["kept.txt"]


@pytest.mark.parametrize("identified", [False, True])
def test_checking_tools_find_no_error(
    export: Export, team: Team, tmp_path: Path, identified: bool
) -> None:
    check(tools(), export, cases_of([dicom_film(tmp_path / "a.dcm")], team), tmp_path, identified)


@pytest.mark.slow
@pytest.mark.parametrize("identified", [False, True])
def test_checking_tools_find_no_error_with_real_films(
    export: Export, team: Team, tmp_path: Path, sample_study: Path, shared_data: Path,
    identified: bool,
) -> None:  # fmt: skip
    found = tools()
    from pydicom.data import get_testdata_file

    paths = [*sorted(shared_data.glob("dicom/*.dcm")), *sorted(sample_study.glob("*.dcm"))]
    paths += [Path(str(get_testdata_file(f"RG1_{kind}.dcm"))) for kind in ("UNCI", "J2KI")]
    check(found, export, cases_of(paths, team, note="右下肺实变"), tmp_path, identified)


def tools() -> tuple[str, str]:
    found = shutil.which("dciodvfy"), shutil.which("dsrdump")
    if not all(found):
        pytest.skip("dciodvfy (Debian's dicom3tools) or dsrdump (dcmtk) is not installed")
    return str(found[0]), str(found[1])


def check(
    programs: tuple[str, str],
    export: Export,
    cases: tuple[ReportedCase, ...],
    tmp_path: Path,
    identified: bool,
) -> None:
    verify, dump = programs
    export(cases, identified=identified)
    made = sorted((tmp_path / "out").iterdir())
    assert len(made) == 2 * len(cases)
    for path in made:
        done = subprocess.run(
            [verify, "-new", str(path)], capture_output=True, text=True, timeout=60, check=False
        )
        said = (done.stdout + done.stderr).splitlines()
        assert not [line for line in said if line.startswith("Error")], path.name
        assert any(line in {"EnhancedSR", "SCImage"} for line in said), said[
            :3
        ]  # it knew what it is
        if path.name.endswith("_report.dcm"):
            shown = subprocess.run([dump, str(path)], capture_output=True, timeout=60, check=True)
            assert b"Imaging Measurement Report" in shown.stdout


def test_a_film_whose_header_asks_for_too_much_may_name_the_patient(tmp_path: Path) -> None:
    ref = ImageRef(dicom_film(tmp_path / "a.dcm"))
    assert not film_may_name_the_patient(ref)
    assert film_may_name_the_patient(ref, Limits(elements=1))
    assert dict(patient_of(ref))["Patient ID"] == "SECRET-4711"
    assert patient_of(ref, Limits(elements=1)) == ()
