"""Films are kept within a bound of memory, and those beside the one that is read come early."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from desktop.imaging.radiograph import ImageRef, Radiograph, Window
from desktop.ui.film.loading import FilmLoader, prepare
from desktop.ui.film.shelf import Shelf
from desktop.ui.tasks import BackgroundTask

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.ui.services import Services

REFS = [ImageRef(Path(f"{n}.png")) for n in range(6)]
SIDE = 100


def radiograph(ref: ImageRef) -> Radiograph:
    pixels = np.full((SIDE, SIDE), 7, np.uint16)
    return Radiograph(ref, pixels, (Window(5, 10),), "PNG", 16)


def test_the_shelf_keeps_what_was_used_last_within_its_bound() -> None:
    shelf = Shelf(limit=3 * SIDE * SIDE * 2)
    for ref in REFS[:3]:
        shelf.put(ref, prepare(radiograph(ref), None))
    assert shelf.get(REFS[0]) is not None
    shelf.put(REFS[3], prepare(radiograph(REFS[3]), None))
    assert [shelf.get(ref) is not None for ref in REFS[:4]] == [True, False, True, True]
    assert shelf.memory == 3 * SIDE * SIDE * 2


def test_one_film_is_kept_even_if_it_is_larger_than_the_bound() -> None:
    shelf = Shelf(limit=10)
    for ref in REFS[:2]:
        shelf.put(ref, prepare(radiograph(ref), None))
    assert shelf.get(REFS[0]) is None
    assert shelf.get(REFS[1]) is not None


def test_what_was_made_before_a_clearing_does_not_come_back() -> None:
    shelf = Shelf()
    age = shelf.age
    shelf.clear()
    shelf.put(REFS[0], prepare(radiograph(REFS[0]), None), age=age)
    assert shelf.get(REFS[0]) is None


def test_neighbours_are_decoded_in_advance_and_shown_at_once(
    services: Services, qapp: object
) -> None:
    read: list[ImageRef] = []

    def reader(ref: ImageRef) -> Radiograph:
        read.append(ref)
        return radiograph(ref)

    loader = FilmLoader(replace(services, read_film=reader), Shelf())
    shown: list[ImageRef] = []
    loader.loaded.connect(lambda ref, film: shown.append(ref))
    loader.want(REFS[1], [REFS[2], REFS[0]])
    assert (shown, read) == ([REFS[1]], [REFS[1], REFS[2], REFS[0]])
    loader.want(REFS[2], [REFS[3], REFS[1]])
    assert shown == [REFS[1], REFS[2]]
    assert read == [REFS[1], REFS[2], REFS[0], REFS[3]]
    loader.close()


def test_a_film_that_is_just_being_decoded_is_not_decoded_twice(
    services: Services, qtbot: QtBot
) -> None:
    """The reader steps on while the next film is under way."""
    read: list[ImageRef] = []
    begun, go_on = threading.Event(), threading.Event()

    def reader(ref: ImageRef) -> Radiograph:
        read.append(ref)
        if ref == REFS[1]:
            begun.set()
            go_on.wait(5)
        return radiograph(ref)

    loader = FilmLoader(replace(services, read_film=reader, new_task=BackgroundTask), Shelf())
    shown: list[ImageRef] = []
    loader.loaded.connect(lambda ref, film: shown.append(ref))
    loader.want(REFS[0], [REFS[1]])
    qtbot.waitUntil(begun.is_set)
    loader.want(REFS[1], [REFS[2]])
    go_on.set()
    qtbot.waitUntil(lambda: shown[-1:] == [REFS[1]])
    assert read.count(REFS[1]) == 1
    assert loader.close()


def test_a_film_that_cannot_be_read_says_so_and_the_next_one_comes(
    services: Services, qapp: object
) -> None:
    from desktop.errors import UnreadableImageError

    def reader(ref: ImageRef) -> Radiograph:
        if ref == REFS[0]:
            raise UnreadableImageError("0.png", "it is gone", "Copy it again")
        return radiograph(ref)

    loader = FilmLoader(replace(services, read_film=reader), Shelf())
    failed: list[object] = []
    loader.failed.connect(lambda ref, error: failed.append((ref, error.problem)))
    loader.want(REFS[0], [REFS[1]])
    assert failed == [(REFS[0], "it is gone")]
    loader.close()


def test_the_memory_of_a_film_counts_its_halved_copies() -> None:
    film = prepare(
        Radiograph(REFS[0], np.zeros((3000, 3000), np.uint16), (Window(5, 10),), "PNG", 16), None
    )
    assert film.memory == pytest.approx(4 / 3 * 3000 * 3000 * 2, rel=0.02)
