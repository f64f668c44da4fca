from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from desktop.errors import UnreadableImageError
from desktop.imaging.radiograph import ImageRef, Radiograph, present
from desktop.imaging.reading import read_radiograph
from trainer.dicom_writing import Header, Storage, dicom_file
from trainer.samples import STUDY, write_study

SHIPPED = Path(__file__).parents[2] / "resources" / "samples"


@pytest.fixture(scope="module")
def study(drawn_films: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    assert len(list(write_study(drawn_films / "train", folder, seed=7))) == len(STUDY) + 1
    return folder


def _shown(film: Radiograph) -> np.ndarray:
    return present(film.pixels, film.default_window)


@pytest.mark.slow
def test_the_same_seed_draws_the_same_study(study: Path, drawn_films: Path, tmp_path: Path) -> None:
    for path in write_study(drawn_films / "train", tmp_path, seed=7):
        assert path.read_bytes() == (study / path.name).read_bytes(), path.name


@pytest.mark.parametrize("plan", STUDY, ids=lambda plan: plan.name)
def test_every_film_reads_as_planned(study: Path, plan: object) -> None:
    ref = ImageRef(study / plan.name)
    if plan.truncated:
        with pytest.raises(UnreadableImageError) as caught:
            read_radiograph(ref)
        assert caught.value.code == "truncated"
        return
    film = read_radiograph(ref)
    assert (film.height, film.width) == (plan.height, plan.width)
    shown = _shown(film)
    assert shown.std() > 20
    if film.file_format == "DICOM":
        assert film.facts.body_part == "CHEST"
        assert 1 <= film.facts.age_years <= 5
        assert film.turned is (plan.storage.photometric == "MONOCHROME1")


def test_every_way_of_storing_shows_the_same_film(tmp_path: Path) -> None:
    film = np.random.default_rng(0).random((40, 56))
    shown = []
    for photometric in ("MONOCHROME1", "MONOCHROME2"):
        for jpeg_2000 in (False, True):
            path = tmp_path / f"{photometric}{jpeg_2000}.dcm"
            path.write_bytes(
                dicom_file(film, Header(1, "018M", "AP"), Storage(photometric, jpeg_2000))
            )
            shown.append(_shown(read_radiograph(ImageRef(path))).astype(int))
    for other in shown[1:]:
        assert np.abs(other - shown[0]).max() <= 1
    assert np.abs(shown[0] - film * 255).max() <= 1


def test_no_file_name_gives_the_class_away() -> None:
    assert all(plan.name.startswith("film_") for plan in STUDY)
    drawn_from = [plan.drawn_from for plan in STUDY]
    assert abs(drawn_from.count("normal") - drawn_from.count("pneumonia")) <= 2
    assert drawn_from.count("hand") == 1


def test_the_shipped_study_is_the_planned_one() -> None:
    if not (SHIPPED / STUDY[0].name).exists():
        pytest.skip("the sample study has not been drawn here")
    names = {path.name for path in SHIPPED.iterdir()}
    assert names == {plan.name for plan in STUDY} | {"README.md"}
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) < 6_500_000


def test_a_strange_film_is_drawn_anew(drawn_films: Path) -> None:
    from trainer.dataset import find_films
    from trainer.samples import _drawn
    from trainer.synthesis import fit_film_model

    model = fit_film_model(find_films(drawn_films / "train"), side=64)
    seen: list[np.ndarray] = []

    def judge(film: np.ndarray) -> float:
        seen.append(film)
        return 2.0 if len(seen) < 4 else 0.5

    drawn = _drawn(model, STUDY[0], np.random.default_rng(0), judge)
    assert len(seen) == 4
    assert drawn is seen[3]


def test_of_films_that_are_all_strange_the_least_is_taken(drawn_films: Path) -> None:
    from trainer.dataset import find_films
    from trainer.samples import _drawn
    from trainer.synthesis import fit_film_model

    model = fit_film_model(find_films(drawn_films / "train"), side=64)
    seen: list[np.ndarray] = []

    def judge(film: np.ndarray) -> float:
        seen.append(film)
        return 1.5 if len(seen) == 3 else 3.0

    assert _drawn(model, STUDY[3], np.random.default_rng(0), judge) is seen[2]
