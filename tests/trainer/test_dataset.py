from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import NothingToDoError, UnreadableImageError
from trainer.dataset import (
    Film,
    file_list_sha256,
    find_films,
    groups_of,
    labels_of,
    load_images,
    patient_of,
    split_by_patient,
)


@pytest.mark.parametrize(
    ("name", "patient"),
    [
        ("person123_bacteria_4.jpeg", "person123"),
        ("person123_virus_5.jpeg", "person123"),
        ("person1492_virus_2606_1.jpeg", "person1492"),
        ("IM-0115-0001.jpeg", "im-0115"),
        ("IM-0115-0001-0002.jpeg", "im-0115"),
        ("NORMAL2-IM-0115-0001.jpeg", "normal2-im-0115"),
        ("NORMAL2-IM-0115-0001-0003.jpeg", "normal2-im-0115"),
        ("Person123_Bacteria_9.JPEG", "person123"),
        ("somebody.png", "somebody.png"),
    ],
)
def test_the_file_name_tells_the_patient(name: str, patient: str) -> None:
    assert patient_of(name) == patient


films = st.lists(
    st.builds(
        Film,
        path=st.uuids().map(lambda u: Path(f"{u}.jpeg")),
        pneumonia=st.booleans(),
        patient=st.integers(0, 12).map(str),
        sha256=st.integers(0, 15).map(str),
        twin=st.sampled_from(["", "", "", "a", "b"]),
    ),
    max_size=40,
)


@given(films, st.floats(0, 1), st.integers(0, 2**32))
def test_no_patient_content_or_look_straddles_the_split(
    some: list[Film], share: float, seed: int
) -> None:
    split = split_by_patient(some, validation_share=share, seed=seed)
    for key in ("patient", "sha256", "twin"):
        learnt = {getattr(film, key) for film in split.training}
        held = {getattr(film, key) for film in split.validation}
        assert not (learnt & held) - {""}
    assert sorted(map(str, split.training + split.validation)) == sorted(map(str, some))


@given(films, st.integers(0, 2**32))
def test_the_same_seed_gives_the_same_split(some: list[Film], seed: int) -> None:
    first, second = (split_by_patient(some, validation_share=0.3, seed=seed) for _ in range(2))
    assert first == second


def test_films_stay_together_by_way_of_others() -> None:
    def film(patient: str, sha256: str, twin: str = "") -> Film:
        return Film(Path("x"), False, patient, sha256, twin)

    chain = [film("a", "1"), film("b", "2"), film("b", "1"), film("c", "2"), film("d", "9")]
    assert groups_of(chain) == [0, 0, 0, 0, 4]
    chain = [film("a", "1"), film("b", "2", "2"), film("c", "3"), film("d", "4", "2")]
    assert groups_of(chain) == [0, 1, 2, 1]
    assert groups_of([]) == []


def test_folders_of_any_case_are_found_in_natural_order(drawn_films: Path, tmp_path: Path) -> None:
    shutil.copytree(drawn_films / "val" / "NORMAL", tmp_path / "normal")
    shutil.copytree(drawn_films / "val" / "PNEUMONIA", tmp_path / "Pneumonia")
    found = find_films(tmp_path)
    assert len(found) == 12
    assert [film.path.name for film in found[:2]] == ["IM-0501-0001.jpeg", "IM-0502-0001.jpeg"]
    assert labels_of(found).tolist() == [False] * 6 + [True] * 6


def test_a_folder_without_a_class_is_refused(tmp_path: Path) -> None:
    (tmp_path / "NORMAL").mkdir()
    with pytest.raises(NothingToDoError, match="NORMAL"):
        find_films(tmp_path)


def test_the_file_list_does_not_depend_on_order_or_folder(
    drawn_films: Path, tmp_path: Path
) -> None:
    here = find_films(drawn_films / "val")
    moved = shutil.copytree(drawn_films / "val", tmp_path / "elsewhere")
    assert file_list_sha256(here) == file_list_sha256(reversed(find_films(moved)))
    assert file_list_sha256(here) != file_list_sha256(here[1:])


def test_images_come_along_the_apps_pixel_path(drawn_films: Path) -> None:
    from desktop.imaging.radiograph import ImageRef
    from desktop.imaging.reading import read_radiograph
    from desktop.imaging.tensor import to_tensor

    some = find_films(drawn_films / "val")[:3]
    images = load_images(some, 40)
    assert images.shape == (3, 40, 40, 1)
    for film, image in zip(some, images, strict=True):
        tensor = to_tensor(read_radiograph(ImageRef(film.path)), height=40, width=40)
        np.testing.assert_array_equal(image, tensor)


def test_a_film_that_has_changed_since_is_refused(drawn_films: Path, tmp_path: Path) -> None:
    shutil.copytree(drawn_films / "val", tmp_path, dirs_exist_ok=True)
    some = find_films(tmp_path)
    some[2].path.write_bytes(some[3].path.read_bytes())
    assert len(load_images(some[:2], 16)) == 2
    with pytest.raises(UnreadableImageError, match=rf"{some[2].path.name}.*changed"):
        load_images(some, 16)


def test_the_training_films_split_cleanly(chest_xray: Path) -> None:
    some = find_films(chest_xray / "train")
    split = split_by_patient(some, validation_share=0.15, seed=0)
    assert len(some) == 5216
    assert len({film.sha256 for film in some}) < 5216  # there are duplicates to keep together
    assert not {f.patient for f in split.training} & {f.patient for f in split.validation}
    assert not {f.sha256 for f in split.training} & {f.sha256 for f in split.validation}
    assert len(split.validation) / len(some) == pytest.approx(0.15, abs=0.01)
