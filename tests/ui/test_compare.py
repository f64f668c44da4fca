"""The comparison of the models: cards, curves, speed, agreement on the open folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QIcon

from desktop.ui.compare.cards import ModelRow, comparable, evaluation_on, evaluation_sets
from desktop.ui.compare.dispute_model import DisputeModel
from desktop.ui.compare.folder import agree_on_folder
from desktop.ui.compare.roc import operating_rates
from desktop.ui.compare.styles import SWATCH, swatch_icon
from desktop.ui.compare.table_model import COLUMNS, ModelsTableModel
from tests.ui.build import finding

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from desktop.registry import ModelRegistry
    from desktop.ui.compare.board import CompareBoard
    from desktop.ui.services import Services
    from desktop.ui.window import MainWindow


@pytest.fixture
def board(reading: MainWindow, qtbot: QtBot) -> CompareBoard:
    """The comparison, looked at while a folder is open."""
    reading.tabs.setCurrentWidget(reading.compare)
    assert reading.compare.board is not None
    return reading.compare.board


def column(board: CompareBoard, name: str) -> list[str]:
    model = board.table.model()
    at = [one.name for one in COLUMNS].index(name)
    return [model.index(row, at).data() for row in range(model.rowCount())]


def test_one_row_a_model_from_its_card(board: CompareBoard) -> None:
    assert column(board, "title") == ["Mean grey", "Second"]
    assert column(board, "roc_auc") == ["0.96 (0.86–1.00)"] * 2
    assert column(board, "n") == ["100 films", "100 films"]
    assert column(board, "speed") == ["not measured yet"] * 2


def test_the_leading_model_comes_first(window: MainWindow, services: Services) -> None:
    services.settings.update(leading_model="second")
    window.tabs.setCurrentWidget(window.compare)
    assert window.compare.board is not None
    assert column(window.compare.board, "title") == ["Second", "Mean grey"]


def test_a_model_keeps_its_colour_where_its_row_is_selected() -> None:
    size = SWATCH
    plain, chosen = (
        swatch_icon(1).pixmap(size, mode).toImage()
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected)
    )
    assert plain == chosen


def test_scores_on_disputed_films_are_not_cut_off(board: CompareBoard) -> None:
    films = board.folder.films
    for at in range(1, films.model().columnCount()):
        assert films.columnWidth(at) >= films.sizeHintForColumn(at)


def test_the_evaluation_set_is_named_and_described(board: CompareBoard) -> None:
    assert board.chosen_set == "test films"
    assert "films of this test" in board._described.text()


def test_curves_and_matrices_follow_the_selection(board: CompareBoard) -> None:
    assert board.roc.names == ["Mean grey  0.960", "Second  0.960"]
    board.table.clearSelection()
    assert board.roc.names == []
    board.table.selectRow(1)
    assert board.roc.names == ["Second  0.960"]


def test_speed_is_measured_on_this_machine(board: CompareBoard, qtbot: QtBot) -> None:
    board.measure.click()
    assert all("films/s on CPU" in text for text in column(board, "speed"))
    assert board.measure.isEnabled()


def test_agreement_on_the_open_folder(board: CompareBoard) -> None:
    said = board.folder.text
    assert "All 2 models decide the same on 3 of 4 films (75\N{NO-BREAK SPACE}%)" in said
    flagged = "Mean grey 2 (50\N{NO-BREAK SPACE}%) · Second 3 (75\N{NO-BREAK SPACE}%)"
    assert flagged in said


def test_a_double_click_on_a_disputed_film_shows_it_in_the_worklist(
    board: CompareBoard, reading: MainWindow
) -> None:
    films = board.folder.films
    assert films.model().rowCount() == 1
    films.activated.emit(films.model().index(0, 0))
    assert reading.tabs.currentWidget() is reading.reading
    current = reading.reading.view.finding
    assert current is not None
    assert current.ref.path.name == "grey.png"


def test_film_tools_rest_while_no_film_is_seen(board: CompareBoard, reading: MainWindow) -> None:
    assert not reading.actions_by_name["invert"].isEnabled()
    reading.tabs.setCurrentWidget(reading.reading)
    assert reading.actions_by_name["invert"].isEnabled()


def test_without_a_folder_it_says_so(window: MainWindow) -> None:
    window.tabs.setCurrentWidget(window.compare)
    assert window.compare.board is not None
    assert "No folder is open" in window.compare.board.folder.text


def test_the_tables_are_sound_models(qtmodeltester: ModelTester, registry: ModelRegistry) -> None:
    models = registry.active_models()
    table = ModelsTableModel()
    qtmodeltester.check(table)
    rows = [ModelRow(model, evaluation_on(model, "test films")) for model in models]
    table.set_rows(rows)
    table.set_rows(rows)
    assert table.rowCount() == 2


def test_the_disputed_films_are_a_sound_model(qtmodeltester: ModelTester) -> None:
    model = DisputeModel()
    qtmodeltester.check(model)
    model.show_films(("a", "b"), [finding("x.png", 0.9, others=(0.1,))])
    texts = [model.index(0, at).data() for at in range(4)]
    assert texts == ["x.png", "0.80", "0.900 ▲", "0.100 –"]


def test_a_model_that_was_not_measured_there_says_so(registry: ModelRegistry) -> None:
    model = registry.active_models()[0]
    row = ModelRow(model, evaluation_on(model, "other films"))
    assert [c.text(row) for c in COLUMNS if c.name in {"n", "roc_auc"}] == ["–", "–"]
    assert [one.data for one in evaluation_sets([model])] == ["test films"]
    assert comparable([row])


def test_agreement_needs_two_models() -> None:
    assert agree_on_folder([]) is None
    assert agree_on_folder([finding("a", 0.9)]) is None


def test_the_most_disputed_film_comes_first() -> None:
    films = [
        finding("same", 0.9, others=(0.8,)),
        finding("some", 0.6, others=(0.4,)),
        finding("most", 0.9, others=(0.1,)),
        finding("broken", None),
    ]
    found = agree_on_folder(films)
    assert found is not None
    assert [one.ref.path.name for one in found.disputed()] == ["most", "some"]
    assert found.flagged(0) == 3


def test_where_the_operating_point_lies(registry: ModelRegistry) -> None:
    evaluation = registry.active_models()[0].card.evaluations[0]
    assert operating_rates(evaluation.confusion) == pytest.approx((0.2, 0.95))
