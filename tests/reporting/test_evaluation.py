from __future__ import annotations

import datetime
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from desktop.evaluation.wording import share_in_words
from desktop.inference.contract import ModelCard
from desktop.reporting import evaluation
from desktop.reporting.evaluation_page import as_html, evaluation_page
from desktop.reporting.svg import Chart, legend, round_steps
from desktop.review.measurement import Measurement, measure
from tests.factories import card, reference
from tests.review.labelled import ROOT, finding, study

AT = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)
VOID = {"meta", "br"}


@pytest.fixture(scope="module")
def cards() -> tuple[ModelCard, ...]:
    return card(name="first", reference=reference()), card(name="second", title="<b>Second</b>")


@pytest.fixture(scope="module")
def measured() -> Measurement:
    odd = finding("PNEUMONIA/<script>.png", 0.01, 0.02, warnings=("unlike_training",))
    return measure([*study(60), odd], ROOT)


@pytest.fixture(scope="module")
def page(measured: Measurement, cards: tuple[ModelCard, ...]) -> str:
    return as_html(evaluation_page(measured, ROOT, cards, at=AT))


class Balanced(HTMLParser):
    """Collects text, and fails on a tag that is not closed where it was opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value or "" for name, value in attrs if name in {"src", "href"}]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def read(page: str) -> Balanced:
    parser = Balanced()
    parser.feed(page)
    assert parser.open == []
    return parser


def test_the_page_is_whole_and_loads_nothing(page: str) -> None:
    assert read(page).links == []
    assert "default-src 'none'" in page
    assert "url(" not in page
    assert "@import" not in page


def test_the_page_holds_the_measurements_own_figures(page: str, measured: Measurement) -> None:
    text = " ".join(read(page).text).replace("\N{NO-BREAK SPACE}", " ")
    for model in measured.models:
        for interval in model.evaluation.metrics.values():
            value, _, bounds = share_in_words(interval).partition(" ")
            assert f"{value} {bounds}" in text
    for pair in measured.pairs:
        assert pair.comparison.discrimination in text
    for wanted in ("For prioritisation only", "painted films", "normal films are few", "Kappa"):
        assert wanted in text


def test_films_are_numbered_unless_their_names_are_asked_for(
    page: str, measured: Measurement, cards: tuple[ModelCard, ...]
) -> None:
    assert ".png" not in page
    assert str(ROOT) not in page
    named = as_html(evaluation_page(measured, ROOT, cards, file_names=True, at=AT))
    assert "&lt;script&gt;.png" in named
    assert "<script" not in named
    assert "unlike training" in named
    read(named)


def test_what_a_card_says_is_text(page: str) -> None:
    assert "&lt;b&gt;Second&lt;/b&gt;" in page


def test_contradicting_labels_are_counted_and_named_only_if_asked(
    cards: tuple[ModelCard, ...],
) -> None:
    films = [
        *study(30),
        finding("NORMAL/same.png", content="same"),
        finding("PNEUMONIA/also.png", content="same"),
    ]
    found = measure(films, ROOT)
    plain, named = (
        as_html(evaluation_page(found, ROOT, cards, file_names=names, at=AT))
        for names in (False, True)
    )
    assert "2 films left out because the labels contradict each other" in plain
    assert "also.png" not in plain
    assert "same.png: the same film as also.png" in named


@pytest.mark.parametrize("folder", ["NORMAL", "PNEUMONIA"])
def test_films_of_one_class_still_make_a_page(cards: tuple[ModelCard, ...], folder: str) -> None:
    films = [one for one in study(30) if one.ref.path.parent.name == folder]
    page = as_html(evaluation_page(measure(films, ROOT), ROOT, cards, at=AT))
    text = " ".join(read(page).text).replace("\N{NO-BREAK SPACE}", " ")
    assert "the films are all of one class" in text
    assert "undefined" in text


def test_one_model_alone_has_no_differences(measured: Measurement) -> None:
    alone = [finding(one.ref.path.relative_to(ROOT).as_posix()) for one in study(12)]
    single = [
        type(one)(one.ref, one.status, one.assessments[:1], (), one.reason, "", one.film, 1.0)
        for one in alone
    ]
    page = as_html(evaluation_page(measure(single, ROOT), ROOT, [card(name="first")], at=AT))
    assert "Differences between the models" not in page
    read(page)


def test_a_file_is_written_by_its_ending(
    measured: Measurement, cards: tuple[ModelCard, ...], tmp_path: Path
) -> None:
    evaluation.write(measured, ROOT, cards, tmp_path / "page.HTML")
    assert (tmp_path / "page.HTML").read_text("utf-8").startswith("<!DOCTYPE html>")
    evaluation.write(measured, ROOT, cards, tmp_path / "figures.json")
    record = json.loads((tmp_path / "figures.json").read_text("utf-8"))
    first = record["models"][0]
    assert [point["name"] for point in first["operating_points"]] == [
        "high sensitivity",
        "balanced",
    ]
    assert first["operating_points"][1]["confusion"] == first["confusion"]
    assert first["sensitivity_at_specificity"][0]["wanted"] == 0.9
    assert len(first["decision_curve"]["net_benefit"]) == 99
    assert record["labels"]["from"] == "folders"
    assert record["too_few"][0].startswith("20 normal films are few")


def test_what_lies_beyond_the_axes_is_drawn_at_their_edge() -> None:
    chart = Chart("Title & more", "across", "up")
    chart.line([(-1, 0.5), (2, 5)], "s0", tip="<tip>")
    chart.bar(0, 0.5, 0.25, "s1")
    drawn = chart.svg()
    assert "Title &amp; more" in drawn
    assert "<title>&lt;tip&gt;</title>" in drawn
    for x, y in re.findall(r"(-?[\d.]+),(-?[\d.]+)", drawn.partition("points=")[2][:40]):
        assert 0 <= float(x) <= chart.width
        assert 0 <= float(y) <= chart.height


@pytest.mark.parametrize(
    ("highest", "end", "steps"), [(63, 80, 4), (5, 5, 5), (108, 150, 3), (0.62, 0.8, 4)]
)
def test_axes_end_at_round_numbers(highest: float, end: float, steps: int) -> None:
    assert round_steps(highest) == (pytest.approx(end), steps)


def test_a_legend_shows_lines_and_bars() -> None:
    shown = legend([("s0", "a < b"), ("bar s1", "bars")])
    assert 'class="line s0"' in shown
    assert 'class="bar s1"' in shown
    assert "a &lt; b" in shown
