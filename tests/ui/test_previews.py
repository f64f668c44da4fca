"""Previews on disk: bounded, whole, nameless; shown until the film itself is there."""

from __future__ import annotations

import os
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from desktop.imaging.radiograph import ImageRef, Radiograph, Window
from desktop.settings import Settings, SettingsStore
from desktop.ui.film.loading import FilmLoader, prepare
from desktop.ui.film.previews import PREVIEW_SIDE, Previews
from desktop.ui.film.shelf import LoadedFilm, Shelf
from desktop.ui.settings.applying import Reached, apply_settings
from desktop.ui.tasks import BackgroundTask

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.ui.services import Services
    from desktop.ui.window import MainWindow

SHAPE = (900, 700)


def ref(n: int, frame: int = 1) -> ImageRef:
    return ImageRef(Path(f"secret name {n}.dcm"), frame, f"{n:064x}")


def film(n: int, shape: tuple[int, int] = SHAPE) -> LoadedFilm:
    """Dark above, bright below; noisy, so that each takes some room."""
    pixels = np.random.default_rng(n).integers(0, 600, shape).astype(np.uint16)
    pixels[shape[0] // 2 :] += 3000
    return prepare(Radiograph(ref(n), pixels, (Window(2000, 4000),), "DICOM", 12), None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "previews"


@pytest.fixture
def previews(folder: Path) -> Previews:
    return Previews(folder, wanted=lambda: True)


def test_a_preview_shows_the_film_at_its_default_window(previews: Previews) -> None:
    previews.put(film(1))
    grey = previews.get(ref(1))
    assert grey is not None
    assert grey.shape == (PREVIEW_SIDE, PREVIEW_SIDE * 700 // 900)
    assert grey.dtype == np.uint8
    assert abs(float(grey[:250].mean()) - 255 * 300 / 4000) < 4
    assert abs(float(grey[262:].mean()) - 255 * 3300 / 4000) < 4
    assert previews.get(ref(2)) is None
    assert previews.get(replace(ref(1), frame=2)) is None
    assert previews.get(replace(ref(1), sha256="")) is None


def test_a_preview_is_named_by_its_content_alone_and_others_may_not_look(
    previews: Previews, folder: Path
) -> None:
    previews.put(film(1))
    (kept,) = folder.iterdir()
    assert kept.name == f"{1:064x}-1.jpg"
    assert b"secret" not in kept.read_bytes()
    if os.name == "posix":
        assert folder.stat().st_mode & 0o077 == 0


def test_those_unused_for_longest_make_room_also_at_the_next_start(folder: Path) -> None:
    measured = Previews(folder, wanted=lambda: True)
    measured.put(film(0))
    one = measured.size
    measured.clear()
    assert not folder.exists()
    previews = Previews(folder, wanted=lambda: True, limit=one * 7 // 2)
    for n in range(3):
        previews.put(film(n))
        os.utime(folder / f"{n:064x}-1.jpg", (1000 + n, 1000 + n))
    assert previews.get(ref(0)) is not None
    previews.put(film(3))
    assert previews.size <= one * 7 // 2
    assert [previews.get(ref(n)) is not None for n in range(4)] == [True, False, True, True]
    os.utime(folder / f"{2:064x}-1.jpg", (1000, 1000))
    later = Previews(folder, wanted=lambda: True, limit=one * 5 // 2)
    assert later.size <= one * 5 // 2
    assert later.get(ref(2)) is None
    assert later.get(ref(3)) is not None


@pytest.mark.parametrize("damage", ["cut", "other film", "no image", "empty"])
def test_what_is_damaged_is_passed_over_and_made_again(folder: Path, damage: str) -> None:
    previews = Previews(folder, wanted=lambda: True)
    for n in (1, 2):
        previews.put(film(n))
    path, whole = folder / f"{1:064x}-1.jpg", (folder / f"{1:064x}-1.jpg").read_bytes()
    broken = {
        "cut": whole[: len(whole) // 2],
        "other film": (folder / f"{2:064x}-1.jpg").read_bytes(),
        "no image": b"\xff\xd8\xff nothing more",
        "empty": b"",
    }
    path.write_bytes(broken[damage])
    assert previews.get(ref(1)) is None
    assert not path.exists()
    previews.put(film(1))
    assert previews.get(ref(1)) is not None


def test_drafts_that_a_killed_process_left_are_cleared_away(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "tmpabc.new").write_bytes(b"half")
    previews = Previews(folder, wanted=lambda: True)
    assert previews.size == 0
    assert not list(folder.iterdir())


def test_a_folder_that_cannot_be_written_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    previews = Previews(tmp_path / "file" / "previews", wanted=lambda: True)
    previews.put(film(1))
    assert previews.get(ref(1)) is None


def test_switching_previews_off_deletes_them_and_keeps_no_more(
    folder: Path, tmp_path: Path
) -> None:
    store = SettingsStore(tmp_path / "settings.json")
    previews = Previews(folder, wanted=lambda: store.current.keep_previews)
    previews.put(film(1))
    reached = Reached(actions=None, session=None, read_as=print, previews=previews)  # type: ignore[arg-type]
    apply_settings({"keep_previews"}, store.update(keep_previews=False), reached)
    assert not folder.exists()
    previews.put(film(2))
    assert previews.get(ref(2)) is None
    assert not folder.exists()


def test_a_policy_can_forbid_previews(folder: Path, tmp_path: Path) -> None:
    store = SettingsStore(tmp_path / "settings.json", {"keep_previews": False})
    store.update(keep_previews=True)
    previews = Previews(folder, wanted=lambda: store.current.keep_previews)
    previews.put(film(1))
    assert not folder.exists()
    assert Settings().keep_previews


def test_the_preview_comes_while_the_film_is_decoded_and_never_after_it(
    services: Services, previews: Previews, qtbot: QtBot
) -> None:
    previews.put(film(1))
    go_on = threading.Event()

    def reader(wanted: ImageRef) -> Radiograph:
        go_on.wait(5)
        return film(int(wanted.sha256, 16)).radiograph

    changed = replace(services, read_film=reader, new_task=BackgroundTask, previews=previews)
    loader = FilmLoader(changed, Shelf())
    heard: list[str] = []
    loader.previewed.connect(lambda _ref, preview: heard.append(f"preview {preview.height()}"))
    loader.loaded.connect(lambda _ref, _film: heard.append("film"))
    loader.want(ref(1))
    qtbot.waitUntil(lambda: heard == ["preview 512"])
    go_on.set()
    qtbot.waitUntil(lambda: heard == ["preview 512", "film"])
    loader.want(ref(2))
    qtbot.waitUntil(lambda: heard == ["preview 512", "film", "film"])
    qtbot.waitUntil(lambda: previews.get(ref(2)) is not None)
    # It stands on the shelf now: nothing is looked up.
    loader.want(ref(1))
    assert heard[3:] == ["film"]
    assert loader.close()


def test_the_window_shows_the_preview_and_says_what_it_is(
    services: Services,
    previews: Previews,
    open_window: Callable[[Services], MainWindow],
    study: Path,
    qtbot: QtBot,
) -> None:
    window = open_window(replace(services, previews=previews))
    window.open_paths([study])
    first = window.reading.view.finding
    assert first is not None
    assert previews.get(first.ref) is not None
    canvas = window.reading.film.canvas
    window.reading.film._loader.forget()
    canvas.wait_for_film("Loading film…")
    window.reading.film._loader.previewed.emit(first.ref, window.grab().toImage())
    assert canvas.previewing
    qtbot.waitUntil(lambda: canvas.note == "Preview · loading film…")
    window.reading.film.show_finding(first)
    assert canvas.hanging is not None
    assert not canvas.previewing
