"""Changes to a film, made one at a time to see what a score hangs on.

Every change takes a film as it is presented, uint8 ``[rows, columns]``, 0 to 255, and
returns a new one of the same shape. Nothing is drawn by chance.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Grey = NDArray[np.uint8]

CORNER = 0.20
"""Side of a corner, as a share of the film's."""

FRAME = 0.15
"""Width of the border, as a share of the film's side."""

LUNGS = ((0.48, 0.29), (0.48, 0.71))
LUNG_RADII = (0.35, 0.17)
"""Middles and radii of two ellipses, down and across, as shares of the film's sides: they
cover both lungs on the mean of the normal training films."""

_LETTER = 0.10
_LETTER_AT = 0.05
_CAPITAL = 0.7  # height of a capital letter of Pillow's own font, as a share of its size


@dataclass(frozen=True, slots=True)
class Change:
    """One way to alter a film.

    Parameters
    ----------
    key : str
        Short name for code and tests.
    title : str
        Name for people.
    description : str
        What exactly is done, in a full sentence.
    apply : callable
        From film to film.
    """

    key: str
    title: str
    description: str
    apply: Callable[[Grey], Grey]


def mask_corners(film: Grey) -> Grey:
    """Fill the four corners with the film's median grey."""
    rows, columns = _corner_size(film)
    changed = film.copy()
    grey = np.uint8(np.median(film))
    for down in (slice(None, rows), slice(-rows, None)):
        for across in (slice(None, columns), slice(-columns, None)):
            changed[down, across] = grey
    return changed


def paint_letter(film: Grey) -> Grey:
    """Paint a white "R" into the upper left corner, as a marker on the cassette would show."""
    side = min(film.shape)
    image = Image.fromarray(film)
    font = ImageFont.load_default(size=max(6, round(_LETTER / _CAPITAL * side)))
    corner = (round(_LETTER_AT * film.shape[1]), round(_LETTER_AT * film.shape[0]))
    ImageDraw.Draw(image).text(corner, "R", fill=255, font=font, anchor="lt")
    return np.asarray(image)


def cover_letter(film: Grey) -> Grey:
    """Cover the upper left corner, and any letter in it, with the corner's median grey."""
    rows, columns = _corner_size(film)
    changed = film.copy()
    changed[:rows, :columns] = np.uint8(np.median(film[:rows, :columns]))
    return changed


def cover_lungs(film: Grey) -> Grey:
    """Fill two ellipses over the lungs with the film's mean grey."""
    return np.where(lungs_of(film.shape), _mean_grey(film), film)


def keep_border(film: Grey) -> Grey:
    """Fill everything but the border with the film's mean grey."""
    rows, columns = (round(FRAME * side) for side in film.shape)
    changed = film.copy()
    changed[rows:-rows, columns:-columns] = _mean_grey(film)
    return changed


def lungs_of(shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Return where `cover_lungs` paints on a film of this shape."""
    down, across = np.ogrid[: shape[0], : shape[1]]
    covered = np.zeros(shape, bool)
    for middle in LUNGS:
        y = ((down + 0.5) / shape[0] - middle[0]) / LUNG_RADII[0]
        x = ((across + 0.5) / shape[1] - middle[1]) / LUNG_RADII[1]
        covered |= y * y + x * x < 1
    return covered


def _gamma(exponent: float) -> Callable[[Grey], Grey]:
    table = _grey(255 * (np.arange(256) / 255) ** exponent)
    return lambda film: np.asarray(table[film])


def _contrast(factor: float) -> Callable[[Grey], Grey]:
    return lambda film: _grey(film.mean() + factor * (film - film.mean()))


def _brightness(steps: int) -> Callable[[Grey], Grey]:
    return lambda film: _grey(film.astype(np.float64) + steps)


def _crop(share: float) -> Callable[[Grey], Grey]:
    def crop(film: Grey) -> Grey:
        height, width = film.shape
        box = (share * width, share * height, (1 - share) * width, (1 - share) * height)
        image = Image.fromarray(film)
        return np.asarray(image.resize((width, height), Image.Resampling.BILINEAR, box=box))

    return crop


def _blur(share: float) -> Callable[[Grey], Grey]:
    def blur(film: Grey) -> Grey:
        radius = share * min(film.shape)
        return np.asarray(Image.fromarray(film).filter(ImageFilter.GaussianBlur(radius)))

    return blur


def _jpeg(quality: int) -> Callable[[Grey], Grey]:
    def compress(film: Grey) -> Grey:
        buffer = io.BytesIO()
        Image.fromarray(film).save(buffer, "JPEG", quality=quality)
        return np.asarray(Image.open(buffer))

    return compress


def _flip(film: Grey) -> Grey:
    return np.ascontiguousarray(film[:, ::-1])


def _corner_size(film: Grey) -> tuple[int, int]:
    return round(CORNER * film.shape[0]), round(CORNER * film.shape[1])


def _mean_grey(film: Grey) -> np.uint8:
    return np.uint8(round(float(film.mean())))


def _grey(values: NDArray[np.floating]) -> Grey:
    return np.asarray(np.clip(np.rint(values), 0, 255), np.uint8)


SHORTCUTS = (
    Change(
        "corners_masked",
        "Corners masked",
        "The four corners, each a fifth of the side, are filled with the film's median grey.",
        mask_corners,
    ),
    Change(
        "letter_in",
        "Letter painted in",
        "A white R, a tenth of the side high, is painted into the upper left corner.",
        paint_letter,
    ),
    Change(
        "letter_out",
        "Letter painted out",
        "The upper left corner, a fifth of the side, is filled with its own median grey.",
        cover_letter,
    ),
    Change(
        "lungs_covered",
        "Lungs covered",
        "Two ellipses over the lungs are filled with the film's mean grey.",
        cover_lungs,
    ),
    Change(
        "border_only",
        "Border only",
        "Everything but a border of 15 % of the side is filled with the film's mean grey.",
        keep_border,
    ),
)

DISTURBANCES = (
    Change("gamma_low", "Gamma 0.7", "Brighter in the dark parts.", _gamma(0.7)),
    Change("gamma_high", "Gamma 1.4", "Darker in the middle greys.", _gamma(1.4)),
    Change("contrast_low", "Contrast × 0.7", "Flatter about the film's mean grey.", _contrast(0.7)),
    Change("contrast_high", "Contrast × 1.3", "Harder about the film's mean grey.", _contrast(1.3)),
    Change("brighter", "Brightness + 20", "Twenty of 255 grey levels brighter.", _brightness(20)),
    Change("darker", "Brightness − 20", "Twenty of 255 grey levels darker.", _brightness(-20)),
    Change("crop", "Crop 5 %", "5 % cut off at each side, stretched back to size.", _crop(0.05)),
    Change(
        "blur",
        "Blur",
        "Smoothed by a Gaussian whose standard deviation is 0.7 % of the side.",
        _blur(0.007),
    ),
    Change("jpeg", "JPEG quality 30", "Compressed hard and unpacked again.", _jpeg(30)),
    Change("flip", "Mirrored", "Left and right exchanged.", _flip),
)
