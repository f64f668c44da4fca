"""The worklist out of the window: whole, silent about the patient, and never a formula."""

from __future__ import annotations

import csv
import json
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.errors import OutputError
from desktop.reporting.cases import ReportedSession, provenance, reported_cases, standing
from desktop.reporting.progress import Step
from desktop.reporting.worklist_export import FORMATS, export_worklist
from desktop.review.triage import Team
from desktop.review.verdicts import Decision, EntryKind
from tests.factories import film
from tests.reporting.conftest import cases_of, decide, dicom_film, logged


@pytest.fixture
def session(team: Team, tmp_path: Path) -> ReportedSession:
    paths = [
        dicom_film(tmp_path / "Wang 4711.dcm", 200),
        film(tmp_path / "dark.png", 60),
        tmp_path / "Zhang.jpg",
    ]
    paths[2].touch()
    cases = cases_of(paths, team, note="=HYPERLINK(1)")
    return ReportedSession(cases, provenance(team), name="Zhang", passed_over=3)


def csv_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_image_has_one_row_with_scores_and_verdict(
    session: ReportedSession, tmp_path: Path
) -> None:
    assert list(export_worklist(session, tmp_path / "out.csv", "csv"))[-1] == Step(3, 3)
    rows = csv_rows(tmp_path / "out.csv")
    assert [(r["number"], r["status"], r["flagged"], r["verdict"], r["reader"]) for r in rows] == [
        ("1", "scored", "true", "pneumonia", "Ann"),
        ("2", "scored", "false", "pneumonia", "Ann"),
        ("3", "unreadable", "false", "", ""),
    ]
    second = session.cases[0].finding.assessments[1].score.probability
    assert float(rows[0]["probability, other 2.0.0"]) == pytest.approx(second, abs=1e-6)
    assert rows[0]["seconds"] == "6.0"
    assert rows[2]["error"] == "the file is empty"


@pytest.mark.parametrize("file_format", FORMATS)
def test_what_identifies_is_there_only_if_asked_for(
    session: ReportedSession, tmp_path: Path, file_format: str
) -> None:
    for asked in (False, True):
        target = tmp_path / f"out.{file_format}"
        list(export_worklist(session, target, file_format, with_identifiers=asked))
        text = text_of(target)
        for secret in (
            "Wang",
            "Zhang",
            str(tmp_path),
            "acquired",
            session.cases[0].finding.ref.sha256,
        ):
            assert (secret in text) is asked, secret


def text_of(path: Path) -> str:
    if path.suffix != ".xlsx":
        return path.read_text("utf-8-sig")
    from openpyxl import load_workbook

    book = load_workbook(path)
    text = "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    book.close()
    return text


def test_no_text_can_be_taken_for_a_formula(session: ReportedSession, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    list(export_worklist(session, tmp_path / "out.csv", "csv"))
    assert csv_rows(tmp_path / "out.csv")[0]["note"] == "'=HYPERLINK(1)"
    list(export_worklist(session, tmp_path / "out.xlsx", "xlsx"))
    book = load_workbook(tmp_path / "out.xlsx")
    note = next(cell for cell in book["Worklist"][2] if cell.value == "=HYPERLINK(1)")
    assert note.data_type == "s"
    book.close()


def test_notes_can_be_left_out(session: ReportedSession, tmp_path: Path) -> None:
    list(export_worklist(session, tmp_path / "out.csv", "csv", with_notes=False))
    assert "HYPERLINK" not in (tmp_path / "out.csv").read_text("utf-8-sig")


def test_json_tells_with_what_it_was_made_and_adds_up(
    session: ReportedSession, tmp_path: Path
) -> None:
    list(export_worklist(session, tmp_path / "out.json", "json"))
    told = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert told["images found"] == told["scored"] + told["out of scope"] + told["unreadable"] == 3
    assert "mean_grey 1.0.0" in told["model 1"]
    assert told["images"][2]["probability"] is None


@pytest.mark.parametrize("file_format", FORMATS)
def test_a_cancelled_export_leaves_the_old_file(
    session: ReportedSession, tmp_path: Path, file_format: str
) -> None:
    target = tmp_path / f"out.{file_format}"
    target.write_text("old")
    stop = threading.Event()
    stop.set()
    assert list(export_worklist(session, target, file_format, cancelled=stop)) == []
    assert target.read_text() == "old"
    assert not list(tmp_path.glob(".*"))


def test_a_place_that_cannot_be_written_is_named(session: ReportedSession, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        list(export_worklist(session, tmp_path / "nowhere" / "out.csv", "csv"))


def test_of_many_verdicts_each_readers_last_stands(session: ReportedSession) -> None:
    finding = session.cases[0].finding
    ann, later = (decide(finding, decision) for decision in (Decision.PNEUMONIA, Decision.NORMAL))
    bob, back = (decide(finding, decision, "Bob") for decision in (Decision.UNSURE, None))
    shown = logged([bob], EntryKind.REVEAL)
    assert standing(logged([bob, ann, later])) == ((bob, later), None)
    assert standing([*logged([ann, bob, back]), *shown]) == ((ann,), None)
    note = replace(back, note="a look at the old films first")
    assert standing(logged([ann, note])) == ((ann, note), None)


def test_a_settlement_holds_until_a_reader_decides_otherwise(
    session: ReportedSession, tmp_path: Path
) -> None:
    finding = session.cases[0].finding
    both = logged([decide(finding, Decision.PNEUMONIA), decide(finding, Decision.NORMAL, "Bob")])
    settled = logged(
        [decide(finding, Decision.NORMAL, "Chief", note="old scar")], EntryKind.SETTLEMENT
    )
    (case,) = reported_cases([finding], both + settled)
    assert case.verdict == case.settlement == settled[0].verdict
    list(export_worklist(replace(session, cases=(case,)), tmp_path / "out.csv", "csv"))
    (row,) = csv_rows(tmp_path / "out.csv")
    assert (row["verdict"], row["reader"], row["settled"]) == ("normal", "Chief", "true")
    assert (row["other readers"], row["note"]) == ("Ann: pneumonia; Bob: normal", "old scar")
    (case,) = reported_cases([finding], [*both, *settled, *both[:1]])
    assert case.settlement is None


def test_a_film_that_is_there_twice_is_told_by_its_number(
    session: ReportedSession, tmp_path: Path
) -> None:
    first, second, _ = (case.finding for case in session.cases)
    twice = replace(second, duplicate_of=first.ref, warnings=("duplicate",))
    cases = reported_cases([first, twice])
    list(export_worklist(replace(session, cases=cases), tmp_path / "out.csv", "csv"))
    rows = csv_rows(tmp_path / "out.csv")
    assert [row["same film as number"] for row in rows] == ["", "1"]
    assert "Wang" not in str(rows)


def test_a_long_worklist_can_be_called_off_while_it_is_written(
    session: ReportedSession, tmp_path: Path
) -> None:
    many = replace(session, cases=tuple(session.cases[:1] * 500))
    stop = threading.Event()
    steps = []
    for step in export_worklist(many, tmp_path / "out.xlsx", "xlsx", cancelled=stop):
        steps.append(step.done)
        stop.set()
    assert steps == [200]
    assert not list(tmp_path.glob("*out*"))


def test_verdicts_belong_to_their_film(session: ReportedSession) -> None:
    first, second, _ = (case.finding for case in session.cases)
    cases = reported_cases([second, first], logged([decide(second, Decision.UNSURE)]))
    assert [bool(case.verdict) for case in cases] == [False, True]
