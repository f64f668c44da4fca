"""Missing system libraries are installed, or told by the exact command that does it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import system_packages
from messages import SetUpError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="system packages are looked after on Linux only"
)

ALL = (*system_packages.CORE, *system_packages.X11, *system_packages.WAYLAND)


class Machine:
    """A machine with one package manager, which writes down what it is told to run."""

    def __init__(self, manager: str, *, lacks: set[str], may_install: bool) -> None:
        self.manager = manager
        self.lacks = lacks
        self.may_install = may_install
        self.ran: list[list[str]] = []

    def loads(self, soname: str) -> bool:
        return soname not in self.lacks

    def run(self, command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        self.ran.append(command)
        if command[:3] == ["sudo", "-n", "true"]:
            return subprocess.CompletedProcess(command, 0 if self.may_install else 1)
        self.lacks.clear()
        return subprocess.CompletedProcess(command, 0)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Machine]:
    def make(manager: str = "apt-get", *, lacks: set[str], user: str = "sudo") -> Machine:
        made = Machine(manager, lacks=lacks, may_install=user == "sudo")
        known = {manager, "sudo"}
        monkeypatch.setattr(
            system_packages.shutil, "which", lambda name: name if name in known else None
        )
        monkeypatch.setattr(system_packages.os, "geteuid", lambda: 0 if user == "root" else 1000)
        monkeypatch.setattr(system_packages.subprocess, "run", made.run)
        for name in ("can_load", "can_load_afresh"):
            monkeypatch.setattr(system_packages, name, made.loads)
        return made

    return make


@pytest.mark.parametrize("manager", system_packages.FAMILIES)
def test_every_library_has_a_package_everywhere(manager: str) -> None:
    assert all(library.package(manager) for library in ALL)
    assert manager in system_packages.XVFB


def test_no_library_is_listed_twice() -> None:
    sonames = [library.soname for library in ALL]
    assert len(sonames) == len(set(sonames))


def test_a_package_is_named_once_however_much_it_brings() -> None:
    assert system_packages.packages_for(system_packages.WAYLAND, "pacman") == ["wayland"]


def test_the_dynamic_linker_is_asked() -> None:
    assert system_packages.can_load("libc.so.6")
    assert system_packages.can_load_afresh("libc.so.6")
    assert not system_packages.can_load("libno-such-thing.so.9")
    assert not system_packages.can_load_afresh("libno-such-thing.so.9")


def test_nothing_is_run_when_nothing_is_missing(
    machine: Callable[..., Machine], tmp_path: Path
) -> None:
    made = machine(lacks=set())
    system_packages.ensure(ALL, "the window", tmp_path / "log")
    assert made.ran == []


def test_root_installs_what_is_missing_and_no_more(
    machine: Callable[..., Machine], tmp_path: Path
) -> None:
    made = machine(lacks={"libxcb-cursor.so.0", "libEGL.so.1"}, user="root")
    system_packages.ensure(ALL, "the window", tmp_path / "log")
    assert made.ran == [
        ["apt-get", "update", "-q"],
        ["apt-get", "install", "-y", "--no-install-recommends", "libegl1", "libxcb-cursor0"],
    ]


def test_sudo_is_used_when_it_asks_for_no_password(
    machine: Callable[..., Machine], tmp_path: Path
) -> None:
    made = machine("dnf", lacks={"libxcb-icccm.so.4"})
    system_packages.ensure(ALL, "the window", tmp_path / "log")
    assert made.ran[-1] == ["sudo", "-n", "dnf", "install", "-y", "xcb-util-wm"]


@pytest.mark.parametrize(
    ("manager", "command"),
    [
        ("apt-get", "sudo apt-get install -y --no-install-recommends libgl1 libxcb-keysyms1"),
        ("dnf", "sudo dnf install -y libglvnd-glx xcb-util-keysyms"),
        ("zypper", "sudo zypper --non-interactive install --no-recommends"),
        ("pacman", "sudo pacman -S --noconfirm --needed libglvnd xcb-util-keysyms"),
    ],
)
def test_without_the_right_the_exact_command_is_told(
    machine: Callable[..., Machine], tmp_path: Path, manager: str, command: str
) -> None:
    made = machine(manager, lacks={"libGL.so.1", "libxcb-keysyms.so.1"}, user="nobody")
    with pytest.raises(SetUpError) as told:
        system_packages.ensure(ALL, "the window", tmp_path / "log")
    assert command in str(told.value)
    assert "libGL.so.1, libxcb-keysyms.so.1" in str(told.value)
    assert made.ran == [["sudo", "-n", "true"]]


def test_an_unknown_system_is_told_the_libraries(
    machine: Callable[..., Machine], tmp_path: Path
) -> None:
    machine("emerge", lacks={"libGL.so.1"}, user="root")
    with pytest.raises(SetUpError, match=r"packages of your system that bring: libGL\.so\.1"):
        system_packages.ensure(ALL, "the window", tmp_path / "log")


def test_other_systems_bring_what_qt_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_packages.sys, "platform", "win32")
    assert system_packages.missing(ALL, lambda _: False) == []
