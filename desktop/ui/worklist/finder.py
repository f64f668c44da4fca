"""Search and filters above the worklist, and the line that states the order in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import words
from desktop.ui.wheel import pass_wheel_on
from desktop.ui.worklist.case import Group
from desktop.ui.worklist.filters import Reading
from desktop.ui.worklist.order_words import filters_words, order_words, reading_words

if TYPE_CHECKING:
    from desktop.ui.worklist.state import Worklist

_TYPING_MILLISECONDS = 120


class Finder(QWidget):
    """Finds films: by words, by whether they are read, by what columns say.

    Attributes
    ----------
    query_changed : Signal of str
        The reader typed other words.
    reading_chosen : Signal of Reading
        Read or unread ones are wanted.
    clear_wanted : Signal
        The reader wants all filters off.
    left : Signal
        The reader goes back to the list.
    """

    query_changed = Signal(str)
    reading_chosen = Signal(object)
    clear_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Search and filters"))
        self.field = QLineEdit(self)
        self.field.setAccessibleName(self.tr("Search the worklist"))
        self.field.setPlaceholderText(self.tr("Search (Ctrl+F)"))
        self.field.setClearButtonEnabled(True)
        self.reading = QComboBox(self)
        self.reading.setAccessibleName(self.tr("Read or unread"))
        pass_wheel_on(self.reading)
        for one in Reading:
            self.reading.addItem(reading_words(one), one)
        self.filters = QToolButton(self)
        self.filters.setText(self.tr("Filter"))
        self.filters.setAccessibleName(self.tr("Filters, order and columns"))
        self.filters.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.filters.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._order = QLabel(self)
        self._order.setAccessibleName(self.tr("Order in force"))
        self._order.setProperty("role", "muted")
        # Filters that do not fit into a line are stated in the next one, not cut off.
        self._order.setWordWrap(True)
        self._order.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._clear = QPushButton(self.tr("Clear filters"), self)
        self._clear.setAccessibleName(self._clear.text())
        self._clear.setProperty("chip", True)
        self._clear.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MILLISECONDS)
        self._lay_out()
        self._connect()

    def show_worklist(self, worklist: Worklist) -> None:
        """Say in which order what is shown."""
        arrangement = worklist.arrangement
        shown, every = len(worklist.rows), worklist.count(Group.ALL)
        order = order_words(arrangement)
        parts = [order[:1].upper() + order[1:]]
        if worklist.blind:
            parts.insert(0, self.tr("Blind first read"))
        if shown != every:
            text = self.tr("{n} of {all} films")
            parts.append(text.format(n=words.number(shown), all=words.number(every)))
        asked = filters_words(arrangement)
        if asked:
            parts.append(asked)
        self._order.setText(" · ".join(parts))
        self._order.setToolTip(self._order.text())
        self._clear.setVisible(arrangement.filters.narrow)
        filters = arrangement.filters
        if self.field.text() != filters.query and not self._typing.isActive():
            self.field.setText(filters.query)
        self.reading.setCurrentIndex(list(Reading).index(filters.reading))
        unread = self.tr("Unread only ({n})").format(n=words.number(worklist.unread))
        self.reading.setItemText(list(Reading).index(Reading.UNREAD), unread)

    @property
    def order(self) -> str:
        """The order in force and the filters, in words."""
        return self._order.text()

    def search(self) -> None:
        """Let the reader type."""
        self.field.setFocus()
        self.field.selectAll()

    def _lay_out(self) -> None:
        upper = QHBoxLayout()
        upper.setSpacing(6)
        upper.addWidget(self.field, 1)
        upper.addWidget(self.reading)
        upper.addWidget(self.filters)
        lower = QHBoxLayout()
        lower.addWidget(self._order, 1)
        lower.addWidget(self._clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 5)
        column.setSpacing(4)
        column.addLayout(upper)
        column.addLayout(lower)

    def _connect(self) -> None:
        self.field.textEdited.connect(self._on_edited)
        self.field.returnPressed.connect(self._on_return)
        self.field.installEventFilter(self)
        self._typing.timeout.connect(self._tell)
        self.reading.activated.connect(self._on_reading)
        self._clear.clicked.connect(self.clear_wanted)

    @Slot()
    def _tell(self) -> None:
        self._typing.stop()
        self.query_changed.emit(self.field.text())

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        # While letters follow each other, thousands of films are searched only once.
        if text:
            self._typing.start()
        else:
            self._tell()

    @Slot()
    def _on_return(self) -> None:
        self._tell()
        self.left.emit()

    @Slot(int)
    def _on_reading(self, index: int) -> None:
        self.reading_chosen.emit(self.reading.itemData(index))
        self.left.emit()

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the search field with Escape or the down key."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.field.clear()
                self._tell()
                self.left.emit()
                return True
            if event.key() == Qt.Key.Key_Down:
                self._on_return()
                return True
        return super().eventFilter(watched, event)
