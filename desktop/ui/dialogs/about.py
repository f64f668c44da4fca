"""About: version, intended use, licences of what ships with the program."""

from __future__ import annotations

import platform
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QTextBrowser, QVBoxLayout, QWidget

import desktop
from desktop.ui import words

COMPONENTS = (
    "PySide6-Essentials",
    "onnxruntime-gpu",
    "onnxruntime",
    "onnx",
    "numpy",
    "scipy",
    "scikit-learn",
    "pillow",
    "pydicom",
    "python-gdcm",
    "pyjpegls",
    "pylibjpeg",
    "pylibjpeg-openjpeg",
    "pylibjpeg-rle",
    "pydantic",
    "platformdirs",
    "natsort",
    "SQLAlchemy",
    "alembic",
    "typer",
    "rich",
    "pyqtgraph",
    "openpyxl",
)
"""Distributions that ship with the program."""

_LONGEST_LICENCE = 60
_LICENCE_CLASSIFIER = "License :: OSI Approved :: "


def component_row(name: str) -> tuple[str, str, str] | None:
    """Return name, version and licence of a distribution; None where it is not installed."""
    try:
        facts = metadata(name)
    except PackageNotFoundError:
        return None
    stated = next(iter(_every(facts, "License-Expression") + _every(facts, "License")), "")
    if not stated or len(stated) > _LONGEST_LICENCE or "\n" in stated:
        classifiers = _every(facts, "Classifier")
        named = [c.removeprefix(_LICENCE_CLASSIFIER) for c in classifiers if "License ::" in c]
        stated = ", ".join(named) or "see its own files"
    return facts["Name"], facts["Version"], stated


def _every(facts: PackageMetadata, field: str) -> list[str]:
    return facts.get_all(field) or []


class AboutDialog(QDialog):
    """Says what the program is, what it is for, and what it is made of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About PneumoTriage"))
        self.setAccessibleName(self.windowTitle())
        self.resize(620, 540)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        title = QLabel(self.tr("PneumoTriage {v}").format(v=desktop.__version__), self)
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        title.setFont(font)
        purpose = QLabel(words.purpose(), self)
        purpose.setProperty("role", "caution")
        layout.addWidget(title)
        layout.addWidget(purpose)
        layout.addWidget(self._text(self._intended_use()))
        layout.addWidget(self._components(), 1)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close.rejected.connect(self.reject)
        for button in close.buttons():
            button.setAccessibleName(self.tr("Close"))
        layout.addWidget(close)

    def _intended_use(self) -> str:
        return self.tr(
            "PneumoTriage proposes in which order a radiologist reads frontal chest "
            "radiographs of children, likely pneumonia first. It marks and sorts; it hides "
            "nothing and takes no film out. Every film is still to be read by a physician. "
            "The models' limits stand in their cards under Models → Manage models. Nothing "
            "leaves this computer."
        )

    def _text(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _components(self) -> QTextBrowser:
        browser = QTextBrowser(self)
        browser.setAccessibleName(self.tr("Components and their licences"))
        rows = "".join(
            "<tr>"
            + "".join(f"<td style='padding-right:18px'>{cell}</td>" for cell in row)
            + "</tr>"
            for row in filter(None, map(component_row, COMPONENTS))
        )
        browser.setHtml(
            "<p>"
            + self.tr("PneumoTriage itself: Apache-2.0. Python {python}, Qt {qt}.").format(
                python=platform.python_version(), qt=qVersion()
            )
            + f"</p><table>{rows}</table>"
        )
        return browser
