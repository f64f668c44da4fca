"""The second film, beside the one that is read; it can never be mistaken for that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.appearance import icon
from desktop.ui.film.canvas import FilmCanvas
from desktop.ui.film.chooser import FilmChooser, named, related
from desktop.ui.film.loading import FilmLoader
from desktop.ui.film.own_keys import OwnKeys
from desktop.ui.film.priors import Relation, candidates, prior, relation
from desktop.ui.told.lookup import sentence_told

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QImage, QResizeEvent

    from desktop.errors import PneumoTriageError
    from desktop.imaging.radiograph import ImageRef
    from desktop.review.findings import Finding
    from desktop.ui.film.loading import InputSize
    from desktop.ui.film.shelf import LoadedFilm, Shelf
    from desktop.ui.services import Services


_ROOM = 18
"""Height that buttons need beyond a line of words; the films stand level with and without."""


class PaneLabel(QFrame):
    """Says above a film which of the two it is."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self.setAccessibleName(name)
        self.which = self._bold(name)
        self.relation = self._bold("")
        self.relation.setAccessibleName(self.tr("Whose film it is"))
        self.film = QLabel(self)
        self.film.setAccessibleName(self.tr("Which film"))
        self.film.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(10, 2, 6, 2)
        self.setFixedHeight(self.fontMetrics().height() + _ROOM)
        for label in (self.which, self.relation):
            self._line.addWidget(label)
        self._line.addWidget(self.film, 1)
        self.say("")

    def add(self, widget: QWidget) -> None:
        """Put something at the end of the line."""
        self._line.addWidget(widget)

    def say(self, text: str, *, relation: str = "", caution: bool = False) -> None:
        """Say which film hangs below, and before all else whose it is."""
        self.film.setToolTip(text)
        self.relation.setText(relation)
        self.relation.setVisible(bool(relation))
        self.relation.setProperty("role", "caution" if caution else "")
        self.relation.style().unpolish(self.relation)
        self.relation.style().polish(self.relation)
        self._line.activate()
        self._shorten()

    def _bold(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setProperty("letters", "bold")
        return label

    def _shorten(self) -> None:
        text = self.film.toolTip()
        metrics, middle = self.film.fontMetrics(), Qt.TextElideMode.ElideMiddle
        self.film.setText(metrics.elidedText(text, middle, max(self.film.width(), 20)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut a long name with dots, not at the edge."""
        super().resizeEvent(event)
        self._shorten()


class BesidePane(QWidget):
    """A film beside the one that is read.

    It follows the patient: of each one's films it shows the one taken before. Once the
    reader has chosen a film it stays, whatever is read beside it.

    Attributes
    ----------
    closed : Signal
        The reader wants one film again.
    shown : Signal
        Another film hangs here, or none.
    broken : Signal of Exception
        A bug while a film was decoded.
    """

    closed = Signal()
    shown = Signal()
    broken = Signal(object)

    def __init__(
        self,
        services: Services,
        shelf: Shelf,
        findings: Callable[[], Sequence[Finding]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Film beside"))
        self._findings = findings
        self._to: Finding | None = None
        self._finding: Finding | None = None
        self._held = False
        self.canvas = FilmCanvas(self)
        self.canvas.setAccessibleName(self.tr("Film beside"))
        self.label = PaneLabel(self.tr("BESIDE"), self)
        self.choose = self._button("search", self.tr("Choose another film…"))
        self.close_button = self._button("cancel", self.tr("Show one film only"))
        self.together = self._button("link", self.tr("Zoom both together"))
        self.label.add(self.together)
        self.label.add(self.choose)
        self.label.add(self.close_button)
        OwnKeys(self.together, self.choose, self.close_button, parent=self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.label)
        layout.addWidget(self.canvas, 1)
        self._loader = FilmLoader(services, shelf, self)
        self._loader.previewed.connect(self._on_previewed)
        self._loader.loaded.connect(self._on_loaded)
        self._loader.failed.connect(self._on_failed)
        self._loader.broken.connect(self.broken)
        self.choose.clicked.connect(self.ask)
        self.close_button.clicked.connect(self.closed)
        self.canvas.stepped.connect(self._on_stepped)

    @property
    def finding(self) -> Finding | None:
        """The finding whose film hangs here."""
        return self._finding

    def expect_input(self, size: InputSize) -> None:
        """Set the leading model's input size."""
        self._loader.expect_input(size)

    def follow(self, to: Finding | None) -> None:
        """Hang the film that belongs beside the one that is read now."""
        self._to = to
        if to is None:
            self.take_down()
        elif self._held and self._finding is not None:
            self._say()
        else:
            self._show(prior(self._findings(), to))

    def hold(self, finding: Finding) -> None:
        """Hang a film and keep it, whatever is read beside it."""
        self._held = True
        self._show(finding)

    def take_down(self) -> None:
        """Hang nothing."""
        self._held, self._finding = False, None
        self._loader.drop()
        self.canvas.hang_none("")
        self.label.say("")

    def close_loader(self) -> bool:
        """Stop decoding; return whether it ended in time."""
        return self._loader.close()

    @Slot()
    def ask(self) -> None:
        """Let the reader choose a film."""
        if self._to is not None:
            chooser = FilmChooser(candidates(self._findings(), self._to), self._to, self)
            chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            chooser.chosen.connect(self.hold)
            chooser.open()

    def _button(self, name: str, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(name))
        button.setToolTip(text)
        button.setAccessibleName(text)
        return button

    def _show(self, finding: Finding | None) -> None:
        if finding is None:
            self._finding = None
            self._loader.drop()
            self.canvas.hang_none(
                self.tr(
                    "No other film of this patient is open.\nChoose any film with the magnifying "
                    "glass above,\nor keep a film here (Shift+C) and go on in the worklist."
                ),
            )
            self.label.say("")
            self.shown.emit()
            return
        same = self._finding is not None and finding.ref == self._finding.ref
        self._finding = finding
        self._say()
        if not same or self.canvas.hanging is None:
            self.canvas.wait_for_film(self.tr("Loading film…"))
            self._loader.want(finding.ref)

    def _say(self) -> None:
        if self._finding is None or self._to is None:
            return
        how = relation(self._finding, self._to)
        self.label.say(
            named(self._finding), relation=related(how), caution=how is not Relation.SAME_PATIENT
        )

    @Slot(object, object)
    def _on_previewed(self, ref: ImageRef, preview: QImage) -> None:
        if self._finding is not None and self._finding.ref == ref:
            self.canvas.show_preview(preview, self.tr("Preview · loading film…"))

    @Slot(object, object)
    def _on_loaded(self, ref: ImageRef, film: LoadedFilm) -> None:
        if self._finding is not None and self._finding.ref == ref:
            self.canvas.set_film(film, self.tr("beside"))
            self.shown.emit()

    @Slot(object, object)
    def _on_failed(self, ref: ImageRef, error: PneumoTriageError) -> None:
        if self._finding is not None and self._finding.ref == ref:
            self.canvas.hang_none(
                "\n".join(
                    (ref.path.name, sentence_told(error.problem), sentence_told(error.remedy))
                ),
            )
            self.shown.emit()

    @Slot(int)
    def _on_stepped(self, by: int) -> None:
        """Go on in the list from which films are chosen."""
        if self._to is None:
            return
        films = candidates(self._findings(), self._to)
        if not films:
            return
        known = self._finding.ref if self._finding else None
        at = next((n for n, one in enumerate(films) if one.ref == known), -by)
        self.hold(films[min(max(at + by, 0), len(films) - 1)])
