"""Walking folders: nothing is passed over in silence."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from desktop.imaging.radiograph import ImageRef
from desktop.imaging.sources import Obstacle, PassedOver, find_images
from tests.factories import film


def names(folder: Path) -> list[str]:
    return [e.path.name for e in find_images([folder]) if isinstance(e, ImageRef)]


def test_films_come_folder_by_folder_in_natural_order(tmp_path: Path) -> None:
    for name in ("film10.png", "film2.png", "Film1.png", "b/x.png", "a/y.png"):
        film(tmp_path / name, 100)
    assert names(tmp_path) == ["Film1.png", "film2.png", "film10.png", "y.png", "x.png"]


def test_what_claims_to_be_an_image_by_name_or_content_is_listed(tmp_path: Path) -> None:
    film(tmp_path / "a.png", 100).rename(tmp_path / "no_suffix")
    (tmp_path / "empty.jpg").touch()
    (tmp_path / "text.dcm").write_text("hello")
    film(tmp_path / ".hidden.png", 100)
    (tmp_path / "headless").write_bytes(b"\0" * 128 + b"DICM" + b"\0" * 40)
    assert sorted(names(tmp_path)) == [
        ".hidden.png",
        "empty.jpg",
        "headless",
        "no_suffix",
        "text.dcm",
    ]


def test_other_files_are_counted_as_passed_over(tmp_path: Path) -> None:
    (tmp_path / "README.txt").write_text("hello")
    (tmp_path / "Thumbs.db").write_bytes(b"\xd0\xcf\x11\xe0")
    (tmp_path / "._film.jpg").write_bytes(b"\x00\x05\x16\x07" + b"\0" * 50)
    (tmp_path / "DICOMDIR").write_bytes(b"\0" * 128 + b"DICM")
    assert all(isinstance(entry, PassedOver) for entry in find_images([tmp_path]))
    assert len(list(find_images([tmp_path]))) == 4


def test_links_that_go_in_circles_are_followed_once(tmp_path: Path) -> None:
    film(tmp_path / "a" / "film.png", 100)
    try:
        (tmp_path / "a" / "back").symlink_to(tmp_path, target_is_directory=True)
        (tmp_path / "again").symlink_to(tmp_path / "a", target_is_directory=True)
    except OSError:
        pytest.skip("this system lets no user make links")
    assert names(tmp_path) == ["film.png"]


@pytest.mark.parametrize("name", ["gone.jpg", "IM000001"])
def test_what_cannot_be_opened_is_listed_for_it_may_be_a_film(tmp_path: Path, name: str) -> None:
    (tmp_path / name).symlink_to(tmp_path / "nowhere")
    assert names(tmp_path) == [name]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_named_as_film_is_listed_and_blocks_nobody(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    os.mkfifo(tmp_path / "other")
    assert names(tmp_path) == ["pipe.jpg"]


@pytest.mark.skipif(sys.platform == "win32", reason="permissions work differently")
def test_a_folder_that_cannot_be_opened_stands_in_the_way_of_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film(tmp_path / "film.png", 100)
    (tmp_path / "closed").mkdir()
    scandir = os.scandir

    def refuse(path: Path) -> object:
        # The superuser may open everything, so the refusal is played.
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = list(find_images([tmp_path]))
    assert [type(entry) for entry in found] == [ImageRef, Obstacle]
    assert "Permission denied" in found[1].problem


@pytest.mark.skipif(sys.platform == "win32", reason="permissions work differently")
def test_films_that_may_be_listed_but_not_looked_at_are_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder with the right to read but not to enter it, as copied from some shares."""
    film(tmp_path / "film.png", 100)
    film(tmp_path / "half" / "closed.png", 100)
    stat = os.stat

    def refuse(path: object, *args: object, **kwargs: object) -> object:
        # The superuser may look at everything, so the refusal is played.
        if Path(str(path)).parent.name == "half":
            raise PermissionError(13, "Permission denied")
        return stat(path, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(os, "stat", refuse)
    assert names(tmp_path) == ["film.png", "closed.png"]


def test_an_empty_folder_named_like_an_image_is_no_silent_loss(tmp_path: Path) -> None:
    (tmp_path / "lost.jpg").mkdir()
    film(tmp_path / "series.dcm" / "film.png", 100)
    (tmp_path / "empty").mkdir()
    lost, film_in_series = find_images([tmp_path])
    assert isinstance(lost, Obstacle)
    assert lost.path.name == "lost.jpg"
    assert isinstance(film_in_series, ImageRef)


def test_a_tree_may_be_deeper_than_python_recurses(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(400):
        folder /= "d"
    folder.mkdir(parents=True)
    film(folder / "film.png", 100)
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(350)
    try:
        assert names(tmp_path) == ["film.png"]
    finally:
        sys.setrecursionlimit(limit)


def test_a_path_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    (obstacle,) = find_images([tmp_path / "nowhere"])
    assert isinstance(obstacle, Obstacle)
    assert "no such" in obstacle.problem


def test_a_file_that_is_named_is_always_taken_for_an_image(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("x")
    assert list(find_images([tmp_path / "note.txt"])) == [ImageRef(tmp_path / "note.txt")]


def test_the_walk_is_lazy(tmp_path: Path) -> None:
    for name in ("a", "b"):
        film(tmp_path / name / "film.png", 100)
    walk = find_images([tmp_path])
    next(walk)
    film(tmp_path / "b" / "late.png", 100)
    assert [e.path.name for e in walk] == ["film.png", "late.png"]
