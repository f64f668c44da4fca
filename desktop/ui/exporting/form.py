"""Where the reader says what is exported, of which films, with which identities, and where to."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.exporting.kinds import KINDS, SCOPES, Kind, Scope, Wish, spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.review.findings import Finding

_MARGIN = 8


class ExportForm(QWidget):
    """Asks what is wanted.

    Parameters
    ----------
    findings : sequence of Finding
        All that are open.
    selected : sequence of Finding
        Those that are selected in the worklist.
    shown : Finding or None
        The one whose film is shown.
    folder : Path or None
        Where to write, at first; the reader's documents when None.
    overlays : bool
        Whether it may be shown where a model looked.

    Attributes
    ----------
    changed : Signal
        Something else is wanted.
    """

    changed = Signal()

    def __init__(
        self,
        findings: Sequence[Finding],
        *,
        selected: Sequence[Finding] = (),
        shown: Finding | None = None,
        folder: Path | None = None,
        overlays: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._selected, self._shown, self._overlays = tuple(selected), shown, overlays
        self._now = datetime.datetime.now().astimezone()
        self.kinds = QListWidget(self)
        self.help = self._words("muted")
        self.scope = QComboBox(self)
        self.hidden = QRadioButton(self.tr("&De-identified (recommended)"), self)
        self.identified = QRadioButton(self.tr("With &patient, study and file names"), self)
        self.privacy = self._words("muted")
        self.notes = QCheckBox(self.tr("Also the readers' &notes"), self)
        self.overlay = QCheckBox(self.tr("Also where the &leading model looked (research)"), self)
        self.target = QLineEdit(self)
        self.browse = QPushButton(self.tr("&Browse…"), self)
        self.warning = self._words("caution")
        self._fill(findings)
        self._lay_out()
        self._connect()
        self._propose(folder or _documents())
        self._on_kind()

    @property
    def kind(self) -> Kind:
        """What is wanted."""
        return KINDS[max(0, self.kinds.currentRow())]

    @property
    def wish(self) -> Wish:
        """All that is wanted."""
        return Wish(
            kind=self.kind,
            target=Path(self.target.text().strip()),
            scope=Scope(self.scope.currentData()),
            identified=self.identified.isChecked(),
            notes=self.notes.isChecked() and self.kind.notes,
            overlay=self.overlay.isChecked() and self.kind.overlay and self._overlays,
            selected=self._selected,
            shown=self._shown,
        )

    def propose_anew(self) -> None:
        """Propose another name in the same folder, as the one before is taken now."""
        self._now = datetime.datetime.now().astimezone()
        self._propose(self.wish.target.parent)

    @property
    def replaces(self) -> bool:
        """Whether an older file stands in the place."""
        return bool(self.kind.suffix) and _so(self.wish.target.is_file)

    @property
    def obstacle(self) -> str:
        """Why the wish cannot be carried out as it stands, in words; empty where it can."""
        target = self.wish.target
        if not self.target.text().strip():
            return self.tr("Say where it shall be written.")
        if not target.is_absolute():
            return self.tr("Name the place in full, from the drive or root on.")
        if self.kind.name == "case" and self._shown is None:
            return self.tr("No film is shown. Choose one in the worklist first.")
        if self.kind.suffix and _so(target.is_dir):
            return self.tr("A folder of this name stands there. Name a file.")
        if self.kind.suffix and target.suffix.lower() != self.kind.suffix:
            return self.tr("Let the name end with {suffix}.").format(suffix=self.kind.suffix)
        if self.kind.suffix and not _so(target.parent.is_dir):
            return self.tr("There is no such folder. Name one that exists.")
        if not self.kind.suffix and _holds_something(target):
            return self.tr(
                "There is something in this place already. Name a new or an empty folder."
            )
        return ""

    def _words(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        return label

    def _fill(self, findings: Sequence[Finding]) -> None:
        for kind in KINDS:
            self.kinds.addItem(spoken(kind.title))
        self.kinds.setCurrentRow(0)
        counts = {
            Scope.ALL: len(findings),
            Scope.SELECTED: len(self._selected),
            Scope.FLAGGED: sum(finding.flagged for finding in findings),
        }
        for scope, words in SCOPES.items():
            number = f" ({counts[scope]:,})" if scope in counts else ""
            if counts.get(scope, 1):
                self.scope.addItem(spoken(words) + number, scope.value)
        self.hidden.setChecked(True)
        for widget, name in (
            (self.kinds, self.tr("What to export")),
            (self.scope, self.tr("Which films")),
            (self.target, self.tr("Where to write it")),
            (self.browse, self.tr("Choose where to write it")),
        ):
            widget.setAccessibleName(name)
        self.target.setPlaceholderText(self.tr("File or folder"))
        self.browse.setAutoDefault(False)

    def _lay_out(self) -> None:
        self.kinds.setFixedWidth(self.kinds.sizeHintForColumn(0) + 2 * _MARGIN)
        rows = QVBoxLayout()
        rows.setSpacing(4)
        rows.addWidget(self.help)
        rows.addSpacing(10)
        self._films = self._head(rows, self.tr("&Films"), self.scope)
        rows.addSpacing(10)
        self._head(rows, self.tr("Who the patients are"), self.hidden)
        rows.addWidget(self.identified)
        rows.addWidget(self.privacy)
        rows.addSpacing(10)
        rows.addWidget(self.notes)
        rows.addWidget(self.overlay)
        rows.addStretch()
        place = QGridLayout()
        title = QLabel(self.tr("Write &to"), self)
        title.setBuddy(self.target)
        place.addWidget(title, 0, 0)
        place.addWidget(self.target, 0, 1)
        place.addWidget(self.browse, 0, 2)
        place.addWidget(self.warning, 1, 1, 1, 2)
        upper = QHBoxLayout()
        upper.setSpacing(18)
        upper.addWidget(self.kinds)
        upper.addLayout(rows, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(upper, 1)
        layout.addLayout(place)

    def _head(self, rows: QVBoxLayout, text: str, control: QWidget) -> QLabel:
        title = QLabel(text, self)
        title.setBuddy(control)
        rows.addWidget(title)
        rows.addWidget(control)
        return title

    def _connect(self) -> None:
        self.kinds.currentRowChanged.connect(self._on_kind)
        self.target.textChanged.connect(self._show)
        self.browse.clicked.connect(self._on_browse)
        self.scope.currentIndexChanged.connect(self._show)
        for box in (self.identified, self.notes, self.overlay):
            box.toggled.connect(self._show)

    def _propose(self, folder: Path) -> None:
        self.target.setText(str(folder / self.kind.file_name(self._now)))

    @Slot()
    def _on_kind(self) -> None:
        self.help.setText(spoken(self.kind.help))
        # What is made of all films, or of the one that is shown, names no others.
        for widget in (self._films, self.scope):
            widget.setVisible(self.kind.scoped)
        self.notes.setVisible(self.kind.notes)
        self.overlay.setVisible(self.kind.overlay and self._overlays)
        text = self.target.text().strip()
        self._propose(Path(text).parent if text else _documents())
        self._show()

    @Slot()
    def _show(self) -> None:
        self._say_privacy()
        replaces = (
            self.tr("This file exists already and would be replaced.") if self.replaces else ""
        )
        self.warning.setText(self.obstacle or replaces)
        self.changed.emit()

    def _say_privacy(self) -> None:
        identified = self.identified.isChecked()
        self.privacy.setText(
            self.tr(
                "Names, numbers, dates and file names of the patients are kept. Share it only "
                "with those who may know them."
            )
            if identified
            else self.tr(
                "Films are called by a running number and the first digits of their content's "
                "hash, by which whoever holds a film finds it again."
            )
        )
        self.privacy.setProperty("role", "caution" if identified else "muted")
        self.privacy.style().polish(self.privacy)

    @Slot()
    def _on_browse(self) -> None:
        here = self.target.text()
        if self.kind.suffix:
            kinds = f"{self.kind.suffix.lstrip('.').upper()} (*{self.kind.suffix})"
            chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Export to"), here, kinds)
            if chosen and not Path(chosen).suffix:
                chosen += self.kind.suffix
        else:
            start = str(Path(here).parent)
            chosen = QFileDialog.getExistingDirectory(self, self.tr("Export into"), start)
            if chosen and _holds_something(Path(chosen)):
                chosen = str(Path(chosen) / self.kind.file_name(self._now))
        if chosen:
            self.target.setText(chosen)


def _documents() -> Path:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    documents = Path(QStandardPaths.writableLocation(place) or Path.home())
    return documents if documents.is_dir() else Path.home()


def _holds_something(target: Path) -> bool:
    return _so(lambda: target.exists() and (not target.is_dir() or any(target.iterdir())))


def _so(tell: Callable[[], bool]) -> bool:
    """Return what the file system tells; False where it may not, or the name is too long."""
    try:
        return tell()
    except OSError:
        return False
