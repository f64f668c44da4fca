from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from desktop.errors import NothingToDoError
from tests.trainer.painting import paint, save
from trainer.dataset import file_list_sha256, groups_of, load_images
from trainer.film_sets import FilmSets, film_sets


@pytest.fixture
def data(drawn_films: Path, tmp_path: Path) -> Path:
    """A copy of the drawn films that may be spoilt."""
    return shutil.copytree(drawn_films, tmp_path / "films")


def sets_of(data: Path, seed: int = 0) -> FilmSets:
    return film_sets(data, validation_share=0.3, seed=seed)


def names(films: object) -> set[str]:
    return {film.path.name for film in films}  # type: ignore[attr-defined]


def test_clean_films_need_no_words(data: Path) -> None:
    films = sets_of(data)
    assert len(films.training) + len(films.validation) == 40
    assert len(films.shifted) == 12
    assert films.notes == films.unreadable == films.leaking == ()
    assert films.exact_duplicates == films.near_duplicates == 0
    assert films.manifest_sha256 is None


def test_broken_films_stay_out_and_are_named(data: Path) -> None:
    cut, empty = data / "train/NORMAL/IM-0001-0001.jpeg", data / "val/NORMAL/IM-0502-0001.jpeg"
    cut.write_bytes(cut.read_bytes()[:700])
    empty.write_bytes(b"")
    films = sets_of(data)
    assert len(films.training) + len(films.validation) == 39
    assert len(films.shifted) == 11
    assert len(load_images([*films.training, *films.validation, *films.shifted], 32)) == 50
    assert [(b.path, b.reason) for b in films.unreadable] == [
        (cut, "the file is truncated; none of its rows could be read"),
        (empty, "the file is empty"),
    ]
    (note,) = films.notes
    assert "2 films cannot be read" in note
    assert "IM-0001-0001.jpeg (the file is truncated;" in note
    assert "IM-0502-0001.jpeg (the file is empty)" in note


def test_of_many_broken_films_the_first_ten_are_named(data: Path) -> None:
    for number in range(1, 14):
        (data / f"train/NORMAL/IM-{number:04d}-0001.jpeg").write_bytes(b"\xff\xd8\xff")
    (note,) = sets_of(data).notes
    assert note.startswith("13 films cannot be read")
    assert note.count("IM-") == 10
    assert note.endswith("and 3 more")


def test_films_that_also_stand_in_the_second_split_are_not_learnt_from(data: Path) -> None:
    train, val = data / "train", data / "val"
    shutil.copy(val / "NORMAL/IM-0501-0001.jpeg", train / "NORMAL/IM-0901-0001.jpeg")
    save(paint(1), val / "NORMAL/IM-0502-0001.jpeg")
    save(paint(1), train / "NORMAL/IM-0902-0001.jpeg", quality=40)
    # Another film of the child whose film stands there under another name.
    shutil.copy(train / "NORMAL/IM-0003-0001.jpeg", train / "NORMAL/IM-0902-0002.jpeg")
    person = "PNEUMONIA/person503_virus_9.jpeg"
    shutil.copy(train / "PNEUMONIA/person2_bacteria_2.jpeg", train / person)
    films = sets_of(data)
    assert names(films.leaking) == {
        "IM-0901-0001.jpeg",
        "IM-0902-0001.jpeg",
        "IM-0902-0002.jpeg",
        "IM-0003-0001.jpeg",
        "person503_virus_9.jpeg",
        "person2_bacteria_2.jpeg",
    }
    assert len(films.training) + len(films.validation) == 38
    together = [*films.training, *films.validation]
    groups = groups_of([*together, *films.shifted])
    assert not set(groups[: len(together)]) & set(groups[len(together) :])
    assert (films.exact_duplicates, films.near_duplicates) == (3, 1)
    assert "6 films stay out of training" in films.notes[0]
    assert "3 exact, 1 near" in films.notes[1]


