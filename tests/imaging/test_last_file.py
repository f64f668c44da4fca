"""Frames of one file: it is read once, and again when it has changed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image

from desktop.errors import UnreadableImageError
from desktop.imaging import last_file, reading
from desktop.imaging.isolation import Decoders
from desktop.imaging.limits import DEFAULT_LIMITS, Limits
from desktop.imaging.radiograph import ImageRef
from tests.dicoms import header

if TYPE_CHECKING:
    from collections.abc import Iterator

FRAMES = 5


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[ImageRef]]:
    """Which films were opened by reading their file."""
    opened = []
    read = reading.open_film

    def watched(ref: ImageRef, limits: Limits = DEFAULT_LIMITS) -> reading.EncodedFilm:
        opened.append(ref)
        return read(ref, limits)

    monkeypatch.setattr(reading, "open_film", watched)
    yield opened
    last_file._last.kept = None


def loop(path: Path, *, first: int = 0) -> Path:
    frames = [np.full((8, 8), 100 * n + first, np.uint16) for n in range(1, FRAMES + 1)]
    dataset = header(frames[0], NumberOfFrames=FRAMES)
    dataset.PixelData = np.stack(frames).tobytes()
    dataset.save_as(path, enforce_file_format=True)
    return path


def pages(path: Path) -> Path:
    first, *others = (Image.new("L", (8 + n, 8), 40 * n) for n in range(1, FRAMES + 1))
    first.save(path, save_all=True, append_images=others)
    return path


def values(path: Path) -> list[int]:
    films = (last_file.open_film(ImageRef(path, n)).decode() for n in range(1, FRAMES + 1))
    return [int(film.pixels[0, 0]) for film in films]


def test_a_dicom_file_of_several_frames_is_read_once(tmp_path: Path, reads: list[ImageRef]) -> None:
    assert values(loop(tmp_path / "loop.dcm")) == [100, 200, 300, 400, 500]
    assert len(reads) == 1


def test_pages_are_read_once_the_second_shows_that_there_are_some(
    tmp_path: Path, reads: list[ImageRef]
) -> None:
    path = pages(tmp_path / "pages.tif")
    assert values(path) == [40, 80, 120, 160, 200]
    assert len(reads) == 2
    film = last_file.open_film(ImageRef(path, 4))
    assert film.decode().width == 12
    assert film.ref.sha256 == reading.open_film(ImageRef(path)).ref.sha256
    with pytest.raises(UnreadableImageError, match="holds no page 9"):
        last_file.open_film(ImageRef(path, 9))


def test_a_file_that_was_written_to_is_read_anew(tmp_path: Path, reads: list[ImageRef]) -> None:
    path = loop(tmp_path / "loop.dcm")
    before = path.stat()
    assert last_file.open_film(ImageRef(path, 2)).decode().pixels[0, 0] == 200
    loop(path, first=7)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns + 1))
    assert path.stat().st_size == before.st_size
    assert last_file.open_film(ImageRef(path, 2)).decode().pixels[0, 0] == 207
    path.unlink()
    with pytest.raises(UnreadableImageError, match="cannot be opened"):
        last_file.open_film(ImageRef(path, 2))


def test_other_limits_hold_for_a_file_that_is_kept(tmp_path: Path) -> None:
    path = loop(tmp_path / "loop.dcm")
    last_file.open_film(ImageRef(path, 1))
    with pytest.raises(UnreadableImageError, match="8 × 8 pixels"):
        last_file.open_film(ImageRef(path, 2), Limits(pixels=10))


def test_only_one_file_is_kept_and_no_large_one(
    tmp_path: Path, reads: list[ImageRef], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = loop(tmp_path / "a.dcm"), loop(tmp_path / "b.dcm")
    for path in (first, second, first):
        last_file.open_film(ImageRef(path, 1))
    assert len(reads) == 3
    Image.new("L", (8, 8)).save(tmp_path / "single.png")
    last_file.open_film(ImageRef(tmp_path / "single.png"))
    assert last_file._last.kept is None
    monkeypatch.setattr(last_file, "KEPT_BYTES", 100)
    last_file.open_film(ImageRef(first, 1))
    assert last_file._last.kept is None


def test_a_decoder_process_keeps_the_file_too(tmp_path: Path) -> None:
    path = loop(tmp_path / "loop.dcm")
    with Decoders() as decoders:
        shown = [decoders.read(ImageRef(path, n)).pixels[0, 0] for n in range(1, FRAMES + 1)]
    assert shown == [100, 200, 300, 400, 500]
