"""Windows: pixels become the grey values a radiologist sees."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydicom.dataset import Dataset
from pydicom.pixels.processing import apply_windowing

from desktop.imaging.radiograph import (
    FULL_8_BIT,
    ImageRef,
    Radiograph,
    VoiFunction,
    VoiLut,
    Window,
    present,
    robust_window,
)

windows = st.builds(
    Window,
    center=st.floats(-5000, 70000),
    width=st.floats(1.5, 70000),
    function=st.sampled_from(VoiFunction),
)


@given(windows, st.lists(st.integers(0, 65535), min_size=1, max_size=50))
def test_grey_stays_within_black_and_white_and_never_falls(
    window: Window, values: list[int]
) -> None:
    grey = window.grey(np.sort(np.array(values)))
    assert grey.min() >= 0
    assert grey.max() <= 1
    assert (np.diff(grey) >= 0).all()


@given(windows)
def test_a_window_agrees_with_pydicom(window: Window) -> None:
    stored = np.arange(0, 65536, 97, dtype=np.uint16)
    header = Dataset()
    header.PhotometricInterpretation = "MONOCHROME2"
    header.BitsStored = 16
    header.PixelRepresentation = 0
    header.WindowCenter, header.WindowWidth = window.center, window.width
    header.VOILUTFunction = window.function.value
    # pydicom keeps the file's decimal strings, of at most 16 characters.
    used = Window(float(header.WindowCenter), float(header.WindowWidth), window.function)
    with np.errstate(over="ignore"):
        expected = apply_windowing(stored, header) / 65535
    np.testing.assert_allclose(used.grey(stored), expected, atol=1e-6)


@given(windows, st.integers(-70000, 70000))
def test_turning_a_film_and_its_window_inverts_the_grey_exactly(window: Window, pivot: int) -> None:
    values = np.arange(-500, 66000, 131)
    turned = window.turned(pivot)
    np.testing.assert_allclose(turned.grey(pivot - values), 1 - window.grey(values), atol=1e-9)


def test_a_lookup_table_turns_with_its_film() -> None:
    table = VoiLut(10, np.linspace(0, 1, 5) ** 2)
    values = np.arange(0, 30)
    np.testing.assert_allclose(table.turned(31).grey(31 - values), 1 - table.grey(values))


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.int16, np.int32, np.float32])
def test_presenting_by_table_and_by_formula_agree(dtype: type) -> None:
    pixels = np.random.default_rng(0).integers(0, 120, (300, 40)).astype(dtype)
    window = Window(50, 80)
    expected = np.rint(window.grey(pixels) * 255).astype(np.uint8)
    np.testing.assert_array_equal(present(pixels, window), expected)


def test_an_eight_bit_film_is_shown_as_stored_without_a_copy() -> None:
    pixels = np.arange(256, dtype=np.uint8).reshape(16, 16)
    shown = present(pixels, FULL_8_BIT)
    np.testing.assert_array_equal(shown, pixels)
    assert np.shares_memory(shown, pixels)


def test_the_robust_window_ignores_a_few_extreme_pixels_and_the_padding() -> None:
    pixels = np.random.default_rng(0).normal(2000, 100, (400, 400)).astype(np.int32)
    pixels[0, :3] = 60000
    pixels[200:] = -9999
    window = robust_window(pixels, padding=(-9999, -9999))
    assert 1900 < window.center < 2100
    assert window.width < 700


def test_a_uniform_film_still_gets_a_window() -> None:
    assert robust_window(np.full((5, 5), 7, np.uint16)).width == 1


def test_no_radiograph_is_empty_or_without_a_window() -> None:
    ref = ImageRef(Path("x.png"))
    with pytest.raises(ValueError, match="plane"):
        Radiograph(ref, np.zeros((0, 4), np.uint8), (FULL_8_BIT,), "PNG", 8)
    with pytest.raises(ValueError, match="window"):
        Radiograph(ref, np.zeros((4, 4), np.uint8), (), "PNG", 8)


def test_pixels_cannot_be_changed() -> None:
    film = Radiograph(ImageRef(Path("x.png")), np.zeros((4, 4), np.uint8), (FULL_8_BIT,), "PNG", 8)
    with pytest.raises(ValueError, match="read-only"):
        film.pixels[0, 0] = 1
