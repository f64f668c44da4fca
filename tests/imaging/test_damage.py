"""What is said of a film that cannot be read: what is wrong, how much was readable, what to do."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from desktop.errors import UnreadableImageError
from desktop.imaging.radiograph import ImageRef
from desktop.imaging.reading import read_radiograph

NOISE = np.random.default_rng(0).integers(0, 255, (300, 200), np.uint8)


def saved(kind: str, image: Image.Image | None = None, **options: Any) -> bytes:
    buffer = io.BytesIO()
    (image or Image.fromarray(NOISE)).save(buffer, kind, **options)
    return buffer.getvalue()


def error_of(path: Path, content: bytes) -> UnreadableImageError:
    path.write_bytes(content)
    with pytest.raises(UnreadableImageError) as caught:
        read_radiograph(ImageRef(path))
    assert caught.value.remedy
    return caught.value


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "BMP", "GIF"])
@pytest.mark.parametrize("share", [0.3, 0.7])
def test_a_truncated_film_says_how_much_of_it_was_readable(
    tmp_path: Path, kind: str, share: float
) -> None:
    content = saved(kind)
    # A bitmap stands on its head and a JPEG unpacks rows by eights, so the two are near.
    error = error_of(tmp_path / "film", content[: int(len(content) * share)])
    assert error.code == "truncated"
    found = re.search(r"about (\d+) % of its rows", error.problem)
    assert found, error.problem
    assert int(found[1]) / 100 == pytest.approx(share, abs=0.06)


@pytest.mark.parametrize("mode", ["RGB", "1", "P", "CMYK", "I;16"])
def test_films_of_any_mode_are_measured(tmp_path: Path, mode: str) -> None:
    image = Image.fromarray(NOISE.astype(np.uint16)) if mode == "I;16" else None
    image = image or Image.fromarray(NOISE).convert(mode)
    content = saved("TIFF", image)
    error = error_of(tmp_path / "film", content[: len(content) // 2])
    assert re.search(r"about (4[5-9]|5[0-5]) % of its rows", error.problem), error.problem


def test_a_progressive_film_is_read_and_a_truncated_one_is_named(tmp_path: Path) -> None:
    content = saved("JPEG", progressive=True)
    (tmp_path / "whole.jpg").write_bytes(content)
    assert read_radiograph(ImageRef(tmp_path / "whole.jpg")).width == 200
    error = error_of(tmp_path / "cut.jpg", content[: len(content) // 2])
    assert error.code == "truncated"
    assert "rows" not in error.problem


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_progressive_film_says_how_many_passes_are_complete(tmp_path: Path, mode: str) -> None:
    content = saved("JPEG", Image.fromarray(NOISE).convert(mode), progressive=True)
    scans = [found.start() for found in re.finditer(rb"\xff\xda", content)]
    assert len(scans) > 3
    for n, words in (
        (0, "even the coarsest pass is not complete"),
        (1, "the first pass over the film is complete"),
        (3, "the first 3 passes over the film are complete"),
    ):
        # The tables of the next pass stand before it.
        error = error_of(tmp_path / "cut.jpg", content[: scans[n] + 10])
        assert words in error.problem
    assert f"the first {len(scans) - 1} passes" in error_of(tmp_path / "c", content[:-9]).problem


@pytest.mark.parametrize(("kind", "options"), [("WEBP", {"lossless": True}), ("JPEG2000", {})])
def test_a_film_that_is_unpacked_as_a_whole_says_how_much_is_there(
    tmp_path: Path, kind: str, options: dict[str, Any]
) -> None:
    content = saved(kind, **options)
    error = error_of(tmp_path / "film", content[: len(content) * 3 // 5])
    assert error.code == "truncated"
    assert re.search(r"about (59|60|61) % of it is there, too little", error.problem), error.problem


@pytest.mark.parametrize("kind", ["WEBP", "JPEG2000", "AVIF"])
def test_formats_that_unpack_as_a_whole_are_named_too(tmp_path: Path, kind: str) -> None:
    content = saved(kind)
    error = error_of(tmp_path / "film", content[: len(content) // 2])
    assert error.code in {"truncated", "damaged"}


def test_a_tiff_whose_directory_is_cut_off_is_truncated(tmp_path: Path) -> None:
    content = saved("TIFF", compression="tiff_lzw")
    error = error_of(tmp_path / "film.tif", content[:-2000])
    assert error.code == "truncated"
    assert "at its end, which is missing" in error.problem


@pytest.mark.parametrize("brand", [b"heic", b"mif1", b"heix"])
def test_a_photograph_of_a_telephone_is_named_with_the_remedy(tmp_path: Path, brand: bytes) -> None:
    content = b"\0\0\0\x18ftyp" + brand + b"\0\0\0\0mif1heic" + bytes(100)
    error = error_of(tmp_path / "IMG_0001.jpg", content)
    assert error.code == "not_supported"
    assert "HEIC" in error.problem
    assert "JPEG" in error.remedy


def test_avif_is_read(tmp_path: Path) -> None:
    (tmp_path / "film.avif").write_bytes(saved("AVIF", quality=95))
    film = read_radiograph(ImageRef(tmp_path / "film.avif"))
    assert film.file_format == "AVIF"
    assert np.abs(film.pixels.astype(int) - NOISE).mean() < 6


@pytest.mark.parametrize("start", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"II*\0\x08\0\0\0"])
def test_a_known_start_with_nonsense_behind_it_is_damaged(tmp_path: Path, start: bytes) -> None:
    error = error_of(tmp_path / "film", start + b"nonsense" * 40)
    assert error.code in {"damaged", "truncated"}


def test_nonsense_is_no_image(tmp_path: Path) -> None:
    assert error_of(tmp_path / "film.jpg", b"nonsense" * 40).code == "not_an_image"


def test_a_text_that_starts_like_a_bitmap_is_none(tmp_path: Path) -> None:
    from desktop.imaging.sources import PassedOver, find_images

    (tmp_path / "notes").write_text("BMI of the patients: " * 30)
    assert list(find_images([tmp_path])) == [PassedOver(tmp_path / "notes")]
