from __future__ import annotations

import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import NothingToDoError, OutputError
from trainer.preparing import archives
from trainer.preparing.archives import ArchiveLimits, UnsafeArchiveError, unpack_films

JPEG = b"\xff\xd8\xff\xe0 as far as its first bytes tell, this is a film"


def pack(path: Path, *entries: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return path


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_films_and_tables_are_unpacked_and_nothing_else(tmp_path: Path) -> None:
    archive = pack(
        tmp_path / "ChestXRay2017.zip",
        ("chest_xray/train/NORMAL/a.jpeg", JPEG),
        ("chest_xray/train/NORMAL/IM0001", b"a film from a CD has no suffix"),
        ("chest_xray/labels.csv", b"file,label\n"),
        ("chest_xray/run.exe", b"MZ"),
        ("chest_xray/.DS_Store", b"litter"),
        ("__MACOSX/chest_xray/train/NORMAL/._a.jpeg", b"litter"),
    )
    unpacked = unpack_films(archive, tmp_path / "out")
    assert files(tmp_path / "out") == {
        "chest_xray/train/NORMAL/a.jpeg": JPEG,
        "chest_xray/train/NORMAL/IM0001": b"a film from a CD has no suffix",
        "chest_xray/labels.csv": b"file,label\n",
    }
    assert len(unpacked.no_images) == 3
    assert unpacked.problems == ()


@pytest.mark.parametrize(
    "name",
    [
        "../outside.jpeg",
        "train/../../outside.jpeg",
        "/etc/outside.jpeg",
        "C:/outside.jpeg",
        "..\\outside.jpeg",
        "\\\\server\\share\\outside.jpeg",
        "../notes.txt",
    ],
)
def test_an_archive_that_leads_out_is_refused_as_a_whole(tmp_path: Path, name: str) -> None:
    archive = pack(tmp_path / "a.zip", ("train/NORMAL/good.jpeg", JPEG), (name, JPEG))
    with pytest.raises(UnsafeArchiveError, match="leads out of the folder"):
        unpack_films(archive, tmp_path / "deep" / "out")
    assert files(tmp_path).keys() == {"a.zip"}


@given(st.lists(st.sampled_from(["..", ".", "a", "b.jpeg", "", "C:", "/", "\\"]), min_size=1))
def test_whatever_an_entry_is_called_it_stays_inside_or_is_refused(parts: list[str]) -> None:
    name = "/".join(parts)
    if archives._stays_inside(name):
        target = Path("/out/films").joinpath(*archives.PurePosixPath(name).parts)
        assert target.is_relative_to("/out/films")
        assert ".." not in target.parts


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (ArchiveLimits(file_bytes=999_999), "unpacks to 1,000,000 bytes"),
        (ArchiveLimits(ratio=500), "unpacks to .* times its size"),
        (ArchiveLimits(total_bytes=1_900_000, ratio=10_000), "unpacks to 0.0 GB"),
        (ArchiveLimits(entries=1), "its 2 entries"),
    ],
)
def test_an_archive_that_asks_for_too_much_is_refused(
    tmp_path: Path, limits: ArchiveLimits, words: str
) -> None:
    bomb = pack(tmp_path / "a.zip", ("a.jpeg", bytes(10**6)), ("b.jpeg", bytes(10**6)))
    with pytest.raises(UnsafeArchiveError, match=words):
        unpack_films(bomb, tmp_path / "out", limits)
    assert not (tmp_path / "out").exists()


def test_an_archive_that_lies_about_a_size_gets_no_more_than_it_said(tmp_path: Path) -> None:
    archive = pack(tmp_path / "a.zip", ("a.jpeg", bytes(5000)), ("b.jpeg", JPEG))
    content = bytearray(archive.read_bytes())
    # The unpacked size of the first entry in the directory at the end (APPNOTE 4.3.12).
    at = content.index(b"PK\x01\x02") + 24
    assert int.from_bytes(content[at : at + 4], "little") == 5000
    content[at : at + 4] = (70).to_bytes(4, "little")
    archive.write_bytes(content)
    unpacked = unpack_films(archive, tmp_path / "out")
    assert [p.subject for p in unpacked.problems] == ["a.jpeg"]
    assert files(tmp_path / "out") == {"b.jpeg": JPEG}


def test_entries_that_cannot_be_unpacked_cost_only_themselves(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.jpeg")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    archive = pack(
        tmp_path / "a.zip",
        ("good.jpeg", JPEG),
        ("GOOD.jpeg", b"one file with the first on Windows"),
        (link, b"/etc/passwd"),
        ("what?.jpeg", JPEG),
        ("bad.jpeg", bytes(range(256)) * 20),
    )
    content = bytearray(archive.read_bytes())
    damaged = content.index(b"bad.jpeg") + 30
    content[damaged : damaged + 8] = b"\xff" * 8
    archive.write_bytes(content)
    unpacked = unpack_films(archive, tmp_path / "out")
    assert files(tmp_path / "out") == {"good.jpeg": JPEG}
    assert {p.subject: p.problem.split(" (")[0] for p in unpacked.problems} == {
        "GOOD.jpeg": "an entry of this name came before",
        "link.jpeg": "it is a link or a device, no file",
        "what?.jpeg": "its name is no file name on every system",
        "bad.jpeg": "it is damaged",
    }


def test_unpacking_that_was_broken_off_is_taken_up_again(tmp_path: Path) -> None:
    archive = pack(tmp_path / "a.zip", ("a.jpeg", JPEG), ("b.jpeg", JPEG + b"2"), ("c.png", b"c"))
    out = tmp_path / "out"
    unpack_films(archive, out)
    written = (out / "a.jpeg").stat().st_mtime_ns
    (out / "b.jpeg").unlink()
    (out / "b.jpeg.part").write_bytes(JPEG[:5])
    (out / "c.png").write_bytes(b"x")
    unpack_films(archive, out)
    assert files(out) == {"a.jpeg": JPEG, "b.jpeg": JPEG + b"2", "c.png": b"c"}
    assert (out / "a.jpeg").stat().st_mtime_ns == written


def test_films_of_another_archive_are_not_mixed_in(tmp_path: Path) -> None:
    archive = pack(tmp_path / "a.zip", ("a.jpeg", JPEG))
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.jpeg").write_bytes(b"mine")
    with pytest.raises(OutputError, match=r"holds mine.jpeg, which is not from this archive"):
        unpack_films(archive, tmp_path / "out")
    assert files(tmp_path / "out") == {"mine.jpeg": b"mine"}


def test_a_full_disk_is_noticed_before_it_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = pack(tmp_path / "a.zip", ("a.jpeg", JPEG))
    usage = type("Usage", (), {"free": 10})
    monkeypatch.setattr(archives.shutil, "disk_usage", lambda folder: usage)
    with pytest.raises(OutputError, match="are free"):
        unpack_films(archive, tmp_path / "out")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 but cut off", JPEG])
def test_what_is_no_archive_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(content)
    with pytest.raises(NothingToDoError, match="no whole zip file"):
        unpack_films(tmp_path / "a.zip", tmp_path / "out")
