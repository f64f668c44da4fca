"""The weights of a finished model file, for a network that is to learn on.

An exported graph has each normalisation folded into the convolution before it. To learn
on, a network needs them apart again: a normalisation by the mean and the variance that
the convolution's values have on films, scaled and shifted so that nothing changes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import keras
import numpy as np
import onnx
from onnx import numpy_helper

from desktop.errors import ModelRejectedError
from desktop.inference.contract import INPUT_NAME, PARITY_LIMITS, read_card
from trainer.architectures import ARCHITECTURES, HEAD_NAME
from trainer.calibration import Calibration
from trainer.export import (
    cpu_session,
    largest_difference,
    read_model,
    run_keras,
    run_onnx,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    Array = NDArray[np.float32]

_BATCH = 8
"""Films whose values after every convolution are held at a time."""
_LEAST_DEVIATION = 1e-2
"""A convolution's channel that varies less is not scaled up to a deviation of 1."""


@dataclass(frozen=True, slots=True, eq=False)
class _Folded:
    """A convolution with its normalisation in it.

    Parameters
    ----------
    kernel : ndarray of float32, shape (out, in, height, width)
        As ONNX has it.
    bias : ndarray of float32, shape (out,) or (1,)
        Added to what it gives.
    output : str
        Name of the sum.
    """

    kernel: Array
    bias: Array
    output: str


def weights_of(path: Path, name: str, images: NDArray[np.uint8]) -> list[Array]:
    """Return the weights with which a network computes what a model file does.

    Parameters
    ----------
    path : Path
        ONNX file that the trainer wrote.
    name : str
        Key of `trainer.architectures.ARCHITECTURES`.
    images : ndarray of uint8, shape (n, side, side, 1)
        Training films at the file's input size, on which the normalisations are measured.

    Returns
    -------
    list of ndarray of float32
        In the order of the network's `set_weights`.

    Raises
    ------
    ModelRejectedError
        If the file is no model, is another one or a quantised one, or the network with
        these weights does not give what the file gives.
    """
    proto, metadata = read_model(path)
    card = read_card(path.name, metadata)
    if card.name != name or card.quantised:
        raise _no_start(path, f"it is {card.name} {card.version}", name)
    model = ARCHITECTURES[name].build(card.input.height)
    layers = list(_normalised_convolutions(model))
    folded = _folded_convolutions(proto)
    head = _head_of(proto)
    if head is None or len(folded) != len(layers) or not layers:
        raise _no_start(path, "its graph is not that of the network", name)
    moments = _moments(proto, [some.output for some in folded], images)
    for some, (convolution, normalisation) in zip(folded, layers, strict=True):
        kernel = _as_keras(convolution, some.kernel)
        if kernel.shape != convolution.kernel.shape:
            raise _no_start(path, f"{convolution.name} has another shape in it", name)
        _unfold(convolution, normalisation, kernel, some.bias, *moments[some.output])
    model.get_layer(HEAD_NAME).set_weights(head[0])
    strays = largest_difference(run_onnx(proto, images), run_keras(model, head[1], images))
    if not strays <= PARITY_LIMITS["float32"]:
        raise _no_start(path, f"the network made of it strays from it by {strays:.2g}", name)
    weights: list[Array] = model.get_weights()
    return weights


def _no_start(path: Path, why: str, name: str) -> ModelRejectedError:
    return ModelRejectedError(
        path.name,
        f"{why}; {name} cannot start from it",
        f"Name a file of {name} that this version of the trainer wrote, not its INT8 version",
        code="start",
    )


def _normalised_convolutions(model: keras.Model) -> Iterator[tuple[Any, Any]]:
    """Yield each convolution with its normalisation, in the order they were built in."""
    kinds = keras.layers.Conv2D, keras.layers.DepthwiseConv2D
    found = (layer for layer in model.layers if isinstance(layer, kinds))
    # Keras lists the branches of a block by depth; the numbers it gives do not.
    for convolution in sorted(found, key=_number_given):
        following = (layer for layer in model.layers if layer.input is convolution.output)
        yield convolution, next(following)


def _number_given(layer: Any) -> int:
    given = re.fullmatch(r"conv2d_(\d+)", layer.name)
    return int(given[1]) if given else 0


