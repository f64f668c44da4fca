"""Frames of a file: how many there are, and what the header says of each."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

import data_store
import numpy as np
import pydicom
import pytest
from pydicom.dataset import Dataset

from desktop.errors import UnreadableImageError
from desktop.imaging import frames as films
from desktop.imaging.claims import HEAD_BYTES
from desktop.imaging.dicom_frames import frame_view, number_of_frames
from desktop.imaging.radiograph import ImageRef
from desktop.imaging.reading import read_radiograph
from tests.dicoms import header

REAL = Path(next(iter(data_store.__path__))) / "data"


def counted(content: bytes) -> int:
    return films.count(ImageRef(Path("IM0001")), io.BytesIO(content), content[:HEAD_BYTES])


@pytest.mark.parametrize(
    ("name", "frames"),
    [
        ("color3d_jpeg_baseline.dcm", 120),
        ("emri_small_big_endian.dcm", 10),
        ("emri_small_RLE.dcm", 10),
        ("liver.dcm", 3),
        ("RG1_J2KR.dcm", 1),
    ],
)
def test_frames_are_counted_from_a_file_and_from_its_beginning(name: str, frames: int) -> None:
    content = (REAL / name).read_bytes()
    assert counted(content) == frames
    assert counted(content[: 1 << 16]) == frames


def test_frames_of_a_deflated_file_are_counted_from_its_beginning(tmp_path: Path) -> None:
    dataset = pydicom.dcmread(REAL / "emri_small.dcm")
    dataset.file_meta.TransferSyntaxUID = "1.2.840.10008.1.2.1.99"
    path = tmp_path / "deflated.dcm"
    dataset.save_as(path)
    content = path.read_bytes()
    with pytest.raises(zlib.error):
        pydicom.dcmread(io.BytesIO(content[: len(content) // 2]))
    assert counted(content[: len(content) // 2]) == 10
    assert counted(content) == 10


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xd8\xff\xe0", b"\0" * 128 + b"DICM" + b"\x02\0" * 9]
)
def test_what_does_not_say_counts_as_one(content: bytes) -> None:
    assert counted(content) == 1


@pytest.mark.parametrize("text", ["", "0", "-3", "many", "1e40"])
def test_an_absurd_number_of_frames_is_one(text: str) -> None:
    dataset = Dataset()
    dataset.add_new("NumberOfFrames", "LO", text)
    assert number_of_frames(dataset) == 1


def group(width: int | None = None, spacing: float | None = None) -> Dataset:
    item = Dataset()
    if width is not None:
        voi = Dataset()
        voi.WindowCenter, voi.WindowWidth = 100, width
        item.FrameVOILUTSequence = [voi]
    if spacing is not None:
        measures = Dataset()
        measures.PixelSpacing = [spacing, spacing]
        item.PixelMeasuresSequence = [measures]
    return item


def test_a_frames_own_group_comes_before_the_shared_one() -> None:
    dataset = pydicom.dcmread(REAL / "emri_small.dcm", stop_before_pixels=True)
    dataset.WindowWidth = 1
    dataset.SharedFunctionalGroupsSequence = [group(width=10, spacing=0.5)]
    dataset.PerFrameFunctionalGroupsSequence = [group(width=20), group(width=30), group()]
    assert [frame_view(dataset, n).WindowWidth for n in (1, 2, 3, 4)] == [20, 30, 10, 10]
    assert frame_view(dataset, 2).PixelSpacing == [0.5, 0.5]
    assert dataset.WindowWidth == 1


def test_a_file_without_functional_groups_speaks_for_itself() -> None:
    dataset = pydicom.dcmread(REAL / "RG1_J2KR.dcm", stop_before_pixels=True)
    assert frame_view(dataset, 1) is dataset


def test_every_frame_is_a_film_with_its_own_presentation(tmp_path: Path) -> None:
    frames = [np.full((8, 8), 100 * n, np.uint16) for n in (1, 2, 3)]
    dataset = header(frames[0], NumberOfFrames=3)
    dataset.SharedFunctionalGroupsSequence = [group(spacing=0.2)]
    dataset.PerFrameFunctionalGroupsSequence = [group(width=10 * n) for n in (1, 2, 3)]
    for n, item in enumerate(dataset.PerFrameFunctionalGroupsSequence):
        transform = Dataset()
        transform.RescaleSlope, transform.RescaleIntercept = 2, n
        item.PixelValueTransformationSequence = [transform]
    dataset.PixelData = np.stack(frames).tobytes()
    path = tmp_path / "enhanced.dcm"
    dataset.save_as(path, enforce_file_format=True)
    for n in (1, 2, 3):
        film = read_radiograph(ImageRef(path, n))
        assert (film.pixels == 200 * n + n - 1).all()
        assert film.windows[-1].width == 10 * n
        assert film.facts.spacing is not None
        assert film.facts.spacing.row_mm == 0.2
        assert film.warnings == ()
    with pytest.raises(UnreadableImageError, match="there is no frame 4: the file holds 3"):
        read_radiograph(ImageRef(path, 4))


def test_frames_before_a_torn_end_are_read_and_the_torn_one_is_named(tmp_path: Path) -> None:
    frames = np.arange(3 * 64, dtype=np.uint16).reshape(3, 8, 8)
    dataset = header(frames[0], NumberOfFrames=3)
    dataset.PixelData = frames.tobytes()[:-20]
    path = tmp_path / "torn.dcm"
    dataset.save_as(path, enforce_file_format=True)
    for n in (1, 2):
        np.testing.assert_array_equal(read_radiograph(ImageRef(path, n)).pixels, frames[n - 1])
    with pytest.raises(UnreadableImageError, match="364 of 384 bytes"):
        read_radiograph(ImageRef(path, 3))
