"""How much of a truncated raster file is left, in words that promise no more than is true.

Most formats keep a film row by row. A progressive JPEG keeps it in passes, each over the
whole film and finer than the one before; JPEG 2000 and WebP are unpacked as a whole or not
at all, and a TIFF may keep at its end where everything stands.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from desktop.imaging.claims import is_webp
from desktop.imaging.jpeg import finished_passes
from desktop.imaging.tiff import is_tiff

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

_SIZ, _SOT = b"\xff\x4f\xff\x51", b"\xff\x90\x00\x0a"


def how_much_in_words(content: bytes, opened: Callable[[], Image.Image] | None) -> str:
    """Say how much of a truncated file was readable.

    Parameters
    ----------
    content : bytes
        The whole of what is left.
    opened : callable or None
        Opens the image anew, at its page, where that is possible.

    Returns
    -------
    str
        Empty where it cannot be told.
    """
    passes = finished_passes(content)
    if passes is not None:
        return _in_passes(passes)
    there = _share_of_bytes(content)
    if there is not None:
        return f"about {_percent(there)} of it is there, too little for any of it to be shown"
    if opened is None:
        lost = is_tiff(content[:4])
        return "where its pixels stand was written at its end, which is missing" if lost else ""
    share = readable_share(opened)
    if share is None:
        return ""
    rows = f"about {_percent(share)}" if share >= 0.005 else "none"
    return f"{rows} of its rows could be read"


def _in_passes(passes: int) -> str:
    if not passes:
        return "it is stored from coarse to fine, and even the coarsest pass is not complete"
    those = "pass over the film is" if passes == 1 else f"{passes} passes over the film are"
    return f"it is stored from coarse to fine: the first {those} complete, finer detail is missing"


def _percent(share: float) -> str:
    return f"{min(99, int(100 * share))} %"


def _share_of_bytes(content: bytes) -> float | None:
    """Return the share of its bytes that a file of a format that says how many it has holds."""
    if is_webp(content) and len(content) > 8:
        return len(content) / (int.from_bytes(content[4:8], "little") + 8)
    codestream = content.find(_SIZ, 0, 4096)
    start = content.find(_SOT, codestream) if codestream >= 0 else -1
    if start < 0:
        return None
    # Of the only tile in a single part, as nearly all have (ITU-T T.800 A.4.2, Psot).
    last = start + int.from_bytes(content[start + 6 : start + 10], "big")
    return len(content) / last if last > len(content) else None


def readable_share(opened: Callable[[], Image.Image]) -> float | None:
    """Measure how many of an image's rows its decoder still unpacks.

    Parameters
    ----------
    opened : callable
        Opens the image anew.

    Returns
    -------
    float or None
        Share of the rows that come out the same over a black ground and over a white
        one, 0 to 1: only what was unpacked hides the ground. None if it cannot be told.
    """
    try:
        black, white = (_over(opened, ground) for ground in (0, 255))
    except Exception:
        return None
    if black.shape != white.shape or black.ndim < 2:
        return None
    same = (black == white).reshape(len(black), -1).all(axis=1)
    return float(same.mean())


def _over(opened: Callable[[], Image.Image], ground: int) -> NDArray[np.generic]:
    """Unpack what there is over pixels of one value."""
    with opened() as image:
        width = np.asarray(Image.new(image.mode, (1, 1))).nbytes
        size = image.width * image.height * width
        if image.mode == "1":
            size = (image.width + 7) // 8 * image.height
        plain = Image.frombytes(image.mode, image.size, bytes([ground]) * size)
        image.im = plain.im
        with suppress(Exception):
            image.load()
        # A copy that does not try to load the rest.
        return np.asarray(Image.Image()._new(image.im))
