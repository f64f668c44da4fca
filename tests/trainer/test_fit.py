"""From films to a model file, once, as small as it gets."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import numpy as np
import onnx
import pytest
from typer.testing import CliRunner

from desktop.errors import ModelRejectedError, NothingToDoError
from desktop.inference.contract import ModelCard, read_card

pytestmark = [
    pytest.mark.trainer,
    pytest.mark.slow,
    # TensorFlow, Keras and tf2onnx warn of one another's ways; nothing here can mend that.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]


def trainer(*arguments: object) -> str:
    from trainer.cli import app

    found = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert found.exit_code == 0, found.output + repr(found.exception)
    return found.stdout


@pytest.fixture(scope="module")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("run")


@pytest.fixture(scope="module")
def model(drawn_films: Path, run_folder: Path) -> Path:
    output = run_folder.parent / "models"
    out = trainer(
        *("fit", "--data", drawn_films, "--model", "shallow_cnn", "--epochs", 1),
        *("--run", run_folder, "--output", output, "--version", "0.0.1"),
    )
    path = output / "shallow_cnn-0.0.1.onnx"
    assert Path(out.splitlines()[0]) == path
    return path


@pytest.fixture(scope="module")
def card(model: Path) -> ModelCard:
    proto = onnx.load(model)
    return read_card(model.name, {entry.key: entry.value for entry in proto.metadata_props})


def test_the_card_is_complete(card: ModelCard) -> None:
    assert (card.name, card.version) == ("shallow_cnn", "0.0.1")
    assert len(card.learning_curve) == 1
    assert card.evaluations[0].n == 12
    assert {point.name for point in card.operating_points} == {
        "high sensitivity",
        "balanced",
        "high specificity",
    }
    assert card.training_data.training.normal + card.training_data.validation.normal == 20
    assert card.parity.max_abs_difference <= card.parity.tolerance
    assert card.reference is not None
    assert card.created.tzinfo is not None


def test_the_graph_keeps_the_contract(model: Path, card: ModelCard) -> None:
    import onnxruntime

    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    assert [put.name for put in session.get_inputs()] == ["image"]
    shapes = {put.name: put.shape for put in session.get_outputs()}
    assert list(shapes) == ["probability", "embedding", "saliency"]
    assert all(shape[0] == "N" for shape in shapes.values())
    side = card.input.height
    for n in (1, 3):
        films = np.random.default_rng(0).uniform(0, 255, (n, side, side, 1)).astype(np.float32)
        probability, embedding, saliency = session.run(None, {"image": films})
        assert probability.shape == (n,)
        assert ((probability >= 0) & (probability <= 1)).all()
        assert embedding.ndim == 2
        assert saliency.ndim == 3
        assert len(embedding) == len(saliency) == n
        # The map's mean is the logit but for a constant.
        logit = np.log(probability / (1 - probability))
        mean = saliency.mean((1, 2))
        least_sure = np.argmin(np.abs(logit))
        again = 1 / (1 + np.exp(-(mean + logit[least_sure] - mean[least_sure])))
        np.testing.assert_allclose(again, probability, atol=1e-3)
    empty = session.run(["probability"], {"image": np.zeros((1, side, side, 1), np.float32)})[0]
    assert np.isfinite(empty).all()


def test_golden_films_give_their_scores(model: Path, card: ModelCard) -> None:
    import onnxruntime

    from desktop.imaging import raster
    from desktop.imaging.radiograph import ImageRef
    from desktop.imaging.tensor import to_tensor

    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    assert len(card.golden_films) == 4
    for golden in card.golden_films:
        film = raster.decode(ImageRef(Path(golden.name)), golden.content)
        tensor = to_tensor(film, height=card.input.height, width=card.input.width)
        score = session.run(["probability"], {"image": tensor[np.newaxis]})[0][0]
        assert score == pytest.approx(golden.probability, abs=card.golden_tolerance)


def test_a_run_can_be_exported_again(
    model: Path, run_folder: Path, drawn_films: Path, card: ModelCard, tmp_path: Path
) -> None:
    stale = tmp_path / "shallow_cnn-0.0.1+int8.onnx"
    stale.write_bytes(b"made from an earlier graph of this version")
    trainer(
        *("export", run_folder, "--data", drawn_films, "--output", tmp_path),
        *("--version", "0.0.1", "--no-int8"),
    )
    assert [path.name for path in tmp_path.iterdir()] == [model.name]
    proto = onnx.load(tmp_path / model.name)
    again = read_card("again", {entry.key: entry.value for entry in proto.metadata_props})
    # Time and speed are this moment's own.
    own = {"created": card.created, "storage": card.storage}
    assert again.model_copy(update=own) == card


def test_a_model_can_be_evaluated(model: Path, drawn_films: Path, card: ModelCard) -> None:
    found = json.loads(trainer("evaluate", model, "--data", drawn_films / "val"))
    point = found["operating_points"][card.default_operating_point]
    assert found["films"] == 12
    stored = card.evaluations[0].metrics["roc_auc"].value
    assert point["metrics"]["roc_auc"]["value"] == pytest.approx(stored)


def test_a_finished_run_is_not_trained_again(
    model: Path, run_folder: Path, drawn_films: Path, tmp_path: Path
) -> None:
    before = (run_folder / "log.csv").read_bytes()
    trainer(
        *("fit", "--data", drawn_films, "--model", "shallow_cnn", "--epochs", 1, "--resume"),
        *("--run", run_folder, "--output", tmp_path, "--version", "0.0.2"),
    )
    assert (run_folder / "log.csv").read_bytes() == before
    assert (tmp_path / "shallow_cnn-0.0.2.onnx").exists()


def test_a_graph_that_strays_from_its_network_is_not_written(
    model: Path,
    run_folder: Path,
    drawn_films: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from trainer import export, exporting

    def stray(*arguments: object) -> onnx.ModelProto:
        proto = convert(*arguments)
        bias = next(one for one in proto.graph.initializer if one.name.startswith("add/y"))
        value = onnx.numpy_helper.to_array(bias) + np.float32(0.01)
        bias.CopyFrom(onnx.numpy_helper.from_array(value, bias.name))
        return proto

    convert = export.convert
    monkeypatch.setattr(export, "convert", stray)
    with pytest.raises(ModelRejectedError, match="strays from the Keras model"):
        exporting.export_run(run_folder, drawn_films, tmp_path, version="0.0.3", split_seed=0)
    assert list(tmp_path.iterdir()) == []


def test_a_quantised_version_that_is_worth_it_stands_beside_the_plain_one(
    model: Path,
    run_folder: Path,
    drawn_films: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from desktop.registry import ModelRegistry
    from tests.registry.stock import EventsInMemory
    from trainer import exporting, quantisation

    # A network of one epoch and a machine at work say nothing of what is worth it.
    monkeypatch.setattr(quantisation, "LARGEST_AUC_FALL", 1.0)
    monkeypatch.setattr(quantisation, "LEAST_SPEED_RATIO", 0.0)
    monkeypatch.setattr(quantisation, "GOLDEN_TOLERANCE", 0.01)
    shipped = tmp_path / "models"
    lines: list[str] = []
    written = exporting.export_run(
        run_folder, drawn_films, shipped, version="0.0.1", split_seed=0, report=lines.append
    )
    names = ["shallow_cnn-0.0.1.onnx", "shallow_cnn-0.0.1+int8.onnx"]
    assert [path.name for path in written] == names
    assert lines[0].startswith("float16 weights: ")
    assert re.match(r"INT8 file: [\d.]+ times as fast on \d+ threads, ROC AUC [+-]0\.", lines[1])
    registry = ModelRegistry(shipped, tmp_path / "data", EventsInMemory())
    plain = registry.active("shallow_cnn")
    quantised = registry.activate("shallow_cnn", "0.0.1+int8")
    assert (plain.path, quantised.path) == written
    assert not plain.card.quantised
    assert quantised.card.quantised
    assert quantised.card.parity.max_abs_difference > plain.card.parity.max_abs_difference
    assert quantised.card.reference != plain.card.reference
    scores = [[film.probability for film in m.card.golden_films] for m in (plain, quantised)]
    assert scores[0] != scores[1]
    for card in (plain.card, quantised.card):
        points = card.operating_points
        assert all([r.prevalence for r in p.flag_rates] == [0.05, 0.2, 0.6] for p in points)


def test_a_network_without_convolutions_is_not_quantised(drawn_films: Path, tmp_path: Path) -> None:
    from trainer.cli import app

    arguments = ["fit", "--data", drawn_films, "--model", "baseline", "--epochs", 1]
    arguments += ["--run", tmp_path / "run", "--output", tmp_path / "models"]
    found = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert found.exit_code == 0, found.output + repr(found.exception)
    assert "no INT8 file: the network has no convolutions" in found.stderr
    assert [path.name for path in (tmp_path / "models").iterdir()] == ["baseline-1.0.0.onnx"]


@pytest.mark.parametrize("version", ["1.0.0+int8", "one", "1.0"])
def test_a_version_that_no_plain_model_can_have_is_refused_before_training(
    drawn_films: Path, tmp_path: Path, version: str
) -> None:
    from trainer.cli import app

    arguments = ["fit", "--data", drawn_films, "--model", "baseline", "--version", version]
    found = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert found.exit_code == 2
    assert "no version such as" in found.stderr


def test_a_finished_file_is_measured_anew_without_its_run(
    model: Path, card: ModelCard, drawn_films: Path, tmp_path: Path
) -> None:
    trainer(
        *("remeasure", model, "--data", drawn_films, "--version", "0.0.2", "--output", tmp_path)
    )
    written = tmp_path / "shallow_cnn-0.0.2.onnx"
    again = read_card(written.name, {p.key: p.value for p in onnx.load(written).metadata_props})
    assert again.operating_points == card.operating_points
    assert again.evaluations == card.evaluations
    assert again.hyperparameters["network_of_version"] == "0.0.1"
    first = again.evaluations[0].films
    assert first is not None
    assert len(first.scores) == again.evaluations[0].n == 12


def test_films_that_it_was_not_fitted_on_do_not_measure_a_file(
    model: Path, drawn_films: Path, tmp_path: Path
) -> None:
    from trainer.remeasuring import remeasure

    fewer = tmp_path / "films"
    shutil.copytree(drawn_films, fewer)
    next((fewer / "train" / "NORMAL").iterdir()).unlink()
    with pytest.raises(NothingToDoError, match=r"not those that shallow_cnn 0\.0\.1 was fitted on"):
        remeasure(model, fewer, tmp_path, version="0.0.2")
