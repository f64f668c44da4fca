"""A fitting Python is found, or its absence is told in words."""

from __future__ import annotations

import ast
import sys
from typing import TYPE_CHECKING

import interpreters
import pytest
from messages import SetUpError, in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

BEFORE_THE_ENVIRONMENT = (
    "bootstrap.py",
    "environment.py",
    "interpreters.py",
    "messages.py",
    "system_packages.py",
)


@pytest.fixture
def machine_with(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Make a machine that has these interpreters, and is running one of them."""

    def make(*, running: tuple[int, int, int], others: dict[str, tuple[int, int]]) -> None:
        def version_of(command: Sequence[str]) -> tuple[int, int] | None:
            return running[:2] if command[0] == "/running" else others.get(command[0])

        monkeypatch.setattr(interpreters.sys, "version_info", running)
        monkeypatch.setattr(interpreters, "_own_interpreter", lambda: ["/running"])
        monkeypatch.setattr(interpreters, "version_of", version_of)
        monkeypatch.setattr(
            interpreters.shutil, "which", lambda name: name if name in others else None
        )

    return make


def test_the_running_python_is_taken_when_it_fits(machine_with: Callable[..., None]) -> None:
    machine_with(running=(3, 11, 2), others={"python3.13": (3, 13)})
    assert interpreters.find_interpreter() == ["/running"]


@pytest.mark.parametrize("running", [(3, 8, 20), (3, 14, 0)])
def test_otherwise_the_newest_that_fits(
    machine_with: Callable[..., None], running: tuple[int, int, int]
) -> None:
    machine_with(running=running, others={"python3.11": (3, 11), "python3.12": (3, 12)})
    assert interpreters.find_interpreter() == ["python3.12"]


def test_a_command_is_believed_for_what_it_answers_not_for_its_name(
    machine_with: Callable[..., None],
) -> None:
    machine_with(running=(3, 8, 20), others={"python3.13": (3, 9), "python3": (3, 11)})
    assert interpreters.find_interpreter() == ["python3"]


def test_no_fitting_python_is_told_with_a_way_out(machine_with: Callable[..., None]) -> None:
    machine_with(running=(3, 8, 20), others={})
    with pytest.raises(SetUpError) as told:
        interpreters.find_interpreter()
    text = str(told.value)
    assert "needs Python 3.11 to 3.13" in text
    assert "this is Python 3.8.20" in text
    assert "apt-get install python3 python3-venv" in text


def test_a_real_interpreter_tells_its_version() -> None:
    assert interpreters.version_of([sys.executable]) == sys.version_info[:2]


def test_what_is_no_interpreter_has_no_version(tmp_path: Path) -> None:
    assert interpreters.version_of([str(tmp_path / "absent")]) is None
    assert interpreters.version_of([str(tmp_path)]) is None


def test_the_supported_versions_are_those_of_pyproject(project_root: Path) -> None:
    text = (project_root / "pyproject.toml").read_text(encoding="utf-8")
    newest = f"{interpreters.NEWEST[0]}.{interpreters.NEWEST[1] + 1}"
    oldest = f"{interpreters.OLDEST[0]}.{interpreters.OLDEST[1]}"
    assert f'requires-python = ">={oldest},<{newest}"' in text


@pytest.mark.parametrize("name", BEFORE_THE_ENVIRONMENT)
def test_an_old_python_can_read_what_runs_before_the_environment(
    project_root: Path, name: str
) -> None:
    source = (project_root / "build_scripts" / name).read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 8))
    imported = {
        alias.name.partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    } | {
        (node.module or "").partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
    }
    own = {other.removesuffix(".py") for other in BEFORE_THE_ENVIRONMENT}
    assert imported <= own | sys.stdlib_module_names


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.04, "0.0 s"), (9.94, "9.9 s"), (42.2, "42 s"), (185.0, "3 min 5 s")]
)
def test_durations_are_told_as_a_person_would(seconds: float, words: str) -> None:
    assert in_words(seconds) == words
