"""What goes into the frozen program, and what stays out of it.

Read by pneumotriage.spec while PyInstaller runs, and by build.py.
"""

from __future__ import annotations

import sys
from fnmatch import fnmatch
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[1]

FLAVOURS = ("cpu", "cuda")

DECODERS = ("pylibjpeg", "pylibjpeg-openjpeg", "pylibjpeg-rle", "python-gdcm", "pyjpegls")
"""Distributions that decode DICOM pixel data.

pydicom finds them by name and pylibjpeg its plug-ins by entry point, so neither their
modules nor their metadata would be found by looking at imports.
"""

DECODER_MODULES = ("gdcm", "_gdcm", "jpeg_ls", "openjpeg", "pylibjpeg", "rle")

READ_BY_PACKAGES = {
    "highdicom": ("_standard/*.json", "_icc_profiles/*"),
    # Of the fonts only those with which reports are set; one of the others is under the GPL.
    "reportlab": ("fonts/Vera*.ttf", "fonts/bitstream-vera-license.txt"),
}
"""Files that packages read from beside their modules: what attributes an object may have,
colour profiles, fonts."""

EXCLUDED_MODULES = [
    # The trainer, and what only tests and tools need.
    "trainer", "tensorflow", "keras", "tf2onnx", "h5py", "tests",
    "pytest", "_pytest", "hypothesis", "mypy", "ruff", "PyInstaller", "setuptools", "pip",
    "importlinter", "grimp", "pre_commit", "virtualenv", "wheel",
    # Nothing here may reach the network.
    "requests", "urllib3", "certifi", "charset_normalizer", "idna", "h2",
    # Optional parts of what is used.
    "tkinter", "matplotlib", "IPython", "jupyter_rfb", "OpenGL", "colorcet", "cupy", "torch",
    "pandas", "polars", "pyarrow", "dask", "lxml", "psycopg2", "MySQLdb", "alembic.testing",
    "sqlalchemy.testing", "onnx.backend.test", "onnx.reference", "PIL.ImageTk", "numpy.f2py",
    "onnxruntime.tools", "onnxruntime.transformers", "onnxruntime.quantization",
    # Qt: the window is made of widgets and draws SVG icons; nothing else.
    "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuickWidgets", "PySide6.QtQuickControls2",
    "PySide6.QtQuickTest", "PySide6.QtDesigner", "PySide6.QtHelp", "PySide6.QtUiTools",
    "PySide6.QtSql", "PySide6.QtNetwork", "PySide6.QtConcurrent", "PySide6.QtXml",
    "PySide6.QtTest", "PySide6.QtDBus",
]  # fmt: skip

UNWANTED_FILES = (
    # Qt plug-ins that reach beyond the window, and translations of dialogs that are not used.
    "PySide6/Qt/plugins/networkinformation/*",
    "PySide6/Qt/plugins/tls/*",
    "PySide6/Qt/plugins/sqldrivers/*",
    "PySide6/Qt/plugins/qmltooling/*",
    "PySide6/Qt/plugins/virtualkeyboard/*",
    "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboard*",
    "PySide6/Qt/plugins/imageformats/*qpdf*",
    "PySide6/Qt/plugins/egldeviceintegrations/*",
    "PySide6/Qt/plugins/platforms/libqeglfs*",
    "PySide6/Qt/plugins/platforms/libqlinuxfb*",
    "PySide6/Qt/plugins/platforms/libqvnc*",
    "PySide6/Qt/plugins/platforms/libqvkkhrdisplay*",
    "PySide6/Qt/plugins/platforms/libqminimalegl*",
    "PySide6/Qt/lib/libQt6Qml*",
    "PySide6/Qt/lib/libQt6Quick*",
    "PySide6/Qt/lib/libQt6VirtualKeyboard*",
    "PySide6/Qt/lib/libQt6Pdf*",
    "PySide6/plugins/networkinformation/*",
    "PySide6/plugins/tls/*",
    "PySide6/plugins/sqldrivers/*",
    "PySide6/opengl32sw.dll",
    "PySide6/Qt6Qml*",
    "PySide6/Qt6Quick*",
    "PySide6/Qt6Pdf*",
    "PySide6/Qt/translations/qt_*",
    # GTK's look brings half of GTK with it, of the machine that builds.
    "PySide6/Qt/plugins/platformthemes/libqgtk3*",
    "libatk-*", "libcairo*", "libdatrie*", "libfribidi*", "libgdk*", "libgraphite2*",
    "libgtk*", "libharfbuzz.*", "libpango*", "libpixman*", "libthai*",
    "*/tests/*",
)  # fmt: skip

