"""Raster films of any mode and depth."""

from __future__ import annotations

import hashlib
import struct
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PIL import Image

from desktop.errors import UnreadableImageError
from desktop.imaging import raster
from desktop.imaging.limits import Limits
from desktop.imaging.radiograph import ImageRef, Radiograph, present
from desktop.imaging.reading import read_radiograph
from desktop.imaging.tensor import presentation

if TYPE_CHECKING:
    from numpy.typing import NDArray

RAMP = np.tile(np.linspace(0, 255, 64).astype(np.uint8), (48, 1))


def read(path: Path) -> Radiograph:
    return read_radiograph(ImageRef(path))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "YCbCr"])
@pytest.mark.parametrize("suffix", [".png", ".jpg", ".tif", ".bmp"])
def test_every_mode_becomes_the_same_grey_plane(tmp_path: Path, mode: str, suffix: str) -> None:
    path = tmp_path / f"film{suffix}"
    grey = Image.fromarray(RAMP)
    converted = grey.convert("RGB").convert("CMYK") if mode == "CMYK" else grey.convert(mode)
    try:
        converted.save(path)
    except OSError:
        return  # this format cannot hold this mode
    film = read(path)
    assert film.pixels.dtype == np.uint8
    assert (film.height, film.width) == (48, 64)
    if mode != "1":
        assert np.abs(film.pixels.astype(int) - RAMP).mean() < 3


@pytest.mark.parametrize("suffix", [".png", ".tif"])
def test_sixteen_bit_films_keep_their_depth(tmp_path: Path, suffix: str) -> None:
    deep = np.arange(64 * 48, dtype=np.uint16).reshape(48, 64) * 20
    path = tmp_path / f"deep{suffix}"
    Image.fromarray(deep).save(path)
    film = read(path)
    assert film.pixels.dtype == np.uint16
    assert film.bits == 16
    np.testing.assert_array_equal(film.pixels, deep)
    shown = present(film.pixels, film.default_window)
    assert shown.min() == 0
    assert shown.max() == 255


@pytest.mark.parametrize(
    "stored", [RAMP.astype(np.uint16) * 257, RAMP.astype(np.float32)], ids=lambda a: a.dtype
)
def test_a_tiff_whose_lowest_value_is_white_is_turned(tmp_path: Path, stored: NDArray[Any]) -> None:
    plain, white = tmp_path / "plain.tif", tmp_path / "white.tif"
    Image.fromarray(stored).save(plain)
    Image.fromarray(stored.max() - stored).save(white, tiffinfo={262: 0})
    assert read(white).turned
    assert not read(plain).turned
    np.testing.assert_array_equal(*(presentation(read(path)) for path in (plain, white)))


def test_too_little_memory_is_not_taken_for_a_damaged_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise MemoryError

    Image.fromarray(RAMP).save(tmp_path / "film.png")
    monkeypatch.setattr(raster, "grey_plane", refuse)
    with pytest.raises(MemoryError):
        read(tmp_path / "film.png")


def test_float_films_are_read(tmp_path: Path) -> None:
    path = tmp_path / "float.tif"
    Image.fromarray(RAMP.astype(np.float32) / 255).save(path)
    film = read(path)
    assert film.pixels.dtype == np.float32
    assert np.ptp(present(film.pixels, film.default_window)) == 255


def test_transparent_parts_are_black(tmp_path: Path) -> None:
    film = Image.new("RGBA", (20, 10), (200, 200, 200, 255))
    film.paste((255, 255, 255, 0), (0, 0, 10, 10))
    film.save(tmp_path / "film.png")
    pixels = read(tmp_path / "film.png").pixels
    assert (pixels[:, :10] == 0).all()
    assert (pixels[:, 10:] == 200).all()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_orientation_makes_the_film_upright(tmp_path: Path, orientation: int) -> None:
    # Written by the inverse of Pillow's own turn, so that reading must restore it.
    inverse = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]
    upright = Image.fromarray(RAMP)
    stored = upright.transpose(inverse) if inverse is not None else upright
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored.save(tmp_path / "film.png", exif=exif)
    np.testing.assert_array_equal(read(tmp_path / "film.png").pixels, RAMP)


def test_the_content_decides_not_the_name(tmp_path: Path) -> None:
    Image.fromarray(RAMP).save(tmp_path / "really.png", "PNG")
    (tmp_path / "really.png").rename(tmp_path / "named.dcm")
    assert read(tmp_path / "named.dcm").file_format == "PNG"


def test_a_truncated_jpeg_is_named_as_such(tmp_path: Path) -> None:
    path = tmp_path / "cut.jpg"
    Image.fromarray(np.random.default_rng(0).integers(0, 255, (200, 200), np.uint8)).save(path)
    path.write_bytes(path.read_bytes()[:-4000])
    with pytest.raises(UnreadableImageError, match=r"cut\.jpg: the file is truncated") as caught:
        read(path)
    assert caught.value.code == "truncated"
    assert caught.value.remedy


def test_a_film_over_the_limit_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    path = tmp_path / "huge.png"
    # A true header before a little content: the size alone must be enough to refuse it.
    Image.new("1", (8, 8)).save(path)
    content = path.read_bytes()
    header = b"IHDR" + struct.pack(">II", 30_000, 30_000) + content[24:29]
    path.write_bytes(content[:12] + header + struct.pack(">I", zlib.crc32(header)) + content[33:])
    with pytest.raises(UnreadableImageError, match="30,000 × 30,000") as caught:
        read(path)
    assert caught.value.code == "too_large"


def test_the_limit_can_be_set(tmp_path: Path) -> None:
    Image.fromarray(RAMP).save(tmp_path / "film.png")
    with pytest.raises(UnreadableImageError, match="limit of 100"):
        read_radiograph(ImageRef(tmp_path / "film.png"), Limits(pixels=100))


def test_a_file_over_the_size_limit_is_not_even_read(tmp_path: Path) -> None:
    Image.fromarray(RAMP).save(tmp_path / "film.png")
    with pytest.raises(UnreadableImageError, match="MB are more than the limit") as caught:
        read_radiograph(ImageRef(tmp_path / "film.png"), Limits(file_bytes=10))
    assert caught.value.code == "too_large"


def test_reading_hashes_the_content(tmp_path: Path) -> None:
    path = tmp_path / "film.png"
    Image.fromarray(RAMP).save(path)
    assert read(path).ref.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
