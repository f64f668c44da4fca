"""Raster films: JPEG, PNG, TIFF, BMP, GIF, WebP, JPEG 2000 and AVIF of any mode and depth."""

from __future__ import annotations

import io
import struct
import warnings
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import (
    AvifImagePlugin,
    BmpImagePlugin,
    ExifTags,
    GifImagePlugin,
    Image,
    Jpeg2KImagePlugin,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

from desktop.errors import UnreadableImageError
from desktop.imaging import damage, jpeg
from desktop.imaging.animation import webp_canvas
from desktop.imaging.borders import has_wide_borders
from desktop.imaging.limits import check_pixels
from desktop.imaging.luminance import grey_plane
from desktop.imaging.radiograph import FULL_8_BIT, Radiograph, robust_window
from desktop.imaging.screening.colour import check_image
from desktop.imaging.tiff import is_tiff, tiff_films, with_black_zero

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from desktop.imaging.limits import Limits
    from desktop.imaging.radiograph import ImageRef, Voi

# `Limits.pixels` is checked before any pixel is decoded; Pillow's own limit would
# turn large but harmless films into warnings.
Image.MAX_IMAGE_PIXELS = None
# Odd metadata are common; what matters of them is checked, or ends in an error.
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")

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
    AvifImagePlugin.AvifImageFile.format,
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

_BYTES_PER_PIXEL = {"1": 1, "L": 1, "I;16": 4, "I;16B": 4, "I;16L": 4, "I": 8, "F": 8}
"""What Pillow's image and the grey plane made of it take together; 5 for the other modes."""

_TO_TURN = "to turn"
"""Key in an image's `info` for what `desktop.imaging.tiff.with_black_zero` has relabelled."""


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
    frame = jpeg.unusual_frame(content)
    if frame is not None:
        jpeg.check(ref, frame)
        check_pixels(ref, frame.width, frame.height, limits)
        decoded = frame.width * frame.height * 6
        return RasterHeader(frame.file_format, "", frame.width, frame.height, decoded)
    canvas = webp_canvas(content[:32])
    if canvas is not None:
        check_pixels(ref, *canvas, limits)
    try:
        with _opened(ref, content) as image:
            width, height = image.size
            mode, file_format = image.mode, image.format or ""
    except UnidentifiedImageError:
        raise damage.unidentified(ref, content) from None
    except (UnreadableImageError, MemoryError):
        raise
    except Exception as error:
        raise damage.damaged(ref, content, error) from error
    check_pixels(ref, width, height, limits)
    # The presented film and what is made of it come on top.
    decoded = width * height * (_BYTES_PER_PIXEL.get(mode, 5) + 2)
    return RasterHeader(file_format, mode, width, height, decoded)


def decode(ref: ImageRef, content: bytes) -> Radiograph:
    """Decode a raster file that `probe` has accepted.

    Parameters
    ----------
    ref : ImageRef
        The reference that the radiograph will carry; its frame says which page.
    content : bytes
        The whole file.

    Returns
    -------
    Radiograph
        uint8, or uint16 / int32 / float32 for deeper grey files. Eight-bit films
        are shown as stored, deeper ones through robust percentiles. A TIFF whose
        lowest value is white is turned. Colour is reduced to luminance (see
        `desktop.imaging.luminance`), transparency is laid over black, EXIF orientation
        is applied.

    Raises
    ------
    UnreadableImageError
        If the pixels are damaged or truncated.
    """
    frame = jpeg.unusual_frame(content)
    if frame is not None:
        return _from_codestream(ref, content, frame)
    try:
        with _opened(ref, content) as image:
            image.load()
            file_format, mode = image.format or "", image.mode
            turned, to_turn = _white_is_zero(image), image.info[_TO_TURN]
            orientation = image.getexif().get(ExifTags.Base.Orientation, 1)
            colour = check_image(image)
            pixels = grey_plane(image)
    except (UnreadableImageError, MemoryError):
        raise
    except Exception as error:
        raise damage.damaged(ref, content, error, lambda: _opened(ref, content)) from error
    turn = _ORIENTATIONS.get(orientation)
    if turn is not None:
        pixels = np.ascontiguousarray(turn(pixels))
    if to_turn:
        pixels = _turned(pixels)
    return _film(
        ref,
        pixels,
        file_format=file_format,
        bits=1 if mode == "1" else pixels.dtype.itemsize * 8,
        turned=turned,
        colour=colour,
    )


def _opened(ref: ImageRef, content: bytes) -> Image.Image:
    """Open a file at the page that the reference asks for."""
    relabelled: frozenset[int] = frozenset()
    if is_tiff(content):
        # Where its directories are damaged, Pillow will say so.
        with suppress(struct.error):
            content, relabelled = with_black_zero(content)
    image = Image.open(io.BytesIO(content), formats=FORMATS)
    try:
        page = ref.frame - 1
        if image.format == "TIFF":
            films = tiff_films(io.BytesIO(content))
            page = films[page] if page < len(films) else len(films)
        if page:
            image.seek(page)
        image.info[_TO_TURN] = page in relabelled
    except EOFError:
        image.close()
        raise UnreadableImageError(
            str(ref.path),
            f"it holds no page {ref.frame}",
            "The file has changed: open the folder again",
            code="no_frame",
        ) from None
    except BaseException:
        image.close()
        raise
    return image


def _from_codestream(ref: ImageRef, content: bytes, frame: jpeg.JpegFrame) -> Radiograph:
    try:
        pixels = jpeg.decode(content, frame)
    except MemoryError:
        raise
    except Exception as error:
        raise damage.damaged(ref, content, error) from error
    return _film(ref, pixels, file_format=frame.file_format, bits=frame.bits)


def _film(
    ref: ImageRef,
    pixels: NDArray[Any],
    *,
    file_format: str,
    bits: int,
    turned: bool = False,
    colour: tuple[str, ...] = (),
) -> Radiograph:
    window: Voi = FULL_8_BIT if pixels.dtype == np.uint8 else robust_window(pixels)
    framed = has_wide_borders(pixels, window)
    return Radiograph(
        ref=ref,
        pixels=pixels,
        windows=(window,),
        file_format=file_format,
        bits=bits,
        turned=turned,
        warnings=(*colour, "borders") if framed else colour,
    )


def _white_is_zero(image: Image.Image) -> bool:
    """Tell whether this is a TIFF whose lowest value is white (TIFF 6.0, tag 262 is 0).

    Pillow turns those of up to eight bits itself; deeper ones are relabelled and turned here.
    """
    if image.info[_TO_TURN]:
        return True
    tags = getattr(image, "tag_v2", {})
    return bool(tags.get(TiffImagePlugin.PHOTOMETRIC_INTERPRETATION) == 0)


def _turned(pixels: NDArray[Any]) -> NDArray[Any]:
    if pixels.dtype == np.uint16:
        return np.asarray(np.invert(pixels))
    return np.asarray(pixels.min() + (pixels.max() - pixels), dtype=pixels.dtype)
