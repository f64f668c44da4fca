"""The networks, each built for a given input size.

Every network takes a film with grey values 0 to 255 and standardises it itself, film
by film, so that an exposure that is lighter or darker as a whole says nothing. What
it gives is a logit; the model card's calibration turns that into a probability.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import keras
from keras import layers, ops

from desktop.inference.contract import INPUT_NAME
from trainer import efficientnet

if TYPE_CHECKING:
    from collections.abc import Callable

_STEP_OF_GREY = 1.0
"""Added to a film's standard deviation, so that an empty film stays finite."""

HEAD_NAME = "logit"
FEATURES_NAME = "features"
POOLED_NAME = "embedding"


@dataclass(frozen=True, slots=True)
class Architecture:
    """A network that can be built at any input size.

    Parameters
    ----------
    title : str
        For people.
    description : str
        One line for the model card.
    build : callable
        From the input's side length in pixels to a Keras model of one logit.
    pools : bool
        Whether the last feature map is averaged, so that a class activation map exists.
    start : callable, optional
        Gives a new network weights that were learnt elsewhere.
    """

    title: str
    description: str
    build: Callable[[int], keras.Model]
    pools: bool
    start: Callable[[keras.Model], None] | None = None


def baseline(size: int) -> keras.Model:
    """Build a dense network on the film's pixels, with no notion of neighbourhood.

    Parameters
    ----------
    size : int
        Side length of the input in pixels.

    Returns
    -------
    keras.Model
        From ``[N, size, size, 1]`` to ``[N, 1]``.
    """
    image = keras.Input((size, size, 1), name=INPUT_NAME)
    x = layers.Flatten()(_standardised(image))
    for width in (256, 64):
        x = layers.Dropout(0.3)(x)
        x = layers.Dense(width, use_bias=False, kernel_initializer="he_normal")(x)
        x = layers.BatchNormalization(momentum=0.95)(x)
        x = layers.ReLU()(x)
    pooled = layers.Identity(name=POOLED_NAME)(x)
    return _with_head(image, pooled, dropout=0.3, name="baseline")


def shallow_cnn(size: int) -> keras.Model:
    """Build six convolutions with a global average, about 0.4 million weights.

    Parameters
    ----------
    size : int
        Side length of the input in pixels.

    Returns
    -------
    keras.Model
        From ``[N, size, size, 1]`` to ``[N, 1]``.
    """
    image = keras.Input((size, size, 1), name=INPUT_NAME)
    x = _convolution(_standardised(image), 24, 5, stride=2)
    for width in (48, 96, 128):
        x = _convolution(x, width, 3)
        x = layers.MaxPooling2D(2)(x)
    x = _convolution(x, 128, 3)
    x = _convolution(x, 96, 3)
    features = layers.Identity(name=FEATURES_NAME)(x)
    pooled = layers.GlobalAveragePooling2D(name=POOLED_NAME, dtype="float32")(features)
    return _with_head(image, pooled, dropout=0.3, name="shallow_cnn")


def resnet50(size: int) -> keras.Model:
    """Build ResNet50 v1.5 with one input channel.

    Parameters
    ----------
    size : int
        Side length of the input in pixels.

    Returns
    -------
    keras.Model
        From ``[N, size, size, 1]`` to ``[N, 1]``.

    Notes
    -----
    He et al., CVPR 2016; the stride of a down-sampling block sits in its 3×3
    convolution (v1.5). The last scale of each block starts at 0, so that the network
    starts as a shallow one.
    """
    image = keras.Input((size, size, 1), name=INPUT_NAME)
    x = _convolution(_standardised(_smoothed(image)), 64, 7, stride=2)
    x = layers.MaxPooling2D(3, strides=2, padding="same")(x)
    for stage, blocks in enumerate((3, 4, 6, 3)):
        for block in range(blocks):
            stride = 2 if stage > 0 and block == 0 else 1
            x = _bottleneck(x, 64 * 2**stage, stride=stride)
    features = layers.Identity(name=FEATURES_NAME)(x)
    pooled = layers.GlobalAveragePooling2D(name=POOLED_NAME, dtype="float32")(features)
    return _with_head(image, pooled, dropout=0.2, name="resnet50")


