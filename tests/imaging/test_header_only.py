"""What is read in the program's own process, of files made to exhaust it."""

from __future__ import annotations

import io
import struct
import time
import tracemalloc
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image
from pydicom.uid import DeflatedExplicitVRLittleEndian

from desktop.imaging.identity import Identity, read_identity
from desktop.imaging.limits import DEFAULT_LIMITS
from desktop.imaging.radiograph import ImageRef
from desktop.imaging.sources import Obstacle, find_images
from tests.dicoms import RAMP, dicom_file
from tests.fuzzing.damage_dicom import nested

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

QUICKLY = 1.0
"""Seconds of this process's own time."""
MUCH = 150_000_000
"""Bytes; some of the bombs below unpack to a thousand million and more."""


@pytest.fixture
def soon() -> Iterator[None]:
    """Fail where the rest of the test takes more time than a header may."""
    start = time.process_time()
    yield
    assert time.process_time() - start < QUICKLY


@pytest.fixture
def bounded() -> Iterator[None]:
    """Fail where the rest takes more memory or time, which tracing makes longer."""
    tracemalloc.start()
    start = time.process_time()
    yield
    seconds = time.process_time() - start
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert seconds < 2 * QUICKLY
    assert peak < MUCH


def before_pixels(path: Path, extra: bytes) -> None:
    content = path.read_bytes()
    at = content.index(b"\x28\x00\x02\x00US")
    path.write_bytes(content[:at] + extra + content[at:])


def frames_element(number: bytes = b"3 ") -> bytes:
    return b"\x28\x00\x08\x00IS" + struct.pack("<H", len(number)) + number


def deep(path: Path) -> None:
    before_pixels(dicom_file(path), nested(10_000, balanced=True) + frames_element())


def deep_without_ends(path: Path) -> None:
    before_pixels(dicom_file(path), nested(10_000, balanced=False) + frames_element())


def wide(path: Path) -> None:
    element = b"\x09\x00\x10\x10LO\x02\x00ab"
    before_pixels(dicom_file(path), element * 1_000_000 + frames_element())


def long_element(path: Path) -> None:
    size = DEFAULT_LIMITS.element_bytes + 2
    value = b"\x09\x00\x10\x10OB\0\0" + struct.pack("<I", size) + bytes(size)
    before_pixels(dicom_file(path), value + frames_element())


def long_claim(path: Path) -> None:
    value = b"\x09\x00\x10\x10OB\0\0" + struct.pack("<I", 0xFFFFFFF0)
    before_pixels(dicom_file(path), value + frames_element())


