"""Files that ask for too much, and policies that say how much that is."""

from __future__ import annotations

import io
import json
import os
import struct
import time
import zlib
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from pydicom.encaps import encapsulate
from pydicom.uid import (
    DeflatedExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    RLELossless,
)

from desktop.errors import PolicyError, UnreadableImageError
from desktop.imaging.codestream import coded
from desktop.imaging.limits import DEFAULT_LIMITS, Limits, limits_under
from desktop.imaging.radiograph import ImageRef
from desktop.imaging.reading import read_radiograph
from desktop.imaging.structure import walk
from desktop.settings import load_policy, policy_path
from tests.dicoms import RAMP, dicom_file, header
from tests.fuzzing.damage_dicom import nested

if TYPE_CHECKING:
    from collections.abc import Callable

QUICKLY = 20.0
"""Seconds that refusing a hostile file may take on a busy machine; most take milliseconds."""


def refused(path: Path, limits: Limits = DEFAULT_LIMITS) -> UnreadableImageError:
    """Read a film that must be refused, soon, with a message that names it and a remedy."""
    start = time.monotonic()
    with pytest.raises(UnreadableImageError) as caught:
        read_radiograph(ImageRef(path), limits)
    assert time.monotonic() - start < QUICKLY
    error = caught.value
    assert str(path) in str(error)
    assert error.problem
    assert error.remedy
    assert error.code not in {"failed", "error", "unreadable"}
    return error


def spliced(path: Path, extra: bytes) -> Path:
    """Put bytes before the image's own elements."""
    content = path.read_bytes()
    at = content.index(b"\x28\x00\x02\x00US")
    path.write_bytes(content[:at] + extra + content[at:])
    return path


@pytest.mark.parametrize("balanced", [True, False])
def test_ten_thousand_nested_sequences_are_too_deep(tmp_path: Path, balanced: bool) -> None:
    path = spliced(dicom_file(tmp_path / "deep.dcm"), nested(10_000, balanced=balanced))
    error = refused(path)
    assert error.code == "too_deep"
    assert "32 levels" in error.problem


def test_nesting_with_lengths_is_seen_too(tmp_path: Path) -> None:
    inner = b""
    for _ in range(200):
        item = b"\xfe\xff\x00\xe0" + struct.pack("<I", len(inner)) + inner
        inner = b"\x08\x00\x10\x11SQ\0\0" + struct.pack("<I", len(item)) + item
    assert refused(spliced(dicom_file(tmp_path / "deep.dcm"), inner)).code == "too_deep"


def test_nesting_within_the_limit_is_read(tmp_path: Path) -> None:
    path = spliced(dicom_file(tmp_path / "nested.dcm"), nested(8, balanced=True))
    assert walk(ImageRef(path), path.read_bytes(), DEFAULT_LIMITS).depth == 8
    assert read_radiograph(ImageRef(path)).width == 64
    assert refused(path, Limits(depth=7)).code == "too_deep"


def test_implicit_files_are_walked_as_well(tmp_path: Path) -> None:
    path = dicom_file(tmp_path / "implicit.dcm", syntax=ImplicitVRLittleEndian)
    content = path.read_bytes()
    start = b"\x08\x00\x10\x11\xff\xff\xff\xff\xfe\xff\x00\xe0\xff\xff\xff\xff"
    at = content.index(b"\x28\x00\x02\x00\x02\0\0\0")
    path.write_bytes(content[:at] + start * 10_000 + content[at:])
    assert refused(path).code == "too_deep"


def test_a_length_beyond_the_file_is_named(tmp_path: Path) -> None:
    element = b"\x09\x00\x10\x00OB\0\0" + struct.pack("<I", 0x7FFFFFF0)
    error = refused(spliced(dicom_file(tmp_path / "long.dcm"), element))
    assert error.code == "truncated"
    assert "2,147,483,632 bytes" in error.problem


def test_a_wrong_length_inside_a_part_that_can_be_stepped_over_costs_nothing(
    tmp_path: Path,
) -> None:
    inside = b"\x08\x00\x50\x11UT\0\0" + struct.pack("<I", 0x7FFFFFF0)
    item = b"\xfe\xff\x00\xe0" + struct.pack("<I", len(inside)) + inside
    sequence = b"\x08\x00\x10\x11SQ\0\0" + struct.pack("<I", len(item)) + item
    path = spliced(dicom_file(tmp_path / "skipped.dcm"), sequence)
    assert read_radiograph(ImageRef(path)).width == 64


