from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.evaluation.intervals import wilson
from desktop.evaluation.sample_size import WANTED, films_needed, half_width, shortages


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_half_width_is_wilsons(counts: tuple[int, int]) -> None:
    hits, n = counts
    interval = wilson(hits, n)
    assert half_width(hits / n, n) == pytest.approx((interval.high - interval.low) / 2, abs=1e-9)


@given(st.floats(0, 1), st.floats(0.01, 0.45))
def test_no_film_less_would_do(share: float, wanted: float) -> None:
    n = films_needed(share, wanted)
    assert half_width(share, n) <= wanted
    assert half_width(share, n - 1) > wanted


def test_the_worst_case_is_the_formulas() -> None:
    # At one half Wilson's half width is z / (2 sqrt(n + z²)): the usual 385 less z² = 3.84.
    assert films_needed(0.5, 0.05) == 381


@pytest.mark.parametrize(("share", "wanted"), [(1.2, 0.1), (0.5, 0), (0.5, -1)])
def test_what_cannot_be_planned_is_refused(share: float, wanted: float) -> None:
    with pytest.raises(ValueError, match="planned"):
        films_needed(share, wanted)


def test_enough_films_are_no_shortage() -> None:
    assert shortages(pneumonia=200, normal=200) == ()


def test_a_shortage_names_class_number_and_what_is_missing() -> None:
    (found,) = shortages(pneumonia=200, normal=20, specificity=0.8)
    assert (found.of, found.metric, found.have) == ("normal", "specificity", 20)
    assert found.half_width > WANTED >= half_width(0.8, found.needed)
    assert found.words == (
        "20 normal films are few: specificity can be known to ±0.17 only. "
        f"With {found.missing} more, {found.needed} in all, it would be ±0.10."
    )


def test_a_perfect_score_on_few_films_is_not_believed() -> None:
    (found,) = shortages(pneumonia=20, normal=100, sensitivity=1.0)
    assert found.metric == "sensitivity"
    assert half_width(1.0, 20) < WANTED


def test_an_empty_class_cannot_be_measured() -> None:
    assert shortages(pneumonia=0, normal=100)[0].words == (
        "There is no pneumonia film: sensitivity cannot be measured."
    )
    assert shortages(pneumonia=100, normal=1)[0].words.startswith("1 normal film is few")
