"""In large letters the window still fits a small screen: rows of controls break into several."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from desktop.ui.appearance import dress
from desktop.ui.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop.ui.services import Services
    from desktop.ui.window import MainWindow

SMALL_SCREEN = 1280


@pytest.fixture
def large(qapp: QApplication) -> Iterator[Callable[[int], None]]:
    """Set the size of all text, and set it back."""
    yield lambda percent: dress(qapp, "dark", percent)
    dress(qapp, "dark")


@pytest.mark.parametrize("percent", [150, 200])
def test_the_window_fits_a_small_screen(
    large: Callable[[int], None],
    percent: int,
    open_window: Callable[[Services], MainWindow],
    services: Services,
    study: Path,
) -> None:
    large(percent)
    services.settings.update(reader="A reader with a name that is longer than most names are")
    window = open_window(services)
    assert window.minimumSizeHint().width() <= SMALL_SCREEN
    window.open_paths([study])
    window.resize(SMALL_SCREEN, 800)
    assert window.minimumSizeHint().width() <= SMALL_SCREEN
    assert window.width() == SMALL_SCREEN


def test_every_control_of_the_bars_lies_within_them_in_large_letters(
    large: Callable[[int], None],
    open_window: Callable[[Services], MainWindow],
    services: Services,
    study: Path,
    qtbot: QtBot,
) -> None:
    large(150)
    window = open_window(services)
    window.open_paths([study])
    window.resize(SMALL_SCREEN, 800)
    with qtbot.waitExposed(window):
        window.show()
    for bar in (window.reading.bar, window.reading.chips):
        buttons = [one for one in bar.findChildren(QPushButton) if one.isVisible()]
        assert len(buttons) >= 5
        assert len({one.y() for one in buttons}) >= 2
        for button in buttons:
            assert bar.rect().contains(button.geometry())
            assert button.width() >= button.sizeHint().width()
        pairs = ((a, b) for a in buttons for b in buttons if a is not b)
        assert not any(a.geometry().intersects(b.geometry()) for a, b in pairs)


def row(qtbot: QtBot, *widths: int) -> tuple[QWidget, list[QLabel]]:
    owner = QWidget()
    qtbot.addWidget(owner)
    layout, labels = FlowLayout(owner, spacing=10), []
    layout.setContentsMargins(0, 0, 0, 0)
    for width in widths:
        label = QLabel(owner)
        label.setFixedSize(width, 20)
        layout.addWidget(label)
        labels.append(label)
    return owner, labels


def test_lines_break_where_the_room_ends(qtbot: QtBot) -> None:
    owner, labels = row(qtbot, 100, 100, 100)
    layout = owner.layout()
    assert layout is not None
    assert layout.sizeHint().width() == 320
    assert layout.minimumSize().width() == 100
    assert [layout.heightForWidth(width) for width in (320, 319, 209, 50)] == [20, 50, 80, 80]
    layout.setGeometry(QRect(0, 0, 250, 50))
    assert [(one.x(), one.y()) for one in labels] == [(0, 0), (110, 0), (0, 30)]


def test_hidden_widgets_take_no_room(qtbot: QtBot) -> None:
    owner, labels = row(qtbot, 100, 100, 100)
    labels[1].hide()
    layout = owner.layout()
    assert layout is not None
    assert layout.heightForWidth(210) == 20
    layout.setGeometry(QRect(0, 0, 210, 20))
    assert labels[2].x() == 110


def test_one_that_expands_takes_what_is_left_of_its_line(qtbot: QtBot) -> None:
    owner, labels = row(qtbot, 100, 100)
    wide = labels[0]
    wide.setMinimumWidth(50)
    wide.setMaximumWidth(10_000)
    wide.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    layout = owner.layout()
    assert layout is not None
    layout.setGeometry(QRect(0, 0, 400, 20))
    assert (wide.width(), labels[1].x()) == (290, 300)
    assert layout.heightForWidth(160) == 20


def test_it_runs_from_right_to_left_where_the_language_does(qtbot: QtBot) -> None:
    owner, labels = row(qtbot, 100, 60)
    owner.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    layout = owner.layout()
    assert layout is not None
    layout.setGeometry(QRect(0, 0, 300, 20))
    assert [one.x() for one in labels] == [200, 130]
