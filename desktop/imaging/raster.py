"""JPEG, PNG, TIFF and BMP films of any mode and depth, read with Pillow."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import (
    BmpImagePlugin,
    ExifTags,
    GifImagePlugin,
    Image,
    ImageChops,
    Jpeg2KImagePlugin,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

from desktop.errors import UnreadableImageError
from desktop.imaging.limits import check_pixels
from desktop.imaging.radiograph import FULL_8_BIT, Radiograph, robust_window

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from desktop.imaging.limits import Limits
    from desktop.imaging.radiograph import ImageRef, Voi

# `Limits.pixels` is checked before any pixel is decoded; Pillow's own limit would
# turn large but harmless films into warnings.
Image.MAX_IMAGE_PIXELS = None

# Named one by one: Pillow would otherwise look for its plug-ins while films are read, on
# several threads at once, and a frozen build might leave them out.
FORMATS = (
    JpegImagePlugin.JpegImageFile.format,
    PngImagePlugin.PngImageFile.format,
    TiffImagePlugin.TiffImageFile.format,
    BmpImagePlugin.BmpImageFile.format,
    GifImagePlugin.GifImageFile.format,
    WebPImagePlugin.WebPImageFile.format,
    Jpeg2KImagePlugin.Jpeg2KImageFile.format,
)

_ORIENTATIONS = {
    2: lambda a: a[:, ::-1],
    3: lambda a: a[::-1, ::-1],
    4: lambda a: a[::-1],
    5: lambda a: a.T,
    6: lambda a: a[::-1].T,
    7: lambda a: a[::-1, ::-1].T,
    8: lambda a: a[:, ::-1].T,
}
"""EXIF orientation to the turn that makes the film upright (EXIF 2.32, tag 0x0112)."""

_STRIP_ROWS = 512

_BYTES_PER_PIXEL = {"1": 1, "L": 1, "I;16": 4, "I;16B": 4, "I;16L": 4, "I": 8, "F": 8}
"""What Pillow's image and the grey plane made of it take together; 5 for the other modes."""


@dataclass(frozen=True, slots=True)
class RasterHeader:
    """What is known of a raster file before its pixels are decoded."""

    file_format: str
    mode: str
    width: int
    height: int
    decoded_bytes: int


def probe(ref: ImageRef, content: bytes, limits: Limits) -> RasterHeader:
    """Read a raster file's header.

    Parameters
    ----------
    ref : ImageRef
        Names the file in messages.
    content : bytes
        The whole file.
    limits : Limits
        What a file may ask for.

    Returns
    -------
    RasterHeader
        Its ``decoded_bytes`` bound the memory that `decode` will need.

    Raises
    ------
    UnreadableImageError
        If the content is no image that can be read, or too large.
    """
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as image:
            width, height = image.size
            mode, file_format = image.mode, image.format or ""
    except UnidentifiedImageError:
        raise _no_image(ref, content) from None
    except Exception as error:
        raise _damaged(ref, error) from error
    check_pixels(ref, width, height, limits)
    # The presented film and what is made of it come on top.
    decoded = width * height * (_BYTES_PER_PIXEL.get(mode, 5) + 2)
    return RasterHeader(file_format, mode, width, height, decoded)


