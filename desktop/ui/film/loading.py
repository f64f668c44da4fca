"""Decoding the selected film and its neighbours, off the main thread."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from desktop.errors import PneumoTriageError, UnreadableImageError
from desktop.imaging.tensor import network_image
from desktop.ui.film.plane import make_plane
from desktop.ui.film.shelf import LoadedFilm, Shelf
from desktop.ui.film.windowing import presets

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Iterator, Sequence

    from desktop.imaging.radiograph import ImageRef, Radiograph
    from desktop.ui.film.previews import Previews
    from desktop.ui.services import Services

LARGE_FILM = 16_000_000
"""Films of more pixels are not decoded in advance."""

InputSize = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Answer:
    ref: ImageRef
    film: LoadedFilm | None
    error: PneumoTriageError | None = None


@dataclass(frozen=True, slots=True, eq=False)
class _Glimpse:
    ref: ImageRef
    preview: QImage


@dataclass(frozen=True, slots=True, eq=False)
class _Bench:
    """What films are made ready with."""

    read: Callable[[ImageRef], Radiograph]
    input_size: InputSize | None
    shelf: Shelf
    age: int
    previews: Previews | None


def _load(
    bench: _Bench, refs: tuple[ImageRef, ...], cancelled: threading.Event
) -> Iterator[_Answer]:
    """Decode films one after the other; the first is the one that is waited for.

    Each goes on the shelf here, on the thread: one that was decoded in advance is not lost
    when the reader steps to it before it has arrived.
    """
    for ref in refs:
        if cancelled.is_set():
            return
        film = bench.shelf.get(ref)
        if film is not None:
            yield _Answer(ref, film)
            continue
        try:
            film = prepare(bench.read(ref), bench.input_size)
        except PneumoTriageError as error:
            yield _Answer(ref, None, error)
        except MemoryError:
            problem, remedy = "there is not enough memory for it", "Close other programs"
            yield _Answer(ref, None, UnreadableImageError(str(ref.path), problem, remedy))
        else:
            bench.shelf.put(ref, film, age=bench.age)
            yield _Answer(ref, film)
            if bench.previews is not None:
                bench.previews.put(film)


def _look_up(previews: Previews, ref: ImageRef, _cancelled: threading.Event) -> Iterator[_Glimpse]:
    grey = previews.get(ref)
    if grey is not None:
        height, width = grey.shape
        kind = QImage.Format.Format_Grayscale8
        yield _Glimpse(ref, QImage(grey.tobytes(), width, height, width, kind).copy())


def prepare(radiograph: Radiograph, input_size: InputSize | None) -> LoadedFilm:
    """Make a decoded film ready for the screen."""
    seen = None
    if input_size is not None:
        seen = network_image(radiograph, height=input_size[0], width=input_size[1])
    return LoadedFilm(radiograph, make_plane(radiograph.pixels), presets(radiograph), seen)


class FilmLoader(QObject):
    """Decodes the film that is wanted, then those that will be wanted next.

    Parameters
    ----------
    services : Services
        Reads films and makes tasks.
    shelf : Shelf
        Where films are kept; several loaders may share one.

    Attributes
    ----------
    previewed : Signal of (ImageRef, QImage)
        A preview of the film that was wanted last, which is still being decoded.
    loaded : Signal of (ImageRef, LoadedFilm)
        The film that was wanted last.
    failed : Signal of (ImageRef, PneumoTriageError)
        It cannot be read.
    broken : Signal of Exception
        A bug.
    """

    previewed = Signal(object, object)
    loaded = Signal(object, object)
    failed = Signal(object, object)
    broken = Signal(object)

    def __init__(self, services: Services, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read = services.read_film
        self._shelf = shelf
        self._task = services.new_task(self)
        self._task.arrived.connect(self._on_arrived)
        self._task.failed.connect(self.broken)
        # A line of work of its own: it must not wait for a film that is being decoded in advance.
        self._previews = services.previews
        self._glancing = services.new_task(self)
        self._glancing.arrived.connect(self._on_glimpsed)
        self._glancing.failed.connect(self.broken)
        self._wanted: ImageRef | None = None
        self._awaited = False
        self._input_size: InputSize | None = None

    def expect_input(self, size: InputSize | None) -> None:
        """Set the leading model's input size; films made for another one are dropped."""
        if size != self._input_size:
            self._input_size = size
            self._shelf.clear()

    def want(self, ref: ImageRef, in_advance: Sequence[ImageRef] = ()) -> None:
        """Ask for a film, and perhaps for others to be decoded in advance."""
        self._wanted = ref
        kept = self._shelf.get(ref)
        self._awaited = kept is None
        ahead = [one for one in in_advance if self._shelf.get(one) is None]
        refs = ahead if kept is not None else [ref, *ahead]
        if kept is not None:
            # Used last: films decoded in advance must not push it out.
            self._shelf.get(ref)
            self.loaded.emit(ref, kept)
        elif self._previews is not None:
            self._glancing.start(partial(_look_up, self._previews, ref))
        if refs:
            bench = _Bench(
                self._read, self._input_size, self._shelf, self._shelf.age, self._previews
            )
            self._task.start(partial(_load, bench, tuple(refs)))
        else:
            self._task.cancel()

    def forget(self) -> None:
        """Want nothing, and keep nothing."""
        self._wanted = None
        self._task.cancel()
        self._shelf.clear()

    def drop(self) -> None:
        """Want nothing; what others keep stays."""
        self._wanted = None
        self._task.cancel()

    def close(self) -> bool:
        """Stop and wait; return whether the work ended in time."""
        return all([self._task.close(), self._glancing.close()])

    @Slot(list)
    def _on_arrived(self, answers: list[_Answer]) -> None:
        for answer in answers:
            if answer.ref != self._wanted:
                continue
            self._awaited = False
            if answer.film is not None:
                self.loaded.emit(answer.ref, answer.film)
            else:
                self.failed.emit(answer.ref, answer.error)

    @Slot(list)
    def _on_glimpsed(self, glimpses: list[_Glimpse]) -> None:
        for glimpse in glimpses:
            if self._awaited and glimpse.ref == self._wanted:
                self.previewed.emit(glimpse.ref, glimpse.preview)