@pytest.mark.parametrize("seed", range(6))
def test_near_duplicates_stay_on_one_side_of_the_split(data: Path, seed: int) -> None:
    for number in range(1, 11):
        save(paint(number), data / f"train/NORMAL/IM-{number:04d}-0001.jpeg")
        save(paint(number), data / f"train/NORMAL/IM-{900 + number:04d}-0001.jpeg", quality=40)
    films = sets_of(data, seed)
    assert films.near_duplicates == 10
    for side in (names(films.training), names(films.validation)):
        for number in range(1, 11):
            first, second = (f"IM-{n:04d}-0001.jpeg" for n in (number, 900 + number))
            assert (first in side) == (second in side)


def test_without_a_second_split_the_held_out_patients_stand_in(data: Path) -> None:
    shutil.rmtree(data / "val")
    films = sets_of(data)
    assert films.shifted == films.validation
    assert len(films.training) + len(films.validation) == 40
    assert films.notes[0].startswith("WARNING: there is no second split")
    assert sets_of(data / "train").training == films.training


def test_the_test_split_shows_the_shift_where_there_is_no_val(data: Path) -> None:
    before = sets_of(data)
    (data / "val").rename(data / "test")
    films = sets_of(data)
    assert file_list_sha256(films.shifted) == file_list_sha256(before.shifted)
    assert films.training == before.training
    assert films.notes == ()


def test_with_both_the_test_split_is_left_alone(data: Path) -> None:
    before = sets_of(data)
    shutil.copytree(data / "val", data / "test")
    films = sets_of(data)
    assert films.shifted == before.shifted
    assert films.training == before.training
    assert "12 films of test are left alone" in films.notes[-1]
    # But nothing is learnt from what also stands in it.
    shutil.copy(data / "train/NORMAL/IM-0004-0001.jpeg", data / "test/NORMAL/IM-0904-0001.jpeg")
    assert names(sets_of(data).leaking) == {"IM-0004-0001.jpeg"}
    assert "stands in val or test" in sets_of(data).notes[0]


@pytest.mark.parametrize(
    ("gone", "words"),
    [
        ("train", "no training split.*val"),
        ("train/NORMAL", "training split holds no readable film of the class NORMAL"),
        ("val/PNEUMONIA", "val split holds no readable film of the class PNEUMONIA"),
    ],
)
def test_a_missing_split_or_class_is_refused(data: Path, gone: str, words: str) -> None:
    shutil.rmtree(data / gone)
    with pytest.raises(NothingToDoError, match=words):
        sets_of(data)


def test_dicom_films_bring_their_patient(tmp_path: Path) -> None:
    from trainer.dicom_writing import Header, Storage, dicom_file

    rng = np.random.default_rng(0)
    for number in range(8):
        for name in ("NORMAL", "PNEUMONIA"):
            path = tmp_path / name / f"{number}.dcm"
            path.parent.mkdir(exist_ok=True)
            # Two films of each patient, whatever the files are called.
            header = Header(number=1 + number // 2, age="003Y", view="AP")
            path.write_bytes(dicom_file(rng.uniform(0, 1, (40, 50)), header, Storage()))
    films = sets_of(tmp_path)
    patients = [film.patient for film in (*films.training, *films.validation)]
    assert len(patients) == 16
    assert len(set(patients)) == 4
    assert not {f.patient for f in films.training} & {f.patient for f in films.validation}


def test_the_split_of_the_real_films_is_what_it_was(chest_xray: Path) -> None:
    """Models were trained on this one; the hashes were taken before looks were compared."""
    films = film_sets(chest_xray, validation_share=0.15, seed=0)
    assert file_list_sha256(films.training).startswith("0095673f95b9d1e9ebc939b5051f56e1")
    assert file_list_sha256(films.validation).startswith("b10fa852374333e7897316830ff1bdb0")
    assert file_list_sha256(films.shifted).startswith("6168419c2e42cf7a43b5a69cbfef202f")
    assert (films.exact_duplicates, films.near_duplicates) == (26, 0)
    assert len(films.leaking) == 61
    assert films.unreadable == ()
