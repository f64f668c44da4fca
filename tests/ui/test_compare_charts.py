"""Charts and tables of the comparison: drawn, walked through with keys, clicked and written."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage

from desktop.ui.appearance import colours, dress
from desktop.ui.compare.chart_export import SIZE, write_chart
from desktop.ui.compare.chart_hits import hit, stops
from desktop.ui.compare.chart_view import ChartView
from desktop.ui.compare.charts import Chart, Kind, Layer, as_csv, line, points
from desktop.ui.compare.grid_model import GridModel
from desktop.ui.compare.grid_view import GridView
from desktop.ui.compare.links import Cell, Grid, Selection
from tests.ui.build import finding

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

FILMS = tuple(finding(f"{name}.png") for name in "abcd")
UNIT = (0.01, 0.01)


def pick(places: Sequence[int]) -> Selection:
    return Selection("some", tuple(FILMS[place] for place in places))


def chart() -> Chart:
    """A guide, a model's line, its points, two of them at one place, and two bars."""
    return Chart(
        "A chart",
        "across",
        "up",
        (
            line("chance", [0, 1], [0, 1]),
            line("model", [0.0, 0.5], [0.0, 0.9], place=0, pick=pick),
            points("films", [0.2, 0.2, 0.8], [0.4, 0.4, np.nan], place=1, pick=pick, tip=str),
            Layer(
                Kind.BARS,
                "bars",
                np.array([0.6, 0.8]),
                np.array([0.3, 0.0]),
                2,
                right=np.array([0.8, 1.0]),
                pick=pick,
            ),
        ),
        note="what to know",
    )


def test_points_over_each_other_are_all_meant() -> None:
    found = hit(chart(), (0.21, 0.41), UNIT)
    assert found is not None
    assert found.layer.name == "films"
    assert found.places == (0, 1)
    assert found.selection() == Selection("some", FILMS[:2])


def test_a_bar_is_meant_from_its_foot_to_its_top() -> None:
    inside = hit(chart(), (0.7, 0.1), UNIT)
    assert inside is not None
    assert inside.places == (0,)
    assert hit(chart(), (0.7, 0.6), UNIT) is None
    assert hit(chart(), (0.9, 0.0), UNIT) is None


def test_guides_lead_nowhere() -> None:
    assert hit(chart(), (1.0, 1.0), UNIT) is None


def test_the_keys_pass_over_what_is_not_there() -> None:
    found = [(one.layer.name, one.places[0]) for one in stops(chart())]
    assert found == [("films", 0), ("films", 1), ("bars", 0), ("model", 0), ("model", 1)]


def test_a_model_that_is_not_chosen_is_left_out() -> None:
    assert [one.name for one in chart().only({1}).layers] == ["chance", "films"]


def test_the_csv_holds_what_is_drawn() -> None:
    rows = list(csv.reader(io.StringIO(as_csv(chart()))))
    assert rows[0] == ["series", "kind", "across", "to", "up", "low", "high"]
    assert rows[3] == ["model", "line", "0", "", "0", "", ""]
    assert rows[4][2:5] == ["0.5", "", "0.9"]
    assert rows[7] == ["films", "points", "0.8", "", "", "", ""]
    assert rows[8] == ["bars", "bars", "0.6", "0.8", "0.3", "", ""]
    assert len(rows) == 1 + 2 + 2 + 3 + 2


@pytest.fixture
def view(qtbot: QtBot, look: None) -> ChartView:
    made = ChartView()
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show_charts((chart(),))
    made.show()
    qtbot.waitExposed(made)
    return made


def place_of(view: ChartView, x: float, y: float) -> QPoint:
    box = view.plot.getViewBox()
    scene = box.mapViewToScene(box.mapToView(box.mapFromView(pyqt_point(x, y))))
    return view.plot.mapFromScene(scene)


def pyqt_point(x: float, y: float) -> object:
    from PySide6.QtCore import QPointF

    return QPointF(x, y)


