"""Measures the models on labelled films, on a thread of its own, when it is looked at."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.errors import PneumoTriageError
from desktop.ui.compare.folder_work import cards_of
from desktop.ui.compare.labels import (
    LabelSource,
    MeasuringOrder,
    SortedFilms,
    common_root,
    measuring,
)
from desktop.ui.compare.measured_content import measured_content
from desktop.ui.told.lookup import error_told

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator

    from desktop.review.room import ReadingRoom
    from desktop.ui.compare.content import BoardContent
    from desktop.ui.compare.labelled_board import LabelledBoard
    from desktop.ui.compare.laboratory_board import LaboratoryBoard
    from desktop.ui.services import Services
    from desktop.ui.session import Session


def _shown(
    order: MeasuringOrder, room: ReadingRoom | None, cancelled: threading.Event
) -> Iterator[SortedFilms | BoardContent]:
    """Measure, and make tables and charts of it: of thousands of films that takes a while."""
    # The laboratory answers on the main thread, which is not to wait for an import.
    import scipy.stats  # noqa: F401

    for one in measuring(order, room, cancelled):
        yield one if isinstance(one, SortedFilms) else measured_content(one)


class MeasuringWork(QObject):
    """Between the open films and the two boards that need labels.

    Attributes
    ----------
    failed : Signal of Exception
        A bug.
    """

    failed = Signal(object)

    def __init__(self, services: Services, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._services, self._session = services, session
        self._labelled: LabelledBoard | None = None
        self._laboratory: LaboratoryBoard | None = None
        self._films: SortedFilms | None = None
        self._stale = True
        self._task = services.new_task(self)
        self._task.arrived.connect(self._on_arrived)
        self._task.failed.connect(self._on_failed)

    def show_on(self, labelled: LabelledBoard, laboratory: LaboratoryBoard) -> None:
        """Show on these boards from now on."""
        self._labelled, self._laboratory = labelled, laboratory
        labelled.source_changed.connect(self.measure)

    def outdate(self) -> None:
        """Take note that the films have changed."""
        self._stale = True

    def close(self) -> bool:
        """Stop all work; return whether it ended in time."""
        return self._task.close()

    @Slot()
    def refresh(self) -> None:
        """Measure anew if need be, once all films are read."""
        if self._stale:
            self.measure()

    @Slot()
    def measure(self) -> None:
        """Measure the models with the labels that are chosen."""
        labelled, laboratory = self._labelled, self._laboratory
        if labelled is None or laboratory is None:
            return
        if self._session.progress.working or not self._session.findings:
            reading = self._session.progress.working
            why = (
                self.tr("The films are being read…")
                if reading
                else self.tr(
                    "No folder is open. Open films whose labels are known, from the names of "
                    "their folders, from a table or from your verdicts: the models are measured "
                    "on them."
                )
            )
            labelled.show_nothing(why)
            laboratory.show_lab(None, why)
            return
        if labelled.source is LabelSource.TABLE and labelled.table is None:
            return
        self._stale, self._films = False, None
        labelled.show_working(None)
        order = MeasuringOrder(
            findings=tuple(self._session.findings),
            root=common_root(self._session.paths),
            source=labelled.source,
            table=labelled.table,
            cards=cards_of(self._session),
        )
        self._task.start(partial(_shown, order, self._services.room))

    @Slot(list)
    def _on_arrived(self, batch: list[SortedFilms | BoardContent]) -> None:
        labelled, laboratory = self._labelled, self._laboratory
        if labelled is None or laboratory is None:
            return
        for one in batch:
            if isinstance(one, SortedFilms):
                self._films = one
                laboratory.show_lab(one)
                labelled.show_working(one)
            elif self._films is not None:
                labelled.show_measured(one, self._films)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        labelled, laboratory = self._labelled, self._laboratory
        if not isinstance(error, PneumoTriageError) or labelled is None or laboratory is None:
            self.failed.emit(error)
            return
        labelled.show_nothing("", fault=error_told(error))
        if self._films is None:
            laboratory.show_lab(None, error_told(error))
