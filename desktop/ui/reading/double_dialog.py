"""Two readers on the same films: how they agree, and the way to settle where they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import PneumoTriageError
from desktop.review.verdicts import Decision
from desktop.ui import words
from desktop.ui.notices import NoticeBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.review.double_reading import DoubleReading
    from desktop.review.room import ReadingRoom
    from desktop.review.verdicts import FilmKey

_ROW_PADDING = 14


class DoubleReadingDialog(QDialog):
    """Compares two readers on the films that are open.

    What only one of the two has decided is counted and not told: the other is still to read
    those films unbiased.

    Attributes
    ----------
    settle_wanted : Signal of DoubleReading
        The reader wants to settle the open disagreements.
    second_wanted : Signal
        A second reader wants to begin.
    """

    settle_wanted = Signal(object)
    second_wanted = Signal()

    def __init__(
        self,
        room: ReadingRoom,
        films: Sequence[FilmKey],
        reader: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._room, self._films = room, films
        self._reading: DoubleReading | None = None
        self.setWindowTitle(self.tr("Two readers"))
        self.setAccessibleName(self.windowTitle())
        self.notice = NoticeBar(self)
        self.first, self.second = QComboBox(self), QComboBox(self)
        self.first.setAccessibleName(self.tr("First reader"))
        self.second.setAccessibleName(self.tr("Second reader"))
        self._counts = QLabel(self)
        self._counts.setAccessibleName(self.tr("How the two agree"))
        self._counts.setWordWrap(True)
        self._counts.setTextFormat(Qt.TextFormat.PlainText)
        self._axes = QLabel(self)
        self._axes.setProperty("role", "muted")
        self._axes.setTextFormat(Qt.TextFormat.PlainText)
        self._axes.setWordWrap(True)
        self._axes.setAccessibleName(self.tr("What the table shows"))
        self.table = QTableWidget(len(Decision), len(Decision), self)
        self.table.setAccessibleName(self.tr("Films by both decisions"))
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.table.setCornerButtonEnabled(False)
        for header in (self.table.horizontalHeader(), self.table.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setSectionsClickable(False)
        row = self.fontMetrics().height() + _ROW_PADDING
        self.table.verticalHeader().setMinimumSectionSize(row)
        # All rows and the header are seen at once: there is nothing to scroll for.
        self.table.setMinimumHeight((len(Decision) + 1) * row + 2 * self.table.frameWidth())
        self.settle = QPushButton(self)
        self.settle.setProperty("prominent", True)
        self.settle.setDefault(True)
        self.settle.clicked.connect(self._on_settle)
        self.begin = QPushButton(self.tr("Read as another reader…"), self)
        self.begin.setAccessibleName(self.tr("Read as another reader"))
        self.begin.setAutoDefault(False)
        self.begin.clicked.connect(self._on_begin)
        self._lay_out()
        self._fill(reader)
        self.first.currentIndexChanged.connect(self._compare)
        self.second.currentIndexChanged.connect(self._compare)
        self._compare()

    @property
    def counts(self) -> str:
        """How the two agree, in words."""
        return self._counts.text()

    def _fill(self, reader: str) -> None:
        try:
            readers = list(self._room.readers())
        except PneumoTriageError as error:
            self.notice.tell(error)
            readers = []
        for box in (self.first, self.second):
            box.addItems(readers)
        others = [one for one in readers if one != reader]
        self.first.setCurrentText(others[0] if others else reader)
        self.second.setCurrentText(reader if reader in readers else (others or [""])[-1])

    @Slot()
    def _compare(self) -> None:
        first, second = self.first.currentText(), self.second.currentText()
        self._reading = None
        if first and second and first != second:
            try:
                self._reading = self._room.double_reading(self._films, first=first, second=second)
            except PneumoTriageError as error:
                self.notice.tell(error)
        self._show(self._reading)

    def _show(self, reading: DoubleReading | None) -> None:
        n_open = len(reading.open) if reading else 0
        text = (
            self.tr("Settle 1 disagreement")
            if n_open == 1
            else self.tr("Settle {n} disagreements").format(n=words.number(n_open))
        )
        self.settle.setText(text)
        self.settle.setAccessibleName(text)
        self.settle.setEnabled(n_open > 0)
        for widget in (self._axes, self.table):
            widget.setVisible(reading is not None and reading.both > 0)
        if reading is None:
            self._counts.setText(
                self.tr(
                    "Choose two readers. Who reads second gives their own name under “Reader”; "
                    "they see their own verdicts only."
                )
            )
            return
        self._counts.setText("\n".join(self._lines(reading)))
        self._show_table(reading)

    def _lines(self, reading: DoubleReading) -> list[str]:
        lines = [
            self.tr("Films decided by both: {both}, the same: {agreed}, otherwise: {n}").format(
                both=words.number(reading.both),
                agreed=words.number(reading.agreed),
                n=words.number(len(reading.disputes)),
            ),
            self.tr("Decided only by {first}: {n}, only by {second}: {m}").format(
                first=reading.first,
                n=words.number(reading.only_first),
                second=reading.second,
                m=words.number(reading.only_second),
            ),
        ]
        settled = len(reading.disputes) - len(reading.open)
        if settled:
            lines.append(self.tr("Settled: {n}").format(n=words.number(settled)))
        if reading.kappa is not None:
            text = self.tr("Cohen's kappa {value} ({level} interval {low} to {high})")
            kappa = reading.kappa
            numbers = (kappa.value, kappa.low, kappa.high)
            value, low, high = (f"{n:.2f}".replace("-", "\N{MINUS SIGN}") for n in numbers)
            level = words.share(kappa.level)
            lines.append(text.format(value=value, low=low, high=high, level=level))
        return lines

    def _show_table(self, reading: DoubleReading) -> None:
        names = [words.decision(one) for one in Decision]
        self.table.setHorizontalHeaderLabels(names)
        self.table.setVerticalHeaderLabels(names)
        text = self.tr("Films · down: {first} · across: {second}")
        self._axes.setText(text.format(first=reading.first, second=reading.second))
        for row, one in enumerate(Decision):
            for column, other in enumerate(Decision):
                n = reading.counts.get((one, other), 0)
                cell = QTableWidgetItem(words.number(n))
                cell.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                font = cell.font()
                # Where they say the same stands along the diagonal; what is to settle weighs.
                font.setBold(n > 0 and one is not other)
                cell.setFont(font)
                self.table.setItem(row, column, cell)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(self.tr("First reader"), self.first)
        form.addRow(self.tr("Second reader"), self.second)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        button = close.button(QDialogButtonBox.StandardButton.Close)
        button.setAccessibleName(self.tr("Close"))
        button.setAutoDefault(False)
        close.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.begin)
        row.addStretch()
        row.addWidget(self.settle)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 14)
        layout.setSpacing(12)
        layout.addWidget(self.notice)
        layout.addLayout(form)
        layout.addWidget(self._counts)
        layout.addWidget(self._axes)
        layout.addWidget(self.table, 1)
        layout.addLayout(row)
        self.setMinimumWidth(620)

    @Slot()
    def _on_settle(self) -> None:
        if self._reading is not None:
            self.accept()
            self.settle_wanted.emit(self._reading)

    @Slot()
    def _on_begin(self) -> None:
        self.accept()
        self.second_wanted.emit()
