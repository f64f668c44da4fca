"""Decoders may crash, hang and eat memory in their processes, and nothing else notices."""

from __future__ import annotations

import multiprocessing
import os
import select
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image

from desktop.errors import UnreadableImageError
from desktop.imaging import segments
from desktop.imaging.decoder_process import DECODED_AT_ONCE
from desktop.imaging.isolation import Decoders
from desktop.imaging.limits import DEFAULT_LIMITS, Limits
from desktop.imaging.radiograph import ImageRef
from desktop.imaging.reading import HashedUnreadableError, open_film, read_radiograph
from tests.imaging import hostile_films

if TYPE_CHECKING:
    from collections.abc import Iterator

QUICK = Limits(decode_seconds=0.5)
RAMP = np.tile(np.linspace(0, 255, 64).astype(np.uint8), (48, 1))
SHARED_MEMORY = Path("/dev/shm")
PATIENCE = 30.0


@pytest.fixture(scope="module")
def decoders() -> Iterator[Decoders]:
    with Decoders(open_film=hostile_films.open_film) as pool:
        yield pool


def film(folder: Path, name: str) -> ImageRef:
    path = folder / f"{name}.png"
    Image.fromarray(RAMP).save(path)
    return ImageRef(path)


def refused(
    decoders: Decoders, ref: ImageRef, limits: Limits = DEFAULT_LIMITS
) -> UnreadableImageError:
    with pytest.raises(UnreadableImageError) as caught:
        decoders.read(ref, limits)
    assert str(ref.path) in str(caught.value)
    return caught.value


def shared_segments() -> set[str]:
    return {path.name for path in SHARED_MEMORY.glob("pneumotriage-*")}


def test_a_child_reads_what_this_process_reads(decoders: Decoders, sample_study: Path) -> None:
    for path in sorted(sample_study.glob("film_0[678]*")):
        here, there = read_radiograph(ImageRef(path)), decoders.read(ImageRef(path))
        np.testing.assert_array_equal(here.pixels, there.pixels)
        assert here.pixels.dtype == there.pixels.dtype
        assert (here.ref, here.facts, here.bits) == (there.ref, there.facts, there.bits)
        assert there.ref.sha256


def test_a_large_film_comes_back_too(decoders: Decoders, tmp_path: Path) -> None:
    path = tmp_path / "large.png"
    pixels = np.zeros((4000, 6000), dtype=np.uint8)
    pixels[-1, -1] = 7
    Image.fromarray(pixels).save(path, compress_level=1)
    assert open_film(ImageRef(path)).decoded_bytes > DECODED_AT_ONCE
    with decoders.opened(ImageRef(path)) as opened:
        assert opened.decoded_bytes > DECODED_AT_ONCE
        there = opened.decode()
    assert there.pixels.shape == pixels.shape
    assert there.pixels[-1, -1] == 7
    assert shared_segments() == set()


@pytest.mark.parametrize("name", ["early_crash", "late_crash"])
def test_a_crash_costs_one_film(decoders: Decoders, tmp_path: Path, name: str) -> None:
    error = refused(decoders, film(tmp_path, name))
    assert error.code == "decoder_crashed"
    assert "SIGSEGV" in error.problem
    assert decoders.read(film(tmp_path, "sound")).width == 64


@pytest.mark.parametrize("name", ["early_hang", "late_hang"])
def test_a_decoder_that_hangs_is_given_up(decoders: Decoders, tmp_path: Path, name: str) -> None:
    decoders.read(film(tmp_path, "sound"))
    start = time.monotonic()
    error = refused(decoders, film(tmp_path, name), QUICK)
    assert error.code == "decoder_hung"
    assert "0.5 s" in error.problem
    assert time.monotonic() - start < PATIENCE
    assert decoders.read(film(tmp_path, "sound")).width == 64


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux alone")
@pytest.mark.parametrize("name", ["early_memory", "late_memory"])
def test_a_decoder_gets_no_more_memory_than_allowed(
    decoders: Decoders, tmp_path: Path, name: str
) -> None:
    error = refused(decoders, film(tmp_path, name), Limits(decoder_bytes=256 * 1024**2))
    assert error.code == "no_memory"
    assert "268 MB" in error.problem
    assert decoders.read(film(tmp_path, "sound")).width == 64


