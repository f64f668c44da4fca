"""Screening by the header: what the models were not made for is said, never hidden."""

from __future__ import annotations

import numpy as np
import pytest

from desktop.imaging.radiograph import HeaderFacts, Spacing, SpacingBasis
from desktop.imaging.screening import CODES, in_words, is_out_of_scope, remedies, screen
from desktop.imaging.screening.header import check_header
from desktop.imaging.screening.pixels import check_shape


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (HeaderFacts(), ()),
        (HeaderFacts(modality="DX", body_part="CHEST", view="PA", age_years=3), ()),
        (HeaderFacts(modality="CT"), ("not_radiography",)),
        (HeaderFacts(modality="RG"), ()),
        (HeaderFacts(view="LL"), ("lateral_view",)),
        (HeaderFacts(view="RLD"), ("other_view",)),
        (HeaderFacts(age_years=40), ("outside_age",)),
        (HeaderFacts(age_years=0.9), ("outside_age",)),
        (HeaderFacts(age_years=5.9), ()),
    ],
)
def test_the_header_is_held_against_the_models_population(
    facts: HeaderFacts, expected: tuple[str, ...]
) -> None:
    assert check_header(facts, ages=(1, 5)) == expected


@pytest.mark.parametrize(
    ("part", "series", "study", "expected"),
    [
        ("HAND", "", "", "not_chest"),
        ("LOWER LIMB", "", "", "not_chest"),
        ("TSPINE", "", "", "not_chest"),
        ("CHESTABDPELVIS", "", "", ""),
        ("THORAX", "", "", ""),
        ("UNKNOWN", "", "", ""),
        ("", "", "HAND 2 VIEWS", "not_chest"),
        ("", "", "CHEST AND ABDOMEN", ""),
        ("", "", "THORACIC SPINE AP", "not_chest"),
        ("", "PA", "XR WRIST LT", "not_chest"),
        ("", "CHEST_PA", "SKELETAL SURVEY SKULL", ""),
        ("", "THORAX A.P.", "", ""),
        ("", "", "胸部正位", ""),
        ("", "PORTABLE C-ARM", "", ""),
        ("SKULL", "CHEST AP", "", "body_part_doubtful"),
        ("SKULL", "", "THORAX IN ZWEI EBENEN", "body_part_doubtful"),
        ("CHEST", "L-SPINE LAT", "", "body_part_doubtful lateral_view"),
        ("CHEST", "", "CHEST PA AND LAT", ""),
    ],
)
def test_a_chest_is_looked_for_wherever_a_header_may_name_it(
    part: str, series: str, study: str, expected: str
) -> None:
    facts = HeaderFacts(body_part=part, series_description=series, study_description=study)
    assert " ".join(check_header(facts)) == expected


@pytest.mark.parametrize(
    ("series", "expected"),
    [
        ("CHEST LAT", ("lateral_view",)),
        ("THORAX SEITLICH", ("lateral_view",)),
        ("CHEST_LATERAL", ("lateral_view",)),
        ("CHEST PA/LAT", ()),
        ("CHEST PA BILATERAL", ()),
    ],
)
def test_a_lateral_view_is_known_by_its_series_where_the_view_is_missing(
    series: str, expected: tuple[str, ...]
) -> None:
    assert check_header(HeaderFacts(series_description=series)) == expected
    assert check_header(HeaderFacts(series_description=series, view="PA")) == ()


@pytest.mark.parametrize(
    ("height", "width", "expected"),
    [
        (224, 224, ()),
        (2000, 1500, ()),
        (760, 2002, ()),
        (100, 100, ("low_resolution",)),
        (300, 1000, ("distorted",)),
        (1000, 400, ("distorted",)),
        (90, 600, ("low_resolution", "distorted")),
    ],
)
def test_too_few_pixels_and_strong_distortion_are_told_from_the_size(
    height: int, width: int, expected: tuple[str, ...]
) -> None:
    assert check_shape((height, width)) == expected


def test_pixels_that_are_no_squares_distort_the_film() -> None:
    assert check_shape((500, 500), Spacing(0.2, 0.1, SpacingBasis.DETECTOR)) == ("distorted",)
    assert check_shape((500, 500), Spacing(0.14, 0.14, SpacingBasis.DETECTOR)) == ()


def test_an_age_outside_is_a_warning_and_no_refusal() -> None:
    assert not is_out_of_scope(["outside_age", "duplicate", "body_part_doubtful"])
    assert is_out_of_scope(["outside_age", "lateral_view"])


def test_every_code_has_words_and_its_remedy_is_said_once() -> None:
    assert all(code.words and name == code.code for name, code in CODES.items())
    assert in_words(["lateral_view", "outside_age"]).startswith("a lateral view; age")
    assert remedies(["photograph", "screenshot", "lateral_view"]) == CODES["photograph"].remedy


def test_header_and_pixels_speak_together() -> None:
    found = screen(HeaderFacts(modality="CT"), np.full((64, 64), 200, np.uint8))
    assert found == ("not_radiography", "low_resolution", "nearly_uniform")
