"""From a Pillow image of any mode to one plane of grey.

Colour is reduced to luminance, after an embedded ICC profile has said what the colours
are. The profile of a grey film is *not* applied: grey values of a radiograph are made
for the display, programs attach such profiles without converting, and among the films
that the models learnt from are 80 with a profile of gamma 1.8 which went into the
training without it (applied, they would differ by 20 grey values of 255 on average).
The same holds for a grey film that is stored as three equal colours.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image, ImageChops, ImageCms, TiffImagePlugin

if TYPE_CHECKING:
    from numpy.typing import NDArray

_STRIP_ROWS = 512

_COLOUR_SPACES = {"RGB": "RGB", "RGBA": "RGB", "RGBX": "RGB", "CMYK": "CMYK"}
"""Pillow modes to the colour space of the profiles that fit them (ICC.1, table 19)."""

_GREY_CHROMA = (126, 130)
"""Cb and Cr of a film without colour, 128 ± the rounding of a lossy format."""

_UNSIGNED, _SIGNED = 1, 2
"""Values of a TIFF's SampleFormat (TIFF 6.0, tag 339)."""


def grey_plane(image: Image.Image) -> NDArray[Any]:
    """Return an image's grey values in full depth.

    Parameters
    ----------
    image : Image
        Loaded.

    Returns
    -------
    ndarray, shape (height, width)
        uint8 up to 8 bits and for colour; uint16, int16, int32 or float32 for deeper
        grey. Unsigned values of 32 bits become float32 where they are too large for
        int32. Transparency is laid over black.
    """
    if image.mode.startswith("I;16"):
        return _copy(image, np.uint16)
    if image.mode == "I":
        return _narrowed(_copy(image, np.int32), unsigned=_sample_format(image) == _UNSIGNED)
    if image.mode == "F":
        return _copy(image, np.float32)
    if image.mode == "L" and _sample_format(image) == _SIGNED:
        return _copy(image, np.uint8).view(np.int8).astype(np.int16)
    if image.mode in {"La", "PA", "RGBa"} or "transparency" in image.info:
        image = image.convert("RGBA")
    grey = _in_srgb(image).convert("L")
    if image.mode in {"LA", "RGBA"}:
        # Laid over black, luminance is scaled by the opacity; no second colour image is needed.
        grey = ImageChops.multiply(grey, image.getchannel("A"))
    return _copy(grey, np.uint8)


def _narrowed(plane: NDArray[Any], *, unsigned: bool) -> NDArray[Any]:
    if unsigned and plane.min() < 0:
        # Pillow has no unsigned type of 32 bits: values over 2^31 have become negative.
        return plane.view(np.uint32).astype(np.float32)
    fits = plane.min() >= 0 and plane.max() <= np.iinfo(np.uint16).max
    return plane.astype(np.uint16) if fits else plane


def _sample_format(image: Image.Image) -> int:
    """Return a TIFF's sample format; 0 for other files, 1 where it does not say."""
    tags = getattr(image, "tag_v2", None)
    if tags is None:
        return 0
    return int(tags.get(TiffImagePlugin.SAMPLEFORMAT, (_UNSIGNED,))[0])


def _in_srgb(image: Image.Image) -> Image.Image:
    """Apply the embedded profile of a film in colour; a damaged or unfitting one is ignored."""
    profile, space = image.info.get("icc_profile"), _COLOUR_SPACES.get(image.mode)
    if not profile or space is None:
        return image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if source.profile.xcolor_space.strip() != space or _is_srgb(source):
            return image
        colour = image if image.mode == space else image.convert(space)
        if space == "RGB" and _is_grey(colour):
            return image
        # A new target each time: profiles are not made for several threads at once.
        return (
            ImageCms.profileToProfile(
                colour, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
            or image
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image


def _is_srgb(profile: ImageCms.ImageCmsProfile) -> bool:
    return "sRGB" in (profile.profile.profile_description or "")


def _is_grey(colour: Image.Image) -> bool:
    low, high = _GREY_CHROMA
    for plane in colour.convert("YCbCr").split()[1:]:
        values = np.flatnonzero(plane.histogram())
        if values[0] < low or values[-1] > high:
            return False
    return True


def _copy(image: Image.Image, dtype: type[np.generic]) -> NDArray[Any]:
    """Copy a plane strip by strip; Pillow's own way takes three times the film on top."""
    plane: NDArray[Any] = np.empty((image.height, image.width), dtype=dtype)
    for top in range(0, image.height, _STRIP_ROWS):
        bottom = min(top + _STRIP_ROWS, image.height)
        strip = np.asarray(image.crop((0, top, image.width, bottom)))
        plane[top:bottom] = np.nan_to_num(strip) if image.mode == "F" else strip
    return plane
