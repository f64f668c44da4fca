"""The commands, as a script would use them."""

from __future__ import annotations

import csv
import datetime
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop import cli
from desktop.registry import ModelRegistry
from desktop.review.database import SqlModelEventLog, open_database
from desktop.review.site_point_log import SitePointLog
from desktop.review.site_points import SitePoint
from desktop.settings import Settings
from tests.factories import card, film, reference, save_model
from tests.registry.stock import write_quantised


@dataclass
class Outcome:
    code: int
    out: str
    err: str


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    folder = tmp_path / "shipped"
    folder.mkdir()
    save_model(folder / "mean_grey-1.0.0.onnx")
    save_model(folder / "other-1.0.0.onnx", card(name="other"))
    return folder


Run = Callable[..., Outcome]


@pytest.fixture
def run(shipped: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    def _run(*arguments: object) -> Outcome:
        with open_database(tmp_path / "data" / "events.sqlite") as database:
            services = cli.Services(
                registry=lambda: ModelRegistry(
                    shipped=shipped, data=tmp_path / "data", log=SqlModelEventLog(database)
                ),
                settings=Settings(),
                samples=tmp_path / "samples",
                open_window=lambda paths: 40 + len(paths),
                database=lambda: database,
            )
            with pytest.raises(SystemExit) as caught:
                cli.run(services, [str(argument) for argument in arguments])
        captured = capfdbinary.readouterr()
        return Outcome(int(caught.value.code or 0), captured.out.decode(), captured.err.decode())

    return _run


@pytest.fixture
def study(tmp_path: Path) -> Path:
    folder = tmp_path / "study"
    film(folder / "bright.png", 200)
    film(folder / "dark.png", 60)
    return folder


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_classify_writes_the_worklist_to_stdout_and_words_to_stderr(run: Run, study: Path) -> None:
    outcome = run("classify", study)
    assert outcome.code == 0
    assert [Path(row["path"]).name for row in table(outcome.out)] == ["bright.png", "dark.png"]
    assert "2 scored (1 flagged) + 0 out of scope + 0 unreadable = 2 images" in outcome.err
    assert "Not for diagnostic use" in outcome.err


def test_classify_with_all_models_gives_a_row_for_each(run: Run, study: Path) -> None:
    rows = table(run("classify", study, "--model", "all").out)
    assert [row["model"] for row in rows] == ["mean_grey", "other"] * 2


def test_an_unreadable_file_is_told_by_the_exit_code_and_named(run: Run, study: Path) -> None:
    (study / "cut.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    outcome = run("classify", study)
    assert outcome.code == 1
    assert "cut.jpg" in table(outcome.out)[-1]["error"]


def test_nothing_to_read_is_exit_code_two(run: Run, tmp_path: Path) -> None:
    (tmp_path / "void").mkdir()
    outcome = run("classify", tmp_path / "void")
    assert (outcome.code, outcome.out) == (2, "")
    assert "there is no image" in outcome.err


def test_a_path_that_is_not_there_is_exit_code_two(run: Run, study: Path, tmp_path: Path) -> None:
    outcome = run("classify", tmp_path / "nowhere")
    assert (outcome.code, outcome.out) == (2, "")
    assert "nowhere: there is no such file or folder" in outcome.err
    # Beside a folder that is there, the missing one is a row of its own.
    both = run("classify", study, tmp_path / "nowhere")
    assert both.code == 1
    assert [row["status"] for row in table(both.out)] == ["ok", "ok", "unreadable"]


@pytest.mark.parametrize("command", ["classify", "evaluate"])
@pytest.mark.parametrize("target", ["nowhere/out.csv", "study"])
def test_where_nothing_can_be_written_no_film_is_read(
    run: Run,
    study: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    target: str,
) -> None:
    monkeypatch.setattr(cli, "triage", lambda *_, **__: pytest.fail("films were read"))
    outcome = run(command, study, "--output", tmp_path / target)
    assert outcome.code == 2
    assert "cannot be written" in outcome.err
    assert list(tmp_path.glob(".*")) == []


def test_who_cannot_tell_strange_films_says_so(run: Run, study: Path, shipped: Path) -> None:
    assert "mean_grey cannot tell films unlike" in run("classify", study).err
    save_model(shipped / "third-1.0.0.onnx", card(name="third", reference=reference()))
    assert "cannot tell" in run("classify", study, "--model", "mean_grey").err
    assert "cannot tell" not in run("classify", study, "--model", "all").err


@pytest.mark.parametrize(
    "arguments",
    [
        ("--model", "none_such"),
        ("--device", "abacus"),
        ("--operating-point", "none such"),
        ("--threshold", "2"),
        ("--threshold", "0.5", "--operating-point", "balanced"),
        ("--format", "docx"),
        ("--format", "xlsx"),
    ],
)
def test_wrong_wishes_are_refused_in_words(
    run: Run, study: Path, arguments: tuple[str, ...]
) -> None:
    outcome = run("classify", study, *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.strip()


def test_threshold_and_operating_point_rule_the_flag(run: Run, study: Path) -> None:
    by_hand = table(run("classify", study, "--threshold", "0.1").out)
    assert [row["flagged"] for row in by_hand] == ["true", "true"]
    sensitive = table(run("classify", study, "--operating-point", "high sensitivity").out)
    assert {row["threshold"] for row in sensitive} == {"0.2"}


def test_the_site_s_own_operating_point_goes_by_its_name(
    run: Run, study: Path, tmp_path: Path
) -> None:
    now = datetime.datetime.now(datetime.UTC)
    ours = SitePoint(now, "ann", "mean_grey", "1.0.0", "ours", 0.37, "our films", 0, "")
    with open_database(tmp_path / "data" / "events.sqlite") as database:
        SitePointLog(database).save(ours)
    rows = table(run("classify", study, "--model", "all", "--operating-point", "ours").out)
    assert {(row["model"], row["threshold"]) for row in rows} == {
        ("mean_grey", "0.37"),
        ("other", "0.5"),
    }
    assert run("classify", study, "--operating-point", "theirs").code == 2


@pytest.mark.parametrize("suffix", ["csv", "json", "xlsx"])
def test_the_output_file_decides_the_format(
    run: Run, study: Path, tmp_path: Path, suffix: str
) -> None:
    target = tmp_path / f"out.{suffix}"
    outcome = run("classify", study, "--output", target)
    assert (outcome.code, outcome.out) == (0, "")
    content = target.read_bytes()
    starts = {"csv": b"path,", "json": b"[", "xlsx": b"PK"}
    assert content.startswith(starts[suffix])


def test_evaluate_gives_every_figure_with_its_interval(run: Run, tmp_path: Path) -> None:
    for n in range(12):
        film(tmp_path / "labelled" / "normal" / f"{n}.png", 60 + 6 * n)
        film(tmp_path / "labelled" / "PNEUMONIA" / f"{n}.png", 110 + 6 * n)
    (tmp_path / "labelled" / "NORMAL").mkdir(exist_ok=True)
    (tmp_path / "labelled" / "NORMAL" / "broken.jpg").touch()
    target = tmp_path / "figures.json"
    outcome = run("evaluate", tmp_path / "labelled", "--output", target)
    assert outcome.code == 1
    record = json.loads(target.read_text("utf-8"))
    assert record["films"] == {
        "found": 25,
        "scored": 24,
        "out_of_scope": 0,
        "unreadable": 1,
        "unlabelled": 0,
    }
    assert [model["model"] for model in record["models"]] == ["mean_grey", "other"]
    first = record["models"][0]
    assert first["n"] == 24
    for name in ("accuracy", "sensitivity", "specificity", "ppv", "npv", "roc_auc", "pr_auc"):
        assert first[name]["low"] <= first[name]["value"] <= first[name]["high"]
        assert first[name]["method"]
    assert sum(first["confusion"].values()) == 24
    assert first["roc"][0] == {
        "false_positive_rate": 0,
        "true_positive_rate": 0,
        "threshold": None,
    }
    (pair,) = record["pairs"]
    assert pair["mcnemar_p"] == 1


def test_evaluate_needs_labels(run: Run, study: Path) -> None:
    outcome = run("evaluate", study)
    assert outcome.code == 2
    assert "NORMAL or PNEUMONIA" in outcome.err


def test_a_model_is_listed_shown_checked_installed_activated_and_rolled_back(
    run: Run, tmp_path: Path
) -> None:
    assert "mean_grey" in run("models", "list").out
    assert json.loads(run("models", "show", "mean_grey").out)["version"] == "1.0.0"
    newer = save_model(tmp_path / "newer.onnx", card(version="1.1.0"))
    assert run("models", "verify", newer).code == 0
    assert run("models", "install", newer).code == 0
    assert json.loads(run("models", "show", "mean_grey").out)["version"] == "1.0.0"
    assert run("models", "activate", "mean_grey", "1.1.0").code == 0
    assert json.loads(run("models", "show", "mean_grey").out)["version"] == "1.1.0"
    assert run("models", "rollback", "mean_grey").code == 0
    assert json.loads(run("models", "show", "mean_grey").out)["version"] == "1.0.0"


def test_a_quantised_version_is_told_apart_and_used_only_when_it_is_activated(
    run: Run, shipped: Path
) -> None:
    write_quantised(shipped)
    (row,) = [line for line in run("models", "list").out.splitlines() if "+int8" in line]
    assert "int8, 3.7 × as fast" in row
    assert "active" not in row
    assert json.loads(run("models", "show", "mean_grey").out)["version"] == "1.0.0"
    shown = run("models", "show", "mean_grey", "--version", "1.0.0+int8")
    assert json.loads(shown.out)["storage"]["effect"]["speed"]["threads"] == 2
    assert "meant for the CPU" in shown.err
    assert run("models", "activate", "mean_grey", "1.0.0+int8").code == 0
    assert json.loads(run("models", "show", "mean_grey").out)["version"] == "1.0.0+int8"


def test_a_model_that_strays_from_its_golden_films_is_not_installed(
    run: Run, tmp_path: Path
) -> None:
    stray = save_model(tmp_path / "stray.onnx", card(version="1.1.0"), gain=1.1)
    assert run("models", "verify", stray).code == 2
    outcome = run("models", "install", stray)
    assert outcome.code == 2
    assert "stray.onnx" in outcome.err
    assert "1.1.0" not in run("models", "list").out


def test_without_a_command_the_window_opens(run: Run, study: Path) -> None:
    assert run().code == 40
    assert run("open", study).code == 41


def test_benchmark_prints_the_ratio(run: Run, study: Path) -> None:
    outcome = run("benchmark", study, "--model", "mean_grey")
    assert outcome.code == 0
    assert "ratio" in outcome.out


def test_an_interrupted_run_leaves_the_old_file(
    run: Run, study: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import signal

    target = tmp_path / "out.csv"
    target.write_text("old")
    monkeypatch.setattr(cli, "triage", lambda *_, **__: signal.raise_signal(signal.SIGINT))
    assert run("classify", study, "--output", target).code == 130
    assert target.read_text() == "old"


def test_a_bug_is_no_success_and_names_no_patient(
    run: Run, study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    patient = "DOE^JANE"

    def fail(*_: object, **__: object) -> None:
        raise KeyError(patient)

    monkeypatch.setattr(cli, "triage", fail)
    outcome = run("classify", study)
    assert (outcome.code, outcome.out) == (2, "")
    assert "KeyError" in outcome.err
    assert "DOE" not in outcome.err


def test_the_version_is_printed(run: Run) -> None:
    assert run("--version").out.startswith("PneumoTriage ")
