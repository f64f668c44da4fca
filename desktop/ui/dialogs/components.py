"""What the program is made of: every package that ships with it, its version and its licence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.metadata import PackageMetadata, PackageNotFoundError, distribution

COMPONENTS = (
    "alembic",
    "annotated-doc",
    "annotated-types",
    "charset-normalizer",
    "cloudpickle",
    "colorama",
    "et_xmlfile",
    "flatbuffers",
    "fonttools",
    "highdicom",
    "joblib",
    "Mako",
    "markdown-it-py",
    "MarkupSafe",
    "mdurl",
    "ml_dtypes",
    "narwhals",
    "natsort",
    "numpy",
    "onnx",
    "onnxruntime",
    "onnxruntime-gpu",
    "openpyxl",
    "packaging",
    "pillow",
    "platformdirs",
    "protobuf",
    "pydantic",
    "pydantic_core",
    "pydicom",
    "Pygments",
    "pyjpegls",
    "pylibjpeg",
    "pylibjpeg-openjpeg",
    "pylibjpeg-rle",
    "pyqtgraph",
    "PySide6_Essentials",
    "python-gdcm",
    "reportlab",
    "rich",
    "scikit-learn",
    "scipy",
    "shellingham",
    "shiboken6",
    "SQLAlchemy",
    "threadpoolctl",
    "typer",
    "typing_extensions",
    "typing-inspection",
)
"""Distributions that ship with the program; a test holds them against what it depends on."""

_LONGEST_NAME = 60
_CLASSIFIER = "License :: OSI Approved :: "
_LICENCE_FILE = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)
_OWN_FOLDER = re.compile(r"[^/]+\.dist-info/")


@dataclass(frozen=True, slots=True)
class Component:
    """A package that ships with the program.

    Parameters
    ----------
    name, version : str
        As it calls itself.
    licence : str
        In a few words, such as an SPDX expression.
    """

    name: str
    version: str
    licence: str


def component(name: str) -> Component | None:
    """Return what a distribution says of itself; None where it is not installed."""
    try:
        facts = distribution(name).metadata
    except PackageNotFoundError:
        return None
    stated = next(iter(_every(facts, "License-Expression") + _every(facts, "License")), "")
    if not stated or len(stated) > _LONGEST_NAME or "\n" in stated:
        classifiers = _every(facts, "Classifier")
        named = [c.removeprefix(_CLASSIFIER) for c in classifiers if "License ::" in c]
        stated = ", ".join(named) or "see its own files"
    return Component(facts["Name"], facts["Version"], stated)


def components() -> list[Component]:
    """Return the packages that ship with this program, as far as they are installed."""
    return [found for found in map(component, COMPONENTS) if found is not None]


def licence_text(name: str) -> str:
    """Return the texts of a distribution's licences; empty where it brings none.

    Parameters
    ----------
    name : str
        One of `COMPONENTS`.
    """
    try:
        files = distribution(name).files or []
    except PackageNotFoundError:
        return ""
    texts = []
    for file in files:
        own = _OWN_FOLDER.match(str(file)) is not None or len(file.parts) == 2
        if own and _LICENCE_FILE.search(file.name) and file.suffix != ".py":
            try:
                texts.append(file.read_text("utf-8").strip())
            except (OSError, UnicodeDecodeError):
                continue
    return "\n\n――――――\n\n".join(texts)


def _every(facts: PackageMetadata, field: str) -> list[str]:
    return facts.get_all(field) or []
