"""The system libraries that Qt needs, and the packages that bring them.

Qt's own libraries come with PySide6 from the package index; what lies below
them (X11, OpenGL, fonts) is the system's. A library counts as present when it
can really be loaded, whatever package it came from.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Callable, Iterable, Sequence

from messages import SetUpError, say

if TYPE_CHECKING:
    from pathlib import Path

FAMILIES = ("apt-get", "dnf", "zypper", "pacman")
"""Package managers, in the order they are looked for (Debian has a game named pacman)."""


@dataclass(frozen=True)
class Library:
    """One shared library and the package that brings it, per package manager."""

    soname: str
    apt: str
    dnf: str
    zypper: str
    pacman: str

    def package(self, manager: str) -> str:
        """Return the package's name for a manager of `FAMILIES`."""
        return {
            "apt-get": self.apt,
            "dnf": self.dnf,
            "zypper": self.zypper,
            "pacman": self.pacman,
        }[manager]


# Read off `ldd` of PySide6's libqoffscreen.so, and libQt6Gui.so and libQt6Widgets.so below it.
CORE = (
    Library("libstdc++.so.6", "libstdc++6", "libstdc++", "libstdc++6", "gcc-libs"),
    Library("libEGL.so.1", "libegl1", "libglvnd-egl", "libglvnd", "libglvnd"),
    Library("libGL.so.1", "libgl1", "libglvnd-glx", "libglvnd", "libglvnd"),
    Library("libX11.so.6", "libx11-6", "libX11", "libX11-6", "libx11"),
    Library("libxcb.so.1", "libxcb1", "libxcb", "libxcb1", "libxcb"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon", "libxkbcommon0", "libxkbcommon"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus-libs", "libdbus-1-3", "dbus"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig", "libfontconfig1", "fontconfig"),
    Library("libfreetype.so.6", "libfreetype6", "freetype", "libfreetype6", "freetype2"),
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2", "libglib-2_0-0", "glib2"),
    Library("libgthread-2.0.so.0", "libglib2.0-0", "glib2", "libgthread-2_0-0", "glib2"),
    Library("libz.so.1", "zlib1g", "zlib", "libz1", "zlib"),
    Library("libzstd.so.1", "libzstd1", "libzstd", "libzstd1", "zstd"),
)

# What libqxcb.so needs besides.
X11 = (
    Library("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb", "libX11-xcb1", "libx11"),
    Library(
        "libxkbcommon-x11.so.0",
        "libxkbcommon-x11-0",
        "libxkbcommon-x11",
        "libxkbcommon-x11-0",
        "libxkbcommon-x11",
    ),
    Library(
        "libxcb-cursor.so.0",
        "libxcb-cursor0",
        "xcb-util-cursor",
        "libxcb-cursor0",
        "xcb-util-cursor",
    ),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", "libxcb-icccm4", "xcb-util-wm"),
    Library("libxcb-util.so.1", "libxcb-util1", "xcb-util", "libxcb-util1", "xcb-util"),
    Library(
        "libxcb-image.so.0", "libxcb-image0", "xcb-util-image", "libxcb-image0", "xcb-util-image"
    ),
    Library(
        "libxcb-keysyms.so.1",
        "libxcb-keysyms1",
        "xcb-util-keysyms",
        "libxcb-keysyms1",
        "xcb-util-keysyms",
    ),
    Library(
        "libxcb-render-util.so.0",
        "libxcb-render-util0",
        "xcb-util-renderutil",
        "libxcb-render-util0",
        "xcb-util-renderutil",
    ),
    Library("libxcb-randr.so.0", "libxcb-randr0", "libxcb", "libxcb-randr0", "libxcb"),
    Library("libxcb-render.so.0", "libxcb-render0", "libxcb", "libxcb-render0", "libxcb"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb", "libxcb-shape0", "libxcb"),
    Library("libxcb-shm.so.0", "libxcb-shm0", "libxcb", "libxcb-shm0", "libxcb"),
    Library("libxcb-sync.so.1", "libxcb-sync1", "libxcb", "libxcb-sync1", "libxcb"),
    Library("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb", "libxcb-xfixes0", "libxcb"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb", "libxcb-xkb1", "libxcb"),
)

# What libqwayland.so needs besides; asked for only where there is nothing but Wayland.
WAYLAND = (
    Library(
        "libwayland-client.so.0",
        "libwayland-client0",
        "libwayland-client",
        "libwayland-client0",
        "wayland",
    ),
    Library(
        "libwayland-cursor.so.0",
        "libwayland-cursor0",
        "libwayland-cursor",
        "libwayland-cursor0",
        "wayland",
    ),
    Library(
        "libwayland-egl.so.1", "libwayland-egl1", "libwayland-egl", "libwayland-egl1", "wayland"
    ),
)

XVFB = {
    "apt-get": "xvfb",
    "dnf": "xorg-x11-server-Xvfb",
    "zypper": "xorg-x11-server-Xvfb",
    "pacman": "xorg-server-xvfb",
}
"""The virtual screen that the tests open their windows on."""

_INSTALL: dict[str, tuple[str, ...]] = {
    "apt-get": ("apt-get", "install", "-y", "--no-install-recommends"),
    "dnf": ("dnf", "install", "-y"),
    "zypper": ("zypper", "--non-interactive", "install", "--no-recommends"),
    "pacman": ("pacman", "-S", "--noconfirm", "--needed"),
}
_REFRESH: dict[str, tuple[str, ...]] = {"apt-get": ("apt-get", "update", "-q")}


def can_load(soname: str) -> bool:
    """Tell whether the dynamic linker finds and loads a library."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def can_load_afresh(soname: str) -> bool:
    """Tell the same from a new process: the linker reads its list of libraries only once."""
    probe = f"import ctypes; ctypes.CDLL({soname!r})"
    return subprocess.run([sys.executable, "-c", probe], capture_output=True).returncode == 0


def missing(
    libraries: Iterable[Library], loads: Callable[[str], bool] | None = None
) -> list[Library]:
    """Return those of some libraries that cannot be loaded; none where this is not Linux."""
    if not sys.platform.startswith("linux"):
        return []
    loads = loads or can_load
    return [library for library in libraries if not loads(library.soname)]


def package_manager() -> str | None:
    """Return the system's package manager, one of `FAMILIES`, or None."""
    return next((name for name in FAMILIES if shutil.which(name)), None)


def packages_for(libraries: Iterable[Library], manager: str) -> list[str]:
    """Return the packages that bring some libraries: each once, sorted."""
    return sorted({library.package(manager) for library in libraries})


def install_command(manager: str, packages: Sequence[str]) -> list[str]:
    """Return the command that installs packages, as root would give it."""
    return [*_INSTALL[manager], *packages]


def how_to_install(manager: str | None, packages: Sequence[str], sonames: Sequence[str]) -> str:
    """Return what a user has to do to get the packages, in words.

    Parameters
    ----------
    manager : str or None
        One of `FAMILIES`; None where it is unknown.
    packages : sequence of str
        Names of packages for that manager; unused without one.
    sonames : sequence of str
        What is missing, for a system whose packages are not known here.

    Returns
    -------
    str
        One line, with the exact command where there is one.
    """
    if manager is None:
        return "Install the packages of your system that bring: " + ", ".join(sonames)
    return "Give this command:  sudo " + " ".join(install_command(manager, packages))


def install(manager: str, packages: Sequence[str], log: Path) -> bool:
    """Install system packages where that needs no password.

    Parameters
    ----------
    manager : str
        One of `FAMILIES`.
    packages : sequence of str
        What to install.
    log : Path
        The package manager's output is added to this file.

    Returns
    -------
    bool
        False where it was not allowed, or failed.
    """
    prefix = _privilege()
    if prefix is None:
        return False
    say(f"Installing system packages with {manager}: {' '.join(packages)}")
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    with log.open("ab") as output:
        for command in (_REFRESH.get(manager), tuple(install_command(manager, packages))):
            if command is None:
                continue
            code = subprocess.run(
                [*prefix, *command],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=environment,
            ).returncode
    return code == 0


def ensure(libraries: Sequence[Library], purpose: str, log: Path) -> None:
    """Make libraries loadable, or raise with the exact command that does.

    Parameters
    ----------
    libraries : sequence of Library
        What must be loadable.
    purpose : str
        What they are for, for the message: ``"the window"``.
    log : Path
        Where the package manager's output goes.

    Raises
    ------
    SetUpError
        When one is missing and could not be installed.
    """
    lacking = missing(libraries)
    if not lacking:
        return
    manager = package_manager()
    packages = packages_for(lacking, manager) if manager else []
    if manager and install(manager, packages, log):
        lacking = missing(lacking, can_load_afresh)
    if lacking:
        sonames = [library.soname for library in lacking]
        raise SetUpError(
            f"System libraries are missing for {purpose}: {', '.join(sonames)}.\n"
            + how_to_install(manager, packages, sonames)
            + f"\nThen give the same command again. (What was tried stands in {log}.)"
        )


def _privilege() -> list[str] | None:
    """Return what to put before a command that needs root; None where it is not allowed."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    asked = subprocess.run(["sudo", "-n", "true"], stdin=subprocess.DEVNULL, capture_output=True)
    return ["sudo", "-n"] if asked.returncode == 0 else None
