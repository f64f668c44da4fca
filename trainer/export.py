"""From a Keras network to one ONNX file, checked against it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import keras
import numpy as np
import onnx
import onnxruntime
import tensorflow as tf
import tf2onnx

from desktop.errors import ModelRejectedError
from desktop.inference.contract import (
    EMBEDDING_NAME,
    INPUT_NAME,
    METADATA_KEY,
    PROBABILITY_NAME,
    SALIENCY_NAME,
    ModelCard,
    Parity,
)
from trainer.architectures import FEATURES_NAME, HEAD_NAME, POOLED_NAME

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

    from trainer.calibration import Calibration

OPSET = 17
PARITY_FILMS = 256
PARITY_TOLERANCE = 1e-4

_PRODUCER = "pneumotriage-train"
_BATCH = 32
_DIMENSIONS = {
    PROBABILITY_NAME: ("N",),
    EMBEDDING_NAME: ("N", None),
    SALIENCY_NAME: ("N", None, None),
}


@dataclass(frozen=True, slots=True, eq=False)
class Outputs:
    """What a model gives for n films.

    Parameters
    ----------
    probability : ndarray of float32, shape (n,)
        Calibrated.
    embedding : ndarray of float32, shape (n, d)
        Pooled features.
    saliency : ndarray of float32, shape (n, h, w), or None
        What each part of the film adds to the calibrated logit; the mean of a map
        plus a constant is the logit.
    """

    probability: NDArray[np.float32]
    embedding: NDArray[np.float32]
    saliency: NDArray[np.float32] | None


def graph_of(model: keras.Model, calibration: Calibration) -> Callable[[Any], dict[str, Any]]:
    """Return the function that the ONNX file will compute.

    Parameters
    ----------
    model : keras.Model
        From `trainer.architectures`.
    calibration : Calibration
        Becomes part of the graph.

    Returns
    -------
    callable
        From images, float32 ``[N, height, width, 1]``, to a dict of outputs.
    """
    head = model.get_layer(HEAD_NAME)
    inner = {EMBEDDING_NAME: model.get_layer(POOLED_NAME).output, HEAD_NAME: model.output}
    names = {layer.name for layer in model.layers}
    if FEATURES_NAME in names:
        inner[FEATURES_NAME] = model.get_layer(FEATURES_NAME).output
    network = keras.Model(model.input, inner)
    # A NumPy array: tf2onnx would make an input of a tensor that comes from outside.
    weights = (calibration.slope * head.kernel.numpy()[:, 0]).astype(np.float32)

    def graph(image: Any) -> dict[str, Any]:
        found = network(image, training=False)
        logit = calibration.slope * found[HEAD_NAME] + calibration.bias
        outputs = {
            PROBABILITY_NAME: tf.reshape(tf.sigmoid(logit), [-1]),
            EMBEDDING_NAME: found[EMBEDDING_NAME],
        }
        if FEATURES_NAME in found:
            outputs[SALIENCY_NAME] = tf.reduce_sum(found[FEATURES_NAME] * weights, axis=-1)
        return outputs

    return graph


def convert(model: keras.Model, calibration: Calibration) -> onnx.ModelProto:
    """Convert a network with its calibration, and check the result.

    Parameters
    ----------
    model : keras.Model
        From `trainer.architectures`.
    calibration : Calibration
        Becomes part of the graph.

    Returns
    -------
    onnx.ModelProto
        Checked, with inferred shapes, any number of films a batch.
    """
    height, width = model.input_shape[1:3]
    signature = [tf.TensorSpec((None, height, width, 1), tf.float32, name=INPUT_NAME)]
    function = tf.function(graph_of(model, calibration), input_signature=signature)
    proto, _ = tf2onnx.convert.from_function(function, input_signature=signature, opset=OPSET)
    _name_dimensions(proto)
    proto.producer_name = _PRODUCER
    proto.doc_string = ""
    onnx.checker.check_model(proto, full_check=True)
    return onnx.shape_inference.infer_shapes(proto, strict_mode=True, data_prop=True)


def run_onnx(proto: onnx.ModelProto, images: NDArray[np.uint8]) -> Outputs:
    """Run an ONNX graph on films as the app would, on the CPU.

    Parameters
    ----------
    proto : onnx.ModelProto
        The model.
    images : ndarray of uint8, shape (n, height, width, 1)
        Films.

    Returns
    -------
    Outputs
        Of all films.
    """
    options = onnxruntime.SessionOptions()
    # Threads that spin while they wait take the processor from a training next door.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session = onnxruntime.InferenceSession(
        proto.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )
    names = [output.name for output in session.get_outputs()]

    def run(batch: NDArray[np.float32]) -> dict[str, Any]:
        return dict(zip(names, session.run(names, {INPUT_NAME: batch}), strict=True))

    return _in_batches(run, images)


def run_keras(model: keras.Model, calibration: Calibration, images: NDArray[np.uint8]) -> Outputs:
    """Run the Keras network with its calibration on films; see `run_onnx`."""
    graph = graph_of(model, calibration)

    def run(batch: NDArray[np.float32]) -> dict[str, Any]:
        return {name: value.numpy() for name, value in graph(tf.constant(batch)).items()}

    return _in_batches(run, images)


def parity_of(keras_gave: Outputs, onnx_gave: Outputs) -> Parity:
    """Compare what the two gave on the same films.

    Parameters
    ----------
    keras_gave, onnx_gave : Outputs
        Of the same films.

    Returns
    -------
    Parity
        Largest difference of a probability; embedding and saliency count as well,
        divided by their largest value.

    Raises
    ------
    ModelRejectedError
        If the difference exceeds `PARITY_TOLERANCE`.
    """
    differences = [float(np.abs(keras_gave.probability - onnx_gave.probability).max())]
    for ours, theirs in (
        (keras_gave.embedding, onnx_gave.embedding),
        (keras_gave.saliency, onnx_gave.saliency),
    ):
        if ours is not None and theirs is not None:
            scale = max(1.0, float(np.abs(ours).max()))
            differences.append(float(np.abs(ours - theirs).max()) / scale)
    largest = max(differences)
    if not largest <= PARITY_TOLERANCE:
        raise ModelRejectedError(
            "the exported graph",
            f"it strays from the Keras model by {largest:.2g}",
            "Export with the library versions of the constraints file",
            code="parity",
        )
    return Parity(
        films=len(keras_gave.probability),
        max_abs_difference=largest,
        tolerance=PARITY_TOLERANCE,
    )


def write_model(proto: onnx.ModelProto, card: ModelCard, folder: Path) -> Path:
    """Write a model with its card, whole or not at all.

    Parameters
    ----------
    proto : onnx.ModelProto
        The graph.
    card : ModelCard
        Goes into the metadata property `METADATA_KEY`.
    folder : Path
        Where ``<name>-<version>.onnx`` will stand.

    Returns
    -------
    Path
        The file.
    """
    stamped = onnx.ModelProto()
    stamped.CopyFrom(proto)
    onnx.helper.set_model_props(stamped, {METADATA_KEY: card.model_dump_json()})
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{card.name}-{card.version}.onnx"
    unfinished = path.with_suffix(".part")
    unfinished.write_bytes(stamped.SerializeToString())
    return unfinished.replace(path)


def read_model(path: Path) -> tuple[onnx.ModelProto, dict[str, str]]:
    """Read an ONNX file and its metadata properties."""
    proto = onnx.load_model_from_string(path.read_bytes())
    return proto, {entry.key: entry.value for entry in proto.metadata_props}


def _in_batches(
    run: Callable[[NDArray[np.float32]], dict[str, Any]], images: NDArray[np.uint8]
) -> Outputs:
    found = [
        run(images[start : start + _BATCH].astype(np.float32))
        for start in range(0, len(images), _BATCH)
    ]
    joined = {name: np.concatenate([batch[name] for batch in found]) for name in found[0]}
    return Outputs(joined[PROBABILITY_NAME], joined[EMBEDDING_NAME], joined.get(SALIENCY_NAME))


def _name_dimensions(proto: onnx.ModelProto) -> None:
    """Name the batch dimension, and put the outputs into the contract's order."""
    proto.graph.input[0].type.tensor_type.shape.dim[0].dim_param = "N"
    by_name = {output.name: output for output in proto.graph.output}
    ordered = [by_name[name] for name in _DIMENSIONS if name in by_name]
    if len(ordered) != len(by_name):
        raise ValueError(f"the graph has outputs {sorted(by_name)}")
    for output in ordered:
        dimensions = output.type.tensor_type.shape.dim
        if len(dimensions) != len(_DIMENSIONS[output.name]):
            raise ValueError(f"{output.name} has {len(dimensions)} dimensions")
        dimensions[0].dim_param = "N"
    outputs = [onnx.ValueInfoProto.FromString(output.SerializeToString()) for output in ordered]
    del proto.graph.output[:]
    proto.graph.output.extend(outputs)
