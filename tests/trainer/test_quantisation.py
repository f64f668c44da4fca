"""An INT8 graph: what computes in integers, what it gives, and when it is worth a file."""

from __future__ import annotations

import numpy as np
import onnx
import pytest
from onnx import numpy_helper

from desktop.inference.contract import AucChange, SpeedRatio, StorageEffect

pytestmark = [
    pytest.mark.trainer,
    # TensorFlow, Keras and tf2onnx warn of one another's ways; nothing here can mend that.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]

SIDE = 48


def films(count: int, seed: int) -> np.ndarray:
    """Bright blobs on grey, each another."""
    rng = np.random.default_rng(seed)
    rows, columns = np.mgrid[0:SIDE, 0:SIDE] / SIDE
    made = np.empty((count, SIDE, SIDE, 1))
    for film in made:
        y, x, width = rng.uniform(0.2, 0.8, 3)
        blob = np.exp(-((rows - y) ** 2 + (columns - x) ** 2) / (0.1 * width))
        film[..., 0] = 90 + 120 * blob + rng.normal(0, 8, rows.shape)
    return np.clip(made, 0, 255).astype(np.uint8)


@pytest.fixture(scope="module")
def float32() -> onnx.ModelProto:
    import keras

    from trainer.architectures import resnet50
    from trainer.calibration import Calibration
    from trainer.export import convert

    keras.utils.set_random_seed(5)
    model = resnet50(SIDE)
    for layer in model.layers:  # as after training: no branch at rest
        if isinstance(layer, keras.layers.BatchNormalization):
            layer.gamma.assign(np.full(layer.gamma.shape, 0.5, np.float32))
    return convert(model, Calibration(1.0, 0.0))


@pytest.fixture(scope="module")
def int8(float32: onnx.ModelProto) -> onnx.ModelProto:
    from trainer.quantisation import quantise

    before = float32.SerializeToString()
    made = quantise(float32, films(24, seed=1))
    assert float32.SerializeToString() == before
    return made


def test_every_convolution_computes_in_integers_and_nothing_after_the_pooling(
    int8: onnx.ModelProto,
) -> None:
    makers = {output: node.op_type for node in int8.graph.node for output in node.output}
    operators = [node.op_type for node in int8.graph.node]
    assert operators.count("Conv") == 53
    for node in int8.graph.node:
        sources = {makers.get(name) for name in node.input} - {None}
        if node.op_type in {"Conv", "MaxPool"}:
            assert sources == {"DequantizeLinear"}, node.name
        if node.op_type in {"Gemm", "MatMul", "Sigmoid", "ReduceSum", "Sub", "Div", "Sqrt"}:
            assert not sources & {"DequantizeLinear"}, node.name
    sums = [node for node in int8.graph.node if node.op_type == "Add" and len(node.input) == 2]
    rounded = [n for n in sums if {makers.get(i) for i in n.input} == {"DequantizeLinear"}]
    assert len(rounded) == 16, "the sum of every block"


def test_weights_have_a_scale_for_each_channel_and_leave_room_for_the_sums(
    int8: onnx.ModelProto,
) -> None:
    tensors = {tensor.name: numpy_helper.to_array(tensor) for tensor in int8.graph.initializer}
    kernels = [
        (tensors[node.input[0]], tensors[node.input[1]])
        for node in int8.graph.node
        if node.op_type == "DequantizeLinear"
        and tensors.get(node.input[0], np.zeros(0)).dtype == np.int8
        and tensors[node.input[0]].ndim == 4
    ]
    assert len(kernels) == 53
    for kernel, scales in kernels:
        assert scales.shape == kernel.shape[:1]
        # Two products of such a weight with 255 fit into 16 bits with their sign.
        assert 2 * 255 * int(np.abs(kernel.astype(np.int16)).max()) < 2**15
    assert max(int(np.abs(kernel.astype(np.int16)).max()) for kernel, _ in kernels) == 64


def test_it_is_a_graph_of_the_contract_with_standard_operators_only(
    float32: onnx.ModelProto, int8: onnx.ModelProto
) -> None:
    assert {entry.domain for entry in int8.opset_import} == {""}
    assert {node.domain for node in int8.graph.node} <= {"", "ai.onnx"}
    outputs = [output.name for output in int8.graph.output]
    assert outputs == [output.name for output in float32.graph.output]
    assert int8.graph.input[0].type.tensor_type.shape.dim[0].dim_param == "N"
    assert int8.ByteSize() < 0.3 * float32.ByteSize()
    assert not int8.metadata_props


def test_it_gives_what_the_float_graph_gives_but_for_rounding(
    float32: onnx.ModelProto, int8: onnx.ModelProto
) -> None:
    from trainer.export import run_onnx
    from trainer.quantisation import GOLDEN_TOLERANCE, rounding_gap

    others = films(16, seed=2)
    exact, found = run_onnx(float32, others), run_onnx(int8, others)
    assert found.saliency is not None
    for ours, theirs in ((exact.embedding, found.embedding), (exact.saliency, found.saliency)):
        assert 0 < np.abs(ours - theirs).max() < 0.2 * np.abs(ours).max()
    assert 0 < np.abs(found.probability - exact.probability).max() < 0.1
    assert rounding_gap(int8, others) < GOLDEN_TOLERANCE


def test_a_network_without_convolutions_is_refused() -> None:
    import keras

    from trainer.architectures import baseline
    from trainer.calibration import Calibration
    from trainer.export import convert
    from trainer.quantisation import quantise

    keras.utils.set_random_seed(5)
    with pytest.raises(ValueError, match="no convolution"):
        quantise(convert(baseline(SIDE), Calibration(1.0, 0.0)), films(4, seed=1))


def effect(*, shifted: float = 0.0, held_out: float = 0.0, ratio: float = 2.5) -> StorageEffect:
    return StorageEffect(
        films=200,
        max_abs_change=0.05,
        mean_abs_change=0.002,
        auc_changes=(
            AucChange(data="val", n=100, change=shifted),
            AucChange(data="held-out patients", n=100, change=held_out),
        ),
        speed=SpeedRatio(ratio=ratio, batch=16, threads=2, processor="a CPU"),
    )


@pytest.mark.parametrize(
    ("found", "gap"),
    [
        (effect(), 0.0),
        (effect(shifted=-0.003, held_out=-0.003, ratio=1.8), 0.005),
        (effect(shifted=0.02, held_out=0.01), 0.001),
    ],
)
def test_it_is_kept_where_it_is_as_good_and_faster(found: StorageEffect, gap: float) -> None:
    from trainer.quantisation import shortfalls

    assert shortfalls(found, gap) == ()


@pytest.mark.parametrize(
    ("found", "gap", "figures"),
    [
        (effect(shifted=-0.0034), 0.0, ["falls by 0.0034 on val", "0.003 is allowed"]),
        (effect(held_out=-0.0041), 0.0, ["falls by 0.0041 on held-out patients"]),
        (effect(ratio=1.79), 0.0, ["1.79 times as fast", "1.8 is wanted"]),
        (effect(), 0.0061, ["0.0061", "0.005 is allowed"]),
    ],
)
def test_otherwise_the_figures_say_why(
    found: StorageEffect, gap: float, figures: list[str]
) -> None:
    from trainer.quantisation import shortfalls

    (why,) = shortfalls(found, gap)
    for figure in figures:
        assert figure in why
