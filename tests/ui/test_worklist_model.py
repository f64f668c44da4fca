"""The item model: an honest Qt model that never disturbs what is there."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QPersistentModelIndex, Qt

from desktop.review.findings import Status
from desktop.ui.worklist.arrangement import Arrangement
from desktop.ui.worklist.case import Group
from desktop.ui.worklist.columns import COLUMNS, INDEX
from desktop.ui.worklist.filters import Filters
from desktop.ui.worklist.model import FINDING_ROLE, WorklistModel
from desktop.ui.worklist.sorting import Order, Sorting
from desktop.ui.worklist.state import Worklist
from tests.ui.build import finding, study

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester


def texts(model: WorklistModel, row: int) -> list[str]:
    return [model.index(row, column).data() for column in range(len(COLUMNS))]


def test_it_is_a_sound_model_while_films_stream_in(qtmodeltester: ModelTester) -> None:
    model = WorklistModel(Worklist())
    qtmodeltester.check(model)
    findings = list(study(60))
    for start in range(0, 60, 9):
        model.add(findings[start : start + 9])
    model.arrange(Arrangement(Sorting(Order.FOLDER)))
    model.arrange(Arrangement(filters=Filters(group=Group.FLAGGED)))
    model.add([finding("more", 0.99)])
    model.clear()
    assert model.rowCount() == 0


def test_what_each_column_says() -> None:
    model = WorklistModel(Worklist())
    model.add([finding("a.png", 0.934, others=(0.7, 0.1), age=3.4)])
    model.add([finding("b.png", 0.2, status=Status.OUT_OF_SCOPE, warnings=("lateral_view",))])
    model.add([finding("c.png", None)])
    assert texts(model, 0) == [
        *("1", "", "0.934", "▲ flagged", "2/3 ▲", "", "a.png", "", "3 y", "", ""),
    ]
    assert texts(model, 1)[:7] == ["–", "", "0.200", "◇ out of scope", "–", "", "b.png"]
    assert texts(model, 2)[:7] == ["–", "", "–", "✕ unreadable", "–", "", "c.png"]
    spoken = model.index(1, INDEX["file"]).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "File: b.png, a lateral view"


def test_each_column_explains_itself() -> None:
    model = WorklistModel(Worklist())
    role, across = Qt.ItemDataRole.ToolTipRole, Qt.Orientation.Horizontal
    tips = [model.headerData(at, across, role) for at in range(len(COLUMNS))]
    assert all(len(tip) > 15 for tip in tips)
    assert "threshold" in tips[INDEX["votes"]]


def test_each_row_gives_its_record() -> None:
    model = WorklistModel(Worklist())
    one = finding()
    model.add([one])
    assert model.index(0, 3).data(FINDING_ROLE) is one


def test_a_row_keeps_its_film_while_others_come_before_it() -> None:
    model = WorklistModel(Worklist())
    model.add([finding("mine", 0.5), finding("low", 0.1)])
    kept = QPersistentModelIndex(model.index(0, 0))
    model.add([finding("high", 0.9), finding("middle", 0.3)])
    assert kept.row() == 1
    assert kept.data(FINDING_ROLE).ref.path.name == "mine"


def test_thousands_of_films_come_in_quickly() -> None:
    model = WorklistModel(Worklist())
    findings = list(study(4_000))
    start = time.perf_counter()
    slowest = 0.0
    for at in range(0, len(findings), 100):
        before = time.perf_counter()
        model.add(findings[at : at + 100])
        slowest = max(slowest, time.perf_counter() - before)
    assert model.rowCount() == 4_000
    # Generous: the point is that it does not grow with the square of the number.
    assert time.perf_counter() - start < 8
    assert slowest < 0.5
