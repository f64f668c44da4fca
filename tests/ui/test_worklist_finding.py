"""Finding films among thousands: any column sorts and filters, patients stay together."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.review.verdicts import Decision, FilmKey, film_key
from desktop.ui.tasks import ImmediateTask
from desktop.ui.worklist.arrangement import Arrangement
from desktop.ui.worklist.case import Case
from desktop.ui.worklist.column_filter import ColumnFilterDialog, counted
from desktop.ui.worklist.columns import BY_NAME, COLUMNS, INDEX
from desktop.ui.worklist.filters import ColumnFilter, Filters
from desktop.ui.worklist.model import WorklistModel
from desktop.ui.worklist.sorting import Order, Sorting
from desktop.ui.worklist.state import Worklist
from desktop.ui.worklist.view import WorklistView
from tests.ui.build import finding
from tests.ui.lists import DAY, FILMS, Readings, fill, of_patient, shown


@pytest.mark.parametrize("column", [column.name for column in COLUMNS])
@pytest.mark.parametrize("descending", [False, True])
def test_every_column_sorts_both_ways_with_the_silent_ones_last(
    column: str, descending: bool
) -> None:
    worklist = Worklist(Readings(a=Decision.NORMAL, b2=Decision.PNEUMONIA))
    worklist.arrange(Arrangement(Sorting(Order.COLUMN, column, descending)))
    fill(worklist, FILMS[:2], FILMS[2:])
    values = [BY_NAME[column].value(row.case) for row in worklist.rows]
    said = [value for value in values if value is not None]
    assert values == [*said, *[None] * (len(values) - len(said))]
    if column not in ("file", "warnings"):
        assert said == sorted(said, reverse=descending)


def test_file_names_sort_as_people_count() -> None:
    worklist = Worklist()
    worklist.arrange(Arrangement(Sorting(Order.COLUMN, "file")))
    fill(worklist, FILMS)
    assert shown(worklist) == ["a", "b2", "b10", "o", "u"]


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        (ColumnFilter("score", low=0.5, high=0.7), ["a"]),
        (ColumnFilter("age", high=2), ["b2"]),
        (ColumnFilter("date", low="2026-03-01"), ["b10"]),
        (ColumnFilter("status", values=frozenset({"▲ flagged"})), ["b10", "a"]),
        (ColumnFilter("votes", values=frozenset({"1/2 ▲"})), ["a"]),
        (ColumnFilter("verdict", values=frozenset({"○ normal"})), ["a"]),
        (ColumnFilter("verdict", values=frozenset({""})), ["b10", "b2", "o", "u"]),
        (ColumnFilter("warnings", values=frozenset({"a lateral view"})), ["o"]),
        (ColumnFilter("view", values=frozenset({""})), ["b10", "a", "b2", "o", "u"]),
        (ColumnFilter("file", text="B"), ["b10", "b2"]),
        (ColumnFilter("film", low=0.001), ["b10", "a", "b2", "o"]),
    ],
)
def test_every_column_filters(asked: ColumnFilter, left: list[str]) -> None:
    worklist = Worklist(Readings(a=Decision.NORMAL))
    worklist.arrange(Arrangement(filters=Filters(columns=(asked,))))
    fill(worklist, FILMS)
    assert shown(worklist) == left
    assert ColumnFilter.from_json(asked.to_json()) == asked


def test_words_are_searched_together_and_scores_are_not() -> None:
    worklist = Worklist(Readings(a=Decision.NORMAL))
    fill(worklist, FILMS)
    for query, left in (
        ("B PNG", ["b10", "b2"]),
        ("lateral", ["o"]),
        ("normal", ["a"]),
        ("0.9", []),
        ("study", ["b10", "a", "b2", "o", "u"]),
    ):
        worklist.arrange(Arrangement(filters=Filters(query=query)))
        assert shown(worklist) == left


def test_a_filter_offers_the_words_there_are_with_their_counts(qtbot: QtBot) -> None:
    cases = [Case(one) for one in FILMS]
    assert counted("warnings", cases)[-1] == ("", 3)
    dialog = ColumnFilterDialog(ColumnFilter("status"), cases)
    qtbot.addWidget(dialog)
    lines = [dialog.choices.item(row) for row in range(dialog.choices.count())]
    flagged = next(line for line in lines if line.text() == "▲ flagged  (2)")
    flagged.setCheckState(Qt.CheckState.Checked)
    with qtbot.waitSignal(dialog.chosen) as told:
        dialog._on_accepted()
    assert told.args == [ColumnFilter("status", values=frozenset({"▲ flagged"}))]


def test_a_range_that_is_none_is_explained(qtbot: QtBot) -> None:
    dialog = ColumnFilterDialog(ColumnFilter("date"), [])
    qtbot.addWidget(dialog)
    dialog.low.setText("1.3.2026")
    dialog._on_accepted()
    assert "YYYY-MM-DD" in dialog._problem.text()
    dialog.low.setText("2026-03-01")
    with qtbot.waitSignal(dialog.chosen) as told:
        dialog._on_accepted()
    assert told.args == [ColumnFilter("date", low="2026-03-01")]


def test_a_click_on_a_header_sorts_turns_round_and_goes_back_to_priority(qtbot: QtBot) -> None:
    view = WorklistView(WorklistModel(Worklist()), ImmediateTask)
    qtbot.addWidget(view)
    wanted: list[Sorting] = []
    view.header.sorting_wanted.connect(wanted.append)
    view.header.sorting_wanted.connect(view.header.show_sorting)
    for _ in range(3):
        view.header._on_clicked(2)
    assert wanted == [
        Sorting(Order.COLUMN, "score", descending=True),
        Sorting(Order.COLUMN, "score", descending=False),
        Sorting(),
    ]


def test_nothing_is_out_of_sight_in_a_narrow_list(qtbot: QtBot) -> None:
    view = WorklistView(WorklistModel(Worklist()), ImmediateTask)
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    view.add([of_patient("p", "one", 0.5, age=3.0, date=DAY, view="PA")])
    assert view.horizontalScrollBar().maximum() == 0
    assert "date" in view.header.tucked
    view.resize(1200, 400)
    qtbot.waitUntil(lambda: view.header.tucked == ())
    assert view.header.is_shown("date")


def test_only_a_width_that_the_reader_drew_is_kept(qtbot: QtBot) -> None:
    view = WorklistView(WorklistModel(Worklist()), ImmediateTask)
    qtbot.addWidget(view)
    view.resize(1200, 400)
    with qtbot.waitExposed(view):
        view.show()
    view.add([of_patient("p", "one", 0.5, age=3.0, date=DAY, view="PA")])
    view.header.show_column("warnings", True)
    view.header.show_column("votes", False)
    view.header.show_column("votes", True)
    assert view.header.to_json()["widths"] == {}
    view.header.resizeSection(INDEX["score"], 150)
    assert view.header.to_json()["widths"] == {"score": 150}


def test_several_selected_films_stay_selected_while_others_come(qtbot: QtBot) -> None:
    view = WorklistView(WorklistModel(Worklist()), ImmediateTask)
    qtbot.addWidget(view)
    view.add(FILMS[:3])
    view.selectAll()
    view.add([finding("new.png", 0.7)])
    assert [one.ref.path.stem for one in view.selected] == ["b10", "a", "b2"]
    view.arrange(Arrangement(Sorting(Order.FOLDER)))
    assert len(view.selected) == 3


def test_the_same_film_in_two_files_is_read_once() -> None:
    twin = dataclasses.replace(
        FILMS[0], ref=dataclasses.replace(FILMS[0].ref, path=FILMS[0].ref.path.with_name("t.png"))
    )
    readings = Readings()
    worklist = Worklist(readings)
    fill(worklist, [FILMS[0], twin, FILMS[1]])
    key = film_key(twin)
    assert key == FilmKey(FILMS[0].ref.sha256)
    assert len(worklist.findings_of(key)) == 2
