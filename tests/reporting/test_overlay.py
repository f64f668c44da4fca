"""The map over the film: right place, right colour, and no harm to what it lies on."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import numpy as np
import pytest

from desktop.imaging.radiograph import FULL_8_BIT, ImageRef, Radiograph
from desktop.inference.saliency import SaliencyMap
from desktop.reporting.overlay import blend, burnt_in, colour_bar, shrunk

GREY = np.full((60, 80), 100, np.uint8)


def saliency(
    values: list[list[float]], method: Literal["class activation", "occlusion"] = "occlusion"
) -> SaliencyMap:
    return SaliencyMap(np.array(values, dtype=np.float32), method)


def test_orange_speaks_for_pneumonia_and_blue_against() -> None:
    laid = blend(GREY, saliency([[4, 0], [0, -4]])).astype(int)
    red, blue = laid[..., 0], laid[..., 2]
    assert red[0, 0] > 150 > 80 > blue[0, 0]
    assert blue[-1, -1] > 150 > 80 > red[-1, -1]


@pytest.mark.parametrize("values", [[[0, 0], [0, 0]], [[1, 1], [1, 1]]])
def test_a_map_of_nothing_leaves_the_film_and_no_map_hides_it(values: list[list[float]]) -> None:
    film = np.tile(np.arange(80, dtype=np.uint8) * 3, (60, 1))
    laid = blend(film, saliency(values))
    if not np.any(values):
        assert (laid == film[..., np.newaxis]).all()
    assert len(np.unique(laid[0, :, 1])) > 25  # its steps are still there


def test_the_bar_shows_the_colours_of_the_map() -> None:
    bar = colour_bar(101, 4)
    assert bar.shape == (4, 101, 3)
    assert (bar[0, 50] == 128).all()
    strongest = blend(np.full((1, 1), 128, np.uint8), saliency([[7]]))
    assert (bar[0, -1] == strongest[0, 0]).all()


def test_words_stand_below_the_film_and_not_on_it() -> None:
    film = Radiograph(ImageRef(Path("a.png")), GREY.copy(), (FULL_8_BIT,), "PNG", 8)
    sheet = burnt_in(film, saliency([[0.0]]), ["a model"], longest=400)
    height = round(60 * 200 / 80)
    assert (sheet[:height] == 100).all()
    assert sheet[height:].max() > 200  # the words
    assert sheet.shape[1] == 200


def test_a_small_film_is_not_shrunk_and_a_large_one_keeps_its_shape() -> None:
    assert shrunk(GREY, 100) is GREY
    assert shrunk(GREY, 40).shape == (30, 40)