def deflated(path: Path) -> None:
    """Unpack to 1.5 GB of one element, packed in advance as far as it repeats."""
    dicom_file(path)
    content = path.read_bytes()
    length = struct.unpack_from("<I", content, 140)[0]
    meta = bytearray(content[: 144 + length])
    at = meta.index(b"1.2.840.10008.1.2.1")
    syntax = DeflatedExplicitVRLittleEndian.encode()
    meta[at - 2 : at + 20] = struct.pack("<H", len(syntax)) + syntax
    meta[140:144] = struct.pack("<I", len(meta) - 144)
    engine = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    size = 1_500_000_000
    packed = [engine.compress(b"\x09\x00\x10\x10OB\0\0" + struct.pack("<I", size))]
    packed.append(engine.flush(zlib.Z_FULL_FLUSH))
    # After a full flush each block is packed alike, and need be packed only once.
    block = engine.compress(bytes(10_000_000)) + engine.flush(zlib.Z_FULL_FLUSH)
    packed += [block] * (size // 10_000_000)
    packed += [engine.compress(frames_element()), engine.flush()]
    path.write_bytes(bytes(meta) + b"".join(packed))


BOMBS = [deep, deep_without_ends, wide, long_element, long_claim, deflated]


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_dicom_bomb_is_listed_and_names_nobody_at_no_cost(
    tmp_path: Path, bomb: Callable[[Path], None], request: pytest.FixtureRequest
) -> None:
    path = tmp_path / "bomb.dcm"
    bomb(path)
    request.getfixturevalue("soon" if bomb is wide else "bounded")
    assert list(find_images([path])) == [ImageRef(path)]
    assert read_identity(ImageRef(path)) == Identity()


@pytest.mark.parametrize("bomb", BOMBS)
def test_an_index_that_is_a_bomb_loses_no_film(
    tmp_path: Path, bomb: Callable[[Path], None], request: pytest.FixtureRequest
) -> None:
    bomb(tmp_path / "DICOMDIR")
    film = tmp_path / "IM0001"
    film.write_bytes(dicom_file(tmp_path / "a.dcm").read_bytes())
    (tmp_path / "a.dcm").unlink()
    request.getfixturevalue("soon" if bomb is wide else "bounded")
    assert ImageRef(film) in list(find_images([tmp_path]))


def test_an_index_that_is_a_bomb_is_told_of(tmp_path: Path) -> None:
    deep(tmp_path / "DICOMDIR")
    (told,) = find_images([tmp_path / "DICOMDIR"])
    assert isinstance(told, Obstacle)
    assert "32 levels" in told.problem


def test_a_name_is_found_behind_the_end_of_what_was_read(tmp_path: Path) -> None:
    """A tag like that of the pixels stands in an element before the name."""
    path = dicom_file(tmp_path / "film.dcm", PatientName="Doe^Jane")
    content = path.read_bytes()
    at = content.index(b"\x10\x00\x10\x00PN")
    trap = b"\x09\x00\x10\x10OB\0\0" + struct.pack("<I", 4) + b"\xe0\x7f\x10\x00"
    path.write_bytes(content[:at] + trap + content[at:])
    assert read_identity(ImageRef(path)).name == "Doe Jane"


def animated_png(claimed: int) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(RAMP.astype(np.uint8)).save(buffer, "PNG")
    content = buffer.getvalue()
    chunk = b"acTL" + struct.pack(">II", claimed, 0)
    whole = struct.pack(">I", 8) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return content[:33] + whole + content[33:]


def animated_gif(frames: int) -> bytes:
    frame = b"," + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02\x44\x01\x00"
    head = b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0x80, 0, 0) + bytes(3) + b"\xff" * 3
    return head + frame * frames + b";"


def animated_webp(frames: int) -> bytes:
    extended = b"VP8X" + struct.pack("<I", 10) + b"\x02\0\0\0" + b"\xfe\x3f\0" * 2
    body = b"WEBP" + extended + b"ANIM" + struct.pack("<I", 6) + bytes(6)
    body += (b"ANMF" + struct.pack("<I", 16) + bytes(16)) * frames
    return b"RIFF" + struct.pack("<I", len(body)) + body


@pytest.mark.parametrize(
    ("name", "make"),
    [("a.png", animated_png), ("a.gif", animated_gif), ("a.webp", animated_webp)],
)
def test_an_animation_of_a_million_pictures_is_an_obstacle(
    tmp_path: Path, name: str, make: Callable[[int], bytes], request: pytest.FixtureRequest
) -> None:
    path = tmp_path / name
    path.write_bytes(make(1_000_000))
    request.getfixturevalue("bounded")
    (told,) = find_images([path])
    assert isinstance(told, Obstacle)
    assert "more frames than the limit of 2,000" in told.problem


def test_pages_that_share_endless_tags_are_not_counted(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Directories of 65,000 tags that overlap: a small file, thousands of millions of tags."""
    tags, pages = 65_000, 5_000
    content = bytearray(b"II*\0" + struct.pack("<I", 8))
    content += bytes(12 * tags + 4 * pages + 12)
    for n in range(pages):
        place = 8 + 4 * n
        struct.pack_into("<H", content, place, tags)
        struct.pack_into("<I", content, place + 2 + 12 * tags, place + 4)
    path = tmp_path / "a.tif"
    path.write_bytes(content)
    request.getfixturevalue("bounded")
    assert list(find_images([path])) == [ImageRef(path)]
