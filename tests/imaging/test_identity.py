"""Who a film is of: read on demand, from whatever the file says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydicom import dcmread
from pydicom.data import get_testdata_file

from desktop.imaging.header import header_facts
from desktop.imaging.identity import Identity, read_identity
from desktop.imaging.radiograph import ImageRef

if TYPE_CHECKING:
    from pathlib import Path

    from pydicom.dataset import Dataset


@pytest.fixture
def dataset() -> Dataset:
    return dcmread(get_testdata_file("MR_small.dcm"))


def saved(dataset: Dataset, folder: Path) -> ImageRef:
    path = folder / "film.dcm"
    dataset.save_as(path)
    return ImageRef(path)


def test_name_id_birth_date_and_accession(dataset: Dataset, tmp_path: Path) -> None:
    dataset.PatientName, dataset.PatientID = "Doe^Jane", "4711"
    dataset.PatientBirthDate, dataset.AccessionNumber = "20230105", "A1"
    assert read_identity(saved(dataset, tmp_path)) == Identity(
        "Doe Jane", "4711", "2023-01-05", "A1"
    )


def test_a_date_that_is_none_is_shown_as_it_stands(dataset: Dataset, tmp_path: Path) -> None:
    dataset.PatientName = dataset.PatientID = dataset.AccessionNumber = ""
    del dataset.PatientBirthDate
    dataset.add_new("PatientBirthDate", "LO", "spring 2023")
    assert read_identity(saved(dataset, tmp_path)) == Identity(born="spring 2023")


def test_a_picture_or_a_lost_file_names_nobody(sample_study: Path, tmp_path: Path) -> None:
    png = next(iter(sorted(sample_study.rglob("*.png"))))
    assert read_identity(ImageRef(png)) == Identity()
    assert read_identity(ImageRef(tmp_path / "gone.dcm")) == Identity()


@pytest.mark.parametrize(
    ("stated", "read"),
    [
        (["L", "F"], ("L", "F")),
        (["p", "fr"], ("P", "FR")),
        (["L"], ("", "")),
        (None, ("", "")),
        (["L", ""], ("", "")),
    ],
)
def test_patient_orientation(
    dataset: Dataset, stated: list[str] | None, read: tuple[str, str]
) -> None:
    dataset.PatientOrientation = stated
    assert header_facts(dataset).orientation == read
