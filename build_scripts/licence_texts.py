"""Put the licence texts into the bundle that packages owe but do not bring.

The wheels of PySide6 and shiboken6 hold no text of the LGPL, which asks whoever passes the
libraries on to pass on its text and the GPL's. They are copied from the machine that builds:
from the packages' own metadata, should a later version bring them, else from the system.
"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FOLDER = "licences"
NOTICE = "NOTICE.txt"

OWING = ("PySide6_Essentials", "shiboken6")
"""Distributions under the LGPL whose wheels bring no text of it."""

TEXTS = {
    "LGPL-3.0": ("LGPL-3", "LGPL-3.0", "LGPL-3.0-only", "LGPLv3"),
    "GPL-3.0": ("GPL-3", "GPL-3.0", "GPL-3.0-only", "GPLv3"),
}
"""The texts owed, and the names by which systems and packages call their files."""

PUBLISHED_AT = {
    "LGPL-3.0": "https://www.gnu.org/licenses/lgpl-3.0.txt",
    "GPL-3.0": "https://www.gnu.org/licenses/gpl-3.0.txt",
}

SYSTEM_FOLDERS = (
    Path("/usr/share/common-licenses"),  # Debian, Ubuntu
    Path("/usr/share/licenses/common/LGPL-3.0-only"),  # Arch
    Path("/usr/share/licenses/common/GPL-3.0-only"),
    Path("/usr/share/licenses/spdx"),  # Arch, since 2024
)

_OPENING = {"LGPL-3.0": "GNU LESSER GENERAL PUBLIC LICENSE", "GPL-3.0": "GNU GENERAL PUBLIC"}


def add_licence_texts(bundle: Path, places: Sequence[Path] | None = None) -> list[str]:
    """Write the texts and a notice into a bundle.

    Parameters
    ----------
    bundle : Path
        The folder that is passed on.
    places : sequence of Path, optional
        Folders to look in; those of the packages and of the system when omitted.

    Returns
    -------
    list of str
        The texts that were not found: the notice says so and where they are published.
    """
    folders = [*_metadata_folders(), *SYSTEM_FOLDERS] if places is None else list(places)
    found = {name: _text(name, folders) for name in TEXTS}
    target = bundle / FOLDER
    target.mkdir(parents=True, exist_ok=True)
    for name, text in found.items():
        if text is not None:
            (target / f"{name}.txt").write_text(text, encoding="utf-8")
    missing = [name for name, text in found.items() if text is None]
    (bundle / NOTICE).write_text(_notice(missing), encoding="utf-8")
    return missing


def _text(name: str, folders: Iterable[Path]) -> str | None:
    for folder in folders:
        for stem in TEXTS[name]:
            for path in (folder / stem, folder / f"{stem}.txt"):
                text = path.read_text(encoding="utf-8") if path.is_file() else ""
                # A file of that name may be a stub; what is passed on must be the licence.
                if _OPENING[name] in text[:500] and "Version 3" in text[:500]:
                    return text
    return None


def _metadata_folders() -> list[Path]:
    folders = []
    for name in OWING:
        try:
            files = distribution(name).files or []
        except PackageNotFoundError:
            continue
        folders += [Path(str(file.locate())).parent for file in files if file.stem in _all_names()]
    return folders


def _all_names() -> set[str]:
    return {stem for stems in TEXTS.values() for stem in stems}


def _notice(missing: Sequence[str]) -> str:
    lines = [
        "PneumoTriage is licensed under the Apache License 2.0.",
        "",
        f"{' and '.join(OWING)} (Qt for Python, with Qt's own libraries) are used under the",
        "GNU Lesser General Public License, version 3. They stand in this folder as files of",
        "their own and may be replaced by other builds of the same version. Their source is at",
        "https://code.qt.io/cgit/pyside/pyside-setup.git/ and https://code.qt.io/cgit/qt/.",
        "",
    ]
    lines += [
        f"{name}: no copy of this text was found on the machine that built this folder, so none "
        f"is enclosed. It is published at {PUBLISHED_AT[name]} and must be added before the "
        "folder is passed on."
        if name in missing
        else f"{name}: {FOLDER}/{name}.txt"
        for name in TEXTS
    ]
    lines += ["", "The licences of all other packages: in the window, Help → About; as files, in"]
    lines += ["their metadata under _internal/.", ""]
    return "\n".join(lines)
