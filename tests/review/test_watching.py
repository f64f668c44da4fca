"""What the PACS drops into a watched folder while reading goes on."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from desktop.imaging.radiograph import ImageRef
from desktop.imaging.sources import find_images
from desktop.review.watching import (
    FULL_LOOK_EVERY,
    PATIENT_LOOKS,
    RECHECKED_LOOKS,
    FolderWatch,
    Look,
    watch,
)
from tests.factories import grey_png

FILM = grey_png(100)
MOMENT = 1_700_000_000
"""When every file and folder here was last written, unless a test says otherwise."""


class Pacs:
    """Writes into a folder, with a clock of its own that moves a minute a step."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.now = MOMENT
        folder.mkdir()
        self._stamp(folder)

    def write(self, name: str, content: bytes = FILM) -> Path:
        path = self.folder / name
        for folder in reversed(path.relative_to(self.folder).parents):
            (self.folder / folder).mkdir(exist_ok=True)
        path.write_bytes(content)
        self._stamp(path)
        return path

    def append(self, path: Path, content: bytes) -> None:
        with path.open("ab") as file:
            file.write(content)
        self._stamp(path)

    def rename(self, old: Path, name: str) -> Path:
        new = old.rename(self.folder / name)
        self._stamp(self.folder)
        return new

    def delete(self, path: Path) -> None:
        path.unlink()
        self._stamp(path.parent)

    def _stamp(self, path: Path) -> None:
        self.now += 60
        while path != self.folder.parent:
            os.utime(path, (self.now, self.now))
            path = path.parent


@pytest.fixture
def pacs(tmp_path: Path) -> Pacs:
    return Pacs(tmp_path / "drop")


def watching(pacs: Pacs, **options: object) -> FolderWatch:
    """Watch with a clock that is always well past the folders' times."""
    clock = lambda: (pacs.now + 3600) * 1_000_000_000  # noqa: E731
    return FolderWatch([pacs.folder], clock=clock, **options)  # type: ignore[arg-type]


def arrivals(watching: FolderWatch, looks: int) -> list[Path]:
    return [path for _ in range(looks) for path in watching.look().arrived]


def test_a_film_arrives_once_when_it_stood_still_for_two_looks(pacs: Pacs) -> None:
    folder = watching(pacs)
    assert folder.look() == Look()
    path = pacs.write("a.png")
    assert folder.look() == Look(waiting=1)
    assert folder.look() == Look(arrived=(path,))
    assert arrivals(folder, 2 * PATIENT_LOOKS) == []


def test_a_film_that_drops_in_slowly_is_waited_for(pacs: Pacs) -> None:
    folder = watching(pacs)
    path = pacs.write("a.png", FILM[:30])
    for start in range(30, 70, 10):
        assert folder.look().waiting == 1
        pacs.append(path, FILM[start : start + 10])
    assert folder.look().arrived == ()
    assert folder.look().arrived == (path,)


def test_what_was_read_already_does_not_arrive(pacs: Pacs) -> None:
    known = pacs.write("old.png")
    new = pacs.write("sub/new.png")
    assert arrivals(watching(pacs, known=[known]), 3) == [new]


def test_films_come_in_natural_order_from_folders_that_come_too(pacs: Pacs) -> None:
    folder = watching(pacs)
    folder.look()
    paths = [pacs.write(f"day/{name}.png") for name in ("10", "9", "1")]
    folder.look()
    assert folder.look().arrived == tuple(reversed(paths))


@pytest.mark.parametrize("name", ["a.png.part", ".a.png.Xy12", "a.tmp", "~a.png"])
def test_a_copy_under_a_working_name_arrives_under_its_own(pacs: Pacs, name: str) -> None:
    folder = watching(pacs)
    draft = pacs.write(name)
    assert arrivals(folder, 4) == []
    path = pacs.rename(draft, "a.png")
    assert arrivals(folder, 2) == [path]
    assert arrivals(folder, 2 * PATIENT_LOOKS) == []


def test_a_film_is_never_passed_over_for_its_working_name(pacs: Pacs) -> None:
    path = pacs.write("a.png.part")
    folder = watching(pacs)
    assert arrivals(folder, PATIENT_LOOKS - 1) == []
    assert arrivals(folder, 1) == [path]


def test_an_empty_file_is_waited_for_and_then_shown(pacs: Pacs) -> None:
    path = pacs.write("a.png", b"")
    folder = watching(pacs)
    assert arrivals(folder, PATIENT_LOOKS - 1) == []
    assert arrivals(folder, 1) == [path]


def test_a_file_that_vanishes_is_no_arrival(pacs: Pacs) -> None:
    folder = watching(pacs)
    path = pacs.write("a.png")
    folder.look()
    pacs.delete(path)
    assert folder.look() == Look()
    pacs.write("a.png")
    assert arrivals(folder, 2) == [path]


