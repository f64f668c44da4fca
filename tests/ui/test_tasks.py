"""Slow work leaves the main thread by one way only."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from desktop.ui.tasks import BackgroundTask, ImmediateTask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


class Heard:
    """What a task told, in order."""

    def __init__(self, task: BackgroundTask | ImmediateTask) -> None:
        self.items: list[object] = []
        self.batches = 0
        self.errors: list[Exception] = []
        self.ends: list[bool] = []
        task.arrived.connect(self.on_arrived)
        task.ended.connect(self.ends.append)
        task.failed.connect(self.errors.append)

    def on_arrived(self, batch: list[object]) -> None:
        self.items += batch
        self.batches += 1


@pytest.fixture
def task(qapp: object) -> Iterator[BackgroundTask]:
    made = BackgroundTask()
    yield made
    assert made.close()


def test_work_runs_on_another_thread_and_arrives_in_order(
    task: BackgroundTask, qtbot: QtBot
) -> None:
    threads = set()

    def work(cancelled: threading.Event) -> Iterator[int]:
        for n in range(1000):
            threads.add(threading.get_ident())
            yield n

    heard = Heard(task)
    with qtbot.waitSignal(task.ended):
        task.start(work)
    assert heard.items == list(range(1000))
    assert heard.ends == [False]
    assert threads.isdisjoint({threading.get_ident()})
    assert not task.busy


def test_arrivals_come_in_batches_not_one_by_one(task: BackgroundTask, qtbot: QtBot) -> None:
    heard = Heard(task)
    with qtbot.waitSignal(task.ended):
        task.start(lambda cancelled: range(5000))
    assert heard.items == list(range(5000))
    assert heard.batches < 50


def test_what_was_yielded_arrives_while_the_work_waits(task: BackgroundTask, qtbot: QtBot) -> None:
    go_on = threading.Event()

    def work(cancelled: threading.Event) -> Iterator[int]:
        yield from (1, 2)
        assert go_on.wait(10)

    heard = Heard(task)
    task.start(work)
    qtbot.waitUntil(lambda: heard.items == [1, 2])
    with qtbot.waitSignal(task.ended):
        go_on.set()


def test_cancelled_work_ends_early_and_what_it_still_yields_arrives(
    task: BackgroundTask, qtbot: QtBot
) -> None:
    def work(cancelled: threading.Event) -> Iterator[str]:
        yield "first"
        assert cancelled.wait(10)
        yield "last"

    heard = Heard(task)
    with qtbot.waitSignal(task.arrived):
        task.start(work)
    with qtbot.waitSignal(task.ended):
        task.cancel()
    assert heard.items == ["first", "last"]
    assert heard.ends == [True]


def test_a_newer_start_replaces_the_older_whose_late_arrivals_are_dropped(
    task: BackgroundTask, qtbot: QtBot
) -> None:
    def older(cancelled: threading.Event) -> Iterator[str]:
        assert cancelled.wait(10)
        yield "too late"

    heard = Heard(task)
    task.start(older)
    with qtbot.waitSignal(task.ended):
        task.start(lambda cancelled: ["new"])
    assert heard.items == ["new"]
    assert heard.ends == [False]


def test_work_that_was_replaced_before_it_began_never_begins(
    task: BackgroundTask, qtbot: QtBot
) -> None:
    begun = []
    go_on = threading.Event()

    def work(name: str) -> Iterator[str]:
        begun.append(name)
        assert go_on.wait(10)
        yield name

    task.start(lambda cancelled: work("a"))
    qtbot.waitUntil(lambda: begun == ["a"])
    task.start(lambda cancelled: work("b"))
    with qtbot.waitSignal(task.ended):
        task.start(lambda cancelled: ["c"])
        go_on.set()
    assert begun == ["a"]


def test_an_error_comes_after_what_was_found_before_it(task: BackgroundTask, qtbot: QtBot) -> None:
    def work(cancelled: threading.Event) -> Iterator[int]:
        yield 1
        raise ValueError("no more")

    heard = Heard(task)
    with qtbot.waitSignal(task.failed):
        task.start(work)
    assert heard.items == [1]
    assert [str(error) for error in heard.errors] == ["no more"]
    assert heard.ends == []


def test_after_close_nothing_arrives(task: BackgroundTask, qtbot: QtBot) -> None:
    begun = threading.Event()

    def work(cancelled: threading.Event) -> Iterator[int]:
        begun.set()
        assert cancelled.wait(10)
        yield 1

    heard = Heard(task)
    task.start(work)
    assert begun.wait(10)
    assert task.close()
    with qtbot.assertNotEmitted(task.arrived, wait=100):
        pass
    assert heard.items == []
    assert heard.ends == []


def test_a_closed_task_can_start_again(task: BackgroundTask, qtbot: QtBot) -> None:
    task.start(lambda cancelled: [1])
    assert task.close()
    heard = Heard(task)
    with qtbot.waitSignal(task.ended):
        task.start(lambda cancelled: [2])
    assert heard.items == [2]


def test_an_immediate_task_is_done_when_start_returns(qapp: object) -> None:
    task = ImmediateTask()
    heard = Heard(task)
    task.start(lambda cancelled: [1, 2])
    assert (heard.items, heard.ends, task.busy) == ([1, 2], [False], False)


def test_work_started_from_an_arrival_replaces_the_run_that_told_of_it(qapp: object) -> None:
    task = ImmediateTask()
    heard = Heard(task)

    def again(batch: list[object]) -> None:
        if batch == [1]:
            task.start(lambda cancelled: [2])

    task.arrived.connect(again)
    task.start(lambda cancelled: [1])
    assert heard.items == [1, 2]
    assert heard.ends == [False]
