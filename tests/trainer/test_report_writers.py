"""One page, written as HTML and as PDF: nothing from outside, and every text as text."""

from __future__ import annotations

import base64
import io
import re
from html.parser import HTMLParser

import numpy as np
import pytest
from PIL import Image

from desktop.evaluation.comparison import Difference
from desktop.evaluation.intervals import wilson
from trainer.report import wording
from trainer.report.content import (
    DISCLAIMER,
    Bullets,
    Chart,
    Facts,
    Film,
    Films,
    Page,
    Paragraph,
    Section,
    Table,
    numbered,
)
from trainer.report.drawing import draw, panels, spread
from trainer.report.html import html_of
from trainer.report.pdf import pdf_of

pytestmark = pytest.mark.trainer

SHARP = "a < b & c > d <script>alert(1)</script> 'x'"
EXTERNAL = re.compile(r"(?i)\b(?:https?:)?//\w|@import|url\((?!#|['\"]?data:)")


def jpeg() -> bytes:
    buffer = io.BytesIO()
    Image.new("L", (32, 32), 90).save(buffer, "JPEG")
    return buffer.getvalue()


def chart() -> Chart:
    def paint(figure: object) -> None:
        left, right = panels(figure, ["left", "right"])  # type: ignore[arg-type]
        left.plot([0, 1], [0, 1])
        spread(right, np.array([0.2, 0.4]), [0.0, 0.5, 1.0], colour="#0072B2", hatch="//")

    return Chart(f"A chart of {SHARP}.", *draw(paint, height=2))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def page() -> Page:
    rows = tuple((f"row {i}", f"{i}\n0–1", SHARP) for i in range(80))
    return Page(
        title="A model & its page",
        subtitle=SHARP,
        sections=(
            Section("First", (Paragraph(DISCLAIMER), Bullets((SHARP, "two")))),
            Section("Second <2>", (Facts((("name", SHARP),)), chart())),
            Section(
                "Third",
                (
                    Table(SHARP, ("", "Number", "Words"), rows, words=frozenset({0, 2})),
                    Films(SHARP, (Film(jpeg(), (SHARP,)),) * 5, columns=4),
                ),
            ),
        ),
        footer="Written by a test.",
    )


class Sources(HTMLParser):
    """Collects every address that a browser would load, and all text."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.text: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            if name in {"src", "href", "srcset", "data", "poster", "xlink:href", "action"}:
                self.addresses.append(value or "")

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def test_the_html_page_loads_nothing_from_anywhere(page: Page) -> None:
    html = html_of(page)
    sources = Sources()
    sources.feed(html)
    assert len(sources.addresses) == 3 + 1 + 5  # contents, chart, films
    assert all(address.startswith(("data:image/", "#s")) for address in sources.addresses)
    assert not {"script", "link", "iframe", "object", "embed", "base"} & sources.tags
    assert EXTERNAL.search(html) is None
    assert "default-src 'none'" in html


def test_charts_inside_the_page_load_nothing_either(page: Page) -> None:
    svg = chart().svg.decode()
    assert "<image" not in svg
    links = re.findall(r"(?:href|src)=\"([^\"]*)\"", svg)
    assert links
    assert all(link.startswith("#") for link in links)
    assert f"base64,{base64.b64encode(chart().svg).decode()}" in html_of(page)


def test_texts_stay_texts(page: Page) -> None:
    html = html_of(page)
    assert "<script>alert" not in html
    sources = Sources()
    sources.feed(html)
    text = "".join(sources.text)
    assert text.count("a < b & c > d <script>alert(1)</script> ’x’") >= 80
    assert "Second <2>" in text
    assert "Table 1." in text
    assert "Figure 2." in text


def test_the_pdf_has_pages_a_title_and_its_fonts(page: Page) -> None:
    pdf = pdf_of(page)
    assert pdf.startswith(b"%PDF-")
    assert pdf.rstrip().endswith(b"%%EOF")
    pages = re.findall(rb"/Type\s*/Page\b", pdf)
    counted = re.search(rb"/Count (\d+)\s*/Kids", pdf)
    assert counted is not None
    assert len(pages) == int(counted[1]) >= 3  # eighty rows are more than a page
    assert pdf.count(b"/FontFile2") >= 2
    assert pdf.count(b"/Type /Outlines") == 1


def test_tables_and_figures_are_numbered_apart(page: Page) -> None:
    names = list(numbered(page).values())
    assert names == ["Figure 1", "Table 1", "Figure 2"]


def test_a_table_that_does_not_fit_its_head_is_refused() -> None:
    with pytest.raises(ValueError, match="does not fit its head"):
        Table("caption", ("a", "b"), (("1",),))


def test_the_same_chart_is_drawn_the_same() -> None:
    assert chart() == chart()


def test_figures_have_sensible_digits() -> None:
    assert wording.share(wilson(70, 71)) == "0.986\n0.924–0.998"
    assert wording.share(None) == wording.TOO_FEW
    assert wording.percent(wilson(24, 100)) == "24 %\n17–33 %"
    assert wording.percent(wilson(1, 113)) == "0.9 %\n0.2–4.8 %"
    assert wording.difference(Difference(-0.0121, -0.02, 0.004, "DeLong")) == (
        "−0.012\n−0.020 to +0.004"
    )
    assert wording.difference(Difference(2e-16, -1, 1, "none")) == "0.000\nsame order"
    assert wording.difference(Difference(0.2, -1, 1, "none")) == "+0.200\nno interval"
    small = Difference(-0.0001, -0.0003, 0.0002, "DeLong")
    assert wording.inline_difference(small, digits=4) == "−0.0001 (−0.0003 to +0.0002)"
    assert wording.signed(-0.0001) == "0.000"
    assert [wording.significant(x) for x in (145_197, 68.9, 1.37, 0.012, 0)] == [
        "150,000",
        "69",
        "1.4",
        "0.012",
        "0",
    ]
    assert wording.listed(["a"]) == "a"
    assert wording.listed(["a", "b", "c"]) == "a, b and c"


def test_a_chart_taller_than_a_page_is_made_to_fit() -> None:
    def paint(figure: object) -> None:
        panels(figure, ["many models"])[0].plot([0, 1], [0, 1])  # type: ignore[arg-type]

    tall = Chart("Many models.", *draw(paint, height=18))
    page = Page("Tall", "", (Section("Models", (tall,)),), footer="")
    assert pdf_of(page).startswith(b"%PDF")
