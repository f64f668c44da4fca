"""The page that compares the installed models; it is filled when first looked at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.review.triage import ranked
from desktop.ui.compare.board import CompareBoard
from desktop.ui.compare.cards import Identity, ModelRow, evaluation_on, evaluation_sets
from desktop.ui.compare.folder import agree_on_folder

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QShowEvent

    from desktop.inference.speed import Speed
    from desktop.registry import InstalledModel, ModelRegistry
    from desktop.ui.services import Services
    from desktop.ui.session import Session

_UPDATE_MILLISECONDS = 500


@dataclass(frozen=True, slots=True)
class _Measured:
    identity: Identity
    speed: Speed


def _list_models(
    registry: ModelRegistry, leading: str, cancelled: threading.Event
) -> Iterator[tuple[InstalledModel, ...]]:
    """Yield the active models in the order in which they read: the leading one first."""
    yield tuple(ranked(registry, leading)) if registry.active_models() else ()


def _measure(
    services: Services, names: Sequence[str], device: str, cancelled: threading.Event
) -> Iterator[_Measured]:
    """Measure one model after the other, each loaded for itself."""
    for name in names:
        if cancelled.is_set():
            return
        classifier = services.load_team(services.registry, names=[name], device=device).leading
        card = classifier.card
        yield _Measured((card.name, card.version), services.measure_speed(classifier))


class ComparePage(QWidget):
    """Loads what the comparison shows and keeps it up to date.

    Attributes
    ----------
    film_wanted : Signal of Finding
        The reader wants to see a film in the worklist.
    failed : Signal of Exception
        The models could not be listed or measured.
    """

    film_wanted = Signal(object)
    failed = Signal(object)

    def __init__(self, services: Services, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._session = session
        self._models: tuple[InstalledModel, ...] = ()
        self._speeds: dict[Identity, Speed] = {}
        self._board: CompareBoard | None = None
        self._listing = services.new_task(self)
        self._listing.arrived.connect(self._on_listed)
        self._listing.failed.connect(self.failed)
        self._measuring = services.new_task(self)
        self._measuring.arrived.connect(self._on_measured)
        self._measuring.ended.connect(self._on_measuring_over)
        self._measuring.failed.connect(self._on_measuring_failed)
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setInterval(_UPDATE_MILLISECONDS)
        self._due.timeout.connect(self._show_folder)
        session.began.connect(self._on_folder_changed)
        session.found.connect(self._on_folder_changed)
        session.ended.connect(self._on_folder_changed)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    @property
    def board(self) -> CompareBoard | None:
        """What is seen; None until the page was first looked at."""
        return self._board

    @Slot()
    def reload(self) -> None:
        """Read the cards anew."""
        if self._board is not None:
            leading = self._services.settings.current.leading_model
            self._listing.start(partial(_list_models, self._services.registry, leading))

    def close_tasks(self) -> bool:
        """Stop all work; return whether it ended in time."""
        self._due.stop()
        return all([self._listing.close(), self._measuring.close()])

    @Slot()
    def measure(self) -> None:
        """Measure the speed of every model."""
        names = [model.card.name for model in self._models]
        device = self._services.settings.current.device
        self._measuring.start(partial(_measure, self._services, names, device))
        self._show_measuring()

    def _fill(self) -> None:
        board = CompareBoard(self)
        board.film_wanted.connect(self.film_wanted)
        board.set_wanted.connect(self._show_rows)
        board.measuring_wanted.connect(self.measure)
        self._board = board
        self._layout.addWidget(board)
        self._show_measuring()
        self._show_folder()
        self.reload()

    def _rows(self, data: str) -> list[ModelRow]:
        return [
            ModelRow(
                model,
                evaluation_on(model, data),
                self._speeds.get((model.card.name, model.card.version)),
            )
            for model in self._models
        ]

    @Slot(str)
    def _show_rows(self, data: str) -> None:
        if self._board is not None:
            self._board.show_rows(self._rows(data))

    def _show_measuring(self) -> None:
        if self._board is not None:
            working = self._session.progress.working
            self._board.show_measuring(busy=self._measuring.busy, possible=not working)

    @Slot(list)
    def _on_listed(self, batch: list[tuple[InstalledModel, ...]]) -> None:
        self._models = batch[-1]
        if self._board is not None:
            self._board.show_sets(evaluation_sets(self._models))
            self._show_folder()

    @Slot(list)
    def _on_measured(self, batch: list[_Measured]) -> None:
        self._speeds.update({one.identity: one.speed for one in batch})
        if self._board is not None:
            self._show_rows(self._board.chosen_set)

    @Slot()
    def _on_measuring_over(self) -> None:
        self._show_measuring()

    @Slot(object)
    def _on_measuring_failed(self, error: Exception) -> None:
        self._show_measuring()
        self.failed.emit(error)

    @Slot()
    def _on_folder_changed(self) -> None:
        # At once when nothing more comes, else now and then, and only while it is seen.
        if not self._session.progress.working:
            self._due.stop()
            self._show_folder()
        elif not self._due.isActive():
            self._due.start()

    @Slot()
    def _show_folder(self) -> None:
        if self._board is not None and self.isVisible():
            self._show_measuring()
            found = agree_on_folder(self._session.findings)
            self._board.show_folder(found, busy=self._session.progress.working)

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        """Fill the page when it is first looked at, and bring it up to date."""
        super().showEvent(event)
        if self._board is None:
            self._fill()
        else:
            self._show_folder()
