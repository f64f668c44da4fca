"""Decoding the selected film, off the main thread, with the last ones kept."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.errors import PneumoTriageError, UnreadableImageError
from desktop.imaging.tensor import network_image
from desktop.ui.film.plane import Plane, make_plane
from desktop.ui.film.windowing import presets

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Iterator

    import numpy as np
    from numpy.typing import NDArray

    from desktop.imaging.radiograph import ImageRef, Radiograph, Voi
    from desktop.ui.services import Services

KEPT_FILMS = 3
LARGE_FILM = 16_000_000
"""Films of more pixels are not decoded in advance."""

InputSize = tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class LoadedFilm:
    """A film ready for the screen.

    Parameters
    ----------
    radiograph : Radiograph
        In full depth.
    plane : Plane
        Its pixels in several sizes.
    presets : tuple of Window or VoiLut
        For the keys 1 to 4.
    seen : ndarray of uint8, or None
        What the leading model saw.
    """

    radiograph: Radiograph
    plane: Plane
    presets: tuple[Voi, ...]
    seen: NDArray[np.uint8] | None


@dataclass(frozen=True, slots=True)
class _Answer:
    ref: ImageRef
    film: LoadedFilm | None
    error: PneumoTriageError | None = None


def _load(
    read: Callable[[ImageRef], Radiograph],
    refs: tuple[ImageRef, ...],
    input_size: InputSize | None,
    cancelled: threading.Event,
) -> Iterator[_Answer]:
    """Decode films one after the other; the first is the one that is waited for."""
    for ref in refs:
        if cancelled.is_set():
            return
        try:
            yield _Answer(ref, prepare(read(ref), input_size))
        except PneumoTriageError as error:
            yield _Answer(ref, None, error)
        except MemoryError:
            problem, remedy = "there is not enough memory for it", "Close other programs"
            yield _Answer(ref, None, UnreadableImageError(str(ref.path), problem, remedy))


def prepare(radiograph: Radiograph, input_size: InputSize | None) -> LoadedFilm:
    """Make a decoded film ready for the screen."""
    seen = None
    if input_size is not None:
        seen = network_image(radiograph, height=input_size[0], width=input_size[1])
    return LoadedFilm(radiograph, make_plane(radiograph.pixels), presets(radiograph), seen)


class FilmLoader(QObject):
    """Decodes the film that is wanted, then the one that will be wanted next.

    Attributes
    ----------
    loaded : Signal of (ImageRef, LoadedFilm)
        The film that was wanted last.
    failed : Signal of (ImageRef, PneumoTriageError)
        It cannot be read.
    broken : Signal of Exception
        A bug.
    """

    loaded = Signal(object, object)
    failed = Signal(object, object)
    broken = Signal(object)

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read = services.read_film
        self._task = services.new_task(self)
        self._task.arrived.connect(self._on_arrived)
        self._task.failed.connect(self.broken)
        self._kept: OrderedDict[ImageRef, LoadedFilm] = OrderedDict()
        self._wanted: ImageRef | None = None
        self._input_size: InputSize | None = None

    def expect_input(self, size: InputSize | None) -> None:
        """Set the leading model's input size; films made for another one are dropped."""
        if size != self._input_size:
            self._input_size = size
            self._kept.clear()

    def want(self, ref: ImageRef, next_one: ImageRef | None = None) -> None:
        """Ask for a film, and perhaps for one to be decoded in advance."""
        self._wanted = ref
        kept = self._kept.get(ref)
        refs = [one for one in (ref, next_one) if one is not None and one not in self._kept]
        if refs:
            self._task.start(partial(_load, self._read, tuple(refs), self._input_size))
        if kept is not None:
            self._kept.move_to_end(ref)
            self.loaded.emit(ref, kept)

    def forget(self) -> None:
        """Want nothing, and keep nothing."""
        self._wanted = None
        self._task.cancel()
        self._kept.clear()

    def close(self) -> bool:
        """Stop and wait; return whether the work ended in time."""
        return self._task.close()

    @Slot(list)
    def _on_arrived(self, answers: list[_Answer]) -> None:
        for answer in answers:
            if answer.film is not None:
                self._kept[answer.ref] = answer.film
                while len(self._kept) > KEPT_FILMS:
                    self._kept.popitem(last=False)
            if answer.ref == self._wanted:
                if answer.film is not None:
                    self.loaded.emit(answer.ref, answer.film)
                else:
                    self.failed.emit(answer.ref, answer.error)
