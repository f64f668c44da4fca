"""The toolbar: in large letters, too, each of its commands can be seen to be within reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDoubleSpinBox, QToolButton, QWidget

from desktop.ui.appearance import colours, dress
from desktop.ui.toolbar import Toolbar
from desktop.ui.wheel import pass_wheel_on
from desktop.ui.worklist.sorting import Order, Sorting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.ui.services import Services
    from desktop.ui.window import MainWindow


@pytest.fixture
def in_letters(
    qapp: QApplication,
    open_window: Callable[[Services], MainWindow],
    services: Services,
    study: Path,
    qtbot: QtBot,
) -> Iterator[Callable[[int, int], Toolbar]]:
    """Open a window of a width with text of a size, in per cent; return its toolbar."""

    def made(percent: int, width: int) -> Toolbar:
        dress(qapp, "dark", percent)
        window = open_window(services)
        window.open_paths([study])
        window.resize(width, 800)
        with qtbot.waitExposed(window):
            window.show()
        assert window.width() == width
        return window._tools

    yield made
    dress(qapp, "dark")


def buttons(bar: Toolbar) -> list[QToolButton]:
    found = (bar.widgetForAction(action) for action in bar.actions())
    return [one for one in found if isinstance(one, QToolButton)]


@pytest.mark.parametrize("percent", [100, 150, 170])
def test_the_order_gives_way_before_the_tools_do(
    in_letters: Callable[[int, int], Toolbar], percent: int
) -> None:
    bar = in_letters(percent, 1280)
    assert len(buttons(bar)) > 15
    assert all(one.isVisible() for one in buttons(bar))
    assert all(bar.rect().contains(one.geometry()) for one in buttons(bar))
    assert not bar.arrow.isVisible()


def test_tools_without_room_stand_behind_an_arrow_that_can_be_seen_and_hit(
    in_letters: Callable[[int, int], Toolbar], qtbot: QtBot
) -> None:
    bar = in_letters(200, 1130)
    hidden = [one for one in buttons(bar) if not one.isVisible()]
    assert hidden
    assert bar.arrow.isVisible()
    assert bar.arrow.width() >= 24
    assert bar.arrow.accessibleName()
    shown = bar.arrow.icon().pixmap(20).toImage()
    inks = {shown.pixelColor(x, y).name() for x in range(20) for y in range(20)}
    assert colours().text in inks
    bar.arrow.click()
    qtbot.waitUntil(lambda: all(one.isVisible() for one in hidden))


def test_the_arrow_takes_the_colours_of_another_theme(
    in_letters: Callable[[int, int], Toolbar], qapp: QApplication
) -> None:
    bar = in_letters(200, 1130)
    before = bar.arrow.icon().pixmap(20).toImage()
    dress(qapp, "light", 200)
    assert bar.arrow.icon().pixmap(20).toImage() != before
    assert bar.arrow.width() >= 24


def test_the_order_in_force_is_the_tip_of_its_chooser(
    in_letters: Callable[[int, int], Toolbar],
) -> None:
    bar = in_letters(100, 1280)
    chooser = bar.findChild(QComboBox)
    assert chooser is not None
    assert chooser.toolTip() == "by priority, likely pneumonia first"
    chooser.show_sorting(Sorting(Order.COLUMN, "file"))  # type: ignore[attr-defined]
    assert chooser.toolTip() == chooser.currentText() == "by “File”"


def roll(widget: QWidget) -> bool:
    """Turn the wheel over a widget; return whether it kept the turn to itself."""
    turn = QWheelEvent(
        QPointF(5, 5),
        widget.mapToGlobal(QPointF(5, 5)),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    assert turn.type() is QEvent.Type.Wheel
    QApplication.sendEvent(widget, turn)
    return turn.isAccepted()


def test_the_wheel_changes_no_order_in_passing(in_letters: Callable[[int, int], Toolbar]) -> None:
    bar = in_letters(100, 1280)
    chooser = bar.findChild(QComboBox)
    assert chooser is not None
    roll(chooser)
    assert chooser.currentData() == Order.PRIORITY


def test_the_wheel_is_left_to_what_lies_beneath(qtbot: QtBot) -> None:
    box = QDoubleSpinBox()
    qtbot.addWidget(box)
    pass_wheel_on(box)
    assert not roll(box)
    assert box.value() == 0
    assert box.focusPolicy() is Qt.FocusPolicy.StrongFocus
