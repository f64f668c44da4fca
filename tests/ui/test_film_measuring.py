"""Distances, angles and scales say what they can and no more."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QSizeF

from desktop.imaging.radiograph import HeaderFacts, Spacing, SpacingBasis
from desktop.ui.film.measuring import (
    Marks,
    angle,
    degrees,
    distance,
    in_words,
    millimetres,
    nearest_handle,
)
from desktop.ui.film.painting import beside_mark
from desktop.ui.film.placement import (
    FLIP_HORIZONTALLY,
    FLIP_VERTICALLY,
    TURN_LEFT,
    TURN_RIGHT,
    UPRIGHT,
    fit,
)
from desktop.ui.film.scale_bar import scale_bar
from desktop.ui.film.sides import edge_letters, is_mirrored

CALIBRATED = Spacing(0.2, 0.1, SpacingBasis.CALIBRATED)
DETECTOR = Spacing(0.2, 0.2, SpacingBasis.DETECTOR)
UNKNOWN = Spacing(0.2, 0.2, SpacingBasis.UNKNOWN)


@pytest.mark.parametrize(
    ("spacing", "words"),
    [
        (CALIBRATED, "50.0 mm"),
        (DETECTOR, "100.0 mm at detector"),
        (UNKNOWN, "500 pixels"),
        (None, "500 pixels"),
    ],
)
def test_millimetres_only_where_it_is_known_what_they_refer_to(
    spacing: Spacing | None, words: str
) -> None:
    assert in_words(distance((10, 10), (510, 10)), spacing) == words


def test_rows_and_columns_may_have_different_spacing() -> None:
    assert millimetres(distance((0, 0), (30, 20)), CALIBRATED) == pytest.approx(5.0)


def test_a_new_angle_is_half_a_right_one_and_its_ends_can_be_moved() -> None:
    mark = angle((100, 100), (200, 100))
    assert degrees(mark, None) == pytest.approx(45)
    assert degrees(mark.moved(2, (100, 40)), None) == pytest.approx(90)
    assert in_words(mark.moved(2, (0, 100)), DETECTOR) == "180.0°"


@given(st.floats(0.1, 179.9), st.floats(0, 360))
def test_an_angle_does_not_depend_on_how_it_lies(size: float, lying: float) -> None:
    a, b = math.radians(lying), math.radians(lying + size)
    mark = angle((0, 0), (math.cos(a), math.sin(a))).moved(2, (math.cos(b), math.sin(b)))
    assert degrees(mark, None) == pytest.approx(size, abs=1e-6)


def test_what_is_deleted_is_the_chosen_one_else_the_last() -> None:
    first, second = distance((0, 0), (1, 1)), distance((5, 5), (9, 9))
    both = Marks().with_one(first).with_one(second)
    assert both.chosen == 1
    assert both.choose(0).without_chosen().every == (second,)
    assert both.choose(None).without_chosen().every == (first,)
    assert Marks().without_chosen() == Marks()


def test_a_hand_takes_hold_of_the_nearest_handle_within_reach() -> None:
    marks = Marks().with_one(distance((0, 0), (100, 0)))
    assert nearest_handle(marks, (96, 3), reach=9, to_view=lambda p: p) == (0, 1)
    assert nearest_handle(marks, (50, 0), reach=9, to_view=lambda p: p) is None


def test_words_stand_at_the_right_of_a_mark_wherever_there_is_room() -> None:
    size = QSizeF(100, 16)
    for x, left in ((20, 30), (650, 660), (695, 585)):
        area = beside_mark([QPointF(10, 50), QPointF(x, 60)], size, 800)
        assert (area.left(), area.bottom()) == (left, 58)
    assert beside_mark([QPointF(1, 1), QPointF(9, 9), QPointF(20, 1)], size, 800).top() == 13


def test_the_scale_is_round_fits_and_says_its_basis() -> None:
    placement = fit((2000, 2000), (800, 800))
    bar = scale_bar(placement, DETECTOR)
    assert bar is not None
    assert bar.text == "10 cm · at detector"
    assert bar.length == pytest.approx(100 / 0.2 * 0.4)
    assert scale_bar(placement, UNKNOWN) is None
    assert scale_bar(placement, None) is None


def test_the_scale_follows_a_turned_film_with_oblong_pixels() -> None:
    upright = fit((1000, 1000), (800, 800))
    bar, turned = (scale_bar(p, CALIBRATED) for p in (upright, upright.turned(TURN_RIGHT)))
    assert bar is not None
    assert turned is not None
    assert (bar.text, turned.text) == ("2 cm · calibrated", "5 cm · calibrated")


FRONTAL = HeaderFacts(orientation=("L", "F"))


@pytest.mark.parametrize(
    ("turns", "letters"),
    [
        ((), "RHLF"),
        ((FLIP_HORIZONTALLY,), "LHRF"),
        ((FLIP_VERTICALLY,), "RFLH"),
        ((TURN_RIGHT,), "FRHL"),
        ((TURN_LEFT,), "HLFR"),
        ((TURN_RIGHT, TURN_RIGHT), "LFRH"),
        ((TURN_RIGHT, FLIP_HORIZONTALLY), "HRFL"),
    ],
)
def test_the_sides_move_with_the_film(turns: tuple[object, ...], letters: str) -> None:
    placement = fit((300, 200), (800, 600))
    for turn in turns:
        placement = placement.turned(turn)
    assert "".join(edge_letters(FRONTAL, placement.orientation)) == letters
    assert is_mirrored(placement.orientation) == (
        sum(turn in (FLIP_HORIZONTALLY, FLIP_VERTICALLY) for turn in turns) == 1
    )


def test_without_a_stated_side_nothing_is_written() -> None:
    assert edge_letters(HeaderFacts(), UPRIGHT) == ("", "", "", "")
    assert edge_letters(HeaderFacts(orientation=("X", "F")), UPRIGHT) == ("", "", "", "")
    assert edge_letters(HeaderFacts(laterality="U"), UPRIGHT) == ("", "", "", "")


def test_the_part_shown_names_its_side_and_whether_it_is_mirrored() -> None:
    limb = HeaderFacts(laterality="R")
    assert edge_letters(limb, UPRIGHT) == ("", "R", "", "")
    assert edge_letters(limb, FLIP_VERTICALLY) == ("", "R (mirrored)", "", "")
