"""Look at a data folder or archive, and leave manifest, report, charts and page behind."""

from __future__ import annotations

import datetime
import hashlib
import json
import time
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from desktop.errors import NothingToDoError, OutputError
from trainer.dataset import groups_of
from trainer.duplicates import marked
from trainer.film_reading import read_films
from trainer.layouts import open_folder
from trainer.manifest import MANIFEST_NAME, Manifest, ManifestFilm, relative_folder
from trainer.preparing.archives import unpack_films
from trainer.preparing.inspection import inspect
from trainer.preparing.page import page_of
from trainer.preparing.plots import charts_of
from trainer.preparing.survey import groups_by_class, label_of, relative_name, survey_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from trainer.dataset import Film
    from trainer.film_reading import Reading
    from trainer.layouts import DataFolder
    from trainer.preparing.inspection import Inspected
    from trainer.preparing.survey import Survey

    Started = Callable[[int], Callable[[], object]]

PAGE_NAME = "prepare.html"
UNPACKED = "films"
"""Folder, in the output, for the films of an archive."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What `prepare` found and wrote.

    Parameters
    ----------
    survey : Survey
        What was found.
    manifest : Path
        The manifest.
    page : Path
        The page.
    """

    survey: Survey
    manifest: Path
    page: Path


def prepare(
    data: Path, output: Path, *, labels: Path | None = None, started: Started | None = None
) -> Prepared:
    """Look at labelled films before anything is learnt from them.

    Parameters
    ----------
    data : Path
        A folder in one of the layouts of `trainer.layouts`, which is only read, or a zip
        archive of one.
    output : Path
        Folder for ``manifest.json``, ``report.json``, the charts, ``prepare.html`` and
        the unpacked films of an archive. Not in the data folder.
    labels : Path, optional
        Table of labels; see `trainer.layouts.open_folder`.
    started : callable, optional
        Called with the number of films before they are read; what it returns is called
        after each film.

    Returns
    -------
    Prepared
        The files are written whole or not at all.

    Raises
    ------
    NothingToDoError
        If there are no labelled films, or none can be read.
    OutputError
        If the output lies in the data folder or cannot be written.
    UnsafeArchiveError
        If the archive means harm.
    """
    began = time.monotonic()
    folder = _opened(data, output, labels)
    advance = started(len(folder.films)) if started else lambda: None
    reading = read_films(folder.films, inspect, advance=advance)
    if not reading.films:
        broken = reading.unreadable[0] if reading.unreadable else None
        said = f" ({broken.path.name}: {broken.reason})" if broken else ""
        raise NothingToDoError(str(data), f"none of its films can be read{said}", "Check the files")
    films = marked(reading.films, [seen.look for seen in reading.seen])
    survey = survey_of(data.name, folder, reading, films)
    manifest = _manifest(folder, reading, films, output).to_json()
    contents = {MANIFEST_NAME: manifest.encode()}
    contents |= _shown(survey, folder, reading, contents[MANIFEST_NAME], began)
    for name, content in contents.items():
        _write(output / name, content)
    return Prepared(survey, output / MANIFEST_NAME, output / PAGE_NAME)


def _shown(
    survey: Survey,
    folder: DataFolder,
    reading: Reading[Inspected],
    manifest: bytes,
    began: float,
) -> dict[str, bytes]:
    """Return report, charts and page by file name."""
    charts = charts_of(groups_by_class(reading))
    moment = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
    sha256 = hashlib.sha256(manifest).hexdigest()
    names = [relative_name(file.path, folder.folder) for file in reading.files]
    page = page_of(
        survey,
        charts,
        {name: seen.look for name, seen in zip(names, reading.seen, strict=True)},
        manifest_sha256=sha256,
        moment=moment,
        seconds=time.monotonic() - began,
    )
    report = {"created": moment.isoformat(), "manifest_sha256": sha256, **asdict(survey)}
    return {
        "report.json": (json.dumps(report, indent=1, ensure_ascii=False) + "\n").encode(),
        **{f"{name}.png": png for name, png in charts.items()},
        PAGE_NAME: page.encode(),
    }


def _opened(data: Path, output: Path, labels: Path | None) -> DataFolder:
    """Open the data folder, or the folder into which an archive is unpacked."""
    if data.is_dir():
        if output.resolve().is_relative_to(data.resolve()):
            raise OutputError(
                str(output),
                "the output would lie among the films",
                "Name a folder elsewhere with --output",
            )
        return open_folder(data, labels)
    if not data.exists():
        raise NothingToDoError(str(data), "there is no such file or folder", "Check the path")
    unpacked = unpack_films(data, output / UNPACKED)
    folder = open_folder(unpacked.folder, labels)
    return replace(
        folder,
        no_images=(*folder.no_images, *(unpacked.folder / name for name in unpacked.no_images)),
        problems=(*unpacked.problems, *folder.problems),
    )


def _manifest(
    folder: DataFolder, reading: Reading[Inspected], films: Sequence[Film], output: Path
) -> Manifest:
    """List every labelled film in the folder's own order, readable or not."""
    listed = {}
    for file, film, seen, group in zip(
        reading.files, films, reading.seen, groups_of(films), strict=True
    ):
        listed[file.path] = ManifestFilm(
            path=relative_name(file.path, folder.folder),
            sha256=film.sha256,
            split=file.split,
            label=label_of(pneumonia=file.pneumonia),
            patient=film.patient,
            group=group,
            twin=film.twin,
            dhash=seen.look.hash_hex,
            rows=seen.rows,
            columns=seen.columns,
        )
    for broken in reading.unreadable:
        listed[broken.path] = ManifestFilm(
            path=relative_name(broken.path, folder.folder),
            sha256=broken.sha256,
            split=broken.file.split,
            label=label_of(pneumonia=broken.file.pneumonia),
            patient=broken.file.patient,
            group=None,
            status="unreadable",
            reason=broken.reason,
        )
    return Manifest(
        folder=relative_folder(folder.folder, output),
        layout=folder.layout,
        films=tuple(listed[file.path] for file in folder.films),
    )


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    unfinished = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        problem = f"it cannot be written ({error.strerror or type(error).__name__})"
        raise OutputError(str(path), problem, "Name another folder with --output") from error
