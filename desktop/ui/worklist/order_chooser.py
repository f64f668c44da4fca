"""The toolbar's chooser of the order; its text states the one in force, also one by a column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox

from desktop.ui.wheel import pass_wheel_on
from desktop.ui.worklist.order_words import sorting_words
from desktop.ui.worklist.sorting import Order, Sorting

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_LEAST_LETTERS = 14


class OrderChooser(QComboBox):
    """Chooses among the orders that are no column's.

    Attributes
    ----------
    order_chosen : Signal of Order
        Films shall stand in another order.
    """

    order_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Order of the worklist"))
        for order in (Order.PRIORITY, Order.FOLDER, Order.DATE):
            self.addItem(sorting_words(Sorting(order)), order)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        pass_wheel_on(self)
        # It gives way to the tools in large letters; the line above the list says it in full.
        letter = self.fontMetrics().averageCharWidth()
        self.setMinimumWidth(_LEAST_LETTERS * letter)
        self.currentIndexChanged.connect(self._on_index)

    def show_sorting(self, sorting: Sorting) -> None:
        """Say which order is in force; one by a column is offered only while it is."""
        with QSignalBlocker(self):
            by_column = self.findData(Order.COLUMN)
            if by_column >= 0:
                self.removeItem(by_column)
            if sorting.order is Order.COLUMN:
                self.addItem(sorting_words(sorting), Order.COLUMN)
            self.setCurrentIndex(self.findData(sorting.order))
        self.setToolTip(self.currentText())

    @Slot(int)
    def _on_index(self, index: int) -> None:
        order = Order(self.itemData(index))
        if order is not Order.COLUMN:
            self.order_chosen.emit(order)
