"""The virtual environment `.venv` in the project's root: make it, keep it current.

A stamp in it tells what it was made from, so that a second start costs nothing.
A marker stands in it while something is being installed; one that is found
standing means that an earlier set-up was interrupted, and the environment is made anew.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Iterable

from interpreters import find_interpreter, has_ensurepip, is_supported, version_of
from messages import SetUpError, in_words, say
from system_packages import how_to_install, install, package_manager

if TYPE_CHECKING:
    from pathlib import Path

TAIL = 20
"""Lines of the log that are shown when an installation fails."""

LARGE = 20.0
"""Downloads of so many megabytes and more are told."""

_INSTALLING = "Installing collected packages"

_HINTS = (
    ("No module named pip", "Remove the folder .venv and give the same command again."),
    ("No space left on device", "The disk is full: the environment needs about 4 GB."),
    ("NewConnectionError", "The package index cannot be reached: is the network there?"),
    ("Temporary failure in name resolution", "The package index cannot be reached."),
    ("CERTIFICATE_VERIFY_FAILED", "The package index's certificate is not trusted here."),
    ("No matching distribution", "A pinned package has no file for this system or this Python."),
)


@dataclass(frozen=True)
class Stamp:
    """What a finished environment was made from."""

    fingerprint: str
    extras: frozenset[str]
    python: tuple[int, int]
    root: str


class Environment:
    """The virtual environment of one checkout.

    Parameters
    ----------
    root : Path
        The project's root folder.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"
        self.constraints = root / "build_scripts" / "constraints.txt"
        self.log = self.folder / "set-up.txt"
        self._stamp = self.folder / "set-up.json"
        self._marker = self.folder / "set-up-unfinished"

    @property
    def python(self) -> Path:
        """The environment's interpreter."""
        windows = sys.platform == "win32"
        return self.folder / ("Scripts/python.exe" if windows else "bin/python")

    def fingerprint(self) -> str:
        """Return a hash of everything that decides what gets installed."""
        digest = hashlib.sha256()
        for path in (self.root / "pyproject.toml", self.constraints):
            digest.update(path.read_bytes())
            digest.update(b"\0")
        return digest.hexdigest()

    def read_stamp(self) -> Stamp | None:
        """Return what the environment was made from; None where it is unknown."""
        try:
            stored = json.loads(self._stamp.read_text(encoding="utf-8"))
            return Stamp(
                fingerprint=str(stored["fingerprint"]),
                extras=frozenset(stored["extras"]),
                python=(int(stored["python"][0]), int(stored["python"][1])),
                root=str(stored["root"]),
            )
        except (OSError, ValueError, KeyError, IndexError, TypeError):
            return None

    def write_stamp(self, stamp: Stamp) -> None:
        """Store what the environment was made from, and take the marker away."""
        record = {
            "fingerprint": stamp.fingerprint,
            "extras": sorted(stamp.extras),
            "python": list(stamp.python),
            "root": stamp.root,
        }
        self._stamp.write_text(json.dumps(record, indent=1), encoding="utf-8")
        self._clear_marker()

    def is_current(self, extras: Iterable[str]) -> bool:
        """Tell whether nothing has to be done before the environment can be used.

        Parameters
        ----------
        extras : iterable of str
            The optional dependencies that must be there; more do no harm.
        """
        stamp = self.read_stamp()
        return (
            stamp is not None
            and not self._marker.exists()
            and stamp.root == str(self.root)
            and stamp.extras >= frozenset(extras)
            and stamp.fingerprint == self.fingerprint()
            and version_of([str(self.python)]) == stamp.python
        )

    def prepare(self, extras: Iterable[str]) -> None:
        """Make the environment, or bring it up to date; does nothing where it is current.

        Parameters
        ----------
        extras : iterable of str
            Names under ``[project.optional-dependencies]``. Those of an earlier set-up
            stay installed.

        Raises
        ------
        SetUpError
            When something is missing that this script cannot get by itself.
        """
        wanted = frozenset(extras)
        if self.is_current(wanted):
            return
        started = time.monotonic()
        stamp = self.read_stamp()
        if self._must_be_made():
            self._make()
        elif stamp is not None:
            wanted |= stamp.extras
        version = version_of([str(self.python)])
        if version is None:
            raise SetUpError(f"{self.python} does not run. Remove {self.folder} and try again.")
        self._stamp.unlink(missing_ok=True)
        self._install(wanted)
        self.write_stamp(Stamp(self.fingerprint(), wanted, version, str(self.root)))
        say(f"Set-up took {in_words(time.monotonic() - started)}.")

    def _must_be_made(self) -> bool:
        """Tell whether there is no environment that could be built upon."""
        stamp = self.read_stamp()
        if not self.folder.exists():
            return True
        if self._marker.exists():
            say("An earlier set-up was interrupted; the environment is made anew.")
            return True
        version = version_of([str(self.python)])
        if stamp is not None and (stamp.root != str(self.root) or stamp.python != version):
            say("The folder or its Python has changed; the environment is made anew.")
            return True
        if not is_supported(version):
            say("The environment's Python is not usable; the environment is made anew.")
            return True
        return False

    def _make(self) -> None:
        interpreter = find_interpreter()
        self._remove()
        self.folder.mkdir()
        self._marker.touch()
        self._ensure_venv_module(interpreter)
        version = version_of(interpreter) or (0, 0)
        say(f"Making the environment {self.folder.name} with Python {version[0]}.{version[1]}")
        made = subprocess.run(
            [*interpreter, "-m", "venv", str(self.folder)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        if made.returncode != 0:
            raise SetUpError(f"The environment could not be made:\n{made.stdout.strip()}")

    def _remove(self) -> None:
        if self.folder.is_symlink() or self.folder.is_file():
            raise SetUpError(f"{self.folder} is no folder. Move it away and try again.")
        known = (self._marker, self._stamp, self.folder / "pyvenv.cfg")
        if (
            self.folder.exists()
            and any(self.folder.iterdir())
            and not any(p.exists() for p in known)
        ):
            raise SetUpError(f"{self.folder} is not a virtual environment. Move it away.")
        shutil.rmtree(self.folder, ignore_errors=True)
        if self.folder.exists():
            raise SetUpError(f"{self.folder} cannot be removed: is a program of it running?")

    def _ensure_venv_module(self, interpreter: list[str]) -> None:
        """Get the package in which Debian keeps `venv`, or say its name."""
        if has_ensurepip(interpreter):
            return
        manager = package_manager()
        major, minor = version_of(interpreter) or (3, 0)
        packages = [f"python{major}.{minor}-venv"]
        installed = manager == "apt-get" and install(manager, packages, self.log)
        if installed and has_ensurepip(interpreter):
            return
        raise SetUpError(
            f"This Python ({' '.join(interpreter)}) cannot make virtual environments.\n"
            + (
                how_to_install(manager, packages, packages)
                if manager == "apt-get"
                else "Install its modules venv and ensurepip."
            )
            + "\nThen give the same command again."
        )

    def _install(self, extras: frozenset[str]) -> None:
        names = ",".join(sorted(extras))
        say("Installing the pinned packages" + (f" and the extras {names}" if names else ""))
        self._marker.touch()
        code, touched = self._run_pip(install_arguments(self.root, self.constraints, extras))
        if code == 0:
            return
        if not touched:
            # Nothing was changed: what was there before can be built upon next time.
            self._clear_marker()
        raise SetUpError(describe_failure(self.log))

    def _run_pip(self, arguments: list[str]) -> tuple[int, bool]:
        """Run pip; return its exit code, and whether it began to change the environment."""
        touched = False
        with self.log.open("a", encoding="utf-8") as log:
            pip = subprocess.Popen(
                [str(self.python), "-m", "pip", *arguments],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                encoding="utf-8",
                errors="replace",
            )
            assert pip.stdout is not None
            with pip:
                for line in pip.stdout:
                    log.write(line)
                    touched = touched or line.startswith(_INSTALLING)
                    told = tell(line)
                    if told:
                        say(told)
        return pip.returncode, touched

    def _clear_marker(self) -> None:
        self._marker.unlink(missing_ok=True)


def install_arguments(root: Path, constraints: Path, extras: Iterable[str]) -> list[str]:
    """Return pip's arguments that install the project, editable, with pinned packages.

    No index is named: which one is used is the business of each machine's pip settings.
    Only ready-made packages are taken; a compiler is nothing a newcomer should need.
    """
    names = ",".join(sorted(extras))
    return [
        "install",
        "--disable-pip-version-check",
        "--no-input",
        "--progress-bar=off",
        "--no-compile",
        "--only-binary=:all:",
        "--constraint",
        str(constraints),
        "--editable",
        f"{root}[{names}]" if names else str(root),
    ]


def tell(line: str) -> str | None:
    """Return what a line of pip's output is worth telling; None for most."""
    text = line.strip()
    if text.startswith(_INSTALLING):
        return f"  unpacking {text.count(',') + 1} packages"
    words = text.split()
    if text.startswith("Downloading ") and len(words) >= 4 and words[-1] == "MB)":
        size = words[-2].lstrip("(")
        name = words[1].rpartition("/")[2].split("-")[0]
        if _number(size) >= LARGE:
            return f"  downloading {name} ({size} MB)"
    return None


def describe_failure(log: Path) -> str:
    """Return what to tell when pip failed: the end of its output, a hint, and the log's name."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()[-TAIL:]
    hints = [hint for sign, hint in _HINTS if any(sign in line for line in lines)]
    return "\n".join(
        ["The packages could not be installed. pip's last lines:"]
        + ["  " + line for line in lines]
        + hints[:1]
        + [f"All of it: {log}"]
    )


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
