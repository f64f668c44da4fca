"""The window speaks the reader's language, and nothing in it is left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator
from PySide6.QtGui import QFontDatabase, QFontInfo
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenuBar,
    QTableView,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.imaging.screening import in_words
from desktop.ui import translation, words
from desktop.ui.actions import default_keys
from desktop.ui.appearance import dress
from desktop.ui.compare.grid_view import GridView
from desktop.ui.compare.links import Cell, Grid
from desktop.ui.key_table import in_force, native
from desktop.ui.services import Services
from desktop.ui.translation import ENGLISH, language_for, languages, speak, speak_legibly
from desktop.ui.window import MainWindow
from tests.ui.build_dialogs import DIALOGS

OPEN, CLOSE = "⟦", "⟧"
SAYS_NOTHING = re.compile(rf"[{OPEN}][^{CLOSE}]*[{CLOSE}]|<[^>]*>|[\W\d_]+")
NAMES = {
    *("PneumoTriage", "English", "简体中文", "Mean", "grey", "Second", "high", "sensitivity"),
    *("balanced", "CPU", "CUDA", "NVIDIA", "TensorRT", "DirectML", "Intel", "OpenVINO"),
    *("Python", "Qt", "me", "you"),
}
"""Words that are names, and so the same in every language."""

KEYS = {
    SAYS_NOTHING.sub(" ", native(some)).strip()
    for keys in in_force(default_keys(), {}).values()
    for some in (keys, *([key] for key in keys))
}


class Marking(QTranslator):
    """Puts every text of the program in brackets."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, text: str, _disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        # Names of keys are Qt's own business.
        return None if context == "QShortcut" else f"{OPEN}{text}{CLOSE}"


@pytest.fixture
def marked(qapp: QApplication) -> Iterator[None]:
    translator = Marking(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    yield
    speak(qapp, ENGLISH)


def texts(root: QWidget) -> Iterator[str]:
    """Yield what can be read in a window, as it stands there."""
    for widget in [root, *root.findChildren(QWidget)]:
        yield widget.toolTip()
        yield widget.accessibleName()
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        if isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        if isinstance(widget, QGroupBox):
            yield widget.title()
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(n) for n in range(widget.count()))
        if isinstance(widget, QListWidget):
            yield from (widget.item(n).text() for n in range(widget.count()))
        if isinstance(widget, QTabWidget):
            yield from (widget.tabText(n) for n in range(widget.count()))
        if isinstance(widget, QTableView):
            across, model = Qt.Orientation.Horizontal, widget.model()
            yield from (str(model.headerData(n, across) or "") for n in range(model.columnCount()))
        if isinstance(widget, QMenuBar):
            for action in widget.actions():
                yield action.text()
                yield from (each.text() for each in action.menu().actions())


def english_words(root: QWidget) -> set[str]:
    """Return words outside all brackets."""
    left = {SAYS_NOTHING.sub(" ", text).strip() for text in texts(root) if OPEN not in text}
    return {text for text in left if text and not set(text.split()) <= NAMES} - KEYS


def test_no_text_of_the_window_escapes_translation(
    marked: None, open_window: Callable[[Services], MainWindow], services: Services
) -> None:
    assert english_words(open_window(services)) == set()


@pytest.mark.parametrize("name", DIALOGS)
def test_no_text_of_a_dialog_escapes_translation(
    name: str, marked: None, services: Services, qtbot: QtBot, look: None
) -> None:
    dialog = DIALOGS[name](services)
    qtbot.addWidget(dialog)
    assert english_words(dialog) == set()


def test_what_the_screening_says_is_translated_part_by_part(marked: None) -> None:
    said = in_words(["window_unusable", "colour"])
    assert said.count("; ") == 2
    parts = (f"{OPEN}{part}{CLOSE}" for part in said.split("; "))
    assert words.of_screening(said) == "; ".join(parts)
    assert words.of_screening("") == ""


