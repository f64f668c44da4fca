"""Models measured on the open films, and the threshold laboratory: each figure has its films."""

from __future__ import annotations

import datetime
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox

from desktop.errors import NothingToDoError
from desktop.evaluation.sweep import CELLS
from desktop.review.database import open_database
from desktop.review.findings import Threshold, threshold_from_card
from desktop.review.label_table import LabelTableError
from desktop.review.room import ReadingRoom
from desktop.review.site_points import following
from desktop.review.verdicts import Decision, Verdict
from desktop.ui.compare.labels import LabelSource, MeasuringOrder, SortedFilms, measuring
from desktop.ui.compare.laboratory import changed, named_points, read_at, site_point
from desktop.ui.compare.laboratory_board import STEPS, LaboratoryBoard
from desktop.ui.compare.laboratory_grids import lab_grid
from desktop.ui.compare.measured import Measured
from desktop.ui.compare.measured_content import measured_content
from desktop.ui.compare.save_point import PointWishes, SavePointDialog
from desktop.ui.triage import phrases
from tests.factories import card, film
from tests.review.labelled import ROOT, study

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.ui.compare.links import Selection
    from desktop.ui.compare.views import Views
    from desktop.ui.services import Services
    from desktop.ui.window import MainWindow

FILMS = study(45)
ORDER = MeasuringOrder(tuple(FILMS), ROOT, LabelSource.FOLDERS, None, ())
NEVER = threading.Event()


@pytest.fixture(scope="module")
def worked() -> tuple[SortedFilms, Measured]:
    films, measured = measuring(ORDER, None, NEVER)
    assert isinstance(films, SortedFilms)
    assert isinstance(measured, Measured)
    return films, measured


@pytest.fixture
def lab(worked: tuple[SortedFilms, Measured]) -> SortedFilms:
    return worked[0]


@pytest.fixture
def measured(worked: tuple[SortedFilms, Measured]) -> Measured:
    return worked[1]


def names(selection: Selection) -> set[str]:
    return {finding.ref.path.name for finding in selection.films}


def test_every_cell_of_a_matrix_leads_to_as_many_films_as_it_counts(measured: Measured) -> None:
    for matrices in measured_content(measured).matrices.values():
        for matrix in matrices:
            found = {cell: matrix.pick(cell) for cell in CELLS}
            assert {c: len(s.films) for c, s in found.items()} == {
                c: getattr(matrix.counts, c) for c in CELLS
            }
            assert len(set().union(*map(names, found.values()))) == 45


def test_missed_pneumonias_are_what_the_title_says(measured: Measured) -> None:
    missed = measured_content(measured).matrices["thresholds in force"][1].pick("false_negative")
    assert missed.title == "pneumonias missed by second at 0.500"
    for finding in missed.films:
        assert finding.ref.path.parent.name == "PNEUMONIA"
        assert finding.assessments[1].score.probability < 0.5


def test_every_place_of_every_chart_leads_to_films(measured: Measured) -> None:
    content = measured_content(measured)
    assert {chart.title for chart in content.charts} >= {"ROC", "Calibration", "Net benefit"}
    for chart in content.charts:
        linked = [layer for layer in chart.layers if layer.pick is not None]
        assert linked, chart.title
        for layer in linked:
            for place in range(0, layer.x.size, 7):
                assert isinstance(layer.pick((place,)).title, str)
                assert layer.tip is not None
                assert layer.tip(place)


def test_bars_count_the_films_they_lead_to(measured: Measured) -> None:
    chart = next(one for one in measured_content(measured).charts if one.title == "Scores of first")
    for layer in chart.layers:
        counts = [len(layer.pick((place,)).films) for place in range(layer.y.size)]
        assert counts == layer.y.astype(int).tolist()
    assert sum(layer.y.sum() for layer in chart.layers) == 45


def test_differences_are_told_in_words(measured: Measured) -> None:
    rows = measured_content(measured).differences.rows
    assert len(rows) == 1
    assert rows[0][1].text.startswith(("no evidence\nof a difference", "first\nis better"))
    assert ", p " in rows[0][1].text


def test_verdicts_of_readers_are_labels(tmp_path: Path) -> None:
    room = ReadingRoom(open_database(tmp_path / "db.sqlite"))
    at = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    for finding, decision in zip(
        FILMS[:4], ("pneumonia", "normal", "normal", "unsure"), strict=True
    ):
        room.record(Verdict(finding.ref.sha256, 1, Decision(decision), "me", at))
    order = replace(ORDER, source=LabelSource.VERDICTS)
    films, found = measuring(order, room, NEVER)
    assert isinstance(films, SortedFilms)
    assert films.films.labels.tolist().count(True) == 1
    assert films.unlabelled == 42
    assert isinstance(found, Measured)
    assert measured_content(found).remarks