def _folded_convolutions(proto: onnx.ModelProto) -> list[_Folded]:
    """Return a graph's convolutions with what its normalisations have become."""
    constants = _constants(proto)
    found = []
    for node in proto.graph.node:
        if node.op_type != "Conv":
            continue
        kernel, output = constants[node.input[1]], node.output[0]
        bias = constants[node.input[2]] if len(node.input) > 2 else np.zeros(1, np.float32)
        # Of a depthwise convolution the converter leaves the normalisation outside.
        for after in proto.graph.node:
            factor = [constants[i] for i in after.input if i in constants]
            if output not in after.input or after.op_type not in {"Mul", "Add"} or not factor:
                continue
            if after.op_type == "Mul":
                kernel = kernel * factor[0].reshape(-1, 1, 1, 1)
            bias = bias * factor[0].ravel() if after.op_type == "Mul" else bias + factor[0].ravel()
            output = after.output[0]
        found.append(_Folded(kernel, bias, output))
    return found


def _as_keras(convolution: Any, kernel: Array) -> Array:
    if isinstance(convolution, keras.layers.DepthwiseConv2D):
        return kernel.transpose(2, 3, 0, 1)
    return kernel.transpose(2, 3, 1, 0)


def _constants(proto: onnx.ModelProto) -> dict[str, Array]:
    """Return a graph's constants, those too that are stored in half precision."""
    found = {some.name: numpy_helper.to_array(some) for some in proto.graph.initializer}
    for node in proto.graph.node:
        if node.op_type == "Cast" and node.input[0] in found:
            found[node.output[0]] = found[node.input[0]].astype(np.float32)
    return found


def _head_of(proto: onnx.ModelProto) -> tuple[list[Array], Calibration] | None:
    """Return the weights of the logit and its calibration; those that do nothing are left out."""
    constants = _constants(proto)
    made_by = {output: node for node in proto.graph.node for output in node.output}
    sums, slope = [0.0], 1.0
    last = next((node for node in proto.graph.node if node.op_type == "Sigmoid"), None)
    node = last and made_by.get(last.input[0])
    while node and node.op_type in {"Add", "Mul"}:
        constant = next((constants[name] for name in node.input if name in constants), None)
        if constant is None or constant.size != 1:
            return None
        if node.op_type == "Add":
            sums[-1] += float(constant.item())
        else:
            slope *= float(constant.item())
            sums.append(0.0)
        node = next((made_by[name] for name in node.input if name in made_by), None)
    if not node or node.op_type != "MatMul" or node.input[1] not in constants or len(sums) > 2:
        return None
    bias = np.array([sums[1] if len(sums) == 2 else 0.0], np.float32)
    return [constants[node.input[1]], bias], Calibration(slope, sums[0])


def _moments(
    proto: onnx.ModelProto, names: list[str], images: NDArray[np.uint8]
) -> dict[str, tuple[Array, Array]]:
    """Return mean and variance, a channel each, of what some nodes give for films."""
    watched = onnx.ModelProto()
    watched.CopyFrom(proto)
    for name in names:
        watched.graph.output.append(onnx.helper.make_empty_tensor_value_info(name))
    session = cpu_session(watched)
    sums: dict[str, Any] = dict.fromkeys(names, (0.0, 0.0, 0))
    for start in range(0, len(images), _BATCH):
        films = images[start : start + _BATCH].astype(np.float32)
        for name, values in zip(names, session.run(names, {INPUT_NAME: films}), strict=True):
            total, squares, count = sums[name]
            sums[name] = (
                total + values.sum(axis=(0, 2, 3), dtype=np.float64),
                squares + np.square(values, dtype=np.float64).sum(axis=(0, 2, 3)),
                count + values[:, 0].size,
            )
    return {
        name: (total / count, np.maximum(squares / count - (total / count) ** 2, 0.0))
        for name, (total, squares, count) in sums.items()
    }


def _unfold(
    convolution: Any, normalisation: Any, kernel: Array, bias: Array, mean: Array, variance: Array
) -> None:
    """Part a convolution and its normalisation, so that the two give `kernel` and `bias`.

    The convolution's own scale says nothing, but how fast it learns depends on it: each
    channel is given the deviation of 1 that it has in a network that begins.
    """
    deviation = np.maximum(np.sqrt(variance), _LEAST_DEVIATION)
    depthwise = isinstance(convolution, keras.layers.DepthwiseConv2D)
    scale = deviation[:, np.newaxis] if depthwise else deviation
    convolution.set_weights([kernel / scale])
    own_variance = variance / deviation**2
    gamma = deviation * np.sqrt(own_variance + normalisation.epsilon)
    normalisation.set_weights([gamma, mean, (mean - bias) / deviation, own_variance])