def decode(ref: ImageRef, content: bytes) -> Radiograph:
    """Decode a raster file that `probe` has accepted.

    Parameters
    ----------
    ref : ImageRef
        The reference that the radiograph will carry.
    content : bytes
        The whole file.

    Returns
    -------
    Radiograph
        uint8, or uint16 / int32 / float32 for deeper grey files. Eight-bit films
        are shown as stored, deeper ones through robust percentiles. A TIFF whose
        lowest value is white is turned. Colour is
        reduced to luminance, transparency is laid over black, EXIF orientation
        is applied.

    Raises
    ------
    UnreadableImageError
        If the pixels are damaged or truncated.
    """
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as image:
            image.load()
            frames = getattr(image, "n_frames", 1)
            file_format, mode = image.format or "", image.mode
            white_is_zero = _white_is_zero(image)
            orientation = image.getexif().get(ExifTags.Base.Orientation, 1)
            pixels = _grey_plane(image)
    except MemoryError:
        raise
    except Exception as error:
        raise _damaged(ref, error) from error
    turn = _ORIENTATIONS.get(orientation)
    if turn is not None:
        pixels = np.ascontiguousarray(turn(pixels))
    # Pillow turns films of up to eight bits itself.
    if white_is_zero and pixels.dtype != np.uint8:
        pixels = _turned(pixels)
    window: Voi = FULL_8_BIT if pixels.dtype == np.uint8 else robust_window(pixels)
    several = frames > 1 and file_format != "MPO"
    return Radiograph(
        ref=ref,
        pixels=pixels,
        windows=(window,),
        file_format=file_format,
        bits=1 if mode == "1" else pixels.dtype.itemsize * 8,
        turned=white_is_zero,
        warnings=("first_frame_only",) if several else (),
    )


def _white_is_zero(image: Image.Image) -> bool:
    """Tell whether this is a TIFF whose lowest value is white (TIFF 6.0, tag 262 is 0)."""
    tags = getattr(image, "tag_v2", {})
    return bool(tags.get(TiffImagePlugin.PHOTOMETRIC_INTERPRETATION) == 0)


def _turned(pixels: NDArray[Any]) -> NDArray[Any]:
    if pixels.dtype == np.uint16:
        return np.asarray(np.invert(pixels))
    return np.asarray(pixels.min() + (pixels.max() - pixels), dtype=pixels.dtype)


def _grey_plane(image: Image.Image) -> NDArray[Any]:
    if image.mode.startswith("I;16"):
        return _copy(image, np.uint16)
    if image.mode == "I":
        plane = _copy(image, np.int32)
        fits = plane.min() >= 0 and plane.max() <= np.iinfo(np.uint16).max
        return plane.astype(np.uint16) if fits else plane
    if image.mode == "F":
        return _copy(image, np.float32)
    if image.mode in {"La", "PA", "RGBa"} or "transparency" in image.info:
        image = image.convert("RGBA")
    grey = image.convert("L")
    if image.mode in {"LA", "RGBA"}:
        # Laid over black, luminance is scaled by the opacity; no second colour image is needed.
        grey = ImageChops.multiply(grey, image.getchannel("A"))
    return _copy(grey, np.uint8)


def _copy(image: Image.Image, dtype: type[np.generic]) -> NDArray[Any]:
    """Copy a plane strip by strip; Pillow's own way takes three times the film on top."""
    plane: NDArray[Any] = np.empty((image.height, image.width), dtype=dtype)
    for top in range(0, image.height, _STRIP_ROWS):
        bottom = min(top + _STRIP_ROWS, image.height)
        strip = np.asarray(image.crop((0, top, image.width, bottom)))
        plane[top:bottom] = np.nan_to_num(strip) if image.mode == "F" else strip
    return plane


def _no_image(ref: ImageRef, content: bytes) -> UnreadableImageError:
    problem = "the file is empty" if not content else "its content is no image of a known format"
    return UnreadableImageError(
        str(ref.path),
        problem,
        "Export or copy the film again as JPEG, PNG, TIFF, BMP or DICOM",
        code="empty" if not content else "not_an_image",
    )


def _damaged(ref: ImageRef, error: Exception) -> UnreadableImageError:
    # Pillow reports missing data in several words, none of them a class of its own.
    words = str(error).lower()
    truncated = any(sign in words for sign in ("truncated", "broken", "not enough", "eof"))
    problem = "the file is truncated" if truncated else f"the file is damaged ({error})"
    return UnreadableImageError(
        str(ref.path),
        problem,
        "Copy or export the film again from its source",
        code="truncated" if truncated else "damaged",
    )
