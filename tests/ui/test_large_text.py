"""In large letters the window still fits a small screen: rows of controls break into several."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QSizePolicy, QWidget

from desktop.ui.actions import default_keys
from desktop.ui.appearance import colours, dress, grown, style_sheet
from desktop.ui.compare.roomy import ChartsBeside
from desktop.ui.flow import FlowLayout
from desktop.ui.key_table import in_force
from desktop.ui.settings.dialog import SettingsDialog

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


def test_signs_and_dialogs_grow_with_the_text(large: Callable[[int], None]) -> None:
    screen = QGuiApplication.primaryScreen()
    large(100)
    assert grown(QSize(260, 200), screen) == QSize(260, 200)
    large(200)
    assert grown(QSize(260, 200), screen) == QSize(520, 400)
    assert grown(QSize(9000, 9000), screen).height() < screen.availableSize().height()
    tick = "width: {0}px; height: {0}px"
    assert tick.format(14) in style_sheet(colours())
    sheet = style_sheet(colours(), larger=2.0)
    assert tick.format(28) in sheet
    assert tick.format(14) not in sheet


def test_a_key_can_be_pressed_into_a_field_that_can_be_read(
    large: Callable[[int], None], services: Services, qtbot: QtBot
) -> None:
    """At 200 % of text three buttons left it one letter."""
    large(200)
    dialog = SettingsDialog(services, in_force(default_keys(), {}))
    qtbot.addWidget(dialog)
    dialog.resize(SMALL_SCREEN, 760)
    dialog.contents.setCurrentRow(dialog.contents.count() - 1)
    with qtbot.waitExposed(dialog):
        dialog.show()
    line = dialog.keys.press.findChild(QLineEdit)
    assert line is not None
    words = line.fontMetrics().horizontalAdvance(line.placeholderText())
    assert line.width() > words
    dialog.close()


def test_the_comparison_scrolls_in_large_letters_and_nothing_overlaps(
    large: Callable[[int], None],
    open_window: Callable[[Services], MainWindow],
    services: Services,
    study: Path,
    qtbot: QtBot,
) -> None:
    large(200)
    window = open_window(services)
    window.open_paths([study])
    window.tabs.setCurrentWidget(window.compare)
    qtbot.waitUntil(lambda: bool(window.compare.views and window.compare.views.models.chosen_set))
    window.resize(SMALL_SCREEN, 800)
    with qtbot.waitExposed(window):
        window.show()
    assert window.width() == SMALL_SCREEN
    assert window.compare.views is not None
    board = window.compare.views.models.board
    whole = board.table.parentWidget()
    assert whole is not None
    charts = whole.findChild(ChartsBeside)
    assert charts is not None
    assert not charts.geometry().intersects(board.table.geometry())
    assert charts.height() >= 16 * charts.fontMetrics().lineSpacing()


def test_every_label_follows_when_the_size_of_text_is_changed(
    large: Callable[[int], None],
    open_window: Callable[[Services], MainWindow],
    services: Services,
    study: Path,
) -> None:
    """Labels with a font of their own kept the old size: the score strip stayed at 200 %."""
    window = open_window(services)
    window.open_paths([study])
    window.tabs.setCurrentWidget(window.compare)
    labels = window.findChildren(QLabel)

    def sizes(percent: int) -> list[float]:
        large(percent)
        for label in labels:
            label.ensurePolished()
        return [label.fontInfo().pointSizeF() for label in labels]

    before, after = sizes(100), sizes(200)
    kept = [
        label.accessibleName() or label.text()
        for label, small, big in zip(labels, before, after, strict=True)
        if big < 1.5 * small
    ]
    assert kept == []