def test_what_cannot_be_used_as_labels_is_told(tmp_path: Path) -> None:
    table = tmp_path / "labels.csv"
    table.write_text("file,label\n000.png,perhaps\n")
    with pytest.raises(LabelTableError, match=r"labels\.csv"):
        list(measuring(replace(ORDER, source=LabelSource.TABLE, table=table), None, NEVER))
    with pytest.raises(NothingToDoError):
        list(measuring(replace(ORDER, findings=()), None, NEVER))
    with pytest.raises(NothingToDoError, match="database"):
        list(measuring(replace(ORDER, source=LabelSource.CONSENSUS), None, NEVER))


def test_measuring_ends_early_when_called_off() -> None:
    cancelled = threading.Event()
    cancelled.set()
    assert [type(one) for one in measuring(ORDER, None, cancelled)] == [SortedFilms]


# The laboratory


def test_a_moved_threshold_changes_counts_and_films_alike(lab: SortedFilms) -> None:
    for threshold in (0.0, 0.3, 0.5, 0.7, 1.0):
        reading = read_at(lab, 1, threshold, 0.1)
        scores = lab.films.scores[1]
        assert reading.now.confusion.false_negative == int(
            np.sum(lab.films.labels & (scores < threshold))
        )
        found = changed(lab, 1, threshold)
        assert len(found.films) == reading.newly_flagged + reading.no_longer
        assert len(found.films) == int(np.sum((scores >= threshold) != (scores >= 0.5)))


def test_more_pneumonia_means_more_flags(lab: SortedFilms) -> None:
    rare, common = (read_at(lab, 0, 0.5, share).expected_now for share in (0.05, 0.5))
    assert rare.flagged is not None
    assert common.flagged is not None
    assert rare.flagged.value < common.flagged.value
    assert rare.values is not None
    assert common.values is not None
    assert rare.values.ppv is not None
    assert common.values.ppv is not None
    assert rare.values.ppv.value < common.values.ppv.value


def test_a_point_is_kept_for_one_version_and_these_films(lab: SortedFilms) -> None:
    at = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    point = site_point(lab, 1, 0.42, at=at, user="me", name="ward", chosen_on="ours")
    assert (point.model, point.version, point.threshold) == ("second", "1.0.0", 0.42)
    assert point.films == 45
    assert (
        point.films_sha256
        == site_point(lab, 0, 0.1, at=at, user="you", name="other", chosen_on="ours").films_sha256
    )
    assert [one.name for one in named_points(lab, 1, [point.as_threshold])] == ["balanced", "ward"]


@pytest.fixture
def board(qtbot: QtBot, look: None, lab: SortedFilms) -> LaboratoryBoard:
    made = LaboratoryBoard()
    qtbot.addWidget(made)
    made.resize(1200, 600)
    made.show_lab(lab)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_slider_moves_everything(board: LaboratoryBoard, qtbot: QtBot) -> None:
    before = board.matrix.cells["false_negative"].text()
    board.slider.setValue(round(0.9 * STEPS))
    qtbot.waitUntil(lambda: board.reading is not None and board.reading.now.threshold == 0.9)
    assert board.matrix.cells["false_negative"].text() != before
    assert board.exact.value() == pytest.approx(0.9)
    assert board.figures.grid.titles[1] == "Moved ≥ 0.900"


def test_both_net_benefits_weigh_a_false_alarm_alike(lab: SortedFilms) -> None:
    rows = {}
    for at in (0.5, 0.8):
        reading = read_at(lab, 0, at, 0.1)
        name, *values = lab_grid(lab, reading, 0.1).rows[-1]
        rows[at] = [value.text for value in values]
        counts = reading.before.confusion
        by_hand = (counts.true_positive - at / (1 - at) * counts.false_positive) / counts.n
        assert name.text == f"Net benefit, false alarms weighed as at {at:.3f}"
        assert rows[at][1] == f"{by_hand:.3f}"
    # The same threshold is worth as much as itself, and another one is weighed anew.
    assert rows[0.5][0] == rows[0.5][1] != rows[0.8][1]


def test_the_keyboard_moves_it_a_thousandth(board: LaboratoryBoard, qtbot: QtBot) -> None:
    assert board.threshold == 0.5
    qtbot.keyClick(board.slider, Qt.Key.Key_Right)
    assert board.threshold == pytest.approx(0.501)


def test_a_threshold_is_not_rounded_by_what_shows_it(board: LaboratoryBoard) -> None:
    board.move_to(0.24144884943962097)
    board.answer()
    assert board.threshold == 0.24144884943962097
    assert board.exact.value() == pytest.approx(0.2414)


def test_a_cell_of_the_matrix_leads_to_the_moved_films(
    board: LaboratoryBoard, qtbot: QtBot
) -> None:
    board.move_to(0.9)
    board.answer()
    with qtbot.waitSignal(board.films_wanted) as asked:
        board.matrix.cells["false_negative"].click()
    assert asked.args[0].title == "pneumonias missed by first at 0.900"


# In the window


@pytest.fixture
def room(tmp_path: Path) -> ReadingRoom:
    return ReadingRoom(open_database(tmp_path / "room.sqlite"))


