"""A saliency map laid over its film, with a colour bar that says what the colours mean."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from desktop.imaging.tensor import presentation
from desktop.reporting.cases import CAUTION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from desktop.imaging.radiograph import Radiograph
    from desktop.inference.saliency import SaliencyMap

    Bytes = NDArray[np.uint8]

FOR_PNEUMONIA = (255, 140, 0)
AGAINST_PNEUMONIA = (40, 130, 255)
"""Orange and blue: told apart with every common colour-vision deficiency, and on grey."""

OPACITY = 0.55
"""Of the strongest place; the film stays visible even there."""

METHODS = {
    "class activation": "class activation map",
    "occlusion": "occlusion map: what the score loses when this part is covered",
}

_FOR = np.array(FOR_PNEUMONIA, dtype=np.float32)
_AGAINST = np.array(AGAINST_PNEUMONIA, dtype=np.float32)
_GROUND = (16, 16, 16)
_INK = (235, 235, 235)


def strength(saliency: SaliencyMap) -> float:
    """Return the value that is shown in the strongest colour, in units of the logit."""
    return float(np.abs(saliency.values).max())


def blend(grey: Bytes, saliency: SaliencyMap, opacity: float = OPACITY) -> Bytes:
    """Lay a saliency map over a presented film.

    Parameters
    ----------
    grey : ndarray of uint8, shape (height, width)
        The film as it is shown, 0 to 255.
    saliency : SaliencyMap
        Spread over the whole film.
    opacity : float
        0 to 1, of the strongest place; a map of nothing but zeros leaves the film as it is.

    Returns
    -------
    ndarray of uint8, shape (height, width, 3)
        RGB: orange where the part speaks for pneumonia, blue where against.
    """
    height, width = grey.shape
    top = strength(saliency)
    share = np.asarray(saliency.values, dtype=np.float32) / top if top else saliency.values
    spread = Image.fromarray(np.asarray(share, dtype=np.float32)).resize(
        (width, height), Image.Resampling.BICUBIC
    )
    share = np.clip(np.asarray(spread), -1, 1)[..., np.newaxis]
    colour = np.where(share > 0, _FOR, _AGAINST)
    alpha = np.abs(share) * np.float32(opacity)
    mixed = grey[..., np.newaxis] * (1 - alpha) + colour * alpha
    return np.asarray(np.rint(mixed), dtype=np.uint8)


def shrunk(grey: Bytes, longest: int) -> Bytes:
    """Return a presented film with no side longer than so many pixels."""
    scale = longest / max(grey.shape)
    if scale >= 1:
        return grey
    size = (max(1, round(grey.shape[1] * scale)), max(1, round(grey.shape[0] * scale)))
    return np.asarray(Image.fromarray(grey).resize(size, Image.Resampling.LANCZOS))


def burnt_in(
    film: Radiograph,
    saliency: SaliencyMap,
    words: Sequence[str],
    *,
    longest: int,
    letters: int = 56,
) -> Bytes:
    """Make the copy of a film that carries its overlay, colour bar and caution.

    Parameters
    ----------
    film : Radiograph
        Shown at its default window; it is not changed.
    saliency : SaliencyMap
        Where the model looked.
    words : sequence of str
        Lines below the film, such as the model's name and score.
    longest : int
        No side of the film is made longer than this, in pixels; a small film is enlarged
        to half of it, so that the words stay in proportion.
    letters : int
        Ems that go into the width: fewer make the words larger.

    Returns
    -------
    ndarray of uint8, shape (rows, columns, 3)
        RGB; the film above a strip, so that no anatomy is written over.
    """
    grey = shrunk(presentation(film), longest)
    least = longest // 2
    if max(grey.shape) < least:
        scale = least / max(grey.shape)
        size = (round(grey.shape[1] * scale), round(grey.shape[0] * scale))
        grey = np.asarray(Image.fromarray(grey).resize(size, Image.Resampling.BICUBIC))
    coloured = blend(grey, saliency)
    strip = _strip(max(grey.shape[1], least), saliency, words, letters)
    sheet = Image.new("RGB", (strip.width, grey.shape[0] + strip.height), _GROUND)
    sheet.paste(Image.fromarray(coloured), ((strip.width - grey.shape[1]) // 2, 0))
    sheet.paste(strip, (0, grey.shape[0]))
    return np.array(sheet)


def _strip(width: int, saliency: SaliencyMap, words: Sequence[str], letters: int) -> Image.Image:
    """Draw colour bar and words, in a size that goes with the film's width."""
    lines = [
        *words,
        f"Where the model looked ({METHODS[saliency.method]}). Research only.",
        CAUTION,
    ]
    size = max(13, width // letters)
    margin, leading = size, round(size * 1.45)
    lines = [part for line in lines for part in _wrapped(line, width - 2 * margin, size)]
    bar_height = size
    height = margin * 2 + bar_height + leading * (len(lines) + 1)
    strip = Image.new("RGB", (width, height), _GROUND)
    draw = ImageDraw.Draw(strip)
    bar = Image.fromarray(colour_bar(width - 2 * margin, bar_height))
    strip.paste(bar, (margin, margin))
    top = strength(saliency)
    under = margin + bar_height + size // 3
    ends = ((margin, f"{-top:.2g}  against", "la"), (width // 2, "0", "ma"),
            (width - margin, f"for pneumonia  +{top:.2g} log-odds", "ra"))  # fmt: skip
    for place, text, anchor in ends:
        draw.text((place, under), text, _INK, font=_font(size), anchor=anchor)
    for row, line in enumerate(lines):
        draw.text((margin, under + leading * (row + 1)), line, _INK, font=_font(size))
    return strip


def colour_bar(width: int, height: int, opacity: float = OPACITY) -> Bytes:
    """Return the colours from the strongest "against" to the strongest "for", on mid grey.

    Parameters
    ----------
    width, height : int
        In pixels.
    opacity : float
        As in `blend`.

    Returns
    -------
    ndarray of uint8, shape (height, width, 3)
        RGB.
    """
    share = np.linspace(-1, 1, width, dtype=np.float32)[np.newaxis, :, np.newaxis]
    colour = np.where(share > 0, _FOR, _AGAINST)
    alpha = np.abs(share) * np.float32(opacity)
    line = np.rint(128 * (1 - alpha) + colour * alpha).astype(np.uint8)
    return np.repeat(line, height, axis=0)


def _wrapped(line: str, width: int, size: int) -> list[str]:
    """Break a line between words where it is too long."""
    font = _font(size)
    parts = [""]
    for word in line.split(" "):
        longer = f"{parts[-1]} {word}".strip()
        if parts[-1] and font.getlength(longer) > width:
            parts.append(word)
        else:
            parts[-1] = longer
    return parts


@cache
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)
