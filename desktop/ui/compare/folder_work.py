"""Keeps the view of the unlabelled folder up to date, on a thread of its own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.ui.compare.folder import FolderSight, sight_of

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator

    from desktop.inference.contract import ModelCard
    from desktop.review.findings import Finding
    from desktop.ui.compare.folder_board import FolderBoard
    from desktop.ui.services import Services
    from desktop.ui.session import Session


def cards_of(session: Session) -> tuple[ModelCard, ...]:
    """Return the cards of the models that read."""
    return tuple(one.card for one in session.team.classifiers) if session.team else ()


def _look(
    findings: tuple[Finding, ...], cards: tuple[ModelCard, ...], cancelled: threading.Event
) -> Iterator[FolderSight | None]:
    yield sight_of(findings, cards)


class FolderWork(QObject):
    """Reckons when it is asked to and the films have changed.

    Attributes
    ----------
    failed : Signal of Exception
        A bug.
    """

    failed = Signal(object)

    def __init__(self, services: Services, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._board: FolderBoard | None = None
        self._stale = True
        self._task = services.new_task(self)
        self._task.arrived.connect(self._on_seen)
        self._task.ended.connect(self.refresh)
        self._task.failed.connect(self.failed)

    def show_on(self, board: FolderBoard) -> None:
        """Show on this board from now on."""
        self._board = board

    def outdate(self) -> None:
        """Take note that the films have changed."""
        self._stale = True

    def close(self) -> bool:
        """Stop all work; return whether it ended in time."""
        return self._task.close()

    @Slot()
    def refresh(self) -> None:
        """Reckon anew if need be; while films stream in, one look after the other."""
        board = self._board
        if board is None or not board.isVisible() or not self._stale or self._task.busy:
            return
        self._stale = False
        findings = tuple(self._session.findings)
        self._task.start(partial(_look, findings, cards_of(self._session)))

    @Slot(list)
    def _on_seen(self, batch: list[FolderSight | None]) -> None:
        if self._board is not None:
            self._board.show_sight(batch[-1], busy=self._session.progress.working)
