from __future__ import annotations

import math

import numpy as np
import pytest

from desktop.evaluation.kappa import cohen, counted, fleiss

# Fleiss, Psychol Bull 1971; 76: 378-382, table 1: six psychiatrists' diagnoses of thirty
# patients, as the R package irr and statsmodels' tests carry it.
DIAGNOSES = """
444444 222555 233335 555555 222444 113333 333355 113334 114444 555555
144444 124444 222333 144444 224445 333335 111455 111112 224444 133555
555555 244444 224555 114444 144445 222224 111155 224444 133333 555555
"""

# Krippendorff's example with missing ratings, as R's irrCAC carries it under the name
# cac.raw4raters; 0 is no rating.
FOUR_READERS = "1101 2232 3333 3333 2222 1234 4444 1121 2222 0555 0011 0030"


def counts_of(words: str, kinds: int) -> np.ndarray:
    return np.array([[row.count(str(kind + 1)) for kind in range(kinds)] for row in words.split()])


def test_fleiss_gives_the_published_value_of_1971() -> None:
    found = fleiss(counts_of(DIAGNOSES, 5))
    assert found is not None
    assert found.value == pytest.approx(0.430, abs=5e-4)
    assert found.low < found.value < found.high


def test_fleiss_gives_the_textbook_value_of_fourteen_readers() -> None:
    # Wikipedia, "Fleiss' kappa", worked example: 0.210.
    table = "0 0 0 0 14|0 2 6 4 2|0 0 3 5 6|0 3 9 2 0|2 2 8 1 1|7 7 0 0 0|3 2 6 3 0|2 5 3 2 2"
    table += "|6 5 2 1 0|0 2 2 3 7"
    found = fleiss([[int(n) for n in row.split()] for row in table.split("|")])
    assert found is not None
    assert found.value == pytest.approx(0.210, abs=5e-4)


def test_the_interval_is_gwets() -> None:
    # irrCAC: 0.76117 with the standard error 0.15302, 95 % interval 0.42438 to 1.
    found = fleiss(counts_of(FOUR_READERS, 5))
    assert found is not None
    assert (found.value, found.low, found.high) == pytest.approx((0.76117, 0.42438, 1), abs=5e-6)


def test_cohens_interval_is_that_of_sas() -> None:
    # SAS's printout of PROC FREQ for this table, as statsmodels' own tests hold it
    # (statsmodels/stats/tests/test_inter_rater.py): 0.4842, 95 % interval 0.2137 to 0.7547.
    table = [[0, 4, 1], [0, 8, 0], [0, 1, 5]]
    pairs = [(a, b) for a in range(3) for b in range(3) for _ in range(table[a][b])]
    first, second = zip(*pairs, strict=True)
    found = cohen(first, second)
    assert found is not None
    assert (found.value, found.low, found.high) == pytest.approx((0.4842, 0.2137, 0.7547), abs=5e-5)


def test_full_agreement_on_few_films_is_no_certainty() -> None:
    few, many = (cohen([0, 1] * n, [0, 1] * n) for n in (5, 500))
    assert few is not None
    assert many is not None
    assert (few.value, few.high, many.value) == (1.0, 1.0, 1.0)
    assert few.low < 0.6 < 0.98 < many.low


@pytest.mark.parametrize("n", [2, 3, 8])
def test_one_who_decides_all_films_alike_leaves_no_certainty_of_chance(n: int) -> None:
    found = cohen([True] * n, [False] + [True] * (n - 1))
    assert found is not None
    assert found.value == pytest.approx(0)
    assert found.low < -0.3
    assert found.high > 0.3


def test_the_interval_covers_as_often_as_it_says() -> None:
    random = np.random.default_rng(0)
    cells = np.array([0.5, 0.1, 0.1, 0.3])
    truth = (0.8 - (0.6 * 0.6 + 0.4 * 0.4)) / (1 - (0.6 * 0.6 + 0.4 * 0.4))
    held = 0
    for _ in range(400):
        drawn = random.choice(4, 100, p=cells)
        found = cohen(drawn // 2, drawn % 2)
        assert found is not None
        held += found.low <= truth <= found.high
    assert 0.91 <= held / 400 <= 0.99


def test_undefined_is_none() -> None:
    assert cohen([1, 1], [1, 1]) is None
    assert cohen([], []) is None
    assert fleiss([[3, 0], [3, 0]]) is None
    assert fleiss([[1, 0], [0, 1]]) is None


def test_decisions_are_counted_for_each_film() -> None:
    assert counted([[True, False], [True, True]]).tolist() == [[0, 2], [1, 1]]
    assert not math.isnan(fleiss(counted([[1, 0, 1], [1, 0, 0]])).value)  # type: ignore[union-attr]
