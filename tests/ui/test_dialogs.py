"""About, bugs and starting."""

from __future__ import annotations

import sys
import tomllib
from importlib.metadata import distribution
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QScrollArea,
    QTextBrowser,
)

from desktop.ui.appearance import Colours, icon, load_colours, style_sheet
from desktop.ui.dialogs.about import AboutDialog
from desktop.ui.dialogs.components import COMPONENTS, components, licence_text
from desktop.ui.dialogs.crash import CrashDialog, report, tell
from desktop.ui.dialogs.keys import KeysDialog
from desktop.ui.start import application_icon

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_about_states_purpose_version_and_licences(qtbot: QtBot, look: None) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    text = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "For prioritisation only. Not for diagnostic use." in text
    assert "hides nothing" in dialog.findChild(QTextBrowser).toPlainText()
    assert "Apache-2.0" in text
    assert "LGPL-3.0" in text
    assert "onnxruntime" in dialog.facts()
    dialog.copy()
    assert QApplication.clipboard().text() == dialog.facts()


def test_the_licence_of_a_package_can_be_read(qtbot: QtBot, look: None) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    assert "Permission is hereby granted" in dialog.licence.toPlainText()
    row = [one.name for one in components()].index("numpy")
    dialog.table.selectRow(row)
    assert "Redistribution and use" in dialog.licence.toPlainText()
    dialog.table.selectRow([one.name for one in components()].index("shiboken6"))
    assert dialog.licence.toPlainText() == "This package brings no text of its licence."


def test_every_package_that_ships_is_listed_with_its_licence(project_root: Path) -> None:
    """The closure of what the program depends on, on this system."""
    project = tomllib.loads((project_root / "pyproject.toml").read_text("utf-8"))["project"]
    wanted, known = [*map(Requirement, project["dependencies"])], set(map(plain, COMPONENTS))
    met: set[str] = set()
    while wanted:
        one = wanted.pop()
        if not holds(one, {""}) or plain(one.name) in met:
            continue
        met.add(plain(one.name))
        wanted += [
            needed
            for needed in map(Requirement, distribution(one.name).requires or [])
            if holds(needed, one.extras or {""})
        ]
    assert met <= known
    assert all(one.licence for one in components())


def plain(name: str) -> str:
    return canonicalize_name(name)


def holds(requirement: Requirement, extras: set[str]) -> bool:
    """Tell whether something is needed here."""
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in extras)


def test_licences_of_packages_that_are_not_there_are_empty() -> None:
    assert licence_text("no-such-package") == ""


def failing() -> None:
    name = "DOE^JANE"
    raise ValueError(f"cannot read {name}")


def test_a_bug_is_reported_without_its_message_which_may_name_a_patient() -> None:
    with pytest.raises(ValueError, match="DOE") as caught:
        failing()
    facts = report(caught.type, caught.value, caught.tb)
    assert "ValueError" in facts
    assert "failing" in facts
    assert "DOE" not in facts


def test_a_bug_is_told_with_its_facts_which_can_be_copied(qtbot: QtBot, look: None) -> None:
    dialog = tell("the facts")
    qtbot.addWidget(dialog)
    assert tell("more facts") is dialog
    dialog.copy()
    assert QApplication.clipboard().text() == "the facts\nmore facts"
    dialog.go_on.click()
    assert not dialog.isVisible()


def test_a_bug_that_comes_again_and_again_is_listed_within_bounds(qtbot: QtBot, look: None) -> None:
    dialog = CrashDialog("the facts")
    qtbot.addWidget(dialog)
    for _ in range(1000):
        dialog.add("the facts")
    assert dialog.details.document().blockCount() < 50


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_words_stand_out_from_their_ground(theme: str) -> None:
    colours = load_colours(theme)
    assert isinstance(colours, Colours)
    for words in (colours.text, colours.muted, colours.flagged, colours.caution, colours.fault):
        assert contrast(words, colours.panel) >= 4.5
        assert contrast(words, colours.ground) >= 4.5
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    assert "@" not in style_sheet(colours)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours by WCAG 2.1."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_icons_can_be_drawn(look: None) -> None:
    assert not icon("folder").isNull()
    assert not application_icon().isNull()


def test_qt_keeps_pythons_none_alive(qapp: object) -> None:
    """PySide6 6.12.0 on Python 3.11 gives None away once too often for every empty value.

    Each cell that is painted costs some; after minutes of scrolling the interpreter dies
    ("deallocating None"). Use PySide6-Essentials 6.11.3, or Python 3.12.
    """
    if sys.version_info >= (3, 12):
        pytest.skip("None is immortal here")
    model = QStringListModel(["text"])
    index = model.index(0)
    before = sys.getrefcount(None)
    for _ in range(1000):
        assert index.data(Qt.ItemDataRole.ToolTipRole) is None
    assert sys.getrefcount(None) > before - 500


@pytest.mark.parametrize(("width", "columns"), [(1240, 3), (1000, 2), (420, 1)])
def test_the_help_stands_in_as_many_columns_as_there_is_room_for(
    width: int, columns: int, qtbot: QtBot, look: None
) -> None:
    """No words broken into three lines, and no sideways scrolling."""
    dialog = KeysDialog()
    qtbot.addWidget(dialog)
    dialog.resize(width, 680)
    with qtbot.waitExposed(dialog):
        dialog.show()
    qtbot.waitUntil(lambda: dialog.board.columns == columns)
    area = dialog.findChild(QScrollArea)
    assert area.horizontalScrollBar().maximum() == 0
    labels = dialog.board.findChildren(QLabel)
    for label in labels:
        assert label.isVisible()
        assert label.height() <= 2 * label.fontMetrics().height() + 4
    caps = {
        one.text() for one in dialog.board.findChildren(QLabel) if one.property("role") == "key"
    }
    assert {"Up", "PgUp", "Ctrl+Z", "?"} <= caps
