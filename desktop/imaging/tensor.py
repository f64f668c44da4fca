"""The one way from a `Radiograph` to what a network receives.

The app and the trainer both import this module, so training and reading cannot
drift apart. The network always sees the film's default window, never one that a
reader has changed.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from desktop.imaging.radiograph import present

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from desktop.imaging.radiograph import Radiograph

RESIZE_RULE = "stretch-bilinear"
"""Name of the resize rule in the model card: aspect ratio not kept, triangle filter
widened to the reduction, as Pillow's BILINEAR; a film larger than the training films
is first made as they were (`as_training_film`)."""

TRAINING_SIDE = 224
TRAINING_JPEG_QUALITY = 75
"""How the public training films were squashed: their quantisation tables are libjpeg's
for this quality, and of Pillow's filters BILINEAR comes closest to their pixels. A
network sees fine texture, the traces of compression among it: without them the scores of
full-size films and of their squashed copies differ by up to 0.4."""


def network_image(radiograph: Radiograph, *, height: int, width: int) -> NDArray[np.uint8]:
    """Return what the model saw, as an image.

    Parameters
    ----------
    radiograph : Radiograph
        The film.
    height, width : int
        Size of the network's input in pixels.

    Returns
    -------
    ndarray of uint8, shape (height, width)
        The film at its default window, 0 (black) to 255 (white).
    """
    return squash(presentation(radiograph), height=height, width=width)


def presentation(radiograph: Radiograph) -> NDArray[np.uint8]:
    """Return the film at its default window, in full size, 0 (black) to 255 (white)."""
    return present(radiograph.pixels, radiograph.default_window)


def squash(grey: NDArray[np.uint8], *, height: int, width: int) -> NDArray[np.uint8]:
    """Resize a presented film by the rule `RESIZE_RULE`.

    Parameters
    ----------
    grey : ndarray of uint8, shape (rows, columns)
        Grey values, 0 to 255.
    height, width : int
        Size to come, in pixels.

    Returns
    -------
    ndarray of uint8, shape (height, width)
        Grey values, 0 to 255.
    """
    grey = as_training_film(grey)
    if grey.shape == (height, width):
        return grey
    image = Image.fromarray(grey)
    return np.asarray(image.resize((width, height), Image.Resampling.BILINEAR))


def as_training_film(grey: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Make a large film as the training films were made, from films just as large.

    Parameters
    ----------
    grey : ndarray of uint8, shape (rows, columns)
        Grey values, 0 to 255.

    Returns
    -------
    ndarray of uint8, shape (224, 224)
        Squashed and compressed once; the film itself if a side is no longer than that.
    """
    if min(grey.shape) <= TRAINING_SIDE:
        return grey
    side = (TRAINING_SIDE, TRAINING_SIDE)
    small = Image.fromarray(grey).resize(side, Image.Resampling.BILINEAR)
    file = io.BytesIO()
    small.save(file, "JPEG", quality=TRAINING_JPEG_QUALITY)
    return np.asarray(Image.open(file))


def to_tensor(radiograph: Radiograph, *, height: int, width: int) -> NDArray[np.float32]:
    """Turn a film into network input.

    Parameters
    ----------
    radiograph : Radiograph
        The film.
    height, width : int
        Size of the network's input in pixels.

    Returns
    -------
    ndarray of float32, shape (height, width, 1)
        Grey values, 0 (black) to 255 (white); scaling is the network's own affair.
    """
    return as_input(network_image(radiograph, height=height, width=width))


def as_input(seen: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Turn what the model sees into its input: float32 ``[height, width, 1]``, 0 to 255."""
    return seen.astype(np.float32)[..., np.newaxis]
