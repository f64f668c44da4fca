from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests.trainer.painting import paint
from trainer.dataset import Film
from trainer.duplicates import LEAST_CORRELATION, look_alikes, look_of, marked


def saved_again(grey: np.ndarray, quality: int) -> np.ndarray:
    buffer = io.BytesIO()
    Image.fromarray(grey).save(buffer, "JPEG", quality=quality)
    return np.asarray(Image.open(buffer))


def brightened(grey: np.ndarray) -> np.ndarray:
    return np.clip(grey * 1.1 + 6, 0, 255).astype(np.uint8)


def resized(grey: np.ndarray) -> np.ndarray:
    return np.asarray(Image.fromarray(grey).resize((300, 190)))


def cropped(grey: np.ndarray) -> np.ndarray:
    return grey[12:-12, 12:-12]


def alike(*films: np.ndarray) -> list[int]:
    return look_alikes([look_of(film) for film in films]).tolist()


@pytest.mark.parametrize("seed", range(5))
def test_a_film_saved_again_is_known_again(seed: int) -> None:
    film = paint(seed)
    assert alike(film, paint(seed + 100), saved_again(film, 30)) == [0, 1, 0]
    assert alike(film, resized(film), brightened(film)) == [0, 0, 0]


@pytest.mark.parametrize("seed", range(5))
def test_another_crop_is_another_film(seed: int) -> None:
    film = paint(seed)
    assert alike(film, cropped(film), film[:, ::-1], 255 - film) == [0, 1, 2, 3]


def test_a_hash_alone_proves_nothing() -> None:
    """Both films brighten from left to right, each in its own way."""
    x = np.broadcast_to(np.linspace(0, 1, 64), (64, 64))
    even, late = ((255 * y).astype(np.uint8) for y in (x, 0.1 * x + 0.9 * x**8))
    looks = [look_of(even), look_of(late)]
    assert looks[0].hash_hex == looks[1].hash_hex == "f" * 64
    assert np.corrcoef(even.ravel(), late.ravel())[0, 1] < LEAST_CORRELATION
    assert look_alikes(looks).tolist() == [0, 1]


def test_a_blank_film_looks_like_no_other() -> None:
    blank = np.zeros((50, 60), np.uint8)
    assert alike(blank, blank, np.full((9, 9), 200, np.uint8)) == [0, 1, 2]
    assert look_alikes([]).tolist() == []


@given(
    order=st.permutations(range(12)),
    at_once=st.integers(1, 60),
    chunk=st.integers(1, 9),
)
def test_blocks_and_order_change_nothing(order: list[int], at_once: int, chunk: int) -> None:
    """Four films, each there three times, whatever the size of the blocks."""
    looks = [LOOKS[i] for i in order]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("trainer.duplicates._CELLS_AT_ONCE", at_once)
        patch.setattr("trainer.duplicates._PAIRS_AT_ONCE", chunk)
        found = look_alikes(looks)
    kinds = [i % 4 for i in order]
    assert found.tolist() == [kinds.index(kind) for kind in kinds]


LOOKS = [
    look_of(film)
    for film in (
        *(paint(seed) for seed in range(4)),
        *(saved_again(paint(seed), 60) for seed in range(4)),
        *(resized(paint(seed)) for seed in range(4)),
    )
]


def test_twins_carry_one_name_and_equal_contents_count_once() -> None:
    films = [Film(Path(f"{i}"), False, f"p{i}", sha) for i, sha in enumerate("abacd")]
    looks = [LOOKS[i] for i in (0, 1, 0, 4, 2)]
    assert [film.twin for film in marked(films, looks)] == ["a", "", "a", "a", ""]
    assert [film.twin for film in marked(films[:3], looks[:3])] == ["", "", ""]


def test_near_duplicates_of_the_real_films(shared_data: Path) -> None:
    """Full-size originals are known again in their squashed copies, and nothing else is."""
    from desktop.imaging.radiograph import ImageRef
    from desktop.imaging.reading import read_radiograph
    from desktop.imaging.tensor import presentation

    names = sorted(
        path.relative_to(shared_data / "originals")
        for path in (shared_data / "originals").glob("*/*.jp*g")
    )[::10]
    both = [shared_data / "chest_xray" / "train" / name for name in names]
    both += [shared_data / "originals" / name for name in names]
    looks = [look_of(presentation(read_radiograph(ImageRef(path)))) for path in both]
    assert len(names) == 20
    assert look_alikes(looks).tolist() == [*range(20), *range(20)]
