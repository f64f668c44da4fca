"""Films in ZIP archives: found and read without unpacking, and bombs stopped."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.errors import UnreadableImageError
from desktop.imaging.limits import Limits
from desktop.imaging.radiograph import ImageRef
from desktop.imaging.reading import read_radiograph
from desktop.imaging.sources import Entry, Obstacle, PassedOver, find_images
from tests.factories import film, grey_png


def archive(path: Path, files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as target:
        for name, content in files.items():
            target.writestr(name, content)
    return path


def cd(path: Path) -> Path:
    return archive(
        path,
        {
            "README.TXT": b"hello",
            "IMAGES/film10.png": grey_png(200),
            "IMAGES/film2.png": grey_png(40),
            "IMAGES/": b"",
            "cover.png": grey_png(120),
        },
    )


def shown(entries: list[Entry]) -> list[int]:
    return [int(read_radiograph(e).pixels[0, 0]) for e in entries if isinstance(e, ImageRef)]


@pytest.mark.parametrize("named", [False, True])
def test_an_archive_is_entered_like_a_folder(tmp_path: Path, named: bool) -> None:
    path = cd(tmp_path / "cd.zip")
    found = list(find_images([path if named else tmp_path]))
    assert [e.path.relative_to(path).as_posix() for e in found] == [
        "cover.png",
        "README.TXT",
        "IMAGES/film2.png",
        "IMAGES/film10.png",
    ]
    assert [type(e) for e in found].count(PassedOver) == 1
    assert shown(found) == [120, 40, 200]
    assert {e.archive for e in found if isinstance(e, ImageRef)} == {path}


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_member_is_read_as_if_it_lay_on_disk(tmp_path: Path, method: int) -> None:
    noise = np.random.default_rng(3).integers(0, 255, (300, 200), np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(noise).save(buffer, "PNG")
    path = archive(tmp_path / "a.zip", {"noise.png": buffer.getvalue()}, method)
    before = path.read_bytes()
    (ref,) = find_images([path])
    assert isinstance(ref, ImageRef)
    np.testing.assert_array_equal(read_radiograph(ref).pixels, noise)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["a.zip"]


def test_a_film_with_pages_yields_each_of_them(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    pages = [Image.new("L", (9, 9), grey) for grey in (10, 20)]
    pages[0].save(buffer, "TIFF", save_all=True, append_images=pages[1:])
    found = list(find_images([archive(tmp_path / "a.zip", {"p.tif": buffer.getvalue()})]))
    assert shown(found) == [10, 20]


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("letter.docx", {"[Content_Types].xml": b"<a/>", "word/media/image1.png": grey_png(5)}),
        ("letter.odt", {"mimetype": b"application/x", "Pictures/1.png": grey_png(5)}),
        ("viewer.jar", {"META-INF/MANIFEST.MF": b"x", "logo.png": grey_png(5)}),
        ("notes.zip", {"notes.txt": b"hello", "more/notes.txt": b"hello"}),
        ("empty.zip", {}),
    ],
)
def test_an_archive_of_something_else_is_passed_over_and_counted(
    tmp_path: Path, name: str, files: dict[str, bytes]
) -> None:
    path = archive(tmp_path / name, files)
    assert list(find_images([tmp_path])) == [PassedOver(path)]


def test_an_archive_without_images_that_was_named_says_so(tmp_path: Path) -> None:
    path = archive(tmp_path / "notes.zip", {"notes.txt": b"hello"})
    (obstacle,) = find_images([path])
    assert isinstance(obstacle, Obstacle)
    assert "holds no image" in obstacle.problem


def test_a_damaged_archive_may_hold_films_but_a_damaged_letter_does_not(tmp_path: Path) -> None:
    for name in ("cd.zip", "letter.docx"):
        path = cd(tmp_path / name)
        path.write_bytes(path.read_bytes()[:-60])
    zipped, letter = find_images([tmp_path])
    assert isinstance(zipped, Obstacle)
    assert "incomplete" in zipped.problem
    assert isinstance(letter, PassedOver)


def test_names_that_lead_out_of_the_archive_do_not(tmp_path: Path) -> None:
    names = ["../../out.png", "/etc/abs.png", "C:\\win.png", "a/./b.png", "x\0y.png"]
    path = archive(tmp_path / "a.zip", {name: grey_png(7) for name in names})
    found = list(find_images([path]))
    assert all(e.path.is_relative_to(path) for e in found)
    assert not any(".." in e.path.parts or "\0" in str(e.path) for e in found)
    assert shown(found) == [7] * len(names)


def test_equal_names_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as target:
        target.writestr("film.png", grey_png(10))
        with pytest.warns(UserWarning, match="Duplicate"):
            target.writestr("film.png", grey_png(90))
    found = list(find_images([path]))
    assert [e.path.name for e in found] == ["film.png", "film (2).png"]
    assert shown(found) == [10, 90]


@pytest.mark.parametrize(("encoding", "seen"), [("utf-8", "röntgen.png"), ("cp437", "röntgen.png")])
def test_names_are_text_with_and_without_the_mark_for_utf8(
    tmp_path: Path, encoding: str, seen: str
) -> None:
    path = archive(tmp_path / "a.zip", {"r?ntgen.png": grey_png(3)})
    raw = "röntgen.png".encode(encoding)
    plain = "r?ntgen.png".ljust(len(raw), "_").encode()
    archive(path, {plain.decode(): grey_png(3)})
    path.write_bytes(path.read_bytes().replace(plain, raw))
    (ref,) = find_images([path])
    assert ref.path.name == seen
    assert shown([ref]) == [3]


def encrypted(path: Path, names: set[str]) -> None:
    """Set the flag of an encrypted member in both of its headers."""
    content = bytearray(path.read_bytes())
    for signature, flags, name_length, name in (
        (b"PK\x03\x04", 6, 26, 30),
        (b"PK\x01\x02", 8, 28, 46),
    ):
        start = content.find(signature)
        while start >= 0:
            (length,) = struct.unpack_from("<H", content, start + name_length)
            if content[start + name : start + name + length].decode() in names:
                content[start + flags] |= 1
            start = content.find(signature, start + 4)
    path.write_bytes(content)


def test_a_member_behind_a_password_is_a_row_that_says_so(tmp_path: Path) -> None:
    path = cd(tmp_path / "cd.zip")
    encrypted(path, {"cover.png"})
    cover, *others = find_images([path])
    assert isinstance(cover, ImageRef)
    with pytest.raises(UnreadableImageError, match="password") as caught:
        read_radiograph(cover)
    assert caught.value.code == "encrypted"
    assert len(shown(others)) == 2


def test_an_archive_behind_a_password_is_one_obstacle(tmp_path: Path) -> None:
    path = archive(tmp_path / "cd.zip", {"a.png": grey_png(1), "b.png": grey_png(2)})
    encrypted(path, {"a.png", "b.png"})
    (obstacle,) = find_images([tmp_path])
    assert isinstance(obstacle, Obstacle)
    assert "password" in obstacle.problem


def test_an_archive_inside_an_archive_is_named(tmp_path: Path) -> None:
    inner = cd(tmp_path / "inner.zip").read_bytes()
    path = archive(tmp_path / "outer.zip", {"inner.zip": inner, "film.png": grey_png(8)})
    entry, nested = find_images([path])
    assert shown([entry]) == [8]
    assert isinstance(nested, Obstacle)
    assert nested.path == path / "inner.zip"


def test_a_member_packed_otherwise_is_a_row_that_says_so(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {"film.png": grey_png(8)}, zipfile.ZIP_BZIP2)
    (ref,) = find_images([path])
    assert isinstance(ref, ImageRef)
    with pytest.raises(UnreadableImageError, match="number 12"):
        read_radiograph(ref)


def test_damage_inside_an_archive_is_noticed(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {"film.png": grey_png(8)}, zipfile.ZIP_STORED)
    content = bytearray(path.read_bytes())
    content[30 + len("film.png") + 50] ^= 0xFF
    path.write_bytes(content)
    (ref,) = find_images([path])
    assert isinstance(ref, ImageRef)
    with pytest.raises(UnreadableImageError, match="damaged inside the archive"):
        read_radiograph(ref)


def test_an_archive_that_was_replaced_after_the_walk_is_noticed(tmp_path: Path) -> None:
    path = cd(tmp_path / "cd.zip")
    refs = [e for e in find_images([path]) if isinstance(e, ImageRef)]
    archive(path, {"other.png": grey_png(1)})
    with pytest.raises(UnreadableImageError, match="changed") as caught:
        read_radiograph(refs[0])
    assert caught.value.code == "changed"
    path.unlink()
    with pytest.raises(UnreadableImageError, match="cannot be opened"):
        read_radiograph(refs[0])


def lying(path: Path, size: int) -> Path:
    """Write an archive whose only member declares another size than it has."""
    archive(path, {"film.png": grey_png(8) + bytes(1_000_000)})
    content = bytearray(path.read_bytes())
    for signature, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", content, content.find(signature) + place, size)
    path.write_bytes(content)
    return path


def test_a_member_is_unpacked_no_further_than_it_declares(tmp_path: Path) -> None:
    (ref,) = find_images([lying(tmp_path / "a.zip", 5000)])
    assert isinstance(ref, ImageRef)
    with pytest.raises(UnreadableImageError, match="more than the 5,000 bytes") as caught:
        read_radiograph(ref)
    assert caught.value.code == "bomb"


def test_a_member_that_declares_too_much_is_refused_unopened(tmp_path: Path) -> None:
    noise = np.random.default_rng(0).bytes(50_000)
    (ref,) = find_images([archive(tmp_path / "a.zip", {"film.png": noise})])
    assert isinstance(ref, ImageRef)
    with pytest.raises(UnreadableImageError, match="more than the limit") as caught:
        read_radiograph(ref, Limits(file_bytes=10_000))
    assert caught.value.code == "too_large"


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (Limits(archive_members=3), "3"),
        (Limits(archive_bytes=1000), "more than the limit"),
        (Limits(archive_ratio=2, file_bytes=1000), "times its size"),
    ],
)
def test_what_only_bombs_declare_is_refused(tmp_path: Path, limits: Limits, words: str) -> None:
    files = {f"film{n}.png": bytes(10_000) for n in range(5)}
    archive(tmp_path / "bomb.zip", files)
    (obstacle,) = find_images([tmp_path], limits)
    assert isinstance(obstacle, Obstacle)
    assert words in obstacle.problem
    assert obstacle.remedy


def test_a_huge_directory_is_refused_before_it_is_parsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive(tmp_path / "bomb.zip", {f"{n:0100}.png": b"" for n in range(50)})

    def never(*_: object) -> None:
        raise AssertionError("parsed")

    monkeypatch.setattr(zipfile.ZipFile, "_RealGetContents", never)
    (obstacle,) = find_images([tmp_path], Limits(archive_members=10))
    assert isinstance(obstacle, Obstacle)
    assert "more than 10 files" in obstacle.problem


def test_members_on_top_of_each_other_are_a_bomb(tmp_path: Path) -> None:
    """As in the zip bomb of David Fifield: many directory entries for one content."""
    kernel = zlib.compress(bytes(2_000_000), 9, wbits=-15)
    local = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 0, 0, len(kernel), 2_000_000, 0, 0)
    directory = b""
    for n in range(50):
        name = f"{n}.png".encode()
        numbers = (20, 20, 0, 8, 0, 0, 0, len(kernel), 2_000_000, len(name), 0, 0, 0, 0, 0, 0)
        directory += struct.pack("<4s6H3I5H2I", b"PK\x01\x02", *numbers) + name
    start = len(local) + len(kernel)
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 50, 50, len(directory), start, 0)
    (tmp_path / "bomb.zip").write_bytes(local + kernel + directory + end)
    (obstacle,) = find_images([tmp_path])
    assert isinstance(obstacle, Obstacle)
    assert "on top of each other" in obstacle.problem


def test_an_archive_named_as_a_film_is_opened(tmp_path: Path) -> None:
    film(tmp_path / "film.png", 50)
    path = archive(tmp_path / "study.dcm", {"film.png": grey_png(50)})
    found = list(find_images([tmp_path]))
    assert [e.path for e in found] == [tmp_path / "film.png", path / "film.png"]
