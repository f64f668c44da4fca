"""Which weights are stored smaller, and what the card says of it."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from desktop.errors import ModelRejectedError
from desktop.inference.contract import Parity, SpeedRatio

if TYPE_CHECKING:
    from trainer.graph_scores import Examination, Measured

pytestmark = [
    pytest.mark.trainer,
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]

SIDE = 16
UNITS = 64


def graph(scale: float, *, bias: float = 0.0) -> onnx.ModelProto:
    """A dense network whose rounding errors grow with `scale`; its scores do not."""
    rng = np.random.default_rng(0)
    pixels = SIDE * SIDE
    weights = (rng.normal(size=(pixels, UNITS)) * scale).astype(np.float32)
    # Logits of random films spread by about 1.
    head = np.full((UNITS, 1), 1 / (9500 * scale), np.float32)
    tensors = {
        "flat": np.array([0, -1], np.int64),
        "one": np.array([-1], np.int64),
        "W": weights,
        "head": head,
        "bias": np.array([bias], np.float32),
    }
    nodes = [
        helper.make_node("Reshape", ["image", "flat"], ["pixels"]),
        helper.make_node("MatMul", ["pixels", "W"], ["embedding"]),
        helper.make_node("MatMul", ["embedding", "head"], ["sum"]),
        helper.make_node("Add", ["sum", "bias"], ["logit"]),
        helper.make_node("Sigmoid", ["logit"], ["score"]),
        helper.make_node("Reshape", ["score", "one"], ["probability"]),
    ]
    made = helper.make_graph(
        nodes,
        "dense",
        [helper.make_tensor_value_info("image", TensorProto.FLOAT, ["N", SIDE, SIDE, 1])],
        [
            helper.make_tensor_value_info("probability", TensorProto.FLOAT, ["N"]),
            helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["N", UNITS]),
        ],
        [numpy_helper.from_array(values, name) for name, values in tensors.items()],
    )
    return helper.make_model(made, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


def examined(made: onnx.ModelProto) -> tuple[Examination, Measured]:
    """An examination whose network is the graph itself, on films of two classes."""
    from trainer.calibration import Calibration, ScoredSet
    from trainer.dataset import Film
    from trainer.export import run_onnx
    from trainer.film_sets import FilmSets
    from trainer.graph_scores import Examination, Measured
    from trainer.provenance import KERMANY

    rng = np.random.default_rng(1)
    images = rng.integers(0, 256, (24, SIDE, SIDE, 1), dtype=np.uint8)
    given = run_onnx(made, images)
    labels = given.probability > np.median(given.probability)
    scored = ScoredSet(labels, given.probability.astype(np.float64), np.arange(24))
    held_out, shifted = (
        tuple(
            Film(Path(f"{name}{n}.png"), bool(ill), f"{name}{n}", f"{name}{n}")
            for n, ill in enumerate(labels)
        )
        for name in ("held-out", "shifted")
    )
    exam = Examination(
        films=FilmSets(training=held_out, validation=held_out, shifted=shifted),
        about=KERMANY,
        training=images,
        validation=images,
        shifted=images,
        calibration=Calibration(1.0, 0.0),
        sample=images,
        keras_gave=given,
    )
    parity = Parity(films=24, max_abs_difference=0.0, tolerance=1e-4)
    embeddings = (given.embedding, given.embedding)
    return exam, Measured(
        proto=made,
        parity=parity,
        shifted=scored,
        validation=scored,
        shifted_name=exam.shifted_name,
        embeddings=embeddings,
    )


def test_weights_are_halved_where_no_output_changes_and_the_card_says_so() -> None:
    from trainer.smaller import stored_small

    exam, float32 = examined(graph(0.01))
    measured, storage = stored_small(exam, float32)
    assert storage.weights == "float16"
    assert "on 24 films" in storage.note
    assert measured.proto.ByteSize() < 0.6 * float32.proto.ByteSize()
    assert 0 < measured.parity.max_abs_difference < measured.parity.tolerance == 1e-3
    effect = storage.effect
    assert effect is not None
    assert effect.films == 48
    assert effect.mean_abs_change <= effect.max_abs_change < 1e-3
    assert [some.n for some in effect.auc_changes] == [24, 24]
    assert effect.speed.processor


def cancelled() -> onnx.ModelProto:
    """A network whose weights all but cancel out: what is left of them is mostly rounding."""
    made = graph(0.01)
    weights = next(one for one in made.graph.initializer if one.name == "W")
    values = numpy_helper.to_array(weights).copy()
    values[1::2] = -values[::2] * 1.0003
    weights.CopyFrom(numpy_helper.from_array(values, "W"))
    return made


def dark_and_bright(exam: Examination, network: onnx.ModelProto) -> Examination:
    """The same with even films to hold graphs against the network."""
    from trainer.export import run_onnx

    sample = np.zeros_like(exam.sample)
    sample[12:] = 255
    sample[:, 0, 0] = 7
    return replace(exam, sample=sample, keras_gave=run_onnx(network, sample))


def test_weights_stay_where_an_output_would_change_and_the_card_says_by_how_much() -> None:
    from trainer.smaller import stored_small

    exam, float32 = examined(cancelled())
    exam = dark_and_bright(exam, float32.proto)
    measured, storage = stored_small(exam, float32)
    assert storage.weights == "float32"
    assert storage.effect is None
    assert measured is float32
    assert re.search(r"would change an output by 0\.\d+; less than 0\.001 is allowed", storage.note)


def test_only_the_largest_weights_are_halved_where_the_others_must_not_be() -> None:
    from trainer.precision import SIZES
    from trainer.smaller import stored_small

    cancelling = cancelled()
    wide = numpy_helper.from_array(np.ones((UNITS, SIZES[2] // UNITS), np.float32), "wide")
    cancelling.graph.initializer.append(wide)
    exam, float32 = examined(cancelling)
    exam = dark_and_bright(exam, cancelling)
    measured, storage = stored_small(exam, float32)
    assert storage.weights == "float16"
    assert f"of {SIZES[1]:,} numbers and more" in storage.note
    kinds = {one.name: one.data_type for one in measured.proto.graph.initializer}
    assert kinds["W"] == TensorProto.FLOAT
    assert kinds["wide/half"] == TensorProto.FLOAT16


def test_a_network_without_large_weights_is_left_alone() -> None:
    from trainer.smaller import stored_small

    tiny = graph(0.01)
    weights = next(one for one in tiny.graph.initializer if one.name == "W")
    head = next(one for one in tiny.graph.initializer if one.name == "head")
    weights.CopyFrom(numpy_helper.from_array(numpy_helper.to_array(weights)[:, :8], "W"))
    head.CopyFrom(numpy_helper.from_array(numpy_helper.to_array(head)[:8], "head"))
    tiny.graph.output[1].type.tensor_type.shape.dim[1].dim_value = 8
    exam, float32 = examined(tiny)
    measured, storage = stored_small(exam, float32)
    assert measured is float32
    assert storage.weights == "float32"
    assert "no weights that are large enough" in storage.note


def test_a_graph_that_strays_from_its_network_is_refused() -> None:
    from trainer.graph_scores import measure

    exam, _ = examined(graph(0.01))
    assert measure(exam, graph(0.01), weights="float32").parity.max_abs_difference == 0
    stray = graph(0.01, bias=0.002)
    with pytest.raises(ModelRejectedError, match=r"float32 weights: it strays.*0\.0001 is allowed"):
        measure(exam, stray, weights="float32")
    assert measure(exam, stray, weights="float16").parity.tolerance == 1e-3
    with pytest.raises(ModelRejectedError, match=r"0\.001 is allowed"):
        measure(exam, graph(0.01, bias=0.02), weights="float16")
    with pytest.raises(ModelRejectedError, match=r"0\.25 is allowed"):
        measure(exam, graph(0.01, bias=3.0), weights="int8")


def test_a_graph_whose_scores_are_no_numbers_is_refused() -> None:
    from trainer.graph_scores import measure

    exam, _ = examined(graph(0.01))
    with pytest.raises(ModelRejectedError, match="strays from the Keras model by nan"):
        measure(exam, graph(0.01, bias=float("nan")), weights="int8")


def test_an_embedding_that_strays_counts_as_a_share_of_its_largest_value() -> None:
    from trainer.export import Outputs, largest_difference

    probability = np.array([0.2, 0.9], np.float32)
    embedding = np.array([[1.0, -4.0], [2.0, 0.0]], np.float32)
    saliency = np.full((2, 3, 3), 0.02, np.float32)
    ours = Outputs(probability, embedding, saliency)
    moved = Outputs(probability + 0.001, embedding + 0.01, saliency)
    assert largest_difference(ours, moved) == pytest.approx(0.01 / 4)
    faded = Outputs(probability, embedding, saliency * 0.9)
    assert largest_difference(ours, faded) == pytest.approx(0.1)
    nothing = Outputs(probability, np.zeros_like(embedding), None)
    assert largest_difference(nothing, nothing) == 0


def test_an_int8_graph_that_is_not_worth_a_file_is_told_with_its_figures(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from trainer import quantisation, smaller

    exam, float32 = examined(graph(0.01))
    seen: list[np.ndarray] = []

    def same(proto: onnx.ModelProto, films: np.ndarray) -> onnx.ModelProto:
        seen.append(films)
        return proto

    # The float graph itself, said to be quantised: as good, and no faster.
    monkeypatch.setattr(quantisation, "quantise", same)
    why = smaller.quantised(exam, float32)
    assert isinstance(why, str)
    assert "times as fast; 1.8 is wanted" in why
    assert len(seen[0]) == len(exam.training)

    monkeypatch.setattr(quantisation, "quantise", lambda proto, films: graph(0.01, bias=3.0))
    why = smaller.quantised(exam, float32)
    assert isinstance(why, str)
    assert "strays from the Keras model" in why


def test_the_effect_is_measured_film_by_film_and_set_by_set() -> None:
    from trainer.calibration import ScoredSet
    from trainer.storage_effect import storage_effect

    labels = np.array([False, False, True, True])
    ids = np.arange(4)
    before = {
        "a": ScoredSet(labels, np.array([0.1, 0.2, 0.8, 0.9]), ids),
        "b": ScoredSet(labels, np.array([0.1, 0.6, 0.5, 0.9]), ids),
    }
    after = {
        "a": ScoredSet(labels, np.array([0.1, 0.2, 0.15, 0.9]), ids),
        "b": ScoredSet(labels, np.array([0.1, 0.45, 0.5, 0.9]), ids),
    }
    speed = SpeedRatio(ratio=2.0, batch=16, threads=1, processor="a CPU")
    found = storage_effect(before, after, speed)
    assert found.films == 8
    assert found.max_abs_change == pytest.approx(0.65)
    assert found.mean_abs_change == pytest.approx(0.1)
    changes = {some.data: some.change for some in found.auc_changes}
    assert changes == {"a": pytest.approx(-0.25), "b": pytest.approx(0.25)}


def test_a_graph_with_more_to_do_is_slower() -> None:
    from trainer.storage_effect import BATCH, speed_ratio

    light, heavy = graph(0.01), graph(0.01)
    rng = np.random.default_rng(0)
    wide = rng.normal(0, 0.02, (4096, 4096)).astype(np.float32)
    heavy.graph.initializer.append(numpy_helper.from_array(wide, "wide"))
    heavy.graph.initializer.append(numpy_helper.from_array(wide[: SIDE * SIDE], "in"))
    heavy.graph.initializer.append(numpy_helper.from_array(wide[:, :UNITS], "out"))
    steps = [("pixels", "in", "a"), ("a", "wide", "b"), ("b", "out", "embedding")]
    heavy.graph.node[1].CopyFrom(helper.make_node("MatMul", [*steps[0][:2]], [steps[0][2]]))
    for place, (source, weights, target) in enumerate(steps[1:], start=2):
        heavy.graph.node.insert(place, helper.make_node("MatMul", [source, weights], [target]))
    films = np.zeros((3, SIDE, SIDE, 1), np.uint8)
    found = speed_ratio(heavy, light, films)
    assert found.ratio > 3
    assert (found.batch, found.threads) == (BATCH, os.cpu_count())
