"""Everybody reaches everything: by screen reader, by keyboard, from right to left."""

from __future__ import annotations

import importlib
import pkgutil
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QKeySequenceEdit,
    QLineEdit,
    QListWidget,
    QMenuBar,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QSplitter,
    QTabBar,
    QTableWidget,
    QTextBrowser,
    QWidget,
)

import desktop.ui
from tests.ui.build_dialogs import DIALOGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from desktop.ui.services import Services
    from desktop.ui.window import MainWindow

CONTROLS = (
    *(QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox),
    *(QLineEdit, QPlainTextEdit, QProgressBar, QTabBar, QTextBrowser, QKeySequenceEdit),
)
WHOLES = (QAbstractItemView, QComboBox, QAbstractSpinBox, QKeySequenceEdit, QLineEdit)
_LAID_OUT_OTHERWISE = (*WHOLES, QSplitter, QAbstractScrollArea, QTabBar)
QTS_OWN = ("qt_", "ScrollLeftButton", "ScrollRightButton")
DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
MOST_TABS = 400


def parts(root: QWidget) -> Iterator[QWidget]:
    """Yield what is in a window, except the parts that Qt makes inside its own widgets."""
    for widget in root.findChildren(QWidget):
        if not is_qts_own(widget, root):
            yield widget


def is_qts_own(widget: QWidget, root: QWidget) -> bool:
    if widget.objectName().startswith(QTS_OWN):
        return True
    parent = widget.parentWidget()
    while parent is not None and parent is not root:
        if isinstance(parent, WHOLES) or parent.objectName().startswith(QTS_OWN):
            return True
        parent = parent.parentWidget()
    return False


def unnamed(root: QWidget) -> list[str]:
    """Return controls that a screen reader could not name; what is never shown needs none."""
    menus = [action.menu() for bar in root.findChildren(QMenuBar) for action in bar.actions()]
    found = [f"menu {menu}" for menu in menus if not menu.accessibleName()]
    return found + [
        f"{type(widget).__name__} {widget.objectName()!r} in {widget.parent()}"
        for widget in parts(root)
        if isinstance(widget, CONTROLS) and widget.isVisibleTo(root) and not spoken_name(widget)
    ]


def spoken_name(widget: QWidget) -> str:
    if isinstance(widget, QTabBar):
        return widget.accessibleName()
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def not_reached(root: QWidget) -> list[str]:
    """Return what takes the focus, but not by the key Tab."""
    wanted = [
        widget
        for widget in parts(root)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
        # One of a group of radio buttons is reached; arrows lead to the others.
        and not (isinstance(widget, QRadioButton) and not widget.isChecked())
    ]
    seen: set[int] = set()
    stops: list[QWidget] = []
    while len(stops) < MOST_TABS:
        focus = root.focusWidget()
        if focus is None or focus in stops:
            break  # round once, or caught somewhere
        stops.append(focus)
        # The key itself: a table or a text may keep it.
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    for focus in stops:
        part: QWidget | None = focus
        while part is not None:
            seen.add(id(part))
            part = part.parentWidget()
    return [
        f"{type(widget).__name__} {widget.accessibleName()!r}"
        for widget in wanted
        if id(widget) not in seen
    ]


def overlaps(root: QWidget) -> list[str]:
    """Return controls and words that stand on each other."""
    found = []
    for parent in [root, *parts(root)]:
        if isinstance(parent, _LAID_OUT_OTHERWISE):
            continue
        children = [
            child
            for child in parent.findChildren(
                QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
            )
            if child.isVisible() and not child.isWindow() and not is_qts_own(child, root)
        ]
        for one, other in combinations(children, 2):
            shared = one.geometry().intersected(other.geometry())
            if shared.width() > 1 and shared.height() > 1:
                found.append(f"{named(one)} on {named(other)}")
        inside = QRect(0, 0, parent.width(), parent.height())
        found += [
            f"{named(child)} leaves {named(parent)}"
            for child in children
            if not inside.contains(child.geometry())
        ]
    return found


def named(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return (
        f"{type(widget).__name__} {widget.accessibleName() or (text() if callable(text) else '')!r}"
    )


def test_these_checks_notice_what_is_wrong(qtbot: QtBot, look: None) -> None:
    wrong = QDialog()
    qtbot.addWidget(wrong)
    nameless, table, beyond = QPushButton(wrong), QTableWidget(2, 2, wrong), QPushButton(wrong)
    nameless.setGeometry(0, 0, 60, 30)
    table.setGeometry(50, 10, 100, 60)
    beyond.setGeometry(2000, 0, 60, 30)
    wrong.resize(200, 100)
    wrong.show()
    wrong.activateWindow()
    qtbot.waitUntil(wrong.isActiveWindow)
    nameless.setFocus()
    assert len(unnamed(wrong)) == 3
    assert len(not_reached(wrong)) == 1
    assert len(overlaps(wrong)) == 2


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def dialog(request: pytest.FixtureRequest, services: Services, qtbot: QtBot, look: None) -> QDialog:
    made = DIALOGS[request.param](services)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_no_dialog_is_left_out_of_these_tests() -> None:
    for module in pkgutil.walk_packages(desktop.ui.__path__, "desktop.ui."):
        importlib.import_module(module.name)
    own = (cls for cls in QDialog.__subclasses__() if cls.__module__.startswith("desktop.ui."))
    assert {cls.__name__ for cls in own} == {name.partition(" ")[0] for name in DIALOGS}


@pytest.mark.parametrize("dialog", DIALOGS, indirect=True)
def test_every_control_of_a_dialog_has_a_name(dialog: QDialog) -> None:
    assert unnamed(dialog) == []
    assert dialog.windowTitle()


@pytest.mark.parametrize("dialog", DIALOGS, indirect=True)
def test_tab_reaches_everything_in_a_dialog(dialog: QDialog) -> None:
    assert not_reached(dialog) == []


@pytest.mark.parametrize("dialog", ["SettingsDialog", "ExportDialog written"], indirect=True)
def test_tab_goes_from_top_to_bottom(dialog: QDialog) -> None:
    """The order of the focus is that of the eye: the list at the side, the page, the buttons."""
    seen: list[str] = []
    dialog.findChild(QListWidget).setFocus()
    while (focus := dialog.focusWidget()).objectName() not in seen:
        focus.setObjectName(focus.objectName() or f"number {len(seen)}")
        seen.append(focus.objectName())
        dialog.focusNextChild()
    places = [dialog.findChild(QWidget, name).mapTo(dialog, QPoint(0, 0)).y() for name in seen]
    # What stands in one line differs by a pixel or two.
    assert all(later > earlier - 5 for earlier, later in pairwise(places[1:]))


@pytest.mark.parametrize("dialog", DIALOGS, indirect=True)
def test_nothing_overlaps_from_right_to_left(mirrored: None, dialog: QDialog) -> None:
    assert overlaps(dialog) == []


def test_every_control_of_the_window_has_a_name(reading: MainWindow) -> None:
    for page in range(reading.tabs.count()):
        reading.tabs.setCurrentIndex(page)
        assert unnamed(reading) == []
    assert all(bar.accessibleName() for bar in reading.findChildren(QTabBar))


def test_tab_reaches_everything_in_the_window(reading: MainWindow) -> None:
    for page in range(reading.tabs.count()):
        reading.tabs.setCurrentIndex(page)
        assert not_reached(reading) == []


def test_nothing_in_the_window_overlaps_from_right_to_left(
    mirrored: None, reading: MainWindow
) -> None:
    for page in range(reading.tabs.count()):
        reading.tabs.setCurrentIndex(page)
        assert overlaps(reading) == []
