"""Films out of scope are set apart in the list, and what is said of them can be read."""

from __future__ import annotations

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from desktop.review.findings import Status
from desktop.ui.appearance import colours
from desktop.ui.tasks import ImmediateTask
from desktop.ui.worklist.columns import remark
from desktop.ui.worklist.model import WorklistModel
from desktop.ui.worklist.sections import section_name
from desktop.ui.worklist.state import Worklist
from desktop.ui.worklist.view import WorklistView
from tests.ui.build import finding


def test_a_line_in_its_own_colour_stands_above_the_first_film_out_of_scope(qtbot: QtBot) -> None:
    view = WorklistView(WorklistModel(Worklist()), ImmediateTask)
    qtbot.addWidget(view)
    view.resize(700, 400)
    view.add([finding("a", 0.9), finding("o", 0.95, status=Status.OUT_OF_SCOPE), finding("b", 0.2)])
    with qtbot.waitExposed(view):
        view.show()
    seen = view.viewport().grab().toImage()
    tops = [view.rowViewportPosition(row) for row in range(3)]
    lines = [seen.pixelColor(3, top) == QColor(colours().caution) for top in tops]
    assert lines == [False, False, True]


def test_a_section_says_that_its_films_are_not_ranked() -> None:
    assert "not ranked" in section_name(finding("o", 0.9, status=Status.OUT_OF_SCOPE))
    assert section_name(finding("u", None)) == "Unreadable"


def test_what_puts_a_film_out_of_scope_is_said_before_what_is_only_worth_knowing() -> None:
    both = finding("o", 0.9, status=Status.OUT_OF_SCOPE, warnings=("colour", "not_radiography"))
    assert remark(both) == "not a radiograph by its modality; stored in colour"
