"""Thumbnails as pixmaps: unpacked off the main thread, kept within a bound."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QPixmap

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator

    from desktop.inference.pipeline import FilmSummary
    from desktop.review.findings import Finding
    from desktop.ui.tasks import TaskFactory

KEPT = 400


@dataclass(frozen=True, slots=True)
class _Unpacked:
    packed: bytes
    image: QImage


def _unpack(
    wanted: tuple[tuple[bytes, QSize], ...], cancelled: threading.Event
) -> Iterator[_Unpacked]:
    for packed, size in wanted:
        if cancelled.is_set():
            return
        image = QImage.fromData(packed)
        if not image.isNull():
            image = image.scaled(
                size,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        yield _Unpacked(packed, image)


class Thumbnails(QObject):
    """The thumbnails seen last, each at the size at which it is painted.

    One that is not there yet is asked for, and `arrived` tells when to paint again. What was
    asked for last comes first: while a reader scrolls, that is what stands on the screen.

    Parameters
    ----------
    new_task : callable
        Makes the task that unpacks them.
    kept : int
        How many are kept unpacked; each takes some 10 kB, four times as much on a screen of
        twice the density.

    Attributes
    ----------
    arrived : Signal
        Some that were asked for are there.
    """

    arrived = Signal()

    def __init__(
        self, new_task: TaskFactory, parent: QObject | None = None, *, kept: int = KEPT
    ) -> None:
        super().__init__(parent)
        self._kept = kept
        self._pixmaps: OrderedDict[bytes, QPixmap] = OrderedDict()
        self._wanted: OrderedDict[bytes, QSize] = OrderedDict()
        self._under_way: dict[bytes, QSize] = {}
        self._task = new_task(self)
        self._task.arrived.connect(self._on_arrived)
        self._task.ended.connect(self._on_ended)
        # All that one painting of the list asks for goes in one piece of work.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._begin)

    def __len__(self) -> int:
        return len(self._pixmaps)

    def of(self, finding: Finding) -> QPixmap | None:
        """Return the thumbnail of one film as it came, at once; None when it has none."""
        if finding.film is None:
            return None
        pixmap = QPixmap()
        pixmap.loadFromData(finding.film.thumbnail)
        return None if pixmap.isNull() else pixmap

    def fitting(self, film: FilmSummary, cell: QSize, ratio: float) -> QPixmap | None:
        """Return the thumbnail as large as a cell allows; one not yet there is asked for.

        Parameters
        ----------
        film : FilmSummary
            The film.
        cell : QSize
            In logical pixels.
        ratio : float
            Device pixels to a logical one.

        Returns
        -------
        QPixmap or None
            Null where there is no thumbnail to unpack; None where it is not there yet. One of
            another size stands in until the right one has come.
        """
        packed, size = film.thumbnail, fitted(film, cell, ratio)
        pixmap = self._pixmaps.get(packed)
        if pixmap is None or not (pixmap.isNull() or pixmap.size() == size):
            self._ask(packed, size)
        if pixmap is not None:
            self._pixmaps.move_to_end(packed)
            pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def close(self) -> bool:
        """Stop and wait; return whether the work ended in time."""
        self._soon.stop()
        self._wanted.clear()
        return self._task.close()

    def _ask(self, packed: bytes, size: QSize) -> None:
        if self._under_way.get(packed) == size:
            return
        self._wanted[packed] = size
        self._wanted.move_to_end(packed)
        # What was scrolled past long ago is not worth unpacking any more.
        if len(self._wanted) > self._kept // 2:
            self._wanted.popitem(last=False)
        if not self._task.busy:
            self._soon.start()

    @Slot()
    def _begin(self) -> None:
        if self._wanted and not self._task.busy:
            self._under_way = dict(self._wanted)
            wanted = tuple(reversed(self._wanted.items()))
            self._wanted.clear()
            self._task.start(partial(_unpack, wanted))

    @Slot(list)
    def _on_arrived(self, unpacked: list[_Unpacked]) -> None:
        for one in unpacked:
            self._pixmaps[one.packed] = QPixmap.fromImage(one.image)
            self._pixmaps.move_to_end(one.packed)
        while len(self._pixmaps) > self._kept:
            self._pixmaps.popitem(last=False)
        self.arrived.emit()

    @Slot(bool)
    def _on_ended(self, _cancelled: bool) -> None:
        self._under_way = {}
        if self._wanted:
            self._soon.start()


def fitted(film: FilmSummary, cell: QSize, ratio: float) -> QSize:
    """Return how large a film's thumbnail is in a cell, in device pixels; at least 1×1."""
    size = QSize(film.width, film.height)
    return size.scaled(cell * ratio, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
