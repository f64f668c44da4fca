"""Header facts: what a DICOM header says, each of it possibly missing or wrong."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from pydicom.dataset import Dataset

from desktop.imaging.header import header_facts
from desktop.imaging.radiograph import HeaderFacts, Spacing, SpacingBasis


def facts(**elements: Any) -> HeaderFacts:
    """Return the facts of a header; text stands in for values of any kind, right or wrong."""
    dataset = Dataset()
    for keyword, value in elements.items():
        if isinstance(value, str):
            dataset.add_new(keyword, "LO", value)
        else:
            setattr(dataset, keyword, value)
    return header_facts(dataset)


def coded(value: str, meaning: str, scheme: str = "SCT") -> list[Dataset]:
    item = Dataset()
    item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning = value, scheme, meaning
    return [item]


def test_an_empty_header_says_nothing() -> None:
    assert facts() == HeaderFacts()


def test_descriptions_are_read_in_upper_case() -> None:
    said = facts(
        StudyDescription=" Thorax ap im Liegen ",
        SeriesDescription="W Chest LAT",
        ProtocolName="Chest",
    )
    assert said.study_description == "THORAX AP IM LIEGEN"
    assert (said.series_description, said.protocol) == ("W CHEST LAT", "CHEST")


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("018M", 1.5),
        ("005Y", 5),
        ("5Y", 5),
        ("5", 5),
        ("60", 60),
        ("010D", 10 / 365.25),
        ("003W", 21 / 365.25),
        (" 018m ", 1.5),
        ("012 Y", 12),
        ("5 YEARS", 5),
        ("000Y", 0),
        ("0000", 0),
        ("999Y", None),
        ("-05Y", None),
        ("-5", None),
        ("5.5Y", None),
        ("Y", None),
        ("five", None),
        ("", None),
    ],
)
def test_ages_are_read_in_years_or_left_out(text: str, years: float | None) -> None:
    assert facts(PatientAge=text).age_years == pytest.approx(years)


@pytest.mark.parametrize("age", ["", "999Y", "-3", "000Y"])
def test_an_age_that_says_nothing_is_reckoned_from_the_birth_date(age: str) -> None:
    said = facts(PatientAge=age, PatientBirthDate="20200101", AcquisitionDate="20200701")
    assert said.age_years == pytest.approx(0.5, abs=0.01)
    assert "2020, 1, 1" not in repr(said)


@pytest.mark.parametrize("born", ["20300101", "18000101", "00000000", "unknown", ""])
def test_an_impossible_birth_date_gives_no_age(born: str) -> None:
    assert facts(PatientBirthDate=born, StudyDate="20200701").age_years is None


def test_a_plausible_age_is_not_overruled_by_the_birth_date() -> None:
    said = facts(PatientAge="004Y", PatientBirthDate="19000101", StudyDate="20200701")
    assert said.age_years == 4


@pytest.mark.parametrize(
    ("elements", "date"),
    [
        ({"AcquisitionDate": "20200102", "StudyDate": "20200101"}, (2020, 1, 2)),
        ({"AcquisitionDate": "soon", "StudyDate": "20200101"}, (2020, 1, 1)),
        ({"AcquisitionDateTime": "20200103101112.5"}, (2020, 1, 3)),
        ({"StudyDate": "2020.01.04"}, (2020, 1, 4)),
    ],
)
def test_the_date_of_acquisition_is_the_first_that_is_one(
    elements: dict[str, str], date: tuple[int, int, int]
) -> None:
    assert facts(**elements).acquired == datetime.date(*date)


@pytest.mark.parametrize(
    ("elements", "view"),
    [
        ({"ViewPosition": "PA"}, "PA"),
        ({"ViewPosition": "ap "}, "AP"),
        ({"ViewPosition": "Postero-Anterior"}, "PA"),
        ({"ViewPosition": "LAT"}, "LATERAL"),
        ({"ViewPosition": "L.L."}, "LL"),
        ({"ViewPosition": "SUPINE"}, "SUPINE"),
        ({"ViewCodeSequence": coded("272479007", "postero-anterior")}, "PA"),
        ({"ViewCodeSequence": coded("R-10214", "postero-anterior", "SRT")}, "PA"),
        ({"ViewCodeSequence": coded("R-10206", "antero-posterior", "SNM3")}, "AP"),
        ({"ViewCodeSequence": coded("399173006", "Linkslateral")}, "LL"),
        ({"ViewCodeSequence": coded("399067008", "lateral")}, "LATERAL"),
        ({"ViewCodeSequence": coded("99VIEW", "Swimmer", "99LOCAL")}, "SWIMMER"),
        ({"ViewPosition": "AP", "ViewCodeSequence": coded("272479007", "pa")}, "AP"),
        ({"ViewPosition": "", "ViewCodeSequence": coded("272479007", "pa")}, "PA"),
        ({"ViewCodeSequence": []}, ""),
    ],
)
def test_the_view_is_read_from_its_word_or_its_code(elements: dict[str, Any], view: str) -> None:
    assert facts(**elements).view == view


@pytest.mark.parametrize(
    ("elements", "part"),
    [
        ({"BodyPartExamined": "chest"}, "CHEST"),
        ({"AnatomicRegionSequence": coded("51185008", "Brustkorb")}, "CHEST"),
        ({"AnatomicRegionSequence": coded("T-D3000", "Chest", "SRT")}, "CHEST"),
        ({"AnatomicRegionSequence": coded("85562004", "Hand")}, "HAND"),
        ({"BodyPartExamined": "HAND", "AnatomicRegionSequence": coded("51185008", "x")}, "HAND"),
    ],
)
def test_the_body_part_is_read_from_its_word_or_its_code(
    elements: dict[str, Any], part: str
) -> None:
    assert facts(**elements).body_part == part


@pytest.mark.parametrize(
    ("elements", "side"),
    [
        ({"ImageLaterality": "R", "Laterality": "L"}, "R"),
        ({"ImageLaterality": "", "Laterality": "l"}, "L"),
        ({"FrameLaterality": "U"}, "U"),
        ({"Laterality": "LEFT?"}, ""),
    ],
)
def test_laterality_is_one_of_four_letters(elements: dict[str, str], side: str) -> None:
    assert facts(**elements).laterality == side


CALIBRATED, DETECTOR, UNKNOWN = SpacingBasis.CALIBRATED, SpacingBasis.DETECTOR, SpacingBasis.UNKNOWN


@pytest.mark.parametrize(
    ("elements", "row_mm", "basis"),
    [
        ({"ImagerPixelSpacing": [0.16, 0.16]}, 0.16, DETECTOR),
        ({"NominalScannedPixelSpacing": [0.1, 0.1]}, 0.1, DETECTOR),
        ({"PixelSpacing": [0.14, 0.14]}, 0.14, UNKNOWN),
        ({"PixelSpacing": [0.14, 0.14], "ImagerPixelSpacing": [0.16, 0.16]}, 0.14, CALIBRATED),
        ({"PixelSpacing": [0.16, 0.16], "ImagerPixelSpacing": [0.16, 0.16]}, 0.16, DETECTOR),
        ({"PixelSpacing": [0.1, 0.1], "NominalScannedPixelSpacing": [0.1, 0.1]}, 0.1, DETECTOR),
        (
            {"PixelSpacing": [0.14, 0.14], "PixelSpacingCalibrationType": "FIDUCIAL"},
            0.14,
            CALIBRATED,
        ),
        ({"PixelSpacing": [0.14, 0.14], "PixelSpacingCalibrationType": "MAYBE"}, 0.14, UNKNOWN),
        ({"PixelSpacing": [0.7, 0.7], "Modality": "CT"}, 0.7, CALIBRATED),
        (
            {
                "ImagerPixelSpacing": [0.16, 0.16],
                "EstimatedRadiographicMagnificationFactor": 1.25,
            },
            0.128,
            CALIBRATED,
        ),
        (
            {"ImagerPixelSpacing": [0.16, 0.16], "EstimatedRadiographicMagnificationFactor": 1},
            0.16,
            DETECTOR,
        ),
        (
            {"ImagerPixelSpacing": [0.16, 0.16], "EstimatedRadiographicMagnificationFactor": "x"},
            0.16,
            DETECTOR,
        ),
        ({"PixelSpacing": [0, 0], "ImagerPixelSpacing": [0.16, 0.16]}, 0.16, DETECTOR),
        ({"PixelSpacing": "0.14", "ImagerPixelSpacing": [0.16, 0.16]}, 0.16, DETECTOR),
        ({"PixelSpacing": "0,14\\0,14"}, 0.14, UNKNOWN),
    ],
)
def test_spacing_says_what_it_was_measured_against(
    elements: dict[str, Any], row_mm: float, basis: SpacingBasis
) -> None:
    spacing = facts(**elements).spacing
    assert spacing is not None
    assert (spacing.row_mm, spacing.basis) == (pytest.approx(row_mm), basis)


@pytest.mark.parametrize(
    "text", ["", "0\\0", "-0.1\\0.1", "0.14", "a\\b", "0.1\\0.1\\0.1", "1e9\\1"]
)
def test_a_spacing_that_cannot_be_true_is_none(text: str) -> None:
    assert facts(PixelSpacing=text, ImagerPixelSpacing=text).spacing is None


def test_rows_and_columns_are_not_mixed_up() -> None:
    spacing = facts(PixelSpacing=[0.3, 0.25]).spacing
    assert spacing == Spacing(row_mm=0.3, column_mm=0.25, basis=UNKNOWN)


def test_patients_are_known_by_a_pseudonym_only() -> None:
    one = facts(PatientID="4711", PatientName="Doe^Jane")
    assert one.patient_key
    assert one.patient_key != facts(PatientID="4712").patient_key
    assert "4711" not in repr(one)
    assert "DOE" not in repr(one).upper()
