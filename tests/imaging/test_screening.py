"""Screening: what the models were not made for is said, never hidden."""

from __future__ import annotations

import numpy as np
import pytest

from desktop.imaging.radiograph import HeaderFacts
from desktop.imaging.screening import CODES, in_words, is_out_of_scope, screen

FILM = np.random.default_rng(0).integers(0, 255, (64, 64), np.uint8)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (HeaderFacts(), ()),
        (HeaderFacts(modality="DX", body_part="CHEST", view="PA", age_years=3), ()),
        (HeaderFacts(modality="CT"), ("not_radiography",)),
        (HeaderFacts(body_part="HAND"), ("not_chest",)),
        (HeaderFacts(view="LL"), ("lateral_view",)),
        (HeaderFacts(age_years=40), ("outside_age",)),
        (HeaderFacts(age_years=5.9), ()),
    ],
)
def test_the_header_is_held_against_the_models_population(
    facts: HeaderFacts, expected: tuple[str, ...]
) -> None:
    assert screen(facts, FILM, ages=(1, 5)) == expected


def test_a_blank_film_is_out_of_scope() -> None:
    assert screen(HeaderFacts(), np.full((64, 64), 200, np.uint8)) == ("nearly_uniform",)


def test_an_age_outside_is_a_warning_and_no_refusal() -> None:
    assert not is_out_of_scope(["outside_age"])
    assert is_out_of_scope(["outside_age", "lateral_view"])


def test_every_code_has_words() -> None:
    assert all(code.words and name == code.code for name, code in CODES.items())
    assert in_words(["lateral_view", "outside_age"]).startswith("a lateral view; age")
