"""A folder as a stream of outcomes: decoding, batching and inference overlapped.

Threads decode ahead while the caller's thread runs the networks; no more than a
bounded number of films is under way at any time, and only one of them may be large.

>>> for outcome in classify(find_images([folder]), [classifier]):  # doctest: +SKIP
...     print(outcome.ref.path, outcome.scores)
"""

from __future__ import annotations

import ctypes
import io
import os
import sys
import threading
import time
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from desktop.errors import UnreadableImageError
from desktop.imaging.archives import stored_bytes
from desktop.imaging.likeness import Likeness, likeness_of
from desktop.imaging.limits import DEFAULT_LIMITS, Limits
from desktop.imaging.radiograph import HeaderFacts, ImageRef, Radiograph
from desktop.imaging.reading import HashedUnreadableError, OpenFilm, opened
from desktop.imaging.screening import screen
from desktop.imaging.sources import Entry, Obstacle, PassedOver
from desktop.imaging.tensor import as_input, as_training_film, presentation, squash
from desktop.inference.duplicates import InOrder, SeenFilms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from numpy.typing import NDArray

    from desktop.inference.classifier import Classifier, Score

THUMBNAIL_SIDE = 96
_FIRST_BATCH = 2
_PATIENCE = 1.0
"""Seconds that films wait for one before them in the folder."""


@dataclass(frozen=True, slots=True)
class PipelineSettings:
    """How much may be under way at once.

    Parameters
    ----------
    batch : int
        Films a network sees at once, at most.
    decoders : int
        Decoding threads.
    memory : int
        Bytes that films being decoded may take together, about.
    limits : Limits
        What a single file may ask for.
    ahead : int
        Decoded films that may wait for one before them in the folder.
    opened : callable
        Opens a film: `desktop.imaging.reading.opened`, or the same of
        `desktop.imaging.isolation.Decoders` for films that nobody vouches for.
    """

    batch: int = 16
    decoders: int = field(default_factory=lambda: max(2, os.cpu_count() or 2))
    memory: int = 384 * 1024**2
    limits: Limits = DEFAULT_LIMITS
    ahead: int = 256
    opened: Callable[[ImageRef, Limits], AbstractContextManager[OpenFilm]] = opened


@dataclass(frozen=True, slots=True)
class FilmSummary:
    """What stays of a decoded film when its pixels are gone.

    Parameters
    ----------
    facts : HeaderFacts
        What the header says.
    height, width : int
        Size in pixels.
    bits : int
        Bits per pixel stored.
    file_format : str
        ``DICOM``, ``JPEG`` and so on.
    thumbnail : bytes
        A JPEG of the film at its default window, at most `THUMBNAIL_SIDE` pixels wide
        and high.
    """

    facts: HeaderFacts
    height: int
    width: int
    bits: int
    file_format: str
    thumbnail: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one image.

    Parameters
    ----------
    ref : ImageRef
        The image, with its SHA-256 if it could be read at all.
    scores : tuple of Score
        One a classifier, in their order; empty when unreadable.
    warnings : tuple of str
        Codes of `desktop.imaging.screening.CODES`.
    film : FilmSummary or None
        None when unreadable.
    error : UnreadableImageError or None
        Why the image could not be read.
    milliseconds : float
        Time for reading, decoding and scoring this film.
    duplicate_of : ImageRef or None
        The film before it in the folder that shows the same, if one does.
    """

    ref: ImageRef
    scores: tuple[Score, ...] = ()
    warnings: tuple[str, ...] = ()
    film: FilmSummary | None = None
    error: UnreadableImageError | None = None
    milliseconds: float = 0.0
    duplicate_of: ImageRef | None = None


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A film ready for the networks; one plane for each input size."""

    outcome: Outcome
    seen: dict[tuple[int, int], NDArray[np.uint8]]
    likeness: Likeness


