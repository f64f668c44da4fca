"""Which films of a folder show what an earlier one shows."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from desktop.imaging.likeness import Likeness, likeness_of
from desktop.imaging.radiograph import ImageRef
from desktop.inference.duplicates import InOrder, SeenFilms


def likeness(seed: int, grain: int = 0) -> Likeness:
    """Films of one seed look alike; grain makes their pixels differ."""
    coarse = np.random.default_rng(seed).integers(20, 230, (12, 12))
    plane = np.kron(coarse, np.ones((12, 12), np.int64))
    plane[:grain, 0] += 1
    return likeness_of(plane.astype(np.uint8))


def ref(name: str, frame: int = 1, sha256: str = "") -> ImageRef:
    return ImageRef(Path(name), frame, sha256 or name)


def test_equal_pixels_and_equal_looks_lead_to_the_film_seen_first() -> None:
    seen = SeenFilms()
    assert seen.original_of(ref("a"), likeness(1)) is None
    assert seen.original_of(ref("b"), likeness(2)) is None
    assert seen.original_of(ref("c"), likeness(1)) == ref("a")
    assert seen.original_of(ref("d"), likeness(1, grain=3)) == ref("a")
    assert seen.original_of(ref("e"), likeness(2)) == ref("b")
    assert len(seen) == 2


def test_frames_of_one_file_are_the_same_film_only_if_their_pixels_are_equal() -> None:
    seen = SeenFilms()
    assert seen.original_of(ref("cine", 1, "x"), likeness(1)) is None
    assert seen.original_of(ref("cine", 2, "x"), likeness(1, grain=1)) is None
    assert seen.original_of(ref("cine", 3, "x"), likeness(1)) == ref("cine", 1, "x")
    assert seen.original_of(ref("copy", 2, "x"), likeness(1, grain=1)) == ref("cine", 2, "x")


def test_a_file_that_was_named_twice_is_no_duplicate_of_itself() -> None:
    seen = SeenFilms()
    assert seen.original_of(ref("a"), likeness(1)) is None
    assert seen.original_of(ref("a"), likeness(1)) is None


def test_blank_films_are_duplicates_only_with_the_same_content() -> None:
    blank = likeness_of(np.zeros((50, 50), np.uint8))
    seen = SeenFilms()
    assert seen.original_of(ref("a", sha256="1"), blank) is None
    assert seen.original_of(ref("b", sha256="2"), blank) is None
    assert seen.original_of(ref("c", sha256="1"), blank) == ref("a", sha256="1")


def test_many_films_are_remembered() -> None:
    seen = SeenFilms()
    for n in range(700):
        assert seen.original_of(ref(f"{n}"), likeness(n)) is None
    assert seen.original_of(ref("again"), likeness(650)) == ref("650")


@given(st.permutations(range(12)))
def test_things_come_back_in_order_whatever_the_order_they_came_in(order: list[int]) -> None:
    queue: InOrder[int] = InOrder(most=100, seconds=1, clock=lambda: 0.0)
    out = []
    for number in order:
        queue.admit(number, number)
        out += queue.release()
    assert out == list(range(12))
    assert not queue.waiting


def test_a_straggler_is_passed_by_when_too_many_wait_for_it() -> None:
    queue: InOrder[str] = InOrder(most=2, seconds=1, clock=lambda: 0.0)
    for number, name in ((1, "b"), (2, "c")):
        queue.admit(number, name)
    assert list(queue.release()) == []
    queue.admit(3, "d")
    assert list(queue.release()) == ["b", "c", "d"]
    queue.admit(0, "a")
    assert list(queue.release()) == ["a"]


def test_a_straggler_is_passed_by_when_it_takes_too_long() -> None:
    now = [0.0]
    queue: InOrder[str] = InOrder(most=100, seconds=1, clock=lambda: now[0])
    queue.admit(1, "b")
    queue.admit(3, "d")
    now[0] = 0.9
    assert list(queue.release()) == []
    now[0] = 1.1
    assert list(queue.release()) == ["b"]
    now[0] = 1.5
    assert list(queue.release()) == []
    queue.admit(2, "c")
    assert list(queue.release()) == ["c", "d"]
