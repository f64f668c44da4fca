"""About: versions, intended use, and every shipped package with its licence."""

from __future__ import annotations

import platform

from PySide6.QtCore import QSize, Qt, Slot, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

import desktop
from desktop.ui import words
from desktop.ui.appearance import grown
from desktop.ui.dialogs.components import component, components, licence_text
from desktop.ui.mnemonics import plain

_SIZE = QSize(760, 580)
_MARGIN = 12
_ENGINES = ("onnxruntime-gpu", "onnxruntime", "pydicom", "PySide6_Essentials")


class AboutDialog(QDialog):
    """Says what the program is, what it is for, and what it is made of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About PneumoTriage"))
        self.setAccessibleName(self.windowTitle())
        self.resize(grown(_SIZE, self.screen()))
        title = QLabel(self.tr("PneumoTriage {v}").format(v=desktop.__version__), self)
        title.setProperty("role", "title")
        purpose = QLabel(words.purpose(), self)
        purpose.setProperty("role", "caution")
        self.tabs = QTabWidget(self)
        self.table = self._make_table()
        self.licence = QPlainTextEdit(self)
        self.tabs.setAccessibleName(self.tr("About"))
        self.tabs.tabBar().setAccessibleName(self.tr("About"))
        self.tabs.addTab(self._intended_use(), self.tr("&Intended use"))
        self.tabs.addTab(self._versions(), self.tr("&Versions"))
        self.tabs.addTab(self._licences(), self.tr("&Licences"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(title)
        layout.addWidget(purpose)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self._buttons())
        self.table.setCurrentCell(0, 0)

    def facts(self) -> str:
        """Return the versions of all that matters when something is to be explained."""
        engines = (component(name) for name in _ENGINES)
        return "\n".join(
            [
                f"PneumoTriage {desktop.__version__}",
                *(f"{one.name} {one.version}" for one in engines if one),
                f"Qt {qVersion()}",
                f"Python {platform.python_version()}",
                f"{platform.system()} {platform.release()} {platform.machine()}",
            ]
        )

    def _intended_use(self) -> QTextBrowser:
        browser = QTextBrowser(self)
        browser.setAccessibleName(self.tr("Intended use"))
        paragraphs = (
            self.tr(
                "PneumoTriage proposes in which order a radiologist reads frontal chest "
                "radiographs of children, likely pneumonia first. It marks and sorts; it hides "
                "nothing and takes no film out. Every film is still to be read by a physician."
            ),
            self.tr(
                "It is no medical device, and no finding rests on it. The models learned from "
                "children of one to five years at one hospital. Films of anyone else are out of "
                "their scope and are marked so where the program can tell."
            ),
            self.tr(
                "How far each model can be trusted, on which films that was measured, and its "
                "limits stand in its card under Models → Manage models."
            ),
            self.tr("Nothing leaves this computer, and the films are never altered."),
        )
        browser.document().setDocumentMargin(_MARGIN)
        browser.setHtml("".join(f"<p>{paragraph}</p>" for paragraph in paragraphs))
        return browser

    def _versions(self) -> QPlainTextEdit:
        text = QPlainTextEdit(self.facts(), self)
        text.document().setDocumentMargin(_MARGIN)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(self.tr("Versions"))
        return text

    def _licences(self) -> QWidget:
        page = QWidget(self)
        own = QLabel(
            self.tr(
                "PneumoTriage itself is licensed under Apache-2.0. Qt and PySide6 are used under "
                "LGPL-3.0, as libraries that may be replaced. Choose a package to read its licence."
            ),
            page,
        )
        own.setWordWrap(True)
        self.licence.document().setDocumentMargin(_MARGIN)
        self.licence.setReadOnly(True)
        self.licence.setTabChangesFocus(True)
        self.licence.setAccessibleName(self.tr("Text of the licence"))
        halves = QSplitter(Qt.Orientation.Vertical, page)
        halves.addWidget(self.table)
        halves.addWidget(self.licence)
        halves.setChildrenCollapsible(False)
        layout = QVBoxLayout(page)
        layout.addWidget(own)
        layout.addWidget(halves, 1)
        return page

    def _make_table(self) -> QTableWidget:
        found = components()
        table = QTableWidget(len(found), 3, self)
        table.setAccessibleName(self.tr("Packages and their licences"))
        table.setHorizontalHeaderLabels(
            [self.tr("Package"), self.tr("Version"), self.tr("Licence")]
        )
        for row, one in enumerate(found):
            for column, text in enumerate((one.name, one.version, one.licence)):
                table.setItem(row, column, QTableWidgetItem(text))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setStretchLastSection(True)
        table.currentCellChanged.connect(self._on_package)
        return table

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = QPushButton(self.tr("&Copy the versions"), self)
        copy.setAutoDefault(False)
        copy.clicked.connect(self.copy)
        box.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        box.rejected.connect(self.reject)
        for button in box.buttons():
            button.setAccessibleName(plain(button.text()))
        return box

    @Slot()
    def copy(self) -> None:
        """Put the versions on the clipboard."""
        QGuiApplication.clipboard().setText(self.facts())

    @Slot(int)
    def _on_package(self, row: int) -> None:
        chosen = self.table.item(row, 0)
        text = licence_text(chosen.text()) if chosen else ""
        self.licence.setPlainText(text or self.tr("This package brings no text of its licence."))