CUDA_FILES = (
    "*onnxruntime_providers_cuda*",
    "*onnxruntime_providers_tensorrt*",
    "nvidia/*",
    "libcublas*", "libcudart*", "libcudnn*", "libcufft*", "libcurand*", "libnvrtc*",
)  # fmt: skip
"""What computes on an NVIDIA GPU: in the cuda flavour only."""

Entry = TypeVar("Entry", bound="tuple[str, ...]")


def programs(platform: str) -> tuple[tuple[str, bool], ...]:
    """Return the executables: name, and whether it has a console.

    Only Windows tells the two kinds apart. Its file names know no case, so the one for the
    command line needs a name of its own.
    """
    if platform == "win32":
        return (("PneumoTriage", False), ("pneumotriage-console", True))
    return (("pneumotriage", True),)


def command_line_program(platform: str) -> str:
    """Return the file name of the executable that can be used from a terminal."""
    name = next(name for name, console in programs(platform) if console)
    return f"{name}.exe" if platform == "win32" else name


def icon(platform: str) -> str | None:
    """Return the icon's file for an executable; None where there is none for that system."""
    suffix = {"win32": "ico", "darwin": "icns"}.get(platform)
    path = ROOT / "resources" / "icons" / f"app.{suffix}"
    return str(path) if suffix and path.exists() else None


def data_files() -> list[tuple[str, str]]:
    """Return files that are read, not imported: pairs of source and folder in the bundle."""
    from PyInstaller.utils.hooks import collect_data_files, copy_metadata

    found = [
        (str(path), str(path.parent.relative_to(ROOT)))
        for path in sorted((ROOT / "resources").rglob("*"))
        if path.is_file() and path.suffix not in {".py", ".pyc"}
    ]
    # Alembic reads migrations as files and runs them.
    migrations = ROOT / "desktop" / "review" / "migrations"
    found += [
        (str(path), str(path.parent.relative_to(ROOT))) for path in sorted(migrations.rglob("*.py"))
    ]
    for distribution in shipped_distributions():
        found += copy_metadata(distribution)
    for package, patterns in READ_BY_PACKAGES.items():
        found += collect_data_files(package, includes=list(patterns))
    return found


def shipped_distributions() -> list[str]:
    """Return the distributions whose metadata goes into the bundle.

    pydicom looks decoders up in it, and the window shows versions and licences from it.
    """
    sys.path.insert(0, str(ROOT))
    from desktop.ui.dialogs.components import components

    return sorted({*DECODERS, *(one.name for one in components())})


def binaries(flavour: str) -> list[tuple[str, str]]:
    """Return native libraries that are loaded by name: pairs of source and folder."""
    from PyInstaller.utils.hooks import collect_dynamic_libs

    return collect_dynamic_libs("nvidia") if flavour == "cuda" else []


def hidden_imports() -> list[str]:
    """Return modules that are imported by name only."""
    from PyInstaller.utils.hooks import collect_submodules

    found = [*DECODER_MODULES]
    for package in ("desktop", "pylibjpeg", "openjpeg", "rle", "jpeg_ls", "alembic"):
        found += collect_submodules(package, filter=_is_wanted)
    return found


def kept(entries: list[Entry], flavour: str) -> list[Entry]:
    """Return those entries of a table of contents that belong into a flavour.

    Parameters
    ----------
    entries : list of tuple
        PyInstaller's: the name in the bundle first.
    flavour : str
        One of `FLAVOURS`.
    """
    unwanted = UNWANTED_FILES if flavour == "cuda" else UNWANTED_FILES + CUDA_FILES
    return [
        entry
        for entry in entries
        if not any(fnmatch(entry[0].replace("\\", "/"), pattern) for pattern in unwanted)
    ]


def _is_wanted(module: str) -> bool:
    return not any(
        module == excluded or module.startswith(excluded + ".") for excluded in EXCLUDED_MODULES
    )
