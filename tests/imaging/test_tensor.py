"""The one way to network input."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from PIL import Image

from desktop.imaging.radiograph import FULL_8_BIT, ImageRef, Radiograph, Window
from desktop.imaging.reading import read_radiograph
from desktop.imaging.tensor import as_training_film, network_image, to_tensor

REF = ImageRef(Path("film.png"))
planes = hnp.arrays(
    dtype=st.sampled_from([np.uint8, np.uint16, np.int16, np.int32]),
    shape=hnp.array_shapes(min_dims=2, max_dims=2, min_side=1, max_side=60),
)


@given(planes, st.integers(1, 70), st.integers(1, 70), st.floats(-100, 40000), st.floats(1, 70000))
def test_any_film_becomes_a_tensor_of_the_size_and_range_asked_for(
    pixels: np.ndarray, height: int, width: int, center: float, window_width: float
) -> None:
    film = Radiograph(REF, pixels, (Window(center, window_width),), "PNG", 16)
    tensor = to_tensor(film, height=height, width=width)
    assert tensor.shape == (height, width, 1)
    assert tensor.dtype == np.float32
    assert tensor.min() >= 0
    assert tensor.max() <= 255


@given(st.integers(0, 255), st.integers(1, 50), st.integers(1, 50))
def test_a_uniform_film_keeps_its_grey_at_any_size(grey: int, height: int, width: int) -> None:
    film = Radiograph(REF, np.full((31, 17), grey, np.uint8), (FULL_8_BIT,), "PNG", 8)
    assert (to_tensor(film, height=height, width=width) == grey).all()


@given(hnp.arrays(np.uint8, (40, 30)))
def test_a_film_of_the_right_size_passes_unchanged(pixels: np.ndarray) -> None:
    film = Radiograph(REF, pixels, (FULL_8_BIT,), "PNG", 8)
    np.testing.assert_array_equal(to_tensor(film, height=40, width=30)[..., 0], pixels)


@given(hnp.arrays(np.uint8, (64, 48)))
def test_a_turned_film_gives_the_inverted_tensor(pixels: np.ndarray) -> None:
    film = Radiograph(REF, pixels, (FULL_8_BIT,), "PNG", 8)
    turned = Radiograph(REF, 255 - pixels, (FULL_8_BIT.turned(255),), "PNG", 8)
    upright = network_image(film, height=20, width=20).astype(int)
    inverted = network_image(turned, height=20, width=20).astype(int)
    assert np.abs(upright + inverted - 255).max() <= 1


def test_a_full_size_film_and_its_squashed_copy_look_alike_to_the_network(
    shared_data: Path,
) -> None:
    originals = sorted((shared_data / "originals").glob("*/*"))[::20]
    for path in originals:
        squashed = shared_data / "chest_xray" / "train" / path.parent.name / path.name
        large, small = (
            to_tensor(read_radiograph(ImageRef(p)), height=224, width=224) for p in (path, squashed)
        )
        # What is left is the copy's JPEG noise.
        assert np.abs(large - small).mean() < 5


@pytest.mark.parametrize("side", [48, 192, 224])
def test_a_large_film_gives_what_its_squashed_copy_gives(tmp_path: Path, side: int) -> None:
    rows, columns = np.mgrid[0:700, 0:900]
    grey = (127 + 90 * np.sin(rows / 31) * np.cos(columns / 17)).astype(np.uint8)
    Image.fromarray(grey).save(tmp_path / "full.png")
    small = Image.fromarray(grey).resize((224, 224), Image.Resampling.BILINEAR)
    small.save(tmp_path / "squashed.jpeg", quality=75)
    full, squashed = (
        to_tensor(read_radiograph(ImageRef(tmp_path / name)), height=side, width=side)
        for name in ("full.png", "squashed.jpeg")
    )
    np.testing.assert_array_equal(full, squashed)


@pytest.mark.parametrize("shape", [(224, 900), (900, 100), (224, 224), (17, 31)])
def test_a_film_no_larger_than_the_training_films_stays_as_it_is(shape: tuple[int, int]) -> None:
    grey = np.random.default_rng(0).integers(0, 256, shape, dtype=np.uint8)
    assert as_training_film(grey) is grey
