"""How a worklist is arranged: patients together, unread first, blind, by place; kept and said."""

from __future__ import annotations

import random

import pytest

from desktop.review.findings import Status
from desktop.review.verdicts import Decision, film_key
from desktop.ui.worklist.arrangement import Arrangement
from desktop.ui.worklist.filters import ColumnFilter, Filters, Reading
from desktop.ui.worklist.model import WorklistModel
from desktop.ui.worklist.order_words import filters_words, order_words
from desktop.ui.worklist.sorting import Order, Sorting
from desktop.ui.worklist.state import Worklist
from tests.ui.build import finding
from tests.ui.lists import FILMS, Readings, fill, of_patient, shown


def test_films_of_a_patient_stand_with_the_most_urgent_of_them() -> None:
    films = [
        of_patient("p", "p_now", 0.9),
        finding("between.png", 0.5),
        of_patient("p", "p_before", 0.1),
        of_patient("p", "p_side", 0.95, status=Status.OUT_OF_SCOPE),
        of_patient("q", "q_only", 0.2),
        finding("out.png", 0.99, status=Status.OUT_OF_SCOPE),
    ]
    worklist = Worklist()
    fill(worklist, films)
    expected = ["p_now", "p_before", "p_side", "between", "q_only", "out"]
    assert shown(worklist) == expected
    assert [row.follows for row in worklist.rows] == [False, True, True, False, False, False]
    assert [n for n in range(6) if worklist.starts_section(n)] == [5]
    one_by_one = Worklist()
    fill(one_by_one, *([film] for film in reversed(films)))
    assert shown(one_by_one) == expected
    worklist.arrange(Arrangement(together=False))
    assert shown(worklist) == ["p_now", "between", "q_only", "p_before", "out", "p_side"]


def test_a_patient_moves_up_when_a_more_urgent_film_comes_and_down_when_it_goes() -> None:
    model = WorklistModel(Worklist())
    first = [of_patient("p", "p_before", 0.1), finding("other.png", 0.5)]
    model.add(first)
    urgent = of_patient("p", "p_now", 0.9)
    model.add([urgent])
    assert shown(model.worklist) == ["p_now", "p_before", "other"]
    model.dismiss([urgent])
    assert shown(model.worklist) == ["other", "p_before"]


def test_unread_films_come_first_and_a_verdict_moves_only_its_film() -> None:
    readings = Readings()
    model = WorklistModel(Worklist(readings))
    model.arrange(Arrangement(unread_first=True))
    model.add(FILMS)
    moved: list[tuple[int, int]] = []
    model.rowsMoved.connect(lambda _p, first, _l, _d, to: moved.append((first, to)))
    readings.decisions["b10"] = Decision.PNEUMONIA
    key = film_key(FILMS[0])
    assert key is not None
    model.revise([key])
    assert shown(model.worklist) == ["a", "b2", "o", "u", "b10"]
    assert moved == [(0, 5)]
    assert model.worklist.unread == 4


def test_while_a_reader_is_blind_no_order_and_no_filter_tells_a_score() -> None:
    worklist = Worklist(Readings(blind=True))
    score = ColumnFilter("score", low=0.5)
    view = ColumnFilter("view", values=frozenset({""}))
    worklist.arrange(
        Arrangement(Sorting(Order.COLUMN, "votes"), filters=Filters(columns=(score, view)))
    )
    fill(worklist, FILMS)
    assert shown(worklist) == ["a", "b2", "b10", "o", "u"]
    assert worklist.wish.filters.columns == (score, view)
    assert worklist.next_unread(-1, 1, flagged=True) == 0
    assert all(worklist.rank(row) is None for row in worklist.rows)
    # Nor where films compare equal.
    worklist.arrange(Arrangement(Sorting(Order.COLUMN, "film")))
    assert shown(worklist)[:4] == ["a", "b2", "b10", "o"]


def test_an_arrangement_is_kept_as_json_and_nonsense_gives_the_usual_one() -> None:
    wish = Arrangement(
        Sorting(Order.COLUMN, "age", descending=True),
        unread_first=True,
        together=False,
        filters=Filters(reading=Reading.UNREAD, query="a b", columns=(ColumnFilter("age", low=1),)),
    )
    assert Arrangement.from_json(wish.to_json()) == wish
    for nonsense in ({}, {"sorting": {"order": "x"}, "filters": {"group": 3}}, {"filters": []}):
        assert Arrangement.from_json(nonsense) == Arrangement()
    assert ColumnFilter.from_json({**ColumnFilter("age", low=1).to_json(), "low": "x"}) is None


def test_the_order_in_force_is_stated_in_words() -> None:
    wish = Arrangement(
        Sorting(Order.COLUMN, "age", descending=True),
        unread_first=True,
        filters=Filters(query="left", columns=(ColumnFilter("age", low=1, high=2),)),
    )
    assert order_words(wish) == (
        "unread first, by “Age”, largest first, films of a patient together"
    )
    assert filters_words(wish) == "Age: 1–2 · “left”"


FIRST_THREE = Arrangement(filters=Filters(columns=(ColumnFilter("rank", high=3),)))


@pytest.mark.parametrize("batch", [1, 3, 40])
def test_the_most_urgent_films_can_be_shown_alone_also_while_others_come(batch: int) -> None:
    films = [finding(f"{n:02}.png", n / 100) for n in range(1, 41)]
    films += [finding("out.png", 0.99, status=Status.OUT_OF_SCOPE), finding("u.png", None)]
    random.Random(1).shuffle(films)
    worklist = Worklist()
    worklist.arrange(FIRST_THREE)
    fill(worklist, *(films[at : at + batch] for at in range(0, len(films), batch)))
    assert shown(worklist) == ["40", "39", "38"]
    assert [worklist.rank(row) for row in worklist.rows] == [1, 2, 3]
    first = next(one for one in films if one.ref.path.stem == "40")
    for change in worklist.dismiss([first]):
        worklist.carry_out(change)
    assert shown(worklist) == ["39", "38", "37"]


def test_a_patient_s_films_leave_and_come_by_their_own_places() -> None:
    model = WorklistModel(Worklist())
    model.arrange(FIRST_THREE)
    model.add([of_patient("p", "p_now", 0.8), of_patient("p", "p_before", 0.4)])
    model.add([finding("one.png", 0.6)])
    assert shown(model.worklist) == ["p_now", "p_before", "one"]
    model.add([finding("two.png", 0.9)])
    assert shown(model.worklist) == ["two", "p_now", "one"]
    assert not any(row.follows for row in model.worklist.rows)


@pytest.mark.parametrize("descending", [False, True])
def test_films_sort_by_their_place_both_ways_with_those_without_one_last(
    descending: bool,
) -> None:
    worklist = Worklist()
    worklist.arrange(Arrangement(Sorting(Order.COLUMN, "rank", descending)))
    fill(worklist, FILMS[:2], FILMS[2:])
    ranked = ["b10", "a", "b2"]
    assert shown(worklist)[:3] == (ranked[::-1] if descending else ranked)
    assert set(shown(worklist)[3:]) == {"o", "u"}


def test_whole_numbers_are_said_as_such() -> None:
    assert filters_words(FIRST_THREE) == "Place by priority: ≤\N{NO-BREAK SPACE}3"
