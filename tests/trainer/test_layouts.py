from __future__ import annotations

import os
import shutil
import sys
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from desktop.errors import NothingToDoError
from trainer.layouts import DataFolder, open_folder

JPEG = b"\xff\xd8\xff\xe0 as far as a name and the first bytes tell, this is a film"


def touch(folder: Path, *names: str, content: bytes = JPEG) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def shown(found: DataFolder) -> list[tuple[str, str, bool]]:
    return [
        (film.split, film.path.relative_to(found.folder).as_posix(), film.pneumonia)
        for film in found.films
    ]


def official(folder: Path, second: str = "val") -> None:
    touch(folder, "train/PNEUMONIA/person1_virus_6.jpeg", "train/PNEUMONIA/person10_virus_6.jpeg")
    touch(folder, "train/NORMAL/IM-2-0001.jpeg", "train/NORMAL/IM-10-0001.jpeg")
    touch(folder, f"{second}/NORMAL/IM-3-0001.jpeg", f"{second}/PNEUMONIA/person2_virus_6.jpeg")


@pytest.mark.parametrize("second", ["val", "test"])
def test_the_official_layout(tmp_path: Path, second: str) -> None:
    official(tmp_path, second)
    touch(tmp_path, "README.md", "train/.DS_Store", content=b"no film")
    touch(tmp_path, "train/unsure.jpeg", "more/film.png")
    found = open_folder(tmp_path)
    assert shown(found) == [
        ("train", "train/NORMAL/IM-2-0001.jpeg", False),
        ("train", "train/NORMAL/IM-10-0001.jpeg", False),
        ("train", "train/PNEUMONIA/person1_virus_6.jpeg", True),
        ("train", "train/PNEUMONIA/person10_virus_6.jpeg", True),
        (second, f"{second}/NORMAL/IM-3-0001.jpeg", False),
        (second, f"{second}/PNEUMONIA/person2_virus_6.jpeg", True),
    ]
    assert sorted(path.name for path in found.unlabelled) == ["film.png", "unsure.jpeg"]
    assert sorted(path.name for path in found.no_images) == [".DS_Store", "README.md"]
    assert found.layout == "folders of splits"
    assert not found.problems


def test_the_films_stand_in_the_order_that_the_split_was_drawn_from(drawn_films: Path) -> None:
    from trainer.dataset import find_films

    found = open_folder(drawn_films)
    for split in ("train", "val"):
        listed = [film.path for film in found.films if film.split == split]
        assert listed == [film.path for film in find_films(drawn_films / split)]


def test_kaggles_nested_layout_with_its_litter(tmp_path: Path) -> None:
    official(tmp_path / "chest_xray" / "chest_xray")
    litter = b"\x00\x05\x16\x07 a resource fork"
    touch(tmp_path / "chest_xray", "__MACOSX/chest_xray/._train", content=litter)
    touch(tmp_path, "chest_xray/chest_xray/train/NORMAL/._IM-2-0001.jpeg", content=litter)
    touch(tmp_path, "chest_xray/chest_xray/.DS_Store", content=b"no film")
    found = open_folder(tmp_path)
    assert len(found.films) == 6
    assert found.layout == "folders of splits in chest_xray/chest_xray"
    assert len(found.no_images) == 3
    assert not found.unlabelled


def test_a_second_copy_further_down_is_no_second_set(tmp_path: Path) -> None:
    """Kaggle's archive holds everything twice."""
    official(tmp_path / "chest_xray")
    official(tmp_path / "chest_xray" / "chest_xray")
    found = open_folder(tmp_path)
    assert len(found.films) == len(found.unlabelled) == 6
    assert all(len(film.path.relative_to(tmp_path).parts) == 4 for film in found.films)


def test_classes_without_splits(tmp_path: Path) -> None:
    touch(tmp_path, "Normal/b.png", "Pneumonia/deeper/a.png", "other/c.png")
    found = open_folder(tmp_path)
    assert shown(found) == [("", "Normal/b.png", False), ("", "Pneumonia/deeper/a.png", True)]
    assert [path.name for path in found.unlabelled] == ["c.png"]


def test_two_sets_side_by_side_are_refused(tmp_path: Path) -> None:
    official(tmp_path / "a")
    official(tmp_path / "b")
    with pytest.raises(NothingToDoError, match=r"several sets of films \(a, b\)"):
        open_folder(tmp_path)