def classify(
    entries: Iterable[Entry],
    classifiers: Sequence[Classifier],
    *,
    settings: PipelineSettings | None = None,
    cancelled: threading.Event | None = None,
) -> Iterator[Outcome]:
    """Score images as a stream.

    Parameters
    ----------
    entries : iterable of ImageRef, Obstacle or PassedOver
        From `desktop.imaging.sources.find_images`; drawn only as fast as films are done.
        What was passed over is left out, an obstacle becomes an unreadable outcome.
    classifiers : sequence of Classifier
        Each scores every film. The first one's card states the population, the first
        one with a reference the training films, that films are screened against.
    settings : PipelineSettings, optional
        How much may be under way at once.
    cancelled : threading.Event, optional
        When set, the stream ends after the batch under way.

    Yields
    ------
    Outcome
        One for every image, as in `entries` but for films that take too long. An
        unreadable one carries its error and stops nothing.

    Raises
    ------
    ValueError
        If there is no classifier.
    """
    if not classifiers:
        raise ValueError("at least one classifier is needed")
    settings = settings or PipelineSettings()
    cancelled = cancelled or threading.Event()
    preparation = _Preparation(classifiers, settings)
    waiting = (entry for entry in entries if not isinstance(entry, PassedOver))
    pool = ThreadPoolExecutor(settings.decoders, thread_name_prefix="decode")
    try:
        yield from _stream(waiting, classifiers, preparation, pool, settings, cancelled)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _stream(
    entries: Iterator[ImageRef | Obstacle],
    classifiers: Sequence[Classifier],
    preparation: _Preparation,
    pool: ThreadPoolExecutor,
    settings: PipelineSettings,
    cancelled: threading.Event,
) -> Iterator[Outcome]:
    ready: list[_Prepared] = []
    seen = SeenFilms()
    # The first films are shown at once; full batches come when the stream is running.
    batch = min(_FIRST_BATCH, settings.batch)
    for prepared in _decoded(entries, preparation, pool, settings, cancelled):
        if isinstance(prepared, Outcome):
            yield prepared
            continue
        ready.append(_compared(prepared, seen))
        if len(ready) >= batch:
            yield from _infer(ready, classifiers)
            ready.clear()
            batch = min(2 * batch, settings.batch)
    if ready and not cancelled.is_set():
        yield from _infer(ready, classifiers)


def _decoded(
    entries: Iterator[ImageRef | Obstacle],
    preparation: _Preparation,
    pool: ThreadPoolExecutor,
    settings: PipelineSettings,
    cancelled: threading.Event,
) -> Iterator[Outcome | _Prepared]:
    """Decode ahead, and yield films in the order of the folder until cancelled."""
    under_way: dict[Future[Outcome | _Prepared], int] = {}
    in_order: InOrder[Outcome | _Prepared] = InOrder(most=settings.ahead, seconds=_PATIENCE)
    numbered = enumerate(entries)
    more = True
    while not cancelled.is_set():
        while more and len(under_way) < settings.decoders + settings.batch:
            number, entry = next(numbered, (0, None))
            if entry is None:
                more = False
            else:
                under_way[pool.submit(preparation, entry)] = number
        if not under_way and not in_order.waiting:
            return
        patience = _PATIENCE if in_order.waiting else None
        done = wait(under_way, timeout=patience, return_when=FIRST_COMPLETED).done
        for future in done:
            in_order.admit(under_way.pop(future), future.result())
        for prepared in in_order.release():
            if cancelled.is_set():
                return
            yield prepared


def _compared(film: _Prepared, seen: SeenFilms) -> _Prepared:
    """Say of a film which one before it shows the same."""
    outcome = film.outcome
    original = seen.original_of(outcome.ref, film.likeness)
    if original is None:
        return film
    warnings = (*outcome.warnings, "duplicate")
    return replace(film, outcome=replace(outcome, warnings=warnings, duplicate_of=original))


