"""The help overlay: every key as it is now, and what the mouse does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.actions import MOUSE, SPECS, Reach, default_keys, plain_text, translate
from desktop.ui.appearance import grown
from desktop.ui.key_table import Keys, in_force, native

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    Rows = Sequence[tuple[Sequence[str], str]]
    """Keys, and what they do."""

_LARGEST = QSize(1240, 680)
_BETWEEN = 28
"""Pixels between two columns."""
_LETTERS = 36
"""Words that are longer than so many letters may break."""
_HELP = "keys"
_COLUMNS: dict[int, tuple[tuple[int, ...], ...]] = {
    3: ((0, 3), (1,), (2,)),
    2: ((0, 2), (1, 3)),
    1: ((0, 1, 2, 3),),
}
"""For each number of columns, which sections stand in each; so they are about equally long."""


class KeysDialog(QDialog):
    """Lists the keys from the same table from which the actions are made.

    Parameters
    ----------
    keys : mapping of str to tuple of str, optional
        Keys of all actions, as they are now; the defaults when omitted.
    """

    def __init__(self, keys: Keys | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys and mouse"))
        self.setAccessibleName(self.windowTitle())
        self._keys = keys or in_force(default_keys(), {})
        self.board = _Board([_Section(head, rows) for head, rows in self._sections()])
        area = QScrollArea(self)
        area.setAccessibleName(self.windowTitle())
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(self.board)
        foot = QHBoxLayout()
        foot.addWidget(self._foot(), 1)
        foot.addWidget(self._close_button())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 12, 12)
        layout.addWidget(area, 1)
        layout.addLayout(foot)
        self.resize(grown(_LARGEST, self.screen()))
        # The key that opened the overlay closes it again.
        for key in self._keys[_HELP]:
            QShortcut(QKeySequence(key), self, self.accept)

    def _sections(self) -> list[tuple[str, Rows]]:
        heads = {
            Reach.WORKLIST: self.tr("While reading"),
            Reach.FILM: self.tr("On the film"),
            Reach.WINDOW: self.tr("Everywhere"),
        }
        sections: list[tuple[str, Rows]] = [
            (
                head,
                [
                    (_written(self._keys[spec.name]), plain_text(spec))
                    for spec in SPECS
                    if spec.reach is reach and self._keys[spec.name]
                ],
            )
            for reach, head in heads.items()
        ]
        mouse: Rows = [((translate(how),), translate(what)) for how, what in MOUSE]
        return [*sections, (self.tr("Mouse on the film"), mouse)]

    def _foot(self) -> QLabel:
        label = QLabel(self.tr("All keys can be changed under File → Settings → Keys."), self)
        label.setProperty("role", "muted")
        label.setWordWrap(True)
        return label

    def _close_button(self) -> QDialogButtonBox:
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close.rejected.connect(self.reject)
        for button in close.buttons():
            button.setAccessibleName(self.tr("Close"))
        return close


class _Board(QWidget):
    """Stands sections side by side, in as many columns as there is room for."""

    def __init__(self, sections: Sequence[_Section]) -> None:
        super().__init__()
        self._sections = sections
        self._columns: list[QVBoxLayout] = []
        self._beside = QHBoxLayout(self)
        self._beside.setContentsMargins(0, 0, 8, 0)
        self._beside.setSpacing(_BETWEEN)
        for section in sections:
            section.setParent(self)
        self._stand_in(1)

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return len(self._columns)

    def _stand_in(self, columns: int) -> None:
        for old in self._columns:
            self._beside.removeItem(old)
            while old.count():
                old.takeAt(0)
        self._columns = []
        for places in _COLUMNS[columns]:
            column = QVBoxLayout()
            column.setSpacing(18)
            for place in places:
                column.addWidget(self._sections[place])
            column.addStretch()
            self._beside.addLayout(column, max(self._sections[place].wish() for place in places))
            self._columns.append(column)

    def _fitting(self, width: int) -> int:
        """Return the largest number of columns that so many pixels have room for."""
        wishes = [section.wish() for section in self._sections]
        for n, columns in _COLUMNS.items():
            wish = sum(max(wishes[place] for place in places) for places in columns)
            if wish + (n - 1) * _BETWEEN <= width:
                return n
        return min(_COLUMNS)

    # Qt overrides

    def minimumSizeHint(self) -> QSize:
        """Never be wider than one column needs to be: with room for more it takes more."""
        narrowest = max(section.minimumSizeHint().width() for section in self._sections)
        return QSize(narrowest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the columns that fit."""
        super().resizeEvent(event)
        wanted = self._fitting(event.size().width())
        if wanted != self.columns:
            self._stand_in(wanted)


class _Section(QWidget):
    """A heading, and below it keys and what they do."""

    def __init__(self, head: str, rows: Rows) -> None:
        super().__init__()
        title = QLabel(head, self)
        title.setProperty("role", "lead")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(2)
        self._grid.addWidget(title, 0, 0, 1, 2)
        self._grid.setColumnStretch(1, 1)
        self._words = [QLabel(text, self) for _, text in rows]
        self._keys = [_caps(keys, self) for keys, _ in rows]
        for row, (caps, words) in enumerate(zip(self._keys, self._words, strict=True), start=1):
            words.setWordWrap(True)
            self._grid.addWidget(caps, row, 0, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(words, row, 1, Qt.AlignmentFlag.AlignVCenter)

    def wish(self) -> int:
        """Return the width in which no words break but those of the longest rows."""
        letters = self.fontMetrics()
        longest = max(letters.horizontalAdvance(words.text()) for words in self._words)
        return (
            max(keys.sizeHint().width() for keys in self._keys)
            + self._grid.horizontalSpacing()
            + min(longest, _LETTERS * letters.averageCharWidth())
        )


def _caps(keys: Sequence[str], parent: QWidget) -> QWidget:
    """Return keys as they look on a keyboard, side by side."""
    caps = QWidget(parent)
    row = QHBoxLayout(caps)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    row.addStretch()
    for key in keys:
        cap = QLabel(key, caps)
        cap.setProperty("role", "key")
        row.addWidget(cap)
    return caps


def _written(keys: Sequence[str]) -> Sequence[str]:
    """Return each key as this system writes it, once."""
    # Both keys that enter are called the same in Chinese.
    return tuple(dict.fromkeys(native([key]) for key in keys))
