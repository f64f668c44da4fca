"""Adapts the list of sessions to Qt's tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.ui.words import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.review.sessions import ReadingSession

_NO_INDEX = QModelIndex()
AnyIndex = QModelIndex | QPersistentModelIndex
SESSION_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `ReadingSession` of a row."""


def folders_words(session: ReadingSession) -> str:
    """Return a session's folders in a line."""
    return ", ".join(str(folder.path) for folder in session.folders)


class SessionListModel(QAbstractTableModel):
    """Sessions, the last opened first: name, folders, watched or not, when opened."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sessions: list[ReadingSession] = []

    def show_sessions(self, sessions: Sequence[ReadingSession]) -> None:
        """Show other sessions."""
        self.beginResetModel()
        self._sessions = list(sessions)
        self.endResetModel()

    def session(self, row: int) -> ReadingSession | None:
        """Return the session in a row; None outside the list."""
        return self._sessions[row] if 0 <= row < len(self._sessions) else None

    def row_of(self, number: int) -> int:
        """Return the row of a session, the first where it is not listed."""
        rows = (row for row, one in enumerate(self._sessions) if one.id == number)
        return next(rows, 0)

    # Qt overrides

    def rowCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        """Return the number of sessions."""
        return 0 if parent.isValid() else len(self._sessions)

    def columnCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(_titles())

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says."""
        if not index.isValid():
            return None
        session = self._sessions[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _texts(session)[index.column()]
        if role == SESSION_ROLE:
            return session
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(str(folder.path) for folder in session.folders)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the title of a column."""
        across = orientation == Qt.Orientation.Horizontal
        if across and role == Qt.ItemDataRole.DisplayRole and 0 <= section < len(_titles()):
            return _titles()[section]
        return None


def _titles() -> tuple[str, ...]:
    return (
        translate("Session"),
        translate("Last opened"),
        translate("Watched"),
        translate("Folders"),
    )


def _texts(session: ReadingSession) -> tuple[str, ...]:
    watched = translate("{n} of {all}").format(n=len(session.watched), all=len(session.folders))
    return (
        session.name,
        session.opened_at.astimezone().strftime("%Y-%m-%d %H:%M"),
        watched if session.watched else translate("no"),
        folders_words(session),
    )