def test_a_film_does_not_pay_for_the_one_before(tmp_path: Path) -> None:
    with Decoders(open_film=hostile_films.open_film) as pool:
        pool.read(film(tmp_path, "sound"))
        assert pool.read(film(tmp_path, "early_used")).width == 64
        assert pool.read(film(tmp_path, "late_used")).width == 64


def test_an_unreadable_film_keeps_its_hash(decoders: Decoders, tmp_path: Path) -> None:
    ref = film(tmp_path, "broken")
    ref.path.write_bytes(ref.path.read_bytes()[:60])
    error = refused(decoders, ref)
    assert isinstance(error, HashedUnreadableError)
    assert len(error.ref.sha256) == 64
    with pytest.raises(UnreadableImageError) as here:
        read_radiograph(ref)
    assert (error.code, error.problem, error.remedy) == (
        here.value.code,
        here.value.problem,
        here.value.remedy,
    )


def test_a_film_that_is_only_opened_disturbs_nobody(decoders: Decoders, tmp_path: Path) -> None:
    with decoders.opened(film(tmp_path, "late_hang")):
        pass
    with decoders.opened(film(tmp_path, "sound")) as opened:
        assert opened.decode().width == 64
        with pytest.raises(RuntimeError, match="once"):
            opened.decode()


def test_several_threads_read_at_once(decoders: Decoders, tmp_path: Path) -> None:
    refs = [film(tmp_path, f"film{n}") for n in range(24)]
    with ThreadPoolExecutor(6) as threads:
        films = list(threads.map(decoders.read, refs))
    assert [one.ref.path for one in films] == [ref.path for ref in refs]
    # Small films share one segment, and must not share what stands in it.
    assert all(np.array_equal(one.pixels, RAMP) for one in films)


def test_films_of_one_child_do_not_overwrite_each_other(decoders: Decoders, tmp_path: Path) -> None:
    shades = []
    for shade in (10, 200):
        path = tmp_path / f"{shade}.png"
        Image.fromarray(np.full((700, 900), shade, dtype=np.uint8)).save(path)
        shades.append(decoders.read(ImageRef(path)))
    assert [int(one.pixels.mean()) for one in shades] == [10, 200]
    assert not shades[0].pixels.flags.writeable


def test_no_child_and_no_memory_is_left(tmp_path: Path) -> None:
    before = set(multiprocessing.active_children())
    with Decoders(open_film=hostile_films.open_film) as pool:
        pool.start()
        pool.read(film(tmp_path, "sound"))
        refused(pool, film(tmp_path, "early_crash"))
    assert set(multiprocessing.active_children()) <= before
    assert shared_segments() == set()


def test_no_room_in_shared_memory_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "_MEMORY_FOLDER", Path("/nowhere"))
    receiver = segments.Receiver()
    packed = segments.Sender(receiver.name).pack(np.arange(100_000))
    assert not packed.segment
    np.testing.assert_array_equal(receiver.unpack(packed), np.arange(100_000))


ORPHAN = """
import multiprocessing, sys, threading
from pathlib import Path
from desktop.imaging.isolation import Decoders
from desktop.imaging.radiograph import ImageRef
from tests.imaging import hostile_films

if __name__ == "__main__":
    pool = Decoders(open_film=hostile_films.open_film)
    sound, hostile = (ImageRef(Path(name)) for name in sys.argv[1:])
    pool.read(sound)
    threading.Thread(target=pool.read, args=(hostile,), daemon=True).start()
    print(multiprocessing.active_children()[0].pid, flush=True)
    threading.Event().wait()
"""


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="needs pidfd_open(2)")
def test_children_end_with_their_parent(project_root: Path, tmp_path: Path) -> None:
    script = tmp_path / "orphan.py"
    script.write_text(ORPHAN)
    names = [str(film(tmp_path, name).path) for name in ("sound", "early_hang")]
    parent = subprocess.Popen(
        [sys.executable, str(script), *names],
        cwd=project_root,
        env=os.environ | {"PYTHONPATH": str(project_root)},
        stdout=subprocess.PIPE,
        text=True,
    )
    with parent:
        assert parent.stdout is not None
        child = os.pidfd_open(int(parent.stdout.readline()))
        parent.kill()
    try:
        ended, _, _ = select.select([child], [], [], PATIENCE)
        assert ended
    finally:
        os.close(child)


def test_reading_leaves_no_thread_behind(decoders: Decoders, tmp_path: Path) -> None:
    before = threading.active_count()
    decoders.read(film(tmp_path, "sound"))
    assert threading.active_count() == before
