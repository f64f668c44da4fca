"""What the graph of a model file may be: rules as functions that name the first breach."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.inference.contract import (
    EMBEDDING_NAME,
    INPUT_NAME,
    PROBABILITY_NAME,
    SALIENCY_NAME,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.inference.contract import ModelCard

LOWEST_OPSET = 17
STANDARD_DOMAINS = frozenset({"", "ai.onnx"})
QUANTISATION_DOMAIN = "com.microsoft"
QUANTISATION_OPERATORS = frozenset(
    {
        "DequantizeLinear",
        "DynamicQuantizeMatMul",
        "MatMulInteger16",
        "MatMulIntegerToFloat",
        "QGemm",
        "QLinearAdd",
        "QLinearAveragePool",
        "QLinearConcat",
        "QLinearConv",
        "QLinearGlobalAveragePool",
        "QLinearLeakyRelu",
        "QLinearMul",
        "QLinearSigmoid",
        "QLinearSoftmax",
        "QLinearWhere",
        "QuantizeLinear",
    }
)
"""The operators that ONNX Runtime's quantiser writes beside the standard ones."""

INTEGER_OPERATORS = QUANTISATION_OPERATORS | {
    "ConvInteger",
    "DynamicQuantizeLinear",
    "MatMulInteger",
    "QLinearMatMul",
}
"""Those, and the standard ones, of which at least one stands in every quantised graph."""

OUTPUT_RANKS = {PROBABILITY_NAME: 1, SALIENCY_NAME: 3, EMBEDDING_NAME: 2}
"""Number of axes of each output, the batch included."""


def opset_fault(model: Any) -> str:
    """Return what is wrong with the operator set, or nothing."""
    versions = [entry.version for entry in model.opset_import if entry.domain in STANDARD_DOMAINS]
    newest = max(versions, default=0)
    return "" if newest >= LOWEST_OPSET else f"opset {newest} is older than {LOWEST_OPSET}"


def external_fault(model: Any) -> str:
    """Name the first weight that lies outside the file, if any."""
    from onnx import TensorProto

    for tensor in _tensors(model):
        if tensor.data_location == TensorProto.EXTERNAL or tensor.external_data:
            return f"weight {tensor.name!r} lies in another file"
    return ""


def operator_fault(model: Any) -> str:
    """Name the first operator that is neither a standard nor a quantisation one, if any."""
    for node in _nodes(model):
        known = node.domain in STANDARD_DOMAINS or (
            node.domain == QUANTISATION_DOMAIN and node.op_type in QUANTISATION_OPERATORS
        )
        if not known:
            return f"operator {node.op_type!r} of domain {node.domain!r} is not a standard one"
    return ""


def input_fault(model: Any, card: ModelCard) -> str:
    """Return how the graph's input strays from contract and card, or nothing."""
    from onnx import TensorProto

    weights = {tensor.name for tensor in model.graph.initializer}
    inputs = [value for value in model.graph.input if value.name not in weights]
    if [value.name for value in inputs] != [INPUT_NAME]:
        return f"inputs are {[value.name for value in inputs]}, not only {INPUT_NAME!r}"
    tensor = inputs[0].type.tensor_type
    if tensor.elem_type != TensorProto.FLOAT:
        return f"{INPUT_NAME!r} is no float32"
    shape = [axis.dim_value or "any" for axis in tensor.shape.dim]
    expected = ["any", card.input.height, card.input.width, 1]
    return "" if shape == expected else f"{INPUT_NAME!r} has the shape {shape}, not {expected}"


def output_fault(model: Any, card: ModelCard) -> str:
    """Return how the graph's outputs stray from contract and card, or nothing."""
    from onnx import TensorProto

    names = [value.name for value in model.graph.output]
    if PROBABILITY_NAME not in names:
        return f"there is no output {PROBABILITY_NAME!r}, only {names}"
    for value in model.graph.output:
        rank = OUTPUT_RANKS.get(value.name)
        if rank is None:
            return f"output {value.name!r} is none of {sorted(OUTPUT_RANKS)}"
        tensor = value.type.tensor_type
        if tensor.elem_type != TensorProto.FLOAT:
            return f"{value.name!r} is no float32"
        if tensor.HasField("shape") and len(tensor.shape.dim) != rank:
            return f"{value.name!r} has {len(tensor.shape.dim)} axes, not {rank}"
    if card.reference is not None and EMBEDDING_NAME not in names:
        return f"the card has reference statistics, but there is no output {EMBEDDING_NAME!r}"
    return ""


def weights_fault(model: Any, card: ModelCard) -> str:
    """Return how the weights are stored otherwise than the card says, or nothing.

    A quantised graph must say so: the card's word keeps it from becoming the default.
    """
    from onnx import TensorProto

    integers = any(node.op_type in INTEGER_OPERATORS for node in _nodes(model))
    if integers != card.quantised:
        said = card.storage.weights if card.storage else "nothing"
        found = "has integer operators" if integers else "has no integer operators"
        return f"the graph {found}, but the card says {said} of its weights"
    if card.storage is not None and card.storage.weights == "float16":
        kinds = {tensor.data_type for tensor in _tensors(model)}
        if TensorProto.FLOAT16 not in kinds:
            return "the card says float16, but no weight is stored so"
    return ""


def _graphs(graph: Any) -> Iterator[Any]:
    """Yield a graph and those inside its nodes, such as the branches of an ``If``."""
    yield graph
    for node in graph.node:
        for attribute in node.attribute:
            for inner in (*([attribute.g] if attribute.HasField("g") else []), *attribute.graphs):
                yield from _graphs(inner)


def _nodes(model: Any) -> Iterator[Any]:
    # A function is a graph without weights of its own; its nodes count as well.
    for top in (model.graph, *model.functions):
        for graph in _graphs(top):
            yield from graph.node


def _tensors(model: Any) -> Iterator[Any]:
    for graph in _graphs(model.graph):
        yield from graph.initializer
        for sparse in graph.sparse_initializer:
            yield from (sparse.values, sparse.indices)
    for node in _nodes(model):
        for attribute in node.attribute:
            if attribute.HasField("t"):
                yield attribute.t
            yield from attribute.tensors
            sparse_ones = [attribute.sparse_tensor] if attribute.HasField("sparse_tensor") else []
            for sparse in (*sparse_ones, *attribute.sparse_tensors):
                yield from (sparse.values, sparse.indices)
