"""Each key and each movement of the mouse does what readers' hands expect."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QDialog

from desktop.ui.actions import SPECS
from desktop.ui.film.placement import (
    FLIP_HORIZONTALLY,
    FLIP_VERTICALLY,
    TURN_LEFT,
    TURN_RIGHT,
    UPRIGHT,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.ui.film.hanging import Hanging
    from desktop.ui.window import MainWindow

Key = Qt.Key
LEFT, RIGHT, MIDDLE = (
    Qt.MouseButton.LeftButton,
    Qt.MouseButton.RightButton,
    Qt.MouseButton.MiddleButton,
)
SHIFT, CTRL, PLAIN = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.NoModifier,
)


def hanging(window: MainWindow) -> Hanging:
    found = window.reading.film.canvas.hanging
    assert found is not None
    return found


def current(window: MainWindow) -> str:
    finding = window.reading.view.finding
    assert finding is not None
    return finding.ref.path.stem


def press(window: MainWindow, qtbot: QtBot, key: Key, keys: Qt.KeyboardModifier = PLAIN) -> None:
    focus = window.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, keys)


@pytest.mark.parametrize("place", ["view", "film"])
@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ([Key.Key_Down], "bright"),
        ([Key.Key_PageDown, Key.Key_PageDown], "grey"),
        ([Key.Key_End], "broken"),
        ([Key.Key_End, Key.Key_Up], "dark"),
        ([Key.Key_End, Key.Key_PageUp], "dark"),
        ([Key.Key_End, Key.Key_Home], "white"),
        ([Key.Key_Up], "white"),
        ([Key.Key_N], "bright"),
        ([Key.Key_N, Key.Key_N], "bright"),
        ([Key.Key_End, Key.Key_B], "bright"),
    ],
)
def test_stepping(
    reading: MainWindow, qtbot: QtBot, keys: list[Key], expected: str, place: str
) -> None:
    getattr(reading.reading, place).setFocus()
    for key in keys:
        press(reading, qtbot, key)
    assert current(reading) == expected


@pytest.mark.parametrize(
    ("key", "orientation"),
    [
        (Key.Key_H, FLIP_HORIZONTALLY),
        (Key.Key_V, FLIP_VERTICALLY),
        (Key.Key_R, TURN_RIGHT),
        (Key.Key_L, TURN_LEFT),
    ],
)
def test_turning(reading: MainWindow, qtbot: QtBot, key: Key, orientation: object) -> None:
    press(reading, qtbot, key)
    assert hanging(reading).placement.orientation == orientation
    press(reading, qtbot, Key.Key_Space)
    assert hanging(reading).placement.orientation == UPRIGHT


def test_inverting(reading: MainWindow, qtbot: QtBot) -> None:
    press(reading, qtbot, Key.Key_I)
    assert hanging(reading).inverted
    press(reading, qtbot, Key.Key_I)
    assert not hanging(reading).inverted


def test_zooming_fitting_and_one_to_one(reading: MainWindow, qtbot: QtBot) -> None:
    fitted = hanging(reading).placement.zoom
    press(reading, qtbot, Key.Key_Plus)
    assert hanging(reading).placement.zoom == pytest.approx(fitted * 1.25)
    press(reading, qtbot, Key.Key_Minus)
    press(reading, qtbot, Key.Key_Minus)
    assert hanging(reading).placement.zoom == pytest.approx(fitted / 1.25)
    press(reading, qtbot, Key.Key_Equal)
    assert hanging(reading).placement.zoom == fitted
    press(reading, qtbot, Key.Key_0)
    ratio = reading.reading.film.canvas.devicePixelRatioF()
    assert hanging(reading).placement.zoom == 1 / ratio


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_window_presets(reading: MainWindow, qtbot: QtBot, number: int) -> None:
    press(reading, qtbot, Key(Key.Key_0.value + number))
    offered = hanging(reading).film.presets
    assert hanging(reading).window == offered[min(number, len(offered)) - 1]


def test_the_next_window_goes_round(reading: MainWindow, qtbot: QtBot) -> None:
    offered = hanging(reading).film.presets
    seen = []
    for _ in offered:
        press(reading, qtbot, Key.Key_5)
        seen.append(hanging(reading).window)
    assert seen == [*offered[1:], offered[0]]


def test_keeping_a_window(reading: MainWindow, qtbot: QtBot) -> None:
    press(reading, qtbot, Key.Key_3)
    kept = hanging(reading).window
    press(reading, qtbot, Key.Key_4, CTRL)
    press(reading, qtbot, Key.Key_1)
    press(reading, qtbot, Key.Key_4)
    assert (hanging(reading).window.center, hanging(reading).window.width) == (
        kept.center,
        kept.width,
    )


def test_the_saliency_map_and_the_unaltered_film(reading: MainWindow, qtbot: QtBot) -> None:
    canvas = reading.reading.film.canvas
    reading.reading.film.research.allow(True)
    press(reading, qtbot, Key.Key_S)
    assert canvas.looked is not None
    press(reading, qtbot, Key.Key_S)
    assert canvas.looked is None


@pytest.mark.parametrize(("keys", "points"), [(PLAIN, 2), (SHIFT, 3)])
def test_measuring(
    reading: MainWindow, qtbot: QtBot, keys: Qt.KeyboardModifier, points: int
) -> None:
    canvas, before = reading.reading.film.canvas, hanging(reading)
    press(reading, qtbot, Key.Key_M, keys)
    drag(reading, LEFT, (60, 30))
    (mark,) = canvas.marks.every
    assert len(mark.points) == points
    assert hanging(reading).window == before.window
    assert canvas.accessibleDescription()
    drag(reading, LEFT, (1, 0))  # a click moves and measures nothing
    assert len(canvas.marks.every) == 1
    press(reading, qtbot, Key.Key_Down)
    assert not canvas.marks.every
    press(reading, qtbot, Key.Key_Up)
    assert canvas.marks.every == (mark,)
    press(reading, qtbot, Key.Key_Delete)
    assert not canvas.marks.every
    press(reading, qtbot, Key.Key_Escape)
    drag(reading, LEFT, (60, 30))
    assert not canvas.marks.every
    assert hanging(reading).window != before.window


def test_a_handle_can_be_moved(reading: MainWindow, qtbot: QtBot) -> None:
    canvas = reading.reading.film.canvas
    press(reading, qtbot, Key.Key_M)
    drag(reading, LEFT, (60, 30))
    first, end = canvas.marks.every[0].points
    drag(reading, LEFT, (-50, 20))
    (moved,) = canvas.marks.every
    assert moved.points[1] == end
    assert moved.points[0] != first
    press(reading, qtbot, Key.Key_M)
    assert not canvas.measuring


def test_one_tool_at_a_time(reading: MainWindow, qtbot: QtBot) -> None:
    press(reading, qtbot, Key.Key_M)
    press(reading, qtbot, Key.Key_M, SHIFT)
    assert not reading.actions_by_name["measure"].isChecked()
    assert reading.actions_by_name["angle"].isChecked()


def test_the_magnifier(reading: MainWindow, qtbot: QtBot) -> None:
    canvas = reading.reading.film.canvas
    press(reading, qtbot, Key.Key_G)
    assert canvas.magnifying
    press(reading, qtbot, Key.Key_Escape)
    assert not canvas.magnifying


def test_side_by_side(reading: MainWindow, qtbot: QtBot) -> None:
    beside = reading.reading.film.beside
    press(reading, qtbot, Key.Key_C)
    assert beside.isVisible()
    assert beside.finding is None
    press(reading, qtbot, Key.Key_C)
    assert not beside.isVisible()
    press(reading, qtbot, Key.Key_C, SHIFT)
    assert beside.isVisible()
    assert beside.canvas.hanging is not None
    press(reading, qtbot, Key.Key_K)
    press(reading, qtbot, Key.Key_H)
    assert beside.canvas.hanging.placement.orientation == FLIP_HORIZONTALLY


@pytest.mark.parametrize(
    ("key", "flag"), [(Key.Key_T, "_words"), (Key.Key_O, "_overlays")], ids=["texts", "overlays"]
)
def test_texts_and_overlays(reading: MainWindow, qtbot: QtBot, key: Key, flag: str) -> None:
    canvas = reading.reading.film.canvas
    assert getattr(canvas, flag)
    press(reading, qtbot, key)
    assert not getattr(canvas, flag)
    press(reading, qtbot, key)
    assert getattr(canvas, flag)


def test_patient_identifiers(reading: MainWindow, qtbot: QtBot) -> None:
    canvas = reading.reading.film.canvas
    assert canvas._identity == ()
    press(reading, qtbot, Key.Key_F2)
    assert canvas._identity == ("The file names no patient",)
    press(reading, qtbot, Key.Key_F2)
    assert canvas._identity == ()


def test_what_the_model_saw(reading: MainWindow, qtbot: QtBot) -> None:
    press(reading, qtbot, Key.Key_W)
    assert hanging(reading).as_network
    press(reading, qtbot, Key.Key_Down)
    assert hanging(reading).as_network
    press(reading, qtbot, Key.Key_W)
    assert not hanging(reading).as_network


def test_maximising(reading: MainWindow, qtbot: QtBot) -> None:
    press(reading, qtbot, Key.Key_F11)
    assert not reading.reading.view.isVisible()
    assert not reading.menuBar().isVisible()
    reading.reading.film.setFocus()
    press(reading, qtbot, Key.Key_Down)
    assert current(reading) == "bright"
    press(reading, qtbot, Key.Key_F11)
    assert reading.reading.view.isVisible()


@pytest.mark.parametrize("key", [Key.Key_F1, Key.Key_Question])
def test_the_list_of_keys(reading: MainWindow, qtbot: QtBot, key: Key) -> None:
    press(reading, qtbot, key)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    text = " ".join(label.text() for label in dialog.findChildren(type(reading._status)))
    for word in ("Invert", "flagged film", "What the model saw", "PgDown", "Ctrl+left drag"):
        assert word in text
    dialog.close()


def test_single_keys_do_not_reach_the_film_from_a_chip(reading: MainWindow, qtbot: QtBot) -> None:
    from desktop.ui.worklist.case import Group

    chip = reading.reading.chips.chip(Group.FLAGGED)
    chip.setFocus()
    press(reading, qtbot, Key.Key_I)
    assert not hanging(reading).inverted
    press(reading, qtbot, Key.Key_Space)
    assert chip.isChecked()


def test_no_key_is_given_twice() -> None:
    keys = [key for spec in SPECS for key in spec.keys]
    assert len(keys) == len(set(keys))


def drag(
    window: MainWindow, button: Qt.MouseButton, way: tuple[int, int], keys: object = PLAIN
) -> None:
    canvas = window.reading.film.canvas
    start = QPointF(canvas.width() / 2, canvas.height() / 2)
    end = start + QPointF(*way)
    for kind, at, held in (
        (QEvent.Type.MouseButtonPress, start, button),
        (QEvent.Type.MouseMove, end, button),
        (QEvent.Type.MouseButtonRelease, end, Qt.MouseButton.NoButton),
    ):
        which = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else button
        event = QMouseEvent(kind, at, canvas.mapToGlobal(at), which, held, keys)
        QApplication.sendEvent(canvas, event)


def wheel(window: MainWindow, turned: int, keys: object = PLAIN, at: QPointF | None = None) -> None:
    turn_wheel(window.reading.film.canvas, turned, keys, at)


def turn_wheel(over: QWidget, turned: int, keys: object = PLAIN, at: QPointF | None = None) -> None:
    at = at or QPointF(50, 40)
    event = QWheelEvent(
        at,
        over.mapToGlobal(at),
        QPoint(),
        QPoint(0, turned),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(over, event)


def test_a_left_drag_changes_the_window(reading: MainWindow) -> None:
    before = hanging(reading)
    drag(reading, LEFT, (60, 30))
    after = hanging(reading)
    assert after.window.width > before.window.width
    assert after.window.center > before.window.center
    assert after.placement == before.placement


def test_a_right_drag_zooms_about_where_it_began(reading: MainWindow) -> None:
    canvas = reading.reading.film.canvas
    middle = (canvas.width() / 2, canvas.height() / 2)
    before = hanging(reading).placement
    drag(reading, RIGHT, (0, -200))
    after = hanging(reading).placement
    assert after.zoom == pytest.approx(2 * before.zoom)
    assert after.to_film(middle) == pytest.approx(before.to_film(middle))


@pytest.mark.parametrize(("button", "keys"), [(MIDDLE, PLAIN), (LEFT, SHIFT)])
def test_panning(reading: MainWindow, button: Qt.MouseButton, keys: object) -> None:
    before = hanging(reading)
    drag(reading, button, (40, 20), keys)
    after = hanging(reading)
    x, y = before.placement.to_view((0, 0))
    assert after.placement.to_view((0, 0)) == pytest.approx((x + 40, y + 20))
    assert after.window == before.window


def test_a_window_from_a_region(reading: MainWindow) -> None:
    before = hanging(reading)
    drag(reading, LEFT, (150, 120), CTRL)
    after = hanging(reading)
    assert after.window != before.window
    assert after.window.explanation == "region"


def test_the_wheel_steps_and_small_turns_add_up(reading: MainWindow) -> None:
    wheel(reading, -120)
    assert current(reading) == "bright"
    for _ in range(3):
        wheel(reading, -40)
    assert current(reading) == "grey"
    wheel(reading, 240)
    assert current(reading) == "white"


def test_the_wheel_with_ctrl_zooms_at_the_cursor(reading: MainWindow) -> None:
    before = hanging(reading).placement
    wheel(reading, 120, CTRL, QPointF(70, 90))
    after = hanging(reading).placement
    assert after.zoom > before.zoom
    assert after.to_film((70, 90)) == pytest.approx(before.to_film((70, 90)))
    assert current(reading) == "white"


def test_a_double_click_maximises_and_restores(reading: MainWindow, qtbot: QtBot) -> None:
    canvas = reading.reading.film.canvas
    qtbot.mouseDClick(canvas, LEFT)
    assert not reading.reading.view.isVisible()
    qtbot.mouseDClick(canvas, LEFT)
    assert reading.reading.view.isVisible()
