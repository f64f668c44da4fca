"""One loaded model."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from desktop.errors import ModelRejectedError
from desktop.inference.classifier import Classifier
from desktop.inference.speed import measure_speed
from tests.factories import SIDE, card, reference, save_model


def batch(*greys: int) -> np.ndarray:
    return np.stack([np.full((SIDE, SIDE, 1), grey, np.float32) for grey in greys])


def test_scores_come_in_the_order_of_the_films(classifier: Classifier) -> None:
    scores = classifier.score(batch(51, 204, 0))
    assert [s.probability for s in scores] == pytest.approx([0.2, 0.8, 0.0])
    assert {(s.model, s.version) for s in scores} == {("mean_grey", "1.0.0")}


@pytest.mark.parametrize("size", [1, 2, 7])
def test_a_film_scores_the_same_in_any_batch(classifier: Classifier, size: int) -> None:
    films = batch(*range(10, 10 + size))
    alone = [classifier.score(film[np.newaxis])[0].probability for film in films]
    assert [s.probability for s in classifier.score(films)] == pytest.approx(alone, abs=1e-6)


def test_a_film_unlike_the_training_films_is_far_away(tmp_path: Path) -> None:
    path = save_model(tmp_path / "m.onnx", card(reference=reference(threshold=100)))
    near, far = Classifier(path).score(batch(130, 255))
    assert near.unlikeness == pytest.approx(0.02)
    assert far.unlikeness == pytest.approx(1.27)


def test_without_a_reference_nothing_is_said_about_likeness(classifier: Classifier) -> None:
    assert classifier.score(batch(130))[0].unlikeness is None


def test_a_broken_file_is_rejected_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "broken.onnx").write_bytes(b"not a model")
    with pytest.raises(ModelRejectedError, match=r"broken\.onnx: .*cannot load"):
        Classifier(tmp_path / "broken.onnx")


def test_speed_is_measured_on_the_device_in_use(classifier: Classifier) -> None:
    speed = measure_speed(classifier, seconds=0.01)
    assert speed.device == "cpu"
    assert speed.films_per_second > 0
    assert speed.milliseconds == pytest.approx(1000 / speed.films_per_second)