@pytest.mark.parametrize(
    ("wanted", "system", "expected"),
    [
        ("", "de_DE", "en"),
        ("", "zh_CN", "zh_CN"),
        ("", "zh_Hans_SG", "zh_CN"),
        ("", "C", "en"),
        ("zh_CN", "en_US", "zh_CN"),
        ("en", "zh_CN", "en"),
        ("xx", "zh_CN", "en"),
    ],
)
def test_the_language_is_the_readers_or_the_systems(
    wanted: str, system: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(translation, "languages", lambda: {"en": "English", "zh_CN": "简体中文"})
    assert language_for(wanted, QLocale(system)) == expected


def test_languages_say_their_own_names() -> None:
    assert languages() == {"en": "English", "zh_CN": "简体中文"}


def test_without_a_font_for_it_a_language_is_not_spoken(
    qapp: QApplication, english: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFontDatabase, "families", lambda _script: ["Some Sans CJK"])
    assert speak_legibly(qapp, "zh_CN") is None
    assert QCoreApplication.translate("Actions", "&Quit") == "退出(&Q)"
    monkeypatch.setattr(QFontDatabase, "families", lambda _script: [])
    error = speak_legibly(qapp, "zh_CN")
    assert error is not None
    assert error.code == "no_font"
    assert QCoreApplication.translate("Actions", "&Quit") == "&Quit"
    assert speak_legibly(qapp, "en") is None


def test_qts_own_buttons_speak_chinese_too(qapp: QApplication, english: None) -> None:
    assert speak(qapp, "zh_CN") == "zh_CN"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
    assert speak(qapp, "en") == "en"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_sentences_are_set_apart_as_the_language_does(qapp: QApplication, english: None) -> None:
    assert words.sentences(("One.", "", "Two.", "Three.")) == "One. Two. Three."
    assert words.sentences(()) == ""
    speak(qapp, "zh_CN")
    assert words.sentences(("一。", "二。")) == "一。二。"


def test_english_plurals(qapp: QApplication, english: None) -> None:
    speak(qapp, "en")
    told = [QCoreApplication.translate("ExportDialog", "%n film(s)", "", n) for n in (1, 2)]
    assert told == ["1 film", "2 films"]


def test_dialogs_are_dialogs(services: Services, qtbot: QtBot, look: None) -> None:
    for make in DIALOGS.values():
        dialog = make(services)
        qtbot.addWidget(dialog)
        assert isinstance(dialog, QDialog)


def test_rows_of_tables_make_room_for_signs_of_another_font(qtbot: QtBot, look: None) -> None:
    if not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        pytest.skip("this machine has no font with Chinese signs")
    heights = []
    for text in ("balanced\n≥ 0.508", "均衡\n≥ 0.508"):
        view = GridView("a table")
        qtbot.addWidget(view)
        view.show_grid(Grid(("a",), ((Cell(text),),)))
        heights.append(view.sizeHintForRow(0))
        assert view.rowHeight(0) >= heights[-1]
    assert heights[1] > heights[0] + 2


def test_signs_come_from_a_font_of_their_own_country(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else Qt took any font that has them: a semicolon stood in the middle of its square."""
    dress(qapp, "dark", 150)
    plain = qapp.font()
    there = ["DejaVu Sans", "WenQuanYi Micro Hei", "Noto Sans CJK SC"]
    monkeypatch.setattr(QFontDatabase, "families", lambda *_: there)
    try:
        speak(qapp, "zh_CN")
        own, *further = qapp.font().families()
        assert own == QFontInfo(plain).family()
        assert further == ["Noto Sans CJK SC", "WenQuanYi Micro Hei"]
        assert qapp.font().pointSizeF() == plain.pointSizeF()
        dress(qapp, "light")
        assert qapp.font().families()[1:] == further
    finally:
        speak(qapp, ENGLISH)
        dress(qapp, "dark")
    assert qapp.font().families() == plain.families()
