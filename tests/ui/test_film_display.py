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
from desktop.ui.film.annotations import Said, banner, corners
from desktop.ui.film.changes import CHANGES
from desktop.ui.film.hanging import Hanging, hang
from desktop.ui.film.loading import prepare
from desktop.ui.film.plane import make_plane
from desktop.ui.film.rendering import Renderer
from desktop.ui.film.windowing import dragged, in_words, linear, of_region, presets

WINDOW = Window(2000, 1000, VoiFunction.LINEAR_EXACT, "lungs")
WINDOW_8 = Window(127.5, 255, VoiFunction.LINEAR_EXACT)


def radiograph(height: int = 60, width: int = 80, dtype: type = np.uint16) -> Radiograph:
    generator = np.random.default_rng(3)
    pixels = generator.integers(0, 4096, (height, width)).astype(dtype)
    return Radiograph(ImageRef(Path("film.dcm")), pixels, (WINDOW,), "DICOM", 12)


def hung(height: int = 60, width: int = 80) -> Hanging:
    return hang(prepare(radiograph(height, width), (16, 16)), (400.0, 300.0))


def at_scale(hanging: Hanging, zoom: float) -> Hanging:
    return hanging.placed(hanging.placement.at_scale(zoom))


def grey(hanging: Hanging, *, ratio: float = 1.0, moving: bool = False) -> np.ndarray:
    sheet = Renderer().sheet(hanging, ratio, moving=moving)
    image = sheet.image
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : image.width()].copy()


@pytest.mark.parametrize("moving", [False, True])
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_the_screen_shows_what_present_gives(qapp: object, ratio: float, moving: bool) -> None:
    hanging = CHANGES["one_to_one"](hung(), ratio)
    expected = present(hanging.film.radiograph.pixels, WINDOW)
    np.testing.assert_array_equal(grey(hanging, ratio=ratio, moving=moving), expected)


@pytest.mark.parametrize(
    ("name", "turned"),
    [
        ("rotate_right", lambda p: np.rot90(p, -1)),
        ("rotate_left", np.rot90),
        ("flip_horizontally", np.fliplr),
        ("flip_vertically", np.flipud),
    ],
)
def test_turns_on_the_screen(qapp: object, name: str, turned: object) -> None:
    first = CHANGES["one_to_one"](hung(), 1.0)
    again = CHANGES[name](CHANGES["rotate_right"](first, 1.0), 1.0)
    expected = present(first.film.radiograph.pixels, WINDOW)
    np.testing.assert_array_equal(grey(CHANGES[name](first, 1.0)), turned(expected))
    np.testing.assert_array_equal(grey(again), turned(np.rot90(expected, -1)))


def test_at_rest_and_moving_lie_in_the_same_place(qapp: object) -> None:
    pixels = np.zeros((300, 200), np.uint8)
    pixels[60:120, 30:90] = 255
    film = Radiograph(ImageRef(Path("a.png")), pixels, (WINDOW_8,), "PNG", 8)
    hanging = hang(prepare(film, None), (400.0, 300.0))
    for name in ("rotate_right", "flip_vertically"):
        hanging = CHANGES[name](hanging, 1.0)
    hanging = hanging.placed(hanging.placement.zoomed(1.3, (150, 100)))
    for moving in (False, True):
        sheet = Renderer().sheet(hanging, 2.0, moving=moving)
        rows = sheet.grey > 127
        middle = np.argwhere(rows).mean(axis=0)[::-1] + 0.5
        x, y = sheet.transform.map(*middle)
        assert (x, y) == pytest.approx(hanging.placement.to_view((60, 90)), abs=0.6)


def test_a_window_alone_needs_no_new_pixels(qapp: object) -> None:
    renderer, hanging = Renderer(), hung(1000, 1000)
    renderer.sheet(hanging, 1.0)
    source = renderer._source
    dragged_on = hanging.windowed(Window(1000, 500))
    assert renderer.sheet(dragged_on, 1.0).grey.mean() != renderer.sheet(hanging, 1.0).grey.mean()
    assert renderer._source is source


def test_inverted_is_the_exact_opposite(qapp: object) -> None:
    hanging = hung()
    np.testing.assert_array_equal(grey(CHANGES["invert"](hanging, 1.0)), 255 - grey(hanging))


def test_an_eight_bit_film_is_shown_as_stored(qapp: object) -> None:
    from desktop.imaging.radiograph import FULL_8_BIT

    pixels = np.arange(256, dtype=np.uint8).reshape(16, 16)
    film = Radiograph(ImageRef(Path("a.png")), pixels, (FULL_8_BIT,), "PNG", 8)
    hanging = at_scale(hang(prepare(film, None), (100, 100)), 1.0)
    np.testing.assert_array_equal(grey(hanging), pixels)


def test_of_a_large_film_only_what_is_seen_is_computed(qapp: object) -> None:
    hanging = hung(3000, 3000)
    renderer = Renderer()
    whole = renderer.sheet(hanging, 1.0)
    assert whole.image.width() == 300
    close = CHANGES["one_to_one"](hanging, 1.0)
    moving = renderer.sheet(close, 1.0, moving=True)
    assert moving.image.width() < 1200
    sheet = renderer.sheet(close, 1.0)
    assert (sheet.image.width(), sheet.image.height()) == (400, 300)
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
    said = corners(hung(), ratio=2.0, said=Said("3 of 9", ("Name A",), ("value 3",)))
    assert said.top_left == ("film.dcm", "3 of 9")
    assert said.top_right == ("Name A",)
    assert said.bottom_left[:2] == ("value 3", "W 1000 · L 2000 · lungs")
    assert said.bottom_right == ("80 × 60 pixels", "12 bit · DICOM")


def test_what_the_model_saw_has_its_size_and_cannot_be_windowed(qapp: object) -> None:
    seen = hung().with_network_view(True)
    assert seen.plane.size == (16.0, 16.0)
    assert seen.windowed(Window(1, 1)) is seen
    assert "16 × 16" in banner(seen, None)
    assert banner(hung(), None) == ""
    assert seen.with_network_view(False).window == WINDOW


def test_reset_undoes_every_change() -> None:
    hanging = first = hung()
    for name in ("invert", "zoom_in", "rotate_left", "flip_vertically"):
        hanging = CHANGES[name](hanging, 1.0)
    hanging = hanging.windowed(Window(1, 2))
    reset = CHANGES["reset"](hanging, 1.0)
    assert (reset.placement, reset.window, reset.inverted) == (
        first.placement,
        first.window,
        first.inverted,
    )
