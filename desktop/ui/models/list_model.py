"""The installed models as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from desktop.registry import BrokenModel, InstalledModel
from desktop.ui import words
from desktop.ui.models.storage_text import short_storage

if TYPE_CHECKING:
    from collections.abc import Sequence

MODEL_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `InstalledModel` or `BrokenModel` of a row."""

_NO_INDEX = QModelIndex()
AnyIndex = QModelIndex | QPersistentModelIndex
Entry = InstalledModel | BrokenModel


class InstalledListModel(QAbstractListModel):
    """Adapts what the registry lists."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    @property
    def entries(self) -> Sequence[Entry]:
        """What is listed."""
        return self._entries

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """List something else."""
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()

    # Qt overrides

    def rowCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        """Return the number of entries."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row says."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry_text(entry)
        if role == MODEL_ROLE:
            return entry
        if role == Qt.ItemDataRole.FontRole and entry.active:
            font = QFont()
            font.setBold(True)
            return font
        return None


def entry_text(entry: Entry) -> str:
    """Return an entry in lines: what it is, how it stands, and that it is quantised."""
    origin = words.translate("came with the program")
    if not entry.shipped:
        origin = words.translate("installed here")
    if isinstance(entry, BrokenModel):
        return f"✕ {entry.path.name}\n    " + words.translate("cannot be used")
    card = entry.card
    state = words.translate("active") + words.translate(", ") if entry.active else ""
    lines = [f"{'●' if entry.active else '○'} {card.title} {card.version}", state + origin]
    return "\n    ".join([*lines, short_storage(card)]).rstrip()
