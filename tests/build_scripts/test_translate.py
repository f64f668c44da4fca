"""Every text that a reader sees is collected, wherever it stands."""

from __future__ import annotations

import ast
from pathlib import Path

import bundle_contents
import pytest
from translate import (
    LANGUAGES,
    TRANSLATIONS,
    Text,
    as_source,
    collect,
    compile_translation,
    missing,
)

SAY = """
from PySide6.QtCore import QCoreApplication, QT_TRANSLATE_NOOP
def say(text): return QCoreApplication.translate("Say", text)
def _(text): return str(QT_TRANSLATE_NOOP("Table", text))
TABLE = (_("in a table"), _("beside " "it"))
"""
PAGE = """
from PySide6.QtCore import QCoreApplication
from desktop.ui import say
from desktop.ui.say import say as tell
class Page:
    def show(self, n):
        self.tr("of a page")
        self.tr("%n film(s)", "", n)
        self.tr("open", "the state, not the command")
        say.say("by a module")
        tell("by a function")
        tell(TABLE[n])
        QCoreApplication.translate("Elsewhere", "quoted \\"here\\"")
"""


def written(root: Path, **modules: str) -> Path:
    folder = root / "desktop" / "ui"
    folder.mkdir(parents=True)
    for name, text in modules.items():
        (folder / f"{name}.py").write_text(text)
    return folder


def test_texts_are_collected_wherever_they_stand(tmp_path: Path) -> None:
    found = collect(written(tmp_path, say=SAY, page=PAGE))
    from_below = {"Settings", "Screening", "Report"}
    assert {text for text in found if text.context not in from_below} == {
        Text("Table", "in a table"),
        Text("Table", "beside it"),
        Text("Page", "of a page"),
        Text("Page", "%n film(s)", plural=True),
        Text("Page", "open", "the state, not the command"),
        Text("Say", "by a module"),
        Text("Say", "by a function"),
        Text("Elsewhere", 'quoted "here"'),
    }
    assert Text("Settings", "Leading model") in found
    assert Text("Screening", "stored in colour") in found


def test_what_cannot_be_translated_is_named(tmp_path: Path) -> None:
    folder = written(tmp_path, page='class Page:\n def show(self, n): self.tr(f"{n} films")\n')
    with pytest.raises(ValueError, match=r"page\.py:2: only plain text"):
        collect(folder)


def test_what_lupdate_is_given_is_a_program_that_says_the_same() -> None:
    texts = [Text("A", 'a "quoted"\nline \\ {n}'), Text("B", "%n film(s)", "why", plural=True)]
    calls = [node for node in ast.walk(ast.parse(as_source(texts))) if isinstance(node, ast.Call)]
    said = [[part.value for part in call.args] for call in calls]
    assert said == [["A", 'a "quoted"\nline \\ {n}', ""], ["B", "%n film(s)", "why", 0]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_window_stands_in_the_translation(language: str) -> None:
    lacking = missing(language)
    assert not lacking, f"run python3 build_scripts/translate.py: {lacking}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bundle_keeps_the_words_of_qts_own_buttons(language: str) -> None:
    entry = (f"PySide6/Qt/translations/qtbase_{language}.qm", "from", "DATA")
    assert bundle_contents.kept([entry], "cpu") == [entry]


def test_a_window_may_speak_from_a_translation_that_is_compiled_anew(tmp_path: Path) -> None:
    """Qt maps the compiled file into memory, so it must be replaced, never written over."""
    source = TRANSLATIONS / "pneumotriage_en.ts"
    path = tmp_path / source.name
    path.write_bytes(source.read_bytes())
    compiled = path.with_suffix(".qm")
    compiled.write_bytes(b"before")
    with compiled.open("rb") as spoken_from:
        compile_translation(path)
        assert spoken_from.read() == b"before"
    assert compiled.stat().st_size > len(b"before")
    assert sorted(one.suffix for one in tmp_path.iterdir()) == [".qm", ".ts"]
