"""From a folder to a report, as a user goes: shipped models, sample study, real files."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.slow


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "desktop", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_the_installation_is_sound() -> None:
    outcome = run("self-test")
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    assert "FAILED" not in outcome.stdout
    for line in (
        "device cpu",
        "DICOM decoders",
        "baseline-",
        "efficientnet_lite0-",
        "sample study",
    ):
        assert line in outcome.stdout


def test_the_sample_study_is_read_to_the_last_film(sample_study: Path, tmp_path: Path) -> None:
    target = tmp_path / "worklist.csv"
    outcome = run("classify", sample_study, "--model", "all", "--output", target)
    assert outcome.returncode == 1, outcome.stderr
    with target.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    models = {row["model"] for row in rows}
    assert models == {"baseline", "shallow_cnn", "resnet50", "efficientnet_lite0"}
    films = [path for path in sample_study.iterdir() if path.name != "README.md"]
    assert len(rows) == len(films) * len(models)
    ended = {Path(row["path"]).name: row["status"] for row in rows}
    assert ended["film_16_truncated.jpg"] == "unreadable"
    assert ended["film_20.jpg"] == "out_of_scope"
    # A sharp model notices that some synthetic films are unlike real ones; most must pass.
    assert sum(status == "ok" for status in ended.values()) >= 2 * len(films) // 3


def test_full_size_films_are_scored_like_their_squashed_copies(
    shared_data: Path, tmp_path: Path
) -> None:
    originals = sorted((shared_data / "originals").glob("*/*"))[::10]
    squashed = [shared_data / "chest_xray" / "train" / p.parent.name / p.name for p in originals]
    scores = []
    for name, films in (("full", originals), ("squashed", squashed)):
        target = tmp_path / f"{name}.csv"
        assert run("classify", *films, "--model", "all", "--output", target).returncode == 0
        with target.open(encoding="utf-8", newline="") as file:
            scores.append(
                {
                    (Path(row["path"]).name, row["model"]): float(row["probability"])
                    for row in csv.DictReader(file)
                }
            )
    full, small = scores
    assert full.keys() == small.keys()
    assert sum(abs(full[key] - small[key]) for key in full) / len(full) < 0.01
