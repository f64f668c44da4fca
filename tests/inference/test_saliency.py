"""Where a model looked: its own map, or what is missed when a part is covered."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from desktop.inference.classifier import Classifier
from desktop.inference.saliency import (
    CELLS,
    MOST_CELLS,
    occlusion_map,
    saliency_map,
)
from tests.factories import SIDE, card, save_model


def film_with_patch(grey: float, patch: float) -> np.ndarray:
    """A grey film whose upper left eighth, each way, is otherwise."""
    film = np.full((SIDE, SIDE, 1), grey, np.float32)
    film[: SIDE // 8, : SIDE // 8] = patch
    return film


def logit(probability: float) -> float:
    return float(np.log(probability / (1 - probability)))


def test_the_part_that_makes_the_score_stands_out(classifier: Classifier) -> None:
    bright = occlusion_map(classifier, film_with_patch(100, 250), cells=8)
    assert bright.shape == (8, 8)
    assert bright.dtype == np.float32
    assert np.unravel_index(bright.argmax(), bright.shape) == (0, 0)
    assert bright[0, 0] > 0.03
    # Elsewhere the film only becomes as bright as it is on average.
    assert (bright[4:, 4:] < 0).all()
    assert np.abs(bright[4:, 4:]).max() < 0.1 * bright[0, 0]
    dark = occlusion_map(classifier, film_with_patch(100, 0), cells=8)
    assert np.unravel_index(dark.argmin(), dark.shape) == (0, 0)
    assert dark[0, 0] < -0.02


def test_a_cell_holds_by_how_much_the_logit_falls(classifier: Classifier) -> None:
    film = film_with_patch(100, 250)
    found = occlusion_map(classifier, film, cells=4)
    covered = film.copy()
    covered[:12, :12] = film.mean()  # the cell's eight pixels, and half a cell around
    expected = logit(film.mean() / 255) - logit(covered.mean() / 255)
    assert found[0, 0] == pytest.approx(expected, abs=1e-5)


def test_the_film_stays_as_it_is(classifier: Classifier) -> None:
    film = film_with_patch(100, 250)
    before = film.copy()
    occlusion_map(classifier, film, cells=3)
    np.testing.assert_array_equal(film, before)


def test_a_film_without_anything_to_see_gives_a_flat_map(classifier: Classifier) -> None:
    even = np.full((SIDE, SIDE, 1), 90, np.float32)
    np.testing.assert_allclose(occlusion_map(classifier, even), 0, atol=1e-5)


@pytest.mark.parametrize("grey", [0, 255])
def test_a_saturated_score_gives_no_infinite_map(classifier: Classifier, grey: int) -> None:
    extreme = np.full((SIDE, SIDE, 1), grey, np.float32)
    assert np.isfinite(occlusion_map(classifier, extreme)).all()


def test_the_cost_is_bounded(classifier: Classifier, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []
    score = classifier.score

    def counted(tensors: np.ndarray, *, saliency: bool = False) -> object:
        sizes.append(len(tensors))
        return score(tensors, saliency=saliency)

    monkeypatch.setattr(classifier, "score", counted)
    occlusion_map(classifier, film_with_patch(100, 250))
    assert sum(sizes) == CELLS**2 + 1
    assert max(sizes) <= 16
    for cells in (0, MOST_CELLS + 1):
        with pytest.raises(ValueError, match=f"{cells} cells"):
            occlusion_map(classifier, film_with_patch(100, 250), cells=cells)
    with pytest.raises(ValueError, match="from 1 to 8"):
        occlusion_map(classifier, np.zeros((8, 20, 1), np.float32), cells=9)


def test_every_pixel_is_covered_at_some_place(classifier: Classifier) -> None:
    """Also where the cells do not divide the film: a bright pixel anywhere is noticed."""
    for cells in (5, 7, 12):
        for place in (0, 13, SIDE - 1):
            film = np.full((SIDE, SIDE, 1), 100, np.float32)
            film[place, SIDE - 1 - place] = 255
            found = occlusion_map(classifier, film, cells=cells)
            row, column = np.unravel_index(found.argmax(), found.shape)
            assert abs(row - place * cells / SIDE) <= 1.5
            assert abs(column - (SIDE - 1 - place) * cells / SIDE) <= 1.5


def test_a_model_without_a_map_of_its_own_is_occluded(classifier: Classifier) -> None:
    film = film_with_patch(100, 250)
    found = saliency_map(classifier, film)
    assert found.method == "occlusion"
    np.testing.assert_array_equal(found.values, occlusion_map(classifier, film))


def test_a_models_own_map_is_taken_where_it_has_one(tmp_path: Path) -> None:
    import onnx
    from onnx import TensorProto, helper

    path = save_model(tmp_path / "m.onnx", card())
    model = onnx.load(path)
    model.graph.initializer.append(helper.make_tensor("three", TensorProto.INT64, [1], [3]))
    model.graph.node.append(helper.make_node("Squeeze", ["image", "three"], ["saliency"]))
    shape = ["N", SIDE, SIDE]
    model.graph.output.append(helper.make_tensor_value_info("saliency", TensorProto.FLOAT, shape))
    onnx.save(model, path)
    film = film_with_patch(100, 250)
    found = saliency_map(Classifier(path), film)
    assert found.method == "class activation"
    np.testing.assert_array_equal(found.values, film[..., 0])
