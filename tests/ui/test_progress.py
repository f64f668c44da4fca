"""The account of every image adds up at any moment."""

from __future__ import annotations

import re

import pytest

from desktop.review.findings import Counts
from desktop.review.triage import Census
from desktop.ui import words
from desktop.ui.progress import Progress, Stage, add_counts

SOME = Counts(scored=196, out_of_scope=2, unreadable=2, flagged=90)


def numbers(line: str) -> tuple[list[int], int]:
    """Return the summands and the sum that a line states."""
    left, right = line.split(" = ")
    return [int(n) for n in re.findall(r"\d+", left)], int(re.findall(r"\d+", right)[0])


def test_the_finished_account() -> None:
    done = Progress(Stage.DONE, SOME, Census(200, 3), 10)
    assert words.counts_line(done) == (
        "scored 196 · out of scope 2 · unreadable 2 = 200 images found · 3 other files passed over"
    )


@pytest.mark.parametrize("stage", [Stage.READING, Stage.CANCELLED, Stage.FAILED])
def test_every_unfinished_account_adds_up(stage: Stage) -> None:
    summands, total = numbers(words.counts_line(Progress(stage, SOME, Census(257, 0), 10)))
    assert summands == [196, 2, 2, 57]
    assert sum(summands) == total == 257


def test_a_cancelled_account_says_so() -> None:
    line = words.counts_line(Progress(Stage.CANCELLED, SOME, Census(257, 0), 10))
    assert "cancelled: 57 not read" in line


def test_while_the_folder_is_being_counted_no_sum_is_claimed() -> None:
    assert "=" not in words.counts_line(Progress(Stage.READING, SOME, None, 10))


def test_one_image_is_not_many() -> None:
    one = Progress(Stage.DONE, Counts(1, 0, 0, 0), Census(1, 1), 1)
    assert words.counts_line(one).endswith("= 1 image found · 1 other file passed over")


def test_speed_and_time_left() -> None:
    reading = Progress(Stage.READING, SOME, Census(400, 0), 20)
    assert reading.films_per_second == 10
    assert reading.seconds_left == 20
    line = "200 of 400 films read · 10.0 films/s · about 20 seconds left"
    assert words.progress_line(reading) == line


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (None, ""),
        (2, "a few seconds left"),
        (33, "about 35 seconds left"),
        (70, "about a minute left"),
        (600, "about 10 minutes left"),
        (9000, "about 2 hours left"),
    ],
)
def test_time_left_in_words(seconds: float | None, said: str) -> None:
    assert words.duration_left(seconds) == said


def test_counts_add() -> None:
    assert add_counts(SOME, Counts(1, 2, 3, 4)) == Counts(197, 4, 5, 94)
