"""Who the patient is, read from the file off the main thread and only when asked for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.ui import words

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Iterator, Sequence

    from desktop.imaging.identity import Identity
    from desktop.imaging.radiograph import ImageRef
    from desktop.ui.services import Services


def _read(
    read: Callable[[ImageRef], Identity], refs: Sequence[ImageRef], cancelled: threading.Event
) -> Iterator[tuple[ImageRef, Identity]]:
    for ref in refs:
        if cancelled.is_set():
            return
        yield ref, read(ref)


def in_words(identity: Identity) -> tuple[str, ...]:
    """Return the lines that say who a patient is."""
    parts = (
        (words.translate("Name {value}"), identity.name),
        (words.translate("ID {value}"), identity.patient_id),
        (words.translate("Born {value}"), identity.born),
        (words.translate("Accession {value}"), identity.accession),
    )
    lines = tuple(text.format(value=value) for text, value in parts if value)
    return lines or (words.translate("The file names no patient"),)


class Identities(QObject):
    """Reads who films are of; keeps nothing.

    Attributes
    ----------
    known : Signal of (ImageRef, tuple of str)
        A film, and who it is of, in lines.
    broken : Signal of Exception
        A bug.
    """

    known = Signal(object, object)
    broken = Signal(object)

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read = services.read_identity
        self._task = services.new_task(self)
        self._task.arrived.connect(self._on_arrived)
        self._task.failed.connect(self.broken)

    def want(self, refs: Sequence[ImageRef]) -> None:
        """Ask who films are of; what was asked before is dropped."""
        self._task.start(partial(_read, self._read, tuple(refs)))

    def close(self) -> bool:
        """Stop and wait; return whether the work ended in time."""
        return self._task.close()

    @Slot(list)
    def _on_arrived(self, found: list[tuple[ImageRef, Identity]]) -> None:
        for ref, identity in found:
            self.known.emit(ref, in_words(identity))