def _infer(films: list[_Prepared], classifiers: Sequence[Classifier]) -> Iterator[Outcome]:
    columns: list[list[Score]] = []
    for classifier in classifiers:
        tensors = np.stack([as_input(film.seen[classifier.input_size]) for film in films])
        columns.append(classifier.score(tensors))
    for film, scores in zip(films, zip(*columns, strict=True), strict=True):
        warnings = film.outcome.warnings
        # One judge for all models, so that a film has one status: the first that can tell.
        unlikeness = next((s.unlikeness for s in scores if s.unlikeness is not None), None)
        if unlikeness is not None and unlikeness > 1:
            warnings = (*warnings, "unlike_training")
        spent = film.outcome.milliseconds + sum(score.milliseconds for score in scores)
        yield replace(film.outcome, scores=tuple(scores), warnings=warnings, milliseconds=spent)


class _Preparation:
    """Turns an entry into a film ready for the networks, on a decoding thread."""

    def __init__(self, classifiers: Sequence[Classifier], settings: PipelineSettings) -> None:
        population = classifiers[0].card.population
        self._ages = (population.min_age_years, population.max_age_years)
        self._sizes = {classifier.input_size for classifier in classifiers}
        self._limits = settings.limits
        self._opened = settings.opened
        self._share = settings.memory // settings.decoders
        self._one_large_film = threading.RLock()

    def __call__(self, entry: ImageRef | Obstacle) -> Outcome | _Prepared:
        if isinstance(entry, Obstacle):
            ref = ImageRef(entry.path)
            error = UnreadableImageError(
                str(entry.path), entry.problem, entry.remedy, code="no_access"
            )
            return Outcome(ref, error=error)
        start = time.perf_counter()
        try:
            prepared = self._prepare(entry)
        except UnreadableImageError as error:
            ref = error.ref if isinstance(error, HashedUnreadableError) else entry
            return Outcome(ref, error=error, milliseconds=_since(start))
        except MemoryError as error:
            # Not this program's limits but the machine's: the film is named, the rest goes on.
            problem = UnreadableImageError(
                str(entry.path),
                "there is not enough memory for it",
                "Close other programs, or export the film at a smaller size",
                code="no_memory",
            )
            problem.__cause__ = error
            return Outcome(entry, error=problem, milliseconds=_since(start))
        return replace(prepared, outcome=replace(prepared.outcome, milliseconds=_since(start)))

    def _prepare(self, ref: ImageRef) -> _Prepared:
        with (
            self._memory_for(stored_bytes(ref, self._limits)),
            self._opened(ref, self._limits) as film,
            self._memory_for(film.decoded_bytes),
        ):
            return self._summarise(film.decode())

    def _summarise(self, radiograph: Radiograph) -> _Prepared:
        shown = presentation(radiograph)
        small = as_training_film(shown)
        found = screen(radiograph.facts, shown, small=small, ages=self._ages)
        film = FilmSummary(
            facts=radiograph.facts,
            height=radiograph.height,
            width=radiograph.width,
            bits=radiograph.bits,
            file_format=radiograph.file_format,
            thumbnail=thumbnail(shown),
        )
        return _Prepared(
            Outcome(radiograph.ref, warnings=(*radiograph.warnings, *found), film=film),
            {size: squash(small, height=size[0], width=size[1]) for size in self._sizes},
            likeness_of(small),
        )

    @contextmanager
    def _memory_for(self, size: int) -> Iterator[None]:
        """Let small films through side by side, large ones only one at a time."""
        if size <= self._share:
            yield
        else:
            with self._one_large_film:
                yield
                _give_memory_back()


def thumbnail(shown: NDArray[np.uint8]) -> bytes:
    """Return a small JPEG of a presented film.

    Parameters
    ----------
    shown : ndarray of uint8, shape (height, width)
        The film, 0 (black) to 255 (white).

    Returns
    -------
    bytes
        A JPEG file of at most `THUMBNAIL_SIDE` pixels a side, aspect ratio kept.
    """
    image = Image.fromarray(shown)
    image.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE), Image.Resampling.BILINEAR, reducing_gap=2.0)
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=85)
    return buffer.getvalue()


def _give_memory_back() -> None:
    """Let glibc return what a large film took; each thread would keep some of it for itself."""
    trim = getattr(ctypes.pythonapi, "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)


def _since(start: float) -> float:
    return (time.perf_counter() - start) * 1000
