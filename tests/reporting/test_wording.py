"""Reports in the reader's language: their own texts, and what the layers below say."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.reporting.wording import ENGLISH, Wording, languages, wording_in
from desktop.review.findings import Finding
from desktop.review.triage import Team
from tests.factories import film
from tests.reporting.conftest import cases_of

TEXTS = {
    ("Report", "page {n} of {all}"): "第 {n} 页，共 {all} 页",
    ("Told", "; "): "；",
    ("Told", "the file is empty"): "文件为空",
    ("Told", "{subject}: {problem}. {remedy}"): "{subject}：{problem}。{remedy}",
    ("Told", "line {n}: {fault}"): "第 {n} 行：{fault}",
    ("Told", "balanced"): "均衡",
    ("Screening", "a lateral view"): "侧位片",
    ("Triage", "{title} gives {score}, at or above the threshold {threshold} ({name})"): (
        "{title} 评分 {score}，不低于 {threshold}（{name}）"
    ),
}


@pytest.fixture
def chinese() -> Wording:
    return Wording("zh_CN", TEXTS)


@pytest.fixture
def flagged(team: Team, tmp_path: Path) -> Finding:
    return cases_of([film(tmp_path / "bright.png", 200)], team)[0].finding


@pytest.fixture
def empty(team: Team, tmp_path: Path) -> Finding:
    path = tmp_path / "Zhang.jpg"
    path.touch()
    return cases_of([path], team)[0].finding


def test_numbers_stand_with_their_thousands_set_apart(chinese: Wording) -> None:
    assert ENGLISH.say("page {n} of {all}", n=1, all=2000) == "page 1 of 2,000"
    assert chinese.say("page {n} of {all}", n=1, all=2000) == "第 1 页，共 2,000 页"


def test_what_layers_below_say_is_known_by_its_pattern(chinese: Wording) -> None:
    assert chinese.told("line 7: the file is empty") == "第 7 行：文件为空"
    assert chinese.told("a: b. c") == "a: b. c"
    assert chinese.noted("a lateral view; the file is empty") == "侧位片；文件为空"


def test_a_reason_is_made_anew_in_the_reports_language(chinese: Wording, flagged: Finding) -> None:
    assert ENGLISH.reason(flagged) == flagged.reason
    assert "评分" in chinese.reason(flagged)
    assert "（均衡）" in chinese.reason(flagged)


def test_a_file_that_cannot_be_read_is_named_only_where_that_is_asked_for(
    chinese: Wording, empty: Finding
) -> None:
    assert chinese.reason(empty) == "文件为空"
    assert chinese.error(empty).startswith(f"{empty.ref.path}：文件为空。")
    assert ENGLISH.error(empty) == empty.error


def test_a_language_without_a_translation_is_english() -> None:
    assert wording_in("tlh") is ENGLISH
    assert wording_in("en") is ENGLISH
    assert {"en", "zh_CN"} <= set(languages())
