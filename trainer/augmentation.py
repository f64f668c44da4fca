"""Changes to training films that must not change the answer.

They answer what is known of the data: the films to be read are exposed, cropped and
sharpened otherwise than those learnt from, and the letter in a corner goes with the
label. Everything works on a whole batch of grey values 0 to 255 and returns the same
shape and range.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import tensorflow as tf

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.chance import Chance
    from trainer.recipes import Strength

_WHITE = 255.0


def augment(images: tf.Tensor, strength: Strength, chance: Chance) -> tf.Tensor:
    """Change each film of a batch in its own way.

    Parameters
    ----------
    images : tf.Tensor, shape (n, height, width, 1)
        uint8 or float32, 0 to 255.
    strength : Strength
        How far.
    chance : Chance
        Where chance comes from; with the same seed the same films come out again.

    Returns
    -------
    tf.Tensor of float32, shape (n, height, width, 1)
        Grey values, 0 to 255.
    """
    return two_views(images, strength, chance)[1]


def two_views(images: tf.Tensor, strength: Strength, chance: Chance) -> tuple[tf.Tensor, tf.Tensor]:
    """Change each film of a batch, and also return it as it was half-way.

    Parameters
    ----------
    images, strength, chance
        As `augment` takes them.

    Returns
    -------
    tf.Tensor, tf.Tensor, both of float32, shape (n, height, width, 1)
        The films moved and exposed otherwise but in their own texture, and what `augment`
        makes of the same films. Grey values, 0 to 255.
    """
    images = tf.cast(images, tf.float32) / _WHITE
    images = _expose(_move(images, strength, chance), strength, chance)
    plain = images
    changes: tuple[Callable[..., tf.Tensor], ...] = (_grain, _compress, _paint_over)
    for change in changes:
        images = change(images, strength, chance)
    return plain * _WHITE, images * _WHITE


def _uniform(chance: Chance, shape: object, limit: float) -> tf.Tensor:
    return chance.uniform(shape, -limit, limit)


def _move(images: tf.Tensor, strength: Strength, chance: Chance) -> tf.Tensor:
    """Rotate, zoom, shift and mirror, in one resampling."""
    n, height, width = tf.shape(images)[0], images.shape[1], images.shape[2]
    angle = _uniform(chance, (n,), strength.rotation)
    common = _uniform(chance, (n,), strength.zoom)
    scale_x = tf.exp(common + _uniform(chance, (n,), strength.zoom / 2))
    scale_y = tf.exp(common + _uniform(chance, (n,), strength.zoom / 2))
    mirror = tf.where(chance.uniform((n,)) < 0.5, -1.0, 1.0)
    a, b = tf.cos(angle) * scale_x * mirror, -tf.sin(angle) * scale_y
    c, d = tf.sin(angle) * scale_x * mirror, tf.cos(angle) * scale_y
    middle_x, middle_y = (width - 1) / 2, (height - 1) / 2
    to_x = middle_x + width * _uniform(chance, (n,), strength.shift)
    to_y = middle_y + height * _uniform(chance, (n,), strength.shift)
    zero = tf.zeros_like(a)
    x_row = [a, b, to_x - a * middle_x - b * middle_y]
    y_row = [c, d, to_y - c * middle_x - d * middle_y]
    # The last two would make it a perspective.
    transforms = tf.stack([*x_row, *y_row, zero, zero], axis=1)
    return tf.raw_ops.ImageProjectiveTransformV3(
        images=images,
        transforms=transforms,
        output_shape=(height, width),
        interpolation="BILINEAR",
        fill_mode="CONSTANT",
        fill_value=0.0,
    )


def _expose(images: tf.Tensor, strength: Strength, chance: Chance) -> tf.Tensor:
    """Change gamma, contrast and brightness, and shade the film smoothly."""
    n, height, width = tf.shape(images)[0], images.shape[1], images.shape[2]
    each = (n, 1, 1, 1)
    images = tf.pow(images, tf.exp(_uniform(chance, each, strength.gamma)))
    mean = tf.reduce_mean(images, axis=(1, 2, 3), keepdims=True)
    contrast = tf.exp(_uniform(chance, each, strength.contrast))
    images = mean + (images - mean) * contrast + _uniform(chance, each, strength.brightness)
    amount = chance.uniform(each) * strength.shading
    gain = tf.exp(amount * _uniform(chance, (n, 3, 3, 1), 1.0))
    return tf.clip_by_value(images * tf.image.resize(gain, (height, width)), 0.0, 1.0)


def _grain(images: tf.Tensor, strength: Strength, chance: Chance) -> tf.Tensor:
    """Blur or sharpen, and add grain, as other detectors and JPEG settings do."""
    each = (tf.shape(images)[0], 1, 1, 1)
    share = chance.uniform(each, -strength.blur / 2, strength.blur)
    images += share * (tf.nn.avg_pool2d(images, 3, 1, "SAME") - images)
    deviation = chance.uniform(each, 0.0, strength.noise)
    images += deviation * chance.normal(tf.shape(images))
    return tf.clip_by_value(images, 0.0, 1.0)


def _compress(images: tf.Tensor, strength: Strength, chance: Chance) -> tf.Tensor:
    """Leave the traces of JPEG compression, now strong and now weak, on some films."""
    if not strength.jpeg:
        return images
    n = tf.shape(images)[0]
    chosen = chance.uniform((n,)) < strength.jpeg
    quality = tf.cast(chance.uniform((n,), 20.0, 96.0), tf.int32)

    def stored(film: tuple[tf.Tensor, tf.Tensor, tf.Tensor]) -> tf.Tensor:
        image, compressed, at = film
        return tf.cond(compressed, lambda: tf.image.adjust_jpeg_quality(image, at), lambda: image)

    signature = tf.TensorSpec(images.shape[1:], tf.float32)
    return tf.map_fn(stored, (images, chosen, quality), fn_output_signature=signature)


def _paint_over(images: tf.Tensor, strength: Strength, chance: Chance) -> tf.Tensor:
    """Paint over corners, where letters stand, and patches anywhere."""
    n = tf.shape(images)[0]
    for top, left in ((0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0)):
        side = chance.uniform((n, 2), 0.06, 0.25)
        start = tf.constant([top, left]) * (1.0 - side)
        images = _patch(images, start, side, strength.corner, chance)
    for _ in range(2):
        side = chance.uniform((n, 2), 0.06, 0.28)
        start = chance.uniform((n, 2)) * (1.0 - side)
        images = _patch(images, start, side, strength.erase, chance)
    return images


def _patch(
    images: tf.Tensor,
    start: tf.Tensor,
    side: tf.Tensor,
    how_often: float,
    chance: Chance,
) -> tf.Tensor:
    """Paint one rectangle a film, in shares of the sides, with an even grey."""
    n, height, width = tf.shape(images)[0], images.shape[1], images.shape[2]
    rows = tf.range(height, dtype=tf.float32)[tf.newaxis] / height
    columns = tf.range(width, dtype=tf.float32)[tf.newaxis] / width
    end = start + side
    in_rows = (rows >= start[:, :1]) & (rows < end[:, :1])
    in_columns = (columns >= start[:, 1:]) & (columns < end[:, 1:])
    chosen = chance.uniform((n, 1, 1)) < how_often
    mask = in_rows[:, :, tf.newaxis] & in_columns[:, tf.newaxis, :] & chosen
    grey = chance.uniform((n, 1, 1, 1))
    return tf.where(mask[..., tf.newaxis], grey, images)