@pytest.mark.parametrize(
    "endless",
    [
        b"\x08\x00\x10\x11SQ\0\0\xff\xff\xff\xff" + b"\xfe\xff\x00\xe0\0\0\0\0" * 200_000,
        b"\x09\x00\x10\x00UN\0\0\xff\xff\xff\xff" + b"\xfe\xff\x00\xe0\0\0\0\0" * 200_000,
        b"\x09\x00\x10\x00LO\0\0" * 200_000,
    ],
    ids=["items", "unknown", "elements"],
)
def test_endless_elements_are_too_many(tmp_path: Path, endless: bytes) -> None:
    error = refused(spliced(dicom_file(tmp_path / "endless.dcm"), endless))
    assert error.code == "too_large"
    assert "100,000 elements" in error.problem


def test_a_long_element_and_a_long_header_are_too_large(tmp_path: Path) -> None:
    element = b"\x09\x00\x10\x00OB\0\0" + struct.pack("<I", 3_000_000) + bytes(3_000_000)
    path = spliced(dicom_file(tmp_path / "long.dcm"), element)
    assert read_radiograph(ImageRef(path)).width == 64
    assert "3 MB" in refused(path, Limits(element_bytes=2_000_000)).problem
    assert "a header of 3 MB" in refused(path, Limits(header_bytes=2_000_000)).problem


def test_a_deflated_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.dcm"
    whole = dicom_file(tmp_path / "plain.dcm").read_bytes()
    dataset = header(RAMP, DeflatedExplicitVRLittleEndian)
    dataset.PixelData = RAMP.tobytes()
    dataset["PixelData"].VR = "OW"
    dataset.save_as(path, enforce_file_format=True)
    assert read_radiograph(ImageRef(path)).width == 64
    content = path.read_bytes()
    # The meta header says how long it is (PS3.10 7.1), in its first element.
    start = 144 + int.from_bytes(content[140:144], "little")
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    bomb = packer.compress(b"\x09\x00\x10\x00OB\0\0\xf0\xff\xff\x7f")
    bomb += b"".join(packer.compress(bytes(1 << 20)) for _ in range(64)) + packer.flush()
    path.write_bytes(content[:start] + bomb)
    assert len(bomb) < 200_000 < len(whole) * 100
    error = refused(path, Limits(decompressed_bytes=16_000_000))
    assert error.code == "too_large"
    assert "16 MB" in error.problem


@pytest.mark.parametrize("side", [200_000, 6000])
def test_a_codestream_larger_than_its_header_says_is_not_decoded(tmp_path: Path, side: int) -> None:
    dataset = header(RAMP, JPEG2000Lossless)
    siz = b"\xff\x4f\xff\x51" + struct.pack(">HHIIII", 41, 0, side, side, 0, 0) + bytes(20)
    dataset.PixelData = encapsulate([siz])
    dataset["PixelData"].VR = "OB"
    dataset["PixelData"].is_undefined_length = True
    path = tmp_path / "huge.dcm"
    dataset.save_as(path, enforce_file_format=True)
    error = refused(path)
    assert error.code == "damaged"
    assert f"{side:,} × {side:,}" in error.problem


def test_an_rle_bomb_gives_no_more_pixels_than_its_header_says(tmp_path: Path) -> None:
    dataset = header(RAMP.astype(np.uint8), RLELossless)
    dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit = 8, 8, 7
    runs = b"\x81\xff" * 500_000  # 128 times 0xFF each, 64 MB altogether (PS3.5 G.3.2)
    dataset.PixelData = encapsulate([struct.pack("<16I", 1, 64, *[0] * 14) + runs])
    dataset["PixelData"].VR = "OB"
    dataset["PixelData"].is_undefined_length = True
    path = tmp_path / "bomb.dcm"
    dataset.save_as(path, enforce_file_format=True)
    start = time.monotonic()
    assert read_radiograph(ImageRef(path)).pixels.shape == RAMP.shape
    assert time.monotonic() - start < QUICKLY


def png_of_zeros(side: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        crc = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc)

    size = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    rows = zlib.compress(bytes(1 << 20))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_a_png_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.png"
    path.write_bytes(png_of_zeros(30_000))
    error = refused(path)
    assert error.code == "too_large"
    assert "30,000 × 30,000" in error.problem


