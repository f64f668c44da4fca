"""The work of a film is counted as the literature counts it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from trainer.report.arithmetic import multiply_adds

MODELS = Path(__file__).parents[2] / "resources" / "models"


def one_node(op: str, weights: tuple[int, ...], film: tuple[int, ...], **how: object) -> int:
    tensor = numpy_helper.from_array(np.zeros(weights, np.float32), "w")
    given = helper.make_tensor_value_info("x", TensorProto.FLOAT, ["n", *film])
    found = helper.make_tensor_value_info("y", TensorProto.FLOAT, None)
    node = helper.make_node(op, ["x", "w"], ["y"], **how)
    graph = helper.make_graph([node], "one", [given], [found], [tensor])
    return multiply_adds(helper.make_model(graph))


def test_a_convolution_sums_its_kernel_for_every_pixel_and_channel() -> None:
    assert one_node("Conv", (8, 3, 5, 5), (3, 20, 20)) == 8 * 16 * 16 * 3 * 5 * 5


def test_a_depthwise_convolution_sums_one_channel() -> None:
    count = one_node("Conv", (6, 1, 3, 3), (6, 10, 10), group=6, pads=[1, 1, 1, 1])
    assert count == 6 * 10 * 10 * 9


@pytest.mark.parametrize(
    ("op", "weights", "how"),
    [("MatMul", (40, 7), {}), ("Gemm", (40, 7), {}), ("Gemm", (7, 40), {"transB": 1})],
)
def test_a_matrix_product_sums_its_inputs(
    op: str, weights: tuple[int, ...], how: dict[str, int]
) -> None:
    assert one_node(op, weights, (40,), **how) == 40 * 7


def test_resnet50_works_as_hard_as_published() -> None:
    # 3.8 to 4.1 thousand million at 224 pixels and three channels (He et al., CVPR 2016,
    # table 1; torchvision's page of models); fewer pixels, and one channel, take less.
    plain = next(path for path in MODELS.glob("resnet50-*.onnx") if "+" not in path.name)
    count = multiply_adds(onnx.load(plain))
    share = (192 / 224) ** 2
    assert 3.8e9 * share < count < 4.1e9 * share
