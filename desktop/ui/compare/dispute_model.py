"""The films on which the models disagree most, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.ui import words
from desktop.ui.compare.folder import spread
from desktop.ui.worklist.model import FINDING_ROLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.review.findings import Finding

_NO_INDEX = QModelIndex()
_OWN_COLUMNS = 2
AnyIndex = QModelIndex | QPersistentModelIndex


class DisputeModel(QAbstractTableModel):
    """Adapts a list of findings: file, spread, and each model's score."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._models: tuple[str, ...] = ()
        self._findings: list[Finding] = []

    def show_films(self, models: tuple[str, ...], findings: Sequence[Finding]) -> None:
        """Show other films."""
        self.beginResetModel()
        self._models, self._findings = models, list(findings)
        self.endResetModel()

    # Qt overrides

    def rowCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        """Return the number of films."""
        return 0 if parent.isValid() else len(self._findings)

    def columnCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else _OWN_COLUMNS + len(self._models)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says."""
        if not index.isValid():
            return None
        finding = self._findings[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(finding, index.column())
        if role == FINDING_ROLE:
            return finding
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{words.film_name(finding.ref)}\n{finding.reason}"
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the title of a column."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            own = (words.translate("Film"), words.translate("Spread"))
            return (*own, *self._models)[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            flags = Qt.AlignmentFlag
            return flags.AlignLeft | flags.AlignVCenter | Qt.TextFlag.TextWordWrap
        return None

    def _text(self, finding: Finding, column: int) -> str:
        if column == 0:
            return words.film_name(finding.ref)
        if column == 1:
            return f"{spread(finding):.2f}"
        assessment = finding.assessments[column - _OWN_COLUMNS]
        sign = words.FLAG_SIGN if assessment.flagged else words.NOT_A_NUMBER
        return f"{assessment.score.probability:.3f} {sign}"
