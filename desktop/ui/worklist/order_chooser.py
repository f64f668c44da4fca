"""Shows in the toolbar's chooser which order is in force, also one by a column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker

from desktop.ui.worklist.order_words import sorting_words
from desktop.ui.worklist.sorting import Order

if TYPE_CHECKING:
    from PySide6.QtWidgets import QComboBox

    from desktop.ui.worklist.sorting import Sorting


def show_sorting(chooser: QComboBox, sorting: Sorting) -> None:
    """Let a chooser of `Order` say which order is in force.

    Parameters
    ----------
    chooser : QComboBox
        Its data are orders; one by a column is offered only while it is in force.
    sorting : Sorting
        The order.
    """
    with QSignalBlocker(chooser):
        by_column = chooser.findData(Order.COLUMN)
        if by_column >= 0:
            chooser.removeItem(by_column)
        if sorting.order is Order.COLUMN:
            chooser.addItem(sorting_words(sorting), Order.COLUMN)
        chooser.setCurrentIndex(chooser.findData(sorting.order))