def test_a_folder_without_labels_is_refused(tmp_path: Path) -> None:
    touch(tmp_path, "films/a.png", "list.csv", content=b"name,age\na.png,3\n")
    with pytest.raises(NothingToDoError, match=r"no labelled films.*NORMAL.*CSV"):
        open_folder(tmp_path)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_a_table_of_labels(tmp_path: Path, separator: str, start: str) -> None:
    touch(tmp_path, "a.jpeg", "b.dcm", "sub/c.jpeg", "without.jpeg")
    rows = [
        ("File", "LABEL", "Patient", "Split"),
        ("b.dcm", "1", "Jane Roe", "Train"),
        ("a.jpeg", "Normal", "Jane Roe", "train"),
        ("sub\\c.jpeg", "PNEUMONIA", "", "validation"),
        ("", "", "", ""),
    ]
    text = start + "\r\n".join(separator.join(row) for row in rows) + "\r\n"
    (tmp_path / "labels.csv").write_text(text, encoding="utf-8")
    found = open_folder(tmp_path)
    assert shown(found) == [
        ("train", "a.jpeg", False),
        ("train", "b.dcm", True),
        ("val", "sub/c.jpeg", True),
    ]
    patients = [film.patient for film in found.films]
    assert patients[0] == patients[1] != ""
    assert "Jane" not in patients[0]
    assert patients[2] == ""
    assert [path.name for path in found.unlabelled] == ["without.jpeg"]
    assert found.layout == "table of labels labels.csv"
    assert not found.problems


def test_a_table_elsewhere_rules_over_folders(tmp_path: Path) -> None:
    official(tmp_path / "films")
    table = tmp_path / "mine.csv"
    table.write_text("label,file\nnormal,train/PNEUMONIA/person1_virus_6.jpeg\n")
    found = open_folder(tmp_path / "films", table)
    assert shown(found) == [("", "train/PNEUMONIA/person1_virus_6.jpeg", False)]
    assert len(found.unlabelled) == 5


def test_lines_that_cannot_be_followed_are_named(tmp_path: Path) -> None:
    touch(tmp_path, "films/a.jpeg", "films/b.jpeg", "films/c.jpeg", "secret.jpeg")
    (tmp_path / "films" / "labels.csv").write_text(
        "file,label\n"
        "a.jpeg,0\n"
        "gone.jpeg,1\n"
        "b.jpeg,maybe\n"
        "../secret.jpeg,1\n"
        f"{tmp_path / 'secret.jpeg'},1\n"
        ",1\n"
        "./a.jpeg,0\n"
        "c.jpeg,0\n"
        "c.jpeg,1\n"
    )
    found = open_folder(tmp_path / "films")
    assert shown(found) == [("", "a.jpeg", False)]
    assert [(p.subject, p.problem.split(" (")[0]) for p in found.problems] == [
        ("labels.csv, line 3", "there is no file gone.jpeg"),
        ("labels.csv, line 4", "the label of b.jpeg is 'maybe', not NORMAL, PNEUMONIA, 0 or 1"),
        ("labels.csv, line 5", "../secret.jpeg lies outside the folder"),
        ("labels.csv, line 6", f"{tmp_path / 'secret.jpeg'} lies outside the folder"),
        ("labels.csv, line 7", "no file is named"),
        ("labels.csv, line 8", "./a.jpeg is named again"),
        ("labels.csv, line 10", "c.jpeg is named again, and otherwise; none of the two is used"),
    ]


def test_a_split_must_be_known_once_there_are_splits(tmp_path: Path) -> None:
    touch(tmp_path, "a.jpeg", "b.jpeg", "c.jpeg")
    table = tmp_path / "labels.csv"
    table.write_text("file,label,split\na.jpeg,0,train\nb.jpeg,1,\nc.jpeg,1,fold3\n")
    found = open_folder(tmp_path)
    assert len(found.films) == 1
    assert [p.problem for p in found.problems] == [
        "the split of b.jpeg is '', not train, val or test",
        "the split of c.jpeg is 'fold3', not train, val or test",
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"file,diagnosis\na.jpeg,1\n", "no column label"),
        (b"\xff\xfe\x00junk", "no CSV file in UTF-8"),
        (b"file,label\ngone.jpeg,1\n", "none of its lines.*line 2: there is no file gone"),
    ],
)
def test_a_table_of_no_use_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    touch(tmp_path, "films/a.jpeg")
    table = tmp_path / "labels.csv"
    table.write_bytes(content)
    with pytest.raises(NothingToDoError, match=words):
        open_folder(tmp_path / "films", table)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_that_is_no_text_stands_in_the_way_of_itself_only(tmp_path: Path) -> None:
    official(tmp_path)
    bad = os.fsencode(tmp_path / "train" / "NORMAL") + b"/\xff.jpeg"
    shutil.copy(tmp_path / "train/NORMAL/IM-2-0001.jpeg", bad)
    found = open_folder(tmp_path)
    assert len(found.films) == 6
    assert [p.problem for p in found.problems] == ["its name is no valid text"]
    found.problems[0].subject.encode()


def test_what_is_no_file_of_its_own_is_not_learnt_from(tmp_path: Path) -> None:
    """Its path and hash would name several films, or a file that is not there."""
    official(tmp_path)
    page = Image.new("L", (9, 9))
    page.save(tmp_path / "train" / "NORMAL" / "two.tif", save_all=True, append_images=[page])
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as packed:
        packed.write(tmp_path / "train" / "NORMAL" / "two.tif", "NORMAL/film.tif")
    found = open_folder(tmp_path)
    assert len(found.films) == 7
    assert [path.name for path in found.no_images] == ["all.zip"]
    (problem,) = found.problems
    assert "frame 2 is no file of its own" in problem.problem
