"""A saliency map laid over its film, with a colour bar that says what the colours mean."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from desktop.imaging.tensor import presentation
from desktop.reporting.cases import CAUTION
from desktop.reporting.wording import ENGLISH, Wording, to_say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from desktop.imaging.radiograph import Radiograph
    from desktop.inference.saliency import SaliencyMap

    Bytes = NDArray[np.uint8]
    FontFile = tuple[Path, int]

FOR_PNEUMONIA = (255, 140, 0)
AGAINST_PNEUMONIA = (40, 130, 255)
"""Orange and blue: told apart with every common colour-vision deficiency, and on grey."""

OPACITY = 0.55
"""Of the strongest place; the film stays visible even there."""

METHODS = {
    "class activation": to_say("class activation map"),
    "occlusion": to_say("occlusion map: what the score loses when this part is covered"),
}

_FOR = np.array(FOR_PNEUMONIA, dtype=np.float32)
_AGAINST = np.array(AGAINST_PNEUMONIA, dtype=np.float32)
_GROUND = (16, 16, 16)
_INK = (235, 235, 235)
_PIECE = re.compile(r"[^\u2e80-\uffef\s]+\s*|[\u2e80-\uffef][，。；：、）！？]*\s*|\s+")
"""What is not torn apart at the end of a line: a word, or a sign with the point behind it."""

_Font = ImageFont.FreeTypeFont


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
    lines: Sequence[str],
    *,
    longest: int,
    letters: int = 56,
    words: Wording = ENGLISH,
    font: FontFile | None = None,
) -> Bytes:
    """Make the copy of a film that carries its overlay, colour bar and caution.

    Parameters
    ----------
    film : Radiograph
        Shown at its default window; it is not changed.
    saliency : SaliencyMap
        Where the model looked.
    lines : sequence of str
        Written below the film, such as the model's name and score.
    longest : int
        No side of the film is made longer than this, in pixels; a small film is enlarged
        to half of it, so that the words stay in proportion.
    letters : int
        Ems that go into the width: fewer make the words larger.
    words : Wording
        In which language.
    font : (Path, int), optional
        A font that has its signs, and its place in a collection.

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
    width = max(grey.shape[1], least)
    said = [*lines, *_below(saliency, words)]
    strip = _strip(width, saliency, said, words, _font(max(13, width // letters), font))
    sheet = Image.new("RGB", (strip.width, grey.shape[0] + strip.height), _GROUND)
    sheet.paste(Image.fromarray(coloured), ((strip.width - grey.shape[1]) // 2, 0))
    sheet.paste(strip, (0, grey.shape[0]))
    return np.array(sheet)


def _below(saliency: SaliencyMap, words: Wording) -> list[str]:
    """Return what is said of every map."""
    method = words.say(METHODS[saliency.method])
    return [
        words.say("Where the model looked ({method}). Research only.", method=method),
        words.say(CAUTION),
    ]


def _strip(
    width: int, saliency: SaliencyMap, lines: Sequence[str], words: Wording, font: _Font
) -> Image.Image:
    """Draw colour bar and words, in a size that goes with the film's width."""
    size = round(font.size)
    margin, leading = size, round(size * 1.45)
    lines = [part for line in lines for part in _wrapped(line, width - 2 * margin, font)]
    height = margin * 2 + size + leading * (len(lines) + 1)
    strip = Image.new("RGB", (width, height), _GROUND)
    draw = ImageDraw.Draw(strip)
    strip.paste(Image.fromarray(colour_bar(width - 2 * margin, size)), (margin, margin))
    top = f"{strength(saliency):.2g}"
    under = margin + size + size // 3
    ends = (
        (margin, words.say("-{n}  against", n=top), "la"),
        (width // 2, "0", "ma"),
        (width - margin, words.say("for pneumonia  +{n} log-odds", n=top), "ra"),
    )
    for place, text, anchor in ends:
        draw.text((place, under), text, _INK, font=font, anchor=anchor)
    for row, line in enumerate(lines):
        draw.text((margin, under + leading * (row + 1)), line, _INK, font=font)
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


def _wrapped(line: str, width: int, font: _Font) -> list[str]:
    """Break a line where it is too long: between words, and after any sign that is no letter's.

    Chinese is written without spaces.
    """
    parts = [""]
    for piece in _PIECE.findall(line):
        longer = parts[-1] + piece
        if parts[-1] and font.getlength(longer.rstrip()) > width:
            parts[-1] = parts[-1].rstrip()
            parts.append(piece)
        else:
            parts[-1] = longer
    return parts


@cache
def _font(size: int, file: FontFile | None) -> _Font:
    if file is not None:
        path, place = file
        return ImageFont.truetype(path, size, index=place)
    font = ImageFont.load_default(size)
    assert isinstance(font, ImageFont.FreeTypeFont), "Pillow brings FreeType along"
    return font
