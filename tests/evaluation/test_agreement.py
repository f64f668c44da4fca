from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.evaluation.agreement import agree, kappa

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]


def decisions(both: int, only_first: int, only_second: int, neither: int) -> tuple[Bools, Bools]:
    first = [True] * both + [True] * only_first + [False] * only_second + [False] * neither
    second = [True] * both + [False] * only_first + [True] * only_second + [False] * neither
    return np.array(first), np.array(second)


@pytest.mark.parametrize(("table", "expected"), [((40, 9, 6, 45), 0.70), ((80, 10, 5, 5), 0.32)])
def test_kappa_gives_published_values(table: tuple[int, int, int, int], expected: float) -> None:
    # Feinstein and Cicchetti, J Clin Epidemiol 1990; 43: 543-549: the same agreement of
    # 0.85, and how much of it chance alone would give.
    assert kappa(*decisions(*table)) == pytest.approx(expected, abs=5e-3)


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=2, max_size=50))
@settings(deadline=None)
def test_kappa_is_scikit_learns(pairs: list[tuple[bool, bool]]) -> None:
    from sklearn.metrics import cohen_kappa_score

    first, second = (np.array(column) for column in zip(*pairs, strict=True))
    found = kappa(first, second)
    if found is None:
        assert len({*first, *second}) == 1
    else:
        assert found == pytest.approx(cohen_kappa_score(first, second), abs=1e-12)


def test_agreement_is_measured_at_each_models_own_threshold() -> None:
    found = agree([[0.6, 0.2, 0.6, 0.4], [0.4, 0.1, 0.2, 0.3]], [0.5, 0.3])
    assert found.n == 4
    assert found.unanimous == 0.5
    assert found.flag_rates == (0.5, 0.5)
    (pair,) = found.pairs
    assert (pair.first, pair.second, pair.share, pair.kappa) == (0, 1, 0.5, 0.0)


def test_three_models_give_three_pairs_and_agree_only_if_all_do() -> None:
    found = agree([[0.9, 0.9], [0.9, 0.9], [0.9, 0.1]], [0.5, 0.5, 0.5])
    assert found.unanimous == 0.5
    assert [(pair.first, pair.second, pair.share) for pair in found.pairs] == [
        (0, 1, 1.0),
        (0, 2, 0.5),
        (1, 2, 0.5),
    ]


def test_films_come_by_spread_and_equal_ones_as_given() -> None:
    found = agree([[0.5, 0.0, 1.0, 0.5, 0.25], [0.5, 0.5, 0.0, 0.5, 0.75]], [0.5, 0.5])
    assert [film.film for film in found.films] == [2, 1, 4, 0, 3]
    assert found.films[0].spread == 1.0
    assert found.films[0].flags == (True, False)
    assert found.films[-1].spread == 0.0


def test_a_model_alone_agrees_with_itself() -> None:
    found = agree([[0.2, 0.8]], [0.5])
    assert (found.unanimous, found.pairs) == (1.0, ())


def test_kappa_is_undefined_where_all_decide_the_same_one_way() -> None:
    (pair,) = agree([[0.9, 0.9], [0.8, 0.8]], [0.5, 0.5]).pairs
    assert (pair.share, pair.kappa) == (1.0, None)


@pytest.mark.parametrize(
    ("probabilities", "thresholds"),
    [([0.1, 0.2], [0.5]), ([[0.1]], [0.5, 0.5]), ([[]], [0.5]), ([[0.1, float("nan")]], [0.5])],
)
def test_what_does_not_fit_is_refused(
    probabilities: list[list[float]], thresholds: list[float]
) -> None:
    with pytest.raises(ValueError, match="scores"):
        agree(probabilities, thresholds)