@pytest.fixture
def sorted_window(
    open_window: Callable[[Services], MainWindow],
    services: Services,
    room: ReadingRoom,
    tmp_path: Path,
) -> Iterator[MainWindow]:
    """A window on films in folders of their labels; one pneumonia is dark, so it is missed."""
    for folder, greys in (("NORMAL", (40, 60, 150)), ("PNEUMONIA", (50, 180, 230))):
        for grey in greys:
            film(tmp_path / "sorted" / folder / f"{folder}{grey}.png", grey)
    window = open_window(replace(services, room=room))
    window.open_paths([tmp_path / "sorted"])
    window.tabs.setCurrentWidget(window.compare)
    yield window
    for dialog in window.findChildren(SavePointDialog):
        dialog.close()


@pytest.fixture
def views(sorted_window: MainWindow) -> Views:
    assert sorted_window.compare.views is not None
    return sorted_window.compare.views


def test_the_folder_is_measured_when_it_is_looked_at(views: Views) -> None:
    views.setCurrentWidget(views.labelled)
    state, caution, fault = views.labelled.said
    assert state.startswith("6 films measured: 3 with pneumonia, 3 normal.")
    assert "Which films are of one patient is not known" in state
    assert "3 pneumonia films are few" in caution
    assert not fault


def test_missed_films_are_shown_in_the_worklist(views: Views, sorted_window: MainWindow) -> None:
    views.setCurrentWidget(views.labelled)
    views.labelled.board.cards[0].cells["false_negative"].click()
    assert sorted_window.tabs.currentWidget() is sorted_window.reading
    shown = sorted_window.reading.view.model().worklist.rows
    assert [row.finding.ref.path.name for row in shown] == ["PNEUMONIA50.png"]


def test_a_table_of_labels_is_used_or_refused_with_the_reason(views: Views, tmp_path: Path) -> None:
    views.setCurrentWidget(views.labelled)
    table = tmp_path / "labels.csv"
    table.write_text("file,label\nNORMAL40.png,normal\nPNEUMONIA50.png,pneumonia\n")
    views.labelled.use_table(table)
    assert views.labelled.said[0].startswith("2 films measured")
    table.write_text("film\n")
    views.labelled.use_table(table)
    assert "labels.csv" in views.labelled.said[2]
    assert not views.labelled.board.isVisible()


def test_a_point_is_saved_used_and_withdrawn(
    views: Views, sorted_window: MainWindow, room: ReadingRoom, services: Services
) -> None:
    views.setCurrentWidget(views.laboratory)
    lab = views.laboratory
    lab.move_to(0.15)
    lab.answer()
    views.desk.ask()
    dialog = next(one for one in sorted_window.findChildren(SavePointDialog))
    assert dialog.user.text() == "me"
    assert "6 films, 3 with pneumonia, labels from folder names" in dialog.chosen_on.text()
    save = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save)
    dialog.name.setText("High Sensitivity")
    assert not save.isEnabled()  # it would pass for the card's
    dialog.name.setText("our ward")
    assert save.isEnabled()
    dialog.wanted.emit(PointWishes("our ward", "Dr A", "ours", "fewer misses", True))
    (saved,) = room.site_points.points("mean_grey", "1.0.0")
    assert (saved.name, saved.user, saved.threshold, saved.films) == ("our ward", "Dr A", 0.15, 6)
    assert services.settings.current.operating_point == "our ward"
    # The films are judged by it at once, and the laboratory begins from it.
    assert all(one.assessments[0].threshold.value == 0.15 for one in sorted_window.session.findings)
    assert lab.lab is not None
    assert lab.lab.films.thresholds[0].name == "our ward"
    assert "mean_grey" not in phrases.reason(sorted_window.session.findings[0]).lower()
    assert [cell.text for cell in lab.history.grid.rows[0][:3]] == ["our ward", "0.150", "in use"]
    lab.history.setCurrentIndex(lab.history.model().index(0, 0))
    lab.withdraw.click()
    assert room.site_points.points("mean_grey", "1.0.0") == ()
    assert [row[2].text for row in lab.history.grid.rows] == ["withdrawn", "replaced"]
    # Nothing is flagged by it any more, now or in the next folder.
    assert {one.assessments[0].threshold.name for one in sorted_window.session.findings} == {
        "balanced"
    }
    assert "our ward" not in sorted_window._status.text()
    assert services.settings.current.operating_point == ""
    assert lab.lab.films.thresholds[0].name == "balanced"


def test_a_point_that_takes_anothers_name_takes_its_place_at_once() -> None:
    one = card()
    old, new = (Threshold("mean_grey", "1.0.0", value, "our ward") for value in (0.1, 0.3))
    assert following(old, one, [new]).value == 0.3
    assert following(old, one, []).name == one.default_operating_point
    of_card = threshold_from_card(one)
    assert following(of_card, one, [new]) is of_card


def test_a_point_that_a_model_lacks_is_told_and_films_are_read_all_the_same(
    sorted_window: MainWindow, services: Services, qtbot: QtBot
) -> None:
    services.settings.update(operating_point="our ward")
    sorted_window.session.reopen()
    qtbot.waitUntil(lambda: len(sorted_window.session.findings) == 6)
    assert "our ward" in sorted_window.notice.text
    assert "default" in sorted_window.notice.text
    assert services.settings.current.operating_point == ""
