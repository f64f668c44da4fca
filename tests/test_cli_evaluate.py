"""``pneumotriage evaluate``, as a site would use it on its own films."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop import cli
from desktop.registry import ModelRegistry
from desktop.review.database import SqlModelEventLog, open_database
from desktop.settings import Settings
from tests.factories import card, film, save_model


@dataclass
class Outcome:
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    save_model(shipped / "mean_grey-1.0.0.onnx")
    save_model(shipped / "other-1.0.0.onnx", card(name="other"), gain=0.9)

    def _run(*arguments: object) -> Outcome:
        with open_database(tmp_path / "data" / "events.sqlite") as database:
            services = cli.Services(
                registry=lambda: ModelRegistry(
                    shipped=shipped, data=tmp_path / "data", log=SqlModelEventLog(database)
                ),
                settings=Settings(),
                samples=tmp_path / "samples",
                open_window=lambda paths: 0,
                database=lambda: database,
            )
            with pytest.raises(SystemExit) as caught:
                cli.run(services, [str(argument) for argument in arguments])
        captured = capfdbinary.readouterr()
        return Outcome(int(caught.value.code or 0), captured.out.decode(), captured.err.decode())

    return _run


@pytest.fixture
def films(tmp_path: Path) -> Path:
    folder = tmp_path / "films"
    for n in range(8):
        film(folder / f"{n}.png", 60 + 18 * n)
    return folder


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "labels.csv"
    rows = [f"{n}.png,{'pneumonia' if n in (3, 5, 6, 7) else 'normal'}" for n in range(7)]
    path.write_text("\n".join(["file,label", *rows, "7.png,unsure", "9.png,1"]), encoding="utf-8")
    return path


def test_labels_come_from_a_table(run: Run, films: Path, table: Path) -> None:
    outcome = run("evaluate", films, "--labels", table)
    assert outcome.code == 0
    record = json.loads(outcome.out)
    assert record["labels"]["from"] == "table"
    assert record["labels"]["left_out"] == {
        "lines without a label": 1,
        "lines that name no film here": 1,
    }
    assert record["films"]["unlabelled"] == 1
    assert [model["n"] for model in record["models"]] == [7, 7]
    assert record["models"][0]["confusion"]["false_negative"] == 1
    assert "Left out: 1 lines without a label" in outcome.err
    assert "4 normal films are few" in outcome.err


def test_a_wrong_table_is_refused_before_any_film_is_read(
    run: Run, films: Path, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli, "triage", lambda *_, **__: pytest.fail("films were read"))
    table.write_text("file,label\n1.png,sick\n", encoding="utf-8")
    outcome = run("evaluate", films, "--labels", table)
    assert outcome.code == 2
    assert "line 2: the label 'sick' is not known" in outcome.err


@pytest.mark.parametrize("names", [False, True])
def test_a_page_names_films_only_if_asked(
    run: Run, films: Path, table: Path, tmp_path: Path, names: bool
) -> None:
    target = tmp_path / "page.html"
    wish = ["--file-names"] if names else []
    outcome = run("evaluate", films, "--labels", table, "--output", target, *wish)
    assert (outcome.code, outcome.out) == (0, "")
    page = target.read_text("utf-8")
    assert ("3.png" in page) is names
    assert "mean_grey" in page


def test_a_table_that_names_none_of_the_films_says_so(run: Run, films: Path, table: Path) -> None:
    table.write_text("file,label\nelsewhere.png,1\n", encoding="utf-8")
    outcome = run("evaluate", films, "--labels", table)
    assert outcome.code == 2
    assert "no readable film that the table gives a label" in outcome.err
