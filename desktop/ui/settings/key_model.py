"""The keys of every action as a table, which may be changed before it counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.ui.actions import SPECS, Reach, default_keys, plain_text
from desktop.ui.key_table import Keys, changes, in_force, native, owner_of, portable

if TYPE_CHECKING:
    from desktop.ui.actions import Spec

RECORD = Qt.ItemDataRole.UserRole
_SPECS = {spec.name: spec for spec in SPECS}
_TOP = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class KeyRow:
    """An action with its keys.

    Parameters
    ----------
    spec : Spec
        The action.
    keys : tuple of str
        Its keys now.
    changed : bool
        Whether they are not the defaults.
    """

    spec: Spec
    keys: tuple[str, ...]
    changed: bool


class KeyModel(QAbstractTableModel):
    """Every action with its keys; no key is ever with two of them.

    Parameters
    ----------
    keys : mapping of str to tuple of str
        As they are now.
    """

    def __init__(self, keys: Keys, parent: object = None) -> None:
        super().__init__(parent)  # type: ignore[arg-type]
        self._defaults = in_force(default_keys(), {})
        self._keys = {name: keys[name] for name in _SPECS}

    def rowCount(self, parent: _Index = _TOP) -> int:
        """Return the number of actions."""
        return 0 if parent.isValid() else len(SPECS)

    def columnCount(self, parent: _Index = _TOP) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's head."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Action"), self.tr("Keys"), self.tr("Where"))[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what stands in a cell; the whole row under `RECORD`."""
        if not index.isValid():
            return None
        row = self.row(index.row())
        if role == RECORD:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            keys = native(row.keys) or self.tr("none")
            marked = self.tr("{keys} (changed)").format(keys=keys) if row.changed else keys
            return (plain_text(row.spec), marked, self._where(row.spec.reach))[index.column()]
        return None

    def row(self, at: int) -> KeyRow:
        """Return an action with its keys."""
        spec = SPECS[at]
        keys = self._keys[spec.name]
        return KeyRow(spec, keys, keys != self._defaults[spec.name])

    def changes(self) -> dict[str, tuple[str, ...]]:
        """Return those keys that are not the defaults."""
        return changes(default_keys(), self._keys)

    def owner(self, key: str) -> Spec | None:
        """Return the action that has a key."""
        return _SPECS.get(owner_of(key, self._keys))

    def give(self, name: str, key: str) -> None:
        """Give an action one more key; whichever had it loses it."""
        wanted = portable(key)
        for other, has in self._keys.items():
            self._keys[other] = tuple(each for each in has if each != wanted)
        self._keys[name] = (*self._keys[name], wanted)
        self._tell()

    def clear(self, name: str) -> None:
        """Take all keys from an action."""
        self._keys[name] = ()
        self._tell()

    def reset(self, name: str) -> None:
        """Give an action its default keys back; whichever have them lose them."""
        for key in self._defaults[name]:
            self.give(name, key)
        self._keys[name] = self._defaults[name]
        self._tell()

    def reset_all(self) -> None:
        """Give every action its default keys back."""
        self._keys = dict(self._defaults)
        self._tell()

    def _where(self, reach: Reach) -> str:
        return {
            Reach.WINDOW: self.tr("everywhere"),
            Reach.WORKLIST: self.tr("worklist and film"),
            Reach.FILM: self.tr("film"),
        }[reach]

    def _tell(self) -> None:
        # A key may have changed its owner, so any row may be another now.
        self.dataChanged.emit(self.index(0, 0), self.index(len(SPECS) - 1, 2))