def test_a_click_on_a_point_asks_for_its_films(view: ChartView, qtbot: QtBot) -> None:
    at = place_of(view, 0.2, 0.4)
    with qtbot.waitSignal(view.films_wanted) as asked:
        qtbot.mouseClick(view.plot.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert asked.args[0].films == FILMS[:2]


def test_the_keys_lead_to_films_too(view: ChartView, qtbot: QtBot) -> None:
    assert view.said == "what to know"
    qtbot.keyClick(view.plot, Qt.Key.Key_Right)
    assert view.said == "0"
    qtbot.keyClick(view.plot, Qt.Key.Key_Right)
    qtbot.keyClick(view.plot, Qt.Key.Key_Right)
    assert view.said == "bars"
    with qtbot.waitSignal(view.films_wanted) as asked:
        qtbot.keyClick(view.plot, Qt.Key.Key_Return)
    assert asked.args[0].films == FILMS[:1]


def test_the_chosen_chart_stays_chosen(view: ChartView) -> None:
    other = Chart("Another", "across", "up", ())
    view.show_charts((chart(), other))
    view.titles.setCurrentIndex(1)
    view.show_charts((other, chart()))
    assert view.chart is not None
    assert view.chart.title == "Another"


def test_another_theme_is_drawn_at_once(view: ChartView, qtbot: QtBot, qapp: QApplication) -> None:
    dress(qapp, "light")
    try:
        light = QColor(colours().ground)
        qtbot.waitUntil(lambda: view.plot.backgroundBrush().color() == light)
    finally:
        dress(qapp, "dark")
    qtbot.waitUntil(lambda: view.plot.backgroundBrush().color() == QColor(colours().ground))


@pytest.mark.parametrize("ending", ["png", "svg", "csv"])
def test_a_chart_is_written(view: ChartView, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"chart.{ending}"
    view.export(target)
    if ending == "png":
        image = QImage(str(target))
        assert image.size() == SIZE * 2
        assert image.pixelColor(2, 2).name() == "#ffffff"
    elif ending == "svg":
        text = target.read_text("utf-8")
        assert "<path" in text or "<polyline" in text
        assert "<image" not in text
    else:
        assert target.read_text("utf-8-sig") == as_csv(chart())


def test_what_cannot_be_written_is_told(view: ChartView, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.failed) as told:
        view.export(tmp_path / "chart.gif")
    assert "PNG, SVG or CSV" in str(told.args[0])
    with qtbot.waitSignal(view.failed):
        view.export(tmp_path / "missing" / "chart.csv")


def test_a_chart_without_models_can_be_written(qapp: object, tmp_path: Path) -> None:
    view_font = ChartView().font()
    write_chart(Chart("Empty", "x", "y", ()), tmp_path / "empty.png", font=view_font)
    assert not QImage(str(tmp_path / "empty.png")).isNull()


# Tables


def grid() -> Grid:
    selection = Selection("one", FILMS[:1])
    return Grid(
        ("name", "films"),
        [
            (Cell("first", place=0), Cell("1\nof 2", "tip", lambda: selection)),
            (Cell("second", place=1), Cell("0")),
        ],
    )


def test_the_table_is_a_sound_model(qtmodeltester: ModelTester) -> None:
    model = GridModel(checkable=True)
    qtmodeltester.check(model)
    model.show_grid(grid())
    model.show_grid(grid())
    assert model.rowCount() == 2


def test_only_what_leads_to_films_looks_like_a_link(qapp: object) -> None:
    model = GridModel()
    model.show_grid(grid())
    fonts = [model.index(row, 1).data(Qt.ItemDataRole.FontRole) for row in (0, 1)]
    assert fonts[0].underline()
    assert fonts[1] is None


def test_a_linked_cell_opens_with_enter(qtbot: QtBot, look: None) -> None:
    view = GridView("A table")
    qtbot.addWidget(view)
    view.show_grid(grid())
    view.setCurrentIndex(view.model().index(1, 1))
    with qtbot.assertNotEmitted(view.films_wanted):
        qtbot.keyClick(view, Qt.Key.Key_Return)
    view.setCurrentIndex(view.model().index(0, 1))
    with qtbot.waitSignal(view.films_wanted) as asked:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert asked.args[0].films == FILMS[:1]


def test_a_table_is_copied_as_lines_with_tabs() -> None:
    assert grid().as_text() == "name\tfilms\nfirst\t1 of 2\nsecond\t0"
