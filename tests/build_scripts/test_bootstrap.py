"""The two commands do what the README says they do."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import bootstrap
import pytest
import system_packages
from messages import SetUpError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path


class Calls:
    """What the environment was prepared with, and what was run with it."""

    def __init__(self) -> None:
        self.extras: list[set[str]] = []
        self.ran: list[tuple[str, ...]] = []
        self.variables: list[dict[str, str]] = []
        self.codes: dict[str, int] = {}

    def call(
        self, _: object, arguments: Sequence[str], variables: dict[str, str] | None = None
    ) -> int:
        self.ran.append(tuple(arguments))
        self.variables.append(variables or {})
        return self.codes.get(arguments[1], 0)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Calls:
    """Nothing is installed and nothing is started."""
    seen = Calls()
    monkeypatch.setattr(
        bootstrap.Environment, "prepare", lambda _, extras: seen.extras.append(set(extras))
    )
    monkeypatch.setattr(bootstrap, "_call", seen.call)
    monkeypatch.setattr(system_packages, "ensure", lambda *_: None)
    monkeypatch.setattr(system_packages, "install", lambda *_: True)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    return seen


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    def there_is(one: bool) -> None:
        monkeypatch.setattr(bootstrap, "has_screen", lambda: one)

    return there_is


def test_run_opens_the_sample_study(calls: Calls, screen: Callable[[bool], None]) -> None:
    screen(True)
    assert bootstrap.main(["run"]) == 0
    assert calls.extras == [set()]
    assert calls.ran == [("-m", "desktop", "open", str(bootstrap.SAMPLES))]


def test_run_without_a_screen_classifies_and_says_so(
    calls: Calls, screen: Callable[[bool], None], capsys: pytest.CaptureFixture[str]
) -> None:
    screen(False)
    assert bootstrap.main(["run"]) == 0
    assert calls.ran == [("-m", "desktop", "classify", str(bootstrap.SAMPLES), "--model", "all")]
    told = capsys.readouterr()
    assert "no screen" in told.err
    assert told.out == ""


@pytest.mark.parametrize(
    ("paths", "program_says", "code"),
    [([], 0, 0), ([], 1, 0), ([], 2, 2), (["films"], 1, 1), (["films"], 0, 0)],
)
def test_only_the_sample_studys_own_broken_file_is_forgiven(
    calls: Calls,
    screen: Callable[[bool], None],
    paths: list[str],
    program_says: int,
    code: int,
) -> None:
    screen(False)
    calls.codes["desktop"] = program_says
    assert bootstrap.main(["run", *paths]) == code


@pytest.mark.parametrize("words", [["films", "more films"], ["--", "films", "more films"]])
def test_run_opens_other_films_from_where_the_user_stands(
    calls: Calls,
    screen: Callable[[bool], None],
    words: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen(True)
    monkeypatch.chdir(tmp_path)
    bootstrap.main(["run", *words])
    assert calls.ran[0][3:] == (str(tmp_path / "films"), str(tmp_path / "more films"))


def test_cuda_is_an_extra(calls: Calls, screen: Callable[[bool], None]) -> None:
    screen(True)
    bootstrap.main(["run", "--cuda"])
    assert calls.extras == [{"cuda"}]


def test_test_runs_every_check_and_pytest_last(calls: Calls) -> None:
    assert bootstrap.main(["test"]) == 0
    assert calls.extras == [{"dev", "trainer"}]
    assert [arguments[1] for arguments in calls.ran] == ["ruff", "ruff", "mypy", "pytest"]


@pytest.mark.parametrize("failing", ["ruff", "mypy", "pytest"])
def test_a_check_that_fails_fails_the_whole_but_stops_nothing(
    calls: Calls, failing: str, capsys: pytest.CaptureFixture[str]
) -> None:
    calls.codes[failing] = 3
    assert bootstrap.main(["test"]) == 1
    assert calls.ran[-1][1] == "pytest"
    assert "NOT SOUND (exit code 3)" in capsys.readouterr().err


def test_words_after_test_go_to_pytest_alone(calls: Calls) -> None:
    bootstrap.main(["test", "-k", "name", "-x"])
    assert calls.ran == [("-m", "pytest", "-k", "name", "-x")]


def test_the_window_is_tested_off_screen_where_no_screen_can_be_had(
    calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap.sys, "platform", "linux")
    monkeypatch.setattr(bootstrap.shutil, "which", lambda _: None)
    bootstrap.main(["test"])
    assert calls.variables[-1] == {"QT_QPA_PLATFORM": "offscreen"}


def test_what_is_missing_is_told_and_ends_the_command(
    calls: Calls,
    screen: Callable[[bool], None],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def lacking(*_: object) -> None:
        raise SetUpError("install libegl1")

    screen(True)
    monkeypatch.setattr(system_packages, "ensure", lacking)
    assert bootstrap.main(["run"]) == 2
    assert "install libegl1" in capsys.readouterr().err
    assert calls.ran == []


@pytest.mark.parametrize(
    ("variables", "screen_there"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "w"}, True),
        ({"DISPLAY": ""}, False),
    ],
)
def test_on_linux_a_screen_is_known_by_its_variable(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], screen_there: bool
) -> None:
    monkeypatch.setattr(bootstrap.sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert bootstrap.has_screen() is screen_there


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_windows_and_macos_always_have_a_screen(
    monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    monkeypatch.setattr(bootstrap.sys, "platform", platform)
    assert bootstrap.has_screen()


def test_ci_runs_what_a_newcomer_runs(project_root: Path) -> None:
    script = project_root / ".ci" / "run"
    lines = [line for line in script.read_text(encoding="utf-8").splitlines() if line.strip()]
    assert lines[-1] == "exec python3 build_scripts/bootstrap.py test"
    assert subprocess.run(["bash", "-n", str(script)]).returncode == 0
