"""How a film lies: the point under the cursor stays, turns come back to where they were."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.film.placement import (
    FLIP_HORIZONTALLY,
    FLIP_VERTICALLY,
    TURN_LEFT,
    TURN_RIGHT,
    Matrix,
    Placement,
    fit,
)

TURNS = (TURN_RIGHT, TURN_LEFT, FLIP_HORIZONTALLY, FLIP_VERTICALLY)
sides = st.floats(20, 4000)
points = st.tuples(st.floats(0, 800), st.floats(0, 600))


@st.composite
def placements(draw: st.DrawFn) -> Placement:
    placement = fit((draw(sides), draw(sides)), (800.0, 600.0))
    for turn in draw(st.lists(st.sampled_from(TURNS), max_size=4)):
        placement = placement.turned(turn)
    return placement.zoomed(draw(st.floats(0.3, 8)), draw(points))


def close(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return math.dist(a, b) < 1e-6 * (1 + math.hypot(*a))


@given(placements(), points)
def test_there_and_back(placement: Placement, point: tuple[float, float]) -> None:
    assert close(placement.to_view(placement.to_film(point)), point)


@given(placements(), points, st.floats(0.2, 5))
def test_zooming_keeps_the_point_under_the_cursor(
    placement: Placement, at: tuple[float, float], factor: float
) -> None:
    assert close(placement.zoomed(factor, at).to_film(at), placement.to_film(at))


@given(placements(), st.floats(-90, 90), st.floats(-90, 90))
def test_a_pan_moves_the_film_with_the_hand(placement: Placement, dx: float, dy: float) -> None:
    moved = placement.panned(dx, dy)
    inside = all(0 < c < side for c, side in zip(moved.centre, placement.film, strict=True))
    if inside and all(0 <= c <= s for c, s in zip(placement.centre, placement.film, strict=True)):
        x, y = placement.to_view((0, 0))
        assert close(moved.to_view((0, 0)), (x + dx, y + dy))


@pytest.mark.parametrize(
    "turns",
    [
        (TURN_RIGHT, TURN_LEFT),
        (TURN_RIGHT,) * 4,
        (FLIP_HORIZONTALLY,) * 2,
        (FLIP_VERTICALLY,) * 2,
        (FLIP_HORIZONTALLY, FLIP_VERTICALLY, TURN_RIGHT, TURN_RIGHT),
    ],
)
def test_turns_that_undo_each_other(turns: tuple[Matrix, ...]) -> None:
    upright = fit((300, 200), (800, 600))
    placement = upright
    for turn in turns:
        placement = placement.turned(turn)
    assert placement == upright


def test_a_right_turn_takes_the_upper_left_corner_to_the_upper_right() -> None:
    turned = fit((300, 200), (800, 600)).turned(TURN_RIGHT)
    x, y = turned.to_view((0, 0))
    assert (x, y) == (600, 0)


def test_a_fitted_film_fills_the_view_and_follows_it() -> None:
    placement = fit((400, 300), (800, 600))
    assert placement.zoom == 2
    assert placement.resized((400, 600)).zoom == 1
    assert placement.zoomed(2).resized((400, 600)).zoom == 4
