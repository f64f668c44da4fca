"""Weights in half the bytes, and the same computation."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
from onnx import TensorProto, helper, numpy_helper

from desktop.errors import ModelRejectedError
from trainer.graph_check import checked
from trainer.precision import SIZES, halve

WIDTH = 96


def network(weights: np.ndarray, *, more: dict[str, np.ndarray] | None = None) -> onnx.ModelProto:
    """Two dense layers: ``(x W + b) W2``, and tensors of other kinds beside them."""
    rng = np.random.default_rng(1)
    tensors = {
        "W": weights,
        "b": rng.normal(size=WIDTH).astype(np.float32),
        "W2": rng.normal(size=(WIDTH, 4)).astype(np.float32),
    } | (more or {})
    nodes = [
        helper.make_node("MatMul", ["x", "W"], ["xW"]),
        helper.make_node("Add", ["xW", "b"], ["y"]),
        helper.make_node("MatMul", ["y", "W2"], ["z"]),
    ]
    graph = helper.make_graph(
        nodes,
        "dense",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["N", WIDTH])],
        [helper.make_tensor_value_info("z", TensorProto.FLOAT, ["N", 4])],
        [numpy_helper.from_array(values, name) for name, values in tensors.items()],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


@pytest.fixture
def weights() -> np.ndarray:
    return np.random.default_rng(0).normal(0, 0.05, (WIDTH, WIDTH)).astype(np.float32)


def kinds(proto: onnx.ModelProto) -> dict[str, int]:
    return {tensor.name: tensor.data_type for tensor in proto.graph.initializer}


def optimised(proto: onnx.ModelProto, path: Path) -> list[str]:
    """Return the operators that are left when ONNX Runtime has loaded a graph."""
    options = onnxruntime.SessionOptions()
    options.optimized_model_filepath = str(path)
    options.log_severity_level = 4
    onnxruntime.InferenceSession(
        proto.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )
    return [node.op_type for node in onnx.load(path).graph.node]


def run(proto: onnx.ModelProto, x: np.ndarray) -> np.ndarray:
    session = onnxruntime.InferenceSession(
        proto.SerializeToString(), providers=["CPUExecutionProvider"]
    )
    found: np.ndarray = session.run(None, {"x": x})[0]
    return found


def test_only_large_weights_are_halved(weights: np.ndarray) -> None:
    more = {
        "norm": np.ones(2 * SIZES[0], np.float32),
        "shape": np.ones((SIZES[0], 2), np.int64),
    }
    before = network(weights, more=more)
    copy = before.SerializeToString()
    after = halve(before)
    assert after is not None
    assert kinds(after) == {
        "W/half": TensorProto.FLOAT16,
        "b": TensorProto.FLOAT,
        "W2": TensorProto.FLOAT,
        "norm": TensorProto.FLOAT,
        "shape": TensorProto.INT64,
    }
    assert before.SerializeToString() == copy
    half = next(tensor for tensor in after.graph.initializer if tensor.name == "W/half")
    assert len(half.raw_data) == weights.size * 2


def test_the_smaller_ones_can_be_left(weights: np.ndarray) -> None:
    before = network(weights, more={"wide": np.ones((4, weights.size), np.float32)})
    after = halve(before, smallest=weights.size + 1)
    assert after is not None
    kept = kinds(after)
    assert kept["W"] == TensorProto.FLOAT
    assert kept["wide/half"] == TensorProto.FLOAT16
    assert halve(before, smallest=4 * weights.size + 1) is None


def test_the_scores_stay(weights: np.ndarray) -> None:
    before = network(weights)
    after = halve(before)
    assert after is not None
    x = np.random.default_rng(2).normal(size=(5, WIDTH)).astype(np.float32)
    exact, found = run(before, x), run(after, x)
    assert not np.array_equal(exact, found)
    # Half precision keeps 11 bits of each of the weights that are summed.
    np.testing.assert_allclose(found, exact, atol=2**-11 * np.abs(exact).max())


def test_nothing_is_left_to_do_once_the_graph_is_loaded(
    weights: np.ndarray, tmp_path: Path
) -> None:
    before = network(weights)
    after = halve(before)
    assert after is not None
    assert [node.op_type for node in after.graph.node].count("Cast") == 1
    assert optimised(after, tmp_path / "after.onnx") == optimised(before, tmp_path / "before.onnx")


def test_a_weight_too_large_for_half_precision_stays(weights: np.ndarray) -> None:
    weights[3, 3] = 70_000
    assert halve(network(weights)) is None


def test_a_network_without_large_weights_is_left_alone(weights: np.ndarray) -> None:
    rows = SIZES[0] // WIDTH  # one more would make it large
    small = network(weights)
    small.graph.initializer[0].CopyFrom(numpy_helper.from_array(weights[:rows], "W"))
    assert weights[:rows].size < SIZES[0]
    assert halve(small) is None


def test_a_graph_that_is_not_valid_is_refused(weights: np.ndarray) -> None:
    broken = network(weights)
    broken.graph.node[1].input[1] = "nowhere"
    with pytest.raises(ModelRejectedError, match=r"not valid.*nowhere"):
        checked(broken)


def test_a_graph_whose_shapes_contradict_each_other_is_refused(weights: np.ndarray) -> None:
    broken = network(weights[:, :50].copy())
    with pytest.raises(ModelRejectedError, match="not valid"):
        checked(broken)
