"""An INT8 graph made from a float32 one: static quantisation with ONNX Runtime's tools.

Weights take 7 of the 8 bits. Processors without VNNI add pairs of products of an
unsigned and a signed byte in 16 bits, and 8-bit weights overflow there in silence: on an
emulated Haswell a shallow CNN gave one film 0.47 in place of 0.20. With 7 bits no sum
can overflow, and the same films got the same scores bit by bit.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnx
from onnxruntime.quantization import (
    CalibrationDataReader,
    CalibrationMethod,
    QuantFormat,
    QuantType,
    quantize_static,
)
from onnxruntime.quantization.shape_inference import quant_pre_process

from desktop.inference.contract import EMBEDDING_NAME, INPUT_NAME, SALIENCY_NAME
from trainer.export import run_onnx
from trainer.graph_check import checked

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from desktop.inference.contract import StorageEffect

CALIBRATION_FILMS = 300
LARGEST_AUC_FALL = 0.003
LEAST_SPEED_RATIO = 1.8
GOLDEN_TOLERANCE = 5e-3
"""How far the score of a golden film may be from the stored one on another processor.

Sums of integers are exact everywhere, but the last digit of a float may tip an activation
from one of its 255 steps to the next. On 256 films `rounding_gap`, the worst that can
come of it, was about 0.002 for ResNet50 and the shallow CNN.
"""

_BATCH = 16
_PRODUCER = "pneumotriage-train"
_OPERATORS = frozenset({"Conv", "Relu", "Clip", "MaxPool", "Add"})


def quantise(proto: onnx.ModelProto, films: NDArray[np.uint8]) -> onnx.ModelProto:
    """Make the feature extractor of a pooling network compute in integers.

    Parameters
    ----------
    proto : onnx.ModelProto
        The float32 graph, with the outputs embedding and saliency; it is not changed.
    films : ndarray of uint8, shape (n, height, width, 1)
        Training films; the range of every activation is what they reach.

    Returns
    -------
    onnx.ModelProto
        Standard operators only: ``QuantizeLinear`` and ``DequantizeLinear`` around what
        ONNX Runtime then computes in integers (its QDQ format, as fast here as its own
        operators, and readable elsewhere). Weights have a scale per output channel. The
        film's standardisation and everything from the pooling on stay float32.

    Notes
    -----
    Preparation (shape inference, constants and batch norms folded), unsigned activations
    with signed weights, and the reduced range as ONNX Runtime's guide "Quantize ONNX
    models" recommends; on ranges from extremes see Jacob et al., CVPR 2018.
    """
    with tempfile.TemporaryDirectory(prefix="pneumotriage-int8-") as folder:
        plain, prepared, quantised = (
            Path(folder) / f"{name}.onnx" for name in ("plain", "prepared", "quantised")
        )
        onnx.save(proto, plain)
        # Symbolic inference is for transformers; here only the batch size is unknown.
        quant_pre_process(plain, prepared, skip_symbolic_shape=True)
        quantize_static(
            prepared,
            quantised,
            _Reader(films),
            quant_format=QuantFormat.QDQ,
            calibrate_method=CalibrationMethod.MinMax,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            nodes_to_quantize=_extractor(onnx.load(prepared).graph),
        )
        made = onnx.load(quantised)
    _tidy(made)
    return checked(made)


def rounding_gap(proto: onnx.ModelProto, films: NDArray[np.uint8]) -> float:
    """Return how far probabilities differ between integer kernels and float32.

    Parameters
    ----------
    proto : onnx.ModelProto
        From `quantise`.
    films : ndarray of uint8, shape (n, height, width, 1)
        Films.

    Returns
    -------
    float
        Largest difference between this processor's integer kernels and the same graph
        computed node by node in float32, as a device without such kernels would.
    """
    integers = run_onnx(proto, films).probability
    return float(np.abs(integers - run_onnx(proto, films, optimised=False).probability).max())


def shortfalls(effect: StorageEffect, gap: float) -> tuple[str, ...]:
    """Say in what an INT8 graph falls short; nothing where it is worth keeping.

    Parameters
    ----------
    effect : StorageEffect
        What it changes next to the float32 graph.
    gap : float
        Its `rounding_gap`.

    Returns
    -------
    tuple of str
        Each with the figure and the limit.
    """
    found = [
        f"ROC AUC falls by {-some.change:.4f} on {some.data}; {LARGEST_AUC_FALL:g} is allowed"
        for some in effect.auc_changes
        if -some.change > LARGEST_AUC_FALL
    ]
    if effect.speed.ratio < LEAST_SPEED_RATIO:
        found.append(
            f"it is {effect.speed.ratio:.2f} times as fast; {LEAST_SPEED_RATIO:g} is wanted"
        )
    if gap > GOLDEN_TOLERANCE:
        found.append(
            f"scores may differ between processors by {gap:.4f}; {GOLDEN_TOLERANCE:g} is allowed"
        )
    return tuple(found)


class _Reader(CalibrationDataReader):  # type: ignore[misc]
    """Hands films to the quantiser, a batch at a time."""

    def __init__(self, films: NDArray[np.uint8]) -> None:
        self._batches = iter(
            films[start : start + _BATCH] for start in range(0, len(films), _BATCH)
        )

    def get_next(self) -> dict[str, NDArray[np.float32]] | None:
        """Return the next batch as the network takes it, or nothing after the last."""
        batch = next(self._batches, None)
        return None if batch is None else {INPUT_NAME: batch.astype(np.float32)}


def _extractor(graph: onnx.GraphProto) -> list[str]:
    """Name the nodes from the first convolution to the last feature map.

    Embedding and saliency part after that map: what both rest on ends there.
    """
    makers = {output: node for node in graph.node for output in node.output}
    both = _upstream(makers, EMBEDDING_NAME) & _upstream(makers, SALIENCY_NAME)
    found: list[str] = []
    after_convolution: set[str] = set()
    for node in graph.node:  # in an order in which each stands after those it takes from
        if node.op_type == "Conv" or after_convolution.intersection(node.input):
            after_convolution.update(node.output)
            if node.name in both and node.op_type in _OPERATORS:
                found.append(node.name)
    if not found:
        raise ValueError("the graph has no convolution before its pooling")
    return found


def _upstream(makers: dict[str, onnx.NodeProto], value: str) -> set[str]:
    """Name all nodes that a value rests on."""
    found: set[str] = set()
    waiting: list[str] = [value]
    while waiting:
        node = makers.get(waiting.pop())
        if node is not None and node.name not in found:
            found.add(node.name)
            waiting.extend(node.input)
    return found


def _tidy(proto: onnx.ModelProto) -> None:
    """Leave only the operator sets in use, and no traces of the tools."""
    used = {node.domain for node in proto.graph.node}
    kept = [entry for entry in proto.opset_import if entry.domain in used]
    imports = [onnx.helper.make_opsetid(entry.domain, entry.version) for entry in kept]
    del proto.opset_import[:]
    proto.opset_import.extend(imports)
    del proto.metadata_props[:]
    proto.producer_name = _PRODUCER
    proto.producer_version = ""
