"""The table of the installed models: one row a model, all from its card."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.ui import words
from desktop.ui.compare.styles import swatch_icon

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.ui.compare.cards import ModelRow

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `ModelRow` of a row."""

_NO_INDEX = QModelIndex()
_FAST = 100


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title and a row's words, in the reader's language, and an explanation."""

    name: str
    title: Callable[[], str]
    text: Callable[[ModelRow], str]
    tip: Callable[[ModelRow], str] | None = None


def _metric(name: str) -> Callable[[ModelRow], str]:
    return lambda row: words.estimate(row.metric(name))


def _method(name: str) -> Callable[[ModelRow], str]:
    def tip(row: ModelRow) -> str:
        value = row.metric(name)
        if value is None:
            return ""
        text = words.translate("{level:.0f} % interval ({method})")
        return text.format(level=100 * value.level, method=value.method)

    return tip


def _training(row: ModelRow) -> str:
    data = row.model.card.training_data
    films = data.training.normal + data.training.pneumonia
    # The number first: a long name is cut off.
    return words.translate("{n} films of {name}").format(name=data.name, n=words.number(films))


def _training_tip(row: ModelRow) -> str:
    data = row.model.card.training_data
    return "\n".join(part for part in (data.source, data.licence, data.split, data.notes) if part)


def _films(row: ModelRow) -> str:
    if row.evaluation is None:
        return words.NOT_A_NUMBER
    return words.translate("{n} films").format(n=words.number(row.evaluation.n))


def _speed(row: ModelRow) -> str:
    if row.speed is None:
        return words.translate("not measured yet")
    speed = row.speed.films_per_second
    shown = words.number(round(speed)) if speed >= _FAST else f"{speed:.1f}"
    text = words.translate("{n} films/s on {device}")
    return text.format(n=shown, device=row.speed.device.upper())


def _speed_tip(row: ModelRow) -> str:
    if row.speed is None:
        return ""
    text = words.translate("The network alone in batches of {n}, without reading and decoding")
    return text.format(n=row.speed.batch)


COLUMNS = (
    Column("title", lambda: words.translate("Model"), lambda row: row.model.card.title),
    Column("version", lambda: words.translate("Version"), lambda row: row.model.card.version),
    Column("training", lambda: words.translate("Trained on"), _training, _training_tip),
    Column("n", lambda: words.translate("Measured on"), _films),
    *(
        Column(name, title, _metric(name), _method(name))
        for name, title in (
            ("roc_auc", lambda: words.translate("ROC AUC")),
            ("sensitivity", lambda: words.translate("Sensitivity")),
            ("specificity", lambda: words.translate("Specificity")),
            ("accuracy", lambda: words.translate("Accuracy")),
        )
    ),
    Column(
        "parameters",
        lambda: words.translate("Parameters"),
        lambda row: words.number(row.model.card.parameters),
    ),
    Column("size", lambda: words.translate("File"), lambda row: words.size(row.model.size_bytes)),
    Column("speed", lambda: words.translate("Speed here"), _speed, _speed_tip),
)

AnyIndex = QModelIndex | QPersistentModelIndex


class ModelsTableModel(QAbstractTableModel):
    """Adapts a list of `ModelRow`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ModelRow] = []

    @property
    def rows(self) -> Sequence[ModelRow]:
        """The rows."""
        return self._rows

    def set_rows(self, rows: Sequence[ModelRow]) -> None:
        """Show other rows; the same models keep their places."""
        if [row.identity for row in rows] == [row.identity for row in self._rows]:
            self._rows = list(rows)
            if rows:
                last = self.index(len(rows) - 1, len(COLUMNS) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    # Qt overrides

    def rowCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        """Return the number of models."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return (column.tip(row) if column.tip else "") or column.text(row)
        if role == Qt.ItemDataRole.DecorationRole and column.name == "title":
            return swatch_icon(index.row())
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the title of a column."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].title()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None
