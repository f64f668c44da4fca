"""Colour is noticed while a film is decoded."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from desktop.imaging.radiograph import ImageRef
from desktop.imaging.reading import read_radiograph
from desktop.imaging.screening.colour import check_colours, check_image
from tests.factories import film


@pytest.fixture
def painted(tmp_path: Path) -> Image.Image:
    return Image.open(film(tmp_path / "film.png", 120, size=(320, 300)))


@pytest.mark.parametrize("mode", ["L", "RGB", "P", "RGBA", "CMYK", "YCbCr", "1", "I;16"])
def test_a_grey_film_has_no_colour_in_whatever_mode(painted: Image.Image, mode: str) -> None:
    assert check_image(painted.convert(mode)) == ()


def test_compression_makes_no_colour_of_grey(painted: Image.Image, tmp_path: Path) -> None:
    painted.convert("RGB").save(tmp_path / "film.jpg", quality=20)
    assert read_radiograph(ImageRef(tmp_path / "film.jpg")).warnings == ()


def test_a_tinted_photograph_is_noticed(painted: Image.Image, tmp_path: Path) -> None:
    tinted = np.asarray(painted.convert("RGB")) * np.array([1.0, 0.92, 0.78])
    Image.fromarray(tinted.astype(np.uint8)).save(tmp_path / "photo.jpg", quality=85)
    assert read_radiograph(ImageRef(tmp_path / "photo.jpg")).warnings == ("photograph",)


def test_a_coloured_mark_on_a_film_is_a_warning_only(painted: Image.Image) -> None:
    marked = painted.convert("RGB")
    ImageDraw.Draw(marked).rectangle([20, 20, 60, 40], fill=(250, 220, 0))
    assert check_image(marked) == ("colour",)


def test_what_is_transparent_shows_no_colour(painted: Image.Image) -> None:
    clear = painted.convert("RGBA")
    ImageDraw.Draw(clear).rectangle([0, 0, 320, 150], fill=(255, 0, 0, 0))
    assert check_image(clear) == ()


def test_deep_colours_are_measured_by_their_own_scale() -> None:
    colours = np.full((50, 50, 3), 30_000, np.uint16)
    colours[..., 2] += 100
    assert check_colours(colours, 16) == ()
    colours[..., 2] += 6000
    assert check_colours(colours, 16) == ("photograph",)
