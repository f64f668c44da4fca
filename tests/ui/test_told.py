"""What the layers below say in English is said in the reader's language."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

import desktop
from desktop.errors import UnreadableImageError
from desktop.evaluation.sample_size import shortages
from desktop.evaluation.wording import decisions_in_words, discrimination_in_words
from desktop.registry import ModelRegistry, shipped_models_folder
from desktop.ui.compare import measured
from desktop.ui.told.lookup import error_told, sentence_told, told
from desktop.ui.translation import ENGLISH, speak
from tests.registry.stock import EventsInMemory

FOLDER = Path(desktop.__path__[0])
ON_THE_COMMAND_LINE = {"cli.py", "command.py", "cli_audit.py", "cli_models.py"}
OF_PYTHON = {"ValueError", "TypeError", "RuntimeError", "NotImplementedError", "OSError"}


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    speak(qapp, "zh_CN")
    yield
    speak(qapp, ENGLISH)


def spelt(node: ast.expr) -> str:
    """Return a text as it may come, with something at every place."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        parts = (p.value if isinstance(p, ast.Constant) else "7" for p in node.values)
        return "".join(str(part) for part in parts)
    return ""


def said_by_errors() -> Iterator[tuple[str, str]]:
    """Yield every problem and remedy that stands in words where an error is made."""
    for path in sorted(FOLDER.rglob("*.py")):
        below = path.relative_to(FOLDER).parts
        if below[0] == "ui" or path.name in ON_THE_COMMAND_LINE:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = ast.unparse(node.func).split(".")[-1]
            if name.endswith("Error") and name not in OF_PYTHON:
                for text in map(spelt, node.args[1:3]):
                    if re.search("[a-z]{2} ", text):
                        yield str(path.relative_to(FOLDER)), text


def test_what_errors_say_is_known(chinese: None) -> None:
    found = list(said_by_errors())
    assert len(found) > 60
    unknown = [(path, text) for path, text in found if told(text) == text]
    assert not unknown, f"add them to a table of desktop/ui/told: {unknown}"


def test_an_error_is_told_whole(chinese: None) -> None:
    error = UnreadableImageError(
        "/a/film.dcm",
        "the file is truncated; about 40 % of its rows could be read",
        "Check the path",
    )
    assert error_told(error) == "/a/film.dcm：文件不完整；约 40 % 的行可以读取。请检查路径"
    assert sentence_told("the file is empty") == "文件为空。"


def test_figures_are_told(chinese: None) -> None:
    assert told(discrimination_in_words(None, None)) == "区分度无法比较：所有胸片属于同一类别。"
    assert told(decisions_in_words(3, 3, 1.0, of="pneumonias")) == (
        "未见肺炎片的正确判断存在差异的证据（p = 1.00）。"
    )
    assert told(decisions_in_words(20, 2, 0.0004, first="A", second="B")) == (
        "A 在胸片上判断正确的较多：有 20 张是另一模型判断错误的，反之为 2 张（p < 0.001）。"
    )
    for one in shortages(pneumonia=3, normal=0):
        assert told(one.words) != one.words


def test_the_cards_of_the_shipped_models_are_told(chinese: None, tmp_path: Path) -> None:
    registry = ModelRegistry(shipped_models_folder(), tmp_path, EventsInMemory())
    for model in registry.active_models():
        card = model.card
        texts = [card.architecture, card.population.description, card.training_data.notes]
        texts += [card.training_data.name, card.training_data.split]
        texts += [text for one in card.evaluations for text in (one.data, one.description)]
        texts += [text for at in card.operating_points for text in (at.name, at.chosen_on)]
        texts += [card.storage.note] if card.storage else []
        unknown = [text for text in texts if told(text) == text]
        assert not unknown, f"add them to desktop/ui/told/models.py: {unknown}"


def test_what_is_not_known_stays_as_it_is(chinese: None) -> None:
    assert told("somebody's own words. And more") == "somebody's own words. And more"
    assert told("") == ""


def test_english_stays_as_it_was(qapp: QApplication) -> None:
    error = UnreadableImageError("film.png", "the file is empty", "Copy or export the film again")
    assert error_told(error) == str(error)
    assert told("line 3: it names no film") == "line 3: it names no film"


def said_by_selections() -> Iterator[str]:
    """Yield every title under which films behind a figure are shown, with 7 at its places."""
    folder = FOLDER / "ui" / "compare"
    for path in (folder / name for name in ("folder.py", "folder_charts.py", "measured.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            text = spelt(node) if isinstance(node, ast.JoinedStr) else ""
            if re.match("films [a-z]", text):
                yield text
    for cell in measured.CELL_WORDS.values():
        yield f"{cell} 7 at 7"
    for class_ in ("films", "pneumonias", "normals"):
        yield f"{class_} scored 7 to 7 by 7"
    for class_ in ("pneumonias", "normals"):
        yield f"{class_} that 7 decides rightly and 7 does not"
    for kind in ("newly flagged", "no longer flagged"):
        yield f"films {kind} by 7 at 7 instead of 7"
    for kind in ("flagged by", "not flagged by"):
        yield f"films {kind} 7 at 7"


def test_the_films_behind_a_figure_are_called_so_in_the_readers_language(chinese: None) -> None:
    titles = set(said_by_selections())
    assert len(titles) >= 18
    english = {text for text in titles if re.search("[a-z]", told(text))}
    assert english == set()
