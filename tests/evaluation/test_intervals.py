import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.evaluation.intervals import Interval, clopper_pearson, wilson


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_gives_the_intervals_of_newcombe_1998(
    successes: int, n: int, low: float, high: float
) -> None:
    # Newcombe, Stat Med 1998; 17: 857-872, table I, method 3.
    interval = wilson(successes, n)
    assert (interval.low, interval.high) == pytest.approx((low, high), abs=5e-5)
    assert (interval.method, interval.level) == ("Wilson", 0.95)


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [
        (81, 263, 0.2527, 0.3676),
        (15, 148, 0.0578, 0.1617),
        (0, 20, 0, 0.1684),
        (1, 29, 0.0009, 0.1776),
    ],
)
def test_clopper_pearson_gives_the_intervals_of_newcombe_1998(
    successes: int, n: int, low: float, high: float
) -> None:
    # Newcombe, Stat Med 1998; 17: 857-872, table I, method 5.
    interval = clopper_pearson(successes, n)
    assert (interval.low, interval.high) == pytest.approx((low, high), abs=5e-5)
    assert interval.method == "Clopper-Pearson"


def test_the_exact_interval_holds_wilsons_value_and_is_wider() -> None:
    exact, score = clopper_pearson(70, 71), wilson(70, 71)
    assert exact.value == score.value
    assert exact.high - exact.low > score.high - score.low
    with pytest.raises(ValueError, match="no proportion"):
        clopper_pearson(3, 2)


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_contains_its_value_and_mirrors(counts: tuple[int, int]) -> None:
    successes, n = counts
    interval, mirrored = wilson(successes, n), wilson(n - successes, n)
    assert 0 <= interval.low <= interval.value <= interval.high <= 1
    assert interval.low < interval.high
    assert interval.low == pytest.approx(1 - mirrored.high, abs=1e-12)


def test_a_wider_level_gives_a_wider_interval() -> None:
    assert wilson(7, 20, 0.99).low < wilson(7, 20, 0.95).low < wilson(7, 20, 0.8).low


@pytest.mark.parametrize(("successes", "n"), [(1, 0), (0, 0), (-1, 5), (6, 5)])
def test_what_is_no_proportion_is_refused(successes: int, n: int) -> None:
    with pytest.raises(ValueError, match="no proportion"):
        wilson(successes, n)


def test_an_interval_beside_its_value_cannot_be_built() -> None:
    with pytest.raises(ValueError, match="outside"):
        Interval(0.9, 0.1, 0.5, "wrong")
