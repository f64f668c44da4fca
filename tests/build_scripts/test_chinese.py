"""The Chinese translation is whole, and says with every placeholder what the English does."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTranslator
from translate import LANGUAGES, TRANSLATIONS, Text, collect, translated, untranslated

PLACEHOLDER = re.compile(r"\{[^{}]*\}|%n|<[^<>]+>")
MNEMONIC = re.compile(r"&(\w)")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
SAME_IN_BOTH = re.compile(r"[\W\d_]|mm|cm|PneumoTriage|ROC|ID|Wilson|Mercaldo|MOVER-R|YYYY|MM|DD|v")
"""What a text may hold that needs no Chinese: names, units and signs."""


def pairs(language: str) -> Iterator[tuple[str, str]]:
    for (_context, source, _comment), target in translated(
        TRANSLATIONS / f"pneumotriage_{language}.ts"
    ).items():
        yield source, target


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_left_untranslated(language: str) -> None:
    lacking = untranslated(language)
    assert not lacking, f"translate in resources/translations/pneumotriage_{language}.ts: {lacking}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_placeholder_stands_in_the_translation_too(language: str) -> None:
    wrong = [
        (source, target)
        for source, target in pairs(language)
        if sorted(PLACEHOLDER.findall(source)) != sorted(PLACEHOLDER.findall(target))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keys_of_menus_and_buttons_are_the_same(language: str) -> None:
    wrong = [
        (source, target)
        for source, target in pairs(language)
        if MNEMONIC.findall(source.upper()) != MNEMONIC.findall(target.upper())
    ]
    assert wrong == []


def test_what_is_said_is_chinese() -> None:
    english = [
        source
        for source, target in pairs("zh_CN")
        if not CHINESE.search(target) and SAME_IN_BOTH.sub("", PLACEHOLDER.sub("", target))
    ]
    assert english == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_shipped_was_compiled_from_what_was_translated(language: str) -> None:
    known = translated(TRANSLATIONS / f"pneumotriage_{language}.ts")
    translator = QTranslator()
    assert translator.load(f"pneumotriage_{language}", str(TRANSLATIONS))

    def said(text: Text) -> str:
        return translator.translate(text.context, text.source, text.comment or None)

    stale = [
        text
        for text in collect()
        if not text.plural and said(text) != known[text.context, text.source, text.comment]
    ]
    assert not stale, f"run python3 build_scripts/translate.py: {stale}"
