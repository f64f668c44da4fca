"""Keeps a threshold as the site's operating point: asks, writes, shows what was kept."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop.ui.compare.laboratory import proposed_words, reserved_names, site_point
from desktop.ui.compare.save_point import PointWishes, SavePointDialog
from desktop.ui.told.lookup import told

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator

    from desktop.review.findings import Threshold
    from desktop.review.room import ReadingRoom
    from desktop.review.site_points import SitePoint
    from desktop.ui.compare.laboratory_board import LaboratoryBoard
    from desktop.ui.services import Services


@dataclass(frozen=True, slots=True)
class _Kept:
    """The log of a version of a model, and what changed in it, if anything.

    Parameters
    ----------
    history : tuple of SitePoint
        The log.
    saved : SitePoint or None
        What was written just now.
    points : tuple of Threshold
        The points that hold since then.
    use : bool
        Whether films are to be flagged by the one that was written.
    """

    history: tuple[SitePoint, ...]
    saved: SitePoint | None = None
    points: tuple[Threshold, ...] = ()
    use: bool = False


def _history(
    room: ReadingRoom, model: str, version: str, cancelled: threading.Event
) -> Iterator[_Kept]:
    yield _Kept(room.site_points.history(model, version))


def _save(
    room: ReadingRoom, point: SitePoint, use: bool, cancelled: threading.Event
) -> Iterator[_Kept]:
    saved = room.site_points.save(point)
    history = room.site_points.history(point.model, point.version)
    points = room.site_points.thresholds(point.model, point.version)
    yield _Kept(history, saved, points, use)


class SiteDesk(QObject):
    """Between the laboratory and the log of the site's operating points.

    Attributes
    ----------
    chosen : Signal of Threshold
        Films are to be flagged by it from now on.
    points_changed : Signal of str, str and tuple of Threshold
        A model, its version, and the points that hold for it now.
    failed : Signal of Exception
        The log cannot be read or written.
    """

    chosen = Signal(object)
    points_changed = Signal(str, str, tuple)
    failed = Signal(object)

    def __init__(self, services: Services, board: LaboratoryBoard, parent: QObject) -> None:
        super().__init__(parent)
        self._services, self._board = services, board
        self._task = services.new_task(self)
        self._task.arrived.connect(self._on_kept)
        self._task.failed.connect(self.failed)
        board.allow_saving(possible=services.room is not None)
        board.model_changed.connect(self.show_history)
        board.save_wanted.connect(self.ask)
        board.withdraw_wanted.connect(self.withdraw)

    def close(self) -> bool:
        """Stop all work; return whether it ended in time."""
        return self._task.close()

    @Slot()
    def show_history(self) -> None:
        """Show what was chosen for the model in the laboratory."""
        lab, room = self._board.lab, self._services.room
        if lab is not None and room is not None:
            of = lab.films.thresholds[self._board.model]
            self._task.start(partial(_history, room, of.model, of.version))

    @Slot()
    def ask(self) -> None:
        """Ask for what belongs to the point."""
        lab = self._board.lab
        if lab is None or self._services.room is None:
            return
        of = lab.films.thresholds[self._board.model]
        said = self.tr(
            "{title} {version} flags from {at:.4f} on. The point belongs to this version alone."
        ).format(title=lab.titles[self._board.model], version=of.version, at=self._board.threshold)
        reserved = reserved_names(lab, self._board.model)
        dialog = SavePointDialog(
            said,
            user=self._user(),
            chosen_on=proposed_words(lab),
            taken={*reserved, *map(told, reserved)},
            parent=self._board.window(),
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wanted.connect(self.save)
        dialog.open()

    @Slot(object)
    def save(self, wishes: PointWishes) -> None:
        """Write the threshold as it stands in the laboratory."""
        lab, room = self._board.lab, self._services.room
        if lab is None or room is None:
            return
        point = site_point(
            lab,
            self._board.model,
            self._board.threshold,
            at=datetime.datetime.now(datetime.UTC),
            user=wishes.user,
            name=wishes.name,
            chosen_on=wishes.chosen_on,
            note=wishes.note,
        )
        self._task.start(partial(_save, room, point, wishes.use))

    @Slot(object)
    def withdraw(self, point: SitePoint) -> None:
        """Write that a point holds no longer."""
        if self._services.room is not None:
            now = datetime.datetime.now(datetime.UTC)
            user = self._user()
            gone = replace(point, at=now, user=user, threshold=None, note="", id=None)
            self._task.start(partial(_save, self._services.room, gone, False))

    def _user(self) -> str:
        return self._services.settings.current.reader or self._services.registry.user()

    @Slot(list)
    def _on_kept(self, batch: list[_Kept]) -> None:
        last = batch[-1]
        self._board.show_history(last.history)
        if last.saved is None:
            return
        if last.use:
            self.chosen.emit(last.saved.as_threshold)
        else:
            self.points_changed.emit(last.saved.model, last.saved.version, last.points)
