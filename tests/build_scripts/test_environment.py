"""The environment is made once, kept current, and made anew when a set-up was interrupted."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import environment as module
import pytest
from environment import Environment, Stamp, describe_failure, install_arguments, tell
from messages import SetUpError

HERE = (sys.version_info[0], sys.version_info[1])


class FakePip:
    """Stands for pip: writes down how it was called, and fails when told to."""

    def __init__(self) -> None:
        self.calls: list[list[str]] = []
        self.outcome = (0, True)

    def __call__(self, environment: Environment, arguments: list[str]) -> tuple[int, bool]:
        self.calls.append(arguments)
        environment.log.write_text("pip's last word\n", encoding="utf-8")
        return self.outcome


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    root = tmp_path / "checkout"
    (root / "build_scripts").mkdir(parents=True)
    (root / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    (root / "build_scripts" / "constraints.txt").write_text("numpy==2.4.6\n", encoding="utf-8")
    return root


@pytest.fixture
def pip(monkeypatch: pytest.MonkeyPatch) -> FakePip:
    """Replace what takes long: making an environment, running pip and other Pythons."""
    fake = FakePip()
    monkeypatch.setattr(Environment, "_run_pip", lambda self, arguments: fake(self, arguments))
    monkeypatch.setattr(module, "find_interpreter", lambda: [sys.executable])
    monkeypatch.setattr(module, "has_ensurepip", lambda _: True)
    monkeypatch.setattr(module, "version_of", lambda _: HERE)
    monkeypatch.setattr(module.subprocess, "run", make_venv)
    return fake


def make_venv(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
    """Stand for ``python -m venv FOLDER``."""
    (Path(command[-1]) / "pyvenv.cfg").touch()
    return subprocess.CompletedProcess(command, 0, "")


def test_a_first_start_makes_everything(checkout: Path, pip: FakePip) -> None:
    environment = Environment(checkout)
    environment.prepare({"dev"})
    assert pip.calls == [install_arguments(checkout, environment.constraints, ["dev"])]
    assert environment.is_current({"dev"})
    assert environment.is_current(set())
    assert not environment.is_current({"dev", "trainer"})


def test_a_second_start_does_nothing(checkout: Path, pip: FakePip) -> None:
    Environment(checkout).prepare(set())
    Environment(checkout).prepare(set())
    assert len(pip.calls) == 1


def test_extras_are_added_to_those_that_are_there(checkout: Path, pip: FakePip) -> None:
    Environment(checkout).prepare({"dev"})
    Environment(checkout).prepare({"cuda"})
    assert pip.calls[-1][-1] == f"{checkout}[cuda,dev]"


@pytest.mark.parametrize("name", ["pyproject.toml", "build_scripts/constraints.txt"])
def test_another_pin_is_installed(checkout: Path, pip: FakePip, name: str) -> None:
    Environment(checkout).prepare({"dev"})
    (checkout / name).write_text("scipy==1.17.1\n", encoding="utf-8")
    environment = Environment(checkout)
    assert not environment.is_current({"dev"})
    environment.prepare(set())
    assert pip.calls[-1][-1] == f"{checkout}[dev]"
    assert environment.is_current({"dev"})


def test_an_interrupted_set_up_is_made_anew(
    checkout: Path, pip: FakePip, capsys: pytest.CaptureFixture[str]
) -> None:
    environment = Environment(checkout)
    environment.prepare(set())
    half_written = environment.folder / "half-a-package.py"
    half_written.touch()
    (environment.folder / "set-up-unfinished").touch()
    assert not environment.is_current(set())
    environment.prepare(set())
    assert "interrupted" in capsys.readouterr().err
    assert not half_written.exists()
    assert environment.is_current(set())


def test_pip_failing_halfway_leaves_the_marker(checkout: Path, pip: FakePip) -> None:
    pip.outcome = (1, True)
    with pytest.raises(SetUpError, match="pip's last word"):
        Environment(checkout).prepare(set())
    assert (checkout / ".venv" / "set-up-unfinished").exists()


def test_pip_failing_at_once_spoils_nothing(checkout: Path, pip: FakePip) -> None:
    environment = Environment(checkout)
    environment.prepare(set())
    kept = environment.folder / "kept.py"
    kept.touch()
    pip.outcome = (1, False)
    with pytest.raises(SetUpError):
        environment.prepare({"dev"})
    pip.outcome = (0, True)
    environment.prepare({"dev"})
    assert kept.exists()
    assert environment.is_current({"dev"})


def test_an_environment_someone_made_by_hand_is_built_upon(checkout: Path, pip: FakePip) -> None:
    folder = checkout / ".venv"
    folder.mkdir()
    (folder / "pyvenv.cfg").touch()
    (folder / "theirs.py").touch()
    Environment(checkout).prepare(set())
    assert (folder / "theirs.py").exists()


def test_a_folder_that_is_no_environment_is_not_removed(
    checkout: Path, pip: FakePip, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = checkout / ".venv"
    folder.mkdir()
    (folder / "thesis.txt").touch()
    monkeypatch.setattr(module, "version_of", lambda _: None)
    with pytest.raises(SetUpError, match="not a virtual environment"):
        Environment(checkout).prepare(set())
    assert (folder / "thesis.txt").exists()


def test_a_moved_checkout_gets_a_new_environment(
    checkout: Path, pip: FakePip, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Environment(checkout).prepare({"dev"})
    moved = checkout.rename(tmp_path / "moved")
    environment = Environment(moved)
    assert not environment.is_current({"dev"})
    environment.prepare({"dev"})
    assert "has changed" in capsys.readouterr().err
    assert environment.is_current({"dev"})


def test_another_python_gets_a_new_environment(
    checkout: Path, pip: FakePip, monkeypatch: pytest.MonkeyPatch
) -> None:
    Environment(checkout).prepare(set())
    monkeypatch.setattr(module, "version_of", lambda _: (3, 13))
    assert not Environment(checkout).is_current(set())


@pytest.mark.parametrize("content", ["", "{", "[]", '{"fingerprint": 1}', '{"python": "3"}'])
def test_a_spoilt_stamp_is_no_stamp(checkout: Path, content: str) -> None:
    (checkout / ".venv").mkdir()
    (checkout / ".venv" / "set-up.json").write_text(content, encoding="utf-8")
    assert Environment(checkout).read_stamp() is None


def test_the_stamp_comes_back_as_it_was_written(checkout: Path) -> None:
    environment = Environment(checkout)
    environment.folder.mkdir()
    stamp = Stamp("abc", frozenset({"dev", "cuda"}), (3, 12), str(checkout))
    environment.write_stamp(stamp)
    assert environment.read_stamp() == stamp
    assert json.loads((environment.folder / "set-up.json").read_text())["extras"] == ["cuda", "dev"]


def test_debian_is_told_the_package_that_makes_environments(
    checkout: Path, pip: FakePip, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "has_ensurepip", lambda _: False)
    monkeypatch.setattr(module, "package_manager", lambda: "apt-get")
    monkeypatch.setattr(module, "install", lambda *_: False)
    with pytest.raises(SetUpError) as told:
        Environment(checkout).prepare(set())
    package = f"python{HERE[0]}.{HERE[1]}-venv"
    assert f"sudo apt-get install -y --no-install-recommends {package}" in str(told.value)


def test_pip_is_given_pins_but_no_address(checkout: Path) -> None:
    arguments = install_arguments(checkout, checkout / "constraints.txt", [])
    assert arguments[-1] == str(checkout)
    assert "--constraint" in arguments
    assert not any("index" in word or "://" in word for word in arguments)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "  Downloading tensorflow-2.21.0-cp311.whl (620.7 MB)\n",
            "  downloading tensorflow (620.7 MB)",
        ),
        ("  Downloading six-1.17.0-py2.whl (11 kB)\n", None),
        ("  Downloading scipy-1.17.1-cp311.whl (3.4 MB)\n", None),
        ("Installing collected packages: numpy, scipy\n", "  unpacking 2 packages"),
        ("Collecting numpy\n", None),
        ("Downloading (MB)\n", None),
    ],
)
def test_only_what_takes_long_is_told(line: str, told: str | None) -> None:
    assert tell(line) == told


@pytest.mark.parametrize(
    ("sign", "hint"),
    [
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: No matching distribution found for x", "no file for this system"),
        ("something never seen", "All of it"),
    ],
)
def test_a_failure_shows_the_end_of_the_log_and_a_hint(
    tmp_path: Path, sign: str, hint: str
) -> None:
    log = tmp_path / "set-up.txt"
    log.write_text("\n".join([*(f"line {n}" for n in range(100)), sign]), encoding="utf-8")
    text = describe_failure(log)
    assert hint in text
    assert sign in text
    assert "line 99" in text
    assert "line 50" not in text
    assert str(log) in text
