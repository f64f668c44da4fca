"""Where a model looked, as colours over the film. No Qt.

Orange speaks for pneumonia, blue against it: the two stay apart for every common kind of
colour blindness, and each is the stronger the more opaque it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from PIL import Image

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from desktop.imaging.radiograph import ImageRef
    from desktop.inference.saliency import SaliencyMap

FOR = (255, 140, 0)
AGAINST = (40, 130, 255)
SIDE = 256


@dataclass(frozen=True, slots=True)
class MapKey:
    """Of which film, and of which version of which model, a map is."""

    ref: ImageRef
    model: str
    version: str


@dataclass(frozen=True, slots=True, eq=False)
class Looked:
    """A map ready to be laid over its film.

    Parameters
    ----------
    key : MapKey
        Whose it is.
    title : str
        What the model is called.
    method : str
        How it was made.
    strongest : float
        The largest value, in units of the calibrated logit; the end of the colour bar.
    rgba : ndarray of uint8, shape (SIDE, SIDE, 4)
        Spread over the whole film.
    """

    key: MapKey
    title: str
    method: Literal["class activation", "occlusion"]
    strongest: float
    rgba: NDArray[np.uint8]


def coloured(key: MapKey, title: str, made: SaliencyMap) -> Looked:
    """Give a map its colours.

    Parameters
    ----------
    key : MapKey
        Whose it is.
    title : str
        What the model is called.
    made : SaliencyMap
        The map.
    """
    values = np.nan_to_num(np.asarray(made.values, dtype=np.float32))
    smooth = np.asarray(Image.fromarray(values).resize((SIDE, SIDE), Image.Resampling.BICUBIC))
    strongest = float(np.abs(values).max())
    share = np.clip(smooth / strongest, -1, 1) if strongest > 0 else np.zeros_like(smooth)
    return Looked(key, title, made.method, strongest, colours(share))


def colours(share: NDArray[Any]) -> NDArray[np.uint8]:
    """Return colours for shares of the strongest value, -1 to 1.

    Returns
    -------
    ndarray of uint8, shape (..., 4)
        Red, green, blue, opacity; nothing at 0.
    """
    rgba = np.empty((*share.shape, 4), dtype=np.uint8)
    rgba[..., :3] = np.where((share >= 0)[..., np.newaxis], FOR, AGAINST)
    rgba[..., 3] = np.rint(np.abs(share) * 255)
    return rgba
