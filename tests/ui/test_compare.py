"""The comparison: what the cards say, and the four views beside each other in the window."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon

from desktop.inference.contract import FilmScores
from desktop.review.findings import Status
from desktop.ui import words
from desktop.ui.compare.card_charts import operating_rates
from desktop.ui.compare.card_content import card_content
from desktop.ui.compare.card_figures import (
    area_difference,
    calibration,
    corners,
    counts_at,
    precision_recall,
)
from desktop.ui.compare.cards import ModelRow, comparable, evaluation_on, evaluation_sets
from desktop.ui.compare.styles import STYLES, SWATCH, swatch_icon
from tests.factories import card, evaluation

if TYPE_CHECKING:
    from desktop.registry import ModelRegistry
    from desktop.ui.compare.models_board import ModelsBoard
    from desktop.ui.compare.views import Views
    from desktop.ui.services import Services
    from desktop.ui.window import MainWindow


@pytest.fixture
def views(reading: MainWindow) -> Views:
    """The comparison, looked at while a folder is open."""
    reading.tabs.setCurrentWidget(reading.compare)
    assert reading.compare.views is not None
    return reading.compare.views


@pytest.fixture
def models(views: Views) -> ModelsBoard:
    return views.models


def texts(board: ModelsBoard, column: int) -> list[str]:
    return [row[column].text for row in board.board.table.grid.rows]


def row_of(title: str, gain: float) -> ModelRow:
    """A model whose card holds single scores of sixty pneumonias and forty normals."""
    labels = np.arange(100) < 60
    drawn = np.random.default_rng(4).normal(0.4 + gain * labels, 0.15)
    scores = np.clip(drawn, 0, 1).astype(np.float32).astype(float)
    flagged = scores >= 0.5
    stated = evaluation() | {
        "films": FilmScores.of(labels, np.arange(100) // 2, scores).model_dump(),
        "confusion": {
            "threshold": 0.5,
            "true_positive": int((flagged & labels).sum()),
            "false_positive": int((flagged & ~labels).sum()),
            "true_negative": int((~flagged & ~labels).sum()),
            "false_negative": int((~flagged & labels).sum()),
        },
    }
    made = card(name=title.lower(), title=title, evaluations=[stated])
    return ModelRow(SimpleNamespace(card=made, size_bytes=1000), made.evaluations[0])


def test_cards_with_single_scores_are_compared_film_by_film() -> None:
    good, poor = row_of("Good", 0.4), row_of("Poor", 0.05)
    content = card_content((good, poor))
    ((_, area, sensitivity, specificity),) = content.differences.rows
    assert area.text.startswith("Good\nis better")
    assert "Bootstrap by patient" in area.tip
    assert "McNemar, exact" in sensitivity.tip
    assert specificity.text.startswith("no evidence")
    histograms = [one for one in content.charts if one.title.startswith("Scores of")]
    assert [one.title for one in histograms] == ["Scores of Good", "Scores of Poor"]
    counted = [[layer.y.sum() for layer in one.layers] for one in histograms]
    assert counted == [[40, 60], [40, 60]]
    # A point whose counts no card states is counted from the scores.
    (matrix, _) = content.matrices["high sensitivity"]
    films = good.evaluation.films
    assert matrix.counts.true_positive == (films.scores[films.labels] >= 0.2).sum()


def test_cards_of_other_films_are_compared_cautiously() -> None:
    good, poor = row_of("Good", 0.4), row_of("Poor", 0.05)
    other = poor.evaluation.model_copy(update={"file_list_sha256": "b" * 64})
    content = card_content((good, replace(poor, evaluation=other)))
    ((_, area, sensitivity, _),) = content.differences.rows
    assert "as if measured on different films" in area.tip
    assert sensitivity.text == words.NOT_A_NUMBER


def test_one_row_a_model_from_its_card(models: ModelsBoard) -> None:
    assert texts(models, 0) == ["Mean grey\n1.0.0", "Second\n1.0.0"]
    assert texts(models, 2) == ["0.960\n0.860–1.000"] * 2
    assert models.chosen_set == "test films"
    assert "films of this test" in models.described.text()


def test_the_leading_model_comes_first(window: MainWindow, services: Services) -> None:
    services.settings.update(leading_model="second")
    window.tabs.setCurrentWidget(window.compare)
    assert window.compare.views is not None
    assert texts(window.compare.views.models, 0)[0].startswith("Second")


def test_charts_and_matrices_show_the_ticked_models(models: ModelsBoard) -> None:
    board = models.board
    named = [layer.name for layer in board.left.chart.layers if layer.listed]
    assert named == ["Mean grey  0.960", "Second  0.960"]
    assert [card.isVisible() for card in board.cards] == [True, True]
    first = board.table.model().index(0, 0)
    unticked = Qt.CheckState.Unchecked
    assert board.table.model().setData(first, unticked, Qt.ItemDataRole.CheckStateRole)
    named = [layer.name for layer in board.left.chart.layers if layer.listed]
    assert named == ["Second  0.960"]
    assert [card.isVisible() for card in board.cards] == [True, False]


def test_matrices_follow_the_operating_point(models: ModelsBoard) -> None:
    points = models.board.points
    assert [points.itemText(at) for at in range(points.count())][1:] == [
        "balanced",
        "high sensitivity",
    ]
    points.setCurrentIndex(1)
    said = [card.accessibleName() for card in models.board.cards]
    assert said == ["Confusion matrix of Mean grey", "Confusion matrix of Second"]
    assert models.board.cards[0].cells["false_negative"].text().startswith("3 ")


def test_speed_is_measured_on_this_machine(models: ModelsBoard) -> None:
    models.measure.click()
    about = {row[0].text: row[1:] for row in models.board.about.grid.rows}
    assert all("films/s on CPU" in cell.text for cell in about["Speed here"])
    assert models.measure.isEnabled()


def test_models_keep_their_colour_where_a_row_is_selected() -> None:
    plain, chosen = (
        swatch_icon(1).pixmap(SWATCH, mode).toImage()
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected)
    )
    assert plain == chosen


def test_colour_is_never_the_only_sign() -> None:
    assert len({style.dash for style in STYLES}) == len({s.mark for s in STYLES}) == len(STYLES)


def test_film_tools_rest_while_no_film_is_seen(views: Views, reading: MainWindow) -> None:
    assert not reading.actions_by_name["invert"].isEnabled()
    reading.tabs.setCurrentWidget(reading.reading)
    assert reading.actions_by_name["invert"].isEnabled()


def test_without_a_folder_each_view_says_so(window: MainWindow) -> None:
    window.tabs.setCurrentWidget(window.compare)
    views = window.compare.views
    assert views is not None
    assert "No folder is open" in views.folder.text
    views.setCurrentWidget(views.labelled)
    assert views.labelled.said[0].startswith("No folder is open. Open films whose labels")
    views.setCurrentWidget(views.laboratory)
    assert views.laboratory.lab is None


def test_the_open_folder_is_compared(views: Views, reading: MainWindow) -> None:
    views.setCurrentWidget(views.folder)
    n = sum(one.status is Status.OK for one in reading.session.findings)
    assert f"All 2 models decide the same on {n - 1} of {n} films (" in views.folder.text
    assert len(views.folder.films.grid.rows) == 1
    views.folder.only_disputed.setChecked(False)
    assert len(views.folder.films.grid.rows) == n


def test_disputed_films_are_a_click_away(views: Views, reading: MainWindow) -> None:
    views.setCurrentWidget(views.folder)
    views.folder.disputed.click()
    assert reading.tabs.currentWidget() is reading.reading
    shown = [row.finding.ref.path.name for row in reading.reading.view.model().worklist.rows]
    assert shown == ["grey.png"]


def test_a_film_of_the_list_is_shown_among_all(views: Views, reading: MainWindow) -> None:
    views.setCurrentWidget(views.folder)
    films = views.folder.films
    films.open_cell(films.model().index(0, 0))
    assert reading.tabs.currentWidget() is reading.reading
    current = reading.reading.view.finding
    assert current is not None
    assert current.ref.path.name == "grey.png"
    assert len(reading.reading.view.model().worklist.rows) > 1


# What can be reckoned from a card


def test_a_model_that_was_not_measured_there_says_so(registry: ModelRegistry) -> None:
    model = registry.active_models()[0]
    row = ModelRow(model, evaluation_on(model, "other films"))
    content = card_content([row])
    assert [cell.text for cell in content.metrics.rows[0][1:3]] == ["–", "–"]
    assert content.matrices["balanced"][0].counts is None
    assert [one.data for one in evaluation_sets([model])] == ["test films"]
    assert comparable([row])


def test_where_the_operating_point_lies() -> None:
    confusion = card().evaluations[0].confusion
    assert operating_rates(confusion) == pytest.approx((0.2, 0.95))


def test_precision_along_the_cards_curve() -> None:
    recall, precision = precision_recall(card().evaluations[0])
    at = recall.tolist().index(0.95)
    assert precision[at] == pytest.approx(57 / 65)
    assert precision[-1] == pytest.approx(0.6)
    # Half way the counts change in proportion: 28.5 pneumonias, 4 false alarms.
    half = (abs(recall - 0.475)).argmin()
    assert precision[half] == pytest.approx(28.5 / 32.5)


def test_calibration_from_the_cards_curve_counts_every_film_once() -> None:
    pieces = calibration(card().evaluations[0])
    assert sum(piece.n for piece in pieces) == 100
    assert pieces[0].low == 0
    assert pieces[-1].high == 1
    assert [round(piece.observed.value, 3) for piece in pieces] == [
        round(3 / 35, 3),
        round(57 / 65, 3),
    ]


def test_counts_are_told_only_where_the_card_knows_them() -> None:
    made = card()
    one = made.evaluations[0]
    known = counts_at(one, made.operating_point("balanced"))
    assert known is not None
    assert (known.true_positive, known.false_positive) == (57, 8)
    # The card's "high sensitivity" states shares that its own curve cannot have there.
    point = made.operating_points[1]
    half = point.sensitivity.model_copy(update={"value": 0.5})
    odd = point.model_copy(update={"sensitivity": half})
    assert counts_at(one, odd) is None


def test_the_corners_begin_at_no_film() -> None:
    roc = corners(card().evaluations[0])
    assert roc.threshold[0] == float("inf")
    assert roc.true_positive_rate[0] == 0


def test_areas_of_cards_are_compared_cautiously() -> None:
    one, two = card().evaluations[0].metrics["roc_auc"], None
    assert area_difference(one, one) is None  # its upper bound is 1
    one = one.model_copy(update={"value": 0.95, "low": 0.92, "high": 0.97})
    two = one.model_copy(update={"value": 0.80, "low": 0.74, "high": 0.85})
    same = area_difference(one, one)
    assert same is not None
    assert same.p == pytest.approx(1)
    found = area_difference(one, two)
    assert found is not None
    # By hand: logits 2.944 and 1.386, errors 0.2636 and 0.1760, z 4.916.
    assert found.p == pytest.approx(8.8e-7, rel=0.1)
    assert found.difference.value == pytest.approx(0.15)
    # MOVER: 0.15 - sqrt(0.03^2 + 0.05^2), 0.15 + sqrt(0.02^2 + 0.06^2)
    assert found.difference.low == pytest.approx(0.0917, abs=1e-4)
    assert found.difference.high == pytest.approx(0.2132, abs=1e-4)


def test_other_films_are_no_fair_comparison(registry: ModelRegistry) -> None:
    models = registry.active_models()
    rows = [ModelRow(model, evaluation_on(model, "test films")) for model in models]
    other = rows[1].evaluation.model_copy(update={"file_list_sha256": "1" * 64})
    assert not card_content(rows).remarks
    assert "not all models" in card_content([rows[0], ModelRow(models[1], other)]).remarks[0]
    assert evaluation()["data"] == "test films"
