"""From a Keras network to one ONNX file, checked against it."""

from __future__ import annotations

import gc
import os
from contextlib import contextmanager
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
    PARITY_LIMITS,
    PROBABILITY_NAME,
    SALIENCY_NAME,
    ModelCard,
    Parity,
)
from trainer.architectures import FEATURES_NAME, HEAD_NAME, POOLED_NAME
from trainer.graph_check import checked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from trainer.calibration import Calibration

OPSET = 17
PARITY_FILMS = 256
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

    Raises
    ------
    ModelRejectedError
        If the graph is not valid.
    """
    height, width = model.input_shape[1:3]
    signature = [tf.TensorSpec((None, height, width, 1), tf.float32, name=INPUT_NAME)]
    function = tf.function(graph_of(model, calibration), input_signature=signature)
    with _swept():
        proto, _ = tf2onnx.convert.from_function(function, input_signature=signature, opset=OPSET)
    _name_dimensions(proto)
    proto.producer_name = _PRODUCER
    proto.doc_string = ""
    return checked(proto)


def cpu_session(proto: onnx.ModelProto, *, optimised: bool = True) -> onnxruntime.InferenceSession:
    """Load a graph as the app would, on the CPU with all its cores.

    Parameters
    ----------
    proto : onnx.ModelProto
        The model.
    optimised : bool
        Otherwise every node is computed as it stands in the file: a quantised graph in
        float32, without integer kernels.

    Returns
    -------
    onnxruntime.InferenceSession
        Ready to run.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = os.cpu_count() or 1
    # Threads that spin while they wait take the processor from a training next door.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    if not optimised:
        level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        options.graph_optimization_level = level
    return onnxruntime.InferenceSession(
        proto.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )


def run_onnx(
    proto: onnx.ModelProto, images: NDArray[np.uint8], *, optimised: bool = True
) -> Outputs:
    """Run an ONNX graph on films.

    Parameters
    ----------
    proto : onnx.ModelProto
        The model.
    images : ndarray of uint8, shape (n, height, width, 1)
        Films.
    optimised : bool
        See `cpu_session`.

    Returns
    -------
    Outputs
        Of all films.
    """
    session = cpu_session(proto, optimised=optimised)
    names = [output.name for output in session.get_outputs()]

    def run(batch: NDArray[np.float32]) -> dict[str, Any]:
        return dict(zip(names, session.run(names, {INPUT_NAME: batch}), strict=True))

    return _in_batches(run, images)


def run_keras(model: keras.Model, calibration: Calibration, images: NDArray[np.uint8]) -> Outputs:
    """Run the Keras network with its calibration on films; see `run_onnx`."""
    # As a graph: run step by step, a network keeps every layer's values until the end.
    graph = tf.function(graph_of(model, calibration), reduce_retracing=True)

    def run(batch: NDArray[np.float32]) -> dict[str, Any]:
        return {name: value.numpy() for name, value in graph(tf.constant(batch)).items()}

    return _in_batches(run, images)


def largest_difference(ours: Outputs, theirs: Outputs) -> float:
    """Return the largest difference of any output that both have, on the same films.

    Returns
    -------
    float
        Probabilities are compared as they are, embedding and saliency as shares of the
        largest value of `ours`. Not a number where one of them is not.
    """
    differences = [float(np.abs(ours.probability - theirs.probability).max())]
    for a, b in ((ours.embedding, theirs.embedding), (ours.saliency, theirs.saliency)):
        if a is not None and b is not None:
            largest = float(np.abs(a).max()) or 1.0
            differences.append(float(np.abs(a - b).max()) / largest)
    return float(np.max(differences))  # unlike max(), it keeps a value that is no number


def parity_of(keras_gave: Outputs, onnx_gave: Outputs, *, weights: str = "float32") -> Parity:
    """Compare what the two gave on the same films.

    Parameters
    ----------
    keras_gave, onnx_gave : Outputs
        Of the same films.
    weights : str
        How the graph stores its weights, a key of
        `desktop.inference.contract.PARITY_LIMITS`.

    Returns
    -------
    Parity
        With the `largest_difference`.

    Raises
    ------
    ModelRejectedError
        If the difference exceeds the limit.
    """
    largest, tolerance = largest_difference(keras_gave, onnx_gave), PARITY_LIMITS[weights]
    if not largest <= tolerance:
        raise ModelRejectedError(
            f"the exported graph with {weights} weights",
            f"it strays from the Keras model by {largest:.2g}; {tolerance:g} is allowed",
            "Export with the library versions of the constraints file",
            code="parity",
        )
    return Parity(
        films=len(keras_gave.probability), max_abs_difference=largest, tolerance=tolerance
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
    path = folder / file_name(card.name, card.version)
    unfinished = path.with_name(f"{path.name}.part")
    unfinished.write_bytes(stamped.SerializeToString())
    return unfinished.replace(path)


def file_name(name: str, version: str) -> str:
    """Return how the file of a model is called, without its folder."""
    return f"{name}-{version}.onnx"


def read_model(path: Path) -> tuple[onnx.ModelProto, dict[str, str]]:
    """Read an ONNX file and its metadata properties."""
    proto = onnx.load_model_from_string(path.read_bytes())
    return proto, {entry.key: entry.value for entry in proto.metadata_props}


@contextmanager
def _swept() -> Iterator[None]:
    """Keep the many copies of a graph that tf2onnx makes and forgets from piling up.

    They are cycles, and Python looks for those the less often the more objects it knows:
    with all others set aside it finds them in time (a ResNet50 left 7 GB lying about).
    """
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.collect()


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
