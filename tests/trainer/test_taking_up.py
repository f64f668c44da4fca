"""A finished file is taken up again: its network learns on from where the file stands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from desktop.errors import ModelRejectedError
from tests.factories import card, save_model
from trainer.recipes import Recipe, Stage

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from trainer.film_sets import FilmSets

pytestmark = [
    pytest.mark.trainer,
    pytest.mark.slow,
    # TensorFlow, Keras and tf2onnx warn of one another's ways; nothing here can mend that.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]

SIDE = 64


@pytest.fixture(scope="module")
def films(drawn_films: Path) -> FilmSets:
    from trainer.film_sets import film_sets

    return film_sets(drawn_films, validation_share=0.3, seed=0)


@pytest.fixture(scope="module")
def images(films: FilmSets) -> NDArray[np.uint8]:
    from trainer.dataset import load_images

    return load_images(films.training, SIDE)


def finished(folder: Path, name: str, images: NDArray[np.uint8]) -> Path:
    """Write the file of a network of chance, whose normalisations do something."""
    import keras

    from trainer.architectures import ARCHITECTURES
    from trainer.calibration import Calibration
    from trainer.export import convert, write_model
    from trainer.precision import halve

    keras.utils.set_random_seed(4)
    model = ARCHITECTURES[name].build(SIDE)
    rng = np.random.default_rng(4)
    for layer in model.layers:
        if isinstance(layer, keras.layers.BatchNormalization):
            layer.momentum = 0.0
            layer.gamma.assign(rng.uniform(0.5, 1.5, layer.gamma.shape))
            layer.beta.assign(rng.normal(0, 0.2, layer.beta.shape))
    model(images.astype(np.float32), training=True)  # measures mean and variance
    proto = halve(convert(model, Calibration(1.3, -0.2)))
    size = {"height": SIDE, "width": SIDE, "resize": "stretch-bilinear"}
    return write_model(proto, card(name=name, input=size), folder)


@pytest.mark.parametrize("name", ["shallow_cnn", "resnet50", "efficientnet_lite0"])
def test_the_network_says_what_the_file_says(
    name: str, images: NDArray[np.uint8], tmp_path: Path
) -> None:
    from trainer.architectures import ARCHITECTURES
    from trainer.export import read_model, run_onnx
    from trainer.taking_up import weights_of
    from trainer.training import logits_of

    file = finished(tmp_path, name, images)
    model = ARCHITECTURES[name].build(SIDE)
    model.set_weights(weights_of(file, name, images))
    said = run_onnx(read_model(file)[0], images).probability
    logits = 1.3 * logits_of(model, images) - 0.2
    np.testing.assert_allclose(1 / (1 + np.exp(-logits)), said, atol=1e-4)
    assert np.ptp(said) > 0.01, "films that all get the same score show nothing"


def test_it_says_nearly_the_same_while_it_learns(images: NDArray[np.uint8], tmp_path: Path) -> None:
    """Normalising by the batch at hand must not undo what the file has learnt."""
    from trainer.architectures import ARCHITECTURES
    from trainer.taking_up import weights_of

    model = ARCHITECTURES["shallow_cnn"].build(SIDE)
    model.set_weights(weights_of(finished(tmp_path, "shallow_cnn", images), "shallow_cnn", images))
    for layer in model.layers:
        if layer.name.startswith("dropout"):
            layer.rate = 0.0
    films = images.astype(np.float32)
    still, learning = (np.asarray(model(films, training=some))[:, 0] for some in (False, True))
    assert np.abs(still - learning).max() < 0.1 * np.abs(still).max()


def test_the_first_epoch_starts_from_the_file(
    films: FilmSets, images: NDArray[np.uint8], tmp_path: Path
) -> None:
    from trainer.run_folder import load_epoch, read_run
    from trainer.taking_up import weights_of
    from trainer.training import fit

    file = finished(tmp_path, "shallow_cnn", images)
    recipe = Recipe("shallow_cnn", (Stage(SIDE, 1, 1e-9),), batch=8, average_decay=0.0)
    fit(recipe, films, tmp_path / "run", seed=1, report=lambda _: None, start=file)
    start = weights_of(file, "shallow_cnn", images)
    learnt = load_epoch(tmp_path / "run", 1)[0]
    kernels = [i for i, weight in enumerate(learnt.weights) if weight.name == "kernel"]
    for i in kernels:
        np.testing.assert_allclose(learnt.get_weights()[i], start[i], atol=1e-6)
    assert read_run(tmp_path / "run")[0].start.startswith("shallow_cnn 1.0.0, SHA-256 ")


def test_the_middle_between_the_file_and_what_became_of_it_is_examined_too(
    films: FilmSets, images: NDArray[np.uint8], tmp_path: Path
) -> None:
    from trainer.run_folder import EPOCHS_AVERAGED, load_epoch, read_log
    from trainer.taking_up import weights_of
    from trainer.training import fit

    file = finished(tmp_path, "shallow_cnn", images)
    recipe = Recipe("shallow_cnn", (Stage(SIDE, 2, 1e-3),), batch=8)
    fit(recipe, films, tmp_path / "run", seed=1, report=lambda _: None, start=file)
    log = tmp_path / "run" / "log.csv"
    log.write_text("".join(log.read_text().splitlines(keepends=True)[:-1]))  # as after a kill
    fit(recipe, films, tmp_path / "run", seed=1, report=lambda _: None, start=file, resume=True)
    assert [row[EPOCHS_AVERAGED] for row in read_log(tmp_path / "run")] == [1, 1, 2, 3]
    start = weights_of(file, "shallow_cnn", images)
    ended_at, middle = (load_epoch(tmp_path / "run", n)[0].get_weights() for n in (3, 4))
    for one, other, between in zip(start, ended_at, middle, strict=True):
        np.testing.assert_allclose(between, (one + other) / 2, atol=1e-6)


def test_a_network_from_a_file_teaches_itself_and_can_be_resumed(
    films: FilmSets, images: NDArray[np.uint8], tmp_path: Path
) -> None:
    from trainer.run_folder import load_epoch
    from trainer.training import fit

    class Killed(Exception):
        pass

    def dies(line: str) -> None:
        if line.startswith("epoch 2 "):
            raise Killed

    file = finished(tmp_path, "shallow_cnn", images)
    recipe = Recipe("shallow_cnn", (Stage(SIDE, 2, 1e-3, teacher=0.9),), batch=8)
    fit(recipe, films, tmp_path / "whole", seed=1, report=lambda _: None, start=file)
    with pytest.raises(Killed):
        fit(recipe, films, tmp_path / "killed", seed=1, report=dies, start=file)
    again = {"seed": 1, "resume": True, "start": file}
    fit(recipe, films, tmp_path / "killed", report=lambda _: None, **again)  # type: ignore[arg-type]
    ends = [load_epoch(tmp_path / run, 2)[0].get_weights() for run in ("whole", "killed")]
    for one, other in zip(*ends, strict=True):
        np.testing.assert_allclose(other, one, atol=1e-4)


def test_files_that_are_not_of_the_network_are_refused(
    images: NDArray[np.uint8], tmp_path: Path
) -> None:
    from trainer.taking_up import weights_of

    file = finished(tmp_path, "shallow_cnn", images)
    with pytest.raises(ModelRejectedError, match=r"it is shallow_cnn 1.0.0; resnet50 cannot"):
        weights_of(file, "resnet50", images)
    other = save_model(tmp_path / "other.onnx", card(name="shallow_cnn"))
    with pytest.raises(ModelRejectedError, match="its graph is not that of the network"):
        weights_of(other, "shallow_cnn", images)


def test_a_file_that_is_refused_leaves_the_old_run_alone(
    films: FilmSets, images: NDArray[np.uint8], tmp_path: Path
) -> None:
    from trainer.run_folder import read_log
    from trainer.training import fit

    recipe = Recipe("baseline", (Stage(32, 1, 1e-3),), batch=8)
    fit(recipe, films, tmp_path / "run", seed=1, report=lambda _: None)
    before = read_log(tmp_path / "run")
    file = finished(tmp_path, "shallow_cnn", images)
    with pytest.raises(ModelRejectedError):
        fit(recipe, films, tmp_path / "run", seed=1, report=lambda _: None, start=file)
    assert read_log(tmp_path / "run") == before
