"""Screening by the pixels, on painted films and on real ones that were broken on purpose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from desktop.imaging.radiograph import ImageRef
from desktop.imaging.reading import read_radiograph
from desktop.imaging.screening.look import check_look, shipped_looks, thumbnail
from desktop.imaging.screening.pixels import check_pixels
from desktop.imaging.tensor import as_training_film, presentation
from tests.factories import film

Plane = NDArray[np.uint8]


@pytest.fixture
def painted(tmp_path: Path) -> Plane:
    return np.asarray(Image.open(film(tmp_path / "film.png", 128, size=(224, 224))))


@pytest.fixture(scope="module")
def real(shared_data: Path) -> list[Plane]:
    """The 113 films of val and every tenth original, as a network sees them."""
    paths = sorted((shared_data / "chest_xray" / "val").rglob("*.jpeg"))
    paths += sorted((shared_data / "originals").rglob("*.jpeg"))[::10]
    return [_shown(path) for path in paths]


def _shown(path: Path) -> Plane:
    return as_training_film(presentation(read_radiograph(ImageRef(path))))


def _codes(films: list[Plane], change: Callable[[Plane], Any] = lambda film: film) -> Counter[str]:
    """Count what is said of films after a change."""
    found: Counter[str] = Counter()
    for one in films:
        changed = np.ascontiguousarray(change(one))
        found.update(check_pixels(changed, changed))
    return found


def test_a_painted_film_passes_and_its_broken_copies_do_not(painted: Plane) -> None:
    assert check_pixels(painted, painted) == ()
    assert _codes([painted], lambda f: 255 - f) == {"probably_inverted": 1}
    assert _codes([painted], np.flipud)["probably_turned"] == 1
    assert _codes([painted], lambda f: np.where(f > 128, 255, 0).astype(np.uint8))["clipped"] == 1


@pytest.mark.parametrize("grey", [0, 120, 255])
def test_a_blank_film_is_called_blank_and_nothing_else(grey: int) -> None:
    grain = np.random.default_rng(0).integers(-2, 3, (224, 224))
    blank = np.clip(grey + grain, 0, 255).astype(np.uint8)
    assert check_pixels(blank, blank) == ("nearly_uniform",)


def test_a_blank_exposure_inside_a_collimators_frame_is_blank() -> None:
    framed = np.zeros((224, 224), np.uint8)
    framed[40:-40, 40:-40] = 180
    assert check_pixels(framed, framed) == ("nearly_uniform",)


def test_a_window_with_a_film_in_it_is_a_screenshot(painted: Plane) -> None:
    screen = Image.new("L", (480, 300), 60)
    screen.paste(Image.fromarray(painted), (200, 40))
    ImageDraw.Draw(screen).text((10, 10), "Patient list", fill=200)
    shown = np.asarray(screen)
    assert check_pixels(shown, as_training_film(shown)) == ("screenshot",)


def test_a_page_of_a_report_is_no_film_and_an_overexposed_film_is_clipped(painted: Plane) -> None:
    page = np.full((500, 400), 255, np.uint8)
    page[60:260, 80:300] = painted[:200, :220]
    assert check_pixels(page, as_training_film(page)) == ("screenshot",)
    burnt = np.clip((painted.astype(np.int16) - 110) * 8, 0, 255).astype(np.uint8)
    assert check_pixels(burnt, burnt) == ("clipped",)


def test_a_thumbnail_does_not_depend_on_exposure(painted: Plane) -> None:
    darker = (painted.astype(np.float32) * 0.5 + 20).astype(np.uint8)
    assert np.allclose(thumbnail(darker), thumbnail(painted), atol=0.15)
    assert not thumbnail(np.full((50, 50), 7, np.uint8)).any()


def test_what_was_learnt_is_small_and_whole() -> None:
    looks = shipped_looks()
    products = looks.components @ looks.components.T
    assert np.allclose(products, np.eye(len(products)), atol=0.01)
    assert 0 < looks.farthest < 1


def test_real_films_pass(real: list[Plane]) -> None:
    assert _codes(real) == {}


@pytest.mark.parametrize(("share", "noticed"), [(0.4, 0.9), (0.5, 0.98)])
def test_films_whose_darkest_part_is_lost_are_noticed(
    real: list[Plane], share: float, noticed: float
) -> None:
    def crushed(one: Plane) -> Plane:
        black = np.quantile(one, share)
        return np.clip((one - black) * 255 / (one.max() - black), 0, 255).astype(np.uint8)

    found = _codes(real, crushed)
    # Some are so changed that no chest is seen any more.
    assert set(found) <= {"clipped", "no_chest_seen"}
    assert found.total() >= noticed * len(real)


def test_films_whose_brightest_fifth_is_lost_are_noticed(real: list[Plane]) -> None:
    def burnt(one: Plane) -> Plane:
        return np.clip(one * (255 / np.quantile(one, 0.8)), 0, 255).astype(np.uint8)

    assert _codes(real, burnt)["clipped"] >= 0.95 * len(real)


def test_inverted_films_are_noticed(real: list[Plane]) -> None:
    assert _codes(real, lambda f: 255 - f)["probably_inverted"] >= 0.98 * len(real)


@pytest.mark.parametrize("framed_first", [True, False])
def test_a_frame_does_not_hide_that_a_film_is_inverted(
    real: list[Plane], framed_first: bool
) -> None:
    def change(one: Plane) -> Plane:
        inner = one if framed_first else 255 - one
        framed = np.zeros((224, 224), np.uint8)
        framed[13:-13, 13:-13] = np.asarray(Image.fromarray(inner).resize((198, 198)))
        return 255 - framed if framed_first else framed

    assert _codes(real, change)["probably_inverted"] >= 0.95 * len(real)


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_turned_films_are_noticed(real: list[Plane], quarters: int) -> None:
    found = _codes(real, lambda f: np.rot90(f, quarters))
    assert found["probably_turned"] >= 0.95 * len(real)


def test_two_films_on_one_image_are_noticed(real: list[Plane]) -> None:
    half = len(real) // 2
    pairs = [
        as_training_film(np.hstack([np.resize(a, (224, 224)), np.zeros((224, gap), np.uint8), b]))
        for gap, a, b in zip([0, 8, 20] * half, real[:half], real[half : 2 * half], strict=False)
    ]
    assert _codes(pairs)["several_films"] >= 0.9 * len(pairs)


def test_hands_are_no_chests(shared_data: Path) -> None:
    hands = [_shown(path) for path in sorted((shared_data / "not_chest").glob("*.png"))]
    assert sum(_codes(hands).values()) == len(hands) == 30


def test_the_two_dicom_films_pass(shared_data: Path) -> None:
    films = [_shown(path) for path in sorted((shared_data / "dicom").glob("*.dcm"))]
    assert [check_look(one) for one in films] == [(), ()]
    assert [check_look(255 - one) for one in films] == [("probably_inverted",)] * 2
