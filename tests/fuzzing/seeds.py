"""The sound files from which damaged ones are made."""

from __future__ import annotations

import importlib.util
import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image
from pydicom.dataelem import DataElement
from pydicom.uid import UID, DeflatedExplicitVRLittleEndian, ExplicitVRLittleEndian

from tests.dicoms import RAMP, header

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LARGEST = 800_000
"""Larger files would take most of the time for the least of the variety."""

_SAVED: Sequence[tuple[str, str, dict[str, Any]]] = (
    ("JPEG", "L", {}),
    ("JPEG", "L", {"progressive": True}),
    ("JPEG", "RGB", {"quality": 60}),
    ("JPEG", "CMYK", {}),
    ("PNG", "1", {}),
    ("PNG", "L", {}),
    ("PNG", "P", {}),
    ("PNG", "LA", {}),
    ("PNG", "RGBA", {}),
    ("PNG", "I;16", {}),
    ("TIFF", "L", {}),
    ("TIFF", "L", {"compression": "tiff_lzw"}),
    ("TIFF", "L", {"compression": "jpeg"}),
    ("TIFF", "RGB", {"compression": "tiff_adobe_deflate"}),
    ("TIFF", "1", {"compression": "group4"}),
    ("TIFF", "I;16", {"compression": "packbits"}),
    ("TIFF", "F", {}),
    ("BMP", "L", {}),
    ("BMP", "RGB", {}),
    ("GIF", "P", {}),
    ("WEBP", "RGB", {}),
    ("WEBP", "RGB", {"lossless": True}),
    ("JPEG2000", "L", {}),
    ("JPEG2000", "RGB", {"irreversible": True}),
)


@dataclass(frozen=True, slots=True)
class Seed:
    """A sound file."""

    name: str
    content: bytes


def drawn() -> list[Seed]:
    """Draw a small film in every raster format and mode that the program reads."""
    ramp = np.add.outer(np.arange(48), np.arange(64)) * 2
    seeds = []
    for file_format, mode, options in _SAVED:
        deep = {"I;16": np.uint16, "F": np.float32}.get(mode)
        grey = Image.fromarray(ramp.astype(deep or np.uint8))
        image = grey if deep else grey.convert("RGB").convert(mode)
        buffer = io.BytesIO()
        image.save(buffer, file_format, **options)
        words = "-".join(map(str, options.values()))
        seeds.append(Seed(f"{file_format}-{mode.replace(';', '')}-{words}", buffer.getvalue()))
    seeds += map(_pages, ("TIFF", "GIF", "PNG", "WEBP"))
    seeds += map(_padded_loop, (ExplicitVRLittleEndian, DeflatedExplicitVRLittleEndian))
    return seeds


def _pages(file_format: str) -> Seed:
    buffer = io.BytesIO()
    pages = [Image.new("L", (16, 12), shade) for shade in (0, 90, 200)]
    pages[0].save(buffer, file_format, save_all=True, append_images=pages[1:])
    return Seed(f"{file_format}-pages", buffer.getvalue())


def _padded_loop(syntax: UID) -> Seed:
    """Draw a DICOM file of three frames, each with a frame of padding around it."""
    frames = np.pad(np.tile(RAMP, (3, 1, 1)), ((0, 0), (4, 4), (6, 6)))
    dataset = header(
        frames[0],
        syntax,
        NumberOfFrames=3,
        PhotometricInterpretation="MONOCHROME1",
        PixelPaddingValue=DataElement("PixelPaddingValue", "US", 0),
    )
    dataset.PixelData = frames.tobytes()
    buffer = io.BytesIO()
    dataset.save_as(buffer, enforce_file_format=True)
    return Seed(f"DICOM-padded-{syntax.name}", buffer.getvalue())


def found(*more: Path) -> list[Seed]:
    """Return the files of pydicom-data, pydicom's own and those under the given folders."""
    paths = (path for folder in (*_packages(), *more) for path in sorted(folder.rglob("*")))
    return [
        Seed(path.name, path.read_bytes())
        for path in paths
        if path.is_file() and path.suffix != ".py" and 0 < path.stat().st_size <= LARGEST
    ]


def _packages() -> Iterator[Path]:
    for name, below in (("data_store", "data"), ("pydicom", "data/test_files")):
        spec = importlib.util.find_spec(name)
        for place in (spec and spec.submodule_search_locations) or ():
            yield Path(place) / below
