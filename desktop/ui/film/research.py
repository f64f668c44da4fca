"""Asking a model where it looked on a film, off the main thread; one film, one answer."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, Signal, Slot

from desktop.imaging.tensor import to_tensor
from desktop.inference.saliency import saliency_map
from desktop.ui.film.looking import Looked, MapKey, coloured

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator

    from desktop.imaging.radiograph import Radiograph
    from desktop.inference.classifier import Classifier, Score
    from desktop.ui.tasks import TaskFactory

KEPT_MAPS = 200
"""A map takes a quarter of a megabyte."""


class _CancelledError(Exception):
    """The reader does not want the map any more."""


@dataclass(frozen=True, slots=True)
class _Interruptible:
    """A classifier that stops between two batches once it is asked to."""

    classifier: Classifier
    cancelled: threading.Event

    @property
    def explains(self) -> bool:
        return self.classifier.explains

    def score(self, tensors: Any, *, saliency: bool = False) -> list[Score]:
        if self.cancelled.is_set():
            raise _CancelledError
        return self.classifier.score(tensors, saliency=saliency)


def _look(
    classifier: Classifier, key: MapKey, radiograph: Radiograph, cancelled: threading.Event
) -> Iterator[Looked]:
    height, width = classifier.input_size
    tensor = to_tensor(radiograph, height=height, width=width)
    # It has all that the map is made with.
    asked = cast("Classifier", _Interruptible(classifier, cancelled))
    try:
        made = saliency_map(asked, tensor)
    except _CancelledError:
        return
    yield coloured(key, f"{classifier.card.title} {classifier.card.version}", made)


class Research(QObject):
    """Makes saliency maps and keeps the last ones, by film and version of the model.

    Attributes
    ----------
    looked : Signal of Looked
        A map is ready; its key says of which film it is.
    busy_changed : Signal of bool
        Whether a map is being made.
    broken : Signal of Exception
        A bug.
    """

    looked = Signal(object)
    busy_changed = Signal(bool)
    broken = Signal(object)

    def __init__(self, new_task: TaskFactory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task = new_task(self)
        self._task.arrived.connect(self._on_arrived)
        self._task.ended.connect(self._on_ended)
        self._task.failed.connect(self._on_failed)
        self._kept: OrderedDict[MapKey, Looked] = OrderedDict()

    def want(self, classifier: Classifier, radiograph: Radiograph) -> None:
        """Ask where a model looked on a film; what was asked before is dropped."""
        card = classifier.card
        key = MapKey(radiograph.ref, card.name, card.version)
        kept = self._kept.get(key)
        if kept is not None:
            self.cancel()
            self._kept.move_to_end(key)
            self.looked.emit(kept)
            return
        self.busy_changed.emit(True)
        self._task.start(partial(_look, classifier, key, radiograph))

    def cancel(self) -> None:
        """Ask nothing any more."""
        if self._task.busy:
            self._task.cancel()

    def close(self) -> bool:
        """Stop and wait; return whether the work ended in time."""
        return self._task.close()

    @Slot(list)
    def _on_arrived(self, made: list[Looked]) -> None:
        for looked in made:
            self._kept[looked.key] = looked
            while len(self._kept) > KEPT_MAPS:
                self._kept.popitem(last=False)
            self.looked.emit(looked)

    @Slot(bool)
    def _on_ended(self, cancelled: bool) -> None:
        self.busy_changed.emit(False)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.busy_changed.emit(False)
        self.broken.emit(error)
