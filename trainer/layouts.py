"""How labelled films may lie in a folder, and which films a folder holds.

Three layouts are known. *Splits*: folders ``train`` and ``val`` or ``test``, each with
NORMAL and PNEUMONIA, at the top or some folders down, as the archives of Mendeley and
Kaggle unpack. *Classes*: NORMAL and PNEUMONIA alone. *Table*: films anywhere, and a CSV
file with their labels. Nothing is passed over in silence: what is an image without a
label, what is no image and what the table names in vain is listed as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import NothingToDoError
from desktop.imaging.radiograph import ImageRef
from desktop.imaging.sources import Obstacle, PassedOver, find_images
from trainer.dataset import LABELS
from trainer.label_tables import LabelledFile, Problem, find_table, read_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.imaging.sources import Entry

TRAIN, VAL, TEST = "train", "val", "test"
ONE_SET = ""
"""Split of the films of a folder without splits."""
SPLITS = {
    "train": TRAIN,
    "training": TRAIN,
    "val": VAL,
    "valid": VAL,
    "validation": VAL,
    "test": TEST,
    "testing": TEST,
}
"""Names of splits, as folders and tables write them, and what they mean here."""

_ORDER = (ONE_SET, TRAIN, VAL, TEST)
_DEEPEST = 4
"""Folders below the one that was named in which a layout is looked for."""
_LITTER = "__MACOSX"
_KNOWN = (
    "Name a folder with train/ and val/ or test/, each with NORMAL/ and PNEUMONIA/; one with "
    "NORMAL/ and PNEUMONIA/; or one with a CSV file that has the columns file and label"
)


@dataclass(frozen=True, slots=True)
class DataFolder:
    """What a folder of labelled films holds.

    Parameters
    ----------
    folder : Path
        The folder that was named.
    layout : str
        How its films lie, in words.
    films : tuple of LabelledFile
        Every film with a label, damaged or not: by split, normal films first, each class
        in natural order of the names.
    unlabelled : tuple of Path
        Images that no folder and no table gives a label to.
    no_images : tuple of Path
        Files that neither by name nor by content claim to be an image.
    problems : tuple of Problem
        Folders that cannot be opened, and lines of a table that cannot be followed.
    """

    folder: Path
    layout: str
    films: tuple[LabelledFile, ...]
    unlabelled: tuple[Path, ...] = ()
    no_images: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()


def open_folder(folder: Path, labels: Path | None = None) -> DataFolder:
    """Find the labelled films of a folder, however they lie in it.

    Parameters
    ----------
    folder : Path
        The folder.
    labels : Path, optional
        Table of labels, its files named from `folder`. Without it a table is looked for
        in the folder, where it has neither splits nor classes.

    Returns
    -------
    DataFolder
        Its films and everything else in it.

    Raises
    ------
    NothingToDoError
        If the folder is in none of the known layouts, or several lie side by side in it.
    """
    if labels is not None:
        return _by_table(folder, folder, labels)
    for level in _levels(folder):
        # A folder above another says more: train/ has classes, but is itself a split.
        for has in (_has_splits, _has_classes):
            if any(has(each) for each in level):
                return _by_folders(folder, _only_one(folder, [f for f in level if has(f)]))
        tables = {each: found for each in level if (found := find_table(each)) is not None}
        if tables:
            where = _only_one(folder, list(tables))
            return _by_table(folder, where, tables[where])
    raise NothingToDoError(str(folder), "there are no labelled films in it", _KNOWN)


def _levels(folder: Path) -> Iterator[list[Path]]:
    """Yield the folder, then the folders in it, and so on."""
    level = [folder]
    for _ in range(_DEEPEST + 1):
        yield level
        level = [child for each in level for child in _subfolders(each) if child.name != _LITTER]


def _subfolders(folder: Path) -> list[Path]:
    try:
        return sorted(entry for entry in folder.iterdir() if entry.is_dir())
    except OSError:  # the walk for images will report it
        return []


def _has_classes(folder: Path) -> bool:
    return any(child.name.lower() in LABELS for child in _subfolders(folder))


def _has_splits(folder: Path) -> bool:
    return any(
        child.name.lower() in SPLITS and _has_classes(child) for child in _subfolders(folder)
    )


def _only_one(folder: Path, found: list[Path]) -> Path:
    if len(found) > 1:
        names = ", ".join(str(each.relative_to(folder)) for each in found)
        raise NothingToDoError(
            str(folder), f"it holds several sets of films ({names})", "Name one of them"
        )
    return found[0]


def _by_folders(folder: Path, root: Path) -> DataFolder:
    """Take split and class from the names of the folders below `root`."""
    depth = len(root.parts)
    with_splits = _has_splits(root)

    def labelled(path: Path) -> LabelledFile | None:
        if path.parts[:depth] != root.parts:
            return None
        parts = [part.lower() for part in path.parts[depth:-1]]
        split = ONE_SET
        if with_splits:
            if not parts or parts[0] not in SPLITS:
                return None
            split = SPLITS[parts.pop(0)]
        if not parts or parts[0] not in LABELS:
            return None
        return LabelledFile(path, LABELS[parts[0]], split)

    films: list[LabelledFile] = []
    unlabelled, no_images, problems = [], [], []
    for entry in _entries(folder):
        if isinstance(entry, ImageRef):
            film = labelled(entry.path)
            if film is None:
                unlabelled.append(entry.path)
            else:
                films.append(film)
        elif isinstance(entry, PassedOver):
            no_images.append(entry.path)
        else:
            problems.append(_problem(entry))
    kind = "folders of splits" if with_splits else "folders of classes"
    where = "" if root == folder else f" in {root.relative_to(folder).as_posix()}"
    return DataFolder(
        folder, kind + where, _in_order(films), tuple(unlabelled), tuple(no_images), tuple(problems)
    )


def _by_table(folder: Path, base: Path, table: Path) -> DataFolder:
    """Take label and split from a table whose files are named from `base`."""
    films, problems = read_table(table, base, splits=SPLITS)
    if not films:
        said = f": {problems[0].subject}: {problems[0].problem}" if problems else ""
        raise NothingToDoError(
            str(table),
            f"none of its lines names a film that is there{said}",
            f"Name the files as seen from {base}",
        )
    named = {film.path for film in films}
    unlabelled: list[Path] = []
    no_images: list[Path] = []
    for entry in _entries(folder):
        if isinstance(entry, Obstacle):
            problems.append(_problem(entry))
        elif entry.path not in named:
            (unlabelled if isinstance(entry, ImageRef) else no_images).append(entry.path)
    return DataFolder(
        folder,
        f"table of labels {table.name}",
        _in_order(films),
        tuple(unlabelled),
        tuple(no_images),
        tuple(problems),
    )


def _entries(folder: Path) -> Iterator[Entry]:
    for entry in find_images([folder], enter_archives=False):
        if isinstance(entry, ImageRef) and entry.frame > 1:
            # A manifest names files, by path and hash.
            problem = f"its page or frame {entry.frame} is no file of its own"
            yield Obstacle(entry.path, problem, "Save it as a file")
            continue
        try:
            str(entry.path).encode()
        except UnicodeEncodeError:
            # It could stand in no manifest and on no page.
            written = Path(str(entry.path).encode(errors="backslashreplace").decode())
            yield Obstacle(written, "its name is no valid text", "Give it another name")
        else:
            yield entry


def _problem(obstacle: Obstacle) -> Problem:
    return Problem(str(obstacle.path), obstacle.problem)


def _in_order(films: list[LabelledFile]) -> tuple[LabelledFile, ...]:
    return tuple(sorted(films, key=lambda film: (_ORDER.index(film.split), film.pneumonia)))
