"""The worklist as a table: CSV, JSON, XLSX."""

from __future__ import annotations

import csv
import errno
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.errors import OutputError
from desktop.inference.classifier import Classifier
from desktop.reporting.whole_file import whole_file, whole_folder
from desktop.reporting.worklist import COLUMNS, Row, as_csv, as_json, rows, write_table
from desktop.review.findings import Finding, threshold_from_card
from desktop.review.triage import Team, triage
from tests.factories import card, film, save_model


@pytest.fixture
def team(tmp_path: Path) -> Team:
    paths = [
        save_model(tmp_path / "one.onnx"),
        save_model(tmp_path / "two.onnx", card(name="other", default_operating_point="balanced")),
    ]
    classifiers = tuple(Classifier(path) for path in paths)
    points = (threshold_from_card(classifier.card) for classifier in classifiers)
    return Team(classifiers, {(p.model, p.version): p for p in points})


@pytest.fixture
def findings(tmp_path: Path, team: Team) -> list[Finding]:
    study = tmp_path / "study"
    film(study / "bright.png", 200)
    film(study / "dark.png", 60)
    (study / "empty.jpg").touch()
    return list(triage([study], team))


def test_every_image_has_a_row_for_every_model_in_worklist_order(
    findings: list[Finding], team: Team
) -> None:
    table = list(rows(findings, team))
    assert [(Path(r.path).name, r.model, r.status, r.flagged, r.priority) for r in table] == [
        ("bright.png", "mean_grey", "ok", True, 1),
        ("bright.png", "other", "ok", True, 1),
        ("dark.png", "mean_grey", "ok", False, 2),
        ("dark.png", "other", "ok", False, 2),
        ("empty.jpg", "mean_grey", "unreadable", False, None),
        ("empty.jpg", "other", "unreadable", False, None),
    ]
    assert "empty" in table[-1].error


def test_csv_has_the_columns_that_others_rely_on(findings: list[Finding], team: Team) -> None:
    table = list(csv.DictReader(io.StringIO(as_csv(rows(findings, team)))))
    assert ",".join(table[0]) == (
        "path,frame,sha256,status,model,model_version,probability,threshold,flagged,priority,"
        "warnings,error,milliseconds"
    )
    assert [row["flagged"] for row in table[::2]] == ["true", "false", "false"]
    assert table[-1]["probability"] == table[-1]["priority"] == ""


def test_json_says_null_for_what_is_not_there(findings: list[Finding], team: Team) -> None:
    table = json.loads(as_json(rows(findings, team)))
    assert table[0]["flagged"] is True
    assert table[-1]["probability"] is None


def test_xlsx_takes_no_file_name_for_a_formula(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    row = Row("=1+1\x07.jpg", 1, "", "ok", "m", "1.0.0", 0.5, 0.5, True, 1, "", "", 1.0)
    write_table([row], tmp_path / "out.xlsx", "xlsx")
    book = load_workbook(tmp_path / "out.xlsx")
    cells = list(book.active.iter_rows())
    assert [cell.value for cell in cells[0]] == list(COLUMNS)
    assert cells[1][0].data_type == "s"
    assert cells[1][0].value == "=1+1\N{REPLACEMENT CHARACTER}.jpg"
    assert cells[1][8].value is True
    book.close()


def test_a_file_name_that_is_no_text_is_written_all_the_same(tmp_path: Path) -> None:
    row = Row("film\udcff.jpg", 1, "", "ok", "m", "1.0.0", 0.5, 0.5, True, 1, "", "", 1.0)
    write_table([row], tmp_path / "out.csv", "csv")
    assert "film\\udcff.jpg" in (tmp_path / "out.csv").read_text("utf-8")


def test_an_interrupted_writer_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("old")

    def interrupted() -> Iterator[Row]:
        yield Row("a.jpg", 1, "", "ok", "m", "1.0.0", 0.5, 0.5, True, 1, "", "", 1.0)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_table(interrupted(), target, "csv")
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with (
        pytest.raises(OutputError, match=r"nowhere.*cannot be written"),
        whole_file(tmp_path / "nowhere" / "out.csv"),
    ):
        pass


def test_a_file_of_a_new_folder_that_cannot_be_written_is_told_as_that_folder(
    tmp_path: Path,
) -> None:
    target = tmp_path / "reports"

    def write() -> None:
        with whole_folder(target) as folder, whole_file(folder / "one.pdf") as draft:
            draft.write_text("half")
            try:
                raise OSError(errno.ENOSPC, "No space left on device")
            except OSError as error:
                raise OSError("With tag (7fe0,0010) got exception") from error

    with pytest.raises(OutputError) as caught:
        write()
    assert caught.value.subject == str(target)
    assert caught.value.problem == "the file cannot be written (No space left on device)"
    assert caught.value.remedy == "Free some space, or choose another folder"
    assert not list(tmp_path.iterdir())
