"""One command from a fresh checkout to the running program, or to its tests.

    python3 build_scripts/bootstrap.py run  [--cuda] [--] [PATH ...]
    python3 build_scripts/bootstrap.py test [pytest's arguments ...]

The first run sets everything up: the environment `.venv` with pinned packages and,
where it may, the system's libraries that Qt needs. Later ones start at once.
Only the standard library is used here, and no syntax newer than Python 3.8, so that an
old Python can still say what it lacks.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple, Sequence

import system_packages
from environment import Environment
from messages import SetUpError, in_words, say

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = Path("resources") / "samples"

DONE, SOME_UNREADABLE, NOTHING_DONE = 0, 1, 2
"""Exit codes of ``pneumotriage`` (DESIGN.md, section 3)."""


class Check(NamedTuple):
    """One step of ``test``: what it is called and how it is run with the environment."""

    name: str
    arguments: tuple[str, ...]


CHECKS = (
    Check("ruff check", ("-m", "ruff", "check", ".")),
    Check("ruff format", ("-m", "ruff", "format", "--check", ".")),
    Check("mypy", ("-m", "mypy")),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks for.

    Parameters
    ----------
    arguments : sequence of str, optional
        The words after the script's name; those of this process when omitted.

    Returns
    -------
    int
        The exit code: of what was run, or 2 when set-up could not go on.
    """
    options, passed_on = _parse(sys.argv[1:] if arguments is None else list(arguments))
    environment = Environment(ROOT)
    try:
        if options.command == "run":
            return run(environment, paths=passed_on, cuda=options.cuda)
        return test(environment, passed_on)
    except SetUpError as error:
        say(f"\n{error}")
        return NOTHING_DONE
    except KeyboardInterrupt:
        say("\nInterrupted. The same command takes up where this one stopped.")
        return 130


def run(environment: Environment, *, paths: Sequence[str], cuda: bool) -> int:
    """Set up and open the program on the sample study, or on the paths given.

    Without a screen the same films are classified and the worklist is printed.

    Parameters
    ----------
    environment : Environment
        The checkout's environment.
    paths : sequence of str
        Files and folders; the sample study when empty.
    cuda : bool
        Also install NVIDIA's libraries for computing on the GPU.

    Returns
    -------
    int
        The program's exit code; 0 for the sample study's own broken file.
    """
    environment.prepare({"cuda"} if cuda else set())
    films = list(paths) or [str(SAMPLES)]
    if has_screen():
        system_packages.ensure(_window_libraries(), "the window", environment.log)
        return _call(environment, ("-m", "desktop", "open", *films))
    say("There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set):")
    say("classifying without a window; the worklist, most urgent first, follows.\n")
    code = _call(environment, ("-m", "desktop", "classify", *films, "--model", "all"))
    if code == SOME_UNREADABLE and not paths:
        say("\nOne file of the sample study is broken on purpose and is listed as unreadable.")
        return DONE
    return code


def test(environment: Environment, arguments: Sequence[str]) -> int:
    """Set up and run the checks and the tests.

    Parameters
    ----------
    environment : Environment
        The checkout's environment.
    arguments : sequence of str
        For pytest; with any, pytest alone is run.

    Returns
    -------
    int
        0 when every step was sound, else 1.
    """
    environment.prepare({"dev", "trainer"})
    system_packages.ensure(system_packages.CORE, "Qt", environment.log)
    variables = _test_variables(environment)
    checks = list(() if arguments else CHECKS)
    checks.append(Check("pytest", ("-m", "pytest", *arguments)))
    outcomes = []
    for check in checks:
        say(f"\n== {check.name}")
        started = time.monotonic()
        code = _call(environment, check.arguments, variables)
        outcomes.append((check.name, code, time.monotonic() - started))
    say("")
    for name, code, seconds in outcomes:
        verdict = "sound" if code == 0 else f"NOT SOUND (exit code {code})"
        say(f"{name + ':':<13} {verdict}, {in_words(seconds)}")
    return 0 if all(code == 0 for _, code, _ in outcomes) else 1


def has_screen() -> bool:
    """Tell whether a window can be opened."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _window_libraries() -> list[system_packages.Library]:
    """Return what the window needs on this kind of screen."""
    only_wayland = not os.environ.get("DISPLAY")
    screen = system_packages.WAYLAND if only_wayland else system_packages.X11
    return [*system_packages.CORE, *screen]


def _test_variables(environment: Environment) -> dict[str, str]:
    """Get a virtual screen for the window's tests; without one they are drawn off screen."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return {}
    manager = system_packages.package_manager()
    if manager and not shutil.which("Xvfb"):
        system_packages.install(manager, [system_packages.XVFB[manager]], environment.log)
    try:
        system_packages.ensure(system_packages.X11, "a screen", environment.log)
    except SetUpError as error:
        say(f"{error}\nUntil then the window's tests are drawn off screen.")
        return {"QT_QPA_PLATFORM": "offscreen"}
    if shutil.which("Xvfb"):
        return {}
    say("There is no Xvfb here: the window's tests are drawn off screen.")
    return {"QT_QPA_PLATFORM": "offscreen"}


def _call(
    environment: Environment,
    arguments: Sequence[str],
    variables: dict[str, str] | None = None,
) -> int:
    """Run the environment's Python in the project's root; return its exit code."""
    command = [str(environment.python), *arguments]
    sys.stdout.flush()
    return subprocess.run(
        command, cwd=environment.root, env={**os.environ, **(variables or {})}
    ).returncode


def _parse(arguments: Sequence[str]) -> tuple[argparse.Namespace, list[str]]:
    """Split the command line into this script's options and what is passed on."""
    if arguments[:1] == ["test"]:
        return argparse.Namespace(command="test"), _without_dashes(arguments[1:])
    parser = argparse.ArgumentParser(
        prog="bootstrap.py", description="Set up PneumoTriage and run it, or its tests."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="run|test")
    runner = commands.add_parser("run", help="open the program on the sample study")
    runner.add_argument("--cuda", action="store_true", help="compute on an NVIDIA GPU")
    runner.add_argument("paths", nargs="*", metavar="PATH", help="open these films instead")
    commands.add_parser("test", help="run ruff, mypy and the tests; arguments go to pytest")
    options = parser.parse_args(arguments)
    return options, [str(Path(path).absolute()) for path in _without_dashes(options.paths)]


def _without_dashes(arguments: Sequence[str]) -> list[str]:
    return list(arguments[1:] if arguments[:1] == ["--"] else arguments)


if __name__ == "__main__":
    sys.exit(main())
