"""From the open films and a source of labels to everything that is measured on them. No Qt."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import NothingToDoError
from desktop.review.figures import figures_of
from desktop.review.label_table import labels_from_table, read_label_table
from desktop.review.labelling import (
    Labelling,
    labels_from_consensus,
    labels_from_folders,
    labels_from_verdicts,
)
from desktop.review.measurement import labelled_films, measure
from desktop.review.verdicts import EntryKind, film_key
from desktop.ui.compare.measured import Measured

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator, Sequence

    from desktop.evaluation.sweep import ThresholdSweep
    from desktop.inference.contract import ModelCard
    from desktop.review.findings import Finding
    from desktop.review.measurement import LabelledFilms
    from desktop.review.room import ReadingRoom


class LabelSource(StrEnum):
    """Where labels are taken from."""

    FOLDERS = "folders"
    TABLE = "table"
    VERDICTS = "verdicts"
    CONSENSUS = "consensus"


NEEDS_ROOM = (LabelSource.VERDICTS, LabelSource.CONSENSUS)


@dataclass(frozen=True, slots=True)
class MeasuringOrder:
    """What is to be measured; plain values only, they cross to another thread.

    Parameters
    ----------
    findings : tuple of Finding
        The open films.
    root : Path
        The folder that holds them all.
    source : LabelSource
        Where labels come from.
    table : Path or None
        For `LabelSource.TABLE`.
    cards : tuple of ModelCard
        Of the models that read.
    """

    findings: tuple[Finding, ...]
    root: Path
    source: LabelSource
    table: Path | None
    cards: tuple[ModelCard, ...]


@dataclass(frozen=True, slots=True, eq=False)
class SortedFilms:
    """Labelled films with each model's scores sorted: all that a moved threshold needs.

    Parameters
    ----------
    films : LabelledFilms
        The films.
    sweeps : tuple of ThresholdSweep
        One a model.
    titles : tuple of str
        What the models are called.
    cards : tuple of ModelCard or None
        Theirs, as far as they are at hand.
    folder : str
        Name of the folder.
    labelling : Labelling
        Where the labels come from.
    unlabelled : int
        Films that have no label.
    """

    films: LabelledFilms
    sweeps: tuple[ThresholdSweep, ...]
    titles: tuple[str, ...]
    cards: tuple[ModelCard | None, ...]
    folder: str
    labelling: Labelling
    unlabelled: int


def common_root(paths: Sequence[Path]) -> Path:
    """Return the folder that holds everything that was opened."""
    folders = [path if path.is_dir() else path.parent for path in map(Path.absolute, paths)]
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:  # nothing, or two drives of Windows
        return folders[0] if folders else Path()


def labelling_of(order: MeasuringOrder, room: ReadingRoom | None) -> Labelling:
    """Return the labels of the films.

    Raises
    ------
    LabelTableError
        If a table cannot be used.
    NothingToDoError
        If the source is not at hand.
    """
    if order.source is LabelSource.FOLDERS:
        return labels_from_folders(order.findings, order.root)
    if order.source is LabelSource.TABLE:
        if order.table is None:
            raise NothingToDoError("Labels", "no table was chosen", "Choose a CSV file")
        table = read_label_table(order.table)
        return labels_from_table(order.findings, table, order.root)
    if room is None:
        raise NothingToDoError(
            "Verdicts", "the database is not open", "Take the labels from folders or a table"
        )
    keys = [key for one in order.findings if (key := film_key(one)) is not None]
    if order.source is LabelSource.CONSENSUS:
        return labels_from_consensus(order.findings, room.consensus(keys))
    given = (one.verdict for one in room.history(keys) if one.kind is EntryKind.VERDICT)
    return labels_from_verdicts(order.findings, given)


def measuring(
    order: MeasuringOrder, room: ReadingRoom | None, cancelled: threading.Event
) -> Iterator[SortedFilms | Measured]:
    """Yield the sorted films at once, then the measurement with all curves.

    Raises
    ------
    NothingToDoError
        If no film is both labelled and readable.
    LabelTableError
        If the table of labels cannot be used.
    """
    labelling = labelling_of(order, room)
    ordered = sorted(order.findings, key=lambda finding: finding.ref)
    films = labelled_films(ordered, labelling)
    known = {(card.name, card.version): card for card in order.cards}
    if films is not None:
        cards = tuple(known.get((one.model, one.version)) for one in films.thresholds)
        names = zip(cards, films.thresholds, strict=True)
        titles = tuple(card.title if card else one.model for card, one in names)
        yield SortedFilms(
            films=films,
            sweeps=tuple(films.sweep(place) for place in range(len(titles))),
            titles=titles,
            cards=cards,
            folder=order.root.name or str(order.root),
            labelling=labelling,
            unlabelled=sum(labelling.of(one) is None for one in ordered),
        )
    if cancelled.is_set():
        return
    measurement = measure(ordered, order.root, labelling=labelling)  # raises without a film
    figures = []
    for place, one in enumerate(measurement.films.thresholds):
        if cancelled.is_set():
            return
        card = known.get((one.model, one.version))
        figures.append(figures_of(measurement.films, place, card))
    yield Measured(measurement, tuple(figures), titles)
