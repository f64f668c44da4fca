"""``python -m tests.ui.list_speed [FILMS]``: how long the worklist makes a reader wait.

Not a test: a loaded machine would make it fail. It prints what each step took.
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime
import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator

BATCH = 100
SEED = 7


def findings(n: int) -> Iterator[object]:
    """Return films of which one in five has a header, one in ten belongs to a patient of many."""
    from desktop.review.findings import Status
    from tests.ui.build import finding

    dice = random.Random(SEED)
    for k in range(n):
        if k % 50 == 49:
            yield finding(f"film{k}.png", None)
            continue
        dated = k % 5 == 0
        day = datetime.date(2026, 1, 1) + datetime.timedelta(days=dice.randrange(300))
        made = finding(
            f"film{k}.png",
            dice.random(),
            others=(dice.random(), dice.random()),
            status=Status.OUT_OF_SCOPE if k % 40 == 39 else None,
            warnings=("lateral_view",) if k % 40 == 39 else (),
            age=dice.random() * 5 if dated else None,
            date=day if dated else None,
        )
        if k % 10 == 0 and made.film is not None:
            facts = dataclasses.replace(made.film.facts, patient_key=f"p{k // 30}", view="PA")
            made = dataclasses.replace(made, film=dataclasses.replace(made.film, facts=facts))
        yield made


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(prog="python -m tests.ui.list_speed", description=__doc__)
    parser.add_argument("films", type=int, nargs="?", default=10_000)
    n = parser.parse_args().films
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt
    from PySide6.QtWidgets import QApplication

    from desktop.ui.appearance import dress

    app = QApplication([])
    dress(app, "dark")
    films = list(findings(n))
    sys.stdout.write(f"{n} films\n")
    measure(films)


def measure(films: list[object]) -> None:
    """Print what each step takes with these films."""
    from PySide6.QtCore import QObject

    from desktop.review.verdicts import Decision, Verdict, film_key
    from desktop.ui.actions import Actions
    from desktop.ui.reading.ledger import Ledger
    from desktop.ui.tasks import ImmediateTask
    from desktop.ui.worklist.arrangement import Arrangement
    from desktop.ui.worklist.columns import COLUMNS
    from desktop.ui.worklist.filters import ColumnFilter, Filters, Reading
    from desktop.ui.worklist.pane import WorklistPane
    from desktop.ui.worklist.sorting import Order, Sorting

    owner = QObject()
    ledger = Ledger(None, reader="Kim")
    pane = WorklistPane(ledger, Actions(owner), ImmediateTask)
    pane.resize(680, 800)
    pane.show()
    batches = [films[at : at + BATCH] for at in range(0, len(films), BATCH)]
    took = [
        timed(lambda batch=batch: (pane.view.add(batch), pane.show_state())) for batch in batches
    ]
    say("open: all batches", sum(took))
    say("  one batch of 100, median", statistics.median(took))
    say("  one batch of 100, longest", max(took))
    for column in COLUMNS:
        sorting = Sorting(Order.COLUMN, column.name, column.large_first)
        say(f"sort by {column.name}", timed(lambda sorting=sorting: pane.sort(sorting)))
    say("sort by priority", timed(lambda: pane.sort(Sorting())))
    say("sort as in the folder", timed(lambda: pane.sort(Sorting(Order.FOLDER))))
    unread = Arrangement(unread_first=True)
    say("unread first", timed(lambda: pane.arrange(unread)))
    for name, wanted in (
        ("search “film99”", Filters(query="film99")),
        ("unread only", Filters(reading=Reading.UNREAD)),
        ("score from 0.9", Filters(columns=(ColumnFilter("score", low=0.9),))),
        ("none", Filters()),
    ):
        say(f"filter: {name}", timed(lambda wanted=wanted: pane.filter(wanted)))
    bar = pane.view.verticalScrollBar()
    steps = [round(bar.maximum() * k / 60) for k in range(60)]
    pages = [
        timed(lambda at=at: (bar.setValue(at), pane.view.viewport().repaint())) for at in steps
    ]
    say("scroll to another page and paint it, median", statistics.median(pages))
    say("scroll to another page and paint it, longest", max(pages))
    moment = datetime.datetime.now(datetime.UTC)
    given = []
    for film in films[:60]:
        key = film_key(film)
        ledger._verdicts[key] = Verdict(key.sha256, key.frame, Decision.NORMAL, "Kim", moment)
        given.append(
            timed(lambda key=key: (pane.view.go_on(), pane.view.revise([key]), pane.show_state()))
        )
    say("show a verdict and go on (without the disk), median", statistics.median(given))
    say("show a verdict and go on (without the disk), longest", max(given))
    say("arrange anew, as for another reader", timed(pane.arrange_anew))


def timed(work: Callable[[], object]) -> float:
    """Return how long work takes until it can be seen, in milliseconds."""
    from PySide6.QtWidgets import QApplication

    start = time.perf_counter()
    work()
    QApplication.processEvents()
    return (time.perf_counter() - start) * 1000


def say(what: str, milliseconds: float) -> None:
    """Print a time."""
    sys.stdout.write(f"{what:<58}{milliseconds:>9.1f} ms\n")


if __name__ == "__main__":
    main()
