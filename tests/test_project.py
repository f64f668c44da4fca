"""What holds for the project as a whole: layout, pins, privacy of the sources, no network."""

from __future__ import annotations

import csv
import fnmatch
import io
import re
import shutil
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING, Any

import pytest

import desktop

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TOP_LEVEL = {
    "desktop", "trainer", "resources", "tests", "build_scripts", "pyproject.toml", "README.md",
    "LICENSE", "CHANGELOG.md",
}  # fmt: skip
MODELS_LIMIT = 120_000_000
PIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*==[0-9][A-Za-z0-9.+!]*")

# In pieces, so that this file does not find itself.
REGISTRIES = (
    "py" + "pi.org",
    "python" + "hosted.org",
    "registry.npm" + "js",
    "deb." + "debian.org",
)
MACHINE_PATH = re.compile(rb"(?<![\w./<])/(?:" + b"work|root|home|Users" + rb")/[\w.]")

# Any use of a socket ends the process at once: an exception might be swallowed on its way.
WITHOUT_SOCKETS = """
import os, runpy, sys, traceback

def forbid(event, arguments):
    if event.startswith("socket."):
        traceback.print_stack()
        os.write(2, ("used a socket: " + event).encode())
        os._exit(97)

sys.addaudithook(forbid)
sys.argv[0] = "pneumotriage"
runpy.run_module("desktop", run_name="__main__", alter_sys=True)
"""


@pytest.fixture(scope="module")
def project(project_root: Path) -> dict[str, Any]:
    """What pyproject.toml says."""
    return tomllib.loads((project_root / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def constraints(project_root: Path) -> list[str]:
    """The lines of the constraints file that say something."""
    path = project_root / "build_scripts" / "constraints.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def tracked_files(root: Path) -> Iterator[Path]:
    """Yield the files that git keeps; skip the test where git cannot tell."""
    if not shutil.which("git"):
        pytest.skip("there is no git to ask")
    listed = subprocess.run(["git", "-C", str(root), "ls-files", "-z"], capture_output=True)
    if listed.returncode != 0:
        pytest.skip("this is not a git checkout")
    for name in listed.stdout.decode().split("\0"):
        path = root / name
        if name and path.is_file():
            yield path


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_top_level_holds_what_the_design_says(project_root: Path) -> None:
    lines = (project_root / ".gitignore").read_text(encoding="utf-8").splitlines()
    ignored = [line.rstrip("/") for line in lines]
    found = {
        path.name
        for path in project_root.iterdir()
        if not path.name.startswith(".")
        and not any(fnmatch.fnmatch(path.name, pattern) for pattern in ignored)
    }
    assert found == TOP_LEVEL


def test_every_line_of_the_constraints_is_a_pin(constraints: list[str]) -> None:
    assert [line for line in constraints if not PIN.fullmatch(line)] == []
    names = [canonical(line.partition("==")[0]) for line in constraints]
    assert len(names) == len(set(names))
    assert names == sorted(names)


def test_every_declared_dependency_is_pinned(
    project: dict[str, Any], constraints: list[str]
) -> None:
    declared = [
        *project["project"]["dependencies"],
        *(line for lines in project["project"]["optional-dependencies"].values() for line in lines),
    ]
    names = {canonical(re.match(r"[\w.-]+", line)[0]) for line in declared}  # type: ignore[index]
    pinned = {canonical(line.partition("==")[0]) for line in constraints}
    assert names - pinned == set()


def test_the_version_is_told_once(project: dict[str, Any]) -> None:
    assert project["project"]["version"] == desktop.__version__


def test_no_file_names_a_registry_or_a_place_on_one_machine(project_root: Path) -> None:
    offending = []
    for path in tracked_files(project_root):
        content = path.read_bytes()
        if any(host.encode() in content for host in REGISTRIES) or MACHINE_PATH.search(content):
            offending.append(str(path.relative_to(project_root)))
    assert offending == []


def test_the_shipped_models_stay_small(project_root: Path) -> None:
    models = (project_root / "resources" / "models").glob("*.onnx")
    assert sum(path.stat().st_size for path in models) < MODELS_LIMIT


def run_without_sockets(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run ``pneumotriage`` in a process that ends when a socket is touched."""
    return subprocess.run(
        [sys.executable, "-c", WITHOUT_SOCKETS, *arguments],
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=240,
    )


def test_the_forbidden_socket_would_be_noticed(tmp_path: Path) -> None:
    spoilt = WITHOUT_SOCKETS.partition("sys.argv")[0] + "import socket; socket.socket()"
    done = subprocess.run([sys.executable, "-c", spoilt], cwd=tmp_path, capture_output=True)
    assert done.returncode == 97
    assert b"used a socket: socket.__new__" in done.stderr


@pytest.mark.slow
def test_classifying_opens_no_socket(sample_study: Path, tmp_path: Path) -> None:
    done = run_without_sockets(
        "classify", str(sample_study), "--model", "all", "--format", "csv", cwd=tmp_path
    )
    # 1: one sample is broken on purpose.
    assert done.returncode in {0, 1}, done.stderr
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert {row["status"] for row in rows} >= {"ok"}
    assert len({row["model"] for row in rows if row["status"] == "ok"}) >= 1


@pytest.mark.slow
def test_the_self_test_opens_no_socket(sample_study: Path, tmp_path: Path) -> None:
    done = run_without_sockets("self-test", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
