"""Shows what a reading came to, after the last case or when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.review.verdicts import Decision
from desktop.ui import words

if TYPE_CHECKING:
    from desktop.ui.reading.summary import Summary


class SummaryDialog(QDialog):
    """What a reading came to.

    Attributes
    ----------
    differing_wanted : Signal
        The reader wants the films on which the model says otherwise.
    """

    differing_wanted = Signal()

    def __init__(
        self, summary: Summary, reader: str, *, blind: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Summary of the reading"))
        self.setAccessibleName(self.windowTitle())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 16)
        layout.setSpacing(12)
        head = QLabel(self._head(summary), self)
        font = head.font()
        font.setPointSizeF(font.pointSizeF() * 1.35)
        font.setBold(True)
        head.setFont(font)
        layout.addWidget(head)
        rows = QFormLayout()
        rows.setHorizontalSpacing(28)
        for name, value in self._lines(summary, reader, blind=blind):
            line = QLabel(value, self)
            line.setAccessibleName(name)
            rows.addRow(name, line)
        layout.addLayout(rows)
        purpose = QLabel(words.purpose(), self)
        purpose.setProperty("role", "caution")
        layout.addWidget(purpose)
        layout.addWidget(self._make_buttons(len(summary.differing), blind=blind))

    def _head(self, summary: Summary) -> str:
        if summary.unread:
            text = self.tr("{read} of {films} films read")
        else:
            text = self.tr("All {films} films are read")
        return text.format(read=words.number(summary.read), films=words.number(summary.films))

    def _lines(self, summary: Summary, reader: str, *, blind: bool) -> list[tuple[str, str]]:
        lines = [(self.tr("Reader"), reader)]
        lines += [
            (words.decision(one), words.number(summary.decisions.get(one, 0))) for one in Decision
        ]
        if summary.unread:
            lines.append((self.tr("Unread"), words.number(summary.unread)))
        if summary.without_content:
            text = words.number(summary.without_content)
            lines.append((self.tr("Files that cannot be read at all"), text))
        held = len(summary.agreed) + len(summary.differing)
        if held and not (blind and summary.unread):
            text = self.tr("same on {n} of {held} films, other on {differing}")
            lines.append(
                (
                    self.tr("Against the leading model"),
                    text.format(
                        n=words.number(len(summary.agreed)),
                        held=words.number(held),
                        differing=words.number(len(summary.differing)),
                    ),
                )
            )
            if summary.not_held:
                lines.append(
                    (
                        self.tr("Not held against it (unsure, not readable, no flag)"),
                        words.number(summary.not_held),
                    )
                )
        if summary.blind:
            lines.append((self.tr("Given blind"), words.number(summary.blind)))
        if summary.seconds is not None:
            text = self.tr("{n:.1f} s (median)").format(n=summary.seconds)
            lines.append((self.tr("Time in front of a film"), text))
        return lines

    def _make_buttons(self, differing: int, *, blind: bool) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setAccessibleName(self.tr("Close"))
        close.setDefault(True)
        if differing and not blind:
            text = (
                self.tr("Show the film where the model says otherwise")
                if differing == 1
                else self.tr("Show the {n} films where the model says otherwise")
            )
            show = QPushButton(text.format(n=words.number(differing)), self)
            show.setAccessibleName(show.text())
            show.setAutoDefault(False)
            show.clicked.connect(self._on_differing)
            buttons.addButton(show, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        return buttons

    @Slot()
    def _on_differing(self) -> None:
        self.accept()
        self.differing_wanted.emit()
