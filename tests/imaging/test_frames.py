"""How many films a file holds, and that each of them is read."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import numpy as np
import pydicom
import pytest
from PIL import Image
from pydicom.data import get_testdata_file

from desktop.errors import UnreadableImageError
from desktop.imaging import frames
from desktop.imaging.claims import HEAD_BYTES
from desktop.imaging.limits import Limits
from desktop.imaging.radiograph import ImageRef
from desktop.imaging.reading import read_radiograph
from desktop.imaging.sources import Obstacle, find_images
from desktop.imaging.tiff import tiff_films

GREYS = (40, 120, 200)


def pages(path: Path, greys: tuple[int, ...] = GREYS, **options: object) -> Path:
    first, *others = (Image.new("L", (20, 10), grey) for grey in greys)
    first.save(path, save_all=True, append_images=others, **options)  # type: ignore[arg-type]
    return path


def refs(path: Path) -> list[ImageRef]:
    found = list(find_images([path]))
    assert all(isinstance(entry, ImageRef) for entry in found), found
    return [entry for entry in found if isinstance(entry, ImageRef)]


@pytest.mark.parametrize("name", ["pages.tif", "pages.gif", "pages.png", "pages.webp"])
def test_each_page_is_a_film_of_its_own(tmp_path: Path, name: str) -> None:
    options = {"lossless": True} if name.endswith("webp") else {}
    path = pages(tmp_path / name, **options)
    found = refs(path)
    assert [ref.frame for ref in found] == [1, 2, 3]
    shown = [int(np.median(read_radiograph(ref).pixels)) for ref in found]
    np.testing.assert_allclose(shown, GREYS, atol=1)


def test_a_single_film_is_one(tmp_path: Path) -> None:
    for name in ("film.jpg", "film.png", "film.tif", "film.gif", "film.webp", "film.bmp"):
        Image.new("L", (20, 10), 99).save(tmp_path / name)
    assert [ref.frame for ref in refs(tmp_path)] == [1] * 6


def test_pages_differ_in_size_and_depth(tmp_path: Path) -> None:
    deep = Image.fromarray(np.full((30, 40), 4000, dtype=np.uint16))
    Image.new("L", (20, 10), 9).save(tmp_path / "a.tif", save_all=True, append_images=[deep])
    small, large = (read_radiograph(ref) for ref in refs(tmp_path / "a.tif"))
    assert (small.width, small.pixels.dtype) == (20, np.uint8)
    assert (large.width, large.pixels.dtype) == (40, np.uint16)


def test_a_page_of_the_wrong_size_counts_against_the_limit(tmp_path: Path) -> None:
    wide = Image.new("L", (400, 300))
    Image.new("L", (20, 10)).save(tmp_path / "a.tif", save_all=True, append_images=[wide])
    first, second = refs(tmp_path / "a.tif")
    limits = Limits(pixels=1000)
    assert read_radiograph(first, limits).width == 20
    with pytest.raises(UnreadableImageError, match="400 × 300"):
        read_radiograph(second, limits)


def tiff(*kinds: int, order: str = "<", big: bool = False) -> bytes:
    """Build a TIFF whose pages are 1 × 1 and have these kinds and the grey value of their place."""
    content = bytearray(b"II" if order == "<" else b"MM")
    content += struct.pack(order + ("HHHQ" if big else "HI"), *((43, 8, 0, 16) if big else (42, 8)))
    for place, kind in enumerate(kinds):
        tags = [(254, 4, kind), (256, 3, 1), (257, 3, 1), (258, 3, 8), (259, 3, 1), (262, 3, 1)]
        tags += [(273, 4, 0), (277, 3, 1), (278, 3, 1), (279, 4, 1)]
        start = len(content)
        number, field, link = ("Q", "Q", "Q") if big else ("H", "I", "I")
        end = start + struct.calcsize(number) + len(tags) * (20 if big else 12)
        pixel = end + struct.calcsize(link)
        content += struct.pack(order + number, len(tags))
        for tag, size, value in tags:
            value = pixel if tag == 273 else value
            packed = struct.pack(order + ("H" if size == 3 else "I"), value)
            content += struct.pack(order + "HH" + field, tag, size, 1)
            content += packed.ljust(struct.calcsize(field), b"\0")
        last = place == len(kinds) - 1
        content += struct.pack(order + link, 0 if last else pixel + 1)
        content += bytes([place])
    return bytes(content)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("big", [False, True])
def test_small_copies_and_masks_in_a_tiff_are_no_films(order: str, big: bool) -> None:
    count = tiff_films(io.BytesIO(tiff(1, 0, 0, 4, 0, order=order, big=big)))
    assert count == (1, 2, 4)
    assert tiff_films(io.BytesIO(tiff(1, 1, order=order, big=big))) == (0, 1)


def test_the_films_of_a_tiff_are_read_past_its_small_copies(tmp_path: Path) -> None:
    (tmp_path / "a.tif").write_bytes(tiff(1, 0, 1, 0))
    assert [int(read_radiograph(ref).pixels[0, 0]) for ref in refs(tmp_path / "a.tif")] == [1, 3]


def test_a_tiff_whose_pages_go_in_circles_ends() -> None:
    content = bytearray(tiff(0, 0))
    content[-5:-1] = struct.pack("<I", 8)
    assert len(tiff_films(io.BytesIO(bytes(content)))) == 2


def test_previews_of_a_camera_are_no_films(tmp_path: Path) -> None:
    preview = Image.new("RGB", (8, 8))
    Image.new("RGB", (64, 64), (50, 50, 50)).save(
        tmp_path / "photo.jpg", "MPO", save_all=True, append_images=[preview]
    )
    (ref,) = refs(tmp_path / "photo.jpg")
    assert read_radiograph(ref).width == 64


@pytest.mark.parametrize(
    "name", ["SC_rgb_rle_2frame.dcm", "rtdose.dcm", "SC_rgb_rle.dcm", "image_dfl.dcm"]
)
def test_each_frame_of_a_dicom_file_is_a_film(tmp_path: Path, name: str) -> None:
    source = get_testdata_file(name, download=False)
    expected = int(pydicom.dcmread(source).get("NumberOfFrames") or 1)
    # Without a suffix, as on a CD.
    path = tmp_path / "IM0001"
    path.write_bytes(Path(source).read_bytes())
    assert [ref.frame for ref in refs(tmp_path)] == list(range(1, expected + 1))


class Watched(io.BytesIO):
    """A file that counts what is read of it."""

    def __init__(self, content: bytes) -> None:
        super().__init__(content)
        self.taken = 0

    def read(self, size: int | None = -1, /) -> bytes:
        block = super().read(size)
        self.taken += len(block)
        return block


def test_only_the_header_of_a_single_film_is_read(tmp_path: Path) -> None:
    noise = np.random.default_rng(0).integers(0, 255, (1500, 1500), np.uint8)
    for name in ("film.jpg", "film.png", "film.tif"):
        Image.fromarray(noise).save(tmp_path / name)
    whole = pydicom.dcmread(get_testdata_file("CT_small.dcm", download=False))
    whole.Rows, whole.Columns, whole.PixelData = 1500, 1500, noise.tobytes() * 2
    whole.save_as(tmp_path / "film.dcm")
    for path in tmp_path.glob("film.*"):
        content = path.read_bytes()
        file = Watched(content)
        assert frames.count(ImageRef(path), file, content[:HEAD_BYTES]) == 1
        assert file.taken <= 1 << 16, path.name


@pytest.mark.parametrize("cut", [9, 12, 40, 200])
@pytest.mark.parametrize("name", ["pages.tif", "pages.gif", "pages.png", "pages.webp"])
def test_a_file_that_cannot_be_counted_is_listed_once(tmp_path: Path, name: str, cut: int) -> None:
    path = pages(tmp_path / name)
    path.write_bytes(path.read_bytes()[:cut])
    assert [ref.frame for ref in refs(tmp_path)][:1] == [1]


def test_more_frames_than_allowed_are_an_obstacle(tmp_path: Path) -> None:
    pages(tmp_path / "pages.tif")
    (obstacle,) = find_images([tmp_path], Limits(frames=2))
    assert isinstance(obstacle, Obstacle)
    assert "more frames than the limit of 2" in obstacle.problem


def test_a_page_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    for name in ("pages.tif", "pages.gif"):
        with pytest.raises(UnreadableImageError, match="holds no page 9") as caught:
            read_radiograph(ImageRef(pages(tmp_path / name), 9))
        assert caught.value.code == "no_frame"


def test_a_dicom_file_that_is_a_tiff_for_other_programs_is_a_dicom_file(tmp_path: Path) -> None:
    """As some microscopes write them: the preamble holds the head of a TIFF."""
    content = Path(get_testdata_file("SC_rgb_rle_2frame.dcm", download=False)).read_bytes()
    (tmp_path / "both").write_bytes(b"II*\0" + content[4:])
    assert [ref.frame for ref in refs(tmp_path)] == [1, 2]
