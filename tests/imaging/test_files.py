"""Files in motion, files that are none, long paths, odd names."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from pathlib import Path

import pytest
from PIL import Image

from desktop.errors import UnreadableImageError
from desktop.imaging import files
from desktop.imaging.limits import Limits
from desktop.imaging.radiograph import ImageRef
from desktop.imaging.reading import read_radiograph
from desktop.imaging.sources import Obstacle, PassedOver, find_images
from tests.factories import film


def test_a_file_that_grows_while_it_is_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = film(tmp_path / "film.png", 100)
    fstat = os.fstat
    looks = 0

    def growing(descriptor: int) -> os.stat_result:
        nonlocal looks
        looks += 1
        if looks == 3:  # when it was opened, before it is read, after it was read
            with path.open("ab") as file:
                file.write(b"more")
        return fstat(descriptor)

    monkeypatch.setattr(os, "fstat", growing)
    with pytest.raises(UnreadableImageError, match="changed while it was read") as caught:
        read_radiograph(ImageRef(path))
    assert caught.value.code == "changed"


def test_a_file_that_shrinks_while_it_is_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = film(tmp_path / "film.png", 100)
    check_size = files.check_size

    def shrinking(ref: ImageRef, size: int, limits: Limits) -> None:
        os.truncate(path, 20)
        check_size(ref, size, limits)

    monkeypatch.setattr(files, "check_size", shrinking)
    with pytest.raises(UnreadableImageError, match="changed while it was read"):
        read_radiograph(ImageRef(path))


def test_a_file_that_vanished_after_the_walk_is_named(tmp_path: Path) -> None:
    film(tmp_path / "film.png", 100)
    (ref,) = find_images([tmp_path])
    ref.path.unlink()
    assert isinstance(ref, ImageRef)
    with pytest.raises(UnreadableImageError, match="No such file"):
        read_radiograph(ref)


def test_a_folder_that_vanishes_during_the_walk_is_an_obstacle(tmp_path: Path) -> None:
    film(tmp_path / "film.png", 100)
    (tmp_path / "gone").mkdir()
    walk = find_images([tmp_path])
    next(walk)
    (tmp_path / "gone").rmdir()
    (obstacle,) = walk
    assert isinstance(obstacle, Obstacle)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_that_takes_a_films_place_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = film(tmp_path / "film.png", 100)
    looked = path.stat()
    path.unlink()
    os.mkfifo(path)
    monkeypatch.setattr(Path, "stat", lambda *_, **__: looked)
    with pytest.raises(files.NotAFileError):
        files.open_file(path)


@pytest.mark.skipif(not Path("/dev/zero").is_char_device(), reason="this system has no devices")
def test_a_device_is_never_read(tmp_path: Path) -> None:
    (tmp_path / "film.jpg").symlink_to("/dev/zero")
    (tmp_path / "other").symlink_to("/dev/zero")
    listed, other = find_images([tmp_path])
    assert isinstance(listed, ImageRef)
    assert isinstance(other, PassedOver)
    with pytest.raises(UnreadableImageError, match="no ordinary file"):
        read_radiograph(listed)


def test_a_link_to_itself_is_listed_as_what_it_is_named(tmp_path: Path) -> None:
    try:
        (tmp_path / "loop.jpg").symlink_to(tmp_path / "loop.jpg")
    except OSError:
        pytest.skip("this system lets no user make links")
    (ref,) = find_images([tmp_path])
    assert isinstance(ref, ImageRef)
    with pytest.raises(UnreadableImageError, match="cannot be opened"):
        read_radiograph(ref)


def test_a_path_of_a_thousand_characters_is_read(tmp_path: Path) -> None:
    folder = tmp_path
    while len(str(folder)) < 1000:
        folder /= "d" * 50
    files.reachable(folder).mkdir(parents=True)
    Image.new("L", (20, 10), 77).save(files.reachable(folder / "film.png"))
    (ref,) = find_images([tmp_path])
    assert isinstance(ref, ImageRef)
    assert len(str(ref.path)) > 1000
    assert read_radiograph(ref).pixels[0, 0] == 77


@pytest.mark.parametrize(
    ("path", "long"),
    [
        (r"C:\films\a.dcm", r"\\?\C:\films\a.dcm"),
        (r"\\server\share\a.dcm", r"\\?\UNC\server\share\a.dcm"),
        (r"\\?\C:\films\a.dcm", r"\\?\C:\films\a.dcm"),
        (r"\\.\CdRom0\a.dcm", r"\\.\CdRom0\a.dcm"),
    ],
)
def test_windows_gets_the_prefix_that_lifts_its_limit(path: str, long: str) -> None:
    assert files.extended(path) == long


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="names are always text there")
def test_a_name_that_is_no_text_reaches_every_table(tmp_path: Path) -> None:
    from desktop.inference.pipeline import Outcome
    from desktop.reporting.worklist import Row, as_csv, as_json, encode, write_table

    folder = tmp_path / "films"
    folder.mkdir()
    raw = os.fsencode(folder) + b"/r\xf6ntgen\xff.png"
    Image.new("L", (20, 10), 60).save(tmp_path / "film.png")
    Path(os.fsdecode(raw)).write_bytes((tmp_path / "film.png").read_bytes())
    (ref,) = find_images([folder])
    assert isinstance(ref, ImageRef)
    assert read_radiograph(ref).pixels[0, 0] == 60
    assert Outcome(ref).ref == ref
    row = Row(str(ref.path), 1, "", "ok", "m", "1", 0.5, 0.5, True, 1, "", "", 1.0)
    written = encode(as_csv([row])).decode("utf-8")
    (read_back,) = csv.DictReader(io.StringIO(written))
    assert read_back["path"].endswith(r"r\udcf6ntgen\udcff.png")
    assert "ntgen" in json.loads(encode(as_json([row])).decode("utf-8"))[0]["path"]
    for kind in ("csv", "json", "xlsx"):
        write_table([row], tmp_path / f"table.{kind}", kind)
        assert (tmp_path / f"table.{kind}").stat().st_size > 0
