"""Find a Python that this project runs on."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import Iterator, Sequence

from messages import SetUpError

OLDEST = (3, 11)
NEWEST = (3, 13)
SUPPORTED = tuple((3, minor) for minor in range(OLDEST[1], NEWEST[1] + 1))

_PROBE = "import sys; print(sys.version_info[0], sys.version_info[1])"


def version_of(command: Sequence[str]) -> tuple[int, int] | None:
    """Ask an interpreter for its version by running it.

    Parameters
    ----------
    command : sequence of str
        What starts it, for example ``["py", "-3.12"]``.

    Returns
    -------
    tuple of int or None
        Major and minor version; None where nothing usable answers.
    """
    try:
        answer = subprocess.run(
            [*command, "-I", "-S", "-c", _PROBE],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=30,
            check=True,
        ).stdout.split()
        return int(answer[0]), int(answer[1])
    except (OSError, ValueError, IndexError, subprocess.SubprocessError):
        return None


def is_supported(version: tuple[int, int] | None) -> bool:
    """Tell whether this project runs on a Python of that major and minor version."""
    return version in SUPPORTED


def find_interpreter() -> list[str]:
    """Return the command of a Python that this project runs on.

    The one that runs this script is taken when it fits, otherwise the newest that does.

    Returns
    -------
    list of str
        The command; more than one word for Windows' ``py`` launcher.

    Raises
    ------
    SetUpError
        When there is none; the message says how to get one.
    """
    own = _own_interpreter()
    if is_supported((sys.version_info[0], sys.version_info[1])) and version_of(own):
        return own
    for command in _candidates():
        if is_supported(version_of(command)):
            return command
    raise SetUpError(_nothing_found())


def has_ensurepip(command: Sequence[str]) -> bool:
    """Tell whether an interpreter can make environments (Debian packs that apart)."""
    probe = [*command, "-I", "-c", "import ensurepip, venv"]
    return subprocess.run(probe, stdin=subprocess.DEVNULL, capture_output=True).returncode == 0


def _own_interpreter() -> list[str]:
    # Inside an environment this is the Python it was made from: the environment may be
    # the very one that is about to be made anew.
    return [getattr(sys, "_base_executable", None) or sys.executable]


def _candidates() -> Iterator[list[str]]:
    for major, minor in reversed(SUPPORTED):
        path = shutil.which(f"python{major}.{minor}")
        if path:
            yield [path]
        if sys.platform == "win32" and shutil.which("py"):
            yield ["py", f"-{major}.{minor}"]
    for name in ("python3", "python"):
        path = shutil.which(name)
        if path:
            yield [path]


def _nothing_found() -> str:
    first, last = (".".join(str(part) for part in v) for v in (OLDEST, NEWEST))
    own = "{}.{}.{}".format(*sys.version_info[:3])
    return "\n".join(
        (
            f"PneumoTriage needs Python {first} to {last}; this is Python {own}",
            f"({sys.executable}), and no other one that fits was found on the PATH.",
            "Install one and give the same command again, for example:",
            "  Debian, Ubuntu:  apt-get install python3 python3-venv  (Debian 12, Ubuntu 24.04)",
            "  Fedora:          dnf install python3.13",
            "  openSUSE:        zypper install python313",
            "  Arch:            pacman -S python   (or python313, where python is newer than 3.13)",
            "  Windows, macOS:  the installer of Python's own site, or winget / Homebrew",
        )
    )
