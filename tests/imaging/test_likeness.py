"""The same film is known again in another file, and another film is not taken for it."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from desktop.imaging.likeness import Likeness, likeness_of, show_the_same
from desktop.imaging.radiograph import ImageRef
from desktop.imaging.reading import read_radiograph
from desktop.imaging.tensor import as_training_film, presentation
from tests.factories import film

Plane = NDArray[np.uint8]


def _alike(one: Likeness, other: Likeness) -> bool:
    return show_the_same(one, other.hash_words[:, None], other.shapes[None]).size == 1


def _as_jpeg(plane: Plane, quality: int) -> Plane:
    buffer = io.BytesIO()
    Image.fromarray(plane).save(buffer, "JPEG", quality=quality)
    return np.asarray(Image.open(buffer))


def _film(path: Path) -> Plane:
    return as_training_film(presentation(read_radiograph(ImageRef(path))))


def test_a_film_is_known_again_after_compression_brightening_and_reduction(tmp_path: Path) -> None:
    full = np.asarray(Image.open(film(tmp_path / "a.png", 120, size=(900, 800))))
    one = likeness_of(as_training_film(full))
    brighter = np.clip(full.astype(np.int16) + 15, 0, 255).astype(np.uint8)
    for other in (_as_jpeg(full, 60), brighter, full[::2, ::2]):
        assert _alike(one, likeness_of(as_training_film(np.ascontiguousarray(other))))


def test_the_digest_tells_equal_pixels_from_alike_ones(tmp_path: Path) -> None:
    plane = np.asarray(Image.open(film(tmp_path / "a.png", 120)))
    assert likeness_of(plane).pixels == likeness_of(plane.copy()).pixels
    changed = plane.copy()
    changed[5, 5] ^= 1
    assert likeness_of(changed).pixels != likeness_of(plane).pixels
    # The same bytes in another shape are another film.
    assert likeness_of(plane.reshape(160, 144)).pixels != likeness_of(plane).pixels


def test_blank_films_are_not_the_same_film() -> None:
    blank = likeness_of(np.full((100, 100), 7, np.uint8))
    assert blank.pixels == b""
    assert not _alike(blank, blank)


def test_no_two_films_of_a_real_folder_are_taken_for_one_another(shared_data: Path) -> None:
    paths = sorted((shared_data / "chest_xray" / "val").rglob("*.jpeg"))
    marks = [likeness_of(_film(path)) for path in paths]
    words, shapes = (
        np.stack([m.hash_words for m in marks], axis=1),
        np.stack([m.shapes for m in marks]),
    )
    assert [list(show_the_same(m, words, shapes)) for m in marks] == [
        [n] for n in range(len(marks))
    ]


def test_full_size_films_are_known_again_in_their_squashed_copies(shared_data: Path) -> None:
    for path in sorted((shared_data / "originals" / "PNEUMONIA").glob("*.jpeg"))[::8]:
        squashed = shared_data / "chest_xray" / "train" / "PNEUMONIA" / path.name
        assert _alike(likeness_of(_film(path)), likeness_of(_film(squashed))), path.name
