"""A drawn hand: a film that is no chest film, and nobody's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw
from scipy.ndimage import gaussian_filter

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Point = tuple[float, float]

# Wrist at (0.5, 0.86); each finger from its knuckle to its tip, in shares of width and
# height, with the lengths of its three bones in shares of the way.
_FINGERS: tuple[tuple[Point, Point], ...] = (
    ((0.36, 0.52), (0.24, 0.20)),
    ((0.46, 0.49), (0.42, 0.11)),
    ((0.56, 0.50), (0.60, 0.13)),
    ((0.65, 0.54), (0.76, 0.25)),
)
_THUMB: tuple[Point, Point] = ((0.30, 0.66), (0.09, 0.44))
_CARPALS: tuple[Point, ...] = (
    (0.42, 0.75),
    (0.49, 0.74),
    (0.56, 0.745),
    (0.62, 0.76),
    (0.44, 0.805),
    (0.515, 0.81),
    (0.585, 0.81),
)
_WRIST: Point = (0.51, 0.79)


def hand_phantom(height: int, width: int, rng: np.random.Generator) -> Floats:
    """Draw a hand as a radiograph shows one: bones in soft tissue on black.

    Parameters
    ----------
    height, width : int
        Size in pixels.
    rng : numpy.random.Generator
        Of the grain.

    Returns
    -------
    ndarray of float64, shape (height, width)
        0 (black) to 1 (white).
    """
    sheet = _Sheet(height, width)
    for knuckle, tip in (*_FINGERS, _THUMB):
        sheet.tissue(_WRIST, knuckle, 0.085)
        sheet.tissue(knuckle, tip, 0.062)
        sheet.bone(_between(_WRIST, knuckle, 0.28), knuckle, 0.021)
        joints = (0.04, 0.46, 0.74, 0.97)
        for start, end, thick in zip(joints, joints[1:], (0.021, 0.017, 0.014), strict=False):
            sheet.bone(
                _between(knuckle, tip, start + 0.02), _between(knuckle, tip, end - 0.02), thick
            )
    sheet.tissue(_WRIST, (0.51, 1.05), 0.13)
    for carpal in _CARPALS:
        sheet.bone(carpal, carpal, 0.03)
    sheet.bone((0.455, 0.87), (0.45, 1.1), 0.036)
    sheet.bone((0.575, 0.88), (0.585, 1.1), 0.027)
    return sheet.film(rng)


class _Sheet:
    """Two layers, soft tissue and bone, drawn with thick lines."""

    def __init__(self, height: int, width: int) -> None:
        self._size = (width, height)
        self._soft = Image.new("L", self._size)
        self._hard = Image.new("L", self._size)
        self._marrow = Image.new("L", self._size)

    def tissue(self, start: Point, end: Point, radius: float) -> None:
        self._stroke(self._soft, start, end, radius)

    def bone(self, start: Point, end: Point, radius: float) -> None:
        """Draw a bone: a dense shell, a lighter middle, and thicker ends."""
        self._stroke(self._hard, start, end, radius * 0.85)
        for joint in (start, end):
            self._stroke(self._hard, joint, joint, radius * 1.12)
        self._stroke(self._marrow, start, end, radius * 0.45)

    def film(self, rng: np.random.Generator) -> Floats:
        width, height = self._size
        soft = self._layer(self._soft, 0.014)
        hard = self._layer(self._hard, 0.0025)
        marrow = self._layer(self._marrow, 0.004)
        texture = gaussian_filter(rng.standard_normal((height, width)), 0.003 * width)
        texture *= 0.02 / texture.std()
        shown = 0.03 + 0.30 * soft + 0.42 * hard - 0.14 * marrow * hard + texture * hard
        grain = 0.008 * rng.standard_normal((height, width))
        film: Floats = np.clip(shown + grain, 0.0, 1.0)
        return film

    def _layer(self, image: Image.Image, softness: float) -> Floats:
        plane: Floats = gaussian_filter(
            np.asarray(image, dtype=np.float64) / 255, softness * self._size[0]
        )
        return plane

    def _stroke(self, image: Image.Image, start: Point, end: Point, radius: float) -> None:
        width, height = self._size
        pen = ImageDraw.Draw(image)
        reach = radius * width
        points = [(x * width, y * height) for x, y in (start, end)]
        pen.line(points, fill=255, width=max(1, round(2 * reach)))
        for x, y in points:
            pen.ellipse((x - reach, y - reach, x + reach, y + reach), fill=255)


def _between(start: Point, end: Point, share: float) -> Point:
    return (
        start[0] + share * (end[0] - start[0]),
        start[1] + share * (end[1] - start[1]),
    )
