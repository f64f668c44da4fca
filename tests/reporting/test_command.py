"""``pneumotriage report``, with films and models of this test."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pydicom
import pytest
import typer
from typer.testing import CliRunner

from desktop.imaging.limits import Limits
from desktop.imaging.radiograph import ImageRef
from desktop.imaging.reading import OpenFilm, open_film
from desktop.inference.pipeline import PipelineSettings
from desktop.reporting.command import Logs, add_report_command, open_logs
from desktop.reporting.pdf import session_report
from desktop.reporting.wording import Wording
from desktop.review.audit import Audit
from desktop.review.database import open_database
from desktop.review.findings import Finding
from desktop.review.room import ReadingRoom
from desktop.review.triage import Team, triage
from desktop.review.verdicts import Decision, Entry, FilmKey
from desktop.review.witness import Head
from tests.factories import film
from tests.reporting.conftest import decide, dicom_film, in_scope, logged

Command = Callable[..., int]
LIMITS = Limits(frames=7)


Opened = list[ImageRef]


@pytest.fixture
def opened_by_the_program() -> Opened:
    """The films that were opened as the program opens them: in a process of their own."""
    return []


@pytest.fixture
def report(team: Team, opened_by_the_program: Opened) -> Command:
    """The command, with a reader who called every film normal."""
    app = typer.Typer()

    @contextmanager
    def opened(ref: ImageRef, limits: Limits) -> Iterator[OpenFilm]:
        assert limits == LIMITS
        opened_by_the_program.append(ref)
        yield open_film(ref, limits)

    scored: list[Finding] = []

    def score(context: typer.Context, paths: list[Path], team: Team) -> list[Finding]:
        scored[:] = [in_scope(finding) for finding in triage(paths, team)]
        return scored

    def history(films: Iterable[FilmKey]) -> list[Entry]:
        wanted = set(films)
        verdicts = [decide(f, Decision.NORMAL, "Dr Chen") for f in scored if f.assessments]
        return logged(verdict for verdict in verdicts if verdict.film in wanted)

    add_report_command(
        app,
        team_of=lambda context, model, **options: team,
        score=score,
        logs_of=lambda context: Logs(history, lambda: Audit(Head(1, "ab" * 32), {})),
        reading_of=lambda context: PipelineSettings(limits=LIMITS, opened=opened),
    )

    def run(*arguments: object) -> int:
        return CliRunner().invoke(app, [str(argument) for argument in arguments]).exit_code

    return run


def test_pdfs_are_written_in_the_language_that_was_asked_for(
    report: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def export(session: object, target: Path, *, words: Wording, **options: object) -> list[object]:
        asked.append(words.language)
        return []

    monkeypatch.setattr(session_report, "export_session_pdf", export)
    path = film(tmp_path / "a.png", 200)
    assert report(path, "--pdf", tmp_path / "s.pdf", "--language", "zh_CN") == 0
    assert report(path, "--pdf", tmp_path / "s.pdf") == 0
    assert asked == ["zh_CN", "en"]
    assert report(path, "--pdf", tmp_path / "s.pdf", "--language", "tlh") == 2


def test_everything_is_written_at_once(
    report: Command, opened_by_the_program: Opened, tmp_path: Path
) -> None:
    study, out = tmp_path / "study", tmp_path / "out"
    out.mkdir()
    dicom_film(study / "Wang.dcm", 200)
    film(study / "dark.png", 60)
    code = report(
        study, "--pdf", out / "s.pdf", "--cases", out / "cases", "--dicom", out / "pacs",
        "--worklist", out / "list.json", "--overlay",
    )  # fmt: skip
    assert code == 0
    assert {path.name for path in out.iterdir()} == {"s.pdf", "cases", "pacs", "list.json"}
    assert len(list((out / "cases").glob("*.pdf"))) == 2
    assert len(list((out / "pacs").glob("*.dcm"))) == 2
    # For its case, and the one that came as DICOM for its capture too.
    names = sorted(ref.path.name for ref in opened_by_the_program)
    assert names == ["Wang.dcm", "Wang.dcm", "dark.png"]
    told = json.loads((out / "list.json").read_text("utf-8"))
    assert [row["reader"] for row in told["images"]] == ["Dr Chen", "Dr Chen"]
    assert not any(b"Wang" in path.read_bytes() for path in out.rglob("*") if path.is_file())


def test_identifiers_are_kept_if_asked_for(report: Command, tmp_path: Path) -> None:
    dicom_film(tmp_path / "study" / "a.dcm")
    assert report(tmp_path / "study", "--dicom", tmp_path / "pacs", "--identified") == 0
    (made,) = (tmp_path / "pacs").iterdir()
    assert pydicom.dcmread(made).PatientID == "SECRET-4711"


def test_unreadable_films_are_reported_and_told_by_the_exit_code(
    report: Command, tmp_path: Path
) -> None:
    (tmp_path / "study").mkdir()
    (tmp_path / "study" / "empty.jpg").touch()
    assert report(tmp_path / "study", "--cases", tmp_path / "cases") == 1
    assert len(list((tmp_path / "cases").iterdir())) == 1


def test_an_ending_that_is_no_format_is_refused_before_any_work(
    report: Command, tmp_path: Path
) -> None:
    assert report(tmp_path, "--worklist", tmp_path / "list.doc") == 2
    assert list(tmp_path.glob("list*")) == []


def test_the_logs_of_the_database_are_read_and_checked(team: Team, tmp_path: Path) -> None:
    (finding,) = triage([dicom_film(tmp_path / "a.dcm")], team)
    verdict = decide(finding, Decision.UNSURE, "Dr Chen")
    with open_database(tmp_path / "reading.sqlite") as database:
        ReadingRoom(database).record(verdict)
        logs = open_logs(SimpleNamespace(obj=SimpleNamespace(database=lambda: database)))
        (entry,) = logs.history([verdict.film])
        assert entry.verdict == verdict
        assert logs.audit().sound
        assert logs.audit().head.place == 1
