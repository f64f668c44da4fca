"""An invented patient with two films that say all that a header can say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from pydicom import dcmread

if TYPE_CHECKING:
    from pathlib import Path

_SIDE_MM = 0.4


def write_patient(folder: Path, samples: Path) -> Path:
    """Write a film and its prior, made from two of the sample films.

    Parameters
    ----------
    folder : Path
        Made if need be.
    samples : Path
        The sample study.

    Returns
    -------
    Path
        The folder.
    """
    folder.mkdir(parents=True, exist_ok=True)
    films = sorted(samples.glob("*.dcm"))[:2]
    for source, name, date in zip(films, ("now.dcm", "before.dcm"), _DATES, strict=True):
        dataset = dcmread(source)
        dataset.PatientName, dataset.PatientID = "Invented^Patient", "EX-1"
        dataset.PatientBirthDate, dataset.StudyDate = "20230105", date
        dataset.AcquisitionDate = date
        dataset.PatientOrientation = ["L", "F"]
        dataset.ImagerPixelSpacing = [_SIDE_MM, _SIDE_MM]
        if name == "now.dcm":
            dataset.PixelSpacing = [_SIDE_MM * 0.9, _SIDE_MM * 0.9]
            dataset.PixelSpacingCalibrationType = "GEOMETRY"
            _draw_overlay(dataset)
        dataset.save_as(folder / name)
    return folder


_DATES = ("20260210", "20251120")


def _draw_overlay(dataset: object) -> None:
    """Draw a ring over the film, as a workstation would (PS3.3 C.9.2)."""
    rows, columns = dataset.Rows, dataset.Columns
    y, x = np.mgrid[:rows, :columns]
    way = np.hypot(y - rows * 0.55, x - columns * 0.32)
    ring = np.abs(way - columns * 0.11) < 2.5
    group = 0x6000
    dataset.add_new((group, 0x0010), "US", rows)
    dataset.add_new((group, 0x0011), "US", columns)
    dataset.add_new((group, 0x0040), "CS", "G")
    dataset.add_new((group, 0x0050), "SS", [1, 1])
    dataset.add_new((group, 0x0100), "US", 1)
    dataset.add_new((group, 0x0102), "US", 0)
    dataset.add_new((group, 0x1500), "LO", "marked by the technician")
    packed = np.packbits(ring.ravel(), bitorder="little").tobytes()
    dataset.add_new((group, 0x3000), "OW", packed + b"\0" * (len(packed) % 2))
