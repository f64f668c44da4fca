"""What colour says against a film: a radiograph has none.

Asked while a film is decoded, as only its luminance is kept. A film that is stored in three
equal channels, as the training films are, has no colour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SAMPLE = 64
_COLOURED = 18 / 255
"""Distance of the strongest from the weakest channel from which a pixel is coloured, as a
share of full scale; lossy compression of a grey film stays below half of it."""
_MOST_COLOURED = 0.1
"""Share of coloured pixels up to which they are marks on a film; a photograph of a film is
tinted all over, and a coloured screenshot or picture has more as well."""
_FEWEST_COLOURED = 0.001
_GREY_MODES = frozenset({"1", "L", "LA", "La", "I", "F", "I;16", "I;16L", "I;16B", "I;16N"})


def check_image(image: Image.Image) -> tuple[str, ...]:
    """Look for colour in an image of any mode.

    Parameters
    ----------
    image : PIL.Image.Image
        As decoded; a grid of its pixels is looked at.

    Returns
    -------
    tuple of str
        ``photograph``, ``colour`` or nothing.
    """
    if image.mode in _GREY_MODES:
        return ()
    size = (min(_SAMPLE, image.width), min(_SAMPLE, image.height))
    sample = image.resize(size, Image.Resampling.NEAREST)
    if sample.mode in {"P", "PA", "RGBA", "RGBa"} or "transparency" in image.info:
        # What is transparent shows no colour.
        sample = sample.convert("RGBA")
        sample = Image.alpha_composite(Image.new("RGBA", size, "black"), sample)
    return check_colours(np.asarray(sample.convert("RGB")), 8)


def check_colours(colours: NDArray[Any], bits: int) -> tuple[str, ...]:
    """Look for colour in pixels.

    Parameters
    ----------
    colours : ndarray of unsigned integers, shape (rows, columns, 3)
        Red, green and blue.
    bits : int
        Bits of each that are used.

    Returns
    -------
    tuple of str
        ``photograph``, ``colour`` or nothing.
    """
    steps = (max(1, colours.shape[0] // _SAMPLE), max(1, colours.shape[1] // _SAMPLE))
    grid = colours[:: steps[0], :: steps[1]].astype(np.int64)
    spread = grid.max(axis=2) - grid.min(axis=2)
    share = float(np.mean(spread > _COLOURED * (2**bits - 1)))
    if share > _MOST_COLOURED:
        return ("photograph",)
    return ("colour",) if share >= _FEWEST_COLOURED else ()