def test_a_film_that_goes_and_comes_back_unchanged_does_not_arrive_again(pacs: Pacs) -> None:
    path = pacs.write("a.png")
    folder = watching(pacs)
    assert arrivals(folder, 2) == [path]
    away = pacs.rename(path, "../away.png")
    folder.look()
    pacs.rename(away, "a.png")
    assert arrivals(folder, 4) == []


def test_a_film_that_is_written_on_after_it_arrived_is_told(pacs: Pacs) -> None:
    path = pacs.write("a.png", FILM[:50])
    folder = watching(pacs)
    assert arrivals(folder, 2) == [path]
    pacs.append(path, FILM[50:])
    folder.look()
    look = folder.look()
    assert (look.arrived, look.rewritten) == ((), (path,))
    arrivals(folder, RECHECKED_LOOKS + 1)
    assert not folder._recent


def test_files_that_are_no_images_are_counted(pacs: Pacs) -> None:
    pacs.write("readme.txt", b"hello")
    pacs.write("DICOMDIR", b"\0" * 128 + b"DICM")
    film = pacs.write("IM0001", b"\0" * 128 + b"DICM" + b"\0" * 64)
    archive = pacs.write("study.zip", b"PK\x03\x04" + b"\0" * 64)
    folder = watching(pacs)
    folder.look()
    look = folder.look()
    assert look.arrived == (film, archive)
    assert look.passed_over == 2


def test_a_share_that_goes_and_comes_back_brings_nothing_twice(pacs: Pacs) -> None:
    path = pacs.write("a.png")
    folder = watching(pacs)
    assert arrivals(folder, 2) == [path]
    away = pacs.folder.rename(pacs.folder.with_name("away"))
    assert folder.look().unreachable == (pacs.folder,)
    away.rename(pacs.folder)
    new = pacs.write("b.png")
    assert arrivals(folder, 3) == [new]


def test_a_folder_reached_twice_is_looked_at_once(pacs: Pacs) -> None:
    path = pacs.write("sub/a.png")
    (pacs.folder / "sub" / "loop").symlink_to(pacs.folder)
    assert arrivals(watching(pacs), 3) == [path]


def test_a_folder_that_did_not_change_is_not_listed_again(
    pacs: Pacs, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed: list[str] = []
    scandir = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: listed.append(path) or scandir(path))
    folder = watching(pacs)
    pacs.write("sub/a.png")
    arrivals(folder, FULL_LOOK_EVERY)
    assert len(listed) == 2
    # A file system that moves no folder's time is looked through all the same, now and then.
    pacs.write("sub/b.png")
    os.utime(pacs.folder / "sub", (MOMENT, MOMENT))
    assert len(arrivals(folder, 2)) == 1


def test_a_folder_that_changes_within_its_clock_s_tick_is_listed_again(pacs: Pacs) -> None:
    folder = FolderWatch([pacs.folder], clock=lambda: pacs.now * 1_000_000_000)
    first = pacs.write("a.png")
    stamp = pacs.folder.stat()
    folder.look()
    second = pacs.write("b.png")
    os.utime(pacs.folder, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert sorted(arrivals(folder, 3)) == [first, second]


def test_the_stream_yields_news_only_and_ends_when_cancelled(pacs: Pacs) -> None:
    cancelled = threading.Event()
    path = pacs.folder / "a.png"
    steps = iter([lambda: pacs.write("a.png"), None, None, None, cancelled.set])
    waits: list[float] = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        step = next(steps)
        if step:
            step()

    looks = list(watch([pacs.folder], cancelled=cancelled, seconds=7, wait=wait))
    assert looks == [Look(waiting=1), Look(arrived=(path,))]
    assert waits == [7] * 5
    assert [e.path for e in find_images(looks[-1].arrived) if isinstance(e, ImageRef)] == [path]


def test_a_cancelled_look_loses_nothing(pacs: Pacs) -> None:
    folder = watching(pacs)
    path = pacs.write("a.png")
    cancelled = threading.Event()
    cancelled.set()
    assert folder.look(cancelled) == Look()
    assert arrivals(folder, 2) == [path]


def test_looking_at_thousands_of_files_again_costs_little(tmp_path: Path) -> None:
    drop = tmp_path / "drop"
    drop.mkdir()
    known = [drop / f"{number}.dcm" for number in range(3000)]
    for path in known:
        path.touch()
    os.utime(drop, (MOMENT, MOMENT))
    folder = FolderWatch([drop], known=known)
    folder.look()
    begun = time.process_time()
    for _ in range(FULL_LOOK_EVERY - 1):
        assert folder.look() == Look()
    assert (time.process_time() - begun) / (FULL_LOOK_EVERY - 1) < 0.005
