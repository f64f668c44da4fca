"""How much a network computes for a film, whatever machine computes it."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import onnx


def multiply_adds(proto: onnx.ModelProto) -> int:
    """Count the multiplications, each with its addition, that one film takes.

    Parameters
    ----------
    proto : onnx.ModelProto
        A graph whose first dimension of every activation is the number of films.

    Returns
    -------
    int
        Of convolutions and matrix products, where nearly all the work is; what is added
        element by element is left out, as is usual (He et al., CVPR 2016, table 1).
    """
    from onnx import shape_inference

    graph = shape_inference.infer_shapes(proto).graph
    shapes = {
        value.name: tuple(dimension.dim_value for dimension in value.type.tensor_type.shape.dim)
        for value in (*graph.input, *graph.value_info, *graph.output)
    }
    shapes |= {tensor.name: tuple(tensor.dims) for tensor in graph.initializer}
    return sum(_of_node(node, shapes) for node in graph.node)


def _of_node(node: onnx.NodeProto, shapes: Mapping[str, tuple[int, ...]]) -> int:
    """Return a node's share: as many products for each output value as it sums up."""
    if node.op_type not in {"Conv", "MatMul", "Gemm"}:
        return 0
    # The films' own dimension is unknown to the graph, and counts once.
    values = prod(shapes[node.output[0]][1:])
    weights = shapes[node.input[1]]
    if node.op_type == "Conv":
        return values * prod(weights[1:])
    turned = any(one.name == "transB" and one.i for one in node.attribute)
    return values * (weights[-1] if turned else weights[-2])
