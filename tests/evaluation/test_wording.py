from __future__ import annotations

import pytest

from desktop.evaluation.intervals import Difference, wilson
from desktop.evaluation.wording import (
    decisions_in_words,
    difference_in_words,
    discrimination_in_words,
    no_evidence,
    share_in_words,
    signed,
)


def test_no_evidence_is_told_with_its_p() -> None:
    assert no_evidence("discrimination", 0.214) == (
        "No evidence of a difference in discrimination (p = 0.21)."
    )


def test_a_difference_names_the_better_model() -> None:
    found = Difference(-0.0512, -0.09, -0.01, "DeLong")
    assert discrimination_in_words(found, 0.012, first="one", second="two") == (
        "two tells pneumonia from normal better by 0.051 in ROC area (p = 0.012)."
    )
    assert discrimination_in_words(None, None).startswith("Discrimination cannot be compared")


def test_decisions_on_one_class_say_so() -> None:
    assert decisions_in_words(1, 0, 1.0, of="pneumonias") == (
        "No evidence of a difference in right decisions on pneumonias (p = 1.00)."
    )
    assert decisions_in_words(2, 12, 0.013, first="one", second="two", of="normal films") == (
        "two decides more normal films rightly: 12 that the other gets wrong, against 2 the other "
        "way (p = 0.013)."
    )


@pytest.mark.parametrize(
    ("value", "text"), [(0.0123, "+0.012"), (-0.0123, "−0.012"), (-0.0001, "0.000")]
)
def test_nought_has_no_sign(value: float, text: str) -> None:
    assert signed(value) == text


def test_shares_and_differences_carry_their_bounds() -> None:
    assert share_in_words(wilson(81, 263)) == "0.308 (0.255 to 0.366)"
    assert share_in_words(None) == "undefined"
    assert difference_in_words(Difference(0.1, -0.02, 0.22, "x"), digits=2) == (
        "+0.10 (−0.02 to +0.22)"
    )
    assert difference_in_words(Difference(0.0, -1, 1, "none")) == "0.000 (no interval)"
    assert difference_in_words(None) == "undefined"
