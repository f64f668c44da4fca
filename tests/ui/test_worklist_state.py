"""The plain worklist: order, filter, ranks, and where a batch goes."""

from __future__ import annotations

import datetime
import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.imaging.radiograph import ImageRef
from desktop.imaging.sources import find_images
from desktop.review.findings import Status, worklist_order
from desktop.review.verdicts import film_key
from desktop.ui.worklist.case import Group, group_of
from desktop.ui.worklist.filters import Filters
from desktop.ui.worklist.sorting import Order, Sorting
from desktop.ui.worklist.state import Worklist
from tests.factories import film
from tests.ui.build import finding, study

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop.review.findings import Finding


def fill(worklist: Worklist, findings: Sequence[Finding], batch: int = 7) -> None:
    for start in range(0, len(findings), batch):
        for change in worklist.admit(findings[start : start + batch]):
            worklist.carry_out(change)


def sort(worklist: Worklist, order: Order) -> None:
    worklist.arrange(replace(worklist.wish, sorting=Sorting(order)))


def only(worklist: Worklist, group: Group) -> None:
    worklist.arrange(replace(worklist.wish, filters=Filters(group=group)))


def shown(worklist: Worklist) -> list[str]:
    return [row.finding.ref.path.name for row in worklist.rows]


@pytest.mark.parametrize("batch", [1, 7, 200])
def test_batches_end_up_in_the_order_of_priority(batch: int) -> None:
    findings = list(study(150))
    worklist = Worklist()
    fill(worklist, findings, batch)
    assert [row.finding for row in worklist.rows] == worklist_order(findings)


def test_scored_films_come_before_out_of_scope_before_unreadable_ones() -> None:
    worklist = Worklist()
    worklist_films = [
        finding("u", None),
        finding("o", 0.99, status=Status.OUT_OF_SCOPE),
        finding("low", 0.1),
        finding("high", 0.9),
    ]
    fill(worklist, worklist_films)
    assert shown(worklist) == ["high", "low", "o", "u"]
    assert [worklist.rank(row) for row in worklist.rows] == [1, 2, None, None]


def test_out_of_scope_and_unreadable_films_stand_in_sections_of_their_own() -> None:
    worklist = Worklist()
    strange = [finding(f"o{n}", 0.99, status=Status.OUT_OF_SCOPE) for n in range(2)]
    fill(worklist, [finding("u", None), *strange, finding("low", 0.1), finding("high", 0.9)])
    assert [n for n in range(-1, 7) if worklist.starts_section(n)] == [2, 4]
    only(worklist, Group.OUT_OF_SCOPE)
    assert not any(worklist.starts_section(n) for n in range(3))
    only(worklist, Group.ALL)
    sort(worklist, Order.FOLDER)
    assert not any(worklist.starts_section(n) for n in range(6))


def test_ranks_count_all_films_whatever_is_shown() -> None:
    worklist = Worklist()
    fill(worklist, [finding("a", 0.9), finding("b", 0.2), finding("c", 0.6)])
    only(worklist, Group.UNFLAGGED)
    assert [(name, worklist.rank(worklist.rows[0])) for name in shown(worklist)] == [("b", 3)]


def test_a_filter_holds_for_films_to_come() -> None:
    worklist = Worklist()
    only(worklist, Group.FLAGGED)
    fill(worklist, [finding("a", 0.9), finding("b", 0.2), finding("u", None)])
    assert shown(worklist) == ["a"]
    assert worklist.count(Group.ALL) == 3
    only(worklist, Group.ALL)
    assert shown(worklist) == ["a", "b", "u"]


def test_the_list_can_be_narrowed_to_certain_films_also_to_those_to_come() -> None:
    worklist = Worklist()
    fill(worklist, [finding("a", 0.9), finding("b", 0.2)])
    keys = [film_key(finding(name)) for name in ("b", "c")]
    worklist.narrow("misses", [key for key in keys if key])
    assert shown(worklist) == ["b"]
    fill(worklist, [finding("c", 0.95), finding("d", 0.1)])
    assert shown(worklist) == ["c", "b"]
    assert worklist.narrowing is not None
    assert worklist.narrowing.title == "misses"
    only(worklist, Group.FLAGGED)
    assert shown(worklist) == ["c"]
    worklist.widen()
    assert shown(worklist) == ["c", "a"]


def test_the_groups_add_up_to_all() -> None:
    worklist = Worklist()
    fill(worklist, list(study(60)))
    parts = [group for group in Group if group is not Group.ALL]
    assert sum(worklist.count(group) for group in parts) == worklist.count(Group.ALL) == 60
    assert all(group_of(row.finding) in parts for row in worklist.rows)


def test_the_folder_order_is_the_order_of_the_walk(tmp_path: Path) -> None:
    for name in ("b2.png", "b10.png", "a/z.png", "a/b/1.png", "c/1.png", "B3.png"):
        film(tmp_path / name, 100)
    walked = [one.path for one in find_images([tmp_path]) if isinstance(one, ImageRef)]
    findings = [finding(p.name, 0.5, folder=str(p.parent)) for p in walked]
    random.Random(1).shuffle(findings)
    worklist = Worklist()
    sort(worklist, Order.FOLDER)
    fill(worklist, findings)
    assert [row.finding.ref.path for row in worklist.rows] == walked


def test_by_date_the_oldest_comes_first_and_the_undated_last() -> None:
    day = datetime.date(2026, 3, 1)
    worklist = Worklist()
    sort(worklist, Order.DATE)
    films = [
        finding("none", 0.9),
        finding("new", 0.1, date=day),
        finding("old", 0.1, date=day - datetime.timedelta(days=9)),
    ]
    fill(worklist, films)
    assert shown(worklist) == ["old", "new", "none"]


def test_a_film_is_found_by_itself_not_by_its_equals() -> None:
    one, other = finding("same", 0.5), finding("same", 0.5)
    worklist = Worklist()
    fill(worklist, [one, other])
    assert {worklist.row_of(one), worklist.row_of(other)} == {0, 1}
    assert worklist.row_of(finding("same", 0.5)) is None


def test_the_next_flagged_film_skips_the_others() -> None:
    worklist = Worklist()
    sort(worklist, Order.FOLDER)
    fill(worklist, [finding("1", 0.9), finding("2", 0.1), finding("3", 0.8), finding("4", None)])
    assert worklist.next_unread(0, 1, flagged=True) == 2
    assert worklist.next_unread(2, 1, flagged=True) is None
    assert worklist.next_unread(2, -1, flagged=True) == 0
    assert worklist.next_unread(0, 1) == 1
