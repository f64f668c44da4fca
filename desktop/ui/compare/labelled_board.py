"""The open films with labels: where these come from, and what the models do on them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import words
from desktop.ui.compare.board import EvaluationBoard
from desktop.ui.compare.labels import NEEDS_ROOM, LabelSource
from desktop.ui.told.lookup import told

if TYPE_CHECKING:
    from desktop.ui.compare.content import BoardContent
    from desktop.ui.compare.labels import SortedFilms


class LabelledBoard(QWidget):
    """Asks for labels and shows what was measured.

    Attributes
    ----------
    source_changed : Signal
        Labels are to be taken from elsewhere.
    films_wanted : Signal of Selection
        The reader wants to see certain films.
    failed : Signal of Exception
        A chart could not be written.
    """

    source_changed = Signal()
    films_wanted = Signal(object)
    failed = Signal(object)

    def __init__(self, *, has_room: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table: Path | None = None
        self.sources = QComboBox(self)
        self.sources.setAccessibleName(self.tr("Where the labels come from"))
        for source, name in (
            (LabelSource.FOLDERS, self.tr("names of the sub-folders")),
            (LabelSource.TABLE, self.tr("a table (CSV)")),
            (LabelSource.VERDICTS, self.tr("the readers' verdicts")),
            (LabelSource.CONSENSUS, self.tr("what two readers agreed on")),
        ):
            if has_room or source not in NEEDS_ROOM:
                self.sources.addItem(name, source)
        self.sources.currentIndexChanged.connect(self._on_source)
        self.choose = QPushButton(self.tr("Choose the table…"), self)
        self.choose.clicked.connect(self.ask_table)
        self.again = QPushButton(self.tr("Measure again"), self)
        self.again.clicked.connect(self.source_changed)
        self._state, self._caution, self._fault = QLabel(self), QLabel(self), QLabel(self)
        for label, role, name in (
            (self._state, "muted", self.tr("What is measured")),
            (self._caution, "caution", self.tr("What to know when reading the figures")),
            (self._fault, "fault", self.tr("What is wrong")),
        ):
            label.setProperty("role", role)
            label.setAccessibleName(name)
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.board = EvaluationBoard(self)
        self.board.films_wanted.connect(self.films_wanted)
        self.board.failed.connect(self.failed)
        self._lay_out()
        self._show_choose()
        self.show_nothing(self.tr("Open a folder first."))

    @property
    def source(self) -> LabelSource:
        """Where labels are to come from."""
        return LabelSource(self.sources.currentData())

    @property
    def table(self) -> Path | None:
        """The table that was chosen."""
        return self._table

    @property
    def said(self) -> tuple[str, str, str]:
        """What is measured, what to know of it, and what is wrong."""
        return self._state.text(), self._caution.text(), self._fault.text()

    def use_table(self, path: Path) -> None:
        """Take the labels from a table."""
        self._table = path
        self.choose.setText(self.tr("{table}…").format(table=path.name))
        at = self.sources.findData(LabelSource.TABLE)
        if self.sources.currentIndex() == at:
            self.source_changed.emit()
        else:
            self.sources.setCurrentIndex(at)

    def show_nothing(self, why: str, *, fault: str = "") -> None:
        """Say why nothing is measured."""
        self._tell(why, "", fault)
        self.board.setVisible(False)

    def show_working(self, films: SortedFilms | None) -> None:
        """Say that figures are being reckoned; older ones are not shown meanwhile."""
        text = self.tr("Reading the labels…") if films is None else _what(films)
        if films is not None:
            text += " " + self.tr("Reckoning the intervals…")
        self._tell(text, "", "")
        self.board.setVisible(False)

    def show_measured(self, content: BoardContent, films: SortedFilms) -> None:
        """Show what was measured."""
        self._tell(
            _what(films), "\n".join((*content.remarks, *map(told, films.labelling.notes))), ""
        )
        self._state.setToolTip(_left_out(films))
        self.board.setVisible(True)
        self.board.show_content(content)

    @Slot()
    def ask_table(self) -> None:
        """Let the reader choose a table of labels."""
        start = str(self._table.parent) if self._table else ""
        kinds = self.tr("Tables") + " (*.csv *.tsv *.txt);;" + self.tr("All files") + " (*)"
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Table of labels"), start, kinds)
        if chosen:
            self.use_table(Path(chosen))

    def _tell(self, state: str, caution: str, fault: str) -> None:
        for label, text in (
            (self._state, state),
            (self._caution, caution),
            (self._fault, fault),
        ):
            label.setText(text)
            label.setToolTip("")
            # The first one keeps the row's other parts narrow.
            label.setVisible(bool(text) or label is self._state)

    @Slot()
    def _on_source(self) -> None:
        self._show_choose()
        if self.source is LabelSource.TABLE and self._table is None:
            self.show_nothing(
                self.tr(
                    "Choose a CSV file with one line a film: a column file, path or sha256, and a "
                    "column label that says pneumonia or normal."
                )
            )
            return
        self.source_changed.emit()

    def _show_choose(self) -> None:
        self.choose.setVisible(self.source is LabelSource.TABLE)
        self.again.setVisible(self.source in NEEDS_ROOM)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        label = QLabel(self.tr("Labels from:"), self)
        label.setBuddy(self.sources)
        for widget in (label, self.sources, self.choose, self.again):
            head.addWidget(widget)
        head.addSpacing(8)
        head.addWidget(self._state, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self._fault)
        layout.addWidget(self._caution)
        layout.addWidget(self.board, 1)
        layout.addStretch()


def _what(films: SortedFilms) -> str:
    labels = films.films.labels
    ill = int(labels.sum())
    text = words.translate("{n} films measured: {ill} with pneumonia, {well} normal.").format(
        n=words.number(labels.size), ill=words.number(ill), well=words.number(labels.size - ill)
    )
    left = films.unlabelled + len(films.labelling.conflicts)
    if films.labelling.conflicts:
        text += " " + words.translate("{n} contradict themselves and are left out.").format(
            n=words.number(len(films.labelling.conflicts))
        )
        left = films.unlabelled - len(films.labelling.conflicts)
    if left > 0:
        text += " " + words.translate("{n} have no label.").format(n=words.number(left))
    if films.films.groups is None:
        text += " " + words.translate(
            "Which films are of one patient is not known: each counts for itself."
        )
    elif films.films.patients_repeat:
        text += " " + words.translate("Intervals by patient.")
    return text


def _left_out(films: SortedFilms) -> str:
    lines = [f"{n:,} {told(why)}" for why, n in films.labelling.left_out.items()]
    lines += [f"{one.film}: {told(one.problem)}" for one in films.labelling.conflicts[:20]]
    return "\n".join(lines)