def efficientnet_lite0(size: int) -> keras.Model:
    """Build EfficientNet-Lite0 with one input channel.

    Parameters
    ----------
    size : int
        Side length of the input in pixels.

    Returns
    -------
    keras.Model
        From ``[N, size, size, 1]`` to ``[N, 1]``.
    """
    image = keras.Input((size, size, 1), name=INPUT_NAME)
    # The weights it starts from saw values that spread about half as far.
    x = efficientnet.features(layers.Rescaling(0.5)(_standardised(_smoothed(image))))
    features = layers.Identity(name=FEATURES_NAME)(x)
    pooled = layers.GlobalAveragePooling2D(name=POOLED_NAME, dtype="float32")(features)
    return _with_head(image, pooled, dropout=0.3, name="efficientnet_lite0")


ARCHITECTURES = {
    "baseline": Architecture(
        "Dense baseline", "dense layers of 256 and 64 units on the pixels", baseline, False
    ),
    "shallow_cnn": Architecture(
        "Shallow CNN", "six convolutions with a global average", shallow_cnn, True
    ),
    "resnet50": Architecture(
        "ResNet50", "ResNet50 v1.5, one smoothed input channel", resnet50, True
    ),
    "efficientnet_lite0": Architecture(
        "EfficientNet-Lite0",
        "EfficientNet-Lite0 started from ImageNet, one smoothed input channel",
        efficientnet_lite0,
        True,
        efficientnet.load_imagenet_weights,
    ),
}


def _smoothed(image: Any) -> Any:
    """Weigh each pixel with its neighbours, a quarter, a half and a quarter along each axis.

    What this takes away is grain and the traces of compression, which differ between a
    full-size film and its squashed copy; what it leaves is the lung.
    """
    for axis in (1, 2):
        last = image.shape[axis] - 1
        ends = ops.take(image, [0], axis=axis), ops.take(image, [last], axis=axis)
        padded = ops.concatenate([ends[0], image, ends[1]], axis=axis)
        before, at, after = (_cut(padded, axis, start, last + 1) for start in (0, 1, 2))
        image = 0.25 * before + 0.5 * at + 0.25 * after
    return image


def _cut(image: Any, axis: int, start: int, length: int) -> Any:
    stop = start + length
    return image[:, start:stop] if axis == 1 else image[:, :, start:stop]


def _standardised(image: Any) -> Any:
    mean = ops.mean(image, axis=(1, 2, 3), keepdims=True)
    centred = image - mean
    deviation = ops.sqrt(ops.mean(ops.square(centred), axis=(1, 2, 3), keepdims=True))
    return centred / (deviation + _STEP_OF_GREY)


def _with_head(image: Any, pooled: Any, *, dropout: float, name: str) -> keras.Model:
    # In single precision whatever the rest computes in: the logit decides.
    x = layers.Dropout(dropout, dtype="float32")(pooled)
    logit = layers.Dense(1, name=HEAD_NAME, dtype="float32")(x)
    return keras.Model(image, logit, name=name)


def _convolution(
    x: Any, width: int, kernel: int, *, stride: int = 1, relu: bool = True, gamma: str = "ones"
) -> Any:
    x = layers.Conv2D(
        width,
        kernel,
        strides=stride,
        padding="same",
        use_bias=False,
        kernel_initializer="he_normal",
    )(x)
    x = layers.BatchNormalization(momentum=0.95, epsilon=1e-5, gamma_initializer=gamma)(x)
    return layers.ReLU()(x) if relu else x


def _bottleneck(x: Any, width: int, *, stride: int) -> Any:
    way_round = x
    if stride > 1 or x.shape[-1] != 4 * width:
        way_round = _convolution(x, 4 * width, 1, stride=stride, relu=False)
    x = _convolution(x, width, 1)
    x = _convolution(x, width, 3, stride=stride)
    x = _convolution(x, 4 * width, 1, relu=False, gamma="zeros")
    return layers.ReLU()(layers.Add()([x, way_round]))