@pytest.mark.parametrize(("tag", "value"), [(273, 0xFFFFFF00), (279, 0xFFFFFF00), (278, 0)])
def test_tiff_strips_out_of_all_proportion_take_nothing_along(
    tmp_path: Path, tag: int, value: int
) -> None:
    entries = {256: 64, 257: 48, 258: 8, 259: 1, 262: 1, 273: 8, 277: 1, 278: 48, 279: 64 * 48}
    entries[tag] = value
    directory = struct.pack("<H", len(entries))
    for number, content in sorted(entries.items()):
        directory += struct.pack("<HHII", number, 4, 1, content)
    path = tmp_path / "strips.tif"
    start = b"II*\0" + struct.pack("<I", 8 + 64 * 48)
    path.write_bytes(start + bytes(64 * 48) + directory + bytes(4))
    if tag == 279:
        # How long the strip is follows from the rows; the claim is not believed.
        assert read_radiograph(ImageRef(path)).width == 64
    else:
        assert refused(path).code in {"truncated", "damaged"}


def fifo(path: Path) -> None:
    os.mkfifo(path)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def loop(path: Path) -> None:
    path.symlink_to(path)


def nothing(path: Path) -> None:
    path.symlink_to(path.with_name("gone"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize(
    ("make", "code"),
    [(fifo, "not_a_file"), (device, "not_a_file"), (loop, "no_access"), (nothing, "no_access")],
)
def test_what_only_looks_like_a_file_is_not_read(
    tmp_path: Path, make: Callable[[Path], None], code: str
) -> None:
    path = tmp_path / "film.dcm"
    make(path)
    assert refused(path).code == code


def test_a_file_that_vanishes_is_named(tmp_path: Path) -> None:
    path = dicom_file(tmp_path / "film.dcm")
    path.unlink()
    assert refused(path).code == "no_access"


def test_a_policy_sets_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "policy.json"
    path.write_text(json.dumps({"limits": {"pixels": 1000, "decode_seconds": 2.5}}))
    monkeypatch.setenv("PNEUMOTRIAGE_POLICY", str(path))
    limits = limits_under(load_policy(policy_path()).limits, source=str(path))
    assert limits == replace(DEFAULT_LIMITS, pixels=1000, decode_seconds=2.5)
    assert refused(dicom_file(tmp_path / "film.dcm"), limits).code == "too_large"


def test_without_a_policy_the_defaults_hold(tmp_path: Path) -> None:
    policy = load_policy(tmp_path / "none.json")
    assert limits_under(policy.limits, source="") == DEFAULT_LIMITS


def test_the_policy_of_a_machine_stands_where_users_do_not_write(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("PNEUMOTRIAGE_POLICY", raising=False)
    assert policy_path().name == "policy.json"
    assert Path.home() not in policy_path().parents


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "not understood"),
        ('{"limit": {}}', "limit"),
        ('{"limits": {"pixels": "many"}}', "limits.pixels"),
        ('{"limits": {"pixel": 5}}', "'pixel' is no limit"),
        ('{"limits": {"pixels": 0}}', "'pixels' is 0"),
        ('{"limits": {"pixels": 1.5}}', "whole number"),
        ('{"limits": {"decode_seconds": -1}}', "above 0"),
    ],
)
def test_a_policy_that_cannot_be_followed_is_refused(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "policy.json"
    path.write_text(text)
    with pytest.raises(PolicyError, match=words) as caught:
        limits_under(load_policy(path).limits, source=str(path))
    assert str(path) in str(caught.value)


def test_every_limit_can_be_set() -> None:
    wanted = {field.name: 7.0 for field in fields(Limits)}
    assert limits_under(wanted, source="") == Limits(**dict.fromkeys(wanted, 7))


@pytest.mark.parametrize(
    ("file_format", "options"),
    [
        ("JPEG", {}),
        ("JPEG", {"progressive": True}),
        ("JPEG2000", {}),
        ("JPEG2000", {"no_jp2": True}),
    ],
)
def test_a_frame_tells_its_size(file_format: str, options: dict[str, bool]) -> None:
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("L", (64, 48)).save(buffer, file_format, **options)
    assert coded(buffer.getvalue()) == (64, 48, True)
    for end in range(40):
        coded(buffer.getvalue()[:end])
    assert coded(b"no codestream at all") is None
