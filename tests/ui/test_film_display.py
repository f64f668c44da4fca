"""Windows, sizes and grey values of the film on the screen."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from desktop.imaging.radiograph import (
    ImageRef,
    Radiograph,
    VoiFunction,
    VoiLut,
    Window,
    present,
)
from desktop.ui.film.annotations import corners
from desktop.ui.film.changes import CHANGES
from desktop.ui.film.hanging import Hanging, hang
from desktop.ui.film.loading import prepare
from desktop.ui.film.plane import make_plane
from desktop.ui.film.rendering import Renderer
from desktop.ui.film.windowing import dragged, in_words, linear, of_region, presets

WINDOW = Window(2000, 1000, VoiFunction.LINEAR_EXACT, "lungs")


def radiograph(height: int = 60, width: int = 80, dtype: type = np.uint16) -> Radiograph:
    generator = np.random.default_rng(3)
    pixels = generator.integers(0, 4096, (height, width)).astype(dtype)
    return Radiograph(ImageRef(Path("film.dcm")), pixels, (WINDOW,), "DICOM", 12)


def hung(height: int = 60, width: int = 80) -> Hanging:
    return hang(prepare(radiograph(height, width), (16, 16)), (400.0, 300.0))


def grey(hanging: Hanging) -> np.ndarray:
    sheet = Renderer().sheet(hanging, 1.0)
    image = sheet.image
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : image.width()].copy()


def test_the_screen_shows_what_present_gives(qapp: object) -> None:
    hanging = hung()
    expected = present(hanging.film.radiograph.pixels, WINDOW)
    np.testing.assert_array_equal(grey(hanging), expected)


def test_inverted_is_the_exact_opposite(qapp: object) -> None:
    hanging = hung()
    np.testing.assert_array_equal(grey(CHANGES["invert"](hanging, 1.0)), 255 - grey(hanging))


def test_an_eight_bit_film_is_shown_as_stored(qapp: object) -> None:
    from desktop.imaging.radiograph import FULL_8_BIT

    pixels = np.arange(256, dtype=np.uint8).reshape(16, 16)
    film = Radiograph(ImageRef(Path("a.png")), pixels, (FULL_8_BIT,), "PNG", 8)
    np.testing.assert_array_equal(grey(hang(prepare(film, None), (100, 100))), pixels)


def test_of_a_large_film_only_what_is_seen_is_computed(qapp: object) -> None:
    hanging = hung(3000, 3000)
    renderer = Renderer()
    whole = renderer.sheet(hanging, 1.0)
    assert whole.image.width() <= 1500
    close = CHANGES["one_to_one"](hanging, 1.0)
    sheet = renderer.sheet(close, 1.0)
    assert sheet.image.width() < 1200
    x, y = close.placement.to_film((0.0, 0.0))
    corner = sheet.transform.inverted()[0].map(0.0, 0.0)
    pixel = present(hanging.film.radiograph.pixels, WINDOW)[int(y), int(x)]
    shown = np.frombuffer(sheet.image.constBits(), np.uint8)
    at = int(corner[1]) * sheet.image.bytesPerLine() + int(corner[0])
    assert shown[at] == pixel


def test_halved_levels_keep_type_and_mean() -> None:
    pixels = np.random.default_rng(0).integers(0, 60_000, (3001, 3000)).astype(np.uint16)
    plane = make_plane(pixels)
    assert [level.shape for level in plane.levels] == [(3001, 3000), (1500, 1500), (750, 750)]
    assert {level.dtype for level in plane.levels} == {np.dtype(np.uint16)}
    assert plane.levels[1].mean() == pytest.approx(pixels.mean(), rel=1e-3)
    assert [plane.level_for(scale) for scale in (1.0, 0.6, 0.5, 0.1)] == [0, 0, 1, 2]


def test_a_drag_to_the_right_widens_and_down_raises_the_level() -> None:
    changed = dragged(WINDOW, 100, 50)
    assert changed.width > WINDOW.width
    assert changed.center > WINDOW.center
    assert dragged(WINDOW, 0, 0) == Window(2000, 1000, VoiFunction.LINEAR_EXACT)
    assert dragged(WINDOW, -1e6, 0).width >= 1


def test_a_table_can_be_dragged_like_a_window() -> None:
    table = VoiLut(100, np.linspace(0, 1, 200), "table")
    assert (linear(table).center, linear(table).width) == (200, 200)
    assert isinstance(dragged(table, 10, 0), Window)


def test_the_files_own_windows_are_the_first_presets() -> None:
    film = radiograph()
    offered = presets(film)
    assert offered[0] is WINDOW
    assert len(offered) == 4
    assert "full range" in in_words(offered[2])


def test_a_window_from_a_region_suits_it() -> None:
    film = radiograph()
    window = of_region(film, (10, 40), (60, 5))
    assert window is not None
    inside = film.pixels[5:40, 10:60]
    assert inside.min() <= window.center <= inside.max()
    assert of_region(film, (5, 5), (6, 6)) is None
    assert of_region(film, (-50, -50), (-10, -10)) is None


def test_the_corners_name_what_is_known_and_no_patient(qapp: object) -> None:
    said = corners(hung(), ratio=2.0, place="3 of 9")
    assert said.top_left == ("film.dcm", "3 of 9")
    assert said.bottom_left[0] == "W 1000 · L 2000 · lungs"
    assert said.bottom_right == ("80 × 60 pixels · 12 bit · DICOM",)


def test_what_the_model_saw_has_its_size_and_cannot_be_windowed(qapp: object) -> None:
    seen = hung().with_network_view(True)
    assert seen.plane.size == (16.0, 16.0)
    assert seen.windowed(Window(1, 1)) is seen
    assert "16 × 16" in corners(seen, ratio=1.0, place="").bottom_left[0]
    assert seen.with_network_view(False).window == WINDOW


def test_reset_undoes_every_change() -> None:
    hanging = first = hung()
    for name in ("invert", "zoom_in", "rotate_left", "flip_vertically", "preset_3"):
        hanging = CHANGES[name](hanging, 1.0)
    reset = CHANGES["reset"](hanging, 1.0)
    assert (reset.placement, reset.window, reset.inverted) == (
        first.placement,
        first.window,
        first.inverted,
    )
