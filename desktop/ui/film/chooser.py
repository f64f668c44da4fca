"""Choosing a film to hang beside another one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QListView, QVBoxLayout, QWidget

from desktop.ui import words
from desktop.ui.film.priors import Relation, acquired, relation
from desktop.ui.mnemonics import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from desktop.review.findings import Finding

_Index = QModelIndex | QPersistentModelIndex
FINDING = Qt.ItemDataRole.UserRole
_PAGE = 10
_STEPS: dict[int, int] = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -_PAGE,
    Qt.Key.Key_PageDown: _PAGE,
}


def related(how: Relation) -> str:
    """Return in words what two films have to do with each other."""
    return {
        Relation.SAME_FILM: words.translate("the same film"),
        Relation.SAME_PATIENT: words.translate("same patient"),
        Relation.OTHER_PATIENT: words.translate("OTHER PATIENT"),
        Relation.UNKNOWN: words.translate("patient not stated"),
    }[how]


def named(finding: Finding) -> str:
    """Return a film's name, date and view."""
    date = acquired(finding)
    view = finding.film.facts.view if finding.film else ""
    parts = (words.film_name(finding.ref), date.isoformat() if date else "", view)
    return " · ".join(part for part in parts if part)


def described(finding: Finding, to: Finding) -> str:
    """Return a film's name, date and view, and whose it is."""
    return f"{named(finding)} · {related(relation(finding, to))}"


class FilmListModel(QAbstractListModel):
    """Films, each in a line.

    Parameters
    ----------
    findings : sequence of Finding
        In the order in which they are offered.
    to : Finding
        The film they would hang beside.
    """

    def __init__(
        self, findings: Sequence[Finding], to: Finding, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._findings = findings
        self._lines = [described(one, to) for one in findings]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._findings)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a line, or the finding itself."""
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._lines[index.row()]
        return self._findings[index.row()] if role == FINDING else None


class FilmChooser(QDialog):
    """Lists the films of the worklist, those of the patient first; a text narrows the list.

    Attributes
    ----------
    chosen : Signal of Finding
        The film that the reader wants.
    """

    chosen = Signal(object)

    def __init__(
        self, findings: Sequence[Finding], to: Finding, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Choose a film to hang beside"))
        self.setAccessibleName(self.windowTitle())
        self.resize(560, 420)
        self.filter = QLineEdit(self)
        self.filter.setAccessibleName(self.tr("Search films"))
        self.filter.setPlaceholderText(self.tr("Search by name, date or view"))
        self.filter.setClearButtonEnabled(True)
        self._narrowed = QSortFilterProxyModel(self)
        self._narrowed.setSourceModel(FilmListModel(findings, to, self))
        self._narrowed.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.films = QListView(self)
        self.films.setAccessibleName(self.tr("Films"))
        self.films.setUniformItemSizes(True)
        self.films.setModel(self._narrowed)
        buttons = QDialogButtonBox(self)
        self.hang = buttons.addButton(
            self.tr("Hang beside"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        cancel = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        for button in (self.hang, cancel):
            button.setAccessibleName(plain(button.text()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.addWidget(self.filter)
        layout.addWidget(self.films, 1)
        layout.addWidget(buttons)
        self.filter.textChanged.connect(self._on_filter)
        self.films.activated.connect(self._on_activated)
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        self._choose_first()

    def _choose_first(self) -> None:
        first = self._narrowed.index(0, 0)
        self.films.setCurrentIndex(first)
        self.hang.setEnabled(first.isValid())

    @Slot(str)
    def _on_filter(self, text: str) -> None:
        self._narrowed.setFilterFixedString(text)
        self._choose_first()

    @Slot(QModelIndex)
    def _on_activated(self, _index: QModelIndex) -> None:
        self._on_accepted()

    @Slot()
    def _on_accepted(self) -> None:
        index = self.films.currentIndex()
        if index.isValid():
            self.chosen.emit(index.data(FINDING))
            self.accept()

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let arrows walk through the list while a text is typed."""
        step = _STEPS.get(event.key())
        if step is None:
            super().keyPressEvent(event)
            return
        row = self.films.currentIndex().row() + step
        last = self._narrowed.rowCount() - 1
        self.films.setCurrentIndex(self._narrowed.index(min(max(row, 0), last), 0))
