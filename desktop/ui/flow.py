"""A row of controls that breaks into several where there is no room for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QSizePolicy, QStyle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QLayoutItem, QWidget

_Line = list[tuple["QLayoutItem", int]]
"""What stands side by side, each with its width."""


class FlowLayout(QLayout):
    """Lays widgets out from the start of a line to its end, and on in the next line.

    A widget whose horizontal size policy expands takes what is left of its line, and counts
    with its minimum width when lines are broken. Runs from right to left where the language
    does.

    Parameters
    ----------
    parent : QWidget, optional
        The widget whose layout it is.
    spacing : int
        Pixels between widgets, and between lines.
    """

    def __init__(self, parent: QWidget | None = None, *, spacing: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        if parent is not None:
            parent.setLayout(self)

    def _lines(self, width: int) -> Iterator[_Line]:
        """Yield the lines that stand in so many pixels."""
        line: _Line = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            own = min(_wish(item), width)
            if line and used + self.spacing() + own > width:
                yield _filled(line, width - used)
                line, used = [], 0
            used += own + (self.spacing() if line else 0)
            line.append((item, own))
        if line:
            yield _filled(line, width - used)

    def _lay_out(self, area: QRect, *, place: bool) -> int:
        """Return the height that the lines take; put the widgets there if wanted."""
        owner = self.parentWidget()
        direction = owner.layoutDirection() if owner else Qt.LayoutDirection.LeftToRight
        top = area.top()
        for line in self._lines(area.width()):
            height = max(item.sizeHint().height() for item, _ in line)
            left = area.left()
            for item, width in line:
                if place:
                    own = min(item.sizeHint().height(), height)
                    rect = QRect(left, top + (height - own) // 2, width, own)
                    item.setGeometry(QStyle.visualRect(direction, area, rect))
                left += width + self.spacing()
            top += height + self.spacing()
        return max(top - self.spacing() - area.top(), 0)

    # Qt overrides

    def addItem(self, item: QLayoutItem) -> None:
        """Add at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return the number of widgets."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return what stands in a place."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take away what stands in a place."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Lines are as high as they must be."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the lines take in a width."""
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        height = self._lay_out(QRect(0, 0, inner, 0), place=False)
        return height + margins.top() + margins.bottom()

    def setGeometry(self, rect: QRect) -> None:
        """Put the widgets in their places."""
        super().setGeometry(rect)
        self._lay_out(rect.marginsRemoved(self.contentsMargins()), place=True)

    def sizeHint(self) -> QSize:
        """Return the size of all in one line."""
        there = [item for item in self._items if not item.isEmpty()]
        width = sum(_wish(item) for item in there) + self.spacing() * max(len(there) - 1, 0)
        height = max((item.sizeHint().height() for item in there), default=0)
        return self._with_margins(QSize(width, height))

    def minimumSize(self) -> QSize:
        """Return the size of the largest alone."""
        size = QSize(0, 0)
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return self._with_margins(size)

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size.grownBy(margins)


def _expands(item: QLayoutItem) -> bool:
    widget = item.widget()
    policy = QSizePolicy.Policy.Expanding
    return widget is not None and widget.sizePolicy().horizontalPolicy() == policy


def _wish(item: QLayoutItem) -> int:
    return item.minimumSize().width() if _expands(item) else item.sizeHint().width()


def _filled(line: _Line, left: int) -> _Line:
    """Return a line with what is left of its width given to those that expand."""
    takers = sum(_expands(item) for item, _ in line)
    if not takers:
        return line
    return [(item, width + left // takers * _expands(item)) for item, width in line]
