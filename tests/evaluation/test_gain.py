from __future__ import annotations

import numpy as np
import pytest

from desktop.evaluation.gain import gain_curve


def test_the_most_urgent_are_found_first() -> None:
    curve = gain_curve([0, 1, 0, 1], [0.1, 0.9, 0.6, 0.4])
    assert curve is not None
    assert curve.by_score.tolist() == [0, 0.5, 0.5, 1, 1]
    assert curve.as_filed is not None
    assert curve.as_filed.tolist() == [0, 0, 0.5, 0.5, 1]
    assert curve.at_random.tolist() == [0, 0.25, 0.5, 0.75, 1]
    assert curve.at_best.tolist() == [0, 0.5, 1, 1, 1]
    assert (curve.n, curve.pneumonia) == (4, 2)


def test_it_tells_how_many_films_find_a_share() -> None:
    labels = np.arange(100) % 10 == 9
    curve = gain_curve(labels, np.where(labels, 0.9, 0.1))
    assert curve is not None
    assert (curve.films_to_find(0.9), curve.films_to_find_unsorted(0.9)) == (9, 90)
    assert curve.found_after(5) == pytest.approx(0.5)
    assert (curve.found_after(-3), curve.found_after(1000)) == (0, 1)


def test_equal_scores_find_no_earlier_than_chance() -> None:
    curve = gain_curve([1, 1, 0, 0], [0.5] * 4)
    assert curve is not None
    assert curve.by_score == pytest.approx(curve.at_random)


def test_folders_sorted_by_label_are_no_reading_order() -> None:
    curve = gain_curve([0] * 10 + [1] * 10, np.arange(20) / 20, as_filed=False)
    assert curve is not None
    assert curve.as_filed is None
    assert curve.films_to_find_unsorted(0.95) == 19


def test_without_pneumonia_there_is_nothing_to_find() -> None:
    assert gain_curve([0, 0], [0.1, 0.2]) is None
