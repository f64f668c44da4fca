"""Media with an index: nothing that it names is lost, nothing that it omits either."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pydicom
import pytest
from pydicom.data import get_testdata_file

from desktop.imaging import dicomdir
from desktop.imaging.radiograph import ImageRef
from desktop.imaging.sources import Entry, Obstacle, PassedOver, find_images
from tests.factories import film


@pytest.fixture
def cd(tmp_path: Path) -> Path:
    """pydicom's own small medium: an index and the files that it refers to."""
    index = get_testdata_file("DICOMDIR", download=False)
    if index is None:
        index = Path(pydicom.__file__).parent / "data" / "test_files" / "dicomdirtests" / "DICOMDIR"
    folder = tmp_path / "cd"
    source = Path(index).parent
    shutil.copytree(source, folder, ignore=lambda _, names: [n for n in names if "DIR-" in n])
    shutil.rmtree(folder / "TINY_ALPHA", ignore_errors=True)
    return folder


def images(entries: list[Entry]) -> list[Path]:
    return [entry.path for entry in entries if isinstance(entry, ImageRef)]


def obstacles(entries: list[Entry]) -> list[Obstacle]:
    return [entry for entry in entries if isinstance(entry, Obstacle)]


def referred(folder: Path) -> list[Path]:
    index = folder / "DICOMDIR"
    named = dicomdir.references(ImageRef(index), index.read_bytes())
    return [folder.joinpath(*steps) for steps in named]


def test_an_index_tells_which_images_a_medium_holds(cd: Path) -> None:
    found = referred(cd)
    assert len(found) > 10
    assert all(path.is_file() for path in found)


def test_an_index_stands_for_its_medium(cd: Path) -> None:
    by_index = list(find_images([cd / "DICOMDIR"]))
    assert by_index == list(find_images([cd]))
    assert set(referred(cd)) <= set(images(by_index))
    assert len(set(images(by_index))) == len(images(by_index))
    assert not obstacles(by_index)
    assert PassedOver(cd / "DICOMDIR") in by_index


def test_index_and_folder_together_name_nothing_twice(cd: Path) -> None:
    alone = list(find_images([cd]))
    assert list(find_images([cd / "DICOMDIR", cd])) == alone


def test_a_film_that_the_index_omits_is_found(cd: Path) -> None:
    added = film(cd / "later" / "film.png", 100)
    assert added in images(list(find_images([cd / "DICOMDIR"])))


def test_names_may_be_written_otherwise_on_the_medium(cd: Path) -> None:
    """As Linux and Windows show a CD without Rock Ridge: lower case, a version, a last dot."""
    wanted = referred(cd)
    first, second, third = wanted[:3]
    first.rename(first.with_name(first.name.lower()))
    second.rename(second.with_name(f"{second.name};1"))
    third.rename(third.with_name(f"{third.name}."))
    entries = list(find_images([cd]))
    assert not obstacles(entries)
    assert len(images(entries)) >= len(wanted)


def test_what_the_index_names_in_vain_is_named(cd: Path) -> None:
    gone, *_ = referred(cd)
    gone.unlink()
    (obstacle,) = obstacles(list(find_images([cd])))
    assert obstacle.path == cd / "DICOMDIR"
    assert gone.relative_to(cd).as_posix() in obstacle.problem
    assert obstacle.remedy


def test_many_missing_images_are_counted() -> None:
    words = dicomdir.in_words([("IMAGES", f"IM{n}") for n in range(25)])
    assert "25 images" in words
    assert "IMAGES/IM9 and 15 more" in words


def test_an_image_of_the_index_that_no_longer_looks_like_one_is_listed(cd: Path) -> None:
    broken, *_ = referred(cd)
    broken.write_bytes(b"nonsense")
    assert broken in images(list(find_images([cd])))


def test_a_damaged_index_loses_nothing(cd: Path) -> None:
    whole = images(list(find_images([cd])))
    (cd / "DICOMDIR").write_bytes(b"\0" * 128 + b"DICM")
    assert images(list(find_images([cd]))) == whole
    (obstacle,) = find_images([cd / "DICOMDIR"])
    assert isinstance(obstacle, Obstacle)
    assert "damaged" in obstacle.problem


def test_an_index_leads_nowhere_else(tmp_path: Path) -> None:
    record = pydicom.Dataset()
    record.DirectoryRecordType = "IMAGE"
    record.ReferencedFileID = ["..", "..", "ETC", "PASSWD"]
    index = pydicom.Dataset()
    index.DirectoryRecordSequence = [record]
    index.file_meta = pydicom.dataset.FileMetaDataset()
    index.file_meta.TransferSyntaxUID = pydicom.uid.ExplicitVRLittleEndian
    index.save_as(tmp_path / "DICOMDIR", implicit_vr=False, little_endian=True)
    content = (tmp_path / "DICOMDIR").read_bytes()
    named = dicomdir.references(ImageRef(tmp_path / "DICOMDIR"), content)
    assert named == (("ETC", "PASSWD"),)
    assert obstacles(list(find_images([tmp_path])))


def test_a_medium_in_an_archive_is_the_same(cd: Path, tmp_path: Path) -> None:
    gone, broken, lower, *_ = referred(cd)
    gone.unlink()
    broken.write_bytes(b"nonsense")
    lower.rename(lower.with_name(lower.name.lower()))
    path = Path(shutil.make_archive(str(tmp_path / "cd"), "zip", cd.parent, cd.name))
    with zipfile.ZipFile(path) as packed:
        assert "cd/DICOMDIR" in packed.namelist()
    zipped, on_disk = list(find_images([path])), list(find_images([cd]))
    assert {p.relative_to(path) for p in images(zipped)} == {
        p.relative_to(cd.parent) for p in images(on_disk)
    }
    (obstacle,) = obstacles(zipped)
    assert obstacle.problem == obstacles(on_disk)[0].problem
