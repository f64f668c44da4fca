"""A machine's policy reaches the reading of films, or stops the program."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop import app
from desktop.imaging.isolation import Decoders
from desktop.imaging.limits import DEFAULT_LIMITS


@pytest.fixture
def policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "policy.json"
    monkeypatch.setenv("PNEUMOTRIAGE_POLICY", str(path))
    return path


def test_limits_of_the_policy_rule_what_is_read(policy: Path) -> None:
    with Decoders() as decoders:
        assert app.reading_under_policy(decoders).limits == DEFAULT_LIMITS
        policy.write_text('{"limits": {"pixels": 5000}}')
        reading = app.reading_under_policy(decoders)
    assert reading.limits.pixels == 5000
    assert reading.opened == decoders.opened


def test_a_policy_that_cannot_be_followed_stops_the_program(
    policy: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["pneumotriage", "classify", "x"])
    policy.write_text('{"limits": {"pixles": 5000}}')
    with Decoders() as decoders, pytest.raises(SystemExit) as ended:
        app.reading_under_policy(decoders)
    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert str(policy) in told
    assert "'pixles' is no limit" in told


@pytest.mark.parametrize(
    ("arguments", "shown"), [([], True), (["open", "x"], True), (["classify", "x"], False)]
)
def test_who_opens_the_window_is_told_so_in_a_dialog(
    policy: Path,
    monkeypatch: pytest.MonkeyPatch,
    qapp: QApplication,
    arguments: list[str],
    shown: bool,
) -> None:
    policy.write_text('{"limits": {"pixles": 5000}}')
    dialogs: list[QMessageBox] = []
    monkeypatch.setattr(sys, "argv", ["pneumotriage", *arguments])
    monkeypatch.setattr(QMessageBox, "exec", lambda box: dialogs.append(box))
    with Decoders() as decoders, pytest.raises(SystemExit):
        app.reading_under_policy(decoders)
    assert len(dialogs) == shown
    for box in dialogs:
        assert "cannot start" in box.text()
        assert "'pixles' is no limit" in box.informativeText()
        assert str(policy) in box.informativeText()


@pytest.mark.slow
def test_the_command_line_keeps_to_the_policy(
    policy: Path, sample_study: Path, project_root: Path
) -> None:
    policy.write_text('{"limits": {"pixels": 500000}}')
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "classify", str(sample_study), "--format", "csv"],
        cwd=project_root,
        env=os.environ | {"PNEUMOTRIAGE_POLICY": str(policy)},
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert done.returncode == 1, done.stderr
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    refused = [row for row in rows if "more than the limit of 500,000" in row["error"]]
    assert refused
    assert len(refused) < len(rows)
    assert {row["status"] for row in refused} == {"unreadable"}
