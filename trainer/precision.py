"""Weights stored in half precision; the network computes in float32 all the same."""

from __future__ import annotations

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from trainer.graph_check import checked

SIZES = (4096, 32_768, 131_072, 524_288)
"""Elements of the smallest tensor to store in half precision: as many tensors as possible,
or only the larger ones, which hold nearly all of the bytes. Below the first stand a batch
norm's folded shift, the head and the factors of the saliency map, which stay."""


def halve(proto: onnx.ModelProto, *, smallest: int = SIZES[0]) -> onnx.ModelProto | None:
    """Store the large weights of a graph in half the bytes.

    Parameters
    ----------
    proto : onnx.ModelProto
        With float32 weights; it is not changed.
    smallest : int
        Elements of the smallest tensor to halve.

    Returns
    -------
    onnx.ModelProto or None
        None where there is no such weight. Each float32 matrix or kernel of that size is
        a float16 tensor and a ``Cast`` to float32 instead. ONNX Runtime folds the casts
        when it loads the graph (its basic optimisations, constant folding), so nothing is
        slower after. A tensor with a value that float16 cannot hold stays as it is.
    """
    halved = onnx.ModelProto()
    halved.CopyFrom(proto)
    graph = halved.graph
    casts = []
    for number, tensor in enumerate(graph.initializer):
        half = _half(tensor, smallest)
        if half is None:
            continue
        stored = numpy_helper.from_array(half, f"{tensor.name}/half")
        casts.append(
            helper.make_node(
                "Cast", [stored.name], [tensor.name], name=stored.name, to=TensorProto.FLOAT
            )
        )
        graph.initializer[number].CopyFrom(stored)
    if not casts:
        return None
    # The casts come first: every node must stand after those it takes from.
    nodes = [*casts, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
    return checked(halved)


def _half(tensor: TensorProto, smallest: int) -> np.ndarray | None:
    """Return a tensor's values in half precision, or nothing where it stays float32."""
    if tensor.data_type != TensorProto.FLOAT or len(tensor.dims) < 2:
        return None
    values = numpy_helper.to_array(tensor)
    if values.size < smallest or np.abs(values).max() > np.finfo(np.float16).max:
        return None
    return values.astype(np.float16)
