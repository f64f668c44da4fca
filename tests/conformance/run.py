"""Reading every file, and setting it beside pydicom's reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import data_store
import numpy as np
import pydicom
import pydicom.data

from desktop.errors import PneumoTriageError
from desktop.imaging.dicom import is_dicom
from desktop.imaging.dicom_frames import number_of_frames
from desktop.imaging.radiograph import ImageRef, Radiograph
from desktop.imaging.reading import read_radiograph
from desktop.imaging.tensor import presentation, to_tensor
from tests.conformance import reference

FOLDERS = {
    "pydicom-data": Path(next(iter(data_store.__path__))) / "data",
    "pydicom": Path(pydicom.data.__file__).parent,
}
"""Both as they are installed: nothing is downloaded."""


@dataclass(frozen=True, slots=True)
class Row:
    """One file.

    Parameters
    ----------
    name : str
        Below its package.
    syntax, photometric : str
        As the file says, where it does.
    bits : str
        Bits Stored of Bits Allocated, and an ``s`` for signed ones.
    result : str
        What came of it; empty where it is unreadable.
    code, message : str
        Our error, where it is; ``!`` and the exception's name where it is not ours.
    against : str
        What was compared with pydicom: ``presentation`` or ``values``, or how it failed.
    difference : float or None
        Mean absolute difference over all frames: grey values of 255, or modality values.
    """

    name: str
    syntax: str
    photometric: str
    bits: str
    result: str = ""
    code: str = ""
    message: str = ""
    against: str = ""
    difference: float | None = None


def files() -> Iterator[tuple[str, Path]]:
    """Yield each DICOM file of the two packages with its name."""
    for package, folder in FOLDERS.items():
        for path in sorted(folder.rglob("*")):
            if path.is_file() and (path.suffix == ".dcm" or is_dicom(path.read_bytes()[:132])):
                yield f"{package}/{path.relative_to(folder).as_posix()}", path


def row(name: str, path: Path) -> Row:
    """Read one file, all of its frames, and compare."""
    about = _about(name, path)
    try:
        films = [read_radiograph(ImageRef(path, frame)) for frame in range(1, _frames(path) + 1)]
        for film in films[:1]:
            to_tensor(film, height=192, width=192)
    except PneumoTriageError as error:
        return Row(*about, code=error.code, message=error.problem)
    except Exception as error:
        return Row(*about, code=f"! {type(error).__name__}", message=str(error))
    size = f"{films[0].width} × {films[0].height}"
    result = size if len(films) == 1 else f"{size}, {len(films)} frames"
    overlays = len(films[0].overlays)
    result += f", {overlays} overlay{'s' * (overlays > 1)}" if overlays else ""
    try:
        against, difference = _difference(path, films)
    except Exception as error:  # pydicom cannot, where this program can
        against, difference = f"pydicom fails ({type(error).__name__})", None
    return Row(*about, result, against=against, difference=difference)


def _difference(path: Path, films: list[Radiograph]) -> tuple[str, float]:
    grey = "MONOCHROME" in str(pydicom.dcmread(path, force=True).PhotometricInterpretation)
    if grey and not reference.voi(path):
        # There is nothing to present by, for pydicom; so the values have to be the same.
        pairs = [
            (_upright(film), reference.modality_values(path, film.ref.frame)) for film in films
        ]
        return "values", _mean(pairs)
    pairs = [(presentation(film), reference.grey(path, film.ref.frame)) for film in films]
    return "presentation", _mean(pairs)


def _upright(film: Radiograph) -> np.ndarray:
    """Return modality values as they were before the film was turned."""
    values = np.asarray(film.pixels, dtype=np.float64)
    return values.min() + values.max() - values if film.turned else values


def _mean(pairs: list[tuple[np.ndarray, np.ndarray]]) -> float:
    gaps = [np.abs(ours.astype(np.float64) - theirs).mean() for ours, theirs in pairs]
    return float(np.mean(gaps))


def _frames(path: Path) -> int:
    return number_of_frames(pydicom.dcmread(path, force=True, stop_before_pixels=True))


def _about(name: str, path: Path) -> tuple[str, str, str, str]:
    try:
        dataset = pydicom.dcmread(path, force=True, stop_before_pixels=True)
        syntax = dataset.file_meta.get("TransferSyntaxUID", "")
        signed = "s" if dataset.get("PixelRepresentation") else ""
        bits = f"{dataset.get('BitsStored', '')}/{dataset.get('BitsAllocated', '')}{signed}"
        photometric = str(dataset.get("PhotometricInterpretation", ""))
        return name, getattr(syntax, "name", ""), photometric, bits.strip("/")
    except Exception:
        return name, "", "", ""
