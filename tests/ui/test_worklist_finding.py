"""Finding films among thousands: any column sorts and filters, patients stay together."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.review.findings import Finding, Status
from desktop.review.verdicts import Decision, FilmKey, Verdict, film_key
from desktop.ui.tasks import ImmediateTask
from desktop.ui.worklist.case import Case
from desktop.ui.worklist.column_filter import ColumnFilterDialog, counted
from desktop.ui.worklist.columns import BY_NAME, COLUMNS
from desktop.ui.worklist.filters import ColumnFilter, Filters, Reading
from desktop.ui.worklist.model import WorklistModel
from desktop.ui.worklist.order_words import filters_words, order_words
from desktop.ui.worklist.sorting import Order, Sorting
from desktop.ui.worklist.state import Arrangement, Worklist
from desktop.ui.worklist.view import WorklistView
from tests.ui.build import finding

MOMENT = datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC)


class Readings:
    """What a reader made of films, by the name of the file."""

    def __init__(self, *, blind: bool = False, **decisions: Decision) -> None:
        self.blind = blind
        self.decisions = decisions

    def case(self, one: Finding) -> Case:
        decision = self.decisions.get(one.ref.path.stem)
        key = film_key(one)
        if decision is None or key is None:
            return Case(one, veiled=self.blind and bool(one.assessments))
        return Case(one, Verdict(key.sha256, key.frame, decision, "Kim", MOMENT))


def of_patient(
    patient: str, name: str, probability: float, *, view: str = "", **more: object
) -> Finding:
    made = finding(name, probability, **more)
    assert made.film is not None
    facts = dataclasses.replace(made.film.facts, patient_key=patient, view=view)
    return dataclasses.replace(made, film=dataclasses.replace(made.film, facts=facts))


def fill(worklist: Worklist, *batches: Sequence[Finding]) -> None:
    for batch in batches:
        for change in worklist.admit(batch):
            worklist.carry_out(change)


def shown(worklist: Worklist) -> list[str]:
    return [row.finding.ref.path.stem for row in worklist.rows]


DAY = datetime.date(2026, 3, 1)
FILMS = [
    finding("b10.png", 0.9, others=(0.9,), age=4.0, date=DAY),
    finding("b2.png", 0.1, others=(0.2,), age=1.5),
    finding("a.png", 0.6, others=(0.1,), date=DAY - datetime.timedelta(days=3)),
    finding("o.png", 0.8, status=Status.OUT_OF_SCOPE, warnings=("lateral_view", "colour")),
    finding("u.png", None),
]


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
